"""Which share cards there are: one for each page that is shared without a picture of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from plugins.images.store import key
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, Later, Page, ShareCard
from plugins.share_images.stationery import Stationery, read_stationery


def survey_in(theme: Path, _editions: Sequence[Edition], pages: Sequence[Page]) -> Iterator[Later]:
    """The cards of all pages; one that is published is not drawn again while it says and looks the same.

    ``theme`` is the folder ``static`` of the theme.
    """
    images = (page.head.sharing.image for page in pages if page.head.sharing)
    cards = {image.card.address: image.card for image in images if image and image.card}
    stationery = read_stationery(theme)
    for address, card in sorted(cards.items()):
        name = key("share card", stationery.digest, address)
        yield Later(address, partial(_files, card, stationery), key=name)


def _files(card: ShareCard, stationery: Stationery) -> tuple[File]:
    from plugins.share_images.drawing import draw  # noqa: PLC0415 (only where there are new cards)

    return (File(card.address, draw(card, stationery)),)
