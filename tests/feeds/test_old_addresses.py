"""Who subscribed before a thing was moved is not cut off: its files stand at their old addresses too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from plugins.calendar.plan import plan as calendar_plan
from plugins.domain.permalink import slug_of_folder
from plugins.feeds.plan import plan as feeds_plan
from plugins.publishing.edition import Edition
from plugins.publishing.page import File, made
from tests.project import Project, files_of
from tests.small_site import SITE_URL, article, city, day, editions, event

SOFIA = city("sofia", "София", "Sofia", aliases=("/cities/sofiya/", "/en/cities/serdica/"))
EDITIONS = editions(
    cities=(SOFIA, city("vratsa", "Враца", "Vratsa")),
    articles=(article("novina", day("2020-07-02"), cities=("sofia",)),),
    events=(
        event("sreshta", day("2022-05-16"), cities=("sofia",), aliases=("/events/meeting/", "/news/meeting/")),
        event("seminar", day("2022-05-17"), en=None, aliases=("/events/workshop/",)),
    ),
)
EXTENSIONS = ("atom", "ics", "json", "rss")
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{10}\.[a-z0-9]+$")


def files(planned: Sequence[Edition] = EDITIONS) -> dict[str, bytes]:
    both = (*made(feeds_plan(planned)), *made(calendar_plan(planned)))
    return {item.address: item.content for item in both if isinstance(item, File)}


def test_the_files_of_a_city_stand_at_its_old_addresses_in_the_languages_of_those() -> None:
    of_cities = {address for address in files() if "/cities/" in address}
    bulgarian = {
        f"/feeds/cities/{slug}.{extension}" for slug in ("sofia", "sofiya", "vratsa") for extension in EXTENSIONS
    }
    english = {f"/en{address}" for address in bulgarian} | {f"/en/feeds/cities/serdica.{end}" for end in EXTENSIONS}
    assert of_cities == bulgarian | english


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("below", ["", "/en"])
def test_at_an_old_address_stands_the_same_file(below: str, extension: str) -> None:
    now, old = (files()[f"{below}/feeds/cities/{slug}.{extension}"] for slug in ("sofia", "sofiya"))
    assert old == now


def test_the_file_of_an_event_stands_at_its_old_address_where_the_event_was_an_event() -> None:
    of_events = {address for address in files() if address.endswith("/event.ics")}
    assert of_events == {
        "/events/sreshta/event.ics",
        "/events/meeting/event.ics",
        "/en/events/sreshta/event.ics",
        "/en/events/meeting/event.ics",
        "/events/seminar/event.ics",
        "/events/workshop/event.ics",
    }
    assert files()["/en/events/meeting/event.ics"] == files()["/en/events/sreshta/event.ics"]


def test_a_file_at_an_old_address_names_the_new_one_as_its_own() -> None:
    calendar = Calendar.from_ical(files()["/en/feeds/cities/sofiya.ics"])
    feed = feedparser.parse(files()["/en/feeds/cities/sofiya.atom"]).feed
    own = [link["href"] for link in feed.links if link["rel"] == "self"]
    assert (str(calendar["source"]), own) == (
        f"{SITE_URL}/en/feeds/cities/sofia.ics",
        [f"{SITE_URL}/en/feeds/cities/sofia.atom"],
    )


def move(project: Project, old: str, new: str) -> None:
    """Gives a thing another folder, leaves its old address in ``aliases``, and mends what names it."""
    (project.content / old).rename(project.content / new)
    slugs = [slug_of_folder(Path(folder).name) for folder in (old, new)]
    for file in project.content.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        mended = re.sub(rf"^(cities|events): (.*)\b{slugs[0]}\b", rf"\1: \2{slugs[1]}", text, flags=re.MULTILINE)
        if file == project.content / new / "index.bg.md":
            mended = mended.replace("---\n", f"---\naliases: [/{Path(old).parent}/{slugs[0]}/]\n", 1)
        file.write_text(mended, encoding="utf-8")


def test_what_is_moved_keeps_every_file_that_was_published(project: Project) -> None:
    assert project.pelican()[0] == 0
    before = set(files_of(project.output))
    move(project, "cities/vratsa", "cities/vraca")
    move(project, "events/2022-05-16-sreshta", "events/2022-05-16-srescha")
    code, _, errors = project.pelican()
    assert (code, errors) == (0, "")
    after = files_of(project.output)
    gone = {path for path in before - set(after) if not NAMED_BY_CONTENT.search(path)}
    assert gone == set()
    for below in ("", "en/"):
        assert after[f"{below}events/sreshta/event.ics"] == after[f"{below}events/srescha/event.ics"]
        for extension in EXTENSIONS:
            path = f"{below}feeds/cities/{{}}.{extension}"
            assert after[path.format("vratsa")] == after[path.format("vraca")]
