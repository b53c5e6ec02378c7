"""Which pages stand at the root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.pages.views import home_view, not_found_view, plain_view
from plugins.publishing.edition import Edition
from plugins.publishing.page import Page


def plan(editions: Sequence[Edition]) -> Iterator[Page]:
    """The home page, the plain pages, and the page that says there is none."""
    for edition in editions:
        home = home_view(edition)
        yield edition.page("/", "home.html", home, home.title, home.lead)
        for page in edition.written(edition.site.pages):
            words = edition.words(page)
            view = plain_view(edition, page)
            yield edition.page(
                page.address,
                "page.html",
                view,
                words.title,
                words.summary,
                languages=tuple(page.words),
                modified=page.updated,
            )
        missing = not_found_view(edition)
        page_404 = edition.page("/404.html", "not_found.html", missing, missing.title, missing.lead)
        head = replace(page_404.head, robots="noindex", canonical=None, alternates=(), breadcrumbs=())
        yield replace(page_404, head=head)
