"""Which share cards there are: one for each page that is shared without a picture of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from plugins.images.store import key, store_beside
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Page, ShareCard
from plugins.share_images.stationery import Stationery, read_stationery
from plugins.workers import spread


def survey(theme: Path, editions: Sequence[Edition], pages: Sequence[Page]) -> Iterator[File]:
    """The cards of all pages, each drawn once as long as what it says and looks like is the same.

    ``theme`` is the folder ``static`` of the theme.
    """
    images = (page.head.sharing.image for page in pages if page.head.sharing)
    cards = {image.card.address: image.card for image in images if image and image.card}
    stationery = read_stationery(theme)
    store = store_beside(editions[0].site.content)
    keys = {address: key("share card", stationery.digest, address) for address in sorted(cards)}
    kept = {address: store.read(name) for address, name in keys.items()}
    new = [cards[address] for address, content in kept.items() if content is None]
    for card, content in zip(new, spread(partial(_draw, stationery), new), strict=True):
        store.write(keys[card.address], content)
        kept[card.address] = content
    yield from (File(address, content) for address, content in kept.items() if content is not None)


def _draw(stationery: Stationery, cards: Sequence[ShareCard]) -> list[bytes]:
    from plugins.share_images.drawing import draw  # noqa: PLC0415 (only where there are new cards)

    return [draw(card, stationery) for card in cards]
