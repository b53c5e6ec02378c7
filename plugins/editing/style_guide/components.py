"""What is declared of each component beside its macro: ``<name>.html`` has its ``<name>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment

from plugins.editing.style_guide.values import type_of, value

REQUIRED = object()
"""Stands for the default of a parameter that has none."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a macro: its ``type`` as Python writes it, classes by their modules below ``plugins``."""

    name: str
    type: str
    default: object = REQUIRED
    description: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A use of a component: its arguments, and what its call block holds, with their words in every language."""

    name: str
    data: Mapping[str, Any]
    content: Any = None


@dataclass(frozen=True, slots=True)
class Component:
    """A macro of the theme.

    ``content`` says what its call block holds, if it takes one; ``unstyled`` why it has no stylesheet, if it has none;
    ``within`` is the HTML in which it stands (at ``{}``) where it gives less than an element.
    """

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    examples: tuple[Example, ...]
    content: str | None = None
    unstyled: str | None = None
    within: str = "{}"


def read_components(templates: Path) -> tuple[Component, ...]:
    """All components of a theme whose templates these are, by name; a wrong key is a ``TypeError``."""
    return tuple(map(read_component, sorted((templates / "components").glob("*.yaml"))))


def read_component(file: Path) -> Component:
    """The component that a file declares."""
    declared = yaml.safe_load(file.read_text(encoding="utf-8"))
    parameters = tuple(Parameter(name, **facts) for name, facts in declared.pop("parameters").items())
    examples = tuple(Example(**example) for example in declared.pop("examples"))
    return Component(name=file.stem, parameters=parameters, examples=examples, **declared)


def render_example(environment: Environment, component: Component, example: Example, language: str) -> str:
    """The HTML of one example, alone; ``environment`` is that of the language."""
    types = {parameter.name: type_of(parameter.type) for parameter in component.parameters}
    arguments = {name: value(types[name], written, language) for name, written in example.data.items()}
    called = f"{component.name}(**arguments)"
    block = (
        f"{{{{ {called} }}}}" if example.content is None else f"{{% call {called} %}}{{{{ content }}}}{{% endcall %}}"
    )
    imported = f'{{% from "components/{component.name}.html" import {component.name} %}}'
    content = value(object, example.content, language)
    html = environment.from_string(imported + block).render(arguments=arguments, content=content)
    return component.within.replace("{}", html.strip() if component.within == "{}" else html.rstrip())
