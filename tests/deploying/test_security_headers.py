"""What pages may do in a browser, by the rules of those who judge it."""

from __future__ import annotations

import pytest

from plugins.deploying.security_headers import is_active, security_headers
from tests.deploying.published import Published
from tests.deploying.scanners import csp_evaluator, directives, observatory

PAGE = {"Cross-Origin-Resource-Policy": "same-origin", "Content-Type": "text/html; charset=utf-8"}


def test_the_pages_hold_no_inline_code_and_the_policy_allows_none(published: Published) -> None:
    policy = published.manifest(0).headers["Content-Security-Policy"]
    assert "sha256" not in policy
    assert directives(policy)["script-src"] == ["'self'"]
    assert directives(policy)["style-src"] == ["'self'"]


def test_the_observatory_gives_all_its_points(published: Published) -> None:
    assert observatory({**published.manifest(0).headers, **PAGE}) == 100 + 10 + 5 + 5 + 10


def test_the_csp_evaluator_finds_nothing(published: Published) -> None:
    assert csp_evaluator(published.manifest(0).headers["Content-Security-Policy"]) == []


@pytest.mark.parametrize(
    ("policy", "findings"),
    [
        ("", ["script-src", "object-src", "base-uri"]),
        ("default-src 'self' 'unsafe-inline'; base-uri 'none'", ["default-src 'unsafe-inline'"]),
        ("default-src 'none'; base-uri 'none'; script-src https:", ["script-src https:", "https:"]),
        ("default-src 'none'; base-uri 'none'; scriptsrc 'self'", ["scriptsrc"]),
    ],
)
def test_the_csp_evaluator_finds_what_is_loose(policy: str, findings: list[str]) -> None:
    assert csp_evaluator(policy) == findings


def test_without_headers_there_are_few_points() -> None:
    assert observatory({}, redirects_to_https=False) == 100 - 25 - 20 - 20 - 5 - 20


@pytest.mark.parametrize(
    "html",
    [
        "<script>run()</script>",
        "<script type=text/jscript>run()</script>",
        "<script type=importmap>{}</script>",
        "<script src=https://other.example/a.js></script>",
        "<script src=//other.example/a.js></script>",
        "<script src=/\\other.example/a.js></script>",
        "<style>p {}</style>",
        '<p style="color: red">x</p>',
        '<script type="application/ld+json" style="x">{}</script>',
        "<iframe src=/a></iframe>",
        "<object data=/a></object>",
        "<svg><style>a {}</style></svg>",
        "<meta http-equiv=refresh content='0; url=https://other.example/'>",
        "<meta http-equiv=refresh content='0; url=//other.example/'>",
        "<meta http-equiv=Set-Cookie content=a>",
        '<p onclick="x()">',
        "<svg ONLOAD=x>",
        "<img/onerror=x/src=x>",
        "<img src=x a='b'onerror=x>",
        '<a href=" JavaScript:x()">',
        '<a href="java&#10;script:x()">',
        '<a href="&#1;vbscript:x()">',
        '<a href="data:text/html,x">',
        "<form action=javascript:x()>",
        "<svg><a xlink:href=javascript:x()>",
    ],
)
def test_what_acts_in_a_page_is_found(html: str) -> None:
    assert is_active(f"<!doctype html><title>t</title>{html}".encode())


@pytest.mark.parametrize(
    "html",
    [
        "<p>one onset = two",
        '<a href="/javascript:/">',
        '<meta http-equiv="refresh" content="0; url=/news/">',
        "<p data-on=x>",
        '<a href="https://a.example/?javascript:x()">',
        '<script type="application/ld+json">{"a": "<p onclick=x>"}</script>',
        '<script type="module" src="/assets/a.js"></script>',
        "<p>&lt;script&gt; javascript: data: style=x",
    ],
)
def test_what_only_looks_as_if_it_acted_is_left(html: str) -> None:
    assert not is_active(f"<!doctype html><title>t</title>{html}".encode())


def test_a_site_without_https_promises_none() -> None:
    headers = security_headers(secure=False, wasm=True)
    assert "Strict-Transport-Security" not in headers
    policy = directives(headers["Content-Security-Policy"])
    assert "upgrade-insecure-requests" not in policy
    assert policy["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
