"""The form as an editor uses it: Decap CMS in Chromium, the real preview and server, commits in a repository."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request, expect

from plugins.domain.permalink import Kind
from plugins.editing.form_editor import packages
from plugins.editing.form_editor.editor import CACHE
from plugins.reading.bundle import read_bundle
from tests.editing.preview.running import running_preview
from tests.programs import required
from tests.project import ROOT, Project, make_project

HERE = Path(__file__).parent
EVERYTHING = Path("events", "2022-12-06-everything")
SAVED = "Записано"
pytestmark = pytest.mark.xdist_group("form editor")
PATIENCE = 60_000
"""Milliseconds; a machine that does much else at once is slow, and what is waited for is only that it happens."""


@dataclass
class Desk:
    """Where an editor sits: the project, its preview, a window with the form in it, and what that window asks for."""

    project: Project
    address: str
    page: Page
    asked: list[Request]

    def git(self, *arguments: str) -> str:
        command = ["git", *arguments]
        return subprocess.run(command, cwd=self.project.folder, check=True, capture_output=True, text=True).stdout

    def open(self, place: str) -> None:
        """A place of the form, in a window in which nothing was open before."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/admin/#/collections/{place}")

    def save(self) -> None:
        self.page.get_by_role("button", name="Запиши", exact=True).click()
        self.page.get_by_role("menuitem", name="Запиши сега").click()

    def fill(self, label: str, *texts: str) -> None:
        """One text for each language, the first one first."""
        for number, text in enumerate(texts):
            self.page.get_by_label(re.compile(f"^{label}", re.IGNORECASE)).nth(number).fill(text)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Desk]:
    required("npm", "npm")
    packages.cms(ROOT / CACHE)
    packages.server(ROOT / CACHE)
    project = make_project(tmp_path_factory.mktemp("desk") / "project")
    _begin_repository(project)
    with running_preview(project.folder) as preview:
        page, asked = browser.new_page(viewport={"width": 1400, "height": 1000}), []
        page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 (Playwright marks it)
        page.set_default_timeout(PATIENCE)
        page.goto(f"{preview.address}/admin/")
        page.get_by_role("button", name="Вход").click()
        page.get_by_role("heading", name="Новини").wait_for()
        yield Desk(project, preview.address, page, asked)
        page.close()


def _begin_repository(project: Project) -> None:
    (project.content / EVERYTHING).mkdir()
    shutil.copy(HERE / "everything.md", project.content / EVERYTHING / "index.bg.md")
    shutil.copy(project.content / "news" / "2020-07-02-nachalo" / "cover.png", project.content / EVERYTHING)
    (project.folder / ".gitignore").write_text(".cache\n/output\n.output.*\n/plugins\n/theme\n", encoding="utf-8")
    cache = ROOT / ".cache" / "form-editor"
    cache.mkdir(parents=True, exist_ok=True)
    (project.folder / ".cache").mkdir()
    (project.folder / ".cache" / "form-editor").symlink_to(cache)
    for command in (["init", "--quiet", "--initial-branch=main"], ["add", "."], [*_NOBODY, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *command], cwd=project.folder, check=True)


_NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")


def valid(desk: Desk) -> bool:
    done = desk.project.run("plugins.editing.validate", "--lang", "en")
    assert done.returncode == 0, done.stdout
    return True


def test_an_article_with_a_picture_is_written_in_both_languages_and_shown(
    desk: Desk,
    browser: Browser,
    tmp_path: Path,
) -> None:
    picture = _picture(tmp_path)
    beside = browser.new_page()
    beside.goto(f"{desk.address}/news/")
    page = desk.page
    desk.open("news/new")
    desk.fill("Заглавие", "Нова линия в България", "A new line in Bulgaria")
    desk.fill("Резюме", "Кратко: за линията.", "In short.")
    desk.fill("Дата", "2022-11-20")
    desk.fill("Текст", "Първи абзац.", "The first paragraph.")
    page.get_by_label(re.compile("^Текст", re.IGNORECASE)).first.press("Control+a")
    page.get_by_role("button", name="Удебелено").first.click()
    page.get_by_role("combobox", name="Теми").first.fill("Моб")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Избери изображение").first.click()
    page.locator("input[type=file]").set_input_files(picture)
    page.get_by_text("ploshtad-sofia.jpg").wait_for()
    page.get_by_role("button", name="Избери избрани").click()
    desk.fill("Картинката с думи", "Площад", "A square")
    desk.fill("Автор на картинката", "И. Иванов")
    desk.fill("Лиценз на картинката", "CC BY 4.0")
    desk.save()
    page.get_by_text(SAVED).first.wait_for()

    folder = "content/news/2022-11-20-nova-linia-v-bulgaria"
    assert desk.git("log", "-1", "--format=%s", "--name-only").split("\n") == [
        f"Add {folder}/index.md",
        "",
        f"{folder}/index.bg.md",
        f"{folder}/index.en.md",
        f"{folder}/ploshtad-sofia.jpg",
        "",
    ]
    assert desk.git("status", "--porcelain") == ""
    assert (desk.project.folder / folder / "index.bg.md").read_text(encoding="utf-8") == (
        "---\n"
        "id: news-nova-linia-v-bulgaria\n"
        "title: Нова линия в България\n"
        'summary: "Кратко: за линията."\n'
        "date: 2022-11-20\n"
        "picture_alt: Площад\n"
        "topics:\n  - mobility\n"
        "picture: ploshtad-sofia.jpg\n"
        "picture_credit: И. Иванов\n"
        "picture_licence: CC BY 4.0\n"
        "---\n"
        "**Първи абзац.**\n"
    )
    assert (desk.project.folder / folder / "index.en.md").read_text(encoding="utf-8") == (
        "---\ntitle: A new line in Bulgaria\nsummary: In short.\npicture_alt: A square\n---\nThe first paragraph.\n"
    )
    assert valid(desk)
    expect(beside.get_by_role("link", name="Нова линия в България")).to_be_visible(timeout=PATIENCE)
    beside.goto(f"{desk.address}/news/nova-linia-v-bulgaria/")
    leads_back = f"/admin/#/collections/news/entries/{Path(folder).name}/index"
    expect(beside.get_by_role("link", name="Към формуляра")).to_have_attribute("href", leads_back)
    beside.close()


def test_a_picture_in_the_text_is_written_as_markdown(desk: Desk, tmp_path: Path) -> None:
    desk.open("news/new")
    desk.fill("Текст", "Начало. ")
    desk.page.get_by_role("button", name="Картинка", exact=True).first.click()
    desk.page.locator("input[type=file]").set_input_files(_picture(tmp_path))
    desk.page.get_by_text("ploshtad-sofia.jpg").wait_for()
    desk.page.get_by_role("button", name="Избери избрани").click()
    text = desk.page.get_by_label(re.compile("^Текст", re.IGNORECASE)).first
    expect(text).to_have_value(
        re.compile(r'!\[какво се вижда\]\(ploshtad-sofia\.jpg "Автор, лиценз"\)'), timeout=PATIENCE
    )


def _picture(folder: Path) -> Path:
    picture = folder / "Площад София.JPG"
    Image.effect_noise((1600, 900), 40).convert("RGB").save(picture, format="JPEG")
    return picture


def test_an_article_is_edited_in_the_other_language(desk: Desk) -> None:
    desk.open("news/entries/2021-02-samo-na-balgarski/index")
    desk.fill("Заглавие", "Само на български език")
    desk.page.get_by_label(re.compile("^Заглавие", re.IGNORECASE)).nth(1).fill("In English too")
    desk.save()
    desk.page.get_by_text("„Резюме“ липсва на езика „en“.").wait_for()
    desk.page.get_by_label(re.compile("^Резюме", re.IGNORECASE)).nth(1).fill("A summary.")
    desk.save()
    desk.page.get_by_text(SAVED).first.wait_for()
    written = desk.project.content / "news" / "2021-02-samo-na-balgarski" / "index.en.md"
    assert written.read_text(encoding="utf-8").startswith("---\ntitle: In English too\nsummary: A summary.\n---\n")
    assert desk.git("log", "-1", "--format=%s") == "Edit content/news/2021-02-samo-na-balgarski/index.md\n"
    assert valid(desk)


def test_a_text_that_begins_with_dashes_stays_a_text(desk: Desk) -> None:
    desk.open("pages/entries/about/index")
    desk.fill("Текст", "---\nid: other\n---\nСлед чертата.")
    desk.save()
    desk.page.get_by_text(SAVED).first.wait_for()
    written = (desk.project.content / "pages" / "about" / "index.bg.md").read_text(encoding="utf-8")
    assert written.endswith("\n---\n\n---\nid: other\n---\nСлед чертата.\n")
    assert "id: other" not in written.split("\n---\n")[0]


def test_nothing_of_an_event_with_every_key_is_lost(desk: Desk) -> None:
    def record() -> tuple[object, ...]:
        found = read_bundle(Kind.EVENT, desk.project.content / EVERYTHING, str(EVERYTHING), ("bg", "en"))
        return found.facts, found.words["bg"], found.files["bg"].body, found.problems

    facts, words, body, _ = record()
    desk.open("events/entries/2022-12-06-everything/index")
    exceptions = desk.page.get_by_label(re.compile("^Изключения", re.IGNORECASE)).first
    expect(exceptions).to_have_value(
        "2022-12-27 18:00\n2022-12-13 18:00 → 2022-12-15 18:00 → 2022-12-15 19:00", timeout=PATIENCE
    )
    desk.fill("Резюме", "Друго.")
    desk.save()
    desk.page.get_by_text(SAVED).first.wait_for()
    assert record() == (facts, {**words, "summary": "Друго."}, body, [])
    assert valid(desk)


def test_a_mistake_is_told_beside_its_field_and_nothing_is_written(desk: Desk) -> None:
    before = desk.git("rev-parse", "HEAD")
    desk.open("news/new")
    desk.fill("Заглавие", "Грешна дата")
    desk.fill("Резюме", "Резюме.")
    desk.fill("Дата", "31.12.2022")
    desk.save()
    expect(desk.page.get_by_text(re.compile("дата, толкова точна, колкото е известно"))).to_be_visible(timeout=PATIENCE)
    assert desk.git("rev-parse", "HEAD") == before


def test_the_calendar_writes_the_day_and_leaves_the_time(desk: Desk) -> None:
    desk.open("events/new")
    start = desk.page.get_by_label(re.compile("^Начало", re.IGNORECASE)).first
    start.fill("2022-12-10 18:00")
    desk.page.get_by_label("Изберете деня").first.fill("2022-12-24")
    expect(start).to_have_value("2022-12-24 18:00", timeout=PATIENCE)


def test_the_other_language_has_the_form_in_its_own_words(desk: Desk) -> None:
    desk.page.goto("about:blank")
    desk.page.goto(f"{desk.address}/admin/en/")
    expect(desk.page.get_by_role("heading", name="News")).to_be_visible(timeout=PATIENCE)


def test_nothing_comes_from_another_host(desk: Desk) -> None:
    hosts = {urlsplit(request.url).hostname for request in desk.asked if request.url.startswith("http")}
    assert hosts == {"127.0.0.1"}
