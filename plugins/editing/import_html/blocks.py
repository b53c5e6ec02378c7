"""The tree of an article as the dialect has it: nothing but paragraphs, headings, lists, quotations and tables."""

from __future__ import annotations

import re
from itertools import takewhile

from bs4 import NavigableString, PageElement, Tag

from plugins.domain.transliteration import composed
from plugins.editing.import_html.headings import HEADING, level_headings, wrap_inside
from plugins.editing.import_html.saved_page import SavedPage, attribute
from plugins.editing.import_html.tables import straighten_tables
from plugins.editing.import_html.tree import INLINE, Element, has_words, is_inside, join_texts, words_of

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_KEPT_BLOCKS = "blockquote dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul".split()  # noqa: SIM905
_KEPT_MARKS = "a abbr b br cite code del em i img ins kbd mark q s strong sub sup wbr".split()  # noqa: SIM905
_KEPT = frozenset((*_KEPT_BLOCKS, *_KEPT_MARKS))
_BOXES = frozenset("article center details div fieldset figure figcaption header footer main section".split())  # noqa: SIM905
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000\u2028\u2029]+")
_WINDOWS = {number: bytes([number]).decode("cp1252", "ignore") for number in range(0x80, 0xA0)}
"""Signs of Windows' Western alphabet that a page wrote by their numbers there."""


def shape(page: SavedPage, article: Tag, title: str) -> None:
    """Brings the tree into the shape that the dialect can say."""
    _clean_texts(article)
    _turn_pre_into_lines(article)
    _unfold(article)
    straighten_tables(page, article)
    _reduce(article)
    _split_at_double_breaks(article)
    level_headings(page, article, title)
    _tidy_inline(article)
    _drop_empty(article)


def clean_text(text: str) -> str:
    """A text in whole letters, with ordinary spaces and nothing that cannot be seen."""
    return _SPACES.sub(" ", _whole_letters(text))


def _whole_letters(text: str) -> str:
    return composed(text.translate(_WINDOWS).translate(_INVISIBLE))


def _clean_texts(article: Tag) -> None:
    for text in list(article.find_all(string=True)):
        as_it_is = is_inside(text, "pre")
        cleaned = _whole_letters(text).replace("\xa0", " ") if as_it_is else clean_text(text)
        text.replace_with(NavigableString(cleaned))


def _turn_pre_into_lines(article: Tag) -> None:
    """A ``<pre>`` of running text, as of verse, becomes lines; one of code stays."""
    for block in article.find_all("pre"):
        classes = attribute(block, "class")
        if "verse" not in classes and (block.find("code") or "code" in classes or "preformatted" not in classes):
            continue
        block.name = "p"
        for text in list(block.find_all(string=True)):
            lines = [line.strip() for line in text.split("\n")]
            nodes: list[Tag | str] = []
            for line in lines:
                nodes += [Element(name="br"), line] if nodes else [line]
            text.replace_with(*nodes)


def _unfold(article: Tag) -> None:
    """What opened at a click says its words as a heading in bold."""
    for summary in article.find_all("summary"):
        summary.name = "p"
        wrap_inside(summary, "strong")
    for title in article.select(".elementor-tab-title, .et_pb_toggle_title, .vc_tta-panel-title, .su-spoiler-title"):
        if not HEADING.fullmatch(title.name):
            title.name = "p"
            wrap_inside(title, "strong")


def _reduce(article: Tag) -> None:
    """Styles into marks, boxes into paragraphs, attributes away."""
    for tag in article.find_all(True):
        style = attribute(tag, "style")
        if tag.name in ("span", "font"):
            tag.name = "strong" if _BOLD.search(style) else "em" if _ITALIC.search(style) else "span"
        if tag.name in ("tt", "samp"):
            tag.name = "code"
        if tag.name == "strike":
            tag.name = "del"
    for tag in article.find_all(True):
        if tag.name in _BOXES:
            tag.name = "div"
            tag.attrs = {}
        elif tag.name not in _KEPT:
            tag.unwrap()
        else:
            tag.attrs = {key: value for key, value in tag.attrs.items() if key in _attributes(tag.name)}
    _tidy_lists(article)
    article.name = "div"
    for box in (article, *article.find_all(["div", "p", "blockquote"])):
        if box.find(_is_block):
            box.name = "blockquote" if box.name == "blockquote" else "div"
            _wrap_loose_lines(box)
        elif box.name != "blockquote" and box is not article:
            box.name = "p"
    _wrap_loose_lines(article)


def _tidy_lists(article: Tag) -> None:
    """No entry that is nothing but a list, and no quotation in one: Python-Markdown reads neither."""
    for entry in article.find_all("li"):
        _spread_entry(entry)
    for quotation in article.select("li blockquote"):
        quotation.name = "div"


def _spread_entry(entry: Tag) -> None:
    """The entries of a list in the place of one that holds nothing else."""
    inner = entry.select_one("ul, ol")
    if inner is None or words_of(entry) != words_of(inner) or len(entry.find_all("img")) > len(inner.find_all("img")):
        return
    around = list(takewhile(lambda box: box is not entry, inner.parents))
    for box in (inner, *around, entry):
        box.unwrap()


def _wrap_loose_lines(box: Tag) -> None:
    """Lines that stand between blocks become paragraphs."""
    paragraph: Tag | None = None
    for node in list(box.children):
        if isinstance(node, Tag) and _is_block(node):
            paragraph = None
        elif paragraph is not None:
            paragraph.append(node.extract())
        elif isinstance(node, Tag) or str(node).strip():
            paragraph = Element(name="p")
            node.replace_with(paragraph)
            paragraph.append(node)


def _attributes(name: str) -> tuple[str, ...]:
    return {"a": ("href",), "img": ("src", "alt", "title"), "ol": ("start",), "abbr": ("title",)}.get(name, ())


def _is_block(tag: Tag) -> bool:
    return tag.name not in INLINE and tag.name not in ("br", "img")


def _split_at_double_breaks(article: Tag) -> None:
    """Two breaks between lines were meant as a new paragraph."""
    for paragraph in article.find_all("p"):
        parts: list[list[PageElement]] = [[]]
        for child in paragraph.children:
            if _is_double_break(child):
                parts.append([])
            else:
                parts[-1].append(child)
        if len(parts) == 1:
            continue
        paragraph.clear()
        for nodes in reversed(parts[1:]):  # from the end: what a part is put behind is looked for among all beside it
            following = Element(name="p")
            following.extend(nodes)
            paragraph.insert_after(following)
        paragraph.extend(parts[0])
    for tag in article.find_all(["p", "li", "td", "th", *(f"h{level}" for level in range(1, 7))]):
        _trim_breaks(tag)


def _is_double_break(node: object) -> bool:
    """Whether a node is a break behind which, but for spaces, another one stands."""
    if not isinstance(node, Tag) or node.name != "br":
        return False
    following = node.next_sibling
    while isinstance(following, NavigableString) and not following.strip():
        following = following.next_sibling
    return isinstance(following, Tag) and following.name == "br"


def _trim_breaks(tag: Tag) -> None:
    """No line breaks at the beginning and at the end."""
    for nodes in (list(tag.children), list(reversed(list(tag.children)))):
        for node in nodes:
            if isinstance(node, Tag) and node.name == "br":
                node.extract()
            elif not (isinstance(node, NavigableString) and not node.strip()):
                break


def _tidy_inline(article: Tag) -> None:
    """No mark within itself, none around nothing or around blocks, and one where two of a kind touch."""
    for tag in article.find_all(["b", "i", "strike"]):
        tag.name = {"b": "strong", "i": "em"}.get(tag.name, "del")
    for tag in article.find_all(["strong", "em", "del", "s", "ins", "mark", "sub", "sup", "q", "cite"]):
        if is_inside(tag, tag.name) or tag.find(_is_block):
            tag.unwrap()
        elif not has_words(tag) and not tag.find("img"):
            tag.insert_before(" ")
            tag.unwrap()
    join_texts(article)
    for name in ("strong", "em"):
        for tag in article.find_all(name):
            following = tag.next_sibling
            while isinstance(following, Tag) and following.name == name:
                for node in list(following.children):
                    tag.append(node.extract())
                following.extract()
                following = tag.next_sibling
    for tag in article.find_all(["strong", "em"]):
        before = tag.previous_sibling
        if isinstance(before, Tag) and before.name in ("strong", "em"):
            tag.unwrap()  # the signs of both would touch, and be read as others


def _drop_empty(article: Tag) -> None:
    for tag in reversed(article.find_all(["p", "div", "li", "ul", "ol", "blockquote", "dl", "dt", "dd"])):
        if not has_words(tag) and not tag.find(["img", "hr", "table"]):
            tag.decompose()
