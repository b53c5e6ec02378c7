"""What stands on every page of a language: names, the foot, the theme's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from plugins.publishing.assets import Assets
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link
from plugins.publishing.web_app import MANIFEST

_PRELOADED_FONTS = {"bg": ("cyrillic", "latin")}


@dataclass(frozen=True, slots=True)
class FooterGroup:
    """A group of links at the foot."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Chrome:
    """The same on every page of a language, so that one more article changes none of them."""

    language: str
    site_name: str
    programme_name: str
    home: Link
    search: Link
    footer: tuple[FooterGroup, ...]
    stylesheet: str
    icon: str
    touch_icon: str | None
    web_app: str
    scripts: Mapping[str, str]
    fonts_preload: tuple[str, ...]
    licence: Markup


def make_chrome(edition: Edition, assets: Assets) -> Chrome:
    """The chrome of an edition with the theme's files."""
    _ = edition.locale.gettext
    fonts = _PRELOADED_FONTS.get(edition.language, ("latin",))
    return Chrome(
        language=edition.language,
        site_name=edition.site_name,
        programme_name=edition.text(edition.site.programme.title),
        home=Link(_("Home"), edition.urls.href("/")),
        search=Link(_("Search"), edition.urls.href("/search/")),
        footer=_footer(edition),
        stylesheet=edition.urls.asset(assets.addresses["css/site.css"]),
        icon=edition.urls.asset(assets.addresses["favicon.svg"]),
        touch_icon=edition.urls.asset(assets.addresses["icon-192.png"]) if "icon-192.png" in assets.addresses else None,
        web_app=edition.urls.href(MANIFEST),
        scripts={
            path.removeprefix("js/").removesuffix(".js"): edition.urls.asset(address)
            for path, address in assets.addresses.items()
            if path.startswith("js/")
        },
        fonts_preload=tuple(edition.urls.asset(assets.addresses[f"fonts/sans-{font}-normal.woff2"]) for font in fonts),
        licence=_LICENCE.format(
            text=_("Texts may be reused under"),
            licence="CC BY 4.0",
            href=f"https://creativecommons.org/licenses/by/4.0/deed.{edition.language}",
        ),
    )


_LICENCE = Markup('<p>{text} <a href="{href}" rel="license">{licence}</a>.</p>')


def _footer(edition: Edition) -> tuple[FooterGroup, ...]:
    _ = edition.locale.gettext
    pages = {
        page.slug: Link(edition.words(page).title, edition.href(page)) for page in edition.written(edition.site.pages)
    }
    sections = tuple(Link(text, edition.urls.href(address)) for text, address in edition.sections)
    figures = Link(_("Figures"), edition.urls.href("/figures/"))
    data = Link(_("Open data"), edition.urls.href("/data/"))
    news, calendar = edition.feeds
    subscriptions = (Link(_("News (Atom)"), news.href), Link(_("Calendar (iCalendar)"), calendar.href))
    follow = ((pages["subscribe"],) if "subscribe" in pages else ()) + subscriptions
    about = tuple(pages[slug] for slug in ("about", "contact", "accessibility", "privacy") if slug in pages)
    return (
        FooterGroup(_("The programme"), (*sections, figures, data)),
        FooterGroup(_("Follow"), follow),
        FooterGroup(_("This site"), about),
    )
