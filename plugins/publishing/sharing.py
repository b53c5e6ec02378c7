"""What a link to a page shows where it is shared: Open Graph (ogp.me), which the Twitter card falls back on."""

from __future__ import annotations

from collections.abc import Sequence

from babel.core import get_global, parse_locale

from plugins.domain.picture import Format
from plugins.domain.thing import Thing
from plugins.domain.things import Article
from plugins.domain.when import Day, Known, Minute
from plugins.publishing.page import SHARE_CARD_SIZE, ShareCard, ShareImage, Sharing
from plugins.publishing.urls import Urls


def sharing(thing: Thing | None, image: ShareImage, locale: str, other_locales: Sequence[str]) -> Sharing:
    """How a page is shared: of a ``thing`` where it has one, with its ``image``.

    ``locale`` is the page's CLDR locale, ``other_locales`` are those of the languages in which it also exists. Only
    what is as exact as a day has a time: Open Graph knows no months.
    """
    article = thing if isinstance(thing, Article) else None
    return Sharing(
        type="article" if article else "website",
        locale=open_graph_locale(locale),
        other_locales=tuple(map(open_graph_locale, other_locales)),
        image=image,
        published=_exact(article.date) if article else None,
        modified=_exact(article.updated) if article else None,
    )


def share_image(urls: Urls, thing: Thing | None, card: ShareCard) -> ShareImage:
    """A thing's own picture where it is large enough to be shown, or else a card with the title."""
    picture = thing.picture if thing else None
    cut = picture.file.shared if picture else None
    if thing and picture and cut:
        address = urls.absolute_asset(picture.file.address(cut))
        alt = thing.words[card.language].picture_alt or card.title
        return ShareImage(address, alt, cut.width, cut.height, cut.format.media_type)
    width, height = SHARE_CARD_SIZE
    return ShareImage(urls.absolute_asset(card.address), card.title, width, height, Format.PNG.media_type, card)


def open_graph_locale(cldr: str) -> str:
    """A CLDR locale with its territory, as Open Graph wants it: ``bg_BG``; the likely one where none is named."""
    language, territory, *_ = parse_locale(cldr)
    likely: str = get_global("likely_subtags").get(language, "")
    return "_".join(filter(None, (language, territory or likely.rpartition("_")[2])))


def _exact(when: Known | None) -> str | None:
    return when.machine if isinstance(when, Day | Minute) else None
