"""``inv verify URL``: whether readers get what the release says, file by file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from plugins.deploying.commands.console import CONTENT, LANGUAGE, bar, release_named, run
from plugins.deploying.manifest import Manifest
from plugins.deploying.masking import masked
from plugins.deploying.messages import error_line, said
from plugins.deploying.target import Sends
from plugins.deploying.verification import Verification

SHOWN = 50
"""So many differences are told; the rest is counted."""


def verify(url: str, manifest: Manifest, sends: Sends) -> int:
    """Tells what differs, or that nothing does; the exit code is 0 or 1."""
    with bar(said(LANGUAGE, "verifying")) as progress:
        found = Verification(url, manifest, sends).differences(progress)
    for one in found[:SHOWN]:
        print(masked(f"{one.address}: {error_line(LANGUAGE, one.code, **one.values)}"), file=sys.stderr)
    if len(found) > SHOWN:
        print(f"… {len(found) - SHOWN}", file=sys.stderr)
    if not found:
        print(said(LANGUAGE, "verified", url=url, count=len(manifest.files), release=manifest.release))
    return CONTENT if found else 0


def main(arguments: Sequence[str]) -> int:
    """Compares the current release, or another one, with what is served."""
    parser = argparse.ArgumentParser(prog="inv verify", description=__doc__)
    parser.add_argument("url", help="the address of the home page")
    parser.add_argument("--release", default="", help="which release; by default the current one")
    parser.add_argument(
        "--files-only", action="store_true", help="no headers, types and redirects: a host without them"
    )
    options = parser.parse_args(arguments)
    if not options.url.startswith(("http://", "https://")):
        parser.error(f"{options.url}: https://…")
    sends = Sends(types=not options.files_only, headers=not options.files_only)
    return verify(options.url.rstrip("/"), release_named(options.release), sends)


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
