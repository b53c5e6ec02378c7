"""Every file of the small site, to the byte: a format is a promise."""

from __future__ import annotations

import pytest

from tests.open_data.cases import GOLDEN, files
from tests.project import files_of

WRITTEN = files()


def test_there_are_no_other_files_than_the_golden_ones() -> None:
    assert set(WRITTEN) == set(files_of(GOLDEN)) - {".gitattributes"}


@pytest.mark.parametrize("path", sorted(WRITTEN))
def test_a_file_is_the_golden_one(path: str) -> None:
    assert WRITTEN[path].decode() == (GOLDEN / path).read_bytes().decode()


def test_the_same_content_gives_the_same_bytes() -> None:
    assert files() == WRITTEN


def test_an_empty_site_has_every_file_and_no_record() -> None:
    empty = files(
        **dict.fromkeys(("cities", "events", "articles", "figures", "consortia", "solutions", "documents"), ())
    )
    assert set(empty) == set(WRITTEN)
    assert empty["events.json"].decode().endswith('"count": 0,\n"records": [\n]\n}\n')
