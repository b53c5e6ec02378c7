"""The preview as an editor meets it, in Debian's Chromium: a text editor on one side, the browser on the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.barriers import look_for_barriers
from tests.editing.preview.running import running_preview
from tests.project import Project, make_project

ARTICLE = "news/2020-07-02-nachalo/index.bg.md"
PATIENCE = 60_000
"""Milliseconds; a machine may be busy."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="module")
def address(project: Project) -> Iterator[str]:
    """Where ``inv serve`` shows the project."""
    with running_preview(project.folder) as preview:
        yield preview.address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def edit(project: Project) -> Iterator[Callable[[str, str, str], None]]:
    """Changes a text as a text editor does; all is as it was when the test is over."""
    before: dict[Path, str] = {}

    def change(path: str, old: str, new: str) -> None:
        file = project.content / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        before.setdefault(file, text)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    yield change
    for file, text in before.items():
        file.write_text(text, encoding="utf-8")


Edit = Callable[[str, str, str], None]


def open_page(context: BrowserContext, address: str, path: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}{path}", timeout=PATIENCE)
    return page


def test_a_mistake_is_read_over_the_page_mended_and_gone(context: BrowserContext, address: str, edit: Edit) -> None:
    page = open_page(context, address, "/news/nachalo/")
    title = page.locator("h1").inner_text()
    edit(ARTICLE, "date: 2020-07-02", "date: 2020-07-32")
    overlay = page.get_by_role("region", name="1 грешка в съдържанието")
    expect(overlay).to_be_visible(timeout=PATIENCE)
    expect(overlay.get_by_text('няма такава дата: "2020-07-32"')).to_be_visible()
    expect(overlay.locator(".line--wrong")).to_have_text(re.compile(r"^\d+date: 2020-07-32\s*$"))
    expect(overlay.locator(".line")).to_have_count(5)
    assert page.locator("h1").inner_text() == title
    edit(ARTICLE, "date: 2020-07-32", "date: 2020-07-02")
    expect(overlay).to_have_count(0, timeout=PATIENCE)
    assert page.locator("h1").inner_text() == title


def test_what_is_hostile_in_a_text_is_text_in_the_overlay(context: BrowserContext, address: str, edit: Edit) -> None:
    page = open_page(context, address, "/en/news/nachalo/")
    edit(ARTICLE, "date: 2020-07-02", "date: <img src=x onerror=document.title='stolen'></template><h1>")
    overlay = page.get_by_role("region", name="1 mistake in the content")
    expect(overlay).to_be_visible(timeout=PATIENCE)
    expect(overlay.locator(".line--wrong")).to_contain_text("</template><h1>")
    assert page.title() != "stolen"
    assert page.locator("img[src=x]").count() == 0


def test_the_page_is_loaded_again_where_one_was_reading(context: BrowserContext, address: str, edit: Edit) -> None:
    page = open_page(context, address, "/news/nachalo/")
    page.set_viewport_size({"width": 360, "height": 300})
    page.mouse.wheel(0, 500)
    page.wait_for_function("scrollY > 300")
    there = page.evaluate("scrollY")
    edit(ARTICLE, "\n---\n", "\n---\nСъвсем ново изречение.\n\n")
    expect(page.get_by_text("Съвсем ново изречение.")).to_have_count(1, timeout=PATIENCE)
    page.wait_for_function("there => Math.abs(scrollY - there) < 2", arg=there, timeout=PATIENCE)


def test_drafts_have_a_banner_and_the_bar_takes_them_away(context: BrowserContext, address: str) -> None:
    page = open_page(context, address, "/news/chernova/")
    expect(page.get_by_role("note")).to_have_text("Това е чернова: читателите не я виждат.")
    page.goto(f"{address}/news/")
    expect(page.get_by_text("[чернова]")).not_to_have_count(0)
    bar = page.get_by_role("complementary", name="Преглед")
    bar.get_by_label("с чернови").uncheck()
    bar.get_by_role("button", name="Покажи").click()
    page.wait_for_url("**/_seen/now/public/news/")
    expect(page.get_by_text("[чернова]")).to_have_count(0)
    bar.get_by_role("link", name="Обратно към сега").click()
    page.wait_for_url(f"{address}/news/")


def test_the_site_can_be_seen_as_of_another_moment(context: BrowserContext, address: str) -> None:
    page = open_page(context, address, "/en/news/")
    bar = page.get_by_role("complementary", name="Preview")
    bar.get_by_label("As of").fill("2030-01-15T08:00")
    bar.get_by_label("drafts").uncheck()
    bar.get_by_role("button", name="Show").click()
    page.wait_for_url("**/_seen/2030-01-15T08:00/public/en/news/")
    page.get_by_role("navigation").first.get_by_role("link", name="Български").or_(
        page.get_by_role("link", name="Български").first
    ).first.click()
    page.wait_for_url("**/_seen/2030-01-15T08:00/public/news/")
    expect(page.get_by_role("link", name="Бъдещощурче")).to_have_count(1)


def test_both_languages_scroll_and_go_on_together(context: BrowserContext, address: str) -> None:
    page = open_page(context, address, "/_side-by-side/cities/sofia/")
    page.set_viewport_size({"width": 1280, "height": 400})
    bulgarian, english = (page.frame_locator(f"iframe[data-language={code}]") for code in ("bg", "en"))
    expect(bulgarian.locator("h1")).to_have_text("София")
    expect(english.locator("h1")).to_have_text("Sofia")
    expect(english.get_by_role("complementary", name="Preview")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 400)
    page.wait_for_function("document.querySelector('iframe[data-language=en]').contentWindow.scrollY > 100")
    bulgarian.get_by_role("link", name="Новини").first.click()
    expect(english.locator("h1")).to_have_text("News")


@pytest.mark.parametrize("path", ["/_status/", "/_status/?lang=en", "/_side-by-side/", "/news/chernova/"])
def test_the_pages_of_the_preview_have_no_barrier(context: BrowserContext, address: str, path: str) -> None:
    page = open_page(context, address, path)
    found = {str(one.look): one.broken for one in look_for_barriers(page)}
    assert {look: broken for look, broken in found.items() if broken} == {}


def test_the_overlay_has_no_barrier(context: BrowserContext, address: str, edit: Edit) -> None:
    page = open_page(context, address, "/en/about/")
    edit(ARTICLE, "date: 2020-07-02", "date: 2020-07-32")
    expect(page.get_by_role("region", name="1 mistake in the content")).to_be_visible(timeout=PATIENCE)
    found = {str(one.look): one.broken for one in look_for_barriers(page)}
    assert {look: broken for look, broken in found.items() if broken} == {}
