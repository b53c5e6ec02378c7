"""What a release promises is written down: the ledger as text."""

from __future__ import annotations

import json
from dataclasses import asdict

from plugins.domain.ledger import Entry, Ledger
from plugins.reading.ledger import FORMAT


def ledger_text(ledger: Ledger) -> str:
    """JSON, a line a thing, sorted by id; :mod:`plugins.reading.ledger` reads it."""
    lines = [_line(ledger.entries[identity]) for identity in sorted(ledger.entries)]
    return "\n".join(["{", *lines, FORMAT, "}", ""])


def _line(entry: Entry) -> str:
    """What is not stated is left out; the SEQUENCE 0 of an event is stated, and that a thing has no address."""
    stated = {key: value for key, value in asdict(entry).items() if key != "id" and value not in (None, ())}
    return f"{json.dumps(entry.id)}: {json.dumps(stated, ensure_ascii=False)},"
