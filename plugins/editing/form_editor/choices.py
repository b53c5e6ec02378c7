"""What can be chosen in the form: the things and terms of the content, countries, languages, time zones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from plugins.domain.permalink import Kind, slug_of_folder
from plugins.reading.schema import Choice
from plugins.reading.source_file import read_source_file, read_text
from plugins.reading.strict_yaml import Mapping, Scalar, node_at, read
from plugins.reading.values import countries, language, zones


@dataclass(frozen=True, slots=True)
class Content:
    """The folder of content as the form needs it: also while something in it is wrong.

    ``language`` is the one in which its things are named, ``locale`` the CLDR code of that.
    """

    folder: Path
    language: str
    locale: str

    def named(self, name: str) -> tuple[Choice, ...]:
        """What a slug can be of: the things of ``<name>/`` or the entries of ``<name>.yaml``, by their titles."""
        found = self._things(name) if (self.folder / name).is_dir() else self._entries(name)
        return tuple(sorted(found, key=lambda choice: (choice.label.casefold(), choice.value)))

    def folders(self, kind: Kind) -> tuple[str, ...]:
        """The names that are taken among the folders of a kind."""
        return tuple(sorted(path.name for path in self.folder.glob(f"{kind}/*/")))

    def countries(self) -> tuple[Choice, ...]:
        """Every country, by its name."""
        names = Locale.parse(self.locale).territories
        return tuple(sorted((Choice(code, names[code]) for code in countries()), key=_by_label))

    def languages(self) -> tuple[Choice, ...]:
        """Every language of two letters, by its name."""
        names = Locale.parse(self.locale).languages
        return tuple(
            sorted((Choice(code, names[code]) for code in map(str, names) if _is_language(code)), key=_by_label)
        )

    def time_zones(self) -> tuple[Choice, ...]:
        """Every time zone, those of Europe first."""
        return tuple(
            Choice(zone, zone) for zone in sorted(zones(), key=lambda zone: (not zone.startswith("Europe/"), zone))
        )

    def _things(self, name: str) -> Iterator[Choice]:
        for folder in self.folders(Kind(name)):
            path = self.folder / name / folder / f"index.{self.language}.md"
            title = read_source_file(path, str(path), self.language)[0].front_matter.get("title")
            slug = slug_of_folder(folder)
            yield Choice(slug, title.text if isinstance(title, Scalar) else slug)

    def _entries(self, name: str) -> Iterator[Choice]:
        path = self.folder / f"{name}.yaml"
        text, _ = read_text(path, str(path))
        entries = read(text, str(path))[0].entries if text else {}
        for slug, entry in entries.items():
            title = node_at(entry, ("title", self.language)) if isinstance(entry, Mapping) else None
            yield Choice(slug, title.text if isinstance(title, Scalar) else slug)


def _by_label(choice: Choice) -> tuple[str, str]:
    return choice.label.casefold(), choice.value


def _is_language(code: str) -> bool:
    try:
        return language(code) == code
    except ValueError:
        return False
