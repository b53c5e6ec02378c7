"""All the files of an import, or none: each is written beside its place first, then they all take their places."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from plugins.editing.import_cities.edited_city import PlannedCity


def write(cities: Iterable[PlannedCity], content: Path) -> None:
    """Writes the cities into the folder ``content``; the folder of a new one appears whole.

    Raises:
        OSError: something could not be written, or has been changed since it was read; everything is as it was.
    """
    writing = _Writing()
    try:
        for city in cities:
            writing.prepare(city, content.parent / city.folder)
        writing.place()
    except BaseException:
        writing.undo()
        raise


@dataclass(slots=True)
class _Writing:
    """``prepared`` are what is written and where it will be, ``before`` the bytes of what is there already."""

    prepared: list[tuple[Path, Path]] = field(default_factory=list)
    placed: list[Path] = field(default_factory=list)
    before: dict[Path, bytes] = field(default_factory=dict)

    def prepare(self, city: PlannedCity, folder: Path) -> None:
        if city.is_new:
            beside = self._beside(folder)
            beside.mkdir(parents=True)
            for name, text in city.after.items():
                (beside / name).write_bytes(text.encode())
            return
        for name, text in city.after.items():
            self.before[folder / name] = city.before[name].encode()
            beside = self._beside(folder / name)
            beside.write_bytes(text.encode())
            shutil.copymode(folder / name, beside)

    def place(self) -> None:
        for _, target in self.prepared:
            if (target.read_bytes() if target.is_file() else None) != self.before.get(target) or target.is_dir():
                raise OSError(errno.EBUSY, "changed since it was read; run the import again", str(target))
        for beside, target in self.prepared:
            beside.replace(target)
            self.placed.append(target)

    def undo(self) -> None:
        for target in self.placed:
            if target in self.before:
                target.write_bytes(self.before[target])
            else:
                shutil.rmtree(target)
        for beside, _ in self.prepared:
            _remove(beside)

    def _beside(self, target: Path) -> Path:
        """A hidden name that no reader of content takes for a text; what a killed import left there goes."""
        beside = target.with_name(f".{target.name}.new")
        _remove(beside)
        self.prepared.append((beside, target))
        return beside


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
