from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editing.import_cities.edited_city import PlannedCity
from plugins.editing.import_cities.rows import CityRow
from plugins.editing.import_cities.writing import write
from plugins.problem import Place
from tests.project import files_of

ROW = CityRow(Place("table.csv"))
OLD = PlannedCity("content/cities/old", ROW, after={"index.bg.md": "after\r\n"}, before={"index.bg.md": "before\r\n"})
NEW = PlannedCity("content/cities/new", ROW, after={"index.bg.md": "нов\n", "index.en.md": "new\n"})


@pytest.fixture
def content(tmp_path: Path) -> Path:
    old = tmp_path / "content" / "cities" / "old"
    old.mkdir(parents=True)
    (old / "index.bg.md").write_bytes(b"before\r\n")
    (old / "index.bg.md").chmod(0o640)
    return tmp_path / "content"


def test_everything_is_written_as_it_was_planned(content: Path) -> None:
    write([OLD, NEW], content)
    assert files_of(content) == {
        "cities/new/index.bg.md": "нов\n".encode(),
        "cities/new/index.en.md": b"new\n",
        "cities/old/index.bg.md": b"after\r\n",
    }
    assert (content / "cities" / "old" / "index.bg.md").stat().st_mode & 0o777 == 0o640


def test_what_a_killed_import_left_is_in_nobodys_way(content: Path) -> None:
    (content / "cities" / ".new.new").mkdir()
    (content / "cities" / ".new.new" / "index.bg.md").write_text("half")
    (content / "cities" / "old" / ".index.bg.md.new").write_text("half")
    write([OLD, NEW], content)
    assert sorted(path.name for path in content.rglob("*")) == sorted(
        ["cities", "new", "old", "index.bg.md", "index.bg.md", "index.en.md"]
    )


def test_a_file_that_was_changed_meanwhile_stops_everything(content: Path) -> None:
    (content / "cities" / "old" / "index.bg.md").write_bytes(b"by somebody else")
    with pytest.raises(OSError, match="changed since it was read"):
        write([NEW, OLD], content)
    assert [path.name for path in (content / "cities").rglob("*")] == ["old", "index.bg.md"]
    assert files_of(content) == {"cities/old/index.bg.md": b"by somebody else"}


@pytest.mark.parametrize("cities", [(OLD, NEW), (NEW, OLD)])
def test_a_place_that_cannot_be_taken_gives_back_what_was(cities: tuple[PlannedCity, ...], content: Path) -> None:
    taken = PlannedCity("content/cities/taken", ROW, after={"index.bg.md": "x"})
    (content / "cities" / "taken").symlink_to("nowhere")
    before = files_of(content)
    with pytest.raises(OSError, match=r"taken"):
        write([*cities, taken], content)
    assert files_of(content) == before
    assert sorted(path.name for path in (content / "cities").rglob("*")) == ["index.bg.md", "old", "taken"]
