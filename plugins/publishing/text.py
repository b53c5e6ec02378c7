"""What every thing's page says in its own words: title, body, contents, picture, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.domain.thing import Heading, Thing, Translation
from plugins.publishing.cards import SourceLine, source_lines, thing_link
from plugins.publishing.edition import Edition
from plugins.publishing.page import Link, Time
from plugins.publishing.pictures import PictureView, picture_view

LONG_TEXT = 3
"""From so many chapters on, a text has a table of contents."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of a table of contents."""

    text: str
    href: str
    items: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class TextView:
    """The words of a thing in one language."""

    title: str
    summary: str
    body: Markup
    contents: tuple[ContentsEntry, ...]
    picture: PictureView | None
    unreviewed: bool
    updated: Time | None
    sources: tuple[SourceLine, ...]


def text_view(edition: Edition, thing: Thing) -> TextView:
    """The words of a thing as its page says them."""
    words = edition.words(thing)
    return TextView(
        title=words.title,
        summary=words.summary,
        body=Markup(words.body.html),  # noqa: S704 (cleaned by nh3 when it was read)
        contents=contents(words.body.headings),
        picture=picture_view(edition, thing),
        unreviewed=words.translation is Translation.UNREVIEWED,
        updated=edition.locale.time(thing.updated) if thing.updated else None,
        sources=source_lines(edition, thing.sources),
    )


def links(edition: Edition, slugs: Sequence[str], by_slug: Mapping[str, Thing]) -> tuple[Link, ...]:
    """Links to those things that are public and written in this language."""
    found = (by_slug[slug] for slug in slugs if slug in by_slug)
    return tuple(thing_link(edition, thing) for thing in found if edition.language in thing.words)


def contents(headings: Sequence[Heading]) -> tuple[ContentsEntry, ...]:
    """A table of contents of a long text; none for a short one."""
    chapters = [heading for heading in headings if heading.level == 2]
    if len(chapters) < LONG_TEXT:
        return ()
    return tuple(ContentsEntry(heading.text, f"#{heading.anchor}") for heading in chapters)
