"""What words weigh, kept from one build to the next: used again for what says the same, and for nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from plugins.search.inverted_index import Weighed, weighed
from plugins.search.sayings import Said
from plugins.search.spelling import Spelling
from plugins.search.weighed_store import WeighedStore

PLAIN = Spelling(letters={})
FIRST = Said("one two", "three", "four four five", ("six",))


def weigh(file: Path, *said: Said, spelling: Spelling = PLAIN) -> list[Weighed]:
    with WeighedStore(spelling, file) as store:
        return [store.weighed(one) for one in said]


def unread() -> str:
    raise AssertionError("it is read")


def test_what_says_the_same_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "search.json"
    said = Said("one", written=lambda: "two", digest=lambda: "a")
    (fresh,) = weigh(file, said)
    assert fresh == weighed(PLAIN, said)
    assert weigh(file, Said("one", written=unread, digest=lambda: "a")) == [fresh]


@pytest.mark.parametrize(
    "other",
    [
        Said("one", "three", "four four five", ("six",)),
        Said("one two", "", "four four five", ("six",)),
        Said("one two", "three", "four", ("six",)),
        Said("one two", "three", "four four five"),
        Said("one two", "three", "four four five", ("six", "seven")),
    ],
)
def test_what_says_something_else_is_weighed(tmp_path: Path, other: Said) -> None:
    weigh(tmp_path / "search.json", FIRST)
    assert weigh(tmp_path / "search.json", other) == [weighed(PLAIN, other)] != [weighed(PLAIN, FIRST)]


def test_words_that_are_spelt_otherwise_are_weighed_again(tmp_path: Path) -> None:
    weigh(tmp_path / "search.json", FIRST)
    other = Spelling(letters={"o": "a"})
    assert weigh(tmp_path / "search.json", FIRST, spelling=other) == [weighed(other, FIRST)]


def test_what_is_gone_is_not_kept_and_what_is_as_it_was_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "search.json"
    weigh(file, FIRST, Said("seven"))
    whole = file.stat()
    weigh(file, FIRST, Said("seven"))
    assert file.stat() == whole
    weigh(file, FIRST)
    assert file.stat().st_size < whole.st_size


def test_a_store_damaged_at_any_byte_weighs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "search.json"
    weigh(file, FIRST)
    whole, chance = file.read_bytes(), random.Random(1)
    for position in range(len(whole)):
        damaged = bytearray(whole)
        damaged[position] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        assert weigh(file, FIRST) == [weighed(PLAIN, FIRST)]
        assert file.read_bytes() == whole
    file.write_bytes(whole[:-1])
    assert weigh(file, FIRST) == [weighed(PLAIN, FIRST)]


def test_where_it_cannot_be_written_words_are_weighed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert weigh(tmp_path / "file" / "search.json", FIRST) == [weighed(PLAIN, FIRST)]
