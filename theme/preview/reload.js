// Loads the page again when the site has changed; a page that nobody looks at asks for nothing.
{
  const { seen } = document.currentScript.dataset;
  let changes;

  const listen = () => {
    changes?.close();
    if (document.hidden) return;
    changes = new EventSource(`/_changes?${seen}`);
    changes.onmessage = () => location.reload();
  };

  document.addEventListener("visibilitychange", listen);
  listen();
}
