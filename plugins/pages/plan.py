"""Which pages stand at the root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.pages.subscribe import SLUG as SUBSCRIBE
from plugins.pages.subscribe import subscribe_view
from plugins.pages.views import home_view, not_found_view, plain_view
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld_nodes import web_site
from plugins.publishing.page import Page, hidden


def plan(editions: Sequence[Edition]) -> Iterator[Page]:
    """The home page, the plain pages, and the page that says there is none."""
    for edition in editions:
        home = home_view(edition)
        yield edition.page("/", "home.html", home, home.title, home.lead, structured=(web_site(edition),))
        for page in edition.written(edition.site.pages):
            words = edition.words(page)
            special = page.slug == SUBSCRIBE
            yield edition.page(
                page.address,
                "subscribe.html" if special else "page.html",
                subscribe_view(edition, page) if special else plain_view(edition, page),
                words.title,
                words.summary,
                languages=tuple(page.words),
                modified=page.updated,
            )
        missing = not_found_view(edition)
        page_404 = edition.page("/404.html", "not_found.html", missing, missing.title, missing.lead)
        yield replace(page_404, head=replace(hidden(page_404.head), canonical=None))
