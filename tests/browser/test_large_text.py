"""Every kind of page where a reader needs larger or looser text, or has a narrow screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.page_kinds import PATHS


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_nothing_is_cut_or_too_wide_where_text_is_large_or_spaced(browser: Browser, site: str, path: str) -> None:
    """320 px (WCAG 1.4.10), text of 200 % (1.4.4), the reader's own spacing (1.4.12): no text hidden, no scrolling.

    The last step of the way to a page may end in an ellipsis: it says the heading again.
    """
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(site + path)
    found = {"320 px": page.evaluate(_CUT)}
    spacing = page.add_style_tag(content=_SPACED)
    found["spaced"] = page.evaluate(_CUT)
    spacing.evaluate("style => style.remove()")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.add_style_tag(content="html { font-size: 200% }")
    found["200 %"] = page.evaluate(_CUT)
    assert {look: cut for look, cut in found.items() if cut} == {}
    context.close()


_SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
_CUT = """() => {
  const cut = [...document.body.querySelectorAll("*")].filter(element => {
    if (element.closest("svg, [tabindex], .skip-link, .breadcrumbs [aria-current]")) return false;
    if (element.clientWidth <= 1) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return (overflowX === "hidden" || overflowX === "clip") && element.scrollWidth > element.clientWidth + 1
        || (overflowY === "hidden" || overflowY === "clip") && element.scrollHeight > element.clientHeight + 1;
  }).map(element => `${element.tagName}.${element.className}: ${element.innerText.slice(0, 40)}`);
  const root = document.documentElement;
  return root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide`, ...cut] : cut;
}"""
