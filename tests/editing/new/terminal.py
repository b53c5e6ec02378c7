"""A person at a terminal: a program runs in a pseudo-terminal of its own, and what it prints is read as it stands."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.project import ENVIRONMENT, ROOT

PATIENCE = 60
"""Seconds without a word after which a program is taken to wait for an answer that nobody has."""

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r|\x07")


def at_terminal(
    folder: Path, module: str, options: Sequence[str], answers: Sequence[str], *, prompt: str = "> "
) -> tuple[int, str]:
    """Answers prompt by prompt; ``\\x04`` ends the input. Given back are the exit code and all that stood there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", module, *options],
        cwd=folder,
        env={**ENVIRONMENT, "TERM": "dumb", "PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown, waiting = b"", list(answers)
    with suppress(OSError):  # the terminal closes with the program
        while select.select([ours], [], [], PATIENCE)[0] and (chunk := os.read(ours, 4096)):
            shown += chunk
            if waiting and shown.decode("utf-8", "replace").endswith(f"\n{prompt}"):
                answer = waiting.pop(0)
                os.write(ours, answer.encode() if answer == "\x04" else f"{answer}\n".encode())
    os.close(ours)
    try:
        code, text = process.wait(10), _CONTROL.sub("", shown.decode())
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    assert waiting == [], text
    return code, text
