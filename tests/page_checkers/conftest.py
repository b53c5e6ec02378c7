"""The real site, built for the address at which it is served, for programs that judge pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real_site import build
from tests.web_server import free_address, served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder in one worker: one build, one installation."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("page checkers"))


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The site of the real content, and the address for which it is built."""
    address = free_address()
    return build(tmp_path_factory.mktemp("site") / "output", address), address


@pytest.fixture(scope="session")
def site(output: tuple[Path, str]) -> Iterator[str]:
    """The address at which the site is served."""
    with served(*output) as address:
        yield address
