from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plugins.domain.permalink import Kind
from plugins.domain.picture import PictureFile
from plugins.domain.thing import Body, Picture, Source, Words
from plugins.domain.things import Article, Attendance, City, Event, Population, Registration, Role, Venue
from plugins.domain.when import Day, Minute, Month, Year
from plugins.problem import ContentRefused
from plugins.reading.content import read_site
from tests.pictures import gradient, written
from tests.reading.content_folder import DIALECTS, EVENT, NEWS, NOW, event, lay_out, news, problems, read

LINKING = "news/2021-05-11-drugo/index.bg.md"
INSTANT = datetime(2021, 6, 1, 9, 30, tzinfo=UTC)
"""12:30 in Sofia, in summer."""


def codes(content: Path, now: datetime = NOW) -> list[str]:
    return [f"{problem.place}: {problem.code}" for problem in problems(content, now)]


def slugs(content: Path, now: datetime = NOW) -> list[str]:
    return [article.slug for article in read(content, now).articles]


def words_of(content: Path, now: datetime = NOW) -> str:
    return str(dataclasses.astuple(read(content, now)))


def test_the_site_is_everything_in_the_folder(tmp_path: Path) -> None:
    content = lay_out(tmp_path)
    site = read(content)
    assert (site.content, site.languages, site.now) == (content, ("bg", "en"), NOW)
    assert [thing.address for thing in site.things] == [
        "/news/nachalo/",
        "/events/laboratoria/",
        "/cities/sofia/",
        "/about/",
    ]
    assert [topic.slug for topic in site.topics] == ["mobility"]
    assert [track.slug for track in site.tracks] == ["tourism"]
    assert [milestone.address for milestone in site.programme.milestones] == ["/news/nachalo/"]


def test_a_piece_of_news_says_all_that_its_files_say(tmp_path: Path) -> None:
    assert read(lay_out(tmp_path)).articles == (
        Article(
            kind=Kind.NEWS,
            id="news-beginning",
            slug="nachalo",
            folder="content/news/2020-07-02-nachalo",
            words={
                "bg": Words("Начало", "София започва.", Body('<p><a href="/cities/sofia/">София</a> започва.</p>')),
                "en": Words("Beginning", "Sofia begins.", Body('<p><a href="/en/cities/sofia/">Sofia</a> begins.</p>')),
            },
            topics=("mobility",),
            cities=("sofia",),
            date=Day(date(2020, 7, 2)),
            events=("laboratoria",),
        ),
    )


def test_an_event_says_all_that_its_files_say(tmp_path: Path) -> None:
    written = event(
        "end: 2021-05-10 12:00\ntimezone: Europe/Brussels\nvenue: {name: Зала, latitude: 50.85, longitude: 4.35}\n"
        "registration: {url: 'https://a.bg/', opens: 2021-05-01, closes: 2021-05-09 18:00, capacity: 50}\n"
        "languages: [bg, en]\nsources: [{title: Извор, date: 2021-05}]\npublish_on: 2021-05-01 08:00\n",
        start="2021-05-10 10:00",
    )
    found = read(lay_out(tmp_path, written)).event_by_slug["sabitie"]
    assert found == Event(
        kind=Kind.EVENT,
        id="event-example",
        slug="sabitie",
        folder="content/events/2021-05-10-sabitie",
        words={"bg": Words("Събитие", "Събитие.", Body("<p>Текст.</p>"))},
        publish_on=Minute(datetime(2021, 5, 1, 8, 0), "Europe/Sofia"),  # noqa: DTZ001
        sources=(Source("Извор", None, Month(2021, 5), None),),
        start=Minute(datetime(2021, 5, 10, 10, 0), "Europe/Brussels"),  # noqa: DTZ001
        end=Minute(datetime(2021, 5, 10, 12, 0), "Europe/Brussels"),  # noqa: DTZ001
        attendance=Attendance.ONLINE,
        venue=Venue("Зала", None, 50.85, 4.35),
        languages=("bg", "en"),
        registration=Registration(
            "https://a.bg/",
            Day(date(2021, 5, 1)),
            Minute(datetime(2021, 5, 9, 18, 0), "Europe/Brussels"),  # noqa: DTZ001
            50,
        ),
    )


def test_a_city_takes_its_facts_from_both_files(tmp_path: Path) -> None:
    picture = written(gradient(8, 4), "PNG")
    files: dict[str, str | bytes] = {
        "cities/sofia/index.bg.md": "---\nid: city-sofia\ntitle: София\nsummary: А.\ncountry: BG\nrole: mentor\n---\n",
        "cities/vratsa/index.bg.md": "---\nid: city-vratsa\ntitle: Враца\nsummary: А.\ncountry: BG\npicture: v.png\n"
        "picture_credit: Автор\npicture_licence: CC BY 4.0\npicture_alt: Скали\n---\n",
        "cities/vratsa/index.en.md": "---\ntitle: Vratsa\nsummary: A.\nrole: core\npicture_alt: Rocks\n"
        "mentors: [sofia]\npopulation: {value: 50000, as_of: 2021, source: NSI}\n---\n",
        "cities/vratsa/v.png": picture,
    }
    found = read(lay_out(tmp_path, files)).city_by_slug["vratsa"]
    assert found == City(
        kind=Kind.CITY,
        id="city-vratsa",
        slug="vratsa",
        folder="content/cities/vratsa",
        words={"bg": Words("Враца", "А.", picture_alt="Скали"), "en": Words("Vratsa", "A.", picture_alt="Rocks")},
        picture=Picture(PictureFile("v.png", hashlib.sha256(picture).hexdigest(), 8, 4), "Автор", "CC BY 4.0"),
        country="BG",
        role=Role.CORE,
        mentors=("sofia",),
        population=Population(50000, Year(2021), "NSI"),
    )


def test_news_with_a_time_and_no_zone_is_in_sofia(tmp_path: Path) -> None:
    written = {NEWS: "---\nid: a\ntitle: А\nsummary: Б\ndate: 2021-05-10 11:30\n---\n"}
    article = read(lay_out(tmp_path, written)).article_by_slug["primer"]
    assert article.date == Minute(datetime(2021, 5, 10, 11, 30), "Europe/Sofia")  # noqa: DTZ001


def test_news_may_be_in_one_language_only(tmp_path: Path) -> None:
    article = read(lay_out(tmp_path, news())).article_by_slug["primer"]
    assert list(article.words) == ["bg"]


def test_news_stand_from_the_oldest_and_those_of_one_day_by_their_id(tmp_path: Path) -> None:
    files = {
        f"news/{folder}/index.bg.md": f"---\nid: {identity}\ntitle: А\nsummary: Б\ndate: {when}\n---\n"
        for folder, identity, when in (
            ("a", "c", "2021-05-10"),
            ("b", "b", "2021-05-10"),
            ("c", "d", "2021-05-10 09:00"),
            ("d", "a", "2021-05"),
            ("e", "e", "2019-12-31"),
        )
    }
    assert slugs(lay_out(tmp_path, files)) == ["e", "nachalo", "d", "b", "a", "c"]


def test_a_draft_is_nowhere_in_the_site(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news("status: draft\n", "Тайна."))
    assert slugs(content) == ["nachalo"]
    assert "Тайна" not in words_of(content)


def test_a_draft_is_checked_like_everything_else(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news("status: draft\ncities: [sofya]\n", "[а](/cities/niama)"))
    assert codes(content) == [f"content/{NEWS}:7:10: unknown-city", f"content/{NEWS}:9:5: link-to-nothing"]


def test_a_draft_may_lead_to_another_draft(tmp_path: Path) -> None:
    files = news("status: draft\nevents: [sabitie]\n", "[а](/events/2021-05-10-sabitie)") | event("status: draft\n")
    assert codes(lay_out(tmp_path, files)) == []


@pytest.mark.parametrize(
    ("publish_on", "appears"),
    [
        ("2021-06-01 12:30", INSTANT),
        ("2021-06-01", datetime(2021, 5, 31, 21, 0, tzinfo=UTC)),
        ("2021-12-01", datetime(2021, 11, 30, 22, 0, tzinfo=UTC)),
    ],
)
def test_a_scheduled_thing_appears_at_the_exact_instant_in_sofia(
    publish_on: str, appears: datetime, tmp_path: Path
) -> None:
    content = lay_out(tmp_path, news(f"publish_on: {publish_on}\n", "Скоро."))
    assert slugs(content, appears - timedelta(microseconds=1)) == ["nachalo"]
    assert "Скоро" not in words_of(content, appears - timedelta(microseconds=1))
    assert slugs(content, appears) == ["nachalo", "primer"]


@pytest.mark.parametrize(
    ("expires", "goes"), [("2021-06-01 12:30", INSTANT), ("2021-06-01", datetime(2021, 5, 31, 21, 0, tzinfo=UTC))]
)
def test_a_thing_that_expires_goes_at_the_exact_instant_in_sofia(expires: str, goes: datetime, tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(f"expires: {expires}\n", "Старо."))
    assert slugs(content, goes - timedelta(microseconds=1)) == ["nachalo", "primer"]
    assert slugs(content, goes) == ["nachalo"]
    assert "Старо" not in words_of(content, goes)


def test_the_zone_of_an_event_does_not_move_its_publication(tmp_path: Path) -> None:
    written = event("publish_on: 2021-06-01 12:30\ntimezone: America/New_York\n", start="2021-07-10 10:00")
    content = lay_out(tmp_path, written)
    assert "sabitie" not in read(content, INSTANT - timedelta(seconds=1)).event_by_slug
    assert "sabitie" in read(content, INSTANT).event_by_slug


def test_a_link_to_a_scheduled_thing_is_plain_text_until_it_appears(tmp_path: Path) -> None:
    files = event("publish_on: 2021-06-01 12:30\n") | news(body="Виж [това](/events/2021-05-10-sabitie).")
    content = lay_out(tmp_path, files)
    before = read(content, INSTANT - timedelta(seconds=1)).article_by_slug["primer"]
    after = read(content, INSTANT).article_by_slug["primer"]
    assert before.words["bg"].body.html == "<p>Виж това.</p>"
    assert after.words["bg"].body.html == '<p>Виж <a href="/events/sabitie/">това</a>.</p>'


def test_a_milestone_that_links_to_a_scheduled_thing_has_no_address_until_it_appears(tmp_path: Path) -> None:
    text = (lay_out(tmp_path / "a") / "news/2020-07-02-nachalo/index.bg.md").read_text()
    scheduled = text.replace("date: 2020-07-02", "date: 2020-07-02\npublish_on: 2021-06-01 12:30")
    content = lay_out(tmp_path / "b", {"news/2020-07-02-nachalo/index.bg.md": scheduled})
    addresses = [
        [milestone.address for milestone in read(content, now).programme.milestones]
        for now in (INSTANT - timedelta(seconds=1), INSTANT)
    ]
    assert addresses == [[None], ["/news/nachalo/"]]


def test_a_milestone_may_not_link_to_a_draft(tmp_path: Path) -> None:
    text = (lay_out(tmp_path / "a") / "news/2020-07-02-nachalo/index.bg.md").read_text()
    draft = text.replace("date: 2020-07-02", "date: 2020-07-02\nstatus: draft")
    content = lay_out(tmp_path / "b", {"news/2020-07-02-nachalo/index.bg.md": draft})
    assert codes(content) == ["content/programme.yaml:19:11: link-to-draft"]


def test_links_know_the_path_below_which_the_site_stands(tmp_path: Path) -> None:
    site = read_site(lay_out(tmp_path), DIALECTS, NOW, "/icc")
    assert site.articles[0].words["en"].body.html == '<p><a href="/icc/en/cities/sofia/">Sofia</a> begins.</p>'


def test_a_document_says_how_large_its_file_is(tmp_path: Path) -> None:
    folder = "documents/narachnik"
    words = "title: Наръчник\nsummary: Как се прави.\n---\nТекст.\n"
    files = {
        f"{folder}/index.bg.md": f"---\nid: document-guide\nfile: guide.pdf\n{words}",
        f"{folder}/index.en.md": f"---\n{words}",
        f"{folder}/guide.pdf": b"%PDF-1.7" * 100,
    }
    (document,) = read(lay_out(tmp_path, files)).documents
    assert (document.file, document.file_size) == ("guide.pdf", 800)


def test_a_third_language_is_a_setting(tmp_path: Path) -> None:
    content = lay_out(tmp_path)
    (content / "news/2020-07-02-nachalo/index.en.md").rename(content / "news/2020-07-02-nachalo/index.de.md")
    german = (*DIALECTS, dataclasses.replace(DIALECTS[1], language="de"))
    with pytest.raises(ContentRefused) as refused:
        read_site(content, german, NOW)
    assert {problem.code for problem in refused.value.problems} == {"missing-translation", "missing-language"}
    assert "news" not in " ".join(problem.place.path for problem in refused.value.problems)


def test_the_same_folder_is_the_same_site_whatever_the_order_on_the_disk(tmp_path: Path) -> None:
    files = news() | event() | {LINKING: "---\nid: z\ntitle: А\nsummary: Б\ndate: 2021-05-10\n---\n"}
    one = lay_out(tmp_path / "one", files)
    other = lay_out(tmp_path / "other", dict(reversed(files.items())))
    assert dataclasses.replace(read(one), content=other) == read(other)


def test_files_and_folders_that_begin_with_a_dot_are_not_looked_at(tmp_path: Path) -> None:
    content = lay_out(tmp_path, {".DS_Store": b"\x00", "news/.git/x": "", ".obsidian/a.md": "x"})
    assert codes(content) == []


def test_an_event_whose_text_is_missing_does_not_hide_other_mistakes(tmp_path: Path) -> None:
    content = lay_out(tmp_path, {EVENT: "", NEWS: "", "tracks.yaml": "a: [b\n", "x.txt": ""})
    assert codes(content) == [
        f"content/{EVENT}:1:1: empty-file",
        f"content/{NEWS}:1:1: empty-file",
        "content/tracks.yaml:1:4: yaml-syntax",
        "content/x.txt:1:1: unexpected-file",
    ]


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("/news/staro/", None),
        ("/en/news/old/", None),
        ("/staro.html", None),
        ("/news/", "reserved-alias"),
        ("/en/", "reserved-alias"),
        ("/en/cities/", "reserved-alias"),
        ("/topics/mobility/", "reserved-alias"),
        ("/robots.txt", "reserved-alias"),
        ("/feeds/news.atom", "reserved-alias"),
        ("/en/feeds/news.atom", "reserved-alias"),
        ("/cities/sofia/", "duplicate-address"),
        ("/en/cities/sofia/", "duplicate-address"),
        ("/about/", "duplicate-address"),
        ("/cities/sofia/index.html", "duplicate-address"),
        ("/news/primer/", "duplicate-address"),
    ],
)
def test_an_alias_takes_no_address_that_is_in_use(alias: str, code: str | None, tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(f"aliases: [{alias}]\n"))
    assert codes(content) == ([f"content/{NEWS}:6:11: {code}"] if code else [])


@pytest.mark.parametrize("folder", ["search", "en", "bg", "news", "topics", "feeds", "data"])
def test_a_page_takes_no_address_of_the_site_itself(folder: str, tmp_path: Path) -> None:
    page = "---\ntitle: А\nsummary: Б\nid: a\n---\n"
    content = lay_out(tmp_path, {f"pages/{folder}/index.{language}.md": page for language in ("bg", "en")})
    assert codes(content) == [f"content/pages/{folder}:1:1: reserved-slug"]
