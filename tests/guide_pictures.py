"""The pictures of the editors' guide, taken anew in Chromium: ``python -m tests.guide_pictures``.

A copy of the site's content is written in as the guide says, in each of its languages; the form needs npm.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from plugins.editing.guide import PICTURES
from tests.chromium import SWITCHES, chromium
from tests.editing.preview.running import running_preview
from tests.project import ROOT, Project, make_project

PATIENCE = 120_000
ARTICLE = "2026-11-23-sofia-otvori-novi-danni"


@dataclass(frozen=True)
class Words:
    """What is pressed in one language of the form."""

    language: str
    admin: str
    sign_in: str
    save: str
    save_now: str
    saved: str


BULGARIAN = Words("bg", "/admin/", "Вход", "Запиши", "Запиши сега", "Записано")
ENGLISH = Words("en", "/admin/en/", "Login", "Save", "Save now", "Saved")
STORY = {
    "title": ("София отвори нови данни", "Sofia opens new data"),
    "summary": ("Столичната община публикува нови набори от данни.", "Sofia Municipality publishes new data sets."),
    "date": ("2026-11-23",),
    "body": ("Данните са свободни за ползване.", "The data are free to use."),
}


def main() -> int:
    """Takes every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        for words in (BULGARIAN, ENGLISH):
            project = _project(Path(folder, words.language, "project"))
            with running_preview(project.folder) as preview:
                page = browser.new_page(viewport={"width": 1280, "height": 860}, locale=words.language)
                page.set_default_timeout(PATIENCE)
                _take(page, project, preview.address, words)
                page.close()
        browser.close()
    return 0


def _take(page: Page, project: Project, address: str, words: Words) -> None:
    root = "" if words is BULGARIAN else "/en"
    page.goto(f"{address}{words.admin}")
    page.get_by_role("button", name=words.sign_in).click()
    page.get_by_role("heading").first.wait_for()
    _keep(page, f"list.{words.language}")
    page.goto(f"{address}{words.admin}#/collections/news/new")
    for key, texts in STORY.items():
        for number, text in enumerate(texts):
            page.locator(f"[id^={key}-field]").nth(number).fill(text)
    page.evaluate("document.activeElement.blur(); document.querySelectorAll('*').forEach((one) => (one.scrollTop = 0))")
    _keep(page, f"form.{words.language}")
    page.get_by_role("button", name=words.save, exact=True).click()
    page.get_by_role("menuitem", name=words.save_now).click()
    page.get_by_text(words.saved, exact=True).first.wait_for()
    page.goto(f"{address}{root}/news/{ARTICLE[11:]}/")
    page.get_by_role("heading", level=1, name=STORY["title"][words is ENGLISH]).wait_for()
    _keep(page, f"preview.{words.language}")
    file = project.content / "news" / ARTICLE / "index.bg.md"
    file.write_text(file.read_text(encoding="utf-8").replace("date: 2026-11-23", "date: 23.11.2026"), encoding="utf-8")
    page.get_by_text("wrong-date").first.wait_for()
    _keep(page, f"mistake.{words.language}")


def _project(folder: Path) -> Project:
    """The site's content as a repository of its own."""
    project = make_project(folder)
    shutil.rmtree(project.content)
    shutil.copytree(ROOT / "content", project.content)
    (folder / ".gitignore").write_text(".cache\n/output\n.output.*\n/plugins\n/theme\n", encoding="utf-8")
    (folder / ".cache").mkdir()
    (folder / ".cache" / "form-editor").symlink_to(ROOT / ".cache" / "form-editor")
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    for command in (["init", "-q", "-b", "main"], ["add", "."], [*identity, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return project


def _keep(page: Page, name: str) -> None:
    page.wait_for_timeout(800)
    with Image.open(io.BytesIO(page.screenshot(animations="disabled"))) as picture:
        picture.convert("RGB").save(PICTURES / f"{name}.webp", quality=70, method=6)


if __name__ == "__main__":
    sys.exit(main())
