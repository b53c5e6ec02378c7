"""What one command costs: time on the clock, time of all processors, the most memory of all its processes."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.03
"""Seconds between two looks at the memory, at least."""

REST = 20
"""So many times as long as a look took, nothing is looked at: large processes are held up while one looks."""

PROC = Path("/proc")


@dataclass(frozen=True)
class Cost:
    """``wall`` and ``cpu`` in seconds, ``memory`` in bytes."""

    wall: float
    cpu: float
    memory: int


class BuildError(Exception):
    """A command failed, or took too long; its message says how."""


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> Cost:
    """Runs a command to its end. What its output says is told only if it fails.

    Memory is the largest sum over the command and all that it starts, each page that they share counted once (PSS). It
    is read from /proc: ``ru_maxrss`` is never less than that of the process which started the command.

    Raises:
        BuildError: the command gave back something else than 0, or ran longer than ``limit`` seconds.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=said, start_new_session=True
        )
        watch = _Watch(process.pid)
        timer = threading.Timer(limit, _kill, (process.pid,))
        watch.start()
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            _kill(process.pid)
            raise
        finally:
            wall = time.perf_counter() - start
            timer.cancel()
            watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last = said.read().decode(errors="replace").strip()[-400:]
            late = wall >= limit
            raise BuildError(f"longer than {limit:.0f} s" if late else f"exit code {process.returncode}: {last}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, watch.most)


def _kill(process: int) -> None:
    """Ends a command and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants until it is stopped."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._process = process
        self._stopped = threading.Event()

    def run(self) -> None:
        took = 0.0
        while not self._stopped.wait(max(INTERVAL, REST * took)):
            start = time.perf_counter()
            self.most = max(self.most, _memory(list(_family(self._process))))
            took = time.perf_counter() - start

    def stop(self) -> None:
        self._stopped.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for thread in (PROC / str(process) / "task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _memory(processes: Sequence[int]) -> int:
    """Of one process the most it ever had; of several what each has alone and its share of the rest."""
    shares = sum(_kilobytes(process, "smaps_rollup", "Pss:") for process in processes) if len(processes) > 1 else 0
    return max(shares, *(_kilobytes(process, "status", "VmHWM:") for process in processes)) * 1024


def _kilobytes(process: int, file: str, label: str) -> int:
    """A line of what the kernel says of a process; 0 where it has ended."""
    with suppress(OSError):
        for line in (PROC / str(process) / file).read_text().splitlines():
            if line.startswith(label):
                return int(line.split()[1])
    return 0
