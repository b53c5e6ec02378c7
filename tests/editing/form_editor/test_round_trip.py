"""What Decap CMS writes of the content is what it has read: nothing is lost or changed by opening and saving."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.domain.permalink import Kind
from plugins.reading.bundle import Bundle, read_bundle
from tests.npm import installed
from tests.programs import required
from tests.project import CONTENT, ROOT

HERE = Path(__file__).parent
SERIALISER = HERE / "serialiser"
CONTENTS = [ROOT / "content", CONTENT, ROOT / "tests" / "reading" / "valid" / "content"]


@pytest.fixture(scope="module")
def modules() -> Path:
    """The packages with which Decap CMS reads and writes front matter, as they are pinned."""
    return installed(SERIALISER)


def bundles(content: Path) -> list[Bundle]:
    folders = [(kind, folder) for kind in Kind for folder in sorted(content.glob(f"{kind}/*/"))]
    return [read_bundle(kind, folder, f"{kind}/{folder.name}", ("bg", "en")) for kind, folder in folders]


@pytest.mark.parametrize("content", CONTENTS, ids=["real", "small", "valid"])
def test_content_is_the_same_after_it_was_written_by_the_form(content: Path, modules: Path, tmp_path: Path) -> None:
    copy = tmp_path / "content"
    shutil.copytree(content, copy)
    (copy / "events" / "2022-12-06-everything").mkdir(parents=True)
    shutil.copy(HERE / "everything.md", copy / "events" / "2022-12-06-everything" / "index.bg.md")
    before = bundles(copy)
    command = [required("node", "nodejs"), SERIALISER / "rewrite.cjs", copy]
    subprocess.run(command, check=True, env={**os.environ, "MODULES": str(modules)})
    after = bundles(copy)
    assert [one.problems for one in after] == [one.problems for one in before] == [[]] * len(before)
    assert [(one.facts, one.words) for one in after] == [(one.facts, one.words) for one in before]
    bodies = [[file.body for file in one.files.values()] for one in before]
    assert [[file.body for file in one.files.values()] for one in after] == bodies
