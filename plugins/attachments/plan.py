"""Which files stand beside the pages: documents of the folders of ``content/``, what is made of pictures there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.domain.picture import PictureFile, Variant
from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.domain.things import Resource
from plugins.images.derived import Order, derived, order, side_by_side
from plugins.publishing.edition import Edition
from plugins.publishing.page import File


def plan(editions: Sequence[Edition]) -> Iterator[File]:
    """Each file that a public thing shows or offers, once for all languages.

    A document stands at the thing's own address; of a picture only what is made of it is published.
    """
    site = editions[0].site
    for thing in site.things:
        for name in sorted(_documents(thing)):
            content = (site.content / thing.folder.split("/", 1)[1] / name).read_bytes()
            yield File(f"{thing.address}{name}", content)
    orders = _orders(site)
    for wanted, files in zip(orders, side_by_side(derived, orders), strict=True):
        for variant, content in files:
            yield File(wanted.picture.address(variant), content)


def _documents(thing: Thing) -> set[str]:
    names = {name for words in thing.words.values() for name in words.body.files}
    return names | {thing.file} if isinstance(thing, Resource) and thing.file else names


def _orders(site: Site) -> tuple[Order, ...]:
    """What is to be made of each picture, once where the same lies beside several things."""
    wanted: dict[str, Order] = {}
    for thing in site.things:
        for picture, variants in _shown(thing):
            address = picture.address(picture.largest)
            before = wanted[address].variants if address in wanted else ()
            wanted[address] = order(site, thing, picture, tuple(dict.fromkeys((*before, *variants))))
    return tuple(wanted[address] for address in sorted(wanted))


def _shown(thing: Thing) -> Iterator[tuple[PictureFile, tuple[Variant, ...]]]:
    """The pictures of a thing with what pages need of each; only its own one is shown where the thing is shared."""
    for words in thing.words.values():
        for picture in words.body.pictures:
            yield picture, _offered(picture)
    if thing.picture:
        picture = thing.picture.file
        yield picture, (*_offered(picture), *([picture.shared] if picture.shared else ()))


def _offered(picture: PictureFile) -> tuple[Variant, ...]:
    return tuple(variant for form in picture.formats for variant in picture.variants(form))
