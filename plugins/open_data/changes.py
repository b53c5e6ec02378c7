"""What changed from release to release, as a file: the releases, newest first, and the state that the next starts from.

The file is kept beside the content as the last release published it; :mod:`plugins.reading.changes` reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.catalogue import marked as _
from plugins.domain import permalink
from plugins.domain.changes import DIGEST, LONGEST, Change, FieldChange, History, Kind, Table, kept
from plugins.open_data.dataset import Filled
from plugins.open_data.json_schema import envelope_properties, head, whole
from plugins.open_data.json_text import compact, listed, pretty
from plugins.open_data.terms_of_use import envelope
from plugins.publishing.cards import machine_instant
from plugins.publishing.edition import Edition

NAME = "changes"
TITLE = _("What changed")
DESCRIPTION = _(
    "Which records were added, changed or removed with each release, newest first, and how each field looked then."
)


def table(data: Filled) -> Table:
    """What is compared of a data set: every column that says something of its own, long texts as digests."""
    chosen = [position for position, column in enumerate(data.columns) if not column.derived]
    return Table(
        tuple(data.columns[position].name for position in chosen),
        {
            record["id"]: tuple(kept(row[position]) for position in chosen)
            for record, row in zip(data.records, data.rows, strict=True)
        },
    )


def history(edition: Edition, filled: Sequence[Filled]) -> History:
    """The history once the site of an edition is released; the first release has nothing to be compared with."""
    tables = {data.name: table(data) for data in filled}
    published = edition.site.history
    return History((), tables) if published is None else published.followed_by(tables, edition.site.now)


def changes_file(edition: Edition, known: History) -> bytes:
    """The history as JSON, a line for each change and each record."""
    schema = edition.urls.absolute_asset(permalink.data_schema(NAME))
    about = envelope(edition, NAME, schema, TITLE, DESCRIPTION)
    lines = [f"{compact(name)}: {compact(value)}," for name, value in about.items()]
    releases = [_release(release.at, release.changes) for release in known.releases]
    state = [_table(name, known.tables[name]) for name in sorted(known.tables)]
    body = ['"releases": [', ",\n".join(releases), "],", '"state": {', ",\n".join(state), "}"]
    return ("\n".join(line for line in ["{", *lines, *body, "}"] if line) + "\n").encode()


def _release(at: Any, changes: Sequence[Change]) -> str:
    return "\n".join([f'{{"released": {compact(machine_instant(at))},', *listed("changes", map(_change, changes)), "}"])


def _change(change: Change) -> dict[str, Any]:
    what = {"dataset": change.dataset, "id": change.id, "change": str(change.kind)}
    return {**what, "fields": list(map(_field, change.fields))} if change.fields else what


def _field(change: FieldChange) -> dict[str, Any]:
    return {"field": change.field, **({"before": change.before, "after": change.after} if change.told else {})}


def _table(name: str, known: Table) -> str:
    rows = ",\n".join(f"{compact(identity)}: {compact(known.rows[identity])}" for identity in sorted(known.rows))
    lines = [f'{compact(name)}: {{"fields": {compact(known.fields)}, "records": {{', rows, "}}"]
    return "\n".join(line for line in lines if line)


def changes_schema(edition: Edition) -> bytes:
    """The JSON Schema of the file."""
    fact = {"type": ["string", "number", "null"]}
    field = {**whole({"field": {"type": "string"}}), "additionalProperties": False}
    field["properties"] |= {"before": fact, "after": fact}
    change = {
        **whole({"dataset": {"type": "string"}, "id": {"type": "string"}, "change": {"enum": list(map(str, Kind))}}),
        "additionalProperties": False,
    }
    change["properties"] |= {"fields": {"type": "array", "items": field}}
    release = whole(
        {
            "released": {"type": "string", "format": "date-time"},
            "changes": {"type": "array", "minItems": 1, "items": change},
        }
    )
    state = whole(
        {
            "fields": {"type": "array", "items": {"type": "string"}},
            "records": {"type": "object", "additionalProperties": {"type": "array", "items": fact}},
        }
    )
    properties = {
        **envelope_properties(NAME, edition.site.languages),
        "releases": {
            "description": "Newest first. A field without before and after held a text that is too long to be kept.",
            "type": "array",
            "items": release,
        },
        "state": {
            "description": "The columns of the last release that are compared with the next, a row for each id; of a "
            f"text of more than {LONGEST} letters, {DIGEST} and the first 16 digits of its SHA-256.",
            "type": "object",
            "additionalProperties": state,
        },
    }
    return pretty({**head(edition, NAME, TITLE, DESCRIPTION), **whole(properties)})
