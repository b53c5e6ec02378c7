"""What a link to a page shows where it is shared: Open Graph (ogp.me), which the Twitter card falls back on."""

from __future__ import annotations

from collections.abc import Sequence

from babel.core import get_global, parse_locale

from plugins.domain.thing import Thing
from plugins.domain.things import Article
from plugins.domain.when import Day, Known, Minute
from plugins.publishing.page import Sharing


def sharing(
    thing: Thing | None, language: str, image: str | None, locale: str, other_locales: Sequence[str]
) -> Sharing:
    """How a page is shared: of a ``thing`` in ``language`` where it has one, with its picture at ``image``.

    ``locale`` is the page's CLDR locale, ``other_locales`` are those of the languages in which it also exists. Only
    what is as exact as a day has a time: Open Graph knows no months.
    """
    article = thing if isinstance(thing, Article) else None
    return Sharing(
        type="article" if article else "website",
        locale=open_graph_locale(locale),
        other_locales=tuple(map(open_graph_locale, other_locales)),
        image=image,
        image_alt=thing.words[language].picture_alt if thing and image else None,
        published=_exact(article.date) if article else None,
        modified=_exact(article.updated) if article else None,
    )


def open_graph_locale(cldr: str) -> str:
    """A CLDR locale with its territory, as Open Graph wants it: ``bg_BG``; the likely one where none is named."""
    language, territory, *_ = parse_locale(cldr)
    likely: str = get_global("likely_subtags").get(language, "")
    return "_".join(filter(None, (language, territory or likely.rpartition("_")[2])))


def _exact(when: Known | None) -> str | None:
    return when.machine if isinstance(when, Day | Minute) else None
