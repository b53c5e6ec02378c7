"""Figures that are quoted by their id, so that a number is written once.

``{=network-cities}`` is the newest value, ``{=network-cities@2021-02}`` the one of that date, written as in
``figures.yaml``; ``:short`` before the closing brace writes a large number as it is said, where that loses no digit.
A backslash before the brace makes it plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plugins.domain import number
from plugins.domain.programme import Figure, FigureValue
from plugins.domain.thing import FigureQuote
from plugins.problem import Place, Problem
from plugins.reading import strict_yaml
from plugins.reading.bundle import Bundle
from plugins.reading.messages import listed
from plugins.reading.suggestion import nearest

SIGN = "{="
QUOTE = r"\{=[^{}\n]*\}?"
"""A quote, or what begins as one."""

FORMS = "{=network-cities}, {=network-cities@2021-02}"

_FORM = re.compile(
    r"\{=(?P<figure>[a-z0-9]+(?:-[a-z0-9]+)*)(?:@(?P<as_of>\d{4}(?:-\d{2}){0,2}))?(?P<short>:short)?\}", re.ASCII
)
_IN_PLAIN_TEXT = re.compile(r"\\?" + QUOTE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a quote stands for: the figure, the date it is bound to (as written) if any, the number, and its words."""

    figure: str
    as_of: str | None
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a quote stands for nothing: the problem's code and the values of its message."""

    code: str
    values: dict[str, str]
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class FigureBook:
    """The figures that can be quoted, by id.

    ``ids`` are all that are written in the list, the wrong ones too; none where the list could not be read. Of those
    nothing is known, so that nothing is wrong.
    """

    figures: Mapping[str, Figure] = field(default_factory=dict)
    ids: frozenset[str] | None = None

    def read(self, written: str, locale: str) -> Quoted | Refusal | None:
        """What ``written`` (braces and all) stands for in the numbers of ``locale``; none where nothing is known."""
        form = _FORM.fullmatch(written)
        if form is None:
            return Refusal("wrong-figure", {"found": written, "forms": FORMS})
        name, as_of = form["figure"], form["as_of"]
        figure = self.figures.get(name)
        if figure is None:
            if self.ids is None or name in self.ids:
                return None
            return Refusal("unknown-figure", {"found": name}, nearest(name, self.ids))
        values = figure.values_at(as_of)
        if not values:
            return Refusal("unknown-figure-date", {"key": name, "found": as_of or "", "choices": _dates(figure)})
        return _one_value(form, values, locale)


NO_FIGURES = FigureBook()
"""Nothing is known."""


def _one_value(form: re.Match[str], values: tuple[FigureValue, ...], locale: str) -> Quoted | Refusal:
    name, value = form["figure"], values[-1].value
    if any(other.value != value for other in values):
        there = listed(str(other.value) for other in values)
        return Refusal("ambiguous-figure", {"key": name, "found": values[-1].as_of.machine, "values": there})
    try:
        text = number.short(value, locale) if form["short"] else number.digits(value, locale)
    except ValueError:
        return Refusal("figure-not-short", {"key": name, "found": str(value)})
    return Quoted(name, form["as_of"], value, text)


def _dates(figure: Figure) -> str:
    return listed(dict.fromkeys(value.as_of.machine for value in figure.values))


@dataclass(slots=True)
class PlainText:
    """A text without marks, with numbers in the place of its quotes; ``place`` is where it begins."""

    book: FigureBook
    place: Place
    locale: str
    quotes: list[FigureQuote] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def fill(self, written: str) -> str:
        """The text for readers."""
        return _IN_PLAIN_TEXT.sub(self._number, written) if SIGN in written else written

    def _number(self, found: re.Match[str]) -> str:
        if found[0].startswith("\\"):
            return found[0][1:]
        quoted = self.book.read(found[0], self.locale)
        if isinstance(quoted, Refusal):
            self.problems.append(Problem(self.place, quoted.code, quoted.values, quoted.suggestion))
        if not isinstance(quoted, Quoted):
            return found[0]
        self.quotes.append(FigureQuote(quoted.figure, quoted.as_of, self.place.line))
        return quoted.text


def fill_words(bundle: Bundle, book: FigureBook, locales: Mapping[str, str]) -> None:
    """Puts numbers into the titles, summaries and other words of a bundle; tells it of quotes in its facts.

    ``locales`` are the CLDR codes of the languages.
    """
    from plugins.reading.schema import SCHEMAS  # noqa: PLC0415 (large, and needed only where something is read)

    known = SCHEMAS[bundle.kind].words.model_fields
    for language, file in bundle.files.items():
        quotes: list[FigureQuote] = []
        for key, node in file.front_matter.entries.items():
            if key not in known:
                bundle.problems += misplaced(node)
            elif isinstance(written := bundle.words[language].get(key), str) and SIGN in written:
                text = PlainText(book, node.place, locales[language])
                bundle.words[language][key] = text.fill(written)
                bundle.problems += text.problems
                quotes += text.quotes
        if quotes:
            bundle.words[language]["figures"] = tuple(quotes)


def fill_list(
    node: strict_yaml.Mapping, book: FigureBook, locales: Mapping[str, str]
) -> tuple[strict_yaml.Mapping, list[Problem]]:
    """A closed list with numbers in its texts, which stand below the codes of languages, and what is wrong with it."""
    problems: list[Problem] = []

    def filled(node: strict_yaml.Node, language: str | None = None) -> strict_yaml.Node:
        if isinstance(node, strict_yaml.Mapping):
            entries = {key: filled(entry, key) for key, entry in node.entries.items()}
            return strict_yaml.Mapping(entries, node.keys, node.place)
        if isinstance(node, strict_yaml.Sequence):
            return strict_yaml.Sequence(tuple(map(filled, node.items)), node.place)
        if language is None or language not in locales:
            problems.extend(misplaced(node))
            return node
        text = PlainText(book, node.place, locales[language])
        written = text.fill(node.text)
        problems.extend(text.problems)
        return strict_yaml.Scalar(written, node.place)

    entries = {key: filled(entry, key) for key, entry in node.entries.items()}
    return strict_yaml.Mapping(entries, node.keys, node.place), problems


def is_quoted_in(node: strict_yaml.Node) -> bool:
    """Whether a figure is quoted anywhere below ``node``."""
    return next(misplaced(node), None) is not None


def misplaced(node: strict_yaml.Node) -> Iterator[Problem]:
    """A problem for each quote below ``node``, which is no text in one language."""
    if isinstance(node, strict_yaml.Scalar):
        if SIGN in node.text:
            yield Problem(node.place, "figure-not-here")
        return
    for inner in node.items if isinstance(node, strict_yaml.Sequence) else node.entries.values():
        yield from misplaced(inner)
