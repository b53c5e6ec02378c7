"""The real site as nginx serves it, in Debian's Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import SWITCHES, chromium
from tests.real_site import build
from tests.web_server import free_address, served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file of this folder is one worker's: few builds and browsers, and yet no core is idle."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; on a reader's machine without it the tests are skipped, in CI they fail."""
    executable = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=SWITCHES)
        yield browser
        browser.close()


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


@pytest.fixture(scope="session")
def compressed(output: tuple[Path, str]) -> Iterator[str]:
    """The address at which the site is served as if it had been compressed beforehand: as small as can be."""
    with served(output[0], level=11) as address:
        yield address
