"""What hypothesis makes of right inputs, by the words of a target's dictionary: a few in every run of the tests.

``FUZZ_EXAMPLES=5000 pytest tests/fuzzing/test_properties.py -k bodies`` tries as many, others each time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing import active_content
from tests.fuzzing.targets import NAMES, Target, target

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "20"))
CASES = sorted(path for path in (Path(__file__).parent / "cases").glob("*/*") if path.is_file())

Edit = Callable[[bytes], bytes]


@cache
def loaded(name: str) -> Target:
    return target(name)


def words_of(chosen: Target) -> list[bytes]:
    """The words of a dictionary of libFuzzer."""
    lines = chosen.dictionary.read_text(encoding="utf-8").splitlines()
    unescaped = (re.sub(r'\\([\\"])', lambda found: f"\\x{ord(found[1]):02x}", line[1:-1]) for line in lines)
    return [
        re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes.fromhex(found[1].decode()), one.encode()) for one in unescaped
    ]


def edits(words: list[bytes]) -> st.SearchStrategy[Edit]:
    """Something put in, taken out, written again, or another letter."""
    places = st.integers(0, 2_000)
    pieces = (
        st.sampled_from(words)
        | st.binary(max_size=4)
        | st.text(max_size=4).map(lambda text: text.encode(errors="replace"))
    )

    def put(at: int, piece: bytes, times: int) -> Edit:
        return lambda data: data[: at % (len(data) + 1)] + piece * times + data[at % (len(data) + 1) :]

    def take(at: int, length: int) -> Edit:
        return lambda data: data[: at % (len(data) + 1)] + data[at % (len(data) + 1) + length :]

    def again(at: int, length: int, to: int) -> Edit:
        return lambda data: put(to, data[at % (len(data) + 1) :][:length], 1)(data)

    return st.one_of(
        st.builds(put, places, pieces, st.sampled_from([1, 1, 1, 2, 50])),
        st.builds(take, places, st.integers(1, 30)),
        st.builds(again, places, st.integers(1, 60), places),
    )


def inputs(chosen: Target) -> st.SearchStrategy[bytes]:
    """A right input after up to eight edits."""

    def edited(data: bytes, changes: list[Edit]) -> bytes:
        for change in changes:
            data = change(data)
        return data

    return st.builds(edited, st.sampled_from(list(chosen.seeds())), st.lists(edits(words_of(chosen)), max_size=8))


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_written_is_clean_or_told_with_its_place(name: str) -> None:
    chosen = loaded(name)

    @settings(
        max_examples=EXAMPLES,
        derandomize="FUZZ_EXAMPLES" not in os.environ,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(inputs(chosen))
    def check(data: bytes) -> None:
        chosen.check(data)

    check()


@pytest.mark.parametrize("case", CASES, ids=[f"{path.parent.name}-{path.name}" for path in CASES])
def test_what_was_found_once_is_not_found_again(case: Path) -> None:
    loaded(case.parent.name).check(case.read_bytes())


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p onclick="x">', ["<p onclick>"]),
        ("<script>x</script>", ["<script>"]),
        ('<a href=" java\nscript:x">', ["href= java\nscript:x"]),
        ('<img src="//evil.example/a.png">', ["src=//evil.example/a.png"]),
        ('<svg><a xlink:href="data:x">', ["<svg>", "<a xlink:href>", "xlink:href=data:x"]),
        ('<p class="btn note">', ["class btn"]),
        ('<a href="https://sofia.bg/">А</a>', []),
    ],
)
def test_what_acts_in_a_text_is_seen(html: str, found: list[str]) -> None:
    assert active_content.in_text(html) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<script>alert(1)</script>", ["<script> alert(1)"]),
        ('<script src="https://evil.example/assets/a.js"></script>', ["src=https://evil.example/assets/a.js"]),
        ('<script type="application/ld+json">{"a": "<\\/script>"}</script>', []),
        ('<meta http-equiv="refresh" content="0">', ["<meta http-equiv=refresh>"]),
        ('<meta http-equiv="refresh" content="0; url=//evil.example/">', ["<meta http-equiv=refresh>"]),
        ('<meta http-equiv="refresh" content="0; url=/en/news/">', []),
        ('<iframe srcdoc="x">', ["<iframe>", "<iframe srcdoc>"]),
        ('<form action="https://evil.example/">', ["action=https://evil.example/"]),
    ],
)
def test_what_acts_in_a_page_is_seen(html: str, found: list[str]) -> None:
    assert active_content.in_page(html) == found
