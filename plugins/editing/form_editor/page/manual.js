// The form begins when form.js has added what it adds.
window.CMS_MANUAL_INIT = true;
