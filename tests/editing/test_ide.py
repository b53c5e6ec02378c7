"""The help for text editors in ``.vscode/``: it is up to date, takes what is right, and refuses what a schema can."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from plugins.editing.ide import FOLDER, files
from plugins.reading.schema import LISTS, SCHEMAS
from tests.project import CONTENT, ROOT

READING = ROOT / "tests" / "reading"
INVALID = READING / "invalid"
CONTENTS = [ROOT / "content", CONTENT, READING / "valid" / "content"]
SEEN = {
    *("duplicate-item", "missing-key", "missing-translation", "number-out-of-range", "unknown-key", "wrong-alias"),
    *("wrong-choice", "wrong-country", "wrong-date", "wrong-id", "wrong-language", "wrong-list", "wrong-mapping"),
    *("wrong-number", "wrong-slug", "wrong-text", "wrong-url", "wrong-whole-number"),
}
"""The codes of those mistakes that a schema of one file can see."""

ELSEWHERE = "missing-key--id-and-date"
"""The case of facts that are missed: they may stand in the other language's file, of which a schema knows nothing."""

CASES = sorted(case.name for case in INVALID.iterdir() if case.name.partition("--")[0] in SEEN)


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors' servers read it (core schema): ``yes`` is a word, a date and a time are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", "|~|null|Null|NULL", ["", "~", "n", "N"]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", "[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def validator(name: str) -> jsonschema.protocols.Validator:
    schema = json.loads((FOLDER / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


VALIDATORS = {name: validator(name) for name in (*(kind.value for kind in SCHEMAS), *LISTS)}


def is_right(content: Path, file: Path) -> bool:
    """Whether the schema that VS Code has for a file takes it."""
    text = file.read_text(encoding="utf-8")
    name = file.relative_to(content).parts[0].removesuffix(".yaml")
    written = yaml.load(text.split("---\n")[1] if file.suffix == ".md" else text, Loader)
    return VALIDATORS[name].is_valid(written)


def test_the_files_are_up_to_date() -> None:
    made = dict(files())
    written = {name: (FOLDER / name).read_text(encoding="utf-8") for name in made}
    assert written == made, "run: ./inv schemas"


@pytest.mark.parametrize("content", CONTENTS, ids=["real", "small", "valid"])
def test_what_is_right_is_taken(content: Path) -> None:
    found = [*content.glob("*/*/index.*.md"), *content.glob("*.yaml")]
    assert len(found) > 5
    assert [file for file in found if not is_right(content, file)] == []


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_that_a_schema_can_see_is_refused(case: str) -> None:
    told = (INVALID / case / "expected.en.txt").read_text(encoding="utf-8")
    named = {line.partition(":")[0] for line in told.splitlines() if line.startswith("content/")}
    assert [is_right(INVALID / case / "content", INVALID / case / path) for path in named] == [case == ELSEWHERE]


def test_a_schema_says_what_to_write_in_both_languages() -> None:
    properties = json.loads((FOLDER / "schemas" / "events.json").read_text(encoding="utf-8"))["properties"]
    assert (
        properties["attendance"]["description"]
        == "Начин на участие – Как се участва.\n\nAttendance – How one takes part."
    )
    assert properties["attendance"]["markdownEnumDescriptions"][0] == "Присъствено\n\nIn person"


def test_the_settings_name_a_schema_for_each_file_of_the_content() -> None:
    settings = json.loads((FOLDER / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    kinds = {f"./.vscode/schemas/{kind}.json": f"content/{kind}/*/index.*.md" for kind in SCHEMAS}
    assert settings == kinds | {f"./.vscode/schemas/{name}.json": f"content/{name}.yaml" for name in LISTS}


def test_the_task_of_vs_code_finds_each_problem_in_what_is_told() -> None:
    tasks = json.loads((FOLDER / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = next(task["problemMatcher"]["pattern"]["regexp"] for task in tasks if task["problemMatcher"])
    lines = (INVALID / "several-mistakes" / "expected.bg.txt").read_text(encoding="utf-8").splitlines()
    assert [re.fullmatch(pattern, line) is not None for line in lines] == [True] * (len(lines) - 1) + [False]
