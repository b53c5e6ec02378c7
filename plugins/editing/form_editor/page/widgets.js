// The fields that Decap CMS has not: a date as exact as it is known, a text in Markdown that is saved letter by letter,
// and the exceptions of what takes place again and again.
const { CMS, createClass, h } = window;

const plain = (value) => value?.toJS?.() ?? value;
const shown = ({ forID, setActiveStyle, setInactiveStyle }) => ({
  id: forID,
  onFocus: setActiveStyle,
  onBlur: setInactiveStyle,
});

/** A line of text; the calendar beside it writes the day and leaves the time. */
const When = createClass({
  pick({ target }) {
    const time = / .*$/u.exec(this.props.value ?? "")?.[0] ?? "";
    if (target.value) this.props.onChange(target.value + time);
  },
  render() {
    const { value, field, classNameWrapper, onChange } = this.props;
    const calendar = { type: "date", value: "", "aria-label": field.get("calendar"), onChange: this.pick };
    const text = { type: "text", value: value ?? "", onChange: ({ target }) => onChange(target.value) };
    return h(
      "div",
      { className: `${classNameWrapper} form-when` },
      h("input", { ...shown(this.props), ...text }),
      h("input", { ...calendar, title: field.get("calendar") }),
    );
  },
});

/** Writes as if typed, so that it can be undone as what is typed can. */
function insert(area, before, after, between) {
  area.focus();
  document.execCommand("insertText", false, `${before}${between}${after}`);
}

const Markup = createClass({
  // Decap CMS asks this before it tells of anything but the text: of a picture that was chosen, for one.
  shouldComponentUpdate: () => true,
  componentDidUpdate() {
    const path = this.picture && this.props.mediaPaths.get(this.picture);
    if (!path) return;
    this.props.onRemoveInsertedMedia?.(this.picture);
    this.picture = null;
    const { before, credit } = plain(this.props.field.get("picture"));
    insert(this.area, before, `](${[path].flat()[0]} "${credit}")`, "");
  },
  mark({ before = "", after = "", line = "" }) {
    const { area } = this;
    const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
    insert(area, before, after, line ? chosen.replace(/^/gmu, line) : chosen);
  },
  addPicture() {
    this.picture = `${this.props.forID}-picture`;
    this.props.onOpenMediaLibrary({ controlID: this.picture, forImage: true, field: this.props.field });
  },
  render() {
    const { value, field, classNameWrapper, onChange } = this.props;
    const button = (label, onClick) => h("button", { key: label, type: "button", onClick }, label);
    return h(
      "div",
      { className: `${classNameWrapper} form-markup` },
      h(
        "div",
        { role: "toolbar", "aria-label": "Markdown" },
        plain(field.get("marks")).map((mark) => button(mark.label, () => this.mark(mark))),
        button(field.getIn(["picture", "label"]), this.addPicture),
      ),
      h("textarea", {
        ...shown(this.props),
        ref: (area) => (this.area = area),
        rows: 18,
        value: value ?? "",
        onChange: ({ target }) => onChange(target.value),
      }),
    );
  },
});

/** Exceptions as text, a line each: `date`, or `date → start`, or `date → start → end`. */
const asText = (items) =>
  items.map((item) => (item.date ? [item.date, item.start, item.end].filter(Boolean).join(" → ") : item)).join("\n");
const asItems = (text) =>
  text
    .split("\n")
    .map((line) => line.split(/→|->/u).map((part) => part.trim()))
    .filter(([date]) => date)
    .map(([date, start, end]) => (start ? { date, start, ...(end ? { end } : {}) } : date));

const Exceptions = createClass({
  getInitialState() {
    return { text: asText(plain(this.props.value) ?? []) };
  },
  change({ target }) {
    this.setState({ text: target.value });
    this.props.onChange(asItems(target.value));
  },
  render() {
    const area = { rows: 4, value: this.state.text, onChange: this.change, className: this.props.classNameWrapper };
    return h("textarea", { ...shown(this.props), ...area });
  },
});

CMS.registerWidget("when", When);
CMS.registerWidget("markup", Markup);
CMS.registerWidget("exceptions", Exceptions);
