"""Regular expressions of what may stand in a value: for forms and schemas, which tell a mistake while one types.

They refuse nothing that :mod:`plugins.reading.values` takes, and are of the kind that every language reads (ECMA-262).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.images.inspection import ENDINGS
from plugins.reading.schema.form import Form
from plugins.reading.schema.keys import Key
from plugins.reading.values import ALIAS, NUMBER, SLUG, WHOLE_NUMBER

_YEAR, _MONTH, _DAY, _TIME = "(19|2[01])[0-9]{2}", "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])", "([01][0-9]|2[0-3])"
_DATES = {
    len("2026"): _YEAR,
    len("2026-12"): f"{_YEAR}-{_MONTH}",
    len("2026-12-10"): f"{_YEAR}-{_MONTH}-{_DAY}",
    len("2026-12-10 18:00"): f"{_YEAR}-{_MONTH}-{_DAY} {_TIME}:[0-5][0-9]",
}
"""The pattern of a date by the length of its form."""

_PICTURES = "|".join(
    "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else re.escape(letter) for letter in ending)
    for endings in ENDINGS.values()
    for ending in endings
)
"""The endings of pictures, in small letters and capital ones."""

_FORMS: Mapping[Form, str] = {
    Form.SLUG: SLUG.pattern,
    Form.ID: SLUG.pattern,
    Form.ALIAS: ALIAS.pattern,
    Form.URL: r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"]+",
    Form.LANGUAGE: "[a-z]{2}",
    Form.TIME_ZONE: "UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+",
    Form.LATITUDE: NUMBER.pattern,
    Form.LONGITUDE: NUMBER.pattern,
    Form.NUMBER: NUMBER.pattern,
    Form.COUNT: WHOLE_NUMBER.pattern,
    Form.FILE: r"[^/\\]+",
    Form.PICTURE: rf"[^/\\]+({_PICTURES})",
}


def pattern_of(key: Key) -> str | None:
    """What the whole value of a key (or each of its values) matches; none where anything may stand."""
    if key.form is Form.DATE:
        forms = (_DATES.get(len(example), example) for example in key.examples)
        return _whole("|".join(forms))
    return _whole(_FORMS[key.form]) if key.form in _FORMS else None


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"
