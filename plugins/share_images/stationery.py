"""What the theme says about looks, read where it says it: colours and the ridge of Vitosha, faces and their letters."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from plugins.publishing.tokens import tokens_in

_FACE = re.compile(r"@font-face\s*{(?P<rules>[^}]*)}")
_RULE = re.compile(r"(?P<name>[\w-]+):\s*(?P<value>[^;]+);")
_SOURCE = re.compile(r'url\("(?P<path>[^"]+)"\)')
_RANGE = re.compile(r"U\+(?P<first>[0-9A-F]+)(?:-(?P<last>[0-9A-F]+))?")
_POINT = re.compile(r"(?P<x>[\d.]+)%? (?P<y>[\d.]+)%?")


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and the letters it is for, as ``unicode-range`` has them (CSS Fonts 4, § 4.5)."""

    path: Path
    ranges: tuple[range, ...]

    def has(self, letter: str) -> bool:
        """Whether a letter is written in this face."""
        return any(ord(letter) in one for one in self.ranges)


@dataclass(frozen=True, eq=False)
class Stationery:
    """The looks of a card, equal to itself only; ``tokens`` are the theme's.

    ``digest`` changes when any of it does, or how it is drawn.
    """

    faces: tuple[Face, ...]
    tokens: Mapping[str, str]
    digest: str

    @property
    def ridge(self) -> tuple[tuple[float, float], ...]:
        """The ridge of Vitosha, from 0 to 1 in both directions, y downwards."""
        points = _POINT.finditer(self.tokens["vitosha"])
        return tuple((float(point["x"]) / 100, float(point["y"]) / 100) for point in points)

    def face_of(self, letter: str) -> Face | None:
        """The first face that has a letter, as browsers choose."""
        return next((face for face in self.faces if face.has(letter)), None)


def read_stationery(static: Path) -> Stationery:
    """Reads the upright faces and the tokens of the theme whose folder ``static`` this is."""
    written = (static / "css" / "fonts.css").read_text(encoding="utf-8")
    light = tokens_in((static / "css" / "tokens.css").read_text(encoding="utf-8")).light
    family = light["sans"].partition(",")[0]
    faces = tuple(
        Face((static / "css" / source["path"]).resolve(), _ranges(rules["unicode-range"]))
        for rules in (dict(_RULE.findall(found["rules"])) for found in _FACE.finditer(written))
        if (rules["font-family"], rules.get("font-style")) == (family, "normal")
        and (source := _SOURCE.search(rules["src"]))
    )
    whole = hashlib.sha256(f"{version('pillow')}\0{light}".encode())
    for file in (*(face.path for face in faces), *sorted(Path(__file__).parent.glob("*.py"))):
        whole.update(file.read_bytes())
    return Stationery(faces, light, whole.hexdigest())


def _ranges(written: str) -> tuple[range, ...]:
    return tuple(
        range(int(one["first"], 16), int(one["last"] or one["first"], 16) + 1) for one in _RANGE.finditer(written)
    )
