"""The real site as nginx serves it, in Debian's Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real_site import compressed, output, site  # noqa: F401 (fixtures)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file of this folder is one worker's: few builds and browsers, and yet no core is idle."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
