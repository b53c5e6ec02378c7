"""Which files stand beside the pages: pictures and documents out of the folders of ``content/``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain.thing import Thing
from plugins.domain.things import Resource
from plugins.publishing.edition import Edition
from plugins.publishing.page import File


def plan(editions: Sequence[Edition]) -> Iterator[File]:
    """Each file that a public thing shows or offers, once for all languages, at the thing's own address."""
    site = editions[0].site
    for thing in site.things:
        for name in sorted(_names(thing)):
            content = (site.content / thing.folder.split("/", 1)[1] / name).read_bytes()
            yield File(f"{thing.address}{name}", content)


def _names(thing: Thing) -> set[str]:
    names = {name for words in thing.words.values() for name in words.body.files}
    if thing.picture:
        names.add(thing.picture.file)
    if isinstance(thing, Resource) and thing.file:
        names.add(thing.file)
    return names
