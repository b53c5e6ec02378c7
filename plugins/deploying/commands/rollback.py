"""``inv rollback``: an older release is the current one again, on this machine or at a target."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from plugins.deploying.commands.console import LANGUAGE, RELEASES, bar, reaching, run, target_named
from plugins.deploying.messages import said
from plugins.deploying.releases import find_release
from plugins.publishing.public import make_current


def main(arguments: Sequence[str]) -> int:
    """Goes back by so many releases, or to the one of that name."""
    parser = argparse.ArgumentParser(prog="inv rollback", description=__doc__)
    parser.add_argument("back", nargs="?", default="1", help="how many releases, or the name of one")
    parser.add_argument("--target", default="", help="where; by default on this machine")
    options = parser.parse_args(arguments)
    if options.target:
        name, target = target_named(options.target)
        with reaching(name), bar(said(LANGUAGE, "sending")) as progress:
            release = target.go_back(options.back, RELEASES, progress)
        print(said(LANGUAGE, "went-back-there", target=name, release=release))
        return 0
    release = find_release(RELEASES, options.back)
    make_current(RELEASES, release)
    print(said(LANGUAGE, "went-back", release=release))
    return 0


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
