from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.domain.programme import Figure, FigureValue
from plugins.domain.thing import Body, FigureQuote, Source, Words
from plugins.domain.things import Article
from plugins.domain.when import Month, Year
from plugins.programme.figures import FigureValueView, FigureView, figures_view
from plugins.publishing.cards import SourceLine
from plugins.publishing.page import Link, Time
from tests.small_site import article, city, day, editions

SOURCE = Source("Отчет", "https://example.org/", day("2021-04-01"), "bg")
LINE = SourceLine("Отчет", "https://example.org/", Time("1 April 2021", "2021-04-01"), "bg")
ACTIONS = Figure(
    "actions",
    {"bg": "Действия", "en": "Actions"},
    {"bg": "действия", "en": "actions"},
    (FigureValue(day("2022-12-01"), day("2022-12-31"), Decimal("1234.5"), {"bg": "Бележка", "en": "Note"}, SOURCE),),
)
TABLE = "Every value stands in the table with its source."


def cities(*numbers: str) -> Figure:
    values = tuple(
        FigureValue(Month(2021, month), Year(2022) if month == len(numbers) else None, Decimal(number), None, SOURCE)
        for month, number in enumerate(numbers, start=1)
    )
    return Figure("cities", {"bg": "Градове", "en": "Cities"}, {"bg": "града", "en": "cities"}, values)


def quoting(slug: str, when: str, *figures: str) -> Article:
    quotes = tuple(FigureQuote(figure, None, 7) for figure in figures)
    words = Words(slug.title(), "Summary.", Body("<p>Text.</p>", figures=quotes))
    return article(slug, day(when), words={"en": words})


def test_a_figure_of_one_date_has_its_date_note_and_source_and_no_chart() -> None:
    view = figures_view(editions(figures=(ACTIONS,))[1])
    value = FigureValueView(
        "1,234.5", Time("1 December 2022", "2022-12-01"), Time("31 December 2022", "2022-12-31"), "Note", LINE
    )
    assert (view.histories, view.figures) == ((), (FigureView("actions", "Actions", "actions", (value,)),))


def test_a_figure_with_a_history_has_it_newest_first_and_a_chart_with_its_words() -> None:
    view = figures_view(editions(figures=(ACTIONS, cities("1240", "1360")))[1])
    assert [figure.id for figure in view.figures] == ["actions"]
    (history,) = view.histories
    assert history.values == (
        FigureValueView("1,360", Time("February 2021", "2021-02"), Time("2022", "2022"), None, LINE),
        FigureValueView("1,240", Time("January 2021", "2021-01"), None, None, LINE),
    )
    chart = history.chart
    assert chart is not None
    assert (chart.title, chart.description, chart.note) == (
        "Cities",
        f"It rises from 1,240 (January 2021) to 1,360 (February 2021 – 2022). {TABLE}",
        "A dot is a day; a bar is a month or a longer time for which the value is given. The scale begins at 1,200.",
    )
    assert [text for _, text in chart.levels] == ["1,200", "1,250", "1,300", "1,350", "1,400"]
    assert [text for *_, text in chart.labels] == ["1,240", "1,360"]
    assert [text for _, text in chart.dates] == ["Jan 2021", "Jul 2021", "Jan 2022", "Jul 2022"]


def test_a_short_history_has_the_months_of_its_language() -> None:
    short = replace(cities("1", "2"), values=cities("1", "2").values[:1] * 2)
    bulgarian, english = (figures_view(edition).histories[0].chart for edition in editions(figures=(short,)))
    assert bulgarian is not None
    assert english is not None
    assert (bulgarian.dates[0][1], english.dates[0][1]) == ("яну 2021", "Jan 2021")


@pytest.mark.parametrize(
    ("numbers", "beginning"),
    [
        (("1", "2", "2"), "It rises from 1 (January 2021) to 2 (March 2021 – 2022). "),
        (("3", "2"), "It falls from 3 (January 2021) to 2 (February 2021 – 2022). "),
        (("2", "2"), "It is 2 from January 2021 to February 2021 – 2022. "),
        (
            ("2", "9", "1", "3"),
            "It goes from 2 (January 2021) to 3 (April 2021 – 2022); the lowest is 1, the highest 9. ",
        ),
    ],
)
def test_who_does_not_see_the_chart_is_told_its_way(numbers: tuple[str, ...], beginning: str) -> None:
    chart = figures_view(editions(figures=(cities(*numbers),))[1]).histories[0].chart
    assert chart is not None
    assert chart.description == f"{beginning}{TABLE}"


def test_a_scale_that_begins_at_zero_needs_no_words() -> None:
    chart = figures_view(editions(figures=(cities("1", "9"),))[1]).histories[0].chart
    assert chart is not None
    assert chart.note == "A dot is a day; a bar is a month or a longer time for which the value is given."


def test_a_figure_leads_to_the_texts_that_quote_it_in_this_language() -> None:
    sofia = city("sofia", "София", "Sofia")
    quotes = (FigureQuote("actions", "2022-12-01", 3),)
    sofia = replace(sofia, words={**sofia.words, "en": replace(sofia.words["en"], figures=quotes)})
    articles = (
        quoting("old", "2021-01-01", "actions", "cities"),
        quoting("new", "2022-01-01", "actions", "actions"),
        quoting("other", "2022-01-02", "cities"),
    )
    bulgarian, english = editions(figures=(ACTIONS,), articles=articles, cities=(sofia,))
    assert figures_view(bulgarian).figures[0].quoted_in == ()
    assert figures_view(english).figures[0].quoted_in == (
        Link("New", "/en/news/new/"),
        Link("Old", "/en/news/old/"),
        Link("Sofia", "/en/cities/sofia/"),
    )
