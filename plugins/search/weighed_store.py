"""What the words of each entry weigh, remembered from one build to the next: most texts are as they were.

The store is a file that may be lost, torn, foreign or older at any time: then all words are weighed again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from plugins.cache import recall, remember
from plugins.search.inverted_index import Weighed, weighed
from plugins.search.sayings import Said
from plugins.search.spelling import Spelling
from plugins.versions import code, environment

_Written = tuple[Mapping[str, int], Sequence[str]]


class WeighedStore:
    """The store in a ``file``, if there is one; what has been asked for, and nothing else, is in it afterwards."""

    def __init__(self, spelling: Spelling, file: Path | None) -> None:
        self._spelling, self._file = spelling, file
        self._before: Mapping[str, _Written] = {}
        self._now: dict[str, _Written] = {}

    def __enter__(self) -> WeighedStore:
        if self._file and (content := recall(self._file, self._made_of())):
            self._before = json.loads(content)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._file and kind is None and self._now.keys() != self._before.keys():
            content = json.dumps(self._now, ensure_ascii=False, separators=(",", ":"))
            remember(self._file, self._made_of(), content.encode())

    def weighed(self, said: Said) -> Weighed:
        """The terms of one entry, as they were weighed before if it says the same."""
        if self._file is None:
            return weighed(self._spelling, said)
        key = _digest("\0".join((said.title, said.summary, said.text_digest, *said.names)))
        if (kept := self._before.get(key)) is None:
            fresh = weighed(self._spelling, said)
            kept = fresh.weights, fresh.prominent
        self._now[key] = kept
        return Weighed(*kept)

    def _made_of(self) -> str:
        return "\0".join((code(), environment(), json.dumps(self._spelling.data)))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
