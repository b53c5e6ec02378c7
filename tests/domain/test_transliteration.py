from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.transliteration import slugify, transliterate

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya",
}  # fmt: skip
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WORDS = {
    "България": "Bulgaria",
    "БЪЛГАРИЯ": "BULGARIA",
    "българия": "bulgaria",
    "София": "Sofia",
    "СОФИЯ": "SOFIA",
    "софиянка": "sofiyanka",
    "Хасково": "Haskovo",
    "Враца": "Vratsa",
    "Щъркел": "Shtarkel",
    "Ямбол": "Yambol",
    "Мария-Елена": "Maria-Elena",
    "история, София и Враца": "istoria, Sofia i Vratsa",
    "въведение в армията": "vavedenie v armiyata",
    "ѝ": "i",
    "Ѝ": "I",
    "Leuven 2020": "Leuven 2020",
}
SLUGS = {
    "България": "bulgaria",
    "София": "sofia",
    "Хасково": "haskovo",
    "Враца": "vratsa",
    "София започва участието си в ICC": "sofia-zapochva-uchastieto-si-v-icc",
    "Четирите проекта на София – 2021 г.": "chetirite-proekta-na-sofia-2021-g",
    "  „Кавички“  ": "kavichki",
    "Iași": "iasi",
    "Castellón de la Plana": "castellon-de-la-plana",
    "и\u0306": "y",
    "": "",
    "—": "",
}


def test_the_law_has_thirty_letters() -> None:
    assert len(LETTERS) == 30


@pytest.mark.parametrize(("letter", "latin"), LETTERS.items())
def test_each_letter_has_its_latin_form(letter: str, latin: str) -> None:
    assert (transliterate(letter), transliterate(letter.upper())) == (latin, latin.capitalize())


@pytest.mark.parametrize(("word", "latin"), WORDS.items())
def test_words_are_written_as_the_law_says(word: str, latin: str) -> None:
    assert transliterate(word) == latin


@pytest.mark.parametrize(("title", "slug"), SLUGS.items())
def test_a_title_becomes_a_slug(title: str, slug: str) -> None:
    assert slugify(title) == slug


@pytest.mark.parametrize(("name", "slug"), [("Łódź", "lodz"), ("Straße", "strasse"), ("Tromsø", "tromso")])
def test_latin_letters_that_have_no_accent_to_take_off_are_not_lost(name: str, slug: str) -> None:
    assert slugify(name) == slug


@given(st.text())
def test_a_slug_is_always_of_ascii_letters_digits_and_single_hyphens(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or SLUG.fullmatch(slug)
    assert slugify(slug) == slug


@given(st.text(alphabet="".join(LETTERS) + "".join(LETTERS).upper() + " -", min_size=1))
def test_no_bulgarian_letter_is_left(text: str) -> None:
    assert transliterate(text).isascii()
    assert slugify(text) == "" or SLUG.fullmatch(slugify(text))
