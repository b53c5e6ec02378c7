// Nothing of the search is loaded before its box is used. The key / leads there, unless that was switched off.
const box = document.querySelector("[data-search]");

box?.addEventListener("focusin", () => import("./search_box.js").then(({ open }) => open(box)), { once: true });
addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (key !== "/" || ctrlKey || metaKey || altKey || localStorage.getItem("search-key") === "off") return;
  if (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName)) return;
  event.preventDefault();
  (document.querySelector("[data-search-form]") ?? box)?.elements.q.focus();
});
