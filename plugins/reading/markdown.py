"""Markdown into clean HTML: links and pictures are checked on the tree, the rest is cleaned by nh3."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TypedDict
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from plugins.catalogue import translations
from plugins.domain.thing import Body, Heading
from plugins.domain.transliteration import slugify
from plugins.problem import Place, Problem
from plugins.reading.attachments import DOCUMENT_TYPES, PICTURE_TYPES, attachment_problem
from plugins.reading.bundle import Bundle
from plugins.reading.links import LinkMap
from plugins.reading.messages import FOOTNOTE_BACKLINK
from plugins.reading.source_file import SourceFile

_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_INLINE_HTML = frozenset("abbr br cite del ins kbd mark q s small sub sup u wbr".split())  # noqa: SIM905
_TAGS = _INLINE_HTML | frozenset(
    "a blockquote code dd div dl dt em h2 h3 h4 h5 h6 hr img li ol p pre strong table tbody td th thead tr ul".split()  # noqa: SIM905
)
_ATTRIBUTES = {
    "a": {"href", "hreflang", "lang", "title"},
    "abbr": {"title"},
    "div": {"tabindex"},
    "img": {"src", "alt", "width", "height", "title", "loading"},
    "ol": {"start"},
    "th": {"scope"},
    "*": {"id", "lang"},
}
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"admonition", "note", "tip", "warning", "important", "footnote", "table-scroll"},
    "p": {"admonition-title"},
    "td": {"align-left", "align-center", "align-right"},
    "th": {"align-left", "align-center", "align-right"},
}
_ALIGNMENT = re.compile(r"text-align: (left|center|right);")


class TocToken(TypedDict):
    """A heading as Python-Markdown's table of contents has it."""

    level: int
    id: str
    name: str
    children: list[TocToken]


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between languages: the label of the way back from a footnote ({} is its number)."""

    language: str
    footnote_backlink: str


def dialects(languages: tuple[str, ...]) -> tuple[Dialect, ...]:
    """The dialects of the site's languages, in their order."""
    return tuple(Dialect(language, translations(language).gettext(FOOTNOTE_BACKLINK)) for language in languages)


@dataclass(slots=True)
class _Text:
    """One body on its way through the converter."""

    bundle: Bundle
    file: SourceFile
    links: LinkMap
    problems: list[Problem] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    _cursors: dict[str, int] = field(default_factory=dict)

    def tell(self, written: str, code: str, values: dict[str, str] | None = None) -> None:
        """Adds a problem where ``written`` next stands in the body."""
        self.problems.append(Problem(self._place_of(written), code, {"found": written} if values is None else values))

    def pass_by(self, written: str) -> None:
        """Goes on behind the next occurrence of ``written``, which was right."""
        self._place_of(written)

    def _place_of(self, written: str) -> Place:
        body = self.file.body
        whole = re.compile(re.escape(written) + r"(?![\w/.#?%-])" if written[-1:].isalnum() else re.escape(written))
        found = whole.search(body, self._cursors.get(written, 0))
        if found is None:
            return Place(self.file.path, self.file.body_line)
        position = found.start()
        self._cursors[written] = position + max(len(written), 1)
        before = body[:position]
        return Place(self.file.path, self.file.body_line + before.count("\n"), position - before.rfind("\n"))


class Converter:
    """Converts bodies of one language; keep one, making it costs more than using it."""

    def __init__(self, dialect: Dialect) -> None:
        self._tree = _BodyTree()
        self._markdown = Markdown(
            extensions=[
                "tables",
                "footnotes",
                "def_list",
                "admonition",
                "attr_list",
                "sane_lists",
                TocExtension(slugify=_anchor, toc_depth="2-6"),
            ],
            extension_configs={
                "footnotes": {"BACKLINK_TITLE": dialect.footnote_backlink, "UNIQUE_IDS": False},
                "tables": {"use_align_attribute": False},
            },
            output_format="html",
        )
        self._markdown.treeprocessors.register(self._tree, "body", -1)  # when backslashes have been undone

    def convert(self, bundle: Bundle, file: SourceFile, links: LinkMap) -> tuple[Body, list[Problem]]:
        """The clean HTML of a file's body, and the problems in it with their places."""
        text = _Text(bundle, file, links)
        self._tree.text = text
        try:
            html = self._markdown.reset().convert(file.body)
        except RecursionError:
            self._markdown.parser.state.clear()
            return Body(), [Problem(Place(file.path, file.body_line), "text-too-deep")]
        _check_raw_html(text, (raw for raw in self._markdown.htmlStash.rawHtmlBlocks if isinstance(raw, str)))
        headings = tuple(_headings(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        return Body(_clean(html), headings, tuple(dict.fromkeys(text.files))), text.problems


class _BodyTree(Treeprocessor):
    """Resolves links, checks pictures and collects headings on the tree, where it costs next to nothing."""

    text: _Text

    def run(self, root: ElementTree.Element) -> None:
        for element in list(root.iter()):
            if element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self._picture(element)
            elif element.tag == "h1":
                self._first_level(element)
        for parent in list(root.iter()):
            for position, child in enumerate(parent):
                if child.tag == "table":
                    parent[position] = _scrollable(child)

    def _link(self, element: ElementTree.Element) -> None:
        link = element.get("href", "")
        if link.startswith(AMP_SUBSTITUTE):  # an address of mail, which is disguised from here on
            return
        if not link:
            self.text.tell("]()", "link-to-nothing", {"found": ""})
            return
        if _is_beside(link):
            self._attachment(element, "href", link, DOCUMENT_TYPES + PICTURE_TYPES)
            return
        text = self.text
        try:
            href = text.links.resolve(link, _path_in_content(text.bundle), text.file.language)
        except (LookupError, ValueError) as error:
            text.tell(link, str(error.args[0]) if isinstance(error, LookupError) else "unsafe-link")
            return
        text.pass_by(link)
        if href is None:
            element.tag = "span"
            element.attrib.clear()
        else:
            element.set("href", href)

    def _picture(self, element: ElementTree.Element) -> None:
        source = element.get("src", "")
        if ":" in source or source.startswith("//"):
            self.text.tell(source, "picture-not-beside")
            return
        if not element.get("alt", "").strip():
            self.text.tell(source, "picture-without-alt")
        element.set("loading", "lazy")
        self._attachment(element, "src", source, PICTURE_TYPES)

    def _attachment(self, element: ElementTree.Element, attribute: str, name: str, types: tuple[str, ...]) -> None:
        text = self.text
        if problem := attachment_problem(text.bundle.path, name, types):
            text.tell(name, *problem)
            return
        text.files.append(name)
        element.set(attribute, f"{text.links.root}{text.bundle.address}{name}")

    def _first_level(self, element: ElementTree.Element) -> None:
        words = "".join(element.itertext())
        written = f"# {words}" if f"# {words}" in self.text.file.body else words
        self.text.tell(written, "heading-level-one", {})


def _headings(tokens: Iterable[TocToken]) -> Iterator[Heading]:
    """The headings in their order, out of the tree that the table of contents is made of."""
    for token in tokens:
        yield Heading(token["level"], token["id"], unescape(token["name"]))
        yield from _headings(token["children"])


def _is_beside(link: str) -> bool:
    return "/" not in link and ":" not in link and not link.startswith("#") and "." in link


def _anchor(heading: str, _separator: str) -> str:
    return slugify(heading) or "section"


def _scrollable(table: ElementTree.Element) -> ElementTree.Element:
    """A wide table scrolls by itself, by keyboard too, and not the page (WCAG 2.1 SC 1.4.10, 2.1.1)."""
    box = ElementTree.Element("div", {"class": "table-scroll", "tabindex": "0"})
    box.tail, table.tail = table.tail, None
    for cell in table.iter():
        if cell.tag == "th":
            cell.set("scope", "col")
        if found := _ALIGNMENT.fullmatch(cell.attrib.pop("style", "")):
            cell.set("class", f"align-{found[1]}")
    box.append(table)
    return box


def _check_raw_html(text: _Text, blocks: Iterator[str]) -> None:
    for block in blocks:
        for tag in _TAG.findall(block):
            if tag.lower() not in _INLINE_HTML:
                text.tell(f"<{tag}", "html-not-allowed", {"found": tag})
                break


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        clean_content_tags={"script", "style"},
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
        strip_comments=True,
    )


def _path_in_content(bundle: Bundle) -> str:
    return f"/{bundle.kind}/{bundle.path.name}"
