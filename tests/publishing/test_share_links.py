from __future__ import annotations

from plugins.publishing.page import Link
from plugins.publishing.share_links import ShareLinks, share_links
from tests.small_site import editions


def test_the_ways_to_share_a_page_are_links_with_its_whole_address() -> None:
    bulgarian, _ = editions("https://icc.sofia.example/icc")
    whole = "https%3A%2F%2Ficc.sofia.example%2Ficc%2Fnews%2Fa%2F"
    title = "%D0%94%D0%B0%20%26%20%D0%BD%D0%B5"
    assert share_links(bulgarian, "Да & не", "/news/a/") == ShareLinks(
        title=bulgarian.locale.gettext("Share"),
        ways=(
            Link(bulgarian.locale.gettext("E-mail"), f"mailto:?subject={title}&body={whole}"),
            Link("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={whole}"),
            Link("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={whole}"),
            Link("Mastodon", f"https://share.joinmastodon.org/#text={title}%20{whole}"),
        ),
        copy=bulgarian.locale.gettext("Address of this page:"),
        address="https://icc.sofia.example/icc/news/a/",
    )


def test_an_english_page_is_shared_at_its_english_address() -> None:
    _, english = editions()
    assert share_links(english, "A", "/news/a/").address == "https://icc.sofia.example/en/news/a/"
