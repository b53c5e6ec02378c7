"""The tokens of the theme, read out of its stylesheet, where every colour, size and space has its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>[^;]+);")
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_DARK = "@media (prefers-color-scheme: dark)"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every token by name, as it is written: in the light theme, and in the dark one."""

    light: Mapping[str, str]
    dark: Mapping[str, str]

    @property
    def colours(self) -> tuple[str, ...]:
        """The names of the colours."""
        return tuple(name for name, written in self.light.items() if _HEX.fullmatch(written))

    def named(self, beginning: str) -> tuple[str, ...]:
        """The names of the tokens that begin so."""
        return tuple(name for name in self.light if name.startswith(beginning))


def tokens_in(stylesheet: str) -> Tokens:
    """The tokens in the text of ``tokens.css``; the dark theme says only what differs."""
    light, _, dark = stylesheet.partition(_DARK)
    plain = dict(_TOKEN.findall(light))
    return Tokens(plain, {**plain, **dict(_TOKEN.findall(dark))})
