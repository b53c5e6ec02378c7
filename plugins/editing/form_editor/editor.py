"""What the preview answers below ``/admin/``; the form is fetched and its server started when first asked for."""

from __future__ import annotations

import html
import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from plugins.catalogue import marked as _
from plugins.catalogue import translations
from plugins.domain.permalink import Kind
from plugins.editing.form_editor import packages
from plugins.editing.form_editor.choices import Content
from plugins.editing.form_editor.config import config_of
from plugins.editing.form_editor.rules import rules_of
from plugins.editing.form_editor.server import Server, repository_of, start
from plugins.editing.validate import LANGUAGES
from plugins.reading.report import spoken_language

ADDRESS = "/admin/"
PAGE = Path(__file__).parent / "page"
CACHE = Path(".cache", "form-editor")
"""Where what is fetched is kept, below the project."""

STATIC = ("manual.js", "form.js", "names.js", "widgets.js", "form.css")

TITLE = _("Form editor")
WAITING = _("The form editor is being fetched for the first time. This page goes on by itself.")
NOT_THERE = _("The form editor cannot be fetched: it needs npm and its registry (on Debian: sudo apt install npm).")

POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src data:; "
    "img-src 'self' data: blob:; connect-src 'self' blob: {server}; frame-src 'self' blob:; base-uri 'none'; "
    "form-action 'none'"
)
"""What the page may load: nothing from any other host but the server on this machine. Decap CMS styles its parts as it
goes, and compiles what checks its configuration."""


class FormEditor:
    """The form for the content of a project, in each of its languages: the default one below ``/admin/``."""

    def __init__(self, project: Path, locales: Mapping[str, str]) -> None:
        self._project, self._locales = project, locales
        self._cache = project / CACHE
        self._server: Server | None = None
        self._problem: str | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def file(self, path: str) -> tuple[str, bytes] | None:
        """The name and the content of a file below ``/admin/``; none where there is none."""
        first, *others = self._locales
        language = next((other for other in others if path.startswith(f"{other}/")), first)
        name = path.removeprefix(f"{language}/") if language != first else path
        server = self._ready()
        if server is None:
            return ("index.html", self._waiting(language)) if name == "" else None
        content = self._content(name, language, server)
        return (name or "index.html", content) if content is not None else None

    def stop(self) -> None:
        """Ends what was started."""
        with self._lock:
            server, self._server = self._server, None
        if server:
            server.stop()

    def _ready(self) -> Server | None:
        """The server, if it runs; else it is started beside whatever else goes on, again once a problem was told."""
        with self._lock:
            if self._server is None and self._thread is None and self._problem is None:
                self._thread = threading.Thread(target=self._start, daemon=True)
                self._thread.start()
            return self._server

    def _start(self) -> None:
        server = None
        try:
            packages.cms(self._cache)
            server = start(packages.server(self._cache), repository_of(self._project))
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            say = translations(spoken_language(tuple(self._locales))).gettext
            print(f"{say(NOT_THERE)} ({error})", file=sys.stderr, flush=True)
            self._problem = str(error)
        with self._lock:
            self._server = server
            self._thread = None

    def _content(self, name: str, language: str, server: Server) -> bytes | None:
        if name in STATIC:
            return (PAGE / name).read_bytes()
        if name == packages.CMS_NAME:
            return packages.cms(self._cache).read_bytes()
        content = Content(self._project / "content", language, self._locales[language])
        languages = tuple(self._locales)
        made = {
            "": lambda: page(language, server.address, up="../" if language != languages[0] else ""),
            "config.yml": lambda: config_of(content, languages, server.backend),
            "rules.json": lambda: json.dumps(rules_of(content, languages, is_local=True), ensure_ascii=False),
        }
        return made[name]().encode() if name in made else None

    def _waiting(self, language: str) -> bytes:
        say = translations(language).gettext
        problem, self._problem = self._problem, None
        message, seconds = (NOT_THERE, 30) if problem else (WAITING, 2)
        again = f'<meta http-equiv="refresh" content="{seconds}">'
        head = f'<meta charset="utf-8">{again}<title>{html.escape(say(TITLE))}</title>'
        return f'<!doctype html><html lang="{language}">{head}<p>{html.escape(say(message))}'.encode()


def address_of(language: str, kind: Kind | None = None, folder: str = "") -> str:
    """Where the form is in a language, opened at a thing by the name of its folder, if there is one."""
    beginning = ADDRESS if language == LANGUAGES[0] else f"{ADDRESS}{language}/"
    return f"{beginning}#/collections/{kind}/entries/{folder}/index" if kind else beginning


def page(language: str, server: str, up: str) -> str:
    """The page of the form; ``server`` is what it asks, ``up`` leads to where the default language's stands."""
    policy = POLICY.format(server=server)
    values = {"language": language, "policy": policy, "title": html.escape(translations(language).gettext(TITLE))}
    return (PAGE / "index.html").read_text(encoding="utf-8").format(cms=packages.CMS_NAME, up=up, **values)
