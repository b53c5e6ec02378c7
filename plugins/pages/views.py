"""What the home page, the plain pages and the page that says there is none say."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain.things import PlainPage
from plugins.programme.figures import FigureValueView, figure_value
from plugins.programme.views import StepView, step_views
from plugins.publishing.cards import EventCard, NewsCard, event_card, news_card
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link
from plugins.publishing.text import TextView, text_view

LATEST_NEWS = 3
EVENTS = 4
AT_A_GLANCE = ("network-cities", "local-green-deal-cities", "actions", "private-actors")
"""The figures of the home page."""


@dataclass(frozen=True, slots=True)
class GlanceView:
    """A figure at a glance: its newest value."""

    title: str
    unit: str
    latest: FigureValueView


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page."""

    title: str
    lead: str
    kicker: str
    links: tuple[Link, ...]
    news: tuple[NewsCard, ...]
    upcoming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]
    steps: tuple[StepView, ...]
    figures: tuple[GlanceView, ...]
    topics: tuple[Link, ...]
    news_link: Link
    events_link: Link
    programme_link: Link
    figures_link: Link
    subscribe_links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page that says there is none, and where to go."""

    title: str
    lead: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlainView:
    """A plain page."""

    text: TextView


def home_view(edition: Edition) -> HomeView:
    """What the home page says."""
    _, href, site = edition.locale.gettext, edition.urls.href, edition.site
    return HomeView(
        title=_("Sofia in the Intelligent Cities Challenge"),
        lead=edition.text(site.programme.summary),
        kicker=_("Innovative Sofia"),
        links=(Link(_("The programme"), href("/programme/")), Link(_("Participating cities"), href("/cities/"))),
        news=tuple(news_card(edition, article) for article in edition.articles[:LATEST_NEWS]),
        upcoming=tuple(event_card(edition, event) for event in edition.upcoming[:EVENTS]),
        past=tuple(event_card(edition, event) for event in edition.past[:EVENTS]),
        steps=step_views(edition, site.programme.steps),
        figures=_at_a_glance(edition),
        topics=edition.topics(tuple(topic.slug for topic in site.topics)),
        news_link=Link(_("All news"), href("/news/")),
        events_link=Link(_("All events"), href("/events/")),
        programme_link=Link(_("More about the programme"), href("/programme/")),
        figures_link=Link(_("All figures"), href("/figures/")),
        subscribe_links=(
            Link(_("Subscribe to the news"), edition.feeds[0].href),
            Link(_("Subscribe to the calendar"), edition.feeds[1].href),
        ),
    )


def _at_a_glance(edition: Edition) -> tuple[GlanceView, ...]:
    figures = {figure.id: figure for figure in edition.site.figures}
    return tuple(
        GlanceView(
            edition.text(figures[name].title),
            edition.text(figures[name].unit),
            figure_value(edition, figures[name].latest),
        )
        for name in AT_A_GLANCE
        if name in figures
    )


def plain_view(edition: Edition, page: PlainPage) -> PlainView:
    """What a plain page says."""
    return PlainView(text_view(edition, page))


def not_found_view(edition: Edition) -> NotFoundView:
    """What is said where there is nothing."""
    _ = edition.locale.gettext
    sections = tuple(Link(text, edition.urls.href(address)) for text, address in edition.sections)
    return NotFoundView(
        title=_("This page does not exist"),
        lead=_("The address may be mistyped, or the page may have moved. These may help:"),
        links=(Link(_("Home"), edition.urls.href("/")), *sections),
    )
