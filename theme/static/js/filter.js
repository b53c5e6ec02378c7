// Narrows the list of a page down as one types or chooses; the choice stands in the address, the count is spoken.
const form = document.querySelector("[data-filter]");
const list = document.querySelector("[data-filter-list]");
const status = form.querySelector("[data-filter-status]");
const noMatch = form.querySelector("[data-filter-no-match]");
const reset = form.querySelector("[type=reset]");
const selects = [...form.querySelectorAll("select")];
const plain = { æ: "ae", œ: "oe", ø: "o", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i" };
const number = new Intl.NumberFormat(document.documentElement.lang);

// The same folding as that of the words in the page: small letters, Latin ones without accents; й stays й.
const fold = (text) =>
  text
    .toLowerCase()
    .replace(/[æœøßłđðþħı]/g, (letter) => plain[letter])
    .normalize("NFD")
    .replace(/([a-z])\p{M}+/gu, "$1")
    .normalize("NFC");

const items = [...list.querySelectorAll("[data-filter-words]")].map((element) => ({
  element,
  group: element.closest("[data-filter-group]"),
  words: element.dataset.filterWords,
  values: selects.map(({ name }) => ` ${element.getAttribute(`data-filter-${name}`) ?? ""} `),
}));
const groups = new Set(items.map(({ group }) => group).filter(Boolean));

function show(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

function apply() {
  const typed = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
  const chosen = selects.map(({ value }) => value && ` ${value} `);
  const filled = new Set();
  let shown = 0;
  for (const { element, group, words, values } of items) {
    const fits =
      typed.every((word) => words.includes(word)) && values.every((value, index) => value.includes(chosen[index]));
    show(element, fits);
    if (!fits) continue;
    shown += 1;
    filled.add(group);
  }
  for (const group of groups) show(group, filled.has(group));
  const filtered = typed.length > 0 || chosen.some(Boolean);
  list.classList.toggle("is-filtered", filtered);
  show(noMatch, shown === 0);
  show(reset, filtered);
  tell(shown);
}

let telling;
function tell(shown) {
  clearTimeout(telling);
  telling = setTimeout(() => {
    status.textContent = status.dataset.filterStatus.replace("{shown}", number.format(shown));
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  }, 150);
}

function read() {
  const query = new URLSearchParams(location.search);
  for (const field of [form.elements.q, ...selects]) field.value = query.get(field.name) ?? "";
  for (const select of selects) if (select.selectedIndex < 0) select.value = "";
}

form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  setTimeout(() => {
    apply();
    form.elements.q.focus();
  });
});
addEventListener("popstate", () => {
  read();
  apply();
});
form.dataset.ready = "";
read();
if (location.search) apply();
