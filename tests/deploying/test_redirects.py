"""Old addresses for servers."""

from __future__ import annotations

from plugins.deploying.redirects import redirects, wrong_redirects
from plugins.deploying.source_forms import source_forms
from plugins.discovery.plan import Redirect
from tests.small_site import article, day, editions

ARTICLES = (
    article("both", day("2020-07-02"), aliases=("/news/old/", "/en/older/index.html")),
    article("bulgarian", day("2021-07-02"), en=None, aliases=("/staro.html",)),
)


def test_each_old_address_leads_on_in_one_step() -> None:
    assert redirects(editions(articles=ARTICLES)) == [
        Redirect("/en/news/old/", "/en/news/both/"),
        Redirect("/en/older/index.html", "/en/news/both/"),
        Redirect("/en/staro.html", "/news/bulgarian/"),
        Redirect("/news/old/", "/news/both/"),
        Redirect("/staro.html", "/news/bulgarian/"),
    ]


def test_an_old_address_is_asked_for_in_every_form() -> None:
    assert source_forms("/a/") == source_forms("/a/index.html") == ("/a/", "/a", "/a/index.html")
    assert source_forms("/a.html") == ("/a.html",)


def wrong(*leads: tuple[str, str], root: str = "") -> list[tuple[str, str]]:
    there = {"new/index.html", "newer/index.html"}
    return list(wrong_redirects([Redirect(*lead) for lead in leads], there.__contains__, root))


def test_chains_loops_clashes_and_ways_to_nowhere_are_told() -> None:
    assert wrong(("/old/", "/new/"), ("/older/", "/newer/")) == []
    assert wrong(("/icc/old/", "/icc/new/"), root="/icc") == []
    assert wrong(("/old/", "/older/index.html"), ("/older/", "/new/")) == [("/old/", "redirect-chain")]
    assert wrong(("/old/", "/old")) == [("/old/", "redirect-loop")]
    assert wrong(("/old/", "/new/"), ("/old/", "/newer/")) == [("/old/", "redirect-clash")] * 2
    assert wrong(("/old/", "/gone/")) == [("/old/", "redirect-nowhere")]
