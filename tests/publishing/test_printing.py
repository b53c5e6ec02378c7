"""A build that finds, in the middle of it, that what it remembers is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.project import Project, files_of

ARTICLE = "news/2020-07-02-nachalo/index.bg.md"


def test_where_what_is_remembered_of_pages_is_lost_all_is_made_anew(project: Project) -> None:
    assert project.pelican()[0] == 0
    assert (project.folder / ".cache" / "bodies.sqlite3").is_file()
    stores = list((project.folder / ".cache" / "builds").glob("*.sqlite3"))
    with closing(sqlite3.connect(stores[0])) as connection, connection:
        connection.execute("UPDATE outlines SET outlines = '[]' WHERE outlines != '[]'")
    article = project.content / ARTICLE
    article.write_text(article.read_text(encoding="utf-8").replace("title: ", "title: Друго ", 1), encoding="utf-8")
    code, said, errors = project.pelican()
    assert (code, errors) == (0, "")
    assert said.count("Writing ") == 2, "it began again"
    found = files_of(project.output)
    stores[0].unlink()
    assert project.pelican()[0] == 0
    assert files_of(project.output) == found
