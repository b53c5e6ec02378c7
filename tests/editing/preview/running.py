"""The preview as a process of its own, as ``inv serve`` starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.project import ENVIRONMENT
from tests.waiting import until


@dataclass(frozen=True)
class Running:
    """A preview that answers at ``address`` (no slash at its end); ``log`` is what it prints, ``process`` its id."""

    address: str
    log: Path
    process: int


@contextmanager
def running_preview(project: Path) -> Iterator[Running]:
    """The preview of a project, stopped as a service is (Ctrl+C may be off where tests run)."""
    log = project.with_name("log.txt")
    command = [sys.executable, "-u", "-m", "plugins.editing.preview", "--port", "0"]
    with log.open("w", encoding="utf-8") as stream:
        preview = subprocess.Popen(
            command, cwd=project, env=ENVIRONMENT, stdout=stream, stderr=stream, start_new_session=True
        )
    try:
        yield Running(until(lambda: _address(log)), log, preview.pid)
    finally:
        preview.send_signal(signal.SIGTERM)
        code = preview.wait(timeout=60)
        with suppress(ProcessLookupError):
            os.killpg(preview.pid, signal.SIGTERM)  # a build that it had begun
    assert (code, log.read_text(encoding="utf-8").splitlines()[-1]) == (0, "Stopped.")


def _address(log: Path) -> str:
    """Where the preview says that it is; nothing as long as it does not say so."""
    found = re.search(r"The site is at (\S+)/ ", log.read_text(encoding="utf-8"))
    return found[1] if found else ""
