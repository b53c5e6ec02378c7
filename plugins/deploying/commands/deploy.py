"""``inv deploy``: a release is put where readers get it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.cache import cache_beside, put
from plugins.deploying.branch import Branch
from plugins.deploying.commands.console import (
    LANGUAGE,
    RELEASES,
    USAGE,
    Refused,
    bar,
    reaching,
    release_named,
    run,
    target_named,
)
from plugins.deploying.commands.verify import verify
from plugins.deploying.manifest import Manifest
from plugins.deploying.masking import masked
from plugins.deploying.messages import error_line, said
from plugins.deploying.target import Order, Outcome, Target


def main(arguments: Sequence[str]) -> int:
    """Deploys the current release, or another one, and says what was done."""
    options = _parser().parse_args(arguments)
    name, target = target_named(options.target)
    if options.withdraw:
        return _withdraw(name, target, options.withdraw)
    manifest = release_named(options.release)
    if not (manifest.site == target.url or manifest.site.startswith(f"{target.url}/")):
        raise Refused(USAGE, error_line(LANGUAGE, "other-site", found=manifest.site, expected=target.url))
    order = Order(RELEASES / manifest.release, manifest, options.dry_run, options.force)
    with reaching(name):
        before = target.current() if options.verify else None
        with bar(said(LANGUAGE, "sending")) as progress:
            outcome = target.deploy(order, progress)
    _tell(name, order, outcome)
    if options.verify and not options.dry_run:
        return _verified(name, target, manifest, before)
    return 0


def _verified(name: str, target: Target, manifest: Manifest, before: str | None) -> int:
    """Goes back to the release that was there ``before`` where readers do not get this one."""
    code = verify(manifest.site, manifest, target.sends)
    if code == 0:
        return 0
    print(error_line(LANGUAGE, "not-verified", target=name), file=sys.stderr)
    if before is None or before == manifest.release:
        print(error_line(LANGUAGE, "nothing-before", target=name), file=sys.stderr)
        return code
    with reaching(name), bar(said(LANGUAGE, "sending")) as progress:
        release = target.go_back(before, RELEASES, progress)
    print(said(LANGUAGE, "went-back-there", target=name, release=release), file=sys.stderr)
    return code


def _tell(name: str, order: Order, outcome: Outcome) -> None:
    key = "would-deploy" if order.dry_run else "deployed"
    site, release = order.manifest.site, order.manifest.release
    counts = {"sent": outcome.sent, "deleted": outcome.deleted}
    print(masked(said(LANGUAGE, key, target=name, release=release, url=site, **counts)))
    if outcome.purge and not order.dry_run:
        file = cache_beside(Path("content")) / "purge" / f"{name}.txt"
        put(file, "".join(f"{address}\n" for address in outcome.purge).encode())
        print(said(LANGUAGE, "purge", count=len(outcome.purge), file=file))


def _withdraw(name: str, target: Target, site: str) -> int:
    if not isinstance(target, Branch):
        raise Refused(USAGE, error_line(LANGUAGE, "deploy-failed", target=name, reason="--withdraw"))
    with reaching(name):
        target.withdraw(site)
    print(said(LANGUAGE, "withdrawn", target=name, url=site))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inv deploy", description=__doc__)
    parser.add_argument("target", nargs="?", default="", help="a target of targets.toml; none where there is only one")
    parser.add_argument("--release", default="", help="which release; by default the current one")
    parser.add_argument("--verify", action="store_true", help="verify afterwards, and go back where something differs")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done")
    parser.add_argument("--force", action="store_true", help="delete as much as it takes")
    parser.add_argument("--withdraw", default="", metavar="URL", help="take the preview at this address away")
    return parser


if __name__ == "__main__":
    sys.exit(run(main, sys.argv[1:]))
