"""Which addresses look like those of other hosts."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from plugins.reading.disguise import is_disguised


@pytest.mark.parametrize(
    ("address", "disguised"),
    [
        ("https://sofia.example/", False),
        ("https://община.example/път@тук", False),
        ("https://xn--80acygpz7a.example/", False),
        ("https://a-1.example:8080/", False),
        ("mailto:a@sofia.example", False),
        ("https://sofia.example@other.example/", True),
        ("https://@other.example/", True),
        ("https://ѕofia.example/", True),
        ("https://www.xn--sfia-55d.example/", True),
        ("https://xn--\udcff.example/", False),
        ("https://аррӏе.com/", True),
        ("https://www.АРРӏЕ.com./", True),
        ("https://xn--80ak6aa92e.com/", True),
        ("https://хора-2.аррӏе.eu/", True),
        ("https://σημερα.example/", False),
        ("https://κοινο.example/", True),
        ("https://νανν.example/", True),
        ("https://хора.bg/", False),
        ("https://хора.бг/", False),
        ("https://αγορα.gr/", False),
        ("https://новини.eu/", False),
        ("https://2026-1.example/", False),
        ("https://東京タワー.example/", False),
        ("https://サッカーfan.example/", False),
        ("https://東京город.example/", True),
        ("https://ｓｏｆｉａ.example/", False),
        ("https://[::1]/", False),
    ],
)
def test_an_address_that_looks_like_another_is_known(address: str, disguised: bool) -> None:
    assert is_disguised(urlsplit(address)) is disguised
