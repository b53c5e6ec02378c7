"""A site that has been read, printed into staging: everything that is planned, rendered where it is not as it was."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from plugins.cache import cache_beside
from plugins.domain.site import Site
from plugins.images.store import Store
from plugins.publishing.assets import Assets, collect_assets
from plugins.publishing.build_store import LostError, read_build_store, store_file
from plugins.publishing.chrome import make_chrome
from plugins.publishing.compiled_templates import CompiledTemplates
from plugins.publishing.edition import Edition, make_editions
from plugins.publishing.fingerprints import Fingerprints
from plugins.publishing.press import Press
from plugins.publishing.print_run import Plan, Printed, Survey, carry_out, carry_out_surveys, planned
from plugins.publishing.reads import digest, digests, frame, recording, watched
from plugins.publishing.rendering import Renderer, Theme
from plugins.publishing.seals import Seals
from plugins.publishing.timeline import elements_of
from plugins.publishing.web_app import web_app_manifests
from plugins.reading.report import cannot_write
from plugins.versions import code, environment


def print_site(
    settings: Mapping[str, Any],
    site: Site,
    plans: Iterable[Plan],
    surveys: Iterable[Survey],
    staging: Path,
    say: Callable[[str], None],
) -> Printed:
    """Renders every page and writes every file into the empty folder ``staging``; ``say`` tells people what is done.

    Raises:
        OSError: something cannot be written.
    """
    plans, surveys = tuple(plans), tuple(surveys)
    try:
        return _printed(settings, site, plans, surveys, staging, say)
    except LostError:
        store_of(settings).unlink(missing_ok=True)
        shutil.rmtree(staging)
        staging.mkdir()
        return _printed(settings, site, plans, surveys, staging, say)


def theme_of(settings: Mapping[str, Any]) -> Theme:
    """The theme that Pelican's settings speak of."""
    return Theme(
        templates=(*map(Path, settings["THEME_TEMPLATES_OVERRIDES"]), Path(settings["THEME"]) / "templates"),
        options=settings["JINJA_ENVIRONMENT"],
        filters=settings["JINJA_FILTERS"],
        globals=settings["JINJA_GLOBALS"],
        tests=settings["JINJA_TESTS"],
        bytecode=CompiledTemplates(Store(cache_beside(Path(settings["PATH"])) / "templates")),
    )


def published(settings: Mapping[str, Any]) -> Path:
    """The folder in which the site stands."""
    releases = settings.get("RELEASES_PATH")
    return Path(releases, "current") if releases else Path(settings["OUTPUT_PATH"])


def output_of(settings: Mapping[str, Any]) -> Path:
    """The folder that a build replaces: where ``output`` is a link, what it leads to."""
    return Path(settings["OUTPUT_PATH"]).resolve()


def make_readable() -> None:
    """What this process writes from now on may be read by everyone, a web server for one, whatever the umask says."""
    os.umask(os.umask(_OTHERS_WRITE) & _OTHERS_WRITE)


_OTHERS_WRITE = 0o022


def store_of(settings: Mapping[str, Any]) -> Path:
    """The file in which is remembered what stands there."""
    return store_file(cache_beside(Path(settings["PATH"])), published(settings))


def refuse_to_write(error: OSError) -> NoReturn:
    """Says what could not be written and stops with exit code 3."""
    print(cannot_write(error), file=sys.stderr)
    raise SystemExit(3) from None


def _printed(
    settings: Mapping[str, Any],
    site: Site,
    plans: Iterable[Plan],
    surveys: Iterable[Survey],
    staging: Path,
    say: Callable[[str], None],
) -> Printed:
    editions = make_editions(watched(site), settings["LANGUAGES"], settings["SITEURL"])
    assets = collect_assets(Path(settings["THEME"]) / "static", editions[0].urls.root)
    with recording() as common:
        for edition in editions:
            edition.prepare()
    items = [*planned(plans, editions), *assets.files, *web_app_manifests(editions, assets)]
    say(f"Writing {len(items)} pages and files …")
    press = _press(settings, site, staging, editions, assets, common)
    made = carry_out(press, items)
    made += carry_out_surveys(press, surveys, editions, made)
    return Printed(press, made)


def _press(
    settings: Mapping[str, Any],
    site: Site,
    staging: Path,
    editions: Sequence[Edition],
    assets: Assets,
    common: Collection[str],
) -> Press:
    """What writes what is not as it was in what is published; ``common`` are words that all of it depends on."""
    theme = theme_of(settings)
    chromes = {edition.language: make_chrome(edition, assets) for edition in editions}
    environments = {language: theme.environment(language, reloads=False) for language in chromes}
    renderer = Renderer(environments, chromes)
    said = digests(site)
    fingerprints = Fingerprints(theme, chromes)
    addresses = settings["SITEURL"], settings["LANGUAGES"], sorted(assets.addresses.items())
    around = (
        [(name, said.get(name)) for name in sorted(common)],
        code(),
        environment(),
        addresses,
        sorted(fingerprints.languages.items()),
    )
    timelines = [timeline for edition in editions for timeline in edition.timelines]
    seals = Seals(said, elements_of(site.articles, timelines))
    store = read_build_store(store_of(settings), published(settings), seals)
    return Press(staging, renderer, fingerprints, store, digest(frame(site, said) + repr(around).encode()), seals)
