"""The browser of the site's own tests."""

from __future__ import annotations

import pytest

from tests.browser.conftest import browser

__all__ = ["browser"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser runs in the worker that has one."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("browser"))
