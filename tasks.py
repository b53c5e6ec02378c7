"""What one can do here: ``inv --list``."""

from __future__ import annotations

import subprocess
import sys

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task


def run(*command: str) -> None:
    """Runs a Python module of this environment; its exit code becomes ours."""
    finished = subprocess.run([sys.executable, "-m", *command], check=False)
    if finished.returncode:
        raise Exit(code=finished.returncode)


@task(help={"host": "the address to serve on", "port": "the port to serve on", "open": "open the site in the browser"})
def serve(_c: Context, host: str = "127.0.0.1", port: int = 8000, open: bool = False) -> None:  # noqa: A002
    """Build the site, serve it on this machine, and build it again when a file changes."""
    run("plugins.editing.preview", "--host", host, "--port", str(port), *(["--open"] if open else []))


@task
def build(_c: Context) -> None:
    """Build the site into output/."""
    run("plugins.editing.build")


@task(help={"format": "text, json or github", "lang": "the language of the messages: bg or en"})
def validate(_c: Context, format: str = "text", lang: str = "") -> None:  # noqa: A002
    """Check the content and tell every problem with its place."""
    run("plugins.editing.validate", "--format", format, *(["--lang", lang] if lang else []))


@task(help={"format": "text or json", "lang": "the language of the messages: bg or en"})
def status(_c: Context, format: str = "text", lang: str = "") -> None:  # noqa: A002
    """Tell what is not translated, and which texts quote a figure that has a newer value."""
    run("plugins.editing.status", "--format", format, *(["--lang", lang] if lang else []))


@task(
    help={
        "table": "the file: UTF-8, its cells separated by commas, semicolons or tabs",
        "write": "write; otherwise only say what would be written",
        "replace": "the keys to take from the table where the content says something else: role,alumnus",
        "lang": "the language of the messages: bg or en",
    }
)
def import_cities(_c: Context, table: str, write: bool = False, replace: str = "", lang: str = "") -> None:
    """Add cities from a table, and fill in what is not known of those that are there."""
    asked = [*(["--write"] if write else []), *(["--replace", replace] if replace else [])]
    run("plugins.editing.import_cities", table, *asked, *(["--lang", lang] if lang else []))


@task
def publish(_c: Context) -> None:
    """Build the public site as a release and point releases/current at it."""
    run("pelican", "-s", "publishconf.py", "--fatal", "warnings")


@task
def catalogues(_c: Context) -> None:
    """Bring the catalogues in theme/locale/ up to date with the words of the code and the templates."""
    run("plugins.editing.catalogues")


@task
def land(_c: Context) -> None:
    """Draw the land of the map of cities anew, out of Natural Earth's package at npm."""
    run("plugins.editing.land")


@task
def lint(_c: Context) -> None:
    """Check the form of the code and of the templates."""
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("djlint", "theme/templates", "--lint", "--quiet")


@task
def types(_c: Context) -> None:
    """Check the types."""
    run("mypy")


@task(help={"only": "the tests whose names match"})
def test(_c: Context, only: str = "") -> None:  # noqa: PT028
    """Run the tests, on every core."""
    run("pytest", "-n", "auto", "--dist", "loadgroup", *(["-k", only] if only else []))


@task
def bench(_c: Context) -> None:
    """Measure how long things take on this machine, builds beside those of others; nothing passes or fails."""
    run("tests.benchmarks.build", "--articles", "100,1000")
    run("tests.benchmarks.preview")
    run("tests.benchmarks.budgets")
    run("tests.benchmarks.directory")
    run("tests.benchmarks.search")


@task
def accessibility(_c: Context) -> None:
    """Look for barriers on a page of every kind, and write what the accessibility statement quotes."""
    run("tests.accessibility")


@task(lint, types, test)
def check(_c: Context) -> None:
    """Run everything that CI runs: form, types, tests."""
