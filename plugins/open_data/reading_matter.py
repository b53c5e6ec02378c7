"""The data sets of news, solutions and documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plugins.catalogue import marked as _
from plugins.domain.things import Article, Resource
from plugins.open_data.dataset import Column, Dataset
from plugins.open_data.shared_columns import (
    ADDRESS,
    CITIES,
    DATE,
    IDENTITY,
    PRECISIONS,
    PROVENANCE,
    SLUGS,
    TEXT,
    TOPICS,
    WORDS,
    date_text,
    instant,
    precision,
    time_zone,
)
from plugins.open_data.value_types import One, Several
from plugins.publishing.edition import Edition

_KNOWN = tuple(name for name in PRECISIONS.values() if name != "to-be-announced")

_NEWS: tuple[Column[Article], ...] = (
    *IDENTITY,
    *WORDS,
    Column(
        "date",
        One(DATE),
        _("Date, as exact as it is known; a time is that of the clocks there"),
        lambda _e, article: date_text(article.date),
        required=True,
    ),
    precision("date_precision", _("How exactly the date is known"), lambda article: article.date, _KNOWN),
    instant("date_utc", _("The date in UTC, where the minute is known"), lambda article: article.date),
    time_zone(lambda article: article.date),
    Column("authors", Several(TEXT), _("Authors, where they are named"), lambda _e, article: list(article.authors)),
    TOPICS,
    CITIES,
    Column(
        "events",
        SLUGS,
        _("Events that it is about, by slug"),
        lambda e, article: [slug for slug in article.events if slug in e.site.event_by_slug],
    ),
    Column(
        "documents",
        SLUGS,
        _("Documents that it is about, by slug"),
        lambda e, article: [slug for slug in article.documents if slug in e.site.document_by_slug],
    ),
    *PROVENANCE,
)

NEWS = Dataset(
    name="news",
    title=_("News"),
    description=_("Every piece of news with its summary; the whole text is on its page and in the feeds."),
    themes=("GOVE", "REGI"),
    page="/news/",
    columns=_NEWS,
    items=lambda edition: edition.site.articles,
)

_RESOURCES: tuple[Column[Resource], ...] = (
    *IDENTITY,
    *WORDS,
    Column("date", One(DATE), _("When it was published, as exact as it is known"), lambda _e, one: date_text(one.date)),
    Column("provider", One(TEXT), _("Who provides it"), lambda _e, one: one.provider),
    Column("stage", One(TEXT), _("How far it has come, as its source says"), lambda _e, one: one.stage),
    Column("licence", One(TEXT), _("Licence, as its source says"), lambda _e, one: one.licence),
    Column("link", One(ADDRESS), _("Where it stands"), lambda _e, one: one.url),
    Column(
        "file",
        One(ADDRESS),
        _("File to download"),
        lambda e, one: one.file_address and e.urls.absolute_asset(one.file_address),
        derived=True,
    ),
    TOPICS,
    CITIES,
    *PROVENANCE,
)


def _resources(name: str, title: str, description: str, items: Callable[[Edition], Iterable[Resource]]) -> Dataset:
    return Dataset(name, title, description, ("GOVE", "TECH"), f"/{name}/", _RESOURCES, items)


SOLUTIONS = _resources(
    "solutions",
    _("Solutions"),
    _("Marketplaces, tools and services that cities can take up."),
    lambda edition: edition.site.solutions,
)
DOCUMENTS = _resources(
    "documents",
    _("Documents"),
    _("Strategies and guides of the programme and its cities."),
    lambda edition: edition.site.documents,
)
