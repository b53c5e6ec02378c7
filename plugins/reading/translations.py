"""The file ``translations.json``: which words of the other languages each text was last written beside.

A text is older than another language's if that has changed since and it has not. Words are known by a digest of their
content, not by the time of a file, so checking out or moving a file changes nothing; nor does breaking lines anew.
Whoever changes a text, or says in its ``translation`` that it is reviewed, has looked at the others. ``inv publish``
brings the file up to date, as it does the ledger; what it does not hold is in step.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.domain.site import Site
from plugins.domain.thing import Thing, Translation

_WORDS = re.compile(
    r"^(title|summary|picture_alt|status_note|translation)[ \t]*:(.*(?:\n(?:[ \t].*|[ \t]*(?=\n[ \t])))*)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Beside:
    """The digest of a text when it last changed, and those of the words in the other languages at that time."""

    own: str
    others: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """What is known of the texts of things, by id and language: as they are now, and as they were written down."""

    now: Mapping[str, Mapping[str, Beside]]
    kept: Mapping[str, Mapping[str, Beside]] = field(default_factory=dict)

    def older_than(self, thing: Thing, language: str) -> tuple[str, ...]:
        """The languages in which a thing has other words than when the text in this one was written."""
        now, kept = self.now.get(thing.id, {}).get(language), self.kept.get(thing.id, {}).get(language)
        if now is None or kept is None or now.own != kept.own:
            return ()
        return tuple(
            other
            for other in sources(thing, language)
            if other in kept.others
            and kept.others[other] != now.others.get(other)
            and not self._was_behind(thing, other, language)
        )

    def to_keep(self, site: Site) -> str:
        """The text of the file as it is to be from now on: JSON, a line a thing, sorted by id."""
        things = {thing.id: thing for thing in site.things}
        lines = (
            f"{json.dumps(identity)}: {json.dumps({code: self._to_keep(things[identity], code) for code in languages})}"
            for identity, languages in sorted(self.now.items())
        )
        return "{\n" + ",\n".join(lines) + "\n}\n"

    def _to_keep(self, thing: Thing, language: str) -> dict[str, object]:
        """A text as it is; of what it is older than, the words that it was written beside."""
        now, older = self.now[thing.id][language], self.older_than(thing, language)
        kept = self.kept[thing.id][language].others if older else {}
        return {"own": now.own, "beside": {**now.others, **{code: kept[code] for code in older}}}

    def _was_behind(self, thing: Thing, language: str, other: str) -> bool:
        """Whether a text was older than another one, so that its change brings it into step."""
        kept = self.kept.get(thing.id, {}).get(language)
        beside = self.now[thing.id][language].others
        return kept is not None and other in kept.others and kept.others[other] != beside[other]


def sources(thing: Thing, language: str) -> tuple[str, ...]:
    """The languages that a thing's text in ``language`` follows: what is original follows nothing but originals."""
    originals = {code for code, words in thing.words.items() if words.translation is Translation.ORIGINAL}
    if language in originals and len(originals) < len(thing.words):
        originals = originals - {language} if len(originals) > 1 else set()
    return tuple(code for code in thing.words if code in originals and code != language)


def read_texts(site: Site, file: Path) -> Texts:
    """The texts of a site that was read from its folder, and what ``file`` says of them, if it is whole."""
    now = {thing.id: _texts(site, thing) for thing in site.things if len(thing.words) > 1}
    return Texts(now, _kept(file))


def _texts(site: Site, thing: Thing) -> dict[str, Beside]:
    written = {
        language: (site.content.parent / thing.folder / f"index.{language}.md").read_text(encoding="utf-8")
        for language in thing.words
    }
    words = {language: _digest(text, whole=False) for language, text in written.items()}
    return {
        language: Beside(_digest(text, whole=True), {code: words[code] for code in words if code != language})
        for language, text in written.items()
    }


def _digest(text: str, *, whole: bool) -> str:
    """A digest of the words of a file; the ``whole`` has how far they can be trusted in it."""
    end = text.find("\n---", 3)
    front_matter, body = text[:end], text[end + 4 :]
    said = {key: value for key, value in _WORDS.findall(front_matter) if whole or key != "translation"}
    plain = " ".join([*(f"{key}: {said[key]}" for key in sorted(said)), body]).split()
    return hashlib.blake2b(" ".join(plain).encode(), digest_size=6).hexdigest()


def _kept(file: Path) -> dict[str, dict[str, Beside]]:
    """What a file says; nothing where it is lost or damaged, as then all is taken to be in step."""
    try:
        written = json.loads(file.read_bytes())
        return {
            identity: {language: Beside(one["own"], dict(one["beside"])) for language, one in languages.items()}
            for identity, languages in written.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
