from __future__ import annotations

from datetime import date

import pytest

from plugins.domain.evaluation import Evaluation


@pytest.mark.parametrize(("today", "current"), [("2026-11-23", True), ("2027-11-23", True), ("2027-11-24", False)])
def test_an_evaluation_is_current_for_a_year(today: str, current: bool) -> None:
    made = Evaluation(date(2026, 11, 23), "4.10.0", "156.0", pages=64, looks=5, rules=50)
    assert made.is_current(date.fromisoformat(today)) == current
