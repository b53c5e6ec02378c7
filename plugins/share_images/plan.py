"""Which share cards there are: one for each page that is shared without a picture of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from plugins.images.store import Store, key, store_beside
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Later, Page, ShareCard
from plugins.share_images.stationery import Stationery, read_stationery


def survey_in(theme: Path, editions: Sequence[Edition], pages: Sequence[Page]) -> Iterator[Later]:
    """The cards of all pages, each drawn once as long as what it says and looks like is the same.

    ``theme`` is the folder ``static`` of the theme.
    """
    images = (page.head.sharing.image for page in pages if page.head.sharing)
    cards = {image.card.address: image.card for image in images if image and image.card}
    stationery, store = read_stationery(theme), store_beside(editions[0].site.content)
    for address, card in sorted(cards.items()):
        name = key("share card", stationery.digest, address)
        yield Later(address, partial(_files, card, stationery, store, name), key=name)


def _files(card: ShareCard, stationery: Stationery, store: Store, name: str) -> tuple[File]:
    return (File(card.address, store.made(name, partial(_drawn, card, stationery))),)


def _drawn(card: ShareCard, stationery: Stationery) -> bytes:
    from plugins.share_images.drawing import draw  # noqa: PLC0415 (only where there are new cards)

    return draw(card, stationery)
