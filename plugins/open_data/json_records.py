"""A data set as JSON: what it is, then its records."""

from __future__ import annotations

from plugins.domain import permalink
from plugins.open_data.dataset import Filled
from plugins.open_data.json_text import with_lines
from plugins.open_data.terms_of_use import envelope
from plugins.publishing.edition import Edition


def json_records(edition: Edition, data: Filled) -> bytes:
    """The whole data set; :func:`plugins.open_data.json_schema.json_schema` describes it."""
    schema = edition.urls.absolute_asset(permalink.data_schema(data.name))
    head = envelope(edition, data.name, schema, data.dataset.title, data.dataset.description)
    return with_lines({**head, "count": len(data.records)}, "records", data.records)
