// The search box at the head of a page as a combobox with a list (ARIA Authoring Practices, "Editable Combobox").
import { forgetIndexes, indexAt } from "./search_engine.js";
import { putExcerpt, putMarked } from "./search_excerpt.js";

const MOST = 7;
const FEW = 3; // with fewer results than this, those of the other language are offered too
const PAUSE = 60; // milliseconds without a key before something is looked for

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

export function open(form) {
  const input = form.elements.q;
  const label = input.getAttribute("aria-label");
  const popup = make("div", { class: "search-box__popup", hidden: "" });
  const list = make("ul", { id: "search-list", role: "listbox", "aria-label": label, class: "search-box__list" });
  const note = make("p", { class: "search-box__note" });
  const status = make("p", { class: "visually-hidden", role: "status" });
  popup.append(note, list);
  form.append(popup, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
    "aria-keyshortcuts": "/",
  }))
    input.setAttribute(name, value);

  const own = new URL("index.json", form.action).pathname;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let active = null;
  let turn = 0;

  function show(visible) {
    popup.hidden = !visible;
    input.setAttribute("aria-expanded", String(visible && list.childElementCount > 0));
    if (!visible) activate(null);
  }

  function activate(option) {
    active?.setAttribute("aria-selected", "false");
    active = option;
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView({ block: "nearest" });
  }

  function option(href, ...children) {
    const id = `search-option-${list.querySelectorAll("[role=option]").length}`;
    const attributes = { id, role: "option", "aria-selected": "false", class: "search-box__option", "data-href": href };
    return make("li", attributes, ...children);
  }

  async function results(index, query) {
    const { numbers, terms } = await index.search(query);
    const shown = await Promise.all(numbers.slice(0, MOST).map((found) => index.text(found)));
    return { count: numbers.length, shown, terms, spelling: index.spelling };
  }

  function fill({ shown, terms, spelling }, into) {
    for (const entry of shown) {
      const title = make("span", { class: "search-box__title", ...(entry.language && { lang: entry.language }) });
      putMarked(title, entry.title, terms, spelling);
      const meta = make("span", { class: "search-box__meta" }, [entry.kind, entry.date].filter(Boolean).join(" · "));
      const excerpt = make("span", { class: "search-box__excerpt" });
      putExcerpt(excerpt, entry, terms, spelling);
      into.append(option(entry.href, title, " ", meta, " ", excerpt));
    }
  }

  async function others(messages, query) {
    return Promise.all(
      messages.others.map(async ({ language, heading, index }) => ({
        language,
        heading,
        ...(await results(await indexAt(index), query)),
      })),
    );
  }

  async function find() {
    const query = input.value.trim();
    turn += 1;
    const now = turn;
    if (!query) {
      status.textContent = "";
      return show(false);
    }
    try {
      const index = await indexAt(own);
      const found = await results(index, query);
      const elsewhere = found.count < FEW ? await others(index.messages, query) : [];
      if (now === turn) display(query, index.messages, found, elsewhere);
    } catch {
      forgetIndexes(); // Enter still leads to the search page
      if (now === turn) show(false);
    }
    return undefined;
  }

  function display(query, messages, found, elsewhere) {
    const nothing = messages.nothing.replace("{query}", () => query);
    activate(null);
    list.replaceChildren();
    fill(found, list);
    for (const other of elsewhere) {
      if (!other.count) continue;
      const id = `search-group-${other.language}`;
      const group = make("ul", { role: "group", "aria-labelledby": id, class: "search-box__group" });
      group.append(make("li", { id, role: "presentation", class: "search-box__heading" }, other.heading));
      list.append(group);
      fill({ ...other, shown: other.shown.slice(0, MOST - found.shown.length) }, group);
      for (const one of group.querySelectorAll("[role=option]")) one.setAttribute("lang", other.language);
    }
    if (found.count > MOST) {
      const all = new URL(form.action);
      all.searchParams.set("q", query);
      list.append(option(all.href, `${messages.all} (${number.format(found.count)})`));
    }
    note.textContent = found.count ? "" : nothing;
    status.textContent = found.count ? messages.found.replace("{count}", number.format(found.count)) : nothing;
    show(true);
  }

  function move(step) {
    const options = [...list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    if (popup.hidden) show(true);
    const at = options.indexOf(active) + (active ? step : step > 0 ? 1 : 0);
    activate(at < 0 || at > options.length ? options.at(-1) : (options[at % options.length] ?? options[0]));
  }

  let pause;
  const later = () => {
    clearTimeout(pause);
    pause = setTimeout(find, PAUSE);
  };
  input.addEventListener("input", later);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape" && !popup.hidden) show(false);
    else if (event.key === "Enter" && active) location.assign(active.dataset.href);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => show(false));
  popup.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (!chosen) return;
    if (event.ctrlKey || event.metaKey) window.open(chosen.dataset.href, "_blank", "noopener");
    else location.assign(chosen.dataset.href);
  });
  indexAt(own).catch(() => {});
  if (input.value) find();
}
