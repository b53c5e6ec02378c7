"""``inv releases``: which releases there are on this machine, the newest first."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from plugins.deploying.commands.console import LANGUAGE, RELEASES, run
from plugins.deploying.manifest import NoManifest, read_manifest
from plugins.deploying.messages import said
from plugins.deploying.releases import Release, list_releases


def main(arguments: Sequence[str]) -> int:
    """Prints a line for each release: its name, when it was built (UTC), its commit, how many files; 2 without any."""
    argparse.ArgumentParser(prog="inv releases", description=__doc__).parse_args(arguments)
    for release in list_releases(RELEASES):
        print(_line(release))
    return 0


def _line(release: Release) -> str:
    mark = said(LANGUAGE, "current") if release.current else ""
    try:
        manifest = read_manifest(RELEASES, release.name)
    except NoManifest:
        return f"{release.name}  {release.built:%Y-%m-%d %H:%M}  {mark}".rstrip()
    commit = f"{manifest.commit[:10]}{'+' if manifest.uncommitted else ' '}" if manifest.commit else " " * 11
    return f"{release.name}  {release.built:%Y-%m-%d %H:%M}  {commit}  {len(manifest.files):>6}  {mark}".rstrip()


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
