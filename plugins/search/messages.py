"""What the scripts say, in the language of the page: they know no words of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.publishing.edition import Edition

Messages = Mapping[str, object]


def messages(edition: Edition, editions: Sequence[Edition]) -> Messages:
    """The messages of the scripts by name; ``{count}`` and ``{query}`` are filled in by them.

    ``others`` are the indexes of the other languages: where they stand, and what is said above what is found there.
    """
    _ = edition.locale.gettext
    return {
        "found": _("Found: {count}"),
        "nothing": _("Nothing was found for “{query}”."),
        "all": _("All results"),
        "others": [
            {
                "language": other.language,
                "index": other.urls.href("/search/index.json"),
                "heading": _OTHERS[other.language](edition) if other.language in _OTHERS else other.locale.name,
            }
            for other in editions
            if other is not edition
        ],
    }


_OTHERS = {
    "bg": lambda edition: edition.locale.gettext("In Bulgarian"),
    "en": lambda edition: edition.locale.gettext("In English"),
}
