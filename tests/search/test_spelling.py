"""A word is spelt the same when the index is made and when a reader types it, however it is inflected or written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from plugins.search.keyboards import BULGARIAN_LAYOUTS
from plugins.search.spelling import MOST_LETTERS, WORD, fold
from plugins.search.spellings import PLAIN, SPELLINGS
from tests.project import ROOT
from tests.search.asking import answered, queries

BULGARIAN, ENGLISH = SPELLINGS["bg"], SPELLINGS["en"]


def texts() -> Iterable[str]:
    """Every word of the site, every query, and what no one writes."""
    yield from (path.read_text(encoding="utf-8") for path in sorted(Path(ROOT, "content").rglob("*.md")))
    yield from (query.text for language in ("bg", "en") for query in queries(language))
    random = Random(8)
    bulgarian, latin = "абвгдежзийклмнопрстуфхцчшщъьюяѝ", "abcdefghijklmnopqrstuvwxyz46'"
    strange = "éèșțñöüåćłøßİıſœﬁαβгд٣४½Ⅷ漢𝒜\u0301\u0306_-"
    alphabets = (bulgarian, latin, bulgarian * 3 + latin * 2 + strange)
    for number in range(8_000):
        letters = alphabets[number % len(alphabets)]
        yield "".join(random.choices(letters, k=random.randint(1, 40)))


@pytest.mark.parametrize("language", [*SPELLINGS, "none"])
def test_the_script_spells_every_word_as_the_index_does(language: str) -> None:
    spelling = SPELLINGS.get(language, PLAIN)
    written = list(texts())
    ours = [
        [[word, spelling.spelt(fold(word)[:MOST_LETTERS]), spelling.term(word)] for word in WORD.findall(text.lower())]
        for text in written
    ]
    theirs = answered({"spelling": spelling.data, "texts": written})
    different = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    assert different == []


@pytest.mark.parametrize(
    "forms",
    [
        "град града градът градове градовете",
        "лаборатория лабораторията лаборатории лабораториите laboratoria laboratoriya laboratoriq",
        "наръчник наръчникът наръчника наръчници наръчниците narachnik",
        "събитие събитието събития събитията sabitie sabitiyata",
        "резултат резултатът резултата резултати резултатите rezultati",
        "местен местна местно местни местният местния местната местните",
        "български българската българският българските balgarski",
        "туризъм туризмът туризма туристи turizam",
        "участва участват участвали участваха участваме",
        "диалог диалози диалозите",
        "център центърът центрове",
        "идея идеята идеи идеите",
        "мобилност мобилността мобилна mobilnost",
        "решение решението решения решенията reshenia resheniya re6eniq",
        "враца vratsa vraca",
        "софия sofia sofiya sofiq",
    ],
)
def test_bulgarian_forms_of_a_word_are_one_term(forms: str) -> None:
    assert len({BULGARIAN.term(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "city cities",
        "participate participates participating participation participants",
        "strategy strategies strategic",
        "transformation transform transforming",
        "digitisation digitization",
        "bistrița bistrita",
        "sofia софия",
        "third 3rd",
    ],
)
def test_english_forms_of_a_word_are_one_term(forms: str) -> None:
    assert len({ENGLISH.term(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("spelling", "different"),
    [
        (BULGARIAN, "град гора годината грижа кмет комисия карта квартал"),
        (BULGARIAN, "участие участник програма проект пазар пътека път"),
        (ENGLISH, "city citizen council country business bus meeting mentor marketplace"),
    ],
)
def test_other_words_are_other_terms(spelling: object, different: str) -> None:
    words = different.split()
    assert len({spelling.term(word) for word in words}) == len(words)  # type: ignore[attr-defined]


@pytest.mark.parametrize("word", ["и", "във", "с", "ѝ"])
def test_words_that_are_everywhere_are_not_looked_for(word: str) -> None:
    assert BULGARIAN.term(word) == ""


@pytest.mark.parametrize(("keys", "letters"), [(BULGARIAN_LAYOUTS[0], "ifbrs"), (BULGARIAN_LAYOUTS[2], "sofiq")])
def test_a_layout_says_what_was_meant_by_the_keys(keys: tuple[str, str], letters: str) -> None:
    assert letters.translate(str.maketrans(*keys)) == "софия"
