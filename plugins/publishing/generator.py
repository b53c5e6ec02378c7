"""The whole site for Pelican: every feature's plan is collected, rendered into staging, checked and swapped in.

Pelican's writer and any stock plugin write into staging too: it is Pelican's output folder for the length of a run.
"""

from __future__ import annotations

import atexit
import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pelican import Pelican, main, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.settings import read_settings
from pelican.writers import Writer

from plugins.domain import permalink
from plugins.domain.permalink import file_path
from plugins.publishing.after_release import written_after
from plugins.publishing.ledger import ledger_text
from plugins.publishing.lock import hold
from plugins.publishing.print_run import Plan, Survey
from plugins.publishing.printing import make_readable, output_of, print_site, refuse_to_write, store_of
from plugins.publishing.staging import open_release, open_staging, publish_folder, publish_release
from plugins.reading.translations import read_texts
from plugins.workers import keep_freed_memory


class Feature:
    """A plan, and a survey that is made when the pages of all plans are known; it answers Pelican's ``get_generators``.

    Pelican does not hold on to it, so its module must.
    """

    def __init__(self, plan: Plan, survey: Survey | None = None) -> None:
        self.plan = plan
        self._survey = survey

    def __call__(self, _pelican: Pelican) -> type[Generator]:
        """The generator that brings the plan to Pelican."""
        plan, survey = self.plan, self._survey

        class FeatureGenerator(Generator):  # type: ignore[misc]
            """Hands the plan over; it is carried out when the whole site is written."""

            def generate_context(self) -> None:
                self.context.setdefault("plans", []).append(plan)
                if survey is not None:
                    self.context.setdefault("surveys", []).append(survey)

        return FeatureGenerator


class SiteGenerator(Generator):  # type: ignore[misc]
    """Carries out all plans."""

    def generate_output(self, _writer: Writer) -> None:
        """Renders every page and writes every file into staging."""
        try:
            self._print(Path(self.output_path))
        except OSError as error:
            refuse_to_write(error)

    def _print(self, staging: Path) -> None:
        settings, site = self.settings, self.context["site"]
        settings["SITE"] = site
        plans, surveys = self.context.get("plans", ()), self.context.get("surveys", ())
        settings["PRINTED"] = print_site(settings, site, plans, surveys, staging, console.print)


def settings_and_plans(file: str) -> tuple[dict[str, Any], list[Plan]]:
    """Pelican's settings as they stand in a file, and the plans of the features among its plugins."""
    settings: dict[str, Any] = read_settings(file)
    Pelican(settings)
    modules = (sys.modules.get(f"{name}.generator") for name in settings["PLUGINS"])
    found = (value for module in modules if module for value in vars(module).values())
    return settings, [value.plan for value in found if isinstance(value, Feature)]


def stage(pelican: Pelican) -> type[Generator]:
    """Turns Pelican's output to a new folder beside the real one, and gives it the generator of the site."""
    console.quiet = False
    gc.disable()  # a build is over before there is much that only a collector could free
    keep_freed_memory()
    make_readable()
    try:
        hold(store_of(pelican.settings).with_suffix(".lock"))
        staging = _staging(pelican.settings)
    except OSError as error:
        refuse_to_write(error)
    atexit.register(shutil.rmtree, staging, ignore_errors=True)
    pelican.output_path = str(staging)
    return SiteGenerator


def release(pelican: Pelican) -> None:
    """Puts what was built in the place of what was published; what was published stays if anything is wrong."""
    settings, staging = pelican.settings, Path(pelican.output_path)
    problems = list(_problems(staging, settings))
    if problems:
        print("\n".join(problems), file=sys.stderr)
        raise SystemExit(1)
    try:
        if releases := settings.get("RELEASES_PATH"):
            with written_after(_kept(staging, settings)):
                published = publish_release(staging, Path(releases), settings["BUILD_TIME"], _completion(settings))
        else:
            published = output_of(settings)
            publish_folder(staging, published)
        with suppress(OSError):  # the store and what is kept may be lost at any time
            settings["PRINTED"].remember(store_of(settings))
            if after := settings.get("AFTER_RELEASE"):
                after(settings)
    except OSError as error:
        refuse_to_write(error)
    pelican.output_path = str(published)
    console.print(f"Published in {published}")
    if due := settings["SITE"].next_change:
        console.print(f"The next page changes by itself at {due:%Y-%m-%d %H:%M} UTC")
    console.quiet = True  # Pelican's last line counts what its own readers read: nothing


def run(arguments: list[str]) -> dict[str, Any]:
    """Runs Pelican in this process; given back are the settings, with the ``SITE`` that was published.

    Raises:
        SystemExit: with the exit code of a build that failed.
    """
    done: list[Pelican] = []
    signals.finalized.connect(done.append, weak=False)
    try:
        main(arguments)
    finally:
        signals.finalized.disconnect(done.append)
    settings: dict[str, Any] = done[0].settings
    return settings


def _problems(staging: Path, settings: dict[str, Any]) -> Iterator[str]:
    for check in settings.get("OUTPUT_CHECKS", ()):
        yield from check(staging, settings)


def _kept(staging: Path, settings: dict[str, Any]) -> Iterator[tuple[Path, bytes]]:
    """What is kept beside the content for the next build: what is promised, and the state that changes start from."""
    folder = Path(settings["PATH"]).parent
    yield folder / settings["LEDGER"], ledger_text(settings["SITE"].promised()).encode()
    translations = folder / settings["TRANSLATIONS"]
    yield translations, read_texts(settings["SITE"], translations).to_keep(settings["SITE"]).encode()
    changes = staging / file_path(permalink.data("changes", "json"))
    if changes.exists():
        yield folder / settings["CHANGES"], changes.read_bytes()


def _completion(settings: dict[str, Any]) -> Callable[[Path, str], None]:
    """What completes a release before it is public, as another room has it; by default nothing does."""
    complete = settings.get("COMPLETE_RELEASE")
    return (lambda staging, name: complete(staging, name, settings)) if complete else lambda *_: None


def _staging(settings: dict[str, Any]) -> Path:
    if releases := settings.get("RELEASES_PATH"):
        return open_release(Path(releases))
    return open_staging(output_of(settings))
