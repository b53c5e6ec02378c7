"""``inv publish``: a release, and with ``--if-due`` only where it would be another one than the current.

What a release was made of is remembered as a digest of contents, not of times: a timer at a Git host starts from a
fresh checkout. What publishing itself writes into the project (the ledger, the changes) is looked at when it is done.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.cache import cache_beside, put
from plugins.catalogue import translations
from plugins.domain.site import Site
from plugins.domain.when import SOFIA
from plugins.editing.build import INPUTS, build_time, content_digest, files, forget
from plugins.editing.validate import LANGUAGES
from plugins.reading.report import spoken_language
from plugins.versions import environment

COMMAND = ["-s", "publishconf.py", "--fatal", "warnings"]
RELEASES = Path("releases")
STATE = cache_beside(Path("content")) / "publish.json"
WRITTEN_BY_PUBLISHING = ("ledger.json", "changes.json")
READ_BY_PUBLISHING = (*(name for name in INPUTS if name not in WRITTEN_BY_PUBLISHING), "publishconf.py")


@dataclass(frozen=True, slots=True)
class Made:
    """What the last release was made of: digests of what was read before, and of what was written after."""

    release: str
    inputs: str
    promises: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to publish, and why: the code of a sentence, and what the sentence names."""

    publish: bool
    reason: str
    release: str = ""
    due: datetime | None = None


def _(message: str) -> str:
    """Marks a message for the catalogues."""
    return message


REASONS = {
    "nothing-published": _("Nothing has been published yet"),
    "not-known": _("It is not known what {release} was made of"),
    "changed": _("Something has changed since {release}"),
    "due": _("A page of {release} changes at {due}"),
    "set-back": _("The current release has been set back to {release}; it stays until something changes"),
    "nothing-changed": _("Nothing has changed since {release}"),
}
NEXT, NEVER = _("the next page changes by itself at {due}"), _("no page changes by itself")


def decide(current: str | None, made: Made | None, inputs: str, promises: str, now: datetime) -> Decision:
    """Whether the site would come out differently at ``now`` than the ``current`` release, by what was made last.

    Where somebody has set the current release back, it stays: what made them do so would only be published again.
    """
    if current is None:
        return Decision(publish=True, reason="nothing-published")
    try:
        due = _next_change(current)
    except (OSError, ValueError, TypeError, KeyError):
        made = None
    if made is None:
        return Decision(publish=True, reason="not-known", release=current)
    if (made.inputs, made.promises) != (inputs, promises):
        return Decision(publish=True, reason="changed", release=current)
    if made.release != current:
        return Decision(publish=False, reason="set-back", release=current)
    if due and due <= now:
        return Decision(publish=True, reason="due", release=current, due=due)
    return Decision(publish=False, reason="nothing-changed", release=current, due=due)


def main(arguments: Sequence[str] | None = None) -> int:
    """Publishes; the exit code is that of the build, and 0 where there is nothing to publish."""
    parser = argparse.ArgumentParser(prog="inv publish", description=__doc__)
    parser.add_argument("--if-due", action="store_true", help="only if something has changed or a page's time has come")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the messages")
    options = parser.parse_args(arguments)
    language = options.lang or spoken_language(LANGUAGES)
    inputs = _digest(READ_BY_PUBLISHING, os.environ.get("SITEURL"), environment())
    decision = decide(_current(), _read_state(), inputs, _digest(WRITTEN_BY_PUBLISHING), build_time())
    if options.if_due and not decision.publish:
        print(f"{_because(decision, language)}; {_when(decision.due, language)}")
        return 0
    due = _publish(inputs)
    if options.if_due:
        published = translations(language).gettext("published: {release}").format(release=_current())
        print(f"{_because(decision, language)}; {published}; {_when(due, language)}")
    return 0


def _publish(inputs: str) -> datetime | None:
    """Publishes and remembers it; given back is when a page next changes by itself (UTC)."""
    forget(STATE)
    from plugins.publishing.generator import run  # noqa: PLC0415 (large, and seldom needed)

    site: Site = run(COMMAND)["SITE"]
    made = Made(_current() or "", inputs, _digest(WRITTEN_BY_PUBLISHING))
    with suppress(OSError):  # then the next time nothing is known
        put(STATE, json.dumps(asdict(made)).encode())
    return site.next_change


def _digest(paths: Iterable[str], *others: str | None) -> str:
    """A digest of the names and contents of files, and of all files below folders; a folder without any is its name."""
    whole = hashlib.blake2b(repr(others).encode(), digest_size=16)
    for path, *status in sorted(files(paths)):
        whole.update(f"{path}\0{content_digest(str(path)) if status else ''}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _current() -> str | None:
    """The name of the release that is public; none where there is none."""
    current = RELEASES / "current"
    return current.resolve().name if current.is_dir() else None


def _next_change(release: str) -> datetime | None:
    """When a page of a release next changes by itself, as its manifest says.

    Raises:
        OSError, ValueError, TypeError, KeyError: the manifest is lost or damaged.
    """
    due = json.loads((RELEASES / f"{release}.json").read_bytes())["next_change"]
    return datetime.fromisoformat(due) if due else None


def _read_state() -> Made | None:
    try:
        return Made(**json.loads(STATE.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _because(decision: Decision, language: str) -> str:
    sentence = translations(language).gettext(REASONS[decision.reason])
    return sentence.format(release=decision.release, due=_shown(decision.due) if decision.due else "")


def _when(due: datetime | None, language: str) -> str:
    return translations(language).gettext(NEXT if due else NEVER).format(due=_shown(due) if due else "")


def _shown(instant: datetime) -> str:
    return f"{instant.astimezone(ZoneInfo(SOFIA)):%Y-%m-%d %H:%M} ({SOFIA})"


if __name__ == "__main__":
    sys.exit(main())
