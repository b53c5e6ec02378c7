"""What stands beside the site in the preview: which beginning of a path is answered by what.

A route gets what was asked and gives an answer, or none where there is nothing at that path. A new one is a line in
``ROUTES``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from plugins.editing.form_editor.editor import ADDRESS as FORM
from plugins.editing.preview import pages
from plugins.editing.preview.moment import Moment, read_time
from plugins.editing.preview.showing import Showing
from plugins.editing.preview.status import status_page
from plugins.editing.style_guide.guide import ADDRESS as STYLE_GUIDE
from plugins.editing.style_guide.guide import guide_file
from plugins.editing.validate import LANGUAGES

HTML = "index.html"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: ``path`` is unquoted and below the moment's root; ``framed`` is what a page shows inside itself."""

    path: str
    moment: Moment
    query: Mapping[str, str]
    showing: Showing
    framed: bool = False

    @property
    def language(self) -> str:
        """The language of the path; one that is asked for goes before."""
        if (chosen := self.query.get("lang")) in LANGUAGES:
            return chosen
        first = self.path.split("/")[1]
        return first if first in LANGUAGES else LANGUAGES[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: ``name`` is of a file of its type; ``location`` is where one is sent on to."""

    content: bytes
    name: str = HTML
    status: HTTPStatus = HTTPStatus.OK
    location: str | None = None


Route = Callable[[Asked], Answer | None]


def _style_guide(asked: Asked) -> Answer | None:
    name = asked.path.removeprefix(STYLE_GUIDE)
    content = guide_file(name)
    return Answer(content, name or HTML) if content is not None else None


def _own_file(asked: Asked) -> Answer | None:
    name = asked.path.removeprefix(pages.FILES)
    content = pages.own_file(name)
    return Answer(content, name) if content is not None else None


def _side_by_side(asked: Asked) -> Answer:
    path = "/" + asked.path.removeprefix(pages.SIDE_BY_SIDE).lstrip("/\\")
    return Answer(pages.side_by_side(path, asked.moment, asked.language))


def _status(asked: Asked) -> Answer | None:
    if asked.path != pages.STATUS:
        return None
    seen, site = asked.showing.changes.count, asked.showing.site(asked.moment)
    if site is None or site.site is None:
        return Answer(pages.only_problems(asked.showing.problems, asked.language, seen))
    return Answer(status_page(site.site, asked.moment, asked.language, seen))


def _look(asked: Asked) -> Answer:
    """Sends on to the same page at the moment that the bar's form says."""
    time = read_time(asked.query.get("as-of", ""))
    moment = Moment(time, hidden_too="drafts" in asked.query)
    page = "/" + asked.query.get("page", "").lstrip("/\\")
    return Answer(b"", status=HTTPStatus.SEE_OTHER, location=quote(moment.root + page, safe="/:"))


def _form(asked: Asked) -> Answer | None:
    editor = asked.showing.form
    found = editor.file(asked.path.removeprefix(FORM)) if editor else None
    return Answer(found[1], found[0]) if found else None


ROUTES: Mapping[str, Route] = {
    STYLE_GUIDE: _style_guide,
    pages.FILES: _own_file,
    pages.SIDE_BY_SIDE: _side_by_side,
    pages.STATUS: _status,
    pages.LOOK: _look,
    FORM: _form,
}


def routed(path: str) -> Route | None:
    """What answers a path; none where the site does."""
    return next((route for beginning, route in ROUTES.items() if path.startswith(beginning)), None)
