"""How long, how deep and how many: what a text may hold at the most, looked at before anything in it is converted.

Python-Markdown's work grows with the square of some things: of the letters in one paragraph, of brackets that nobody
closes, of headings that are called alike. No editor comes near these limits; who does so on purpose is told the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.problem import Place, Problem
from plugins.reading.source_file import SourceFile

LONGEST_PARAGRAPH = 10_000
"""Letters between two empty lines; of a list or a table as well."""

MOST_LINES = 300
"""Between two empty lines; a table of more rows belongs beside the text, as a file."""

DEEPEST_TEXT = 10
"""Levels of lists and quotations, and brackets in brackets, those behind a backslash not counted."""

MOST_LEVELS = 8_000
"""Of lists and quotations, those of all lines together."""

MOST_HEADINGS = 300
MOST_COLUMNS = 50
MOST_CELLS = 10_000
"""Of all tables together."""

MOST_SIGNS = {"<": 150, "[^": 500, "{=": 500, "`": 1_000}
"""Of tags and addresses between pointed brackets, of footnotes, of figures, of code."""

_BEGINNING = re.compile(r"^(?:[ \t]*(?:>|(?:[-+*:]|\d+\.|!!!)(?=[ \t]))|[ \t]{4})+", re.MULTILINE)
_LEVEL = re.compile(r"[->+*:]|!!!|\d+\.|[ ]{4}|\t")
_HEADING = re.compile(r"^[ \t>]*(?:(?:[-+*:]|\d+\.)[ \t]+)*(?:#|(?:=+|-+)[ \t]*$)", re.MULTILINE)
_BRACKET = re.compile(r"\\.|(?P<bracket>[\[\]()])", re.DOTALL)
"""One that is a sign of Markdown: behind a backslash it is a letter, unless that is one behind another itself."""

_OPENED_BY = {"]": "[", ")": "("}


def excess(file: SourceFile) -> list[Problem]:
    """What the text of a file has too much of, each kind of it once, at its place."""
    body = file.body
    found: dict[str, tuple[int, Problem]] = {}
    for position, code, values in (*_too_many(body), *_too_large(body)):
        if code not in found:
            line, before = body.count("\n", 0, position), body.rfind("\n", 0, position)
            place = Place(file.path, file.body_line + line, position - before)
            found[code] = position, Problem(place, code, values)
    return [problem for _, problem in found.values()]


Found = tuple[int, str, dict[str, str]]
"""The position in the text, the problem's code and its values."""


def _too_many(body: str) -> Iterator[Found]:
    """What there may be only so many of in a whole text."""
    for sign, most in MOST_SIGNS.items():
        if (number := body.count(sign)) > most:
            yield body.index(sign), "too-many-signs", {"sign": sign, "found": str(number), "limit": str(most)}
    headings = [match.start() for match in _HEADING.finditer(body)]
    if len(headings) > MOST_HEADINGS:
        values = {"found": str(len(headings)), "limit": str(MOST_HEADINGS)}
        yield headings[MOST_HEADINGS], "too-many-headings", values


def _too_large(body: str) -> Iterator[Found]:
    """What is too large between two empty lines."""
    cells = levels = 0
    for start, text in _blocks(body):
        lines = text.count("\n") + 1
        if len(text) > LONGEST_PARAGRAPH:
            yield start, "paragraph-too-long", {"found": str(len(text)), "limit": str(LONGEST_PARAGRAPH)}
            continue
        if lines > MOST_LINES:
            yield start, "too-many-lines", {"found": str(lines), "limit": str(MOST_LINES)}
        if "|" in text:
            columns = max(line.count("|") for line in text.split("\n"))
            cells += columns * lines
            if columns > MOST_COLUMNS or cells > MOST_CELLS:
                yield start, "table-too-large", {"columns": str(MOST_COLUMNS), "cells": str(MOST_CELLS)}
        if (bracket := _unclosed(text)) is not None:
            yield start + bracket, "brackets-too-deep", {"limit": str(DEEPEST_TEXT)}
        for line in _BEGINNING.finditer(text):
            deep = len(_LEVEL.findall(line[0]))
            levels += deep
            if deep > DEEPEST_TEXT or levels > MOST_LEVELS:
                yield start + line.start(), "text-too-deep", {}
                break


def _blocks(body: str) -> Iterator[tuple[int, str]]:
    """What stands between lines that are empty, and where it begins."""
    start = end = 0
    for line in body.split("\n"):
        if not line.strip(" \t"):
            if end > start:
                yield start, body[start : end - 1]
            start = end + len(line) + 1
        end += len(line) + 1
    if end > start:
        yield start, body[start:]


def _unclosed(text: str) -> int | None:
    """Where the first bracket stands that is too deep in others; one that nobody closes has all behind it inside."""
    if text.count("[") + text.count("(") <= DEEPEST_TEXT:
        return None
    open_brackets = {"[": 0, "(": 0}
    for match in _BRACKET.finditer(text):
        sign = match["bracket"]
        if sign is None:
            continue
        if sign in open_brackets:
            open_brackets[sign] += 1
            if open_brackets[sign] > DEEPEST_TEXT:
                return match.start()
        elif open_brackets[_OPENED_BY[sign]]:
            open_brackets[_OPENED_BY[sign]] -= 1
    return None
