"""What a page says of its article outside the text: of several sources the one that is surest to be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4 import Tag

from plugins.editing.import_html import linked_data
from plugins.editing.import_html.addresses import joined, parts_of
from plugins.editing.import_html.dates import day_of_address, machine_day, spoken_day
from plugins.editing.import_html.saved_page import SavedPage, attribute
from plugins.editing.import_html.tree import outermost, words_of
from plugins.editing.validate import LANGUAGES

_CYRILLIC, _LATIN = re.compile(r"[а-яѝ]", re.IGNORECASE), re.compile(r"[a-z]", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|Прочетете още|Read more)\s*$", re.IGNORECASE)
_NOBODY = re.compile(r"admin\w*|administrator|editor|редактор|webmaster|user\d*", re.IGNORECASE)
_TITLES = "h1.entry-title, h1.post-title, h1.elementor-heading-title, h1.wp-block-post-title, h1.page-title"
_TIMES = "time.entry-date.published, time.entry-date, time.published, .wp-block-post-date time, time[pubdate]"
_SPOKEN_TIMES = ".entry-date, .posted-on, .post-date, .published, .td-post-date, .elementor-post-info__item--type-date"
_ELSEWHERE = re.compile(
    r"(?:^|\s)(?:\S*related\S*|recent-posts|more-posts|sidebar|widget|widget-area|comments?(?:-area)?"
    r"|elementor-posts\S*|elementor-post|wp-block-query|wp-block-latest-posts|et_pb_blog\S*)(?:\s|$)"
)
"""Classes of boxes in which other articles are named."""

_TAGS = "a[rel~=tag], a[rel~=category]"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known; nothing where a text is empty. ``date`` has the form and the precision of front matter."""

    title: str
    language: str
    address: str
    short_address: str
    alternates: Mapping[str, str]
    date: str
    site_name: str
    authors: tuple[str, ...]
    summary: str
    tags: tuple[str, ...]
    picture: str


def page_facts(page: SavedPage) -> PageFacts:
    """The facts of a page; where sources disagree about its language or its day, that is told."""
    nodes = linked_data.article_nodes(page.soup)
    address = _address(page)
    return PageFacts(
        title=_title(page, nodes),
        language=_language(page, nodes),
        address=address,
        short_address=_link(page, "shortlink"),
        alternates=_alternates(page, address),
        date=_date(page, nodes, address),
        site_name=_meta(page, "og:site_name") or next(iter(linked_data.names(nodes, "publisher", page.soup)), ""),
        authors=_authors(page, nodes),
        summary=_summary(page, nodes),
        tags=tuple(dict.fromkeys(words_of(tag) for tag in page.soup.select(_TAGS) if words_of(tag))),
        picture=_meta(page, "og:image"),
    )


def _meta(page: SavedPage, name: str) -> str:
    for key in ("property", "name", "itemprop"):
        if content := attribute(page.metas.get((key, name)), "content"):
            return content
    return ""


def _link(page: SavedPage, relation: str) -> str:
    return attribute(page.soup.find("link", rel=relation), "href")  # type: ignore[arg-type]


def _address(page: SavedPage) -> str:
    """The whole address under which the page stood."""
    base = attribute(page.soup.find("base"), "href")  # type: ignore[arg-type]
    found = (_link(page, "canonical"), _meta(page, "og:url"), page.saved_from or "")
    whole = (joined(base, address) if base and address else address for address in found)
    return next((address for address in whole if parts_of(address).scheme in ("http", "https")), "")


def _title(page: SavedPage, nodes: tuple[linked_data.Node, ...]) -> str:
    headings = page.soup.select(_TITLES) or page.soup.find_all("h1")
    if len(headings) == 1 and words_of(headings[0]):
        return words_of(headings[0])
    site = _meta(page, "og:site_name")
    found = linked_data.said(nodes, "headline") or _meta(page, "og:title") or words_of(page.soup.title)
    return re.sub(rf"\s*[-–—|·»]\s*{re.escape(site)}$", "", found) if site else found


def _language(page: SavedPage, nodes: tuple[linked_data.Node, ...]) -> str:
    """The language that a page says it is in; where most letters of its text are of the other one, that one."""
    said = (
        attribute(page.soup.html, "lang"),
        linked_data.said(nodes, "inLanguage"),
        _meta(page, "og:locale"),
    )
    declared = next((code for text in said if (code := text[:2].lower()) in LANGUAGES), "")
    text = " ".join(words_of(tag) for tag in outermost(page.soup.find_all(["p", "h1", "li"]))).strip()
    written = "bg" if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)) else "en"
    if declared and declared != written and text:
        page.tell(page.soup.html, "other-language", declared=declared, written=written)
    return written if text or not declared else declared


def _alternates(page: SavedPage, address: str) -> dict[str, str]:
    found = page.soup.find_all("link", rel="alternate", hreflang=True)
    return {attribute(link, "hreflang")[:2].lower(): joined(address, attribute(link, "href")) for link in found}


def _date(page: SavedPage, nodes: tuple[linked_data.Node, ...], address: str) -> str:
    """The day on which the article came out; another day that readers saw is told."""
    seen = _seen_day(page)
    for day in _machine_days(page, nodes):
        if day:
            if seen and seen[1] != day:
                page.tell(seen[0], "other-date", found=seen[1], taken=day)
            return day
    return seen[1] if seen else day_of_address(address) or ""


def _machine_days(page: SavedPage, nodes: tuple[linked_data.Node, ...]) -> Iterator[str]:
    written = [linked_data.said(nodes, "datePublished"), _meta(page, "article:published_time")]
    written += [_meta(page, name) for name in ("datePublished", "DC.date.issued")]
    written += [attribute(time, "datetime") for time in page.soup.select(_TIMES) if not _is_beside(time)]
    return (str(machine_day(one) or "") for one in written)


def _seen_day(page: SavedPage) -> tuple[Tag, str] | None:
    """The first day in words that stands by the title, and the element with it."""
    for tag in page.soup.select(_SPOKEN_TIMES):
        if not _is_beside(tag) and (day := spoken_day(words_of(tag))):
            return tag, day.isoformat()
    return None


def _is_beside(tag: Tag) -> bool:
    """Whether an element is of another article, in a box of links or in the margin."""
    return any(_ELSEWHERE.search(attribute(parent, "class")) or parent.name == "aside" for parent in tag.parents)


def _authors(page: SavedPage, nodes: tuple[linked_data.Node, ...]) -> tuple[str, ...]:
    """Who wrote it: people, not the name of an account."""
    found = linked_data.names(nodes, "author", page.soup) or [_meta(page, "author")]
    found = found if any(found) else [words_of(page.soup.select_one(".author.vcard"))]
    site = _meta(page, "og:site_name").lower()
    return tuple(dict.fromkeys(name for name in found if name and not _NOBODY.fullmatch(name) and name.lower() != site))


def _summary(page: SavedPage, nodes: tuple[linked_data.Node, ...]) -> str:
    """The description that an editor gave; one that a program cut off the text is none."""
    found = (linked_data.said(nodes, "description"), _meta(page, "og:description"), _meta(page, "description"))
    whole = (" ".join(text.replace("\xa0", " ").split()) for text in found)
    return next((text for text in whole if text and not _CUT_OFF.search(text)), "")
