"""Runs a module as a command that ends without a word where nobody reads on, as in ``inv status | head``.

``python -m plugins.closed_pipe MODULE ARGUMENTS…``. Python turns the signal that ends other programs there into an
error, and the signal itself would end servers and deploys whose peer goes away. What the system refuses otherwise, and
nobody has foreseen, is one line too.
"""

from __future__ import annotations

import io
import os
import runpy
import sys

NOBODY_READS = 141
"""The exit code that a shell gives a program which SIGPIPE has ended."""

INTERRUPTED = 130
"""The same for SIGINT (Ctrl+C)."""

REFUSED = 3
"""The exit code where something cannot be written."""


def main() -> None:
    """Runs the module that the first argument names; its exit code is ours."""
    del sys.argv[0]
    open_streams()
    try:
        try:
            runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _say_no_more()
        sys.exit(NOBODY_READS)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        if error.errno is None:  # of a library, not of the system
            raise
        print(_line(error), file=sys.stderr)
        _say_no_more()
        sys.exit(REFUSED)


def open_streams() -> None:
    """Whoever has closed a stream says nothing there; the next file that is opened would stand in its place.

    What the terminal's encoding does not know is written as escapes: the site does not depend on it.
    """
    for stream in range(3):
        try:
            os.fstat(stream)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for told in (sys.stdout, sys.stderr):
        if isinstance(told, io.TextIOWrapper):
            told.reconfigure(errors="backslashreplace")


def _line(error: OSError) -> str:
    """What the system has refused, in the language of whoever asked, if the words can be read at all."""
    place = f"{error.filename}: " if error.filename else ""
    try:
        from plugins.reading.report import reason  # noqa: PLC0415 (needed only here)

        return f"error[refused-by-system]: {place}{reason(error)}"
    except Exception:  # no file can be opened any more, for one
        return f"error[refused-by-system]: {place}{error.strerror}"


def _say_no_more() -> None:
    """What was not written is not written once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
