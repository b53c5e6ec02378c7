"""Tries faults of every kind: ``python -m tests.faults 1000``; gives 1 if a site was broken.

With ``releases`` behind the number, only those of releases are tried.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import building, releasing

BUILDS, RELEASES = building.ANYWHERE | building.AS_ROOT, releasing.ANYWHERE | releasing.AS_ROOT

number, only_releases = int(sys.argv[1]), "releases" in sys.argv[2:]
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
