"""The accessibility statement says what was evaluated, in the words of each language, and when a review is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from plugins.domain.evaluation import Evaluation
from plugins.pages.accessibility import AccessibilityView, accessibility_view
from tests.small_site import editions, plain_page


def _view(days_ago: int | None, broken: tuple[str, ...] = ()) -> AccessibilityView:
    """The English statement, evaluated that many days before."""
    one = editions(pages=(plain_page("accessibility", "Декларация", "Statement"),))[1]
    if days_ago is not None:
        made_on = one.site.today - timedelta(days=days_ago)
        evaluation = Evaluation(made_on, "4.10.0", "156.0", pages=64, looks=5, rules=50, broken=broken)
        one = replace(one, site=replace(one.site, evaluation=evaluation))
    return accessibility_view(one, one.site.pages[0])


def test_nothing_is_said_of_an_evaluation_that_was_not_made() -> None:
    assert _view(None).facts == ()


@pytest.mark.parametrize(
    ("broken", "said"), [((), "no barrier"), (("color-contrast", "region"), "color-contrast, region")]
)
def test_what_was_found_is_said(broken: tuple[str, ...], said: str) -> None:
    facts = {fact.term: fact.values[0].text for fact in _view(0, broken).facts}
    assert facts["Found"] == said
    assert facts["Pages"] == "64 pages, one of every kind in every language, each in 5 looks"
    assert facts["Programs"] == "axe-core 4.10.0, Chromium 156.0"


@pytest.mark.parametrize(("days", "note"), [(365, None), (366, "the yearly review is due")])
def test_a_review_is_due_after_a_year(days: int, note: str | None) -> None:
    assert _view(days).facts[0].values[0].note == note
