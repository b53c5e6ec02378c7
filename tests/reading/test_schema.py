from __future__ import annotations

import pytest

from plugins.domain.permalink import Kind
from plugins.domain.thing import Translation
from plugins.problem import Place
from plugins.reading.schema import (
    LISTS,
    SCHEMAS,
    Choice,
    FigureValue,
    Form,
    MovedOccurrence,
    Population,
    Registration,
    Source,
    Step,
    Venue,
    Written,
    keys_of,
)
from plugins.reading.strict_yaml import Scalar, Sequence
from plugins.reading.validation import validate

MODELS = dict.fromkeys(
    (
        *(model for schema in SCHEMAS.values() for model in (schema.words, schema.facts)),
        *(schema.model for schema in LISTS.values()),
        *(Source, Venue, Registration, MovedOccurrence, Population, FigureValue, Step),
    )
)


@pytest.mark.parametrize("model", MODELS)
def test_every_key_has_a_label_and_a_hint(model: type[Written]) -> None:
    assert [key.name for key in keys_of(model) if not (key.label and key.hint)] == []


def test_every_kind_of_thing_has_a_name_for_one_and_for_many() -> None:
    assert [kind for kind, schema in SCHEMAS.items() if not (schema.label and schema.plural)] == []


def test_a_key_says_what_it_is() -> None:
    keys = {key.name: key for key in SCHEMAS[Kind.EVENT].keys}
    assert keys["topics"].refers_to == "topics"
    assert keys["topics"].repeats
    assert [part.name for part in keys["venue"].parts] == ["name", "address", "latitude", "longitude"]
    assert keys["title"].parts == ()
    assert keys["exceptions"].form is Form.DATE
    assert [part.name for part in keys["exceptions"].parts] == ["date", "start", "end"]
    assert keys["translation"].choices[0] == Choice("original", "Original: written in this language")
    assert [choice.value for choice in keys["translation"].choices] == list(Translation)


def test_what_belongs_to_a_kind_comes_before_what_every_kind_has() -> None:
    names = [key.name for key in keys_of(SCHEMAS[Kind.NEWS].facts)]
    assert names[:3] == ["date", "id", "timezone"]
    assert names[-1] == "aliases"


@pytest.mark.parametrize("model", MODELS)
def test_examples_are_right_themselves(model: type[Written]) -> None:
    place = Place("example")
    examples = [(key, Scalar(example, place)) for key in keys_of(model) for example in key.examples]
    written = [(key.name, Sequence((node,), place) if key.repeats else node) for key, node in examples]
    assert [problem for name, node in written for problem in validate(model, {name: node})[1]] == []
