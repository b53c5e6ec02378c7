"""The real site, built once; a server whose site can be published anew; and Debian's newsboat."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from plugins.editing.preview.server import SiteHandler
from tests.editing.preview import asking
from tests.feeds.newsboat import Newsboat
from tests.feeds.served import Served
from tests.real_site import build

NEWSBOAT = shutil.which("newsboat")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that look at the real site in one worker: one build."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "output" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("feeds"))


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from the real content."""
    return build(tmp_path_factory.mktemp("feeds") / "output")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server on this machine with nothing on it yet."""
    current = tmp_path / "current"
    with asking.served(partial(SiteHandler, directory=str(current))) as address:
        yield Served(address, current)


@pytest.fixture
def newsboat(tmp_path: Path) -> Newsboat:
    """A reader without subscriptions; on a machine without it the tests are skipped, in CI they fail."""
    if NEWSBOAT is None:
        if os.environ.get("CI"):
            pytest.fail("newsboat is not installed")
        pytest.skip("needs a feed reader: sudo apt install newsboat")
    folder = tmp_path / "newsboat"
    folder.mkdir()
    return Newsboat(NEWSBOAT, folder)
