"""A data set and the files in which it is offered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from plugins.domain import permalink
from plugins.open_data.csv_table import csv_table
from plugins.open_data.dataset import Dataset, Filled, filled
from plugins.open_data.geojson import geojson
from plugins.open_data.json_records import json_records
from plugins.open_data.json_schema import json_schema
from plugins.publishing.downloads import CSV, GEOJSON, JSON, Format
from plugins.publishing.edition import Edition
from plugins.publishing.page import File


@dataclass(frozen=True)
class Distribution:
    """A data set in one format."""

    format: Format
    file: File

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.file.content)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of its bytes, hexadecimal."""
        return hashlib.sha256(self.file.content).hexdigest()


@dataclass(frozen=True)
class Offer:
    """A data set with its files."""

    data: Filled
    distributions: tuple[Distribution, ...]
    schema: File

    @property
    def dataset(self) -> Dataset:
        """Its declaration."""
        return self.data.dataset

    def distribution(self, extension: str) -> Distribution:
        """The data set in a format."""
        return next(one for one in self.distributions if one.format.extension == extension)


def offer(edition: Edition, dataset: Dataset) -> Offer:
    """A data set of a site in every format that it has."""
    data = filled(dataset, edition)
    contents = [(CSV, csv_table(data)), (JSON, json_records(edition, data))]
    if dataset.is_geographic:
        contents.append((GEOJSON, geojson(edition, data)))
    return Offer(
        data,
        tuple(
            Distribution(form, File(permalink.data(data.name, form.extension), content)) for form, content in contents
        ),
        File(permalink.data_schema(data.name), json_schema(edition, dataset)),
    )
