"""What the accessibility statement says of itself: its text, and what the last evaluation found.

The statement follows the model of Commission Implementing Decision (EU) 2018/1523.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from plugins.domain.evaluation import Evaluation
from plugins.domain.things import PlainPage
from plugins.domain.when import Day
from plugins.publishing.cards import Fact, FactValue
from plugins.publishing.edition import Edition
from plugins.publishing.text import ContentsEntry, TextView, text_view

SLUG = "accessibility"


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """The statement; the facts of the evaluation are empty where none has been made."""

    text: TextView
    title: str
    heading_id: str
    facts: tuple[Fact, ...]


def accessibility_view(edition: Edition, page: PlainPage) -> AccessibilityView:
    """What the statement says in one language."""
    _, text, evaluation = edition.locale.gettext, text_view(edition, page), edition.site.evaluation
    title, heading_id = _("Results of the automatic evaluation"), "evaluation"
    if evaluation is None:
        return AccessibilityView(text, title, heading_id, ())
    contents = (*text.contents, ContentsEntry(title, f"#{heading_id}")) if text.contents else ()
    return AccessibilityView(replace(text, contents=contents), title, heading_id, tuple(_facts(edition, evaluation)))


def _facts(edition: Edition, evaluation: Evaluation) -> list[Fact]:
    _, locale = edition.locale.gettext, edition.locale
    scope = _("{pages} pages, one of every kind in every language, each in {looks} looks").format(
        pages=locale.number(evaluation.pages), looks=locale.number(evaluation.looks)
    )
    found = ", ".join(evaluation.broken) or _("no barrier")
    review = None if evaluation.is_current(edition.site.today) else _("the yearly review is due")
    return [
        Fact(_("Evaluated on"), (FactValue(locale.when(Day(evaluation.made_on)), note=review),)),
        Fact(_("Method"), (FactValue(_("self-assessment, with a program that finds only some of the barriers")),)),
        Fact(_("Pages"), (FactValue(scope),)),
        Fact(_("Looks"), (FactValue(_("light and dark, 360 and 1280 px wide, and in the reader's own colours")),)),
        Fact(_("Rules kept"), (FactValue(locale.number(evaluation.rules)),)),
        Fact(_("Found"), (FactValue(found),)),
        Fact(_("Programs"), (FactValue(f"axe-core {evaluation.axe}, Chromium {evaluation.chromium}"),)),
    ]
