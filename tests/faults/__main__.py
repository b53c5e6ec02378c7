"""Tries faults of every kind, as root: ``python -m tests.faults 1000``; gives 1 if a site was broken."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import building, releasing

BUILDS, RELEASES = building.ANYWHERE | building.AS_ROOT, releasing.ANYWHERE | releasing.AS_ROOT

parser = argparse.ArgumentParser(
    prog="python -m tests.faults", description=__doc__, epilog=f"Kinds: {', '.join(BUILDS | RELEASES)}."
)
parser.add_argument("number", type=int, help="how many faults, of all kinds together")
parser.add_argument("only", nargs="?", choices=("releases",), help="only those of releases")
asked = parser.parse_args()
number, only_releases = asked.number, asked.only == "releases"
times = -(-number // (len(RELEASES) if only_releases else len(BUILDS) + len(RELEASES)))
found: Counter[str] = Counter()
with tempfile.TemporaryDirectory() as folder:
    if not only_releases:
        with building.small_disk(Path(folder, "builds")) as disk:
            found += building.try_all(building.site(disk), BUILDS, times)
    with building.small_disk(Path(folder, "releases")) as disk:
        found += building.try_all(releasing.published_site(disk), RELEASES, times)
print("\n".join(f"{number:5} {what}" for what, number in sorted(found.items())))
broken = sum(number for what, number in found.items() if what.endswith("broken"))
print(f"{found.total()} faults tried, {found.total() - broken} survived")
sys.exit(int(broken > 0))
