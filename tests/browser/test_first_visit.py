"""What a first visit to each kind of page transfers is within its budget."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.page_kinds import PATHS
from tests.transfer import budget_of, first_visit


@pytest.mark.parametrize("name", PATHS)
def test_a_first_visit_keeps_to_the_budget(browser: Browser, compressed: str, name: str) -> None:
    assert first_visit(browser, compressed + PATHS[name]).over(budget_of(name)) == {}
