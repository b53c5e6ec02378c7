from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.share_images.typesetting import Setting, typeset

SIZES = ((4, 1), (2, 2), (1, 3))


def width(text: str) -> float:
    """Every letter is as wide as it is high."""
    return len(text)


@given(st.lists(st.text("абвгд", min_size=1, max_size=10), max_size=12), st.integers(10, 40))
def test_no_word_is_cut_and_no_line_too_long(words: list[str], space: int) -> None:
    setting = typeset(" ".join(words), space, SIZES, width)
    assert len(setting.lines) <= dict(SIZES)[setting.size]
    shown = " ".join(setting.lines).split()
    if shown and shown[-1].endswith("…"):
        shown[-1] = shown[-1].removesuffix("…")
        whole = len(shown) == 1 and len(words[0]) + 1 > space
        assert whole or shown == words[: len(shown)]
    else:
        assert shown == words
    assert all(len(line) * setting.size <= space for line in setting.lines)


def test_what_fits_is_large_and_what_does_not_is_small() -> None:
    assert typeset("аб вг", 20, SIZES, width) == Setting(4, ("аб вг",))
    assert typeset("аб вг де", 20, SIZES, width) == Setting(2, ("аб вг де",))
    assert typeset("абв где жзи клм ноп рст", 20, SIZES, width) == Setting(1, ("абв где жзи", "клм ноп рст"))


def test_lines_are_even() -> None:
    assert typeset("аа бб вв гг д", 22, ((2, 2),), width).lines == ("аа бб", "вв гг д")
    assert typeset("аааааа бб вв г", 22, ((2, 2),), width).lines == ("аааааа", "бб вв г")


def test_what_does_not_fit_ends_in_an_ellipsis_behind_a_word() -> None:
    assert typeset("едно, две, три, четири", 10, ((1, 1),), width) == Setting(1, ("едно, две…",))
    assert typeset("едно две (три)", 10, ((1, 1),), width) == Setting(1, ("едно две…",))


def test_a_single_word_wider_than_a_line_is_all_that_is_ever_cut() -> None:
    assert typeset("непротивоконституционно", 10, ((1, 1),), width) == Setting(1, ("непротиво…",))


def test_nothing_has_no_lines() -> None:
    assert typeset(" ", 10, SIZES, width) == Setting(4, ())


def test_a_space_that_must_not_break_does_not() -> None:
    assert typeset("а 5\u00a0г. б", 5, ((1, 3),), width).lines == ("а", "5\u00a0г.", "б")
