"""The pages that most readers open, by Lighthouse: nothing to improve but what depends on the machine."""

from __future__ import annotations

from tests.page_checkers import BEST_PRACTICES, Audit, lighthouse
from tests.page_kinds import MAIN_PATHS


def test_the_main_pages_are_perfect_but_for_what_depends_on_the_machine(site: str) -> None:
    """The score for performance is measured by ``inv bench``."""
    perfect = Audit(dict.fromkeys(BEST_PRACTICES, 100), [], None)
    audits = lighthouse([site + path for path in MAIN_PATHS.values()], BEST_PRACTICES)
    assert audits == {site + path: [perfect] for path in MAIN_PATHS.values()}
