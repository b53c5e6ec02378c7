"""What is published twice: the ledger, the calendar and the release after each publication."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.project import ROOT, Project, files_of

EXPECTED = ROOT / "tests" / "site" / "expected_ledger.json"
MEETING = "events/2022-05-16-sreshta"
LAB = "events/2020-09-28-laboratoria"
NEWS = "news/2020-07-02-nachalo"
BULGARIAN = "news/2021-02-samo-na-balgarski"
LATER = "1672617600"  # a day after the first
READY = (".br", ".gz", ".zst")  # what a release has beside each text


def ledger(project: Project) -> str:
    return (project.folder / "ledger.json").read_text(encoding="utf-8")


def sequences(project: Project) -> dict[str, int]:
    """SEQUENCE of each event as the ledger has it, when the public calendar has the same."""
    calendar = (project.releases / "current" / "feeds" / "events.ics").read_bytes().decode().replace("\r\n ", "")
    read = {}
    for event in re.findall(r"BEGIN:VEVENT.*?END:VEVENT", calendar, re.DOTALL):
        identity, number = (
            re.search(r"^UID:(.+)@", event, re.MULTILINE),
            re.search(r"^SEQUENCE:(\d+)", event, re.MULTILINE),
        )
        assert identity, event
        assert number, event
        read[identity[1]] = int(number[1])
    written = dict(re.findall(r'^"(.+?)": .*"sequence": (\d+)\},$', ledger(project), re.MULTILINE))
    assert {identity: int(number) for identity, number in written.items()} == read
    return read


def publish(project: Project) -> None:
    code, _, errors = project.pelican("publishconf.py", SOURCE_DATE_EPOCH=LATER)
    assert (code, errors) == (0, "")


def change(project: Project, path: str, old: str, new: str) -> None:
    file = project.content / path
    written = file.read_text(encoding="utf-8")
    assert old in written
    file.write_text(written.replace(old, new, 1), encoding="utf-8")


def refused(project: Project) -> list[str]:
    """The codes for which a publication is refused, when it has changed nothing."""
    before, written = files_of(project.releases), ledger(project)
    code, _, errors = project.pelican("publishconf.py", SOURCE_DATE_EPOCH=LATER)
    assert (code, files_of(project.releases), ledger(project)) == (1, before, written)
    assert sorted(path.name for path in project.folder.iterdir() if path.name.startswith(".")) in ([], [".cache"])
    return re.findall(r"error\[(.+?)\]", errors)


@pytest.fixture
def published(project: Project) -> Project:
    """The small site, published, without the one link to the news that these tests take away."""
    change(project, "programme.yaml", "    link: /news/2021-02-samo-na-balgarski\n", "")
    publish(project)
    return project


def test_publishing_writes_down_everything_that_is_public(published: Project) -> None:
    assert ledger(published) == EXPECTED.read_text(encoding="utf-8")


def test_publishing_what_is_published_leaves_the_ledger_untouched(published: Project) -> None:
    before = (published.folder / "ledger.json").stat()
    publish(published)
    after = (published.folder / "ledger.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_building_and_validating_write_no_ledger(project: Project) -> None:
    assert project.pelican()[0] == 0
    assert project.run("invoke", "validate").returncode == 0
    assert not (project.folder / "ledger.json").exists()


def test_an_event_that_is_moved_has_a_higher_sequence_and_keeps_it(published: Project) -> None:
    assert sequences(published) == {"event-lab": 0, "event-meeting": 0}
    change(published, f"{MEETING}/index.bg.md", "10:15", "10:30")
    publish(published)
    assert sequences(published) == {"event-lab": 0, "event-meeting": 1}
    second = ledger(published)
    publish(published)
    assert (sequences(published), ledger(published)) == ({"event-lab": 0, "event-meeting": 1}, second)


def test_a_build_says_the_sequence_that_will_be_published(published: Project) -> None:
    change(published, f"{MEETING}/index.bg.md", "10:15", "10:30")
    assert published.pelican(SOURCE_DATE_EPOCH=LATER)[0] == 0
    publish(published)
    assert (published.output / "feeds" / "events.ics").read_bytes() == (
        published.releases / "current" / "feeds" / "events.ics"
    ).read_bytes()
    assert published.pelican(SOURCE_DATE_EPOCH=LATER)[0] == 0
    released = files_of(published.releases / "current")
    assert files_of(published.output) == {path: file for path, file in released.items() if not path.endswith(READY)}


def test_a_cancelled_event_has_a_higher_sequence(published: Project) -> None:
    change(published, f"{LAB}/index.bg.md", "attendance: online", "attendance: online\nstate: cancelled")
    publish(published)
    assert sequences(published) == {"event-lab": 1, "event-meeting": 0}


def test_another_title_changes_no_promise(published: Project) -> None:
    before = ledger(published)
    change(published, f"{MEETING}/index.bg.md", "title: Среща", "title: Голямата среща")
    publish(published)
    assert ledger(published) == before


def test_a_new_translation_is_promised_too(published: Project) -> None:
    before = ledger(published)
    text = "---\ntitle: In Bulgarian at first\nsummary: It has a translation.\n---\nNow it is translated.\n"
    (published.content / BULGARIAN / "index.en.md").write_text(text, encoding="utf-8")
    publish(published)
    address = '"bg": "/news/samo-na-balgarski/"'
    assert address in before
    assert ledger(published) == before.replace(address, f'{address}, "en": "/en/news/samo-na-balgarski/"')


def test_a_translation_that_is_taken_away_is_refused(published: Project) -> None:
    (published.content / NEWS / "index.en.md").unlink()
    assert refused(published) == ["published-translation-gone"]


def rename(project: Project, path: str, new: str) -> Path:
    return (project.content / path).rename((project.content / path).with_name(new))


def test_a_new_slug_is_refused_without_the_old_address_and_published_with_it(published: Project) -> None:
    before = ledger(published)
    rename(published, BULGARIAN, "2021-02-novo-ime")
    assert refused(published) == ["published-address-gone"]
    path = "news/2021-02-novo-ime/index.bg.md"
    change(published, path, "topics:", "aliases: [/news/samo-na-balgarski/]\ntopics:")
    publish(published)
    was, now = (
        '{"bg": "/news/samo-na-balgarski/"}',
        '{"bg": "/news/novo-ime/"}, "aliases": ["/news/samo-na-balgarski/"]',
    )
    assert ledger(published) == before.replace(was, now)
    change(published, path, "aliases: [/news/samo-na-balgarski/]\n", "")
    assert refused(published) == ["published-address-gone"]


def test_a_thing_that_is_deleted_is_refused_until_its_line_is_deleted_too(published: Project) -> None:
    for file in (published.content / BULGARIAN).iterdir():
        file.unlink()
    (published.content / BULGARIAN).rmdir()
    assert refused(published) == ["published-id-gone"]
    lines = ledger(published).splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith('"news-bulgarian-only"'))
    (published.folder / "ledger.json").write_text(kept, encoding="utf-8")
    publish(published)
    assert ledger(published) == kept


def test_a_thing_that_has_expired_stays_promised(published: Project) -> None:
    before = ledger(published)
    change(published, f"{BULGARIAN}/index.bg.md", "topics:", "expires: 2022-01-01\ntopics:")
    publish(published)
    assert not (published.releases / "current" / "news" / "samo-na-balgarski").exists()
    assert ledger(published) == before


def test_a_draft_of_what_was_published_is_refused(published: Project) -> None:
    change(published, f"{BULGARIAN}/index.bg.md", "topics:", "status: draft\ntopics:")
    assert refused(published) == ["published-draft"]


def test_every_command_refuses_a_broken_promise(published: Project) -> None:
    change(published, f"{BULGARIAN}/index.bg.md", "id: news-bulgarian-only", "id: news-in-bulgarian")
    assert refused(published) == ["published-id-changed"]
    assert published.pelican()[0] == 1
    told = published.run("invoke", "validate", LC_ALL="C.UTF-8")
    assert (told.returncode, re.findall(r"error\[(.+?)\]", told.stdout)) == (1, ["published-id-changed"])


def test_a_release_that_is_refused_promises_nothing(published: Project) -> None:
    change(published, f"{MEETING}/index.bg.md", "10:15", "10:30")
    file = published.content / "pages" / "about" / "index.en.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n[Nowhere](#nowhere)\n", encoding="utf-8")
    assert refused(published) == ["dead-link"]


def test_a_release_that_cannot_be_written_promises_nothing(project: Project) -> None:
    project.releases.write_text("not a folder", encoding="utf-8")
    code, _, errors = project.pelican("publishconf.py")
    assert (code, errors.startswith("error[cannot-write]: ")) == (3, True)
    assert not (project.folder / "ledger.json").exists()


def test_publishing_writes_down_what_each_text_was_written_beside(published: Project) -> None:
    def older() -> list[tuple[str, list[str]]]:
        texts = json.loads(published.run("plugins.editing.status", "--format", "json").stdout)["texts"]
        return [(text["path"], text["older_than"]) for text in texts if text["older_than"]]

    assert older() == []
    change(published, f"{NEWS}/index.bg.md", "\nsummary: ", "\nsummary: Ново. ")
    publish(published)
    assert older() == [(f"content/{NEWS}/index.en.md", ["bg"])]
    change(published, f"{NEWS}/index.en.md", "\nsummary: ", "\nsummary: New. ")
    assert older() == []
