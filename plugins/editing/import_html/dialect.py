"""The tree of an article into the Markdown that :mod:`plugins.reading.markdown` reads; markdownify does the walking.

Python-Markdown wants four spaces below an entry of a list, has no fenced code here, and reads attributes in braces.
"""

# ruff: noqa: ARG002 (markdownify gives every method the same)
from __future__ import annotations

import re
from html.entities import html5

from bs4 import Tag
from markdownify import ATX, MarkdownConverter

from plugins.editing.import_html.saved_page import attribute, number_of

_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"\[(?!\^)[^\[\]]*\](?![\[(:])|[\[\]]")
_MARKS = re.compile(r"[\\*`{]|(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[a-zA-Z/!?]|[^\s<>!]+@)")
_ENTITY = re.compile(rf"&(?=#|\w+;|{'|'.join(sorted(name for name in html5 if not name.endswith(';')))})")
_HASHES = re.compile(r"#(?=#*$)")
NUMBER = "data-number"
"""The attribute of an entry that says which number stands before it."""

_ENTRY = re.compile(r"\s*(?:-|\d+\.)\s")
_BLOCK_STARTS = (
    (re.compile(r"(?=#{1,6}|>|[+-](?:\s|$)|!!!)"), "\\\\"),
    (re.compile(r"(\d{1,9})(?=\.(?:\s|$))"), r"\1\\"),
    (re.compile(r"(?=-{2,}\s*$)"), "\\\\"),
    (re.compile(r":(?=\s)"), "&#58;"),
    (re.compile(r"=(?==+\s*$)"), "&#61;"),
)


class BodyConverter(MarkdownConverter):
    """Writes the dialect."""

    def __init__(self) -> None:
        super().__init__(
            heading_style=ATX,
            bullets="-",
            autolinks=False,
            sub_symbol="<sub>",
            sup_symbol="<sup>",
            table_infer_header=True,
            keep_inline_images_in=["td", "th", "a", "h2", "h3", "h4", "h5", "h6"],
        )

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """A text in which nothing is a sign of Markdown."""
        text = _ENTITY.sub("&amp;", text)
        text = _MARKS.sub(lambda found: f"\\{found[0]}", text)
        text = _BRACKETS.sub(lambda found: found[0] if len(found[0]) > 1 else f"\\{found[0]}", text)
        text = _TAG.sub("&lt;", text)
        return text.replace("|", "\\|") if parent_tags & {"td", "th"} else text

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A paragraph, none of whose lines begins another block."""
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        return f"\n\n{_running(text)}\n\n" if text.strip() else ""

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A box is nothing but what stands in it."""
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        stripped = text.strip("\n")
        return f"\n\n{stripped}\n\n" if text.strip() else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 (markdownify's name)
        """A heading; number signs at its end would be taken for its own."""
        escaped = _HASHES.sub(r"\\\g<0>", text.strip())
        return str(super().convert_hN(n, el, escaped, parent_tags))  # type: ignore[misc]

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An entry; what stands below its first line is indented by four."""
        text = text.strip()
        if not text:
            return "\n"
        bullet = "-"
        if el.parent is not None and el.parent.name == "ol":
            bullet = f"{el[NUMBER]}."
        first, *others = text.split("\n")
        first = first if isinstance(_first_tag(el), Tag) else _running(first)
        lines = [f"{bullet} {first}", *(f"    {line}" if line else "" for line in others)]
        ends_in_paragraph = "" in others and not _ENTRY.match(others[-1])
        return "\n".join(lines) + ("\n\n" if ends_in_paragraph else "\n")

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A break that no editor loses, as two spaces at the end of a line would be."""
        return "<br>" if parent_tags & {"td", "th"} else " " if "_inline" in parent_tags else "<br>\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Code, indented by four."""
        lines = el.get_text().strip("\n").split("\n")
        return "\n\n" + "\n".join(f"    {line}" if line else "" for line in lines) + "\n\n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link in one line."""
        if "_noformat" in parent_tags:
            return text
        words = _SPACES.sub(" ", text)
        before, after = (" " if words[at : at + 1] == " " else "" for at in (0, len(words) - 1))
        return f"{before}[{words.strip()}]({el['href']}){after}" if words.strip() else before

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A picture with what it shows and who made it; a quotation mark cannot stand in a title."""
        alt = re.sub(r"[\[\]\\]", lambda found: f"\\{found[0]}", str(el["alt"]))
        return f'![{alt}]({el["src"]} "{str(el["title"]).replace(chr(34), "”")}")'

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Struck out."""
        return _in_html("del", text)

    def convert_s(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """No longer right."""
        return _in_html("s", text)

    def convert_ins(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Added."""
        return _in_html("ins", text)

    def convert_mark(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Highlighted."""
        return _in_html("mark", text)

    def convert_kbd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A key."""
        return _in_html("kbd", text)

    def convert_abbr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """What is short, with what it stands for."""
        title = str(el.get("title") or "").replace('"', "”")
        return f'<abbr title="{title}">{text}</abbr>' if title and text.strip() else text


def markdown_of(article: Tag) -> str:
    """The Markdown of an article, its blocks parted by one empty line each."""
    _number_entries(article)
    text = BodyConverter().convert_soup(article)
    lines = (line if line.strip() else "" for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")


def _number_entries(article: Tag) -> None:
    """Notes the number of each entry: to look for those before it would take each entry longer than the last."""
    for ordered in article.find_all("ol"):
        first = number_of(attribute(ordered, "start"))
        for number, entry in enumerate(ordered.find_all("li", recursive=False), start=1 if first is None else first):
            entry[NUMBER] = str(number)


def _running(text: str) -> str:
    """Lines of running text, each without what would begin a list, a heading or another block."""
    return "\n".join(_begun(_SPACES.sub(" ", line.strip())) for line in text.strip().split("\n") if line.strip())


def _begun(line: str) -> str:
    for start, escaped in _BLOCK_STARTS:
        if start.match(line):
            return start.sub(escaped, line, count=1)
    return line


def _first_tag(entry: Tag) -> object:
    """What an entry of a list begins with, if that is a block of its own."""
    first = next((node for node in entry.children if str(node).strip()), None)
    return first if isinstance(first, Tag) and first.name in ("p", "ul", "ol", "blockquote", "table", "pre") else None


def _in_html(name: str, text: str) -> str:
    inside = text.strip()
    if not inside:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}<{name}>{inside}</{name}>{after}"
