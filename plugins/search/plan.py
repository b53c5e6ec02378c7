"""What search consists of: its page, its index in each language, and what is shown of each entry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain import permalink
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Later, Page
from plugins.search.entries import Entry, entries
from plugins.search.index_files import index_files, text_file
from plugins.search.messages import messages
from plugins.search.spellings import spelling_of
from plugins.search.views import facet_values, kind_title, search_view


def plan(editions: Sequence[Edition]) -> Iterator[Later]:
    """For each language the page, the index and the texts."""
    for edition in editions:
        yield edition.later("/search/", _page, edition)
        yield edition.later(permalink.search_index(), _index, edition, editions)
        for entry in entries(edition):
            yield edition.later(permalink.search_text(entry.number), _text, edition, entry)


def _page(edition: Edition) -> Page:
    view = search_view(edition)
    return edition.page("/search/", "search.html", view, view.title, view.lead)


def _index(edition: Edition, editions: Sequence[Edition]) -> tuple[File, ...]:
    found = entries(edition)
    files = index_files(spelling_of(edition.language), found, facet_values(found), messages(edition, editions))
    return tuple(File(edition.urls.address(file.address), file.content) for file in files)


def _text(edition: Edition, entry: Entry) -> tuple[File, ...]:
    file = text_file(entry, edition.urls.href(entry.address), kind_title(edition, entry.kind))
    return (File(edition.urls.address(file.address), file.content),)
