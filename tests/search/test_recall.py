"""What readers type must lead to what they mean: the queries were written down before there was a search."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import ROOT
from tests.search.asking import find, queries, read_editions, results_of, write_index

ENOUGH = 0.97


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_index(tmp_path_factory.mktemp("index"), read_editions(ROOT / "content"))


@pytest.mark.parametrize(("language", "least"), [("bg", 200), ("en", 100)])
def test_there_are_enough_queries(language: str, least: int) -> None:
    asked = queries(language)
    assert len({query.text for query in asked}) == len(asked) >= least


@pytest.mark.parametrize("language", ["bg", "en"])
def test_what_is_meant_is_among_the_first_ten(index: Path, language: str) -> None:
    asked = queries(language)
    answers = find(index, language, [query.text for query in asked])
    recall, _ = results_of(asked, (answer.addresses for answer in answers))
    assert recall >= ENOUGH
