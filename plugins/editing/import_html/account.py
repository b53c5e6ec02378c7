"""What an import does, as an editor reads it: every file with what stands at its top, then each note with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.catalogue import translations
from plugins.editing.import_html.messages import MESSAGES
from plugins.editing.import_html.plan import Plan
from plugins.editing.new_thing import NewThing
from plugins.problem import Problem
from plugins.reading.report import message


def account(plan: Plan, content: str, language: str, *, written: bool) -> str:
    """The articles, the notes, then how many articles there are of which kind."""
    _ = translations(language).gettext
    counts = _("{new} new, {drafts} of them drafts; {there} there already").format(
        new=len(plan.things), drafts=plan.drafts, there=len(plan.there)
    )
    end = _("Nothing has been written; with --write it will be.") if plan.things and not written else ""
    articles = [line for thing in plan.things for line in _article(thing, content, language)]
    return "\n".join([*articles, *notes(plan.notes, language), counts, *([end] if end else [])])


def notes(told: Iterable[Problem], language: str) -> list[str]:
    """A line for each note, in the form of a mistake's; what is told twice in one place is told once."""
    ordered = sorted({note.sort_key: note for note in told}.items())
    return [f"{note.place}: note[{note.code}]: {message(note, language, MESSAGES)}" for _, note in ordered]


def _article(thing: NewThing, content: str, language: str) -> Iterator[str]:
    spoken = translations(language)
    new, bytes_ = spoken.gettext("new article"), spoken.gettext("{size} bytes")
    yield f"{content}{thing.path}: {new}"
    for name, data in thing.files.items():
        if not name.endswith(".md"):
            yield f"    {name}: {bytes_.format(size=len(data))}"
            continue
        _, front_matter, body = data.decode().split("---\n", 2)
        yield from (f"    {name}: {line}" for line in front_matter.splitlines())
        count = len(body.split())
        words = spoken.ngettext("{count} word of text", "{count} words of text", count)
        yield f"    {name}: {words.format(count=count)}"
