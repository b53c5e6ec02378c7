// The search page: results as one types and chooses; the query stands in the address, the count is spoken.
// What searches is loaded with the first query.
const loaded = () => Promise.all([import("./search_engine.js"), import("./search_excerpt.js")]);

const STEP = 10;
const FEW = 3; // with fewer results than this, those of the other language are offered too
const PAUSE = 80; // milliseconds without a key before something is looked for

const page = document.querySelector("[data-search-page]");
const form = page.querySelector("[data-search-form]");
const status = form.querySelector("[data-search-status]");
const results = page.querySelector("[data-search-results]");
const list = results.querySelector("ol");
const more = results.querySelector("[data-search-more]");
const others = page.querySelector("[data-search-others]");
const everything = page.querySelector("[data-search-index]");
const template = page.querySelector("[data-search-result]");
const selects = [...form.querySelectorAll("select")];
const number = new Intl.NumberFormat(document.documentElement.lang);
const own = new URL("index.json", form.action).pathname;
let turn = 0;
let shown = null; // what "more" goes on with

const filters = () => Object.fromEntries(selects.map(({ name, value }) => [name, value]));

function item(entry, { terms, index }, { putExcerpt, putMarked }) {
  const copy = template.content.cloneNode(true);
  const link = copy.querySelector("a");
  link.href = entry.href;
  if (entry.language) link.lang = entry.language;
  link.textContent = "";
  putMarked(link, entry.title, terms, index.spelling);
  copy.querySelector(".search-result__kind").textContent = entry.kind;
  const time = copy.querySelector("time");
  if (entry.date) time.textContent = entry.date;
  else time.remove();
  if (entry.datetime) time.dateTime = entry.datetime;
  else time.removeAttribute("datetime");
  const excerpt = copy.querySelector(".search-result__excerpt");
  excerpt.textContent = "";
  putExcerpt(excerpt, entry, terms, index.spelling);
  const made = document.createElement("li");
  made.append(copy);
  return made;
}

async function items(found, from) {
  const [, excerpt] = await loaded();
  const entries = await Promise.all(found.numbers.slice(from, from + STEP).map((one) => found.index.text(one)));
  return entries.map((entry) => item(entry, found, excerpt));
}

async function search(address, query, chosen) {
  const [{ indexAt }] = await loaded();
  const index = await indexAt(address);
  return { index, ...(await index.search(query, chosen)) };
}

async function elsewhere(messages, query, chosen) {
  const [other] = messages.others;
  if (!other) return null;
  const found = await search(other.index, query, chosen);
  return found.numbers.length ? { ...other, found, items: await items(found, 0) } : null;
}

function display(query, found, first, other) {
  const { messages } = found.index;
  const count = found.numbers.length;
  shown = found;
  list.replaceChildren(...first);
  results.hidden = count === 0;
  more.hidden = count <= STEP;
  others.hidden = !other;
  if (other) {
    others.querySelector("h2").textContent = other.heading;
    others.querySelector("ol").replaceChildren(...other.items);
    others.querySelector("ol").lang = other.language;
  }
  everything.hidden = true;
  status.textContent = count
    ? messages.found.replace("{count}", number.format(count))
    : messages.nothing.replace("{query}", () => query);
}

function clear() {
  shown = null;
  status.textContent = "";
  results.hidden = others.hidden = true;
  everything.hidden = false;
}

function keepInAddress() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

async function apply() {
  const query = form.elements.q.value.trim();
  turn += 1;
  const now = turn;
  if (!query) return clear();
  try {
    const found = await search(own, query, filters());
    const [first, other] = await Promise.all([
      items(found, 0),
      found.numbers.length < FEW ? elsewhere(found.index.messages, query, filters()) : null,
    ]);
    if (now === turn) display(query, found, first, other);
  } catch {
    loaded().then(
      ([{ forgetIndexes }]) => forgetIndexes(),
      () => {},
    );
    if (now === turn) status.textContent = form.dataset.searchFailed ?? "";
  }
  return undefined;
}

function read() {
  const query = new URLSearchParams(location.search);
  for (const field of [form.elements.q, ...selects]) field.value = query.get(field.name) ?? "";
  for (const select of selects) if (select.selectedIndex < 0) select.value = "";
}

let pause;
form.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    keepInAddress();
    apply();
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  keepInAddress();
  apply();
});
more.addEventListener("click", async () => {
  const from = list.childElementCount;
  const next = await items(shown, from);
  list.append(...next);
  more.hidden = list.childElementCount >= shown.numbers.length;
  list.children[from].querySelector("a").focus();
});
addEventListener("popstate", () => {
  read();
  apply();
});

form.dataset.ready = "";
read();
if (form.elements.q.value) apply();

const key = page.querySelector("[data-search-key]");
const isOn = key.querySelector("input");
isOn.addEventListener("change", () => {
  if (isOn.checked) localStorage.removeItem("search-key");
  else localStorage.setItem("search-key", "off");
});
try {
  isOn.checked = localStorage.getItem("search-key") !== "off";
} catch {
  key.remove(); // where nothing may be stored the key does nothing
}
