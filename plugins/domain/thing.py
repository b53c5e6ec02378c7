"""What every published thing has: an identity, words in each language, and facts that are said once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from plugins.domain import permalink
from plugins.domain.permalink import Kind
from plugins.domain.picture import PictureFile
from plugins.domain.when import Day, Known, Minute


class Translation(StrEnum):
    """How far the words of a language can be trusted."""

    ORIGINAL = "original"
    REVIEWED = "reviewed"
    UNREVIEWED = "unreviewed"


class Decorative(StrEnum):
    """Whether a picture says nothing that the words do not."""

    YES = "yes"
    NO = "no"


class Status(StrEnum):
    """Whether a thing is public."""

    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its level (2 to 6), its anchor, its text without marks."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class FigureQuote:
    """A figure quoted by its id: at a date (as ``figures.yaml`` has it), or at its newest; ``line`` is of the file."""

    figure: str
    as_of: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text: clean HTML, its headings, the documents it links to, the figures quoted, the pictures shown.

    Documents and pictures lie in the thing's folder.
    """

    html: str = ""
    headings: tuple[Heading, ...] = ()
    files: tuple[str, ...] = ()
    figures: tuple[FigureQuote, ...] = ()
    pictures: tuple[PictureFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What a thing says in one language; ``figures`` are those quoted elsewhere than in the body."""

    title: str
    summary: str
    body: Body = Body()
    translation: Translation = Translation.ORIGINAL
    picture_alt: str | None = None
    status_note: str | None = None
    figures: tuple[FigureQuote, ...] = ()

    @property
    def quotes(self) -> tuple[FigureQuote, ...]:
        """Every figure that is quoted: in the title and the summary, then in the body."""
        return self.figures + self.body.figures


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from. The title is in the source's own language."""

    title: str
    url: str | None = None
    date: Known | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the thing's folder, who made it, and on which terms it is shown.

    One that is ``decorative`` says nothing that the words do not, and is described in no language.
    """

    file: PictureFile
    credit: str
    licence: str
    decorative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A folder of ``content/``: facts once, words in each language that it is written in."""

    kind: Kind
    id: str
    slug: str
    folder: str
    words: Mapping[str, Words]
    status: Status = Status.PUBLISHED
    publish_on: Day | Minute | None = None
    expires: Day | Minute | None = None
    updated: Day | Minute | None = None
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    picture: Picture | None = field(default=None)

    @property
    def address(self) -> str:
        """The address of its page, without its language."""
        return permalink.thing(self.kind, self.slug)
