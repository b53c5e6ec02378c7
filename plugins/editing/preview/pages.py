"""What the preview says itself: around each page the bar, a banner and the problems; and pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment

from plugins.domain.permalink import in_language
from plugins.domain.site import Site
from plugins.domain.visibility import hidden
from plugins.editing.form_editor.editor import address_of
from plugins.editing.preview.excerpt import ShownProblem, shown
from plugins.editing.preview.marks import explanation
from plugins.editing.preview.moment import FORM, TODAY, Moment
from plugins.editing.style_guide.guide import THEME
from plugins.editing.validate import LANGUAGES
from plugins.problem import Problem
from plugins.publishing.rendering import Theme

FILES = "/_preview/"
SIDE_BY_SIDE = "/_side-by-side/"
STATUS = "/_status/"
LOOK = "/_look"

MOST_PROBLEMS = 20
"""So many problems are shown with the lines around them; the number of all is said."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a page that the preview shows: ``path`` is below the moment's root, ``seen`` counts changes."""

    path: str
    moment: Moment
    language: str
    seen: int
    problems: Sequence[Problem] = ()
    framed: bool = False
    has_form: bool = False


@dataclass(frozen=True, slots=True)
class BarView:
    """The bar: where one is, and the ways to look at it otherwise."""

    page: str
    as_of: str
    drafts: bool
    is_today: bool
    today: str
    side_by_side: str
    status: str
    form: str | None = None


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """What is wrong: the first problems, and how many there are."""

    shown: tuple[ShownProblem, ...]
    count: int
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in one language, beside the same in another."""

    language: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class SideBySideView:
    """The same page in every language."""

    frames: tuple[Frame, ...]
    back: str
    title: str


def put_around(content: bytes, around: Around, site: Site | None) -> bytes:
    """A page of the site with all that the preview says of it."""
    if banner := _banner(around, site):
        before, main, after = content.partition(_MAIN)
        opening, bracket, inside = after.partition(b">")
        content = before + main + opening + bracket + (banner.encode() if bracket else b"") + inside
    before, end, after = content.rpartition(b"</body>")
    foot = _foot(around, site).encode()
    return before + foot + end + after if end else content + foot


def only_problems(problems: Sequence[Problem], language: str, seen: int = -1) -> bytes:
    """The page for when there is no good site to show."""
    view = _problems(problems, language, is_alone=True)
    return render("problems.html", language, view=view, seen=seen, bar=None).encode()


def failure(error: Exception, language: str, seen: int) -> bytes:
    """The page for when this one cannot be rendered: a mistake in the theme or the code."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    place = f"{file}:{line}" if file and line else ""
    return render("failure.html", language, name=type(error).__name__, text=str(error), place=place, seen=seen).encode()


def side_by_side(path: str, moment: Moment, language: str) -> bytes:
    """The page at a path in every language, in frames that scroll together."""
    plain = _without_language(path)
    frames = tuple(
        Frame(code, _NAMES[code], moment.root + in_language(plain, code, LANGUAGES[0])) for code in LANGUAGES
    )
    view = SideBySideView(frames, moment.root + in_language(plain, language, LANGUAGES[0]), plain)
    return render("side_by_side.html", language, view=view).encode()


def own_file(name: str) -> bytes | None:
    """A stylesheet or a script of these pages; none where there is none of that name."""
    file = {one.name: one for one in (THEME / "preview").iterdir()}.get(name)
    return file.read_bytes() if file else None


_MAIN = b"<main"
_NAMES = {"bg": "Български", "en": "English"}


def _banner(around: Around, site: Site | None) -> str:
    thing = site.thing_by_address.get(_without_language(around.path)) if site else None
    found = hidden(thing, site.now) if site and thing else None
    return render("banner.html", around.language, text=explanation(found, around.language)) if found else ""


def _foot(around: Around, site: Site | None) -> str:
    bar = None if around.framed else _bar(around, site)
    view = _problems(around.problems, around.language, is_alone=False) if around.problems else None
    return render("foot.html", around.language, view=view, bar=bar, seen=around.seen)


def _bar(around: Around, site: Site | None) -> BarView:
    moment, root = around.moment, around.moment.root
    language = f"?lang={around.language}"
    return BarView(
        page=around.path,
        as_of=moment.as_of.strftime(FORM) if moment.as_of else "",
        drafts=moment.hidden_too,
        is_today=moment == TODAY,
        today=around.path,
        side_by_side=f"{root}{SIDE_BY_SIDE.rstrip('/')}{around.path}{language}",
        status=f"{root}{STATUS}{language}",
        form=_form(around, site) if around.has_form else None,
    )


def _form(around: Around, site: Site | None) -> str:
    """Where the form is for what the page shows; its beginning where that is no thing of the content."""
    thing = site.thing_by_address.get(_without_language(around.path)) if site else None
    return address_of(around.language, thing.kind if thing else None, Path(thing.folder).name if thing else "")


def _problems(problems: Sequence[Problem], language: str, *, is_alone: bool) -> ProblemsView:
    first = tuple(shown(problem, language) for problem in problems[:MOST_PROBLEMS])
    return ProblemsView(first, len(problems), is_alone)


def _without_language(path: str) -> str:
    first = path.split("/")[1] if path.startswith("/") else ""
    return path.removeprefix(f"/{first}") if first in LANGUAGES[1:] else path


def render(template: str, language: str, **values: object) -> str:
    """A page of the preview, or a part of one, in a language."""
    return _jinja(language).get_template(f"preview/{template}").render(language=language, files=FILES, **values)


@cache
def _jinja(language: str) -> Environment:
    """Jinja in a language, as strict as for the site; templates that change are read again."""
    return Theme((THEME / "templates",), {"trim_blocks": True, "lstrip_blocks": True}, {}, {}, {}).environment(language)
