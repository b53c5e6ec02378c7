"""What one can do here: ``inv --list``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # inv itself only prints: it ends like any program where nobody reads on


def run(*command: str) -> None:
    """Runs a Python module of this environment; its exit code becomes ours."""
    ours = ["plugins.closed_pipe"] if command[0].startswith("plugins.") else []
    finished = subprocess.run([sys.executable, "-m", *ours, *command], check=False)
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


@task(
    help={
        "kind": "news, event, city, solution, document or page",
        "title_bg": "the title in Bulgarian",
        "title_en": "the title in English",
        "summary_bg": "one or two sentences in Bulgarian",
        "summary_en": "one or two sentences in English",
        "date": "when it is: 2026-12, 2026-12-10, 2026-12-10 18:00, of an event also tba",
        "timezone": "of an event with a time; Europe/Sofia where nothing is said",
        "attendance": "of an event: in-person, online, mixed or unknown",
        "country": "of a city: its two letters, as in BG",
        "role": "of a city: core, mentor or unknown",
        "cities": "slugs or names, with commas between them",
        "topics": "slugs or names, with commas between them",
        "slug": "the last step of the address; by default the title in Latin letters",
        "lang": "the language of the questions and messages: bg or en",
    }
)
def new(  # noqa: PLR0913, PLR0917
    _c: Context,
    kind: str | None = None,
    title_bg: str | None = None,
    title_en: str | None = None,
    summary_bg: str | None = None,
    summary_en: str | None = None,
    date: str | None = None,
    timezone: str | None = None,
    attendance: str | None = None,
    country: str | None = None,
    role: str | None = None,
    cities: str | None = None,
    topics: str | None = None,
    slug: str | None = None,
    lang: str | None = None,
) -> None:
    """Make a new thing in content/; what is not said in flags is asked for."""
    said = {name: value for name, value in locals().items() if name != "_c" and value is not None}
    run("plugins.editing.new", *(f"--{name.replace('_', '-')}={value}" for name, value in said.items()))


@task(
    help={
        "file": "a page that a browser saved, its pictures in the folder beside it, or a folder; ./inv takes several",
        "write": "write; otherwise only say what would be written",
        "body": "the element of the text, as in .my-text (CSS), where it is not found",
        "date": "when those pages came out that do not say it, as in 2020-07-02",
        "lang": "the language of the messages: bg or en",
    },
)
def import_html(_c: Context, file: str, write: bool = False, body: str = "", date: str = "", lang: str = "") -> None:
    """Turn articles of the old site, saved as HTML, into news."""
    asked = [*(["--write"] if write else []), *(["--body", body] if body else []), *(["--date", date] if date else [])]
    run("plugins.editing.import_html", file, *asked, *(["--lang", lang] if lang else []))


@task(
    help={
        "if_due": "only if something has changed since the current release, or the time of a page has come",
        "lang": "the language of the messages: bg or en",
    }
)
def publish(_c: Context, if_due: bool = False, lang: str = "") -> None:
    """Build the public site as a release and point releases/current at it."""
    run("plugins.editing.publish", *(["--if-due"] if if_due else []), *(["--lang", lang] if lang else []))


@task
def releases(_c: Context) -> None:
    """List the releases on this machine, the newest first."""
    run("plugins.deploying.commands.releases")


@task(help={"back": "how many releases, or the name of one", "target": "where, by targets.toml"})
def rollback(_c: Context, back: str = "1", target: str = "") -> None:
    """Make an older release the current one again, on this machine or at a target."""
    run("plugins.deploying.commands.rollback", back, *(["--target", target] if target else []))


@task(
    help={
        "target": "a target of targets.toml; ./inv takes it without a flag too",
        "release": "which release; by default the current one",
        "verify": "verify afterwards, and go back where something differs",
        "dry_run": "say what would be done",
        "force": "delete as much as it takes",
        "withdraw": "take the preview at this address away",
    },
)
def deploy(
    _c: Context,
    target: str = "",
    release: str = "",
    verify: bool = False,
    dry_run: bool = False,
    force: bool = False,
    withdraw: str = "",
) -> None:
    """Put a release where readers get it."""
    flags = {"--verify": verify, "--dry-run": dry_run, "--force": force}
    values = {"--release": release, "--withdraw": withdraw}
    named = [part for flag, value in values.items() if value for part in (flag, value)]
    run("plugins.deploying.commands.deploy", target, *(flag for flag, given in flags.items() if given), *named)


@task(
    help={
        "url": "the address of the home page",
        "release": "which release; by default the current one",
        "files_only": "no headers, types and redirects: a host without them",
    }
)
def verify(_c: Context, url: str, release: str = "", files_only: bool = False) -> None:
    """Compare what is served with the release, file by file."""
    asked = [*(["--release", release] if release else []), *(["--files-only"] if files_only else [])]
    run("plugins.deploying.commands.verify", url, *asked)


@task
def catalogues(_c: Context) -> None:
    """Bring the catalogues in theme/locale/ up to date with the words of the code and the templates."""
    run("plugins.editing.catalogues")


@task(
    help={
        "repository": "its path on the Git host: owner/name",
        "host": "github, gitlab, gitea or forgejo",
        "address": "of a Git host of one's own: https://git.example.org",
        "branch": "the branch that is published",
        "sign_in": "the application registered on the host; for GitHub, the address of the sign-in server",
        "into": "the folder to write",
    }
)
def form_editor(
    _c: Context,
    repository: str,
    sign_in: str,
    host: str = "github",
    address: str = "",
    branch: str = "main",
    into: str = "output/admin",
) -> None:
    """Write the form editor for the public site, which commits through a Git host."""
    asked = ["--host", host, "--branch", branch, "--sign-in", sign_in, "--into", into]
    run("plugins.editing.form_editor.public", repository, *asked, *(["--address", address] if address else []))


@task
def schemas(_c: Context) -> None:
    """Bring the JSON Schemas and snippets for VS Code up to date with the schema of the content."""
    run("plugins.editing.ide")


@task(help={"pictures": "take its pictures anew too, in Chromium"})
def guide(_c: Context, pictures: bool = False) -> None:
    """Bring the tables of the editors' guide up to date with the schema of the content."""
    run("plugins.editing.guide")
    if pictures:
        run("tests.guide_pictures")


@task
def land(_c: Context) -> None:
    """Draw the land of the map of cities anew, out of Natural Earth's package at npm."""
    run("plugins.editing.land")


@task(
    help={
        "target": "front_matter, bodies, dates, recurrence, import_html, import_cities or form_files",
        "minutes": "how long, of the clock",
    }
)
def fuzz(_c: Context, target: str, minutes: float = 10.0) -> None:
    """Try what strangers may write, guided by coverage; what is found is in .cache/fuzzing/ (Linux)."""
    uv = os.environ.get("UV", ".uv/bin/uv")
    command = [uv, "run", "--locked", "--group", "fuzz", "python", "-m", "tests.fuzzing", target]
    if code := subprocess.run([*command, "--minutes", str(minutes)], check=False).returncode:
        raise Exit(code=code)


@task
def licences(_c: Context) -> None:
    """Bring LICENCES.md up to date with the locks; refuse a licence that may not come in."""
    run("tests.supply.licences")


@task(help={"into": "the file to write"})
def sbom(_c: Context, into: str = "sbom.cdx.json") -> None:
    """Write the software bill of materials (CycloneDX)."""
    run("tests.supply.bill_of_materials", "--into", into)


@task
def audit(_c: Context) -> None:
    """Ask the registries what is known against the packages of the locks."""
    run("tests.supply.audit")


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


@task(help={"size": "how many faults", "again": "only those that were not found"})
def mutants(_c: Context, size: int = 600, again: bool = False) -> None:
    """Count how many small faults in reading and publishing the tests find (an hour or two, on one core)."""
    uv = [".uv/bin/uv", "run", "--isolated", "--locked", "--group", "mutation", "python", "-m", "tests.mutation"]
    finished = subprocess.run([*uv, "--size", str(size), *(["--again"] if again else [])], check=False)
    raise Exit(code=finished.returncode)


@task
def accessibility(_c: Context) -> None:
    """Look for barriers on a page of every kind, and write what the accessibility statement quotes."""
    run("tests.accessibility")


@task(lint, types, test)
def check(_c: Context) -> None:
    """Run everything that CI runs: form, types, tests."""
