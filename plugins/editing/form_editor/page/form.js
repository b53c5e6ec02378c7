// What is saved: nothing that is empty, facts once, words of another language only where there are any; a new thing
// gets its folder and its permanent id, and a picture a name in Latin letters.
import { folderName, freeSlug, slugify } from "./names.js";
import "./widgets.js";

const { CMS } = window;

const fill = (message, values) => message.replace(/\{(\w+)\}/gu, (_, name) => values[name]);
const isEmpty = (value) =>
  value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);

/** A value without what is empty in it. */
function trimmed(value) {
  if (typeof value === "string") return value.trim() ? value : "";
  if (Array.isArray(value)) return value.map(trimmed).filter((item) => !isEmpty(item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, trimmed(inner)])
      .filter(([, inner]) => !isEmpty(inner)),
  );
}

/** A text that begins with dashes, behind an empty line: else Decap CMS takes it for front matter, and loses it. */
const setOff = ({ body, ...values }) => (body ? { ...values, body: body.replace(/^\uFEFF?(?=---)/u, "\n") } : values);

/** Refuses a group that lacks a part which it needs. */
function checkParts(values, keys, messages) {
  for (const [name, key] of Object.entries(keys)) {
    for (const group of key.parts ? [values[name] ?? []].flat() : []) {
      for (const [part, inner] of Object.entries(key.parts)) {
        const missing = typeof group === "object" && inner.required && isEmpty(group[part]);
        if (missing) throw new Error(fill(messages["missing-part"], { part: inner.label, label: key.label }));
      }
    }
  }
}

/** The words of another language, or nothing where nobody has written any. */
function translation(data, language, kind, messages) {
  const words = Object.fromEntries(Object.entries(data).filter(([name]) => !(name in kind.facts)));
  if (isEmpty(words) && !kind.everyLanguage) return undefined;
  for (const [name, key] of Object.entries(kind.words)) {
    if (key.required && isEmpty(words[name])) {
      throw new Error(fill(messages["missing-language"], { label: key.label, language }));
    }
  }
  return words;
}

/** A new thing's folder and its permanent id. */
function named(entry, data, kind, rules) {
  const slug = freeSlug(data.title, kind.taken, rules);
  if (!slug) throw new Error(rules.messages["no-name"]);
  data.id = `${kind.idBegins}-${slug}`;
  return entry.setIn(["meta", "path"], folderName(slug, kind.date && data[kind.date]));
}

const readRules = async () => (await fetch("rules.json", { cache: "no-store" })).json();

async function prepared(entry) {
  const rules = await readRules();
  const kind = rules.kinds[entry.get("collection")];
  const [first, ...others] = rules.languages;
  const plain = (path) => setOff(trimmed(entry.getIn(path)?.toJS() ?? {}));
  const data = plain(["data"]);
  let result = entry;
  for (const language of others) {
    const path = ["i18n", language, "data"];
    const written = plain(path);
    for (const name of Object.keys(kind.facts)) data[name] ??= written[name];
    const words = translation(written, language, kind, rules.messages);
    result = words ? result.setIn(path, immutable(entry, words)) : result.deleteIn(["i18n", language]);
  }
  checkParts(data, kind.facts, rules.messages);
  if (entry.get("newRecord")) result = named(result, data, kind, rules);
  return result.set("data", immutable(entry, trimmed(data)));
}

/** Plain values as the form's own kind of map (Immutable.js), made from one that it has handed out. */
function immutable(entry, values) {
  const empty = entry.get("data").clear();
  return Object.entries(values).reduce((map, [key, value]) => map.set(key, value), empty);
}

CMS.registerEventListener({
  name: "preSave",
  handler: async (event) => {
    event.entry = await prepared(event.entry);
  },
});

/** The same file under a name that every system and address can have. */
function renamed(file, letters) {
  const [, stem, ending] = /^(.*?)(\.[^.]*)?$/u.exec(file.name);
  return new File([file], `${slugify(stem, letters) || "file"}${(ending ?? "").toLowerCase()}`, { type: file.type });
}

const { letters, language, words } = await readRules();

document.addEventListener(
  "change",
  ({ target }) => {
    if (target.type !== "file") return;
    const files = new DataTransfer();
    for (const file of target.files) files.items.add(renamed(file, letters));
    target.files = files.files;
  },
  { capture: true },
);

/** Words of Decap CMS in their place: `path` has a dot between its steps. */
function say(locale, [path, word]) {
  const steps = path.split(".");
  const last = steps.pop();
  const inner = steps.reduce((phrases, step) => (phrases[step] ??= {}), locale);
  inner[last] = word;
  return locale;
}

CMS.registerLocale(language, Object.entries(words).reduce(say, structuredClone(CMS.getLocale(language) ?? {})));
CMS.init();
