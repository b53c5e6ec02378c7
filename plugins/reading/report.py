"""Problems in words: one line each, in the language asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from plugins.catalogue import translations
from plugins.problem import Problem, Severity
from plugins.reading.messages import MESSAGES, SUGGESTION

LONGEST_VALUE = 160

SPOKEN = ("bg", "en")
"""The languages of messages."""


def message(problem: Problem, language: str, messages: Mapping[str, str] = MESSAGES) -> str:
    """What is wrong and what must stand there; ``messages`` are the English texts by their codes."""
    catalogue = translations(language)
    said = {name: catalogue.gettext(value) if name == "reason" else value for name, value in problem.values.items()}
    values = {name: _shown(value) for name, value in said.items()}
    text = catalogue.gettext(messages[problem.code]).format_map(values)
    if problem.suggestion is None:
        return text
    return f"{text}; {catalogue.gettext(SUGGESTION).format(suggestion=problem.suggestion)}"


def cannot_write(error: OSError, language: str | None = None) -> str:
    """The line that tells what could not be written, and why."""
    place = f"{error.filename}: " if error.filename else ""
    return f"error[cannot-write]: {place}{reason(error, language)}"


def reason(error: OSError, language: str | None = None) -> str:
    """Why the system refuses something, in a language; by default in that of the person at the machine."""
    said = error.strerror or str(error) or type(error).__name__
    return translations(language or spoken_language(SPOKEN)).gettext(said)


def _shown(value: str) -> str:
    """A value as a message shows it: on one line, nothing invisible in it, and not too long."""
    visible = _visible(value)
    return visible if len(visible) <= LONGEST_VALUE else f"{visible[:LONGEST_VALUE]}…"


def _visible(text: str) -> str:
    """A text with spaces in the place of what a terminal would not print but do."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def line(problem: Problem, language: str, messages: Mapping[str, str] = MESSAGES) -> str:
    """``path:line:column: error[code]: message``, as editors and terminals read it; or ``warning[code]``."""
    return f"{_visible(str(problem.place))}: {problem.severity}[{problem.code}]: {message(problem, language, messages)}"


def report(problems: Sequence[Problem], language: str, messages: Mapping[str, str] = MESSAGES) -> str:
    """A line for each problem, then their number."""
    lines = [line(problem, language, messages) for problem in problems]
    return "\n".join([*lines, counted(problems, language)])


def counted(problems: Sequence[Problem], language: str) -> str:
    """How many problems there are, and how many warnings where there are any."""
    spoken = translations(language)
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    errors = len(problems) - warnings
    parts = [spoken.ngettext("{count} problem", "{count} problems", errors).format(count=errors)]
    if warnings:
        parts.append(spoken.ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    return ", ".join(parts)


def spoken_language(languages: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The one of ``languages`` that the person at the machine has chosen (LC_ALL, LC_MESSAGES, LANG), else English."""
    chosen = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return next((language for language in languages if chosen.split("_")[0] == language), "en")
