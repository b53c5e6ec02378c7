from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from plugins.editing.catalogues import LOCALE, catalogue_of, languages, template

BULGARIAN = catalogue_of("bg")
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)[sd]")

CYRILLIC = re.compile("[а-я]")
NAMES = {"Digital Cities Challenge"}


def messages(catalogue: Catalog) -> dict[tuple[object, str | None], Message]:
    return {(message.id, message.context): message for message in catalogue if message.id}


def texts(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each translation with the English that it stands for: the plural's for every form but the first."""
    sources = texts(message.id)
    for position, translated in enumerate(texts(message.string)):
        yield sources[min(position, len(sources) - 1)], translated


def spaces(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_the_template_holds_what_the_code_and_the_templates_say() -> None:
    with (LOCALE / "messages.pot").open("rb") as stream:
        written = read_po(stream)
    assert set(messages(written)) == set(messages(template()))


def test_bulgarian_is_the_language_that_has_a_catalogue() -> None:
    assert list(languages()) == ["bg"]


def test_every_message_and_no_other_is_in_the_catalogue() -> None:
    assert set(messages(BULGARIAN)) == set(messages(template()))


def test_every_message_is_translated() -> None:
    assert [message.id for message in messages(BULGARIAN).values() if not all(texts(message.string))] == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in BULGARIAN if message.id and message.fuzzy] == []


def test_a_plural_has_as_many_forms_as_the_language() -> None:
    plurals = [message for message in messages(BULGARIAN).values() if message.pluralizable]
    assert len(plurals) > 1
    assert [message.id for message in plurals if len(texts(message.string)) != BULGARIAN.num_plurals] == []


def test_translations_have_the_placeholders_and_the_outer_spaces_of_their_sources() -> None:
    different = [
        (source, translated)
        for message in messages(BULGARIAN).values()
        for source, translated in pairs(message)
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(translated))
        or spaces(source) != spaces(translated)
    ]
    assert different == []


def test_no_translation_is_still_in_english() -> None:
    translated = {message.id: "".join(texts(message.string)) for message in messages(BULGARIAN).values()}
    latin = {source for source, text in translated.items() if re.search("[a-z]{3}", text) and not CYRILLIC.search(text)}
    assert latin == NAMES
