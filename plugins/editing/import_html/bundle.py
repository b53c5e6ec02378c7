"""The files of a new article out of one page or two: facts once, words in each language, and what is missing as ???."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from bs4 import Tag

from plugins.domain.permalink import Kind
from plugins.editing.import_html.addresses import parts_of
from plugins.editing.import_html.blocks import clean_text, shape
from plugins.editing.import_html.dialect import markdown_of
from plugins.editing.import_html.embeds import replace_embeds
from plugins.editing.import_html.figures import set_apart
from plugins.editing.import_html.footnotes import mark_footnotes, with_footnotes
from plugins.editing.import_html.limits import refuse_deep_text, refuse_long_text
from plugins.editing.import_html.links import OldSite, host_of, lead_links
from plugins.editing.import_html.page_facts import PageFacts
from plugins.editing.import_html.pictures import Album, clear_icons, cover_of, take_pictures
from plugins.editing.import_html.saved_page import UNREAD, SavedPage
from plugins.editing.import_html.shortcodes import replace_shortcodes
from plugins.editing.import_html.sweeping import sweep
from plugins.editing.import_html.tree import words_of
from plugins.editing.new_thing import NewThing
from plugins.editing.yaml_text import Value, block, sources_block
from plugins.images.store import Store
from plugins.reading.placeholders import PLACEHOLDER
from plugins.reading.values import alias

_SENTENCE_ENDS = re.compile(
    r"(?<!\bг)(?<!\bгр)(?<!\bул)(?<!\bбул)(?<!\bт\.е)(?<!\bчл)(?<!\bал)(?<!\bпроф)(?<!\bинж)(?<!\bNo)(?<!\bDr)(?<!\bMr)"
    r"(?<!\bMs)[.!?…][“”\"]?\s+(?=[\"„“«]?[A-ZА-Я])"
)
_SHORTEST_SUMMARY, _LONGEST_SUMMARY = 80, 240


@dataclass(slots=True)
class Draft:
    """An article on its way: its pages by language, the main one first, and what is known of them all.

    ``cover`` is the name of the picture over it; ``links`` are the paths in ``content/`` to which its texts lead.
    """

    name: str
    id: str
    date: str
    pages: Mapping[str, tuple[SavedPage, PageFacts, Tag]]
    topics: Sequence[str] = ()
    cities: Sequence[str] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    summaries: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    cover: str = ""
    alts: dict[str, str] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    is_draft: bool = False

    @property
    def path(self) -> str:
        """Its path in ``content/``."""
        return f"/{Kind.NEWS}/{self.name}"

    @property
    def first(self) -> SavedPage:
        """The page in the main one of its languages."""
        return next(iter(self.pages.values()))[0]


def fill(draft: Draft, old: OldSite, store: Store) -> None:
    """Writes the texts of a draft and takes its pictures; what is missing makes it a draft in the content too.

    Raises:
        ContentRefused: a page holds more than a text may.
    """
    album = Album(store)
    for language, (page, facts, article) in draft.pages.items():
        sweep(page, article)
        refuse_long_text(page, article)
        replace_shortcodes(page, article)
        replace_embeds(page, article)
        mark_footnotes(article)
        clear_icons(page, article)
        set_apart(article)
        cover, alt = cover_of(page, facts.picture, album)
        draft.cover = draft.cover or cover
        draft.alts[language] = alt or PLACEHOLDER
        take_pictures(page, article, album, cover)
        shape(page, article, facts.title)
        draft.links.update(lead_links(page, article, facts.address, old))
        refuse_deep_text(page, article)
        draft.bodies[language] = with_footnotes(markdown_of(article))
        draft.summaries[language] = _summary(page, facts, article)
    draft.files.update(album.files)
    draft.is_draft = bool(draft.cover) or any(
        sign in text for sign in (PLACEHOLDER, UNREAD) for text in (*draft.bodies.values(), *draft.summaries.values())
    )
    if draft.is_draft:
        draft.first.tell(None, "is-draft", file=f"content{draft.path}/")


def finished(draft: Draft) -> NewThing:
    """The files of an article, its pictures beside its texts."""
    texts = {
        f"index.{language}.md": "\n".join(("---", *_front_matter(draft, language), "---", draft.bodies[language], ""))
        for language in draft.pages
    }
    return NewThing(Kind.NEWS, draft.name, {**{name: text.encode() for name, text in texts.items()}, **draft.files})


def alias_of(address: str) -> str | None:
    """The old address as a path that may lead on; none where its signs are not those of an alias."""
    path = unquote(parts_of(address).path)
    path = path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"
    try:
        return alias(path)
    except ValueError:
        return None


def _front_matter(draft: Draft, language: str) -> Iterator[str]:
    has_facts = language == next(iter(draft.pages))
    _, facts, _ = draft.pages[language]
    if has_facts:
        yield from block("id", draft.id)
    yield from block("title", _without_quotes(facts.title))
    yield from block("summary", _without_quotes(draft.summaries[language]))
    for key, value in _facts(draft).items() if has_facts else ():
        if value:
            yield from block(key, value)
    if draft.cover:
        yield from block("picture_alt", draft.alts[language])
    sources = [_source(draft, facts) for _, facts, _ in draft.pages.values() if facts.address]
    if has_facts and sources:
        yield from ("sources:", *sources_block(sources))


def _facts(draft: Draft) -> dict[str, Value]:
    pages = [facts for _, facts, _ in draft.pages.values()]
    aliases = dict.fromkeys(found for facts in pages if facts.address and (found := alias_of(facts.address)))
    return {
        "status": "draft" if draft.is_draft else "",
        "date": draft.date,
        "authors": tuple(dict.fromkeys(pages[0].authors)),
        "topics": tuple(draft.topics),
        "cities": tuple(draft.cities),
        "aliases": tuple(aliases),
        "picture": draft.cover,
        "picture_credit": PLACEHOLDER if draft.cover else "",
        "picture_licence": PLACEHOLDER if draft.cover else "",
    }


def _source(draft: Draft, facts: PageFacts) -> dict[str, str]:
    title = clean_text(facts.site_name) or host_of(facts.address)
    return {"title": title, "url": facts.address, "date": draft.date, "language": facts.language}


def _summary(page: SavedPage, facts: PageFacts, article: Tag) -> str:
    """The summary of a page, else its first sentences."""
    if facts.summary:
        return clean_text(facts.summary)
    paragraphs = (words_of(paragraph) for paragraph in article.find_all("p", recursive=True))
    words = next((text for text in paragraphs if len(text) >= _SHORTEST_SUMMARY // 2), "")
    ends = [found.start() + 1 for found in _SENTENCE_ENDS.finditer(words)] + [len(words)]
    long_enough = next((end for end in ends if end >= _SHORTEST_SUMMARY), ends[-1])
    if not words or long_enough > _LONGEST_SUMMARY:
        page.tell(article, "no-summary")
        return PLACEHOLDER
    page.tell(article, "summary-from-text")
    return words[:long_enough].strip()


def _without_quotes(text: str) -> str:
    """A text of front matter in which nothing quotes a figure."""
    return text.replace("{=", "\\{=")
