"""What a bucket is known to hold of ours: an object in the bucket itself, so that any machine can deploy next.

It is written before anything else is (what may be there from now on) and at the end (what is there), so that a deploy
that was killed is finished by the next one, and nothing that is not ours is ever deleted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

KEY = ".deploy/state.json"


@dataclass(frozen=True, slots=True)
class BucketState:
    """What is known of a bucket.

    ``release`` is the last one that is whole there. ``ours`` are all keys that may be there, each with the digest of
    the headers it was put with, empty as long as that is not certain. ``gone`` are keys that no page leads to any more,
    and since when (ISO 8601, UTC). ``purge`` are addresses that caches may hold as they were, until a deploy is done.
    """

    release: str | None = None
    ours: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    purge: frozenset[str] = frozenset()


def read_state(content: bytes) -> BucketState:
    """The state as it was written.

    Raises:
        ValueError: it is no such thing.
    """
    value = json.loads(content)
    try:
        return BucketState(value["release"], dict(value["ours"]), dict(value["gone"]), frozenset(value["purge"]))
    except (TypeError, KeyError) as error:
        raise ValueError(KEY) from error


def state_text(state: BucketState) -> bytes:
    """The state as it is written."""
    value = asdict(state) | {"purge": sorted(state.purge)}
    return (json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def gone_since(state: BucketState, wanted: frozenset[str], now: datetime) -> dict[str, str]:
    """What of ours is not wanted any more, and since when; what is wanted again is not gone."""
    return {key: state.gone.get(key, now.isoformat()) for key in sorted(state.ours.keys() - wanted)}


def due(gone: Mapping[str, str], before: datetime) -> list[str]:
    """What has been gone since before an instant, and may be deleted."""
    return [key for key, since in gone.items() if datetime.fromisoformat(since) <= before]
