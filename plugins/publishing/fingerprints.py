"""What the pages of a template depend on beside their heads and views: templates, words, chrome, and Jinja itself."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from plugins.catalogue import CATALOGUES
from plugins.publishing.chrome import Chrome
from plugins.publishing.reads import pickled
from plugins.publishing.rendering import Theme

_USES = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+(?P<what>[^\s%]+)")
_NAME = re.compile(r"""(["'])(?P<name>[^"']+)\1""")


class Fingerprints:
    """Of each template in each language: another one whenever a page of it might come out differently.

    What a site adds to Jinja is code that cannot be looked into: with it, each build has fingerprints of its own.
    """

    def __init__(self, theme: Theme, chromes: Mapping[str, Chrome]) -> None:
        sources = _sources(theme.templates)
        self._closures = {name: _closure(name, sources) for name in sources}
        versions = sys.version_info[:3], version("jinja2"), version("markupsafe")
        common = repr((theme.options, versions, os.urandom(16) if theme.is_extended else None))
        self.languages = {
            language: _digest(common.encode(), pickled(chrome), _catalogue(language))
            for language, chrome in chromes.items()
        }

    def of(self, template: str, language: str) -> str:
        """The fingerprint of a template in a language."""
        return f"{self._closures[template]} {self.languages[language]}"


def _sources(folders: Sequence[Path]) -> dict[str, str]:
    """Every template by its name; of two of one name that of the first folder."""
    sources: dict[str, str] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*.html")):
            sources.setdefault(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"))
    return sources


def _closure(name: str, sources: Mapping[str, str]) -> str:
    """The digest of a template and of all that it uses; of all there are where a name is worked out only as it runs."""
    reached, waiting = set(), [name]
    while waiting:
        if (following := waiting.pop()) in reached:
            continue
        reached.add(following)
        for use in _USES.finditer(sources.get(following, "")):
            found = _NAME.fullmatch(use["what"])
            waiting += [found["name"]] if found else list(sources)
    return _digest(*(f"{one}\0{sources.get(one, '')}".encode() for one in sorted(reached)))


@cache
def _catalogue(language: str) -> bytes:
    file = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    return file.read_bytes() if file.exists() else b""


def _digest(*parts: bytes) -> str:
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
