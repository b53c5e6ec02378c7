"""Whether what was read is as it was: for each name a seal, which is another one as soon as that is not so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from plugins.publishing.timeline import Runs, is_run


class Seals:
    """Of what is read now: its ``digests`` by name, and the ``elements`` of each timeline by its name.

    A seal is of a name and of the number that it has in a store, so that no damage can give it to another one.
    """

    def __init__(self, digests: Mapping[str, str], elements: Mapping[str, bytes]) -> None:
        self._digests, self._elements = digests, elements
        self._before: dict[str, bytes] = {}
        self._runs = Runs(self._before, elements)

    def know(self, runs: Iterable[tuple[str, bytes, str]]) -> None:
        """Takes over what timelines were before, as :meth:`runs` gave it; what is damaged was nothing."""
        self._before.update((name, elements) for name, elements, written in runs if _sum(name, elements) == written)

    def of(self, number: int, name: str) -> str:
        """The seal of what has a name; of a look at a timeline the usual one as long as it shows the same."""
        return self.now(number, name) if not is_run(name) or self._runs.is_same(name) else ""

    def now(self, number: int, name: str) -> str:
        """The seal to be written down."""
        state = "" if is_run(name) else self._digests.get(name, "-")
        return hashlib.blake2b(f"{number} {name} {state}".encode(), digest_size=8).hexdigest()

    def forget(self) -> None:
        """Timelines were nothing before."""
        self._before.clear()

    def runs(self) -> Iterable[tuple[str, bytes, str]]:
        """What timelines are now, as far as they are not as before."""
        names = self._elements.keys() | self._before.keys()
        for name in sorted(names):
            elements = self._elements.get(name, b"")
            if self._before.get(name, b"") != elements:
                yield name, elements, _sum(name, elements)


def _sum(name: str, elements: bytes) -> str:
    return hashlib.blake2b(name.encode() + b"\0" + elements, digest_size=16).hexdigest()
