"""The Bulgarian keyboard layouts: which letter stands on which key of a Latin keyboard.

One who types while the other layout is on writes ``ifbrs`` for „софия“, or „ядось“ for ``sofia``.
"""

from __future__ import annotations

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./\\`"
_SHIFTED = str.maketrans("[];',./\\`", '{}:"<>?|~')

_STANDARD = "?уеишщксдзц?ьяаожгтнвмчюйъэфхпрлб??"
"""BDS 5237:1978, „по БДС“."""

_PHONETIC = "чшертъуиопящасдфгхйкл??зжцвбнм???ью"
"""BDS 5237:2006, the phonetic one."""

_TRADITIONAL_PHONETIC = "явертъуиопшщасдфгхйкл??зьцжбнм???юч"
"""The phonetic one as it was before."""


def _layout(letters: str) -> tuple[str, str]:
    """Keys, also with Shift where they are no letters, and the letters on them."""
    pairs = [(key, letter) for key, letter in zip(_KEYS, letters, strict=True) if letter != "?"]
    pairs += [(key.translate(_SHIFTED), letter) for key, letter in pairs if not key.isalpha()]
    return "".join(key for key, _ in pairs), "".join(letter for _, letter in pairs)


BULGARIAN_LAYOUTS = tuple(map(_layout, (_STANDARD, _PHONETIC, _TRADITIONAL_PHONETIC)))
"""Pairs of keys and letters, of equal length."""
