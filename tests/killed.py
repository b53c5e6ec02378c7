"""A process that is killed at one of its changes to a folder: ``python tests/killed.py FOLDER NUMBER MODULE …``.

Before the change with that number (from 0) among those that rename something to a place right in the folder, or make a
link there, the whole process group gets a SIGKILL: at that very moment, not about then.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
from pathlib import Path

CHANGES = ("os.rename", "os.symlink")


def kill_at(folder: Path, number: int) -> None:
    """Has this process group killed before a change; more than there are lets it live."""
    left = number

    def look(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in CHANGES and Path(os.fsdecode(arguments[1])).absolute().parent == folder:  # type: ignore[arg-type]
            if left == 0:
                os.killpg(0, signal.SIGKILL)
            left -= 1

    sys.addaudithook(look)


if __name__ == "__main__":
    place, moment, module, *more = sys.argv[1:]
    kill_at(Path(place).absolute(), int(moment))
    sys.argv, sys.path[0] = [module, *more], str(Path.cwd())
    runpy.run_module(module, run_name="__main__", alter_sys=True)
