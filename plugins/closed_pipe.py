"""Runs a module as a command that ends without a word where nobody reads on, as in ``inv status | head``.

``python -m plugins.closed_pipe MODULE ARGUMENTS…``. Python turns the signal that ends other programs there into an
error, and the signal itself would end servers and deploys whose peer goes away.
"""

from __future__ import annotations

import os
import runpy
import sys

NOBODY_READS = 141
"""The exit code that a shell gives a program which SIGPIPE has ended."""


def main() -> None:
    """Runs the module that the first argument names; its exit code is ours."""
    del sys.argv[0]
    try:
        try:
            runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(NOBODY_READS)


if __name__ == "__main__":
    main()
