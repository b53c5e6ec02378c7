"""What a process that stays remembers of the content: everything but what has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.reading.content import read_site
from plugins.reading.memory import Memory
from tests.reading.content_folder import DIALECTS, NEWS, NOW, lay_out, news

TITLE = "title: Пример"


class Desk:
    """Content that is read again and again by one process."""

    def __init__(self, folder: Path) -> None:
        self.content, self.memory = lay_out(folder, news()), Memory()

    def title(self) -> str:
        site = read_site(self.content, DIALECTS, NOW, memory=self.memory)
        return next(article for article in site.articles if article.id == "news-example").words["bg"].title

    def change(self, path: str, old: str, new: str) -> None:
        file = self.content / path
        written = file.read_text(encoding="utf-8")
        assert old in written
        file.write_text(written.replace(old, new), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, parsed: list[str]) -> Desk:
    desk = Desk(tmp_path)
    assert desk.title() == "Пример"
    parsed.clear()
    return desk


def test_what_was_read_is_not_read_again(desk: Desk, parsed: list[str]) -> None:
    assert (desk.title(), parsed) == ("Пример", [])


@pytest.mark.parametrize("changed", [NEWS, str(Path(NEWS).parent)])
def test_only_the_folder_of_a_changed_file_is_read_again(changed: str, desk: Desk, parsed: list[str]) -> None:
    desk.change(NEWS, TITLE, "title: Друг")
    desk.memory.forget([desk.content / changed])
    assert (desk.title(), parsed) == ("Друг", [Path(NEWS).parent.name])


def test_all_below_a_changed_folder_is_read_again(desk: Desk, parsed: list[str]) -> None:
    desk.memory.forget([desk.content / "news"])
    assert desk.title() == "Пример"
    assert sorted(parsed) == sorted(path.name for path in (desk.content / "news").iterdir())


def test_all_is_read_again_where_figures_have_other_values(desk: Desk, parsed: list[str]) -> None:
    desk.change(NEWS, TITLE, 'title: "{=cities} града"')
    desk.memory.forget([desk.content / NEWS])
    before = desk.title()
    figures = desk.content / "figures.yaml"
    figures.write_text(figures.read_text(encoding="utf-8").replace(before.split()[0], "999"), encoding="utf-8")
    assert desk.title() == "999 града"
    parsed.clear()
    assert (desk.title(), parsed) == ("999 града", [])
