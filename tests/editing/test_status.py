from __future__ import annotations

import json
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.domain.permalink import Kind
from plugins.domain.programme import Figure, FigureValue
from plugins.domain.thing import Body, FigureQuote, Source, Translation, Words
from plugins.domain.when import Month
from plugins.editing.status import OutdatedQuote, Status, TextStatus, as_text, main, status
from tests.project import ROOT
from tests.small_site import article, day, resource, site, words

SITE = ROOT / "tests" / "site" / "content"
FUNDS = Figure(
    "funds",
    {"bg": "Средства", "en": "Funds"},
    {"bg": "евро", "en": "euros"},
    (
        FigureValue(Month(2021, 2), None, Decimal(1350), None, Source("ICC")),
        FigureValue(Month(2021, 4), None, Decimal(1360), None, Source("ICC")),
    ),
)


def quoting(*quotes: FigureQuote) -> dict[str, Words]:
    return {"en": Words("News item", "Summary.", Body("<p>Text.</p>", figures=quotes))}


def test_each_language_of_a_thing_is_original_reviewed_unreviewed_or_missing() -> None:
    unreviewed = words("Б", "B", translation=Translation.UNREVIEWED)
    articles = (article("b", day("2020-01-01"), words=unreviewed), article("a", day("2021-01-01"), en=None))
    assert status(site(articles=articles)).texts == (
        TextStatus("content/news/a/index.bg.md", "bg", "original"),
        TextStatus("content/news/a/index.en.md", "en", "missing"),
        TextStatus("content/news/b/index.bg.md", "bg", "unreviewed"),
        TextStatus("content/news/b/index.en.md", "en", "unreviewed"),
    )


def test_a_quote_of_an_older_value_is_told_and_one_of_the_newest_is_not() -> None:
    quotes = (FigureQuote("funds", "2021-04", 9), FigureQuote("funds", "2021-02", 8), FigureQuote("funds", None, 7))
    found = status(site(figures=(FUNDS,), articles=(article("a", day("2022-01-01"), words=quoting(*quotes)),)))
    path = "content/news/a/index.en.md"
    assert found.figures == (OutdatedQuote(path, 8, "funds", "1,350", "2021-02", "1,360", "2021-04", bound=True),)


def test_news_that_follow_a_value_newer_than_themselves_are_told() -> None:
    quote = FigureQuote("funds", None, 7)
    articles = tuple(article(when, day(when), words=quoting(quote)) for when in ("2021-03-31", "2021-04-30"))
    path = "content/news/2021-03-31/index.en.md"
    assert status(site(figures=(FUNDS,), articles=articles)).figures == (
        OutdatedQuote(path, 7, "funds", "1,360", "2021-04", "1,360", "2021-04", bound=False),
    )


def test_a_text_without_a_date_may_follow_the_newest_value() -> None:
    market = replace(resource(Kind.SOLUTION, "a", "Пазар", "Market"), date=day("2020-01-01"))
    market = replace(market, words=quoting(FigureQuote("funds", None, 7)))
    assert status(site(figures=(FUNDS,), solutions=(market,))).figures == ()


def test_the_tables_show_what_needs_somebody() -> None:
    found = Status(
        (
            TextStatus("content/news/a/index.bg.md", "bg", "original"),
            TextStatus("content/news/a/index.en.md", "en", "missing"),
            TextStatus("content/news/b/index.bg.md", "bg", "unreviewed"),
            TextStatus("content/news/b/index.en.md", "en", "reviewed"),
        ),
        (
            OutdatedQuote("content/news/a/index.bg.md", 7, "funds", "1", "2020", "2", "2021-04", bound=True),
            OutdatedQuote("content/news/b/index.bg.md", 12, "funds", "2", "2021-04", "2", "2021-04", bound=False),
        ),
    )
    assert as_text(found, "en") == (
        "Translations\n"
        "    original  reviewed  not reviewed  missing\n"
        "bg  1         0         1             0\n"
        "en  0         1         0             1\n"
        "content/news/a/index.en.md  missing\n"
        "content/news/b/index.bg.md  not reviewed\n"
        "\n"
        "Figures that have a newer value         quoted                                   newest\n"
        "content/news/a/index.bg.md:7     funds  1 (2020)                                 2 (2021-04)\n"
        "content/news/b/index.bg.md:12    funds  follows the newest; bind it to its date  2 (2021-04)"
    )


@pytest.fixture
def content(tmp_path: Path) -> str:
    return str(shutil.copytree(SITE, tmp_path / "content"))


def test_all_is_printed_and_the_code_is_0(content: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([content, "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert "content/news/2021-02-samo-na-balgarski/index.en.md  missing" in printed
    assert printed.endswith("No text quotes a figure that has a newer value.\n")


def test_drafts_and_what_is_not_public_now_are_told_of_too(content: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([content, "--format", "json"]) == 0
    texts = json.loads(capsys.readouterr().out)["texts"]
    path = "content/news/2021-03-01-chernova/index.{}.md"
    assert [text for text in texts if "chernova" in text["path"]] == [
        {"path": path.format("bg"), "language": "bg", "state": "original"},
        {"path": path.format("en"), "language": "en", "state": "original"},
    ]


@pytest.mark.parametrize(("form", "beginning"), [("text", "content/figures.yaml:1:1: error["), ("json", "[\n  {")])
def test_problems_are_told_as_validation_tells_them(
    form: str, beginning: str, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(content, "figures.yaml").write_text("- a\n", encoding="utf-8")
    assert main([content, "--format", form, "--lang", "en"]) == 1
    assert capsys.readouterr().out.startswith(beginning)


def test_a_folder_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["/nowhere"])
    assert (stopped.value.code, "there is no folder /nowhere" in capsys.readouterr().err) == (2, True)
