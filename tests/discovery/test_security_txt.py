"""Whom to tell of a hole in the site."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from plugins.discovery.security_txt import security_txt
from plugins.publishing.edition import make_editions
from plugins.publishing.page import File
from tests.small_site import LANGUAGES, SITE_URL, editions, site

STATED = {"contact": "mailto:security@icc.sofia.example", "expires": "2027-10-31"}
TEXT = """\
Contact: mailto:security@icc.sofia.example
Expires: 2027-10-31T00:00:00Z
Preferred-Languages: bg, en
Canonical: https://icc.sofia.example/.well-known/security.txt
"""


def test_it_says_whom_until_when_and_in_which_languages() -> None:
    assert list(security_txt(STATED, editions())) == [File("/.well-known/security.txt", TEXT.encode())]


def test_what_has_expired_is_not_there() -> None:
    late = replace(site(), now=datetime(2027, 10, 31, tzinfo=UTC))
    assert list(security_txt(STATED, make_editions(late, LANGUAGES, SITE_URL))) == []
