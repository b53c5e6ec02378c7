"""What pages may do in a browser, by the rules of those who judge it."""

from __future__ import annotations

import base64
import hashlib

import pytest

from plugins.deploying.security_headers import Inline, inline_in_page, security_headers
from tests.deploying.published import Published
from tests.deploying.scanners import csp_evaluator, directives, observatory

PAGE = {"Cross-Origin-Resource-Policy": "same-origin", "Content-Type": "text/html; charset=utf-8"}


def source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


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


def test_inline_code_is_named_by_its_digest_and_data_is_not() -> None:
    html = (
        '<!doctype html><title>t</title><script type="application/ld+json">{"a": 1}</script>'
        '<script>run()</script><script type="module" src="/a.js"></script><style>p {}</style>'
        '<p style="color: red">x</p>'
    )
    found = inline_in_page("p.html", html.encode())
    assert found == Inline(
        frozenset([source("run()")]), frozenset([source("p {}")]), frozenset([source("color: red")]), frozenset()
    )
    policy = directives(security_headers(found, secure=True)["Content-Security-Policy"])
    assert policy["script-src"] == ["'self'", source("run()")]
    assert policy["style-src"] == ["'self'", source("p {}"), "'unsafe-hashes'", source("color: red")]


@pytest.mark.parametrize("html", ['<p onclick="x()">', '<a href=" JavaScript:x()">', "<svg ONLOAD=x>"])
def test_handlers_are_found(html: str) -> None:
    assert inline_in_page("p.html", html.encode()).handlers == {"p.html"}


@pytest.mark.parametrize("html", ["<p>one onset = two", '<a href="/javascript:/">', "<p data-on=x>"])
def test_what_only_looks_like_a_handler_is_none(html: str) -> None:
    assert inline_in_page("p.html", html.encode()).handlers == frozenset()


def test_a_site_without_https_promises_none() -> None:
    headers = security_headers(Inline(), secure=False, wasm=True)
    assert "Strict-Transport-Security" not in headers
    policy = directives(headers["Content-Security-Policy"])
    assert "upgrade-insecure-requests" not in policy
    assert policy["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
