"""A build that finds, in the middle of it, that what it remembers is damaged."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

from tests.project import Project, files_of, settled

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


def edited(project: Project, title: str) -> None:
    article = project.content / ARTICLE
    article.write_text(article.read_text(encoding="utf-8").replace("title: ", f"title: {title} ", 1), encoding="utf-8")


def test_a_web_server_may_read_what_is_published_whatever_the_umask_says(project: Project) -> None:
    before = os.umask(0o077)
    try:
        for title in ("Друго", "Трето"):  # the second one is built without Pelican
            edited(project, title)
            assert project.run("plugins.editing.build").returncode == 0
            closed = [path for path in project.output.rglob("*") if path.stat().st_mode & 0o004 == 0]
            assert (closed, project.output.stat().st_mode & 0o777) == ([], 0o755)
    finally:
        os.umask(before)


def test_where_output_is_a_link_what_it_leads_to_is_replaced(project: Project) -> None:
    public = project.folder / "public"
    public.mkdir()
    project.output.symlink_to(public)
    for title in ("Друго", "Трето"):
        edited(project, title)
        assert project.run("plugins.editing.build").returncode == 0
        assert project.output.readlink() == public
        assert f"{title} " in (public / "news" / "nachalo" / "index.html").read_text(encoding="utf-8")
    assert [name for name in settled(project.folder) if name.endswith((".old", ".new"))] == []
