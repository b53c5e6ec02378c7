from __future__ import annotations

from dataclasses import replace

from plugins.news.plan import plan
from plugins.publishing.page import Page, made
from plugins.publishing.press import page_key
from tests.small_site import article, day, editions


def page() -> Page:
    found = made(plan(editions(articles=(article("a", day("2020-07-02")),))))
    return next(item for item in found if isinstance(item, Page) and item.address == "/en/news/a/")


def test_the_key_follows_the_head_the_view_and_what_the_template_depends_on() -> None:
    one = page()
    assert page_key(one, "template") == page_key(page(), "template")
    others = (
        page_key(replace(one, head=replace(one.head, title="Other")), "template"),
        page_key(replace(one, view=replace(one.view, authors="Other")), "template"),  # type: ignore[type-var]
        page_key(one, "other template"),
    )
    assert page_key(one, "template") not in others
