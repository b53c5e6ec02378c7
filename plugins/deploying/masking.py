"""What programs say, without the secrets that they may have been given."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

SECRET = re.compile(r"pass(?:word|phrase)?|secret|token|credential|(?:access|private|api)_?key", re.IGNORECASE)
"""Names of what holds a secret, in settings and in the environment."""

MASK = "…"
_IN_ADDRESS = re.compile(r"(?<=://)[^/@\s]+(?=@)")
_SHORTEST = 8


def masked(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """The text without names and passwords in addresses, and without what secret variables of the environment hold."""
    text = _IN_ADDRESS.sub(MASK, text)
    for value in sorted((environment[name] for name in environment if SECRET.search(name)), key=len, reverse=True):
        if len(value) >= _SHORTEST:
            text = text.replace(value, MASK)
    return text
