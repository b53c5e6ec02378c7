"""A site on a server of this machine; publishing puts another site in its place, as a release does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Served:
    address: str
    current: Path

    def publish(self, output: Path) -> None:
        self.current.unlink(missing_ok=True)
        self.current.symlink_to(output)
