"""A change by an editor, and both readers after it: each item once, as it is now, under the id it always had.

newsboat takes everything new but the date: it keeps the one under which it first saw an item.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from tests.feeds.cases import LANGUAGES, TAG
from tests.feeds.newsboat import Item, Newsboat
from tests.feeds.served import Served
from tests.project import Project
from tests.small_site import SITE_URL

BELOW = {"bg": "", "en": "/en"}
FEEDS = tuple((language, extension) for language in LANGUAGES for extension in ("atom", "rss"))

BEGINNING = "2020-07-02-nachalo"
BULGARIAN = "2021-02-samo-na-balgarski"
FIRST = {
    "bg": Item(f"{TAG}news-beginning", "Началото", f"{SITE_URL}/news/nachalo/", datetime(2020, 7, 1, 21, tzinfo=UTC)),
    "en": Item(
        f"{TAG}news-beginning", "The beginning", f"{SITE_URL}/en/news/nachalo/", datetime(2020, 7, 1, 21, tzinfo=UTC)
    ),
}
SECOND = Item(
    f"{TAG}news-bulgarian-only",
    "Само на български",
    f"{SITE_URL}/news/samo-na-balgarski/",
    datetime(2021, 1, 31, 22, tzinfo=UTC),
)
BEFORE = {"bg": [SECOND, FIRST["bg"]], "en": [FIRST["en"]]}
CHANGED = datetime(2020, 7, 3, 6, 30, tzinfo=UTC)

Shown = dict[str, list[Item]]


def edit(project: Project, folder: str, language: str, *changes: tuple[str, str]) -> None:
    """Changes what a file of a piece of news says, each at exactly one place."""
    file = project.content / "news" / folder / f"index.{language}.md"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def rename(project: Project) -> Shown:
    edit(project, BEGINNING, "bg", ("title: Началото", "title: Ново заглавие"), ("2020-07-03 09:30", "2020-07-08"))
    return {**BEFORE, "bg": [SECOND, replace(FIRST["bg"], title="Ново заглавие")]}


def change_slug(project: Project) -> Shown:
    edit(project, BEGINNING, "bg", ("aliases: [", "aliases: [/news/nachalo/, "))
    news, programme = project.content / "news", project.content / "programme.yaml"
    (news / BEGINNING).rename(news / "2020-07-02-start")
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace(f"/news/{BEGINNING}", "/news/2020-07-02-start"), encoding="utf-8")
    return {
        "bg": [SECOND, replace(FIRST["bg"], link=f"{SITE_URL}/news/start/")],
        "en": [replace(FIRST["en"], link=f"{SITE_URL}/en/news/start/")],
    }


def change_date(project: Project) -> Shown:
    edit(project, BEGINNING, "bg", ("date: 2020-07-02\nupdated", "date: 2021-06-01 10:00\nupdated"))
    new = {language: replace(FIRST[language], published=datetime(2021, 6, 1, 7, tzinfo=UTC)) for language in LANGUAGES}
    return {"bg": [new["bg"], SECOND], "en": [new["en"]]}


def translate(project: Project) -> Shown:
    file = project.content / "news" / BULGARIAN / "index.en.md"
    file.write_text("---\ntitle: Translated\nsummary: Now in English.\n---\nText.\n", encoding="utf-8")
    new = replace(SECOND, title="Translated", link=f"{SITE_URL}/en/news/samo-na-balgarski/")
    return {**BEFORE, "en": [new, FIRST["en"]]}


def correct(project: Project) -> Shown:
    edit(project, BEGINNING, "bg", ("започва.\n\n##", "вече започва.\n\n##"), ("2020-07-03 09:30", "2020-07-08"))
    return BEFORE


CHANGES = [rename, change_slug, change_date, translate, correct]


def in_feedparser(output: Path, language: str, extension: str) -> list[Item]:
    parsed = feedparser.parse((output / f"{BELOW[language]}/feeds/news.{extension}"[1:]).read_bytes())
    assert not parsed.bozo
    return [
        Item(entry.id, entry.title, entry.link, datetime(*entry.published_parsed[:6], tzinfo=UTC))
        for entry in parsed.entries
    ]


@pytest.mark.parametrize("change", CHANGES)
def test_a_reader_shows_each_item_once_as_it_is_now(
    newsboat: Newsboat, served: Served, built: Project, project: Project, change: Callable[[Project], Shown]
) -> None:
    after = change(project)
    assert project.pelican()[0] == 0
    for language, extension in FEEDS:
        feed = f"{served.address}{BELOW[language]}/feeds/news.{extension}"
        reader = newsboat.of(f"{language}.{extension}")
        first_dates = {item.id: item.published for item in BEFORE[language]}

        served.publish(built.output)
        reader.reload(feed)
        assert reader.items(feed) == in_feedparser(built.output, language, extension) == BEFORE[language]

        served.publish(project.output)
        reader.reload(feed)
        shown = reader.items(feed)
        assert in_feedparser(project.output, language, extension) == after[language]
        kept = [replace(item, published=first_dates.get(item.id, item.published)) for item in after[language]]
        assert sorted(shown, key=lambda item: item.id) == sorted(kept, key=lambda item: item.id)


def test_a_correction_reaches_the_text_and_says_when(
    newsboat: Newsboat, served: Served, built: Project, project: Project
) -> None:
    correct(project)
    assert project.pelican()[0] == 0
    feed = f"{served.address}/feeds/news.atom"
    texts, changed = [], []
    for site in (built, project):
        served.publish(site.output)
        newsboat.reload(feed)
        texts.append(newsboat.texts(feed)[FIRST["bg"].id])
        parsed = feedparser.parse((site.output / "feeds" / "news.atom").read_bytes())
        changed.append(next(entry.updated for entry in parsed.entries if entry.id == FIRST["bg"].id))
    assert ["вече започва" in text for text in texts] == [False, True]
    assert changed == ["2020-07-03T06:30:00+00:00", "2020-07-07T21:00:00+00:00"]
