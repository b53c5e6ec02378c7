"""What an import does, as an editor reads it: every file and key with what it says before and after."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.catalogue import translations
from plugins.editing.import_cities.edited_city import PlannedCity
from plugins.editing.import_cities.messages import MESSAGES
from plugins.editing.import_cities.plan import Plan
from plugins.reading.report import message


def account(plan: Plan, language: str, *, written: bool) -> str:
    """A line for each change and each note, then how many cities there are of which kind."""
    catalogue = translations(language)
    _ = catalogue.gettext
    counts = _("{new} new, {changed} changed, {unchanged} unchanged").format(
        new=sum(city.is_new for city in plan.cities),
        changed=sum(not city.is_new for city in plan.cities),
        unchanged=len(plan.unchanged),
    )
    end = _("Nothing has been written; with --write it will be.") if plan.cities and not written else ""
    changes = [line for city in plan.cities for line in _changes(city, _("new"))]
    return "\n".join([*changes, *notes(plan, language), counts, *([end] if end else [])])


def notes(plan: Plan, language: str) -> list[str]:
    """A line for each note, in the form of a mistake's."""
    ordered = sorted(plan.notes, key=lambda note: note.sort_key)
    return [f"{note.place}: note[{note.code}]: {message(note, language, MESSAGES)}" for note in ordered]


def _changes(city: PlannedCity, new: str) -> Iterator[str]:
    if city.is_new:
        yield f"{city.folder}: {new}"
        for name, text in city.after.items():
            yield from (f"    {name}: {line}" for line in text.splitlines() if line != "---")
    for change in city.changes:
        place = f"{change.place.path}:{change.place.line}"
        yield f"{place}: {change.key}: {f'{change.old} → ' if change.old else '+ '}{change.new}"
