"""Texts that are plain in form, converted without Python-Markdown, as it and nh3 convert them, to the letter.

Most texts are paragraphs, headings, lists of one level and simple tables, with links and emphasis in them. Of those
it is known what they become; a sign that could mean anything else sends the whole text down the long way. So does what
would be told to the editor: nothing is ever refused here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plugins.domain.thing import Heading
from plugins.domain.transliteration import slugify
from plugins.reading.typography import typeset

Resolve = Callable[[str], str | None]
"""From a link as it is written to what stands in ``href``; none where it is left out. Raises as ``LinkMap.resolve``."""

_SIGN = r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029`\\<>&{}\[\]*_|^]"
"""A sign that is only itself."""

_WORDS = f"{_SIGN}+"
_TIGHT = rf"(?!\s){_SIGN}+(?<!\s)"
"""Words that neither begin nor end with a space."""

_PIECE = re.compile(
    rf"(?P<text>{_WORDS})|\*\*(?P<strong>{_TIGHT})\*\*|\*(?P<em>{_TIGHT})\*"
    rf"|(?<!!)\[(?P<a>{_WORDS})\]\((?P<link>[\w/.#?=%:~+@,;-]+)\)",
)
_LINE = re.compile(r"(?!\d+\.[ ])(?:[^\W_]|[„“”\"'‘’«(№§€£$…–—@/\[]|\*\*?[^\s*])")
"""What begins nothing but a paragraph, nor ends one."""

_HEADING = re.compile(r"(?P<marks>#{2,6}) (?P<text>[^#\n]*[^#\s])")
_ITEM = re.compile(r"- (?P<text>[^\n]+)")
_RULE = re.compile(r"\|(?: *-+ *\|){2,}")
_INSIDE = re.compile(r"(?:#|/(?!/))[\w/.#?=%~+@,-]*", re.ASCII)
_OUTSIDE = re.compile(r"https?://(?:(?!xn--)[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?:/[\w/.#?=%:~+@,;-]*)?", re.ASCII)
"""What nh3 leaves as it is."""


TAKEN_ANCHORS = frozenset(
    "city-map-core city-map-home city-map-mentor city-map-plate city-map-ring city-map-unknown contents everything "  # noqa: SIM905
    "filter-q list main others results search-q share sources subscribe".split()
)
"""Places that pages have outside their texts: a text with the same one would lead astray labels, links and scripts."""


def anchor_of(heading: str) -> str:
    """The name of the place at which a heading stands, before it is told from others of the same words."""
    name = slugify(heading) or "section"
    return f"{name}-section" if name in TAKEN_ANCHORS else name


class _Otherwise(Exception):  # noqa: N818 (nothing is wrong: another converter has to do it)
    """Something may mean more than it seems."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as HTML, and its headings."""

    html: str
    headings: tuple[Heading, ...]


def convert_plain(text: str, language: str, resolve: Resolve) -> Plain | None:
    """The text as HTML; none where it is not as plain as that, or where something in it is wrong."""
    if " \n" in text or text.endswith(" "):
        return None
    writer = _Writer(language, resolve)
    try:
        blocks = list(writer.blocks([block for block in re.split("\n{2,}", text.strip("\n")) if block]))
    except (_Otherwise, LookupError, ValueError):
        return None
    return Plain("\n".join(blocks), tuple(writer.headings))


@dataclass(slots=True)
class _Writer:
    """Writes blocks of a text in their order."""

    language: str
    resolve: Resolve
    headings: list[Heading] = field(default_factory=list)
    _anchors: set[str] = field(default_factory=set)

    def blocks(self, blocks: Sequence[str]) -> Iterator[str]:
        was_list = False
        for block in blocks:
            is_list = block.startswith("- ")
            if is_list and was_list:  # the second one goes on with the first
                raise _Otherwise
            if is_list:
                yield self._list(block.split("\n"))
            elif block.startswith("#"):
                yield self._heading(block)
            elif block.startswith("|"):
                yield self._table(block.split("\n"))
            else:
                yield f"<p>{self._paragraph(block)}</p>"
            was_list = is_list

    def _paragraph(self, block: str) -> str:
        if not all(map(_LINE.match, block.split("\n"))):
            raise _Otherwise
        return self._inline(block)[0]

    def _heading(self, block: str) -> str:
        found = _HEADING.fullmatch(block)
        if found is None or not _LINE.match(found["text"]):
            raise _Otherwise
        html, words = self._inline(found["text"])
        name = " ".join(words.split())
        level, anchor = len(found["marks"]), _anchor(anchor_of(name), self._anchors)
        self.headings.append(Heading(level, anchor, name))
        return f'<h{level} id="{anchor}">{html}</h{level}>'

    def _list(self, lines: Sequence[str]) -> str:
        items = []
        for line in lines:
            found = _ITEM.fullmatch(line)
            if found is None:
                raise _Otherwise
            items.append(f"<li>{self._paragraph(found['text'])}</li>\n")
        return f"<ul>\n{''.join(items)}</ul>"

    def _table(self, lines: Sequence[str]) -> str:
        """A table whose every row has bars at both ends and as many cells as the first."""
        if len(lines) < 3 or not _RULE.fullmatch(lines[1]):
            raise _Otherwise
        columns = lines[1].count("|") - 1
        head, *rows = (self._cells(line, columns) for line in (lines[0], *lines[2:]))
        first = "".join(f'<th scope="col">{cell}</th>\n' for cell in head)
        others = "".join(f"<tr>\n{''.join(f'<td>{cell}</td>{chr(10)}' for cell in row)}</tr>\n" for row in rows)
        table = f"<table>\n<thead>\n<tr>\n{first}</tr>\n</thead>\n<tbody>\n{others}</tbody>\n</table>"
        return f'<div class="table-scroll" tabindex="0">{table}</div>'

    def _cells(self, line: str, columns: int) -> list[str]:
        if len(line) < 2 or line[0] != "|" or line[-1] != "|" or line.count("|") != columns + 1:
            raise _Otherwise
        return [self._inline(cell.strip(" "))[0] for cell in line[1:-1].split("|")]

    def _inline(self, block: str) -> tuple[str, str]:
        """The HTML of a run of text, and its words as they are printed."""
        pieces = list(_pieces(block))
        words = typeset("".join(words for _, words, _ in pieces), self.language)
        html, start = [], 0
        for kind, written, link in pieces:
            end = start + len(written)
            html.append(self._element(kind, words[start:end].replace("\u00a0", "&nbsp;"), link))
            start = end
        return "".join(html), words

    def _element(self, kind: str, words: str, link: str) -> str:
        if kind == "text":
            return words
        if kind != "link":
            return f"<{kind}>{words}</{kind}>"
        if "/" not in link and ":" not in link and link[0] != "#":  # a file beside the text
            raise _Otherwise
        href = self.resolve(link)
        if href is None:
            return words
        if not (_INSIDE.fullmatch(href) or _OUTSIDE.fullmatch(href)):
            raise _Otherwise
        return f'<a href="{href}">{words}</a>'


def _pieces(block: str) -> Iterator[tuple[str, str, str]]:
    """What a run consists of: kind, words, and a link's address."""
    if "*" in block and ("***" in block or ("**" in block and block.count("*") != 2 * block.count("**"))):
        raise _Otherwise  # emphasis in emphasis
    end = 0
    for found in _PIECE.finditer(block):
        if found.start() != end:
            break
        kind, end = str(found.lastgroup), found.end()
        yield (kind, found["a"], found["link"]) if kind == "link" else (kind, found[kind], "")
    if end != len(block):
        raise _Otherwise


def _anchor(name: str, taken: set[str]) -> str:
    if name in taken:
        from markdown.extensions.toc import unique  # noqa: PLC0415 (loads Python-Markdown, and is seldom needed)

        return unique(name, taken)
    taken.add(name)
    return name
