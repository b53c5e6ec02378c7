"""What the commands of deploying have in common: their language, the folder of releases, and how they fail."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from plugins.deploying.manifest import Manifest, NoManifest, read_manifest
from plugins.deploying.masking import masked
from plugins.deploying.messages import MESSAGES, error_line
from plugins.deploying.releases import NoSuchRelease
from plugins.deploying.target import DeployFailed, Progress, Target, TooMuchToDelete
from plugins.deploying.targets import FILE, NoTargets, default_target, read_targets
from plugins.publishing.public import current_release, never_public
from plugins.reading.report import cannot_write, report, spoken_language

RELEASES = Path("releases")
LANGUAGE = spoken_language(("bg", "en"))

CONTENT, USAGE, OUTPUT = 1, 2, 3
"""Exit codes."""


class Refused(Exception):  # noqa: N818 (it says what happened)
    """A command cannot do what was asked: its exit code, and the line that says why."""

    def __init__(self, code: int, line: str) -> None:
        self.code = code
        super().__init__(line)


def run(command: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """The exit code of a command; what went wrong is told without secrets, in one line where it can be foreseen."""
    try:
        return command(arguments)
    except Refused as error:
        code, line = error.code, str(error)
    except NoTargets as error:
        code, line = USAGE, report(error.problems, LANGUAGE, MESSAGES)
    except NoSuchRelease as error:
        code, line = USAGE, error_line(LANGUAGE, "no-such-release", found=error)
    except NoManifest as error:
        code, line = USAGE, error_line(LANGUAGE, "no-manifest", found=error)
    except BrokenPipeError:
        raise
    except OSError as error:
        code, line = OUTPUT, cannot_write(error, LANGUAGE)
    except Exception:
        code, line = OUTPUT, traceback.format_exc().rstrip()
    print(masked(line), file=sys.stderr)
    return code


@contextmanager
def reaching(name: str) -> Iterator[None]:
    """What a target could not do is told with its name."""
    try:
        yield
    except TooMuchToDelete as error:
        line = error_line(LANGUAGE, "too-much-to-delete", target=name, gone=error.gone, of=error.of)
        raise Refused(OUTPUT, line) from error
    except DeployFailed as error:
        raise Refused(OUTPUT, error_line(LANGUAGE, "deploy-failed", target=name, reason=error)) from error


def target_named(name: str) -> tuple[str, Target]:
    """The target of that name; without one, the default one of the file, or the only one there is."""
    targets = read_targets(Path(FILE))
    choices = ", ".join(sorted(targets))
    name = name or default_target(Path(FILE))
    if not name and len(targets) != 1:
        raise Refused(USAGE, error_line(LANGUAGE, "choose-target", choices=choices))
    found = name or next(iter(targets))
    if found not in targets:
        raise Refused(USAGE, error_line(LANGUAGE, "unknown-target", found=found, choices=choices))
    return found, targets[found]


def release_named(name: str) -> Manifest:
    """The manifest of a release; without a name, of the current one."""
    if name in never_public(RELEASES):
        raise NoSuchRelease(name)
    found = name or current_release(RELEASES)
    if not found:
        raise Refused(USAGE, error_line(LANGUAGE, "nothing-published"))
    return read_manifest(RELEASES, found)


@contextmanager
def bar(text: str) -> Iterator[Progress]:
    """A bar of what is done, on a terminal, as soon as something is done; it leaves nothing behind."""
    with ExitStack() as stack:
        tell: Progress | None = None

        def progress(done: int, total: int) -> None:
            nonlocal tell
            tell = tell or stack.enter_context(_shown(text))
            tell(done, total)

        yield progress if sys.stderr.isatty() else lambda _done, _total: None


@contextmanager
def _shown(text: str) -> Iterator[Progress]:
    from rich.console import Console  # noqa: PLC0415 (large, and not needed to go back at a server)
    from rich.progress import Progress as Bars  # noqa: PLC0415

    with Bars(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(text, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)
