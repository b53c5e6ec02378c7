"""How a text is written: titles, summaries, sentences, headings, link texts, quotation marks and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plugins.domain.thing import Words
from plugins.editing.advice.source import UNSEEN, Source
from plugins.problem import Problem
from plugins.reading.typography import typeset

LONGEST_TITLE = 70
SHORTEST_SUMMARY = 30
LONGEST_SUMMARY = 220
LONGEST_SENTENCE = 40

SAYS_NOTHING = frozenset(
    (
        *("тук", "тука", "оттук", "ето тук", "виж тук", "вижте тук", "натиснете тук", "кликнете тук", "щракнете тук"),
        *("линк", "линка", "връзка", "тази връзка", "повече", "още", "прочетете повече", "прочети повече"),
        *("научете повече", "вижте повече", "виж повече", "този сайт", "тази страница"),
        *(
            "here",
            "click here",
            "see here",
            "click",
            "link",
            "this link",
            "more",
            "read more",
            "learn more",
            "see more",
        ),
        *("find out more", "this page", "this site", "this website"),
    )
)
"""Link texts that say nothing where they stand alone, as screen readers list them (WCAG 2.4.9)."""

MARKS: Mapping[str, str] = {"bg": "„…“", "en": "“…”"}
_FOREIGN: Mapping[str, re.Pattern[str]] = {"bg": re.compile("[”«»]|“(?=\\w)"), "en": re.compile("[„«»]")}
_DASH: Mapping[str, re.Pattern[str]] = {
    "bg": re.compile(" ?(?:—|(?<![-!<])--(?![->])) ?"),
    "en": re.compile(" — | -- "),
}
_SUSPECT = re.compile('["„“”«»—]|--')

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,40})\](?=\()")
_HEADING = re.compile(r"^(#{2,6})[ \t]+\S", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?…][“”\"’)\]x\u2060]*[ \n]+(?=[„“\"(\[\u2060]*[A-ZА-Я\d])")
_WORD = re.compile(r"[^\W_][\w'’.,-]*")


def advise_wording(source: Source, words: Words, *, heads_a_page: bool = True) -> Iterator[Problem]:
    """What to better in a text of one language; a summary that ``heads_a_page`` has to say something."""
    yield from _lengths(source, words, heads_a_page=heads_a_page)
    yield from _headings(source)
    yield from _links(source)
    yield from _sentences(source)
    yield from _signs(source)


def _lengths(source: Source, words: Words, *, heads_a_page: bool) -> Iterator[Problem]:
    title, summary = len(words.title), len(words.summary)
    if title > LONGEST_TITLE:
        yield source.warn_of("title", "title-too-long", found=str(title), limit=str(LONGEST_TITLE))
    if heads_a_page and summary < SHORTEST_SUMMARY:
        yield source.warn_of("summary", "summary-too-short", found=str(summary), limit=str(SHORTEST_SUMMARY))
    if summary > LONGEST_SUMMARY:
        yield source.warn_of("summary", "summary-too-long", found=str(summary), limit=str(LONGEST_SUMMARY))


def _headings(source: Source) -> Iterator[Problem]:
    if "##" not in source.prose:
        return
    before = 1
    for found in _HEADING.finditer(source.prose):
        level = len(found[1])
        if before == 1 and level > 2:
            yield source.warn(found.start(), "first-heading-level", found=str(level))
        elif level > before + 1:
            yield source.warn(found.start(), "heading-level-skipped", found=str(level), before=str(before))
        before = level


def _links(source: Source) -> Iterator[Problem]:
    if "](" not in source.body:
        return
    for found in _LINK.finditer(source.body):
        if found[1].strip(" .…»>→*_").casefold() in SAYS_NOTHING:
            yield source.warn(found.start(1), "empty-link-text", found=found[1])


def _sentences(source: Source) -> Iterator[Problem]:
    for start, block in source.blocks:
        if block.count(" ") <= LONGEST_SENTENCE or block.lstrip().startswith("|"):
            continue
        begin = 0
        for end in (*(found.end() for found in _SENTENCE_END.finditer(block)), len(block)):
            count = len(_WORD.findall(block, begin, end)) if block.count(" ", begin, end) >= LONGEST_SENTENCE else 0
            if count > LONGEST_SENTENCE:
                blank = len(block[begin:end]) - len(block[begin:end].lstrip(f" \n>-{UNSEEN}"))
                yield source.warn(start + begin + blank, "long-sentence", found=str(count), limit=str(LONGEST_SENTENCE))
            begin = end


def _signs(source: Source) -> Iterator[Problem]:
    """Quotation marks and dashes that typography does not mend by itself."""
    if source.language not in MARKS or not _SUSPECT.search(source.prose):
        return
    marks = MARKS[source.language]
    for start, block in source.blocks:
        if not _SUSPECT.search(block):
            continue
        if '"' in block:
            set_ = typeset(block.replace("\n", " ").replace("|", " "), source.language)
            for found in re.finditer('"', set_):
                yield source.warn(start + found.start(), "straight-quote", marks=marks)
        for found in _FOREIGN[source.language].finditer(block):
            yield source.warn(start + found.start(), "foreign-quotes", found=found[0], marks=marks)
        for found in _DASH[source.language].finditer(block):
            dash = found[0].strip()
            yield source.warn(start + found.start() + found[0].index(dash), "wrong-dash", found=dash)
