"""What the page of the open data says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.domain import permalink
from plugins.domain.changes import Change, Fact, FieldChange, History, Kind
from plugins.domain.when import SOFIA, Minute
from plugins.open_data.changes import NAME as CHANGES
from plugins.open_data.dataset import Column, Filled
from plugins.open_data.offer import Distribution, Offer
from plugins.open_data.terms_of_use import GEONAMES, LICENCE_TITLE, LICENCE_URL
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time

MOST_CHANGES = 20
"""So many changes are shown; the file has all of them."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download: its link, and its size in words where that is of interest."""

    link: Link
    size: str | None
    type: str


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column: its name in JSON, its names in the table where they are others, and what it says."""

    name: str
    table_names: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class DatasetView:
    """A data set: what it is, its files, its columns."""

    id: str
    title: str
    description: str
    count: str
    downloads: tuple[Download, ...]
    page: Link
    columns_title: str
    columns: tuple[ColumnLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change: the record (without an address if it is gone), its data set, what became of it."""

    record: Link
    dataset: str
    kind: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """What changed with a release."""

    time: Time
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """How to load the data with a tool: a line of code, or a sentence."""

    tool: str
    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class DataView:
    """The page of the open data."""

    title: str
    lead: str
    datasets: tuple[DatasetView, ...]
    catalogues: tuple[Download, ...]
    licence: Link
    licence_text: str
    credit: str
    others: tuple[Link, ...]
    notes: tuple[str, ...]
    examples: tuple[Example, ...]
    releases: tuple[ReleaseView, ...]
    changes_file: Download


def data_view(edition: Edition, offers: Sequence[Offer], known: History, changes_size: int) -> DataView:
    """What the page says in one language."""
    _, urls = edition.locale.gettext, edition.urls
    changes_link = Link(f"{CHANGES}.json", urls.asset(permalink.data(CHANGES, "json")))
    return DataView(
        title=_("Open data"),
        lead=_("Everything that this site knows, for programs and spreadsheets: in both languages and with sources."),
        datasets=tuple(_dataset(edition, offered) for offered in offers),
        catalogues=(
            Download(Link("catalog.jsonld", urls.asset(permalink.data("catalog", "jsonld"))), None, "DCAT-AP 3"),
            Download(Link("datapackage.json", urls.asset(permalink.data("datapackage", "json"))), None, "Data Package"),
        ),
        licence=Link(LICENCE_TITLE, LICENCE_URL, "en"),
        licence_text=_("The data may be used for any purpose, also commercially, if you say where they are from:"),
        credit=f"{edition.site_name}, {urls.absolute('/data/')}, CC BY 4.0",
        others=(Link(f"{GEONAMES['title']} (CC BY 4.0)", GEONAMES["path"], "en"),),
        notes=_notes(edition),
        examples=_examples(edition),
        releases=tuple(_releases(edition, [offered.data for offered in offers], known)),
        changes_file=Download(changes_link, edition.locale.file_size(changes_size), "JSON"),
    )


def _dataset(edition: Edition, offered: Offer) -> DatasetView:
    _, data = edition.locale.gettext, offered.data
    schema = Link(_("Schema"), edition.urls.asset(offered.schema.address))
    return DatasetView(
        id=data.name,
        title=_(offered.dataset.title),
        description=_(offered.dataset.description),
        count=edition.locale.ngettext("{count} record", "{count} records", len(data.records)),
        downloads=(
            *(_download(edition, one) for one in offered.distributions),
            Download(schema, None, "JSON Schema"),
        ),
        page=Link(_("On the site"), edition.urls.href(offered.dataset.page)),
        columns_title=edition.locale.ngettext("{count} column", "{count} columns", len(offered.dataset.columns)),
        columns=tuple(_column(edition, data, column) for column in offered.dataset.columns),
    )


def _download(edition: Edition, one: Distribution) -> Download:
    link = Link(one.format.name, edition.urls.asset(one.file.address))
    return Download(link, edition.locale.file_size(one.size), one.format.media_type)


def _column(edition: Edition, data: Filled, column: Column[object]) -> ColumnLine:
    names = tuple(
        column.name + part.suffix for part in column.type.parts(data.languages, not column.required) if part.suffix
    )
    return ColumnLine(column.name, names, edition.locale.gettext(column.description))


def _notes(edition: Edition) -> tuple[str, ...]:
    _ = edition.locale.gettext
    return (
        _("A date is as exact as its source: 2020-07 is a month of which the day is not known."),
        _("What is not known is null in JSON and an empty cell in CSV; unknown is a value: no source says it."),
        _("Several values in one cell have a vertical bar between them."),
        _("A text in CSV that a spreadsheet would take for a formula has an apostrophe in front of it; take it off."),
        _("Names that are not confirmed yet have the translation status unreviewed."),
    )


def _examples(edition: Edition) -> tuple[Example, ...]:
    _, address = edition.locale.gettext, edition.urls.absolute_asset(permalink.data("cities", "csv"))
    return (
        Example(
            _("Spreadsheet"),
            _("Import the CSV file with the separator comma; its encoding, UTF-8, is found without being told."),
        ),
        Example("Python", _("With pandas:"), f'pandas.read_csv("{address}")'),
    )


def _releases(edition: Edition, datasets: Sequence[Filled], known: History) -> Iterator[ReleaseView]:
    by_name = {data.name: data for data in datasets}
    left = MOST_CHANGES
    for release in known.releases:
        shown = release.changes[:left]
        left -= len(shown)
        if shown:
            moment = Minute(release.at.replace(tzinfo=None), "UTC").in_zone(SOFIA)
            lines = tuple(_change(edition, by_name[change.dataset], change) for change in shown)
            yield ReleaseView(edition.locale.time(moment), lines)


def _change(edition: Edition, data: Filled, change: Change) -> ChangeLine:
    _ = edition.locale.gettext
    kinds = {Kind.ADDED: _("added"), Kind.CHANGED: _("changed"), Kind.REMOVED: _("removed")}
    record = next((record for record in data.records if record["id"] == change.id), None)
    fields = tuple(_field(edition, field) for field in change.fields)
    return ChangeLine(_record_link(edition, change.id, record), _(data.dataset.title), kinds[change.kind], fields)


def _record_link(edition: Edition, identity: str, record: object) -> Link:
    """The record by its title in this language, or in the first one that has it; by its id if it is gone."""
    if not isinstance(record, dict):
        return Link(identity, "")
    written = [language for language in (edition.language, *edition.site.languages) if record["title"].get(language)]
    language = written[0] if written else edition.language
    address = (record["url"].get(language) or "").removeprefix(edition.urls.origin)
    return Link(record["title"].get(language) or identity, address, None if language == edition.language else language)


def _field(edition: Edition, field: FieldChange) -> str:
    """What a field was and is: „role: unknown → core“; only its name where the text is long."""
    if not field.told:
        return field.field
    before, after = (_fact(edition, value) for value in (field.before, field.after))
    return f"{field.field}: {before} → {after}"


def _fact(edition: Edition, value: Fact) -> str:
    return edition.locale.gettext("empty") if value is None else str(value)
