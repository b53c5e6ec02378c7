"""Markdown into clean HTML: links and pictures are checked on the tree, the rest is cleaned by nh3."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import PurePosixPath
from typing import TypedDict
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from plugins.domain import permalink
from plugins.domain.thing import Body, FigureQuote, Heading
from plugins.problem import Place, Problem
from plugins.reading.attachments import DOCUMENT_TYPES, PICTURE_TYPES, attachment_problem
from plugins.reading.bundle import Bundle
from plugins.reading.dialect import Dialect
from plugins.reading.figure_quotes import NO_FIGURES, SIGN, FigureBook, Quoted, Refusal
from plugins.reading.links import FollowedLinks, LinkMap
from plugins.reading.markdown_figures import QUOTED_CLASS, HeadingAnchors, QuoteReader, Quotes, link_quotes
from plugins.reading.markdown_inline import InlineMarks
from plugins.reading.markdown_pictures import PICTURE_ATTRIBUTES, PICTURE_CLASSES, PICTURE_TAGS, Pictures
from plugins.reading.markdown_plain import TAKEN_ANCHORS, anchor_of
from plugins.reading.markdown_typography import Typography
from plugins.reading.source_file import SourceFile
from plugins.reading.unseen import unseen_escapes, unseen_in

_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_INLINE_HTML = frozenset("abbr br cite del ins kbd mark q s small sub sup u wbr".split())  # noqa: SIM905
_BLOCK_TAGS = "blockquote dd div dl dt h2 h3 h4 h5 h6 hr li ol p pre table tbody td th thead tr ul".split()  # noqa: SIM905
_TAGS = _INLINE_HTML | PICTURE_TAGS | {"a", "code", "data", "em", "strong", *_BLOCK_TAGS}
_ATTRIBUTES = {
    "a": {"href", "hreflang", "lang", "title"},
    "abbr": {"title"},
    "data": {"value"},
    "div": {"tabindex"},
    "ol": {"start"},
    "th": {"scope"},
    "*": {"id", "lang"},
    **PICTURE_ATTRIBUTES,
}
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref", QUOTED_CLASS},
    "div": {"admonition", "note", "tip", "warning", "important", "footnote", "table-scroll"},
    "p": {"admonition-title"},
    "td": {"align-left", "align-center", "align-right"},
    "th": {"align-left", "align-center", "align-right"},
    **PICTURE_CLASSES,
}
_GOES_ON = re.compile(r"[\w/.#?%-]")
_LETTER = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!]|.", re.DOTALL)
"""One, or a sign with the backslash that makes it one."""

_ENTITY = re.compile(r"&#?\w+;")
_ID = re.compile(r' id="([^"]*)"')
_ALIGNMENT = re.compile(r"text-align: (left|center|right);")


class TocToken(TypedDict):
    """A heading as Python-Markdown's table of contents has it."""

    level: int
    id: str
    name: str
    children: list[TocToken]


@dataclass(slots=True)
class _Text:
    """One body on its way through the converter."""

    bundle: Bundle
    file: SourceFile
    links: LinkMap | FollowedLinks
    book: FigureBook
    locale: str
    problems: list[Problem] = field(default_factory=list)
    figures: list[FigureQuote] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    _cursors: dict[str, int] = field(default_factory=dict)
    _plain: tuple[str, list[int]] | None = None

    def tell(
        self, written: str, code: str, values: dict[str, str] | None = None, suggestion: str | None = None
    ) -> None:
        """Adds a problem where ``written`` next stands in the body."""
        values = {"found": written} if values is None else values
        self.problems.append(Problem(self.place_of(written), code, values, suggestion))

    def quote(self, written: str) -> Quoted | None:
        """The figure that is quoted where ``written`` next stands; none where it is wrong, or nothing is known."""
        quoted = self.book.read(written, self.locale)
        if isinstance(quoted, Refusal):
            self.tell(written, quoted.code, quoted.values, quoted.suggestion)
        if not isinstance(quoted, Quoted):
            return None
        self.figures.append(FigureQuote(quoted.figure, quoted.as_of, self.place_of(written).line))
        return quoted

    def refuse_quotes(self, written: str) -> None:
        """Tells of a quote in ``written``, an address or a tag, unless it was told of when the line was read."""
        if SIGN in written and not any(quote in written for quote in self.misplaced):
            self.tell(SIGN, "figure-not-here", {})

    def misplace(self, quote: str) -> None:
        """Tells of a quote that stands in an address or a tag."""
        self.misplaced.append(quote)
        self.tell(quote, "figure-not-here", {})

    def address_of(self, figure: str) -> str:
        """The link to a figure's history."""
        return self.links.resolve(permalink.figure(figure), self.bundle.path_in_content, self.file.language) or ""

    def pass_by(self, written: str) -> None:
        """Goes on behind the next occurrence of ``written``, which was right."""
        self._next(written)

    def place_of(self, written: str) -> Place:
        """Where ``written`` next stands; the beginning of the body where it is not found."""
        position = self._next(written)
        if position < 0:
            return Place(self.file.path, self.file.body_line)
        line, before = self.file.body.count("\n", 0, position), self.file.body.rfind("\n", 0, position)
        return Place(self.file.path, self.file.body_line + line, position - before)

    def _next(self, written: str) -> int:
        """The position at which ``written`` next stands as a whole, or -1."""
        body, is_word = self.file.body, written[-1:].isalnum()
        position = body.find(written, min(self._cursors.get(written, 0), len(body)))
        while is_word and position >= 0 and _GOES_ON.match(body, position + len(written)):
            position = body.find(written, position + 1)
        position = self._escaped(written) if position < 0 else position
        if position >= 0:
            self._cursors[written] = position + max(len(written), 1)
        return position

    def _escaped(self, written: str) -> int:
        """The position at which ``written`` next stands with backslashes before its signs, or -1."""
        if self._plain is None:
            starts = [found.start() for found in _LETTER.finditer(self.file.body)]
            self._plain = _LETTER.sub(lambda found: found[0][-1], self.file.body), starts
        text, starts = self._plain
        position = text.find(written, bisect_left(starts, self._cursors.get(written, 0)))
        return starts[position] if position >= 0 else -1


class Converter:
    """Converts bodies of one language; keep one, making it costs more than using it."""

    def __init__(self, dialect: Dialect) -> None:
        self.locale = dialect.locale
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
        Typography(self._markdown, dialect.language)
        self._figures = (QuoteReader(self._markdown), HeadingAnchors(self._markdown, _anchor))
        InlineMarks(self._markdown)

    def convert(
        self, bundle: Bundle, file: SourceFile, links: LinkMap | FollowedLinks, book: FigureBook = NO_FIGURES
    ) -> tuple[Body, list[Problem]]:
        """The clean HTML of a file's body, and the problems in it with their places."""
        text = _Text(bundle, file, links, book, self.locale)
        self._tree.text = text
        self._tree.quotes = Quotes(text.quote, text.misplace)
        self._tree.pictures = Pictures(bundle.path, links.root, text.place_of, text.problems)
        for processor in self._figures:
            processor.quotes = self._tree.quotes
        try:
            html = self._markdown.reset().convert(file.body)
        except RecursionError:
            self._markdown.parser.state.clear()
            return Body(), [Problem(Place(file.path, file.body_line), "text-too-deep")]
        _check_raw_html(text, (raw for raw in self._markdown.htmlStash.rawHtmlBlocks if isinstance(raw, str)))
        clean = _clean(html)
        if made := unseen_escapes(clean, file.body, Place(file.path, file.body_line)):
            text.problems += [] if unseen_in(file.body, file.path, entities=True) else made
        headings = tuple(_headings(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        files, pictures = tuple(dict.fromkeys(text.files)), tuple(dict.fromkeys(self._tree.pictures.found))
        return Body(clean, headings, files, tuple(text.figures), pictures), text.problems


class _BodyTree(Treeprocessor):
    """Resolves links, checks pictures and collects headings on the tree, where it costs next to nothing."""

    text: _Text
    quotes: Quotes
    pictures: Pictures

    def run(self, root: ElementTree.Element) -> None:
        for element in list(root.iter()):
            if element.tag == "a":
                self._link(element)
            elif element.tag == "img":
                self.pictures.show(element)
            elif element.tag == "h1":
                self._first_level(element)
            if (anchor := element.get("id")) in TAKEN_ANCHORS:
                self.text.tell(f"#{anchor}", "taken-anchor", {"found": f"#{anchor}"})
        self.pictures.caption(root)
        link_quotes(root, self.quotes, self.text.address_of)
        if root.find(".//table") is not None:
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
        if SIGN in link:
            self.text.refuse_quotes(link)
            return
        if _is_beside(link):
            self._attachment(element, link)
            return
        text, meant = self.text, _ENTITY.sub(lambda entity: unescape(entity[0]), link)
        try:
            href = text.links.resolve(meant, text.bundle.path_in_content, text.file.language)
        except (LookupError, ValueError) as error:
            text.tell(link, str(error.args[0]) if isinstance(error, LookupError) else "unsafe-link")
            return
        text.pass_by(link)
        if href is None:
            element.tag = "span"
            element.attrib.clear()
        else:
            element.set("href", href)

    def _attachment(self, element: ElementTree.Element, name: str) -> None:
        """A link to a document beside the text, or to a picture, which is shown as it is published."""
        text = self.text
        if PurePosixPath(name).suffix.lower() in PICTURE_TYPES:
            element.set("href", self.pictures.address(name) or "")
        elif problem := attachment_problem(text.bundle.path, name, DOCUMENT_TYPES + PICTURE_TYPES):
            text.tell(name, *problem)
        else:
            text.files.append(name)
            element.set("href", f"{text.links.root}{text.bundle.address}{name}")

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
    return anchor_of(heading)


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
        if not block.startswith("<!--"):
            text.refuse_quotes(block)
        for tag in _TAG.findall(block):
            if tag.lower() not in _INLINE_HTML:
                text.tell(f"<{tag}", "html-not-allowed", {"found": tag})
                break
        if "id" in block.lower():
            for anchor in TAKEN_ANCHORS.intersection(_ID.findall(_clean(block))):
                text.tell(block, "taken-anchor", {"found": f"#{anchor}"})


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
