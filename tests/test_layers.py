from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[1] / "plugins"
FEATURES = (
    "news",
    "calendar",
    "participants",
    "programme",
    "pages",
    "attachments",
    "share_images",
    "feeds",
    "open_data",
    "search",
)
LAYERS = (
    "problem",
    "workers",
    "disk",
    "beside",
    "cache",
    "versions",
    "catalogue",
    "domain",
    "images",
    "reading",
    "closed_pipe",
    "publishing",
    *FEATURES,
    "discovery",
    "checks",
    "deploying",
    "editing",
)
"""From left to right, as data goes; an import may only point to the left."""

FEATURES_MAY_USE = {"pages": {"programme"}}
PELICAN_FILES = ("generator.py", "reader.py")
MODULES = [path for path in sorted(PLUGINS.rglob("*.py")) if path != PLUGINS / "__init__.py"]
IDS = [path.relative_to(PLUGINS).as_posix() for path in MODULES]


def room(path: Path) -> str:
    return path.relative_to(PLUGINS).parts[0].removesuffix(".py")


def imports(node: ast.AST) -> Iterator[str]:
    """The whole name of each module that is imported anywhere below a node."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Import):
            yield from (alias.name for alias in inner.names)
        elif isinstance(inner, ast.ImportFrom):
            assert inner.level == 0, "imports are written whole"
            assert inner.module
            yield from (f"{inner.module}.{alias.name}" for alias in inner.names)


def rooms_used(path: Path) -> set[str]:
    names = (name.split(".") for name in imports(ast.parse(path.read_text(encoding="utf-8"))))
    return {name[1] for name in names if name[0] == "plugins"} - {room(path)}


def without_register(tree: ast.Module) -> ast.Module:
    body = [node for node in tree.body if not (isinstance(node, ast.FunctionDef) and node.name == "register")]
    return ast.Module(body, type_ignores=[])


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {path.name.removesuffix(".py") for path in PLUGINS.iterdir() if not path.name.startswith("__")}
    assert rooms == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_imports_point_to_the_left(path: Path) -> None:
    left = set(LAYERS[: LAYERS.index(room(path))])
    assert rooms_used(path) - left == set()


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in FEATURES])
def test_a_feature_knows_no_other_feature_but_those_it_is_made_of(path: Path) -> None:
    assert rooms_used(path) & set(FEATURES) <= FEATURES_MAY_USE.get(room(path), set())


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) == "domain"])
def test_the_domain_imports_nothing_of_ours(path: Path) -> None:
    assert rooms_used(path) == set()


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_only_generators_and_readers_import_pelican(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    outside = without_register(tree) if path.name == "__init__.py" else tree
    pelican = {name for name in imports(outside) if name.split(".")[0] == "pelican"}
    assert path.name in PELICAN_FILES or pelican == set()


def test_every_room_that_pelican_loads_has_a_face() -> None:
    for name in ("reading", "publishing", *FEATURES, "discovery", "checks", "deploying"):
        tree = ast.parse((PLUGINS / name / "__init__.py").read_text(encoding="utf-8"))
        functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
        assert (name, ast.get_docstring(tree) is not None, functions) == (name, True, ["register"])
