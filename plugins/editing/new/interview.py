"""What is asked for of each kind of thing; the words of the questions are those of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from babel import Locale

from plugins.catalogue import translations
from plugins.domain.permalink import Kind, thing
from plugins.domain.when import SOFIA
from plugins.editing.inventory import Inventory
from plugins.editing.new import checking
from plugins.editing.new.asking import Asker, Question
from plugins.editing.new_thing import ID_BEGINS, free_slug, slug_of_title
from plugins.editing.validate import LANGUAGES
from plugins.problem import Problem
from plugins.reading.schema import SCHEMAS, Choice, Key
from plugins.reading.schema.form import Form

DATES = {Kind.NEWS: "date", Kind.EVENT: "start", Kind.SOLUTION: "date", Kind.DOCUMENT: "date"}
"""The key that says when something is."""

IN_FOLDER = (Kind.NEWS, Kind.EVENT)
"""The kinds whose folders are named after their date too."""

LISTS = {
    Kind.NEWS: ("cities", "topics"),
    Kind.EVENT: ("cities", "topics"),
    Kind.CITY: ("topics",),
    Kind.SOLUTION: ("cities", "topics"),
    Kind.DOCUMENT: ("cities", "topics"),
    Kind.PAGE: (),
}
KINDS = {name: kind for kind, name in ID_BEGINS.items()}
"""The kinds by what one thing of each is called on the command line."""


@dataclass(slots=True)
class Answers:
    """What is known of a new thing: words by language, facts by key, in the order in which they are to stand."""

    kind: Kind
    titles: dict[str, str] = field(default_factory=dict)
    summaries: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    slug: str = ""

    @property
    def date(self) -> str:
        """When it is, in the form of front matter; nothing where the folder's name does not say it."""
        return str(self.facts.get(DATES.get(self.kind, ""), "")) if self.kind in IN_FOLDER else ""


def interview(asker: Asker, inventory: Inventory, today: date) -> Answers | None:
    """Asks for everything that matters; nothing where the kind is not known, and all else depends on it."""
    kind = _kind(asker)
    if kind is None:
        return None
    answers = Answers(kind)
    _ask_words(asker, answers)
    _ask_date(asker, answers, today)
    for key in SCHEMAS[kind].keys:
        if key.required and key.name not in ("id", "title", "summary", DATES.get(kind)):
            _put(answers, key.name, asker.ask(_question(asker, key), _check(asker, kind, key)))
    for name in LISTS[kind]:
        key = _key(kind, name)
        _put(answers, name, asker.ask(_question(asker, key, needed=False), checking.listed(inventory, kind, name)))
    if answers.titles:
        _ask_slug(asker, answers, inventory)
    return answers


def _kind(asker: Asker) -> Kind | None:
    _ = translations(asker.language).gettext
    choices = [Choice(name, SCHEMAS[kind].label) for name, kind in KINDS.items()]
    labels = [_(choice.label) for choice in choices]
    question = Question("kind", _("What is it?"), tuple(_numbered(choices, labels)))
    name = asker.ask(question, checking.choice(choices, labels))
    return KINDS[name] if name else None


def _ask_words(asker: Asker, answers: Answers) -> None:
    """A title and a summary in every language; news and events may be in one language alone."""
    every = SCHEMAS[answers.kind].every_language
    given = [language for language in LANGUAGES if asker.flags.get(f"title-{language}")]
    asked = LANGUAGES if every or asker.at_terminal else given or LANGUAGES[:1]
    for language in asked:
        needed = every or (language == asked[-1] and not answers.titles)
        title = asker.ask(
            _question(asker, _key(answers.kind, "title"), language, needed=needed),
            checking.by_schema(answers.kind, "title"),
        )
        if title:
            answers.titles[language] = title
            summary = asker.ask(
                _question(asker, _key(answers.kind, "summary"), language, needed=False),
                checking.by_schema(answers.kind, "summary"),
            )
            answers.summaries[language] = summary or ""


def _ask_date(asker: Asker, answers: Answers, today: date) -> None:
    """When it is; a time of an event has a zone, in which it must exist."""
    name = DATES.get(answers.kind)
    if name is None:
        return
    key = _key(answers.kind, name)
    default = today.isoformat() if answers.kind is Kind.NEWS and asker.at_terminal else ""
    zone = SOFIA if answers.kind is Kind.NEWS else "UTC"
    question = _question(asker, key, needed=key.required, default=default)
    when = asker.ask(question, checking.date(answers.kind, name, zone))
    _put(answers, name, when)
    if when and answers.kind is Kind.EVENT and ":" in when:

        def check(written: str) -> str:
            checking.by_schema(Kind.EVENT, "timezone")(written)
            checking.date(Kind.EVENT, "start", written)(when)
            return written

        question = _question(asker, _key(Kind.EVENT, "timezone"), needed=True, default=SOFIA)
        _put(answers, "timezone", asker.ask(question, check))


def _ask_slug(asker: Asker, answers: Answers, inventory: Inventory) -> None:
    """The last step of the address: that of the main language's title, of a city's that of the English name."""
    main = answers.titles[LANGUAGES[0]] if LANGUAGES[0] in answers.titles else next(iter(answers.titles.values()))
    title = answers.titles.get("en", main) if answers.kind is Kind.CITY else main
    proposed = free_slug(answers.kind, slug_of_title(title) or ID_BEGINS[answers.kind], inventory.addresses)

    def check(written: str) -> str:
        slug = checking.by_schema(Kind.CITY, "consortium")(written)
        address = thing(answers.kind, slug)
        if address in inventory.addresses:
            values = {"found": address, "place": inventory.addresses[address]}
            raise checking.RefusedError(Problem(checking.NOWHERE, "duplicate-address", values))
        return slug

    _ = translations(asker.language).gettext
    help_ = _("The last step of its address, in Latin letters; it is the same in every language.")
    answers.slug = asker.ask(Question("slug", _("Address"), (help_,), default=proposed), check) or ""


def _question(asker: Asker, key: Key, language: str = "", *, needed: bool | None = None, default: str = "") -> Question:
    """The question for a key, in the words of the schema; its flag has the language behind it."""
    _ = translations(asker.language).gettext
    name = Locale.parse(language).get_display_name(asker.language) if language else ""
    choices = tuple(_numbered(key.choices, [_(choice.label) for choice in key.choices]))
    examples = ", ".join(_(example) if key.form is not Form.DATE else example for example in key.examples)
    lines = (_(key.hint), *([_("As in: {examples}").format(examples=examples)] if examples else []), *choices)
    return Question(
        f"{key.name}-{language}" if language else key.name,
        f"{_(key.label)}{f' – {name}' if name else ''}",
        lines,
        default,
        key.required if needed is None else needed,
    )


def _numbered(choices: Iterator[Choice] | tuple[Choice, ...] | list[Choice], labels: list[str]) -> Iterator[str]:
    for number, (choice, label) in enumerate(zip(choices, labels, strict=True), start=1):
        yield f"{number}. {label} ({choice.value})"


def _check(asker: Asker, kind: Kind, key: Key) -> Callable[[str], str]:
    if key.choices:
        _ = translations(asker.language).gettext
        return checking.choice(key.choices, [_(choice.label) for choice in key.choices])
    return checking.by_schema(kind, key.name)


def _key(kind: Kind, name: str) -> Key:
    return next(key for key in SCHEMAS[kind].keys if key.name == name)


def _put(answers: Answers, name: str, value: str | tuple[str, ...] | None) -> None:
    if value:
        answers.facts[name] = value
