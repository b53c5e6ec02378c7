"""Where answers come from: a flag, else a person at a terminal, else nobody; a wrong one is told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from plugins.catalogue import translations
from plugins.editing.new.checking import RefusedError
from plugins.problem import Problem
from plugins.reading.report import message

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the name of its flag, its words, what helps to answer, and what holds where nothing is said."""

    flag: str
    words: str
    help: tuple[str, ...] = ()
    default: str = ""
    needed: bool = True


@dataclass(slots=True)
class Asker:
    """``flags`` are the answers that were given beforehand; without a terminal no others come.

    What is wrong with flags and which are missing is collected in ``complaints``, a line each.
    """

    flags: Mapping[str, str | None]
    language: str
    at_terminal: bool
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.at_terminal:
            with suppress(ImportError):  # there a line is edited as the terminal can
                import readline  # noqa: F401, PLC0415

    def ask(self, question: Question, check: Callable[[str], Value]) -> Value | None:
        """The answer; none where none is needed, or where a complaint says that it is wrong or missing."""
        given = self.flags.get(question.flag)
        if given is not None and given.strip():
            try:
                return check(given.strip())
            except RefusedError as refused:
                complaint = f"--{question.flag}: {self.say(refused.problem)}"
                if not self.at_terminal:
                    self.complaints.append(complaint)
                    return None
                print(complaint)
        if given is not None and not question.needed:
            return None  # an empty flag says that there is nothing
        return self._from_terminal(question, check) if self.at_terminal else self._from_nobody(question, check)

    def say(self, problem: Problem) -> str:
        """A problem in the language of the messages."""
        return message(problem, self.language)

    def _from_terminal(self, question: Question, check: Callable[[str], Value]) -> Value | None:
        print("\n".join(self._shown(question)))
        nothing = translations(self.language).gettext("Something must stand here.")
        while True:
            written = input("> ").strip() or question.default
            if not written and not question.needed:
                return None
            try:
                if written:
                    return check(written)
                print(f"  {nothing}")
            except RefusedError as refused:
                print(f"  {self.say(refused.problem)}")

    def _shown(self, question: Question) -> Iterator[str]:
        _ = translations(self.language).gettext
        enter = ""
        if question.default:
            enter = _("Enter: {default}").format(default=question.default)
        elif not question.needed:
            enter = _("Enter: nothing")
        yield f"\n{question.words}{f' ({enter})' if enter else ''}"
        yield from (f"  {line}" for line in question.help)

    def _from_nobody(self, question: Question, check: Callable[[str], Value]) -> Value | None:
        if question.default:
            return check(question.default)
        if question.needed:
            missing = translations(self.language).gettext("--{flag} is missing: {words}")
            self.complaints.append(missing.format(flag=question.flag, words=question.words))
        return None
