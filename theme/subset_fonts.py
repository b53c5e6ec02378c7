# /// script
# requires-python = ">=3.11"
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0"]
# ///
"""Makes the fonts in ``static/fonts/`` out of Source Sans 3: ``uv run --script theme/subset_fonts.py``.

A page loads only the subsets whose letters stand on it, by the ``unicode-range`` of each in ``static/css/fonts.css``:
they must say the same as ``SUBSETS`` here. ``name`` holds only the letters of „Български“, so that an English page
with that word in its language switch need not load all of the Cyrillic ones.

The SIL Open Font License (§3) reserves the name “Source” for Adobe's own files: what is changed is called otherwise.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGE = "@fontsource-variable/source-sans-3@5.3.0"
FONTS = Path(__file__).parent / "static" / "fonts"
FAMILY = "ICC Sans"
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum"]
BASIC = (
    "U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00AE,U+00B0-00B1,U+00B7,U+00BB,U+00D7,U+2009,U+200B,U+2013-2014,"
    "U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2032-2033,U+20AC,U+2122,U+2191,U+2193,U+2212"
)
SUBSETS = {
    "latin": ("latin", BASIC),
    "latin-west": ("latin", "U+00A1-00A6,U+00A8,U+00AA,U+00AC,U+00AF,U+00B2-00B6,U+00B8-00BA,U+00BC-00D6,U+00D8-00FF"),
    "latin-ext": ("latin-ext", "U+0100-017F,U+0218-021B,U+1E9E"),
    "cyrillic": ("cyrillic", "U+0301,U+040D,U+0410-044F,U+045D,U+2116"),
    "cyrillic-ext": ("cyrillic", "U+0400-040C,U+040E-040F,U+0450-045C,U+045E-045F,U+0490-0491"),
}
"""The name of a subset, the file of the package that it is cut out of, and its characters."""
NAME = ("cyrillic", "U+0411,U+0430-0431,U+0433,U+0438,U+043A-043B,U+0440-0441,U+044A")


def main() -> None:
    """Downloads the package and writes every subset, upright and in italics."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            package.extractall(folder, filter="data")
        files = Path(folder, "package", "files")
        for style in ("normal", "italic"):
            for name, (source, characters) in SUBSETS.items():
                _cut(files / f"source-sans-3-{source}-wght-{style}.woff2", characters, f"sans-{name}-{style}.woff2")
        _cut(files / f"source-sans-3-{NAME[0]}-wght-normal.woff2", NAME[1], "sans-name-normal.woff2")


def _cut(source: Path, characters: str, target: str) -> None:
    """Keeps the forms of letters that a language asks for: the Bulgarian ones (``locl``)."""
    options = subset.Options(
        flavor="woff2", hinting=False, layout_features=FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14]
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(characters))
    cutter.subset(font)
    _rename(font)
    subset.save_font(font, str(FONTS / target), options)


def _rename(font: TTFont) -> None:
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = FAMILY
        elif record.nameID in (6, 25):
            record.string = FAMILY.replace(" ", "")


if __name__ == "__main__":
    main()
