"""The small site as releases: each differs from the one before in a text, in its style, and in its pages."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from plugins.deploying.manifest import Manifest, read_manifest
from plugins.deploying.releases import list_releases
from plugins.deploying.target import Order
from tests.project import NEW_YEAR_2023, ROOT, Project

ABOUT = "pages/about/index.en.md"


@dataclass(frozen=True)
class Published:
    project: Project

    @property
    def releases(self) -> Path:
        return self.project.releases

    @property
    def names(self) -> list[str]:
        """The oldest first."""
        return [release.name for release in list_releases(self.releases)][::-1]

    def manifest(self, number: int) -> Manifest:
        return read_manifest(self.releases, self.names[number])

    def order(self, number: int) -> Order:
        return Order(self.releases / self.names[number], self.manifest(number))


def publish(project: Project, state: int, **environment: str) -> None:
    """Brings the site into a state of its own and publishes it; in each, one page is only in that state."""
    about = project.content / ABOUT
    text = about.read_text(encoding="utf-8").partition("\n\nState ")[0]
    about.write_text(f"{text}\n\nState {state}.\n", encoding="utf-8")
    if (project.folder / "theme").is_symlink():
        (project.folder / "theme").unlink()
        shutil.copytree(ROOT / "theme", project.folder / "theme")
    tokens = project.folder / "theme" / "static" / "css" / "tokens.css"
    tokens.write_text(tokens.read_text(encoding="utf-8") + f"\n/* {state} */\n", encoding="utf-8")
    (project.folder / "ledger.json").unlink(missing_ok=True)
    for folder in project.content.glob("news/2022-01-0*-only*"):
        shutil.rmtree(folder)
    only = project.content / "news" / f"2022-01-0{state + 1}-only{state}"
    only.mkdir()
    for language, title in (("bg", "Само тук"), ("en", "Only here")):
        facts = f"id: news-only{state}\ndate: 2022-01-0{state + 1}\n" if language == "bg" else ""
        words = f"---\n{facts}title: {title} {state}\nsummary: {title}.\n---\n{title}.\n"
        (only / f"index.{language}.md").write_text(words, encoding="utf-8")
    epoch = str(int(NEW_YEAR_2023) + 86_400 * state)
    done = project.pelican("publishconf.py", SOURCE_DATE_EPOCH=epoch, **environment)
    assert done[0] == 0, done
