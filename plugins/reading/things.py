"""Right facts and words into the domain's things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.domain import thing as domain
from plugins.domain import things
from plugins.domain.permalink import Kind
from plugins.domain.recurrence import Moved, Recurrence
from plugins.domain.when import Day, Minute
from plugins.reading import schema
from plugins.reading.bundle import Bundle
from plugins.reading.typography import typeset

_OF_OTHER_FACTS = ("timezone", "picture_credit", "picture_licence", "picture_decorative")
"""Keys that only say something of another fact."""


def source(written: schema.Source) -> domain.Source:
    """Where a fact is from."""
    return domain.Source(written.title, written.url, written.date, written.language)


def build_recurrence(
    rule: str | None, exceptions: Sequence[Day | Minute | schema.MovedOccurrence]
) -> Recurrence | None:
    """A rule with its exceptions, where there is one."""
    if rule is None:
        return None
    cancelled = tuple(one for one in exceptions if not isinstance(one, schema.MovedOccurrence))
    moved = (one for one in exceptions if isinstance(one, schema.MovedOccurrence))
    return Recurrence(rule, cancelled, tuple(Moved(one.date, one.start, one.end) for one in moved))


def build_picture(facts: Mapping[str, Any]) -> domain.Picture:
    """The picture of a thing, out of the facts that say something of it."""
    decorative = facts.get("picture_decorative") is domain.Decorative.YES
    return domain.Picture(facts["picture"], facts["picture_credit"], facts["picture_licence"], decorative)


def printed_words(kind: Kind, language: str, words: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a thing as its language prints them; the name of a city is left as it is."""
    set_ = {
        key: typeset(words[key], language, hold=key != "title")
        for key in ("title", "summary", "picture_alt", "status_note")
        if words.get(key) and not (kind is Kind.CITY and key == "title")
    }
    return {**words, **set_}


def build_thing(bundle: Bundle, bodies: Mapping[str, domain.Body]) -> domain.Thing:
    """The thing that a bundle without problems says, with its rendered ``bodies`` by language."""
    facts: dict[str, Any] = {key: value for key, value in bundle.facts.items() if key not in _OF_OTHER_FACTS}
    facts["sources"] = tuple(source(written) for written in facts.get("sources", ()))
    if "picture" in facts:
        facts["picture"] = build_picture(bundle.facts)
    if bundle.kind is Kind.EVENT:
        facts["recurrence"] = build_recurrence(facts.get("recurrence"), facts.pop("exceptions", ()))
    if "file" in facts:
        facts["file_size"] = (bundle.path / facts["file"]).stat().st_size
    for key, build in (
        ("venue", things.Venue),
        ("registration", things.Registration),
        ("population", things.Population),
    ):
        if key in facts:
            facts[key] = build(**dict(facts[key]))
    return things.CLASSES[bundle.kind](
        kind=bundle.kind,
        slug=bundle.slug,
        folder=bundle.folder,
        words={
            language: domain.Words(body=bodies[language], **printed_words(bundle.kind, language, words))
            for language, words in bundle.words.items()
        },
        **facts,
    )
