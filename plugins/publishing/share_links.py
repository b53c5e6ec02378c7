"""The ways to tell others of a page: links only, so that nobody is asked or told anything before one is followed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from plugins.publishing.edition import Edition
from plugins.publishing.page import Link


@dataclass(frozen=True, slots=True)
class ShareLinks:
    """The ways to share a page, and its whole ``address`` to be copied, with the words that lead to each."""

    title: str
    ways: tuple[Link, ...]
    copy: str
    address: str


def share_links(edition: Edition, title: str, address: str) -> ShareLinks:
    """The ways to share the page of that ``title``; ``address`` is without its language.

    Mastodon's own page is told what is shared in the fragment, which no server sees, and asks for one's server.
    """
    _ = edition.locale.gettext
    whole = edition.urls.absolute(address)
    subject, link, both = (quote(text, safe="") for text in (title, whole, f"{title} {whole}"))
    return ShareLinks(
        title=_("Share"),
        ways=(
            Link(_("E-mail"), f"mailto:?subject={subject}&body={link}"),
            Link("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={link}"),
            Link("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={link}"),
            Link("Mastodon", f"https://share.joinmastodon.org/#text={both}"),
        ),
        copy=_("Address of this page:"),
        address=whole,
    )
