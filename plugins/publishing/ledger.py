"""What a release promises is written down: the ledger as text, put in the place of the old one in one step."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from plugins.domain.ledger import Entry, Ledger
from plugins.reading.ledger import FORMAT


def ledger_text(ledger: Ledger) -> str:
    """JSON, a line a thing, sorted by id; :mod:`plugins.reading.ledger` reads it."""
    lines = [_line(ledger.entries[identity]) for identity in sorted(ledger.entries)]
    return "\n".join(["{", *lines, FORMAT, "}", ""])


@contextmanager
def written_after(ledger: Ledger, path: Path) -> Iterator[None]:
    """Writes ``ledger`` beside ``path`` before the block runs, and puts it there when the block has succeeded.

    What cannot be written is told before anything is published; what was not published is not promised.
    """
    content = ledger_text(ledger).encode()
    if path.exists() and path.read_bytes() == content:
        yield
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        yield
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _line(entry: Entry) -> str:
    """What is not stated is left out; the SEQUENCE 0 of an event is stated, and that a thing has no address."""
    stated = {key: value for key, value in asdict(entry).items() if key != "id" and value not in (None, ())}
    return f"{json.dumps(entry.id)}: {json.dumps(stated, ensure_ascii=False)},"
