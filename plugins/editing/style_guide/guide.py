"""The style guide as one page and the few files that it needs; the preview shows it at ``/_style-guide/``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from plugins.editing.style_guide.components import REQUIRED, Component, Example, read_components, render_example
from plugins.editing.style_guide.contrast import Pair, pairs
from plugins.editing.validate import LANGUAGES
from plugins.publishing.assets import collect_assets
from plugins.publishing.rendering import Theme
from plugins.publishing.tokens import Tokens, tokens_in

ADDRESS = "/_style-guide/"
THEME = Path(__file__).parents[3] / "theme"
JINJA = {"trim_blocks": True, "lstrip_blocks": True}

_ID = re.compile(r'(?P<before> (?:id|for|aria-labelledby|aria-describedby)="|href="#|url\(#)(?P<id>[^"\s)]+)')
_COMMON = ("top", "main")
"""What examples lead to, on the page that they stand on."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour in both themes."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Measured:
    """How a colour stands on a ground: the contrast in each theme, and what it must be."""

    name: str
    light: str
    dark: str
    least: str


@dataclass(frozen=True, slots=True)
class ParameterLine:
    """A parameter in words."""

    name: str
    type: str
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An example in a language; ``language`` is none where it is the same in all."""

    language: str | None
    html: Markup


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example by its name."""

    name: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ComponentView:
    """A component with its parameters and examples."""

    name: str
    description: str
    content: str | None
    parameters: tuple[ParameterLine, ...]
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    """All that the style guide says."""

    swatches: tuple[Swatch, ...]
    contrasts: tuple[Measured, ...]
    sizes: tuple[str, ...]
    spaces: tuple[str, ...]
    components: tuple[ComponentView, ...]


def environments(templates: Path = THEME / "templates") -> dict[str, Environment]:
    """Jinja in every language, as strict as for the site."""
    theme = Theme((templates,), JINJA, {}, {}, {})
    return {language: theme.environment(language) for language in LANGUAGES}


def guide_file(name: str, theme: Path = THEME) -> bytes | None:
    """A file of the guide by its name below its address, made out of the ``theme`` as it is now; none if there is none.

    The page is the empty name. Fonts are those of the site, at their addresses there.
    """
    tokens = tokens_in((theme / "static" / "css" / "tokens.css").read_text(encoding="utf-8"))
    match name:
        case "":
            jinja = environments(theme / "templates")
            view = guide_view(read_components(theme / "templates"), tokens, jinja)
            return jinja["en"].get_template("style_guide.html").render(view=view).encode()
        case "site.css":
            assets = collect_assets(theme / "static")
            return next(one.content for one in assets.files if one.address == assets.addresses["css/site.css"])
        case "tokens.css":
            return token_styles(tokens).encode()
    file = {one.name: one for one in (theme / "style_guide").iterdir()}.get(name)
    return file.read_bytes() if file else None


def guide_view(components: tuple[Component, ...], tokens: Tokens, jinja: Mapping[str, Environment]) -> GuideView:
    """What the guide says of these components and tokens."""
    return GuideView(
        swatches=tuple(Swatch(name, tokens.light[name], tokens.dark[name]) for name in tokens.colours),
        contrasts=tuple(_measured(pair, tokens) for pair in pairs()),
        sizes=tokens.named("text-"),
        spaces=tokens.named("space-"),
        components=tuple(map(partial(_component_view, jinja), components)),
    )


def token_styles(tokens: Tokens) -> str:
    """A rule for each token, as the page has no styles inside."""
    colours = (f".swatch--{name} {{ background-color: var(--{name}); }}" for name in tokens.colours)
    sizes = (f".size--{name} {{ font-size: var(--{name}); }}" for name in tokens.named("text-"))
    spaces = (f".space--{name} {{ inline-size: var(--{name}); }}" for name in tokens.named("space-"))
    return "\n".join((*colours, *sizes, *spaces, ""))


def _measured(pair: Pair, tokens: Tokens) -> Measured:
    light, dark = (f"{pair.contrast(theme):.2f}" for theme in (tokens.light, tokens.dark))
    return Measured(f"{pair.colour} on {pair.ground}", light, dark, f"{pair.least:.1f}")


def _component_view(jinja: Mapping[str, Environment], component: Component) -> ComponentView:
    examples = (_example_view(jinja, component, example, at) for at, example in enumerate(component.examples))
    return ComponentView(
        component.name,
        component.description,
        component.content,
        tuple(
            ParameterLine(one.name, one.type, None if one.default is REQUIRED else repr(one.default), one.description)
            for one in component.parameters
        ),
        tuple(examples),
    )


def _example_view(jinja: Mapping[str, Environment], component: Component, example: Example, at: int) -> ExampleView:
    html = {language: render_example(jinja[language], component, example, language) for language in jinja}
    if len(set(html.values())) == 1:
        html = {"": next(iter(html.values()))}
    own = f"{component.name}-{at}"
    shown = (
        Shown(language or None, Markup(with_own_ids(text, f"{own}-{language}")))  # noqa: S704 (out of our templates)
        for language, text in html.items()
    )
    return ExampleView(example.name, tuple(shown))


def with_own_ids(html: str, own: str) -> str:
    """The HTML with ids that are its own on a page of many examples."""

    def renamed(found: re.Match[str]) -> str:
        return found[0] if found["id"] in _COMMON else f"{found['before']}{own}-{found['id']}"

    return _ID.sub(renamed, html)
