"""A page into HTML: one Jinja environment a language, so that no text of one leaks into the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined

from plugins.catalogue import translations
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

    def environment(self, language: str) -> Environment:
        """Jinja in one language: everything escaped, a misspelt name an error."""
        options = {**self.options, "autoescape": True, "undefined": StrictUndefined}
        extensions = ["jinja2.ext.i18n", *options.pop("extensions", ())]
        environment = Environment(  # noqa: S701 (autoescape is among the options)
            loader=FileSystemLoader(self.templates), extensions=extensions, bytecode_cache=self.bytecode, **options
        )
        environment.filters.update(self.filters)
        environment.globals.update(self.globals)
        environment.tests.update(self.tests)
        environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
        return environment


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
