"""The rules of the stylesheets, read out of them: colours are tokens, a component styles itself only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.editing.style_guide.components import read_components
from plugins.editing.style_guide.contrast import CONTROL, TEXT, Pair, contrast, pairs
from plugins.editing.style_guide.guide import THEME
from plugins.publishing.assets import collect_assets
from plugins.publishing.tokens import tokens_in

CSS = THEME / "static" / "css"
SHEETS = sorted((CSS / "components").glob("*.css"))
TOKENS = tokens_in((CSS / "tokens.css").read_text(encoding="utf-8"))
COMPONENTS = read_components(THEME / "templates")

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTOR = re.compile(r"(?P<selector>[^{};]+)\{")
CLASS = re.compile(r"\.(?P<name>[a-z][\w-]*)")
DECLARATION = re.compile(r"(?P<property>[\w-]+)\s*:\s*(?P<value>[^;{}]+)[;}]")
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|oklch|lab|lch)\(")
USED = re.compile(r"var\(--(?P<name>[\w-]+)")
KEYWORDS = {"black", "white", "red", "green", "blue", "gray", "grey", "yellow", "orange", "silver"}

WHAT_PARTS_DO = {
    "event_card": {"card__text"},
    "filter_form": {"facet-links", "country-group__count", "is-filtered"},
    "hero": {"button", "button--quiet"},
    "news_card": {"card__text", "card__title", "tag-list"},
    "page_header": {"site-header"},
    "search_box": {"language-switch", "language-switch__link", "search-form"},
    "subscribe_box": {"section--mist"},
    "timeline": {"section--mist"},
}
"""Classes of others that a stylesheet names: how what stands in the component looks there, or where it stands."""


def rules(sheet: Path) -> str:
    return COMMENT.sub("", sheet.read_text(encoding="utf-8"))


def declarations(sheet: Path) -> Iterator[tuple[str, str]]:
    return ((found["property"], found["value"]) for found in DECLARATION.finditer(rules(sheet)))


def test_every_component_has_a_stylesheet_or_says_why_not() -> None:
    styled = {component.name for component in COMPONENTS if component.unstyled is None}
    assert {sheet.stem for sheet in SHEETS} == styled


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_component_styles_its_own_block(sheet: Path) -> None:
    block = sheet.stem.replace("_", "-")
    selectors = (found["selector"] for found in SELECTOR.finditer(rules(sheet)))
    classes = {name for selector in selectors if "@" not in selector for name in CLASS.findall(selector)}
    own = re.compile(rf"{block}(?:__[a-z0-9-]+)?(?:--[a-z0-9-]+)?")
    assert {name for name in classes if not own.fullmatch(name)} == WHAT_PARTS_DO.get(sheet.stem, set())


@pytest.mark.parametrize(
    "sheet",
    [sheet for sheet in sorted(CSS.rglob("*.css")) if sheet.name not in ("tokens.css", "print.css")],
    ids=lambda sheet: sheet.stem,
)
def test_colours_are_tokens(sheet: Path) -> None:
    written = [(name, value) for name, value in declarations(sheet) if LITERAL.search(value)]
    named = [
        (name, value)
        for name, value in declarations(sheet)
        if KEYWORDS & set(re.findall(r"(?<![\w-])[a-z]+(?![\w-])", value))
    ]
    assert (written, named) == ([], [])


@pytest.mark.parametrize("sheet", sorted(CSS.rglob("*.css")), ids=lambda sheet: sheet.stem)
def test_every_token_that_is_used_is_one(sheet: Path) -> None:
    text = rules(sheet)
    own = set(re.findall(r"--([\w-]+)\s*:", text))
    assert set(USED.findall(text)) - own - set(TOKENS.light) - {"days"} == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_directions_are_those_of_the_text(sheet: Path) -> None:
    physical = re.compile(
        r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b.*|left|right|top|bottom|width|height|min-width|max-width|min-height|max-height"
    )
    assert [name for name, _ in declarations(sheet) if physical.fullmatch(name)] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("pair", tuple(pairs()), ids=lambda pair: f"{pair.colour} on {pair.ground}")
def test_colours_can_be_told_apart(pair: Pair, theme: str) -> None:
    assert pair.contrast(getattr(TOKENS, theme)) >= pair.least


def test_every_colour_of_text_is_measured() -> None:
    sheets = (sheet for sheet in CSS.rglob("*.css") if sheet.name != "tokens.css")
    used = {value for sheet in sheets for name, value in declarations(sheet) if name == "color"}
    colours = {name for value in used for name in USED.findall(value)}
    assert colours - {pair.colour for pair in pairs()} == set()


def test_every_ground_is_measured() -> None:
    sheets = (sheet for sheet in CSS.rglob("*.css") if sheet.name != "tokens.css")
    used = {value for sheet in sheets for name, value in declarations(sheet) if name == "background-color"}
    grounds = {name for value in used for name in USED.findall(value) if name in TOKENS.colours}
    # the line of the header and the marks of a map and a timeline carry no text
    assert grounds - {pair.ground for pair in pairs()} - {"line", "line-strong", "band-soft"} == set()


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21.0), ("#777777", "#fff", 4.48), ("#0a7448", "#0a7448", 1.0)]
)
def test_contrast_is_the_one_of_wcag(one: str, other: str, ratio: float) -> None:
    assert (round(contrast(one, other), 2), round(contrast(other, one), 2)) == (ratio, ratio)
    assert (TEXT, CONTROL) == (4.5, 3.0)


def test_the_style_guide_is_not_published() -> None:
    published = collect_assets(THEME / "static")
    stylesheet = next(file.content for file in published.files if file.address.endswith(".css"))
    expected = (Path(__file__).parents[1] / "site" / "expected_files.txt").read_text(encoding="utf-8")
    found = [address for address in published.addresses if "guide" in address]
    assert (found, b"guide__" in stylesheet, "style-guide" in expected) == ([], False, False)
