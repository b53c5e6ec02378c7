"""All plans carried out: what is as it was is kept, everything else is made by as many processes as there are cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from plugins.publishing.build_store import Made, pages, write_build_store
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Later, Page, Planned
from plugins.publishing.press import Press
from plugins.publishing.reads import digest, recording
from plugins.workers import FEW, spread

Plan = Callable[[Sequence[Edition]], Iterable[Planned]]
Survey = Callable[[Sequence[Edition], Sequence[Page]], Iterable[File | Later]]


def planned(plans: Iterable[Plan], editions: Sequence[Edition]) -> list[Planned]:
    """What all features plan; of what is made later is known what was read to plan it."""
    return list(chain.from_iterable(_with_reads(plan(editions)) for plan in plans))


def carry_out(press: Press, items: Iterable[Planned]) -> list[Made]:
    """Everything that is planned, in the order of the addresses."""
    done, rest = [], []
    for item in items:
        found = _found(press, item) if isinstance(item, Later) else None
        if found and press.keep((found,)):
            done.append(found)
        else:
            rest.append(item)
    if len(rest) >= FEW:
        press.renderer.load()
    rest.sort(key=lambda item: item.address)
    for item, one in zip(rest, spread(press.write, rest), strict=True):
        done.append(replace(one, common=item.reads) if isinstance(item, Later) and item.reads else one)
    return sorted(done, key=lambda one: one.address)


def _found(press: Press, item: Later) -> Made | None:
    return press.find(item.address, item.key or item.about, made_of_key=item.key != "")


def carry_out_surveys(
    press: Press, surveys: Iterable[Survey], editions: Sequence[Edition], made: Sequence[Made]
) -> list[Made]:
    """What is planned when all pages are known: again only where one of them is known as something else."""
    surveyed = digest("".join(one.surveyed for one in made).encode())
    outlines = _Outlines(press, made)
    return [
        one
        for number, survey in enumerate(surveys)
        for one in _kept(press, f"survey {number}", surveyed)
        or _surveyed(press, f"survey {number}", surveyed, survey, editions, outlines.pages())
    ]


@dataclass(frozen=True, slots=True)
class Printed:
    """All that was made, as it stands in staging, and the press that has written it."""

    press: Press
    made: Sequence[Made]

    @property
    def published(self) -> Path:
        """The folder of what has been published before."""
        return self.press.store.folder

    @property
    def files_before(self) -> frozenset[str]:
        """The paths of what has been published before, as far as they are known."""
        return frozenset(self.press.store.files)

    @property
    def files(self) -> frozenset[str]:
        """The paths of all files."""
        return frozenset(output.path for one in self.made for output in one.outputs)

    @property
    def unchanged(self) -> frozenset[str]:
        """The paths of the files that have not been written again."""
        before = self.press.store.files
        return frozenset(one.path for made in self.made for one in made.outputs if before.get(one.path) == one)

    def remember(self, file: Path) -> None:
        """Writes down in a store what has been published.

        Raises:
            OSError: it cannot be written.
        """
        write_build_store(file, self.press.store, self.press.frame, self.made, self.press.seals)


@dataclass
class _Outlines:
    """The pages of all that was made, unpacked when first asked for."""

    press: Press
    made: Sequence[Made]
    _found: list[Page] | None = None

    def pages(self) -> list[Page]:
        """In the order of what was made.

        Raises:
            LostError: the store is damaged.
        """
        if self._found is None:
            kept = self.press.store.outlines() if any(one.outlines is None for one in self.made) else {}
            texts = (kept[one.address] if one.outlines is None else one.outlines for one in self.made)
            self._found = [page for text in texts for page in pages(text)]
        return self._found


def _kept(press: Press, name: str, surveyed: str) -> list[Made]:
    """A survey and what it planned, if it would plan the same; nothing otherwise."""
    before, known = press.find(name, surveyed), press.store.made
    found = (
        [before, *(press.find(one, known[one].key if one in known else "") for one in before.planned)] if before else []
    )
    whole = [one for one in found if one is not None]
    return whole if len(whole) == len(found) and press.keep(whole) else []


def _surveyed(
    press: Press, name: str, surveyed: str, survey: Survey, editions: Sequence[Edition], pages: Sequence[Page]
) -> list[Made]:
    with recording() as noted:
        items = list(survey(editions, pages))
    made = carry_out(press, _reading(items, frozenset(noted)))
    itself = Made(name, frozenset(noted), key=surveyed)
    return [replace(itself, planned=tuple(one.address for one in made)), *made]


def _with_reads(items: Iterable[Planned]) -> Iterator[Planned]:
    with recording() as noted:
        found = tuple(items)
    return _reading(found, frozenset(noted))


def _reading(items: Iterable[Planned], noted: frozenset[str]) -> Iterator[Planned]:
    for item in items:
        if noted and isinstance(item, Later):
            yield replace(item, reads=item.reads | noted if item.reads else noted)
        else:
            yield item
