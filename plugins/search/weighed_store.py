"""What the words of each entry weigh, remembered from one build to the next: most texts are as they were.

The store is a file that may be lost, torn, foreign or older at any time: then all words are weighed again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from plugins.cache import put
from plugins.search.inverted_index import Weighed, weighed
from plugins.search.sayings import Said
from plugins.search.spelling import Spelling
from plugins.versions import code, environment


class WeighedStore:
    """The store in a ``file``, if there is one; what has been asked for, and nothing else, is in it afterwards."""

    def __init__(self, spelling: Spelling, file: Path | None) -> None:
        self._spelling, self._file = spelling, file
        self._before: Mapping[str, object] = {}
        self._now: dict[str, object] = {}

    def __enter__(self) -> WeighedStore:
        if self._file:
            with suppress(OSError, ValueError, AttributeError):
                written_sum, _, content = self._file.read_text(encoding="utf-8").partition("\n")
                if written_sum == self._sum(content):
                    self._before = json.loads(content)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._file and kind is None and self._now.keys() != self._before.keys():
            content = json.dumps(self._now, ensure_ascii=False, separators=(",", ":"))
            with suppress(OSError):
                put(self._file, f"{self._sum(content)}\n{content}".encode())

    def weighed(self, said: Said) -> Weighed:
        """The terms of one entry, as they were weighed before if it says the same."""
        if self._file is None:
            return weighed(self._spelling, said)
        key = _digest("\0".join((said.title, said.summary, said.text_digest, *said.names)))
        kept = self._before.get(key)
        if not isinstance(kept, list):
            fresh = weighed(self._spelling, said)
            self._now[key] = [fresh.weights, fresh.prominent]
            return fresh
        self._now[key] = kept
        return Weighed(*kept)

    def _sum(self, content: str) -> str:
        return _digest("\0".join((code(), environment(), json.dumps(self._spelling.data), content)))


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
