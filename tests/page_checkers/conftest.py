"""The real site, built for the address at which it is served, for programs that judge pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real_site import output, site  # noqa: F401 (fixtures)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder in one worker: one build, one installation."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("page checkers"))
