"""An edit of the content, built without Pelican: the settings and plugins are those of the build before.

It does what Pelican would have done where there is nothing but the plugins of this project, much sooner. All else, and
whatever changes the settings, the code or the theme, is left to Pelican.
"""

from __future__ import annotations

import atexit
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.checks.links import Before, dead_links
from plugins.domain.site import Site
from plugins.problem import ContentRefused
from plugins.publishing.lock import hold
from plugins.publishing.print_run import Plan, Survey
from plugins.publishing.printing import make_readable, output_of, print_site, refuse_to_write, store_of
from plugins.publishing.staging import open_staging, publish_folder
from plugins.reading.report import report, spoken_language
from plugins.reading.site import site_of
from plugins.workers import keep_freed_memory

_NEEDED = (
    "PATH",
    "SITEURL",
    "LANGUAGES",
    "LEDGER",
    "CHANGES",
    "EVALUATION",
    "OUTPUT_PATH",
    "THEME",
    "THEME_TEMPLATES_OVERRIDES",
    "JINJA_ENVIRONMENT",
    "PLUGINS",
    "SECURITY_TXT",
)
"""Settings that decide about the output."""

_EMPTY = (
    "ARTICLE_PATHS",
    "PAGE_PATHS",
    "STATIC_PATHS",
    "THEME_STATIC_PATHS",
    "DIRECT_TEMPLATES",
    "TEMPLATE_PAGES",
    "JINJA_FILTERS",
    "JINJA_GLOBALS",
    "JINJA_TESTS",
    "RELEASES_PATH",
)
"""Settings with which only Pelican can build."""


def settings_to_keep(settings: Mapping[str, Any]) -> dict[str, Any] | None:
    """What of Pelican's settings is needed to build without it; none where that cannot be done."""
    ours = all(isinstance(name, str) and name.startswith("plugins.") for name in settings["PLUGINS"])
    if not ours or any(settings.get(name) for name in _EMPTY):
        return None
    needed = {name: settings[name] for name in _NEEDED}
    with suppress(TypeError, ValueError):
        return needed if json.loads(json.dumps(needed)) == needed else None
    return None


Files = list[tuple[str, int, int, int]]
"""Published files: path, size (bytes), time (ns) and inode."""


def rebuild(kept: Mapping[str, Any], now: datetime) -> tuple[datetime | None, Files]:
    """Builds the site with settings that were kept.

    Given back are when a page of it changes by itself (UTC), and all its files.

    Raises:
        SystemExit: with the exit code of a build that failed; what was published stays.
    """
    keep_freed_memory()
    make_readable()
    settings = {**kept, "BUILD_TIME": now, "JINJA_FILTERS": {}, "JINJA_GLOBALS": {}, "JINJA_TESTS": {}}
    try:
        hold(store_of(settings).with_suffix(".lock"))
        staging = open_staging(output_of(settings))
    except OSError as error:
        refuse_to_write(error)
    atexit.register(shutil.rmtree, staging, ignore_errors=True)
    try:
        site = site_of(settings)
    except ContentRefused as refused:
        print(report(refused.problems, spoken_language(tuple(settings["LANGUAGES"]))), file=sys.stderr)
        raise SystemExit(1) from None
    try:
        return site.next_change, _published(settings, site, staging)
    except OSError as error:
        refuse_to_write(error)


def _published(settings: Mapping[str, Any], site: Site, staging: Path) -> Files:
    output = output_of(settings)
    modules = [import_module(f"{name}.plan") for name in settings["PLUGINS"] if find_spec(f"{name}.plan")]
    plans: list[Plan] = [module.plan for module in modules if hasattr(module, "plan")]
    plans += [module.plan_by(settings) for module in modules if hasattr(module, "plan_by")]
    printed = print_site(settings, site, plans, _surveys(settings, modules), staging, _say)
    root = urlsplit(settings["SITEURL"]).path.rstrip("/")
    before = Before(printed.published, printed.files_before, printed.unchanged)
    if dead := [f"{page}: error[dead-link]: {link}" for page, link in dead_links(staging, root, before, printed.files)]:
        print("\n".join(dead), file=sys.stderr)
        raise SystemExit(1)
    publish_folder(staging, output)
    with suppress(OSError):  # the store may be lost at any time
        printed.remember(store_of(settings))
    print(f"Published in {output}")
    if due := site.next_change:
        print(f"The next page changes by itself at {due:%Y-%m-%d %H:%M} UTC")
    return [(one.path, one.size, one.changed, one.inode) for made in printed.made for one in made.outputs]


def _say(text: str) -> None:
    """Tells people at once: where that cannot be, nothing is published yet."""
    print(text, flush=True)


def _surveys(settings: Mapping[str, Any], modules: list[Any]) -> Iterator[Survey]:
    """Those that are made when all pages are known; some draw with what the theme has."""
    theme = Path(settings["THEME"]) / "static"
    for module in modules:
        if hasattr(module, "survey_in"):
            yield partial(module.survey_in, theme)
        elif hasattr(module, "survey"):
            yield module.survey
