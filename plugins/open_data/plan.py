"""Which files of open data there are, and the page that offers them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain import permalink
from plugins.open_data import changes
from plugins.open_data.datapackage import data_package
from plugins.open_data.datasets import DATASETS
from plugins.open_data.dcat import catalogue
from plugins.open_data.json_ld import catalogue_json_ld
from plugins.open_data.offer import offer
from plugins.open_data.views import data_view
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Later, Page


def plan(editions: Sequence[Edition]) -> Iterator[Page | File | Later]:
    """The files, which are one for all languages, and a page in each language."""
    if editions[0].site.history is None:
        yield Later("/data/", lambda: tuple(_all(editions)))
    else:  # says when it was built, if anything is new
        yield from _all(editions)


def _all(editions: Sequence[Edition]) -> Iterator[Page | File]:
    default = editions[0]
    offers = tuple(offer(default, dataset) for dataset in DATASETS)
    known = changes.history(default, [offered.data for offered in offers])
    changed = File(permalink.data(changes.NAME, "json"), changes.changes_file(default, known))
    for offered in offers:
        yield from (one.file for one in offered.distributions)
        yield offered.schema
    yield changed
    yield File(permalink.data_schema(changes.NAME), changes.changes_schema(default))
    yield File(permalink.data("datapackage", "json"), data_package(default, offers))
    yield File(permalink.data("catalog", "jsonld"), catalogue(default, offers, known))
    for edition in editions:
        view = data_view(edition, offers, known, len(changed.content))
        about = catalogue_json_ld(edition, view.title, view.lead, offers)
        yield edition.page("/data/", "data.html", view, view.title, view.lead, structured=(about,))
