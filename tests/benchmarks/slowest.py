"""Where the time of one build of ours goes, by Python's profiler, in one process."""

from __future__ import annotations

import io
import os
import pstats
import re
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.ours import ours

MOST = 25
PELICAN = ("-m", "pelican", "-s", "pelicanconf.py", "--fatal", "warnings")
"""What a cold build runs in the end."""

_WHERE = re.compile(r"\S*/site-packages/|\S*/lib/python[\d.]+/|\S*/(?=plugins/)")
_LENGTH = 150


def slowest(project: Path) -> str:
    """The functions of a cold build that take most, by their own time and by that of all they call, in seconds.

    The profiler makes every call slower: what stands here says where to look, not how long it takes.
    """
    ours().forget(project)
    stats = project / "profile"
    command = [sys.executable, "-m", "cProfile", "-o", str(stats), *PELICAN]
    subprocess.run(command, cwd=project, check=True, env={**os.environ, "WORKERS": "1"}, stdout=subprocess.DEVNULL)
    said = io.StringIO()
    read = pstats.Stats(str(stats), stream=said)
    for order in ("tottime", "cumulative"):
        read.sort_stats(order).print_stats(MOST)
    lines = (_WHERE.sub("", line).rstrip()[:_LENGTH] for line in said.getvalue().splitlines())
    return "\n".join(line for line in lines if line)
