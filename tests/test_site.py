from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plugins.publishing.staging import digest
from tests.project import Project, files_of, settled

EXPECTED = Path(__file__).parent / "site" / "expected_files.txt"
FINGERPRINT = re.compile(r"\.[0-9a-f]{10}\.")
READY = (".br", ".gz", ".zst")
HIDDEN_WORDS = ("скритощурче", "hiddencricket", "бъдещощурче", "skritoshturche", "news-draft", "news-scheduled")
MISTAKE = (
    'content/events/2022-05-16-sreshta/index.bg.md:9:17: error[unknown-city]: there is no city "vraca"; '
    'did you mean "vratsa"?\n'
    "1 problem\n"
)


def make_mistake(project: Project) -> None:
    file = project.content / "events" / "2022-05-16-sreshta" / "index.bg.md"
    file.write_text(file.read_text(encoding="utf-8").replace("vratsa", "vraca"), encoding="utf-8")


def state_of(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """What a reader of the old site would notice: which file it is, when it was written, what is in it."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return [name for name in settled(folder) if name != ".cache"]


def test_the_site_has_these_files_and_no_other(built: Project) -> None:
    written = sorted(FINGERPRINT.sub(".*.", path) for path in files_of(built.output))
    assert written == EXPECTED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("word", HIDDEN_WORDS)
def test_no_word_of_a_draft_or_of_what_is_scheduled_is_in_any_file(built: Project, word: str) -> None:
    files = files_of(built.output)
    assert [path for path, content in files.items() if word in content.decode("utf-8", "ignore").casefold()] == []
    assert [path for path in files if word in path] == []


@pytest.mark.parametrize("picture", ["2021-03-01-chernova/cover.png", "2020-07-02-nachalo/unused.png"])
def test_no_picture_is_published_that_no_public_text_shows(built: Project, picture: str) -> None:
    content = (built.content / "news" / picture).read_bytes()
    assert content not in files_of(built.output).values()


def test_what_is_scheduled_is_there_when_its_time_has_come(project: Project) -> None:
    code, _, _ = project.pelican(SOURCE_DATE_EPOCH="1894687200")  # 2030-01-15 08:00 in Sofia
    assert code == 0
    assert (project.output / "news" / "utre" / "index.html").exists()


def test_what_is_scheduled_is_not_there_a_second_before_its_time(project: Project) -> None:
    code, _, _ = project.pelican(SOURCE_DATE_EPOCH="1894687199")
    assert code == 0
    assert not (project.output / "news" / "utre").exists()


@pytest.mark.parametrize(
    ("seed", "zone", "locale"),
    [("1", "Pacific/Kiritimati", "bg_BG.UTF-8"), ("4242", "America/New_York", "C")],
)
def test_the_same_content_gives_the_same_bytes_on_every_machine(
    built: Project, project: Project, seed: str, zone: str, locale: str
) -> None:
    code, _, _ = project.pelican(PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
    assert code == 0
    assert files_of(project.output) == files_of(built.output)


def test_a_build_over_an_old_site_leaves_nothing_of_it(built: Project, project: Project) -> None:
    old = project.output / "news" / "gone" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("old", encoding="utf-8")
    code, _, _ = project.pelican()
    assert code == 0
    assert files_of(project.output) == files_of(built.output)
    assert [name for name in names(project.folder) if name.startswith(".")] == []


def test_pelican_and_the_task_give_the_same_bytes(built: Project, project: Project) -> None:
    done = project.run("invoke", "build")
    assert done.returncode == 0
    assert files_of(project.output) == files_of(built.output)


def test_a_mistake_stops_the_build_and_leaves_the_old_site(built: Project, project: Project) -> None:
    shutil.copytree(built.output, project.output)
    before = state_of(project.output)
    make_mistake(project)
    assert project.pelican() == (1, "", MISTAKE)
    assert state_of(project.output) == before


def test_a_mistake_stops_the_task_with_the_same_code(project: Project) -> None:
    make_mistake(project)
    done = project.run("invoke", "build")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", MISTAKE)


def test_a_build_that_refuses_the_content_leaves_no_folder_behind(project: Project) -> None:
    before = names(project.folder)
    make_mistake(project)
    assert project.pelican()[0] == 1
    assert names(project.folder) == before


def test_a_link_that_leads_nowhere_stops_the_build_and_leaves_the_old_site(built: Project, project: Project) -> None:
    shutil.copytree(built.output, project.output)
    before, beside = state_of(project.output), names(project.folder)
    file = project.content / "pages" / "about" / "index.en.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n[Nowhere](#nowhere)\n", encoding="utf-8")
    code, _, errors = project.pelican()
    assert (code, errors) == (1, "en/about/index.html: error[dead-link]: #nowhere\n")
    assert state_of(project.output) == before
    assert names(project.folder) == beside


def test_an_output_that_cannot_be_written_gives_code_3_and_one_line(project: Project) -> None:
    (project.folder / "file").write_text("not a folder", encoding="utf-8")
    before = names(project.folder)
    code, output, errors = project.pelican("pelicanconf.py", "-o", "file/output")
    assert (code, output) == (3, "")
    assert re.fullmatch(r"error\[cannot-write\]: \S+/project/file\S*: .+\n", errors)
    assert names(project.folder) == before


def test_publishing_makes_a_release_and_points_current_at_it(built: Project, project: Project) -> None:
    code, _, _ = project.pelican("publishconf.py")
    assert code == 0
    release = f"20230101T000000Z-{digest(built.output)[:10]}"
    assert names(project.releases) == [release, f"{release}.json", "current"]
    assert (project.releases / "current").readlink() == Path(release)
    published = files_of(project.releases / "current")
    assert {path: published[path] for path in published if not path.endswith(READY)} == files_of(built.output)
    assert not project.output.exists()


def test_publishing_again_keeps_the_old_release(project: Project) -> None:
    assert project.pelican("publishconf.py")[0] == 0
    first = (project.releases / "current").readlink().name
    shutil.rmtree(project.content / "news" / "2021-03-01-chernova")
    file = project.content / "pages" / "about" / "index.en.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert project.pelican("publishconf.py", SOURCE_DATE_EPOCH="1672617600")[0] == 0
    second = (project.releases / "current").readlink().name
    assert second.startswith("20230102T000000Z-")
    assert names(project.releases) == [first, f"{first}.json", second, f"{second}.json", "current"]


def test_publishing_what_is_published_changes_nothing(project: Project) -> None:
    assert project.pelican("publishconf.py")[0] == 0
    before = state_of(project.releases)
    assert project.pelican("publishconf.py")[0] == 0
    assert state_of(project.releases) == before


def test_publishing_that_fails_leaves_the_release_that_is_public(project: Project) -> None:
    assert project.pelican("publishconf.py")[0] == 0
    before, current = state_of(project.releases), (project.releases / "current").readlink()
    make_mistake(project)
    assert project.pelican("publishconf.py") == (1, "", MISTAKE)
    assert state_of(project.releases) == before
    assert (project.releases / "current").readlink() == current


def test_a_site_below_a_path_links_only_below_it(project: Project) -> None:
    code, _, _ = project.pelican(SITEURL="https://sofia.example/icc/")
    assert code == 0
    pages = [content.decode() for path, content in files_of(project.output).items() if path.endswith(".html")]
    links = {link for page in pages for link in re.findall(r'(?:href|src)="(/[^"]*)"', page)}
    assert "/icc/en/news/nachalo/" in links
    assert [link for link in sorted(links) if not link.startswith("/icc/")] == []


def test_a_site_at_another_address_keeps_every_permanent_id(built: Project, project: Project) -> None:
    code, _, _ = project.pelican(SITEURL="https://elsewhere.example")
    assert code == 0
    for path, pattern in (("feeds/news.atom", rb"<id>.*?</id>"), ("feeds/events.ics", rb"UID:.*")):
        ids = re.findall(pattern, (project.output / path).read_bytes())
        assert len(ids) > 1
        assert ids == re.findall(pattern, (built.output / path).read_bytes())


STOCK_PLUGIN = """
from pelican import signals
from pelican.generators import Generator


class StockGenerator(Generator):
    def generate_output(self, writer):
        template = self.env.from_string("<title>{{ SITENAME }}</title>")
        writer.write_file("stock/index.html", template, self.context, url="stock/")


def get_generator(pelican):
    return StockGenerator


def register():
    signals.get_generators.connect(get_generator)
"""
STOCK_SETTINGS = """
import os, sys
sys.path.append(os.curdir)
from pelicanconf import *
PLUGINS = [*PLUGINS, "stock"]
"""


def test_a_stock_plugin_that_calls_the_writer_writes_into_the_new_site(built: Project, project: Project) -> None:
    (project.folder / "stock.py").write_text(STOCK_PLUGIN, encoding="utf-8")
    (project.folder / "stockconf.py").write_text(STOCK_SETTINGS, encoding="utf-8")
    code, _, _ = project.pelican("stockconf.py")
    assert code == 0
    page = "<title>Иновативна София · ICC</title>".encode()
    assert files_of(project.output) == {**files_of(built.output), "stock/index.html": page}
