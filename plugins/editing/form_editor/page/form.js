// What the form does beyond Decap CMS: what is empty is not written, facts are written once, a new thing gets its folder
// and its id, and exceptions of a recurring event have a field of their own.
import { folderName } from "./names.js";

const { CMS, createClass, h } = window;

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
  const folder = folderName(data.title, kind.date && data[kind.date], kind.taken, rules.letters);
  if (!folder) throw new Error(rules.messages["no-name"]);
  data.id = `${kind.idPrefix}-${folder}`;
  return entry.setIn(["meta", "path"], folder);
}

async function prepared(entry) {
  const rules = await (await fetch("rules.json", { cache: "no-store" })).json();
  const kind = rules.kinds[entry.get("collection")];
  const [first, ...others] = rules.languages;
  const plain = (path) => trimmed(entry.getIn(path)?.toJS() ?? {});
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

const ARROW = "→";

/** Exceptions as text: a line each, `date` or `date → start` or `date → start → end`. */
const asText = (items) =>
  items.map((item) => (typeof item === "object" ? [item.date, item.start, item.end].filter(Boolean).join(` ${ARROW} `) : item)).join("\n");
const asItems = (text) =>
  text
    .split("\n")
    .map((line) => line.split(/→|->/u).map((part) => part.trim()))
    .filter(([date]) => date)
    .map(([date, start, end]) => (start ? { date, start, ...(end ? { end } : {}) } : date));

const Exceptions = createClass({
  getInitialState() {
    const value = this.props.value;
    return { text: asText(value?.toJS?.() ?? value ?? []) };
  },
  change(event) {
    this.setState({ text: event.target.value });
    this.props.onChange(asItems(event.target.value));
  },
  render() {
    const { forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
    return h("textarea", {
      id: forID,
      className: classNameWrapper,
      rows: 4,
      value: this.state.text,
      onChange: this.change,
      onFocus: setActiveStyle,
      onBlur: setInactiveStyle,
    });
  },
});

CMS.registerWidget("exceptions", Exceptions);
