"""What search consists of: its page, its index in each language, and what is shown of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.cache import cache_beside
from plugins.domain import permalink
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Later, Page
from plugins.publishing.reads import recording
from plugins.search.entries import Entry, entries
from plugins.search.index_files import index_files, text_file
from plugins.search.messages import messages
from plugins.search.spellings import spelling_of
from plugins.search.views import LetterView, facet_values, kind_title, search_views


def plan(editions: Sequence[Edition]) -> Iterator[Later]:
    """For each language the page, the index and the texts; of a text only what it is about decides where it stands."""
    for edition in editions:
        with recording() as noted:
            found = entries(edition)
        reads = frozenset(noted)
        yield replace(edition.later("/search/", _pages, edition, found), reads=reads)
        yield replace(edition.later(permalink.search_index(), _index, edition, editions, found), reads=reads)
        for entry in found:
            text = edition.later(permalink.search_text(entry.number), _text, edition, entry)
            yield replace(text, about=entry.address)


def _pages(edition: Edition, found: Sequence[Entry]) -> tuple[Page, ...]:
    """The search page, and those of the letters where there are any."""
    view, letters = search_views(edition, found)
    page = edition.page("/search/", "search.html", view, view.title, view.lead)
    return (page, *(_letter_page(edition, name, letter, view.title) for name, letter in letters.items()))


def _letter_page(edition: Edition, name: str, view: LetterView, section: str) -> Page:
    return edition.page(
        permalink.search_letter(name),
        "search_letter.html",
        view,
        view.title,
        view.lead,
        trail=((section, "/search/"),),
        languages=(edition.language,),
        fallback="/search/",
    )


def _index(edition: Edition, editions: Sequence[Edition], found: Sequence[Entry]) -> tuple[File, ...]:
    told, store = messages(edition, editions), cache_beside(edition.site.content) / f"search-{edition.language}.json"
    files = index_files(spelling_of(edition.language), found, facet_values(found), told, store)
    return tuple(File(edition.urls.address(file.address), file.content) for file in files)


def _text(edition: Edition, entry: Entry) -> tuple[File, ...]:
    file = text_file(entry, edition.urls.href(entry.address), kind_title(edition, entry.kind))
    return (File(edition.urls.address(file.address), file.content),)
