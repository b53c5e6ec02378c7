"""The small site's content in a folder of its own, a table, and what the import says of both."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.editing.import_cities.__main__ import main
from tests.project import ROOT, files_of

SITE = ROOT / "tests" / "site" / "content"


@dataclass(frozen=True)
class Import:
    folder: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the content, and any that was left beside it but for what is made anew at will."""
        files = files_of(self.folder).items()
        return {path: data for path, data in files if path != "table.csv" and not path.startswith(".cache/")}

    def read(self, path: str) -> str:
        return (self.content / "cities" / path).read_bytes().decode()

    def change(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert text.count(old) == 1
        (self.content / "cities" / path).write_bytes(text.replace(old, new).encode())

    def of(self, table: str | bytes, *options: str) -> tuple[int, list[str]]:
        """The exit code and what was printed, with the table's path as its name alone."""
        file = self.folder / "table.csv"
        file.write_bytes(table if isinstance(table, bytes) else table.encode())
        code = main([str(file), "--content", str(self.content), "--lang", "en", *options])
        printed = self.capsys.readouterr()
        assert printed.err == "" or code == 3
        return code, (printed.out + printed.err).replace(f"{self.folder}/", "").splitlines()


def make_import(folder: Path, capsys: pytest.CaptureFixture[str], site: Path = SITE) -> Import:
    shutil.copytree(site, folder / "content")
    return Import(folder, capsys)
