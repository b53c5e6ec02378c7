"""A page into HTML: one Jinja environment a language, so that no text of one leaks into the other."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context, Macro

from plugins.catalogue import translations
from plugins.publishing.cards import CityCard, EventCard, NewsCard
from plugins.publishing.chrome import Chrome
from plugins.publishing.page import Page


@dataclass(frozen=True, slots=True)
class Theme:
    """Where the templates are, the first folder before the next, and what a site adds to Jinja.

    ``bytecode`` keeps them compiled: once for all languages, as no word of any is in them.
    """

    templates: Sequence[Path]
    options: Mapping[str, Any]
    filters: Mapping[str, Any]
    globals: Mapping[str, Any]
    tests: Mapping[str, Any]
    bytecode: BytecodeCache | None = None

    @property
    def is_extended(self) -> bool:
        """Whether a site adds filters, globals or tests of its own."""
        return bool(self.filters or self.globals or self.tests)

    def environment(self, language: str, *, reloads: bool = True) -> Environment:
        """Jinja in one language: everything escaped, a misspelt name an error; what is edited is read anew if asked."""
        options = {**self.options, "autoescape": True, "undefined": StrictUndefined, "auto_reload": reloads}
        extensions = ["jinja2.ext.i18n", *options.pop("extensions", ())]
        environment = _Environment(
            loader=FileSystemLoader(self.templates), extensions=extensions, bytecode_cache=self.bytecode, **options
        )
        environment.filters.update(self.filters)
        environment.globals.update(self.globals)
        environment.tests.update(self.tests)
        environment.printed = None if reloads else {}
        environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
        return environment


_SHOWN_AGAIN = frozenset((Chrome, NewsCard, EventCard, CityCard))
"""What macros get that is one and the same on all pages that show it."""


class _Context(Context):
    """Jinja's, but it calls a macro as it is, and prints a card that many pages show once."""

    environment: _Environment

    def call(self, called: Any, /, *values: Any, **named: Any) -> Any:
        """What ``called`` gives back."""
        if type(called) is not Macro:
            return super().call(called, *values, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        kept = self.environment.printed
        if kept is None or named or not values or type(values[0]) not in _SHOWN_AGAIN:
            return called(*values, **named)
        key = (id(called), *(value if type(value) in (str, int) else id(value) for value in values))
        found = kept.get(key)
        if found is None:
            found = kept[key] = called(*values), called, values  # nothing else gets the numbers of what is kept
        return found[0]


class _Environment(Environment):
    """Jinja as it is, but each import of a template compares what is known to it with what is known here as sets do.

    A chain of mappings, which Jinja makes, is compared name by name in Python; that took a seventh of rendering.
    """

    context_class = _Context
    printed: dict[tuple[object, ...], tuple[Any, ...]] | None = None
    """What macros printed of a thing that is shown on many pages; none where templates may change."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What templates know beside what they are given: that of the environment, and of a template by itself."""
        return {**self.globals, **(d or {})}


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders pages of any language."""

    environments: Mapping[str, Environment]
    chromes: Mapping[str, Chrome]

    def load(self) -> None:
        """Compiles every template, so that forked workers need not."""
        for environment in self.environments.values():
            for name in environment.list_templates(extensions=["html"]):
                environment.get_template(name)

    def render(self, page: Page) -> bytes:
        """The page's HTML, UTF-8."""
        language = page.head.language
        template = self.environments[language].get_template(page.template)
        return template.render(page=page.head, view=page.view, chrome=self.chromes[language]).encode()
