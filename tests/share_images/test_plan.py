from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from plugins.publishing.page import Page, hidden, made
from plugins.share_images.plan import survey_in
from tests.pictures import picture
from tests.small_site import city, editions

STATIC = Path(__file__).parents[2] / "theme" / "static"


def test_each_page_that_is_shared_without_a_picture_has_its_card_once(tmp_path: Path) -> None:
    large = picture(width=1500, height=1000)
    bulgarian, english = editions(
        content=tmp_path / "content", cities=(city("sofia", "София", "Sofia", picture=large),)
    )
    pages: list[Page] = [
        bulgarian.page("/cities/", "page.html", None, "Градове", ""),
        bulgarian.page("/events/", "page.html", None, "Градове", ""),
        english.page("/cities/", "page.html", None, "Cities", ""),
        english.page("/cities/sofia/", "page.html", None, "Sofia", ""),
    ]
    secret = bulgarian.page("/404.html", "page.html", None, "Няма такава страница", "")
    cards = list(made(survey_in(STATIC, (bulgarian, english), [*pages, replace(secret, head=hidden(secret.head))])))
    told = {page.head.sharing.image.href for page in pages if page.head.sharing and page.head.sharing.image}
    assert sorted(f"{bulgarian.urls.origin}{card.address}" for card in cards) == sorted(
        href for href in told if "/share-" in href
    )
    assert len(cards) == 2
    assert list(made(survey_in(STATIC, (bulgarian, english), pages))) == cards
