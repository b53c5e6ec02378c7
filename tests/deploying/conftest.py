from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.deploying.releases import list_releases
from tests.deploying import stores
from tests.deploying.published import Published, publish
from tests.project import make_project


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The small site, published three times; for looking only."""
    project = make_project(tmp_path_factory.mktemp("published") / "project")
    for state in range(3):
        publish(project, state)
    assert len(list_releases(project.releases)) == 3
    return Published(project)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a server has the site."""
    return tmp_path / "srv"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that look at the same releases in one worker: they are made once."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "published" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("deploying"))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[stores.Store]:
    """An object store with an empty bucket, and a client that may write to it."""
    stores.known(monkeypatch)
    with stores.store(tmp_path / "store" / "icc") as one:
        yield one
