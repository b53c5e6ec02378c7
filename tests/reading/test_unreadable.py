from __future__ import annotations

from pathlib import Path

import pytest

from plugins.problem import ContentRefused
from plugins.reading.report import line
from plugins.reading.unreadable import told_with_its_place


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "the file cannot be read: No such file or directory"),
        ("bg", "файлът не може да се прочете: няма такъв файл или папка"),
    ],
)
def test_what_is_gone_when_it_is_read_is_told_with_its_place(tmp_path: Path, language: str, message: str) -> None:
    with pytest.raises(ContentRefused) as refused, told_with_its_place(tmp_path / "content"):
        (tmp_path / "content" / "news" / "gone").stat()
    said = [line(problem, language) for problem in refused.value.problems]
    assert said == [f"content/news/gone:1:1: error[unreadable-file]: {message}"]


def test_what_is_not_of_the_content_is_no_mistake_of_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), told_with_its_place(tmp_path / "content"):
        (tmp_path / ".cache").stat()
    with pytest.raises(OSError, match="a library"), told_with_its_place(tmp_path / "content"):
        raise OSError("a library")
