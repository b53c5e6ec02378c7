from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from plugins.domain.permalink import Kind
from plugins.domain.programme import Figure, FigureValue
from plugins.domain.thing import Body, FigureQuote, Source, Translation, Words
from plugins.domain.thing import Status as Visible
from plugins.domain.when import Month
from plugins.editing.status import Appearance, OutdatedQuote, Status, TextStatus, as_text, main, status
from tests.small_site import article, day, minute, resource, site, words

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
            TextStatus("content/news/b/index.en.md", "en", "reviewed", ("bg",)),
        ),
        (
            OutdatedQuote("content/news/a/index.bg.md", 7, "funds", "1", "2020", "2", "2021-04", bound=True),
            OutdatedQuote("content/news/b/index.bg.md", 12, "funds", "2", "2021-04", "2", "2021-04", bound=False),
        ),
        (
            Appearance("content/news/a", "draft"),
            Appearance("content/news/b", "scheduled", "2030-01-15T06:00:00+00:00"),
        ),
    )
    words = [line.split("  ") for line in as_text(found, "en").splitlines() if line and not line.startswith(" ─")]
    assert [[word.strip() for word in line if word.strip()] for line in words] == [
        ["Translations"],
        ["original", "reviewed", "not reviewed", "missing", "older"],
        ["bg", "1", "0", "1", "0", "0"],
        ["en", "0", "1", "0", "1", "1"],
        ["Texts to see to"],
        ["file", "state", "older than"],
        ["content/news/b/index.en.md", "reviewed", "bg"],
        ["content/news/a/index.en.md", "missing"],
        ["content/news/b/index.bg.md", "not reviewed"],
        ["Not seen, or not always"],
        ["folder", "state", "when"],
        ["content/news/a", "draft"],
        ["content/news/b", "appears", "15 January 2030, 08:00"],
        ["Figures that have a newer value"],
        ["place", "figure", "quoted", "newest"],
        ["content/news/a/index.bg.md:7", "funds", "1 (2020)", "2 (2021-04)"],
        ["content/news/b/index.bg.md:12", "funds", "follows the newest; bind it to its date", "2 (2021-04)"],
    ]


def test_what_readers_do_not_see_now_or_not_for_ever_is_told() -> None:
    articles = (
        article("a", day("2020-01-01"), status=Visible.DRAFT),
        article("b", day("2020-01-02"), publish_on=day("2023-02-01")),
        article("c", day("2020-01-03"), expires=day("2022-02-01")),
        article("d", day("2020-01-04"), expires=minute("2024-07-01 09:00")),
        article("e", day("2020-01-05")),
    )
    assert status(site(articles=articles)).appearances == (
        Appearance("content/news/a", "draft"),
        Appearance("content/news/b", "scheduled", "2023-01-31T22:00:00+00:00"),
        Appearance("content/news/c", "expired", "2022-01-31T22:00:00+00:00"),
        Appearance("content/news/d", "expiring", "2024-07-01T06:00:00+00:00"),
    )


def test_all_is_printed_and_the_code_is_0(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(content), "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    assert re.search(r"content/news/2021-02-samo-na-balgarski/index\.en\.md +missing", printed)
    assert re.search(r"content/news/2030-01-15-utre +appears +15 January 2030, 08:00", printed)


def test_drafts_and_what_is_not_public_now_are_told_of_too(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(content), "--format", "json"]) == 0
    texts = json.loads(capsys.readouterr().out)["texts"]
    path = "content/news/2021-03-01-chernova/index.{}.md"
    assert [text for text in texts if "chernova" in text["path"]] == [
        {"path": path.format("bg"), "language": "bg", "state": "original", "older_than": []},
        {"path": path.format("en"), "language": "en", "state": "original", "older_than": []},
    ]


@pytest.mark.parametrize(("form", "beginning"), [("text", "content/figures.yaml:1:1: error["), ("json", "[\n  {")])
def test_problems_are_told_as_validation_tells_them(
    form: str, beginning: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "figures.yaml").write_text("- a\n", encoding="utf-8")
    assert main([str(content), "--format", form, "--lang", "en"]) == 1
    assert capsys.readouterr().out.startswith(beginning)


def test_a_folder_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["/nowhere"])
    assert (stopped.value.code, "there is no folder /nowhere" in capsys.readouterr().err) == (2, True)
