"""Tries faults of every kind: ``python -m tests.faults 1000``; gives 1 if a site was broken."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.faults.building import ANYWHERE, AS_ROOT, site, small_disk, try_all

with tempfile.TemporaryDirectory() as folder, small_disk(Path(folder)) as disk:
    kinds = {**ANYWHERE, **AS_ROOT}
    found = try_all(site(disk), kinds, -(-int(sys.argv[1]) // len(kinds)))
    print("\n".join(f"{number:5} {what}" for what, number in sorted(found.items())))
    broken = sum(number for what, number in found.items() if what.endswith("broken"))
    print(f"{found.total()} faults tried, {found.total() - broken} survived")
sys.exit(int(broken > 0))
