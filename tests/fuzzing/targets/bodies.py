"""The Markdown of a text: each is converted in both languages; one in eight becomes the page of a piece of news."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from zlib import crc32

from plugins.domain.permalink import Kind
from plugins.problem import Place
from plugins.reading.bundle import Bundle
from plugins.reading.dialect import dialects
from plugins.reading.links import LinkMap, Target, Visibility
from plugins.reading.markdown import Converter
from plugins.reading.source_file import SourceFile, read_source_file
from plugins.reading.strict_yaml import Mapping
from tests.fuzzing import active_content
from tests.fuzzing.trial_site import FACTS, FOLDERS, ViolatedError, trial_site
from tests.project import ROOT

_FOLDER = FOLDERS["news"]
_SHOWN = f"content/{_FOLDER}"
_LINKS = LinkMap(
    {
        "/cities/sofia": Target("/cities/sofia/", Visibility.PUBLIC, ("bg", "en")),
        "/events/chernova": Target("/events/chernova/", Visibility.DRAFT, ("bg",)),
        "/events/po_kasno": Target("/events/po-kasno/", Visibility.NOT_NOW, ("bg",)),
    },
    ("bg", "en"),
)


@cache
def _converters() -> tuple[Converter, ...]:
    return tuple(Converter(dialect) for dialect in dialects({"bg": "bg", "en": "en_GB"}))


def check(data: bytes) -> None:
    """What is converted is clean, or its problems have places."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    turn = crc32(data)
    if turn % 8 == 0:
        whole = f"---\n{FACTS['news']}---\n{text}".encode()
        trial_site().check({f"{_FOLDER}/index.bg.md": whole}, turn // 8)
        return
    folder = trial_site().content / _FOLDER
    for converter, language in zip(_converters(), ("bg", "en"), strict=True):
        path = f"{_SHOWN}/index.{language}.md"
        file = SourceFile(path, language, Mapping({}, {}, Place(path)), text, 1)
        with trial_site().watched():
            body, problems = converter.convert(Bundle(Kind.NEWS, folder, _SHOWN), file, _LINKS)
        found = [one for one in active_content.in_text(body.html) if not (problems and one.startswith("src"))]
        if found:
            raise ViolatedError(f"{found[:5]}, {len(problems)} problems")
        if any(problem.place.path != path or problem.place.line > text.count("\n") + 1 for problem in problems):
            raise ViolatedError(f"no such place: {problems}")


def seeds() -> Iterator[bytes]:
    """The texts of the content, and of what is wrong on purpose."""
    for folder in ("content", "tests/site/content", "tests/reading/invalid", "tests/editing/advice"):
        for file in sorted((ROOT / folder).rglob("index.*.md")):
            source, _ = read_source_file(file, file.name, "bg")
            if 40 < len(source.body) < 3_000:
                yield source.body.encode()
    marks = (ROOT / "tests" / "reading" / "plain_marks.txt").read_text(encoding="utf-8")
    yield from (mark.encode() for mark in marks.split("\n\n"))
