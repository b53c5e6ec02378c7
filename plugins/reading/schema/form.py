"""In which form a value is written: what editors write it with depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from plugins.catalogue import marked as _


class Form(StrEnum):
    """The forms of values; those that are written as plain text differ in what may stand in it."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    SLUG = "slug"
    ID = "id"
    URL = "url"
    ALIAS = "alias"
    PATH = "path"
    FILE = "file"
    PICTURE = "picture"
    TIME_ZONE = "time-zone"
    COUNTRY = "country"
    LANGUAGE = "language"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    NUMBER = "number"
    COUNT = "count"
    RECURRENCE = "recurrence"
    DATE = "date"
    CHOICE = "choice"
    MAPPING = "mapping"
    TRANSLATED = "translated"


FORM_WORDS: Mapping[Form, str] = {
    Form.LINE: _("text of one line"),
    Form.PARAGRAPH: _("text"),
    Form.SLUG: _("small Latin letters, digits and single hyphens"),
    Form.ID: _("small Latin letters, digits and single hyphens"),
    Form.URL: _("a whole web address that begins with https://"),
    Form.ALIAS: _("a path on this site, from “/” to “/”"),
    Form.PATH: _("a path in content/"),
    Form.FILE: _("the name of a file in the same folder"),
    Form.PICTURE: _("the name of a picture in the same folder: JPEG, PNG, WebP or AVIF"),
    Form.TIME_ZONE: _("the IANA name of a time zone"),
    Form.COUNTRY: _("two capital letters (ISO 3166-1)"),
    Form.LANGUAGE: _("two small letters (ISO 639-1)"),
    Form.LATITUDE: _("degrees north, from -90 to 90"),
    Form.LONGITUDE: _("degrees east, from -180 to 180"),
    Form.NUMBER: _("a number with a decimal point"),
    Form.COUNT: _("a whole number"),
    Form.RECURRENCE: _("a rule of iCalendar (RRULE)"),
    Form.DATE: _("a date as exact as it is known"),
    Form.CHOICE: _("one of the choices"),
    Form.MAPPING: _("several keys"),
    Form.TRANSLATED: _("text in each language"),
}
"""Each form in a few words, in English; the catalogues hold the other languages."""


@dataclass(frozen=True, slots=True)
class RefersTo:
    """A slug that must be of something: of a folder of ``content/<name>/``, or of a key of ``content/<name>.yaml``."""

    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """A closed list of values: each choice, and what it is called in English."""

    labels: tuple[tuple[StrEnum, str], ...]
    form: ClassVar[Form] = Form.CHOICE


@dataclass(frozen=True, slots=True)
class Precisions:
    """How exact a date may be: the forms in which it is written, one example each, the usual one first."""

    examples: tuple[str, ...]
    form: ClassVar[Form] = Form.DATE
