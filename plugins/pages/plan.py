"""Which pages stand at the root."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from plugins.domain.things import PlainPage
from plugins.pages.accessibility import SLUG as ACCESSIBILITY
from plugins.pages.accessibility import accessibility_view
from plugins.pages.subscribe import SLUG as SUBSCRIBE
from plugins.pages.subscribe import subscribe_view
from plugins.pages.views import home_view, not_found_view, plain_view
from plugins.publishing.edition import Edition
from plugins.publishing.json_ld_nodes import web_site
from plugins.publishing.page import Page, hidden

_SPECIAL: dict[str, tuple[str, Callable[[Edition, PlainPage], object]]] = {
    ACCESSIBILITY: ("accessibility.html", accessibility_view),
    SUBSCRIBE: ("subscribe.html", subscribe_view),
}
"""Plain pages that say more than their text: the template and the view."""


def plan(editions: Sequence[Edition]) -> Iterator[Page]:
    """The home page, the plain pages, and the page that says there is none."""
    for edition in editions:
        home = home_view(edition)
        yield edition.page("/", "home.html", home, home.title, home.lead, structured=(web_site(edition),))
        for page in edition.written(edition.site.pages):
            template, view = _SPECIAL.get(page.slug, ("page.html", plain_view))
            yield edition.page_of(page, template, view(edition, page), modified=page.updated)
        missing = not_found_view(edition)
        page_404 = edition.page("/404.html", "not_found.html", missing, missing.title, missing.lead)
        yield replace(page_404, head=replace(hidden(page_404.head), canonical=None))
