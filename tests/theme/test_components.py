from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from selectolax.lexbor import LexborHTMLParser

from plugins.editing.style_guide.components import REQUIRED, Component, Example, read_component, render_example
from plugins.editing.style_guide.guide import THEME, environments
from plugins.editing.style_guide.values import value

FOLDER = THEME / "templates" / "components"
MACROS = sorted(path.stem for path in FOLDER.glob("*.html"))
DECLARED = {path.stem: read_component(path) for path in sorted(FOLDER.glob("*.yaml"))}
EXAMPLES = [
    pytest.param(component, example, language, id=f"{component.name}: {example.name}, {language}")
    for component in DECLARED.values()
    for example in component.examples
    for language in ("bg", "en")
]


@pytest.fixture(scope="session")
def jinja() -> Mapping[str, Environment]:
    return environments()


def macro(jinja: Mapping[str, Environment], name: str) -> nodes.Macro:
    tree = jinja["en"].parse((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
    public = [found for found in tree.find_all(nodes.Macro) if not found.name.startswith("_")]
    assert [found.name for found in public] == [name], "one macro a file, of the same name"
    return public[0]


def test_every_macro_is_declared_and_nothing_else() -> None:
    assert sorted(DECLARED) == MACROS


@pytest.mark.parametrize("name", MACROS)
def test_the_declared_parameters_are_those_of_the_macro(jinja: Mapping[str, Environment], name: str) -> None:
    written = macro(jinja, name)
    defaults = [default.as_const() for default in written.defaults]
    required = [REQUIRED] * (len(written.args) - len(defaults))
    parameters = dict(zip((arg.name for arg in written.args), (*required, *defaults), strict=True))
    assert {one.name: one.default for one in DECLARED[name].parameters} == parameters


@pytest.mark.parametrize("name", MACROS)
def test_a_component_takes_a_call_block_or_does_not(jinja: Mapping[str, Environment], name: str) -> None:
    called = any(found.name == "caller" for found in macro(jinja, name).find_all(nodes.Name))
    assert called == bool(DECLARED[name].content)


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_leads_to_its_declaration(name: str) -> None:
    first = (FOLDER / f"{name}.html").read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"{{# Parameters and examples: {name}.yaml #}}"


@pytest.mark.parametrize("component", DECLARED.values(), ids=DECLARED)
def test_every_parameter_is_shown_at_work(component: Component) -> None:
    assert component.examples
    used = {name for example in component.examples for name in example.data}
    assert used == {parameter.name for parameter in component.parameters}


@pytest.mark.parametrize(("component", "example", "language"), EXAMPLES)
def test_an_example_is_whole_html(
    jinja: Mapping[str, Environment], component: Component, example: Example, language: str
) -> None:
    """It renders where every misspelt name is an error, in sound HTML without scripts or styles inside."""
    html = render_example(jinja[language], component, example, language)
    tree = LexborHTMLParser(f"<!doctype html><title>-</title>{html}")
    assert [node.tag for node in tree.css("script, style, [style]")] == []
    assert [node.attributes for node in tree.css("[onclick], [onload], [onerror]")] == []
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert sorted(set(ids)) == sorted(ids)
    for node in tree.css("[aria-labelledby], [aria-describedby], label[for]"):
        named = (node.attributes.get(key) or "" for key in ("aria-labelledby", "aria-describedby", "for"))
        assert set(" ".join(named).split()) <= set(ids)


@pytest.mark.parametrize(
    ("kind", "written"),
    [(str, 1), (int, "1"), (bool, "yes"), (tuple[str, ...], "one"), (str | None, 1)],
    ids=str,
)
def test_what_is_of_another_type_is_refused(kind: object, written: object) -> None:
    with pytest.raises(TypeError):
        value(kind, written, "bg")


def test_the_words_of_an_example_are_those_of_its_language() -> None:
    assert value(tuple[str, ...], [{"bg": "да", "en": "yes"}, "ICC"], "en") == ("yes", "ICC")


def test_a_wrong_key_of_a_declaration_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "card.yaml"
    file.write_text("description: A card.\nparameters: {}\nexamples: []\nexample: []\n", encoding="utf-8")
    with pytest.raises(TypeError, match="example"):
        read_component(file)
