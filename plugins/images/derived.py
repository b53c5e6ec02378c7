"""The files that are made of a picture, each made once as long as the picture's bytes are the same."""

from __future__ import annotations

import errno
import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import PIL

from plugins.domain.picture import RECIPE, PictureFile, Variant
from plugins.domain.site import Site
from plugins.domain.thing import Thing
from plugins.images.store import Store, key, store_beside
from plugins.workers import cores

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of the picture at ``path``; what was made of it before is in ``store``."""

    path: Path
    picture: PictureFile
    variants: tuple[Variant, ...]
    store: Store


def order(site: Site, thing: Thing, picture: PictureFile, variants: tuple[Variant, ...]) -> Order:
    """An order of a picture that lies in a thing's folder."""
    folder = site.content / thing.folder.split("/", 1)[1]
    return Order(folder / picture.name, picture, variants, store_beside(site.content))


def derived(wanted: Order) -> tuple[tuple[Variant, bytes], ...]:
    """The bytes of each variant that was ordered.

    Raises:
        OSError: the picture is not the one any more that was read.
    """
    keys = {
        one: key("variant", PIL.__version__, RECIPE, wanted.picture.digest, *_parts(one)) for one in wanted.variants
    }
    found = {one: wanted.store.read(name) for one, name in keys.items()}
    missing = [one for one, content in found.items() if content is None]
    if missing:
        from plugins.images.encoding import encoded  # noqa: PLC0415 (loads Pillow, and new pictures are few)

        for variant, content in encoded(_unchanged(wanted), missing):
            wanted.store.write(keys[variant], content)
            found[variant] = content
    return tuple((one, content) for one, content in found.items() if content is not None)


def side_by_side(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """What ``function`` gives for each item, in their order; as many at a time as there are workers."""
    with warnings.catch_warnings(action="ignore"), ThreadPoolExecutor(cores()) as workers:
        yield from workers.map(function, items)


def _unchanged(wanted: Order) -> bytes:
    content = wanted.path.read_bytes()
    if hashlib.sha256(content).hexdigest() != wanted.picture.digest:
        raise OSError(errno.EAGAIN, "changed while the site was built", str(wanted.path))
    return content


def _parts(variant: Variant) -> Sequence[object]:
    return variant.width, variant.height, variant.format
