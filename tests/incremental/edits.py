"""What people do to a project between two builds, each as a function of its folder and of a few random choices."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

from PIL import Image

Choice = TypeVar("Choice")
Edit = Callable[[Path, Random], None]

TOPICS = ("", "mobility", "open-data", "mobility, open-data", "open-data, mobility")
DATES = ("2019-02-03", "2021-02", "2021", "2022-12-31", "2030-05-06", "2023-01-01")
FOLDERS = ("news", "cities", "events", "documents", "pages")
SETTINGS = ("SITENAME = 'Име {}'", "SITEURL = 'https://{}.example'", "SITEURL = 'https://sofia.example/{}'")
MISTAKES = ("titel: x", "country: 7", "topics: [nothing]", "date: 31.12.2020", "status: gone", "id: a b", "{")
_ELEMENT = re.compile(r"<(?:a|article|div|h1|h2|li|main|nav|p|section|ul)\b")
_MESSAGE = re.compile(r'^msgstr "(?=[^"])', re.MULTILINE)
_TITLE = re.compile(r"title: \{bg: ")


def pick(random: Random, choices: Sequence[Choice]) -> Choice:
    return random.choice(choices)


def things(project: Path, *sections: str) -> list[Path]:
    """The folders of all things of these sections, or of any."""
    return sorted(path for section in sections or FOLDERS for path in (project / "content" / section).iterdir())


def words(project: Path, *sections: str) -> list[Path]:
    return [file for folder in things(project, *sections) for file in sorted(folder.glob("index.*.md"))]


def replace(file: Path, pattern: str, new: str) -> None:
    """Another value in the place of what a pattern finds first; or none, where it finds nothing."""
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, lambda _match: new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def insert(file: Path, pattern: re.Pattern[str], random: Random, new: str) -> None:
    """Something new after one of the places that a pattern finds."""
    text = file.read_text(encoding="utf-8")
    if ends := [match.end() for match in pattern.finditer(text)]:
        at = pick(random, ends)
        file.write_text(text[:at] + new + text[at:], encoding="utf-8")


def add(project: Path, random: Random) -> None:
    """A new article, city, event or page, in one language or both."""
    number = random.randrange(1000)
    section, name, facts = pick(
        random,
        (
            ("news", f"2022-03-04-nova-{number}", f"date: 2022-03-04\ntopics: [{pick(random, TOPICS)}]\n"),
            ("cities", f"grad-{number}", f"country: {pick(random, ('BG', 'BE', 'FR'))}\nrole: core\n"),
            ("events", f"2022-07-0{number % 9 + 1}-sabitie-{number}", "start: 2022-07-01\nattendance: online\n"),
            ("pages", f"stranica-{number}", ""),
        ),
    )
    if section == "events":
        facts = facts.replace("2022-07-01", name[:10])
    folder = project / "content" / section / name
    if folder.exists():
        return
    folder.mkdir()
    for language in pick(random, (("bg",), ("bg", "en"))):
        own = f"id: new-{section}-{number}\n{facts}" if language == "bg" else ""
        title = f"title: {'Ново' if language == 'bg' else 'New'} {number}\nsummary: {number}.\n"
        text = f"---\n{own}{title}---\n[{number}](/cities/sofia)\n"
        (folder / f"index.{language}.md").write_text(text, encoding="utf-8")


def edit_body(project: Path, random: Random) -> None:
    file = pick(random, words(project))
    with file.open("a", encoding="utf-8") as stream:
        stream.write(pick(random, ("\nОще.\n", "\n## Заглавие\n\nText.\n", "\n[Лювен](/cities/leuven)\n", "\n")))


def edit_title(project: Path, random: Random) -> None:
    number = random.randrange(100)
    replace(pick(random, words(project)), "^title: .*", f"title: Заглавие {number}")


def edit_summary(project: Path, random: Random) -> None:
    number = random.randrange(100)
    replace(pick(random, words(project)), "^summary: .*", f"summary: Summary {number}.")


def rename_city(project: Path, random: Random) -> None:
    replace(pick(random, words(project, "cities")), "^title: .*", f"title: Град {random.randrange(100)}")


def rename_folder(project: Path, random: Random) -> None:
    folder = pick(random, things(project))
    with_date = re.match(r"[\d-]*", folder.name)
    assert with_date
    folder.rename(folder.with_name(f"{with_date[0]}ime-{random.randrange(1000)}"))


def delete(project: Path, random: Random) -> None:
    shutil.rmtree(pick(random, things(project)))


def translate(project: Path, random: Random) -> None:
    """A translation that is not there is added, one that is there is taken away."""
    file = pick(random, things(project)) / "index.en.md"
    if file.exists():
        file.unlink()
    else:
        file.write_text("---\ntitle: Translated\nsummary: Translated.\n---\nTranslated.\n", encoding="utf-8")


def redate(project: Path, random: Random) -> None:
    replace(pick(random, words(project, "news", "documents")), "^date: .*", f"date: {pick(random, DATES)}")


def change_topics(project: Path, random: Random) -> None:
    file = pick(random, words(project, "news", "documents"))
    replace(file, "^topics: .*", f"topics: [{pick(random, TOPICS)}]")


def change_state(project: Path, random: Random) -> None:
    """A draft, something scheduled, something published."""
    file = pick(random, [file for file in words(project, "news") if file.name == "index.bg.md"])
    state = pick(random, ("status: draft\n", "publish_on: 2023-01-02 08:00\n", "expires: 2023-01-04\n", ""))
    replace(file, r"^(?:status|publish_on|expires): .*\n", "")
    replace(file, "^title:", f"{state}title:")


def change_list(project: Path, random: Random) -> None:
    """A title in one of the closed lists."""
    names = ("topics", "tracks", "figures", "programme", "consortia")
    insert(project / "content" / f"{pick(random, names)}.yaml", _TITLE, random, f"{random.randrange(100)} ")


def change_picture(project: Path, random: Random) -> None:
    """Another picture of the same name and size."""
    file = pick(random, sorted((project / "content").rglob("*.png")))
    with Image.open(file) as old:
        new = Image.new("RGB", old.size, (random.randrange(256), random.randrange(256), 0))
    stream = io.BytesIO()
    new.save(stream, "png")
    file.write_bytes(stream.getvalue())


def change_template(project: Path, random: Random) -> None:
    file = pick(random, sorted((project / "theme" / "templates").rglob("*.html")))
    insert(file, _ELEMENT, random, f' data-n{random.randrange(1000)}="x"')


def change_style(project: Path, random: Random) -> None:
    file = pick(random, sorted((project / "theme" / "static" / "css").rglob("*.css")))
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"\n.n{random.randrange(1000)} {{ color: red }}\n")


def change_word(project: Path, random: Random) -> None:
    """A translation in a catalogue."""
    file = pick(random, sorted((project / "theme" / "locale").glob("*/LC_MESSAGES/*.po")))
    insert(file, _MESSAGE, random, f"{random.randrange(100)} ")


def change_setting(project: Path, random: Random) -> None:
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as stream:
        stream.write(pick(random, SETTINGS).format(random.randrange(100)) + "\n")


def touch(project: Path, random: Random) -> None:
    """The same bytes: another time, or another file of the same name."""
    file = pick(random, words(project) + sorted((project / "theme" / "templates").rglob("*.html")))
    if random.random() < 0.5:
        os.utime(file)
    else:
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)


def make_mistake(project: Path, random: Random) -> None:
    """What no build may accept."""
    replace(pick(random, words(project)), "^title:", f"{pick(random, MISTAKES)}\ntitle:")


def break_link(project: Path, random: Random) -> None:
    """What is found only when the site is written, or when it is read."""
    with pick(random, words(project)).open("a", encoding="utf-8") as stream:
        stream.write(pick(random, ("\n[Nowhere](#nowhere)\n", "\n[Nowhere](/cities/nowhere)\n")))


def damage_output(project: Path, random: Random) -> None:
    damage(project / "output", random)


def damage_cache(project: Path, random: Random) -> None:
    damage(project / pick(random, (".cache", ".cache/pages", ".cache/templates")), random)


def damage(folder: Path, random: Random) -> None:
    """A file below a folder is deleted, torn, overwritten or emptied; or the whole folder is gone."""
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []
    if not files or random.random() < 0.05:
        shutil.rmtree(folder, ignore_errors=True)
        return
    file = pick(random, files)
    content = file.read_bytes()
    file.unlink()
    new = pick(random, (None, b"", content[: int(len(content) * random.random())], random.randbytes(len(content))))
    if new is not None:
        file.write_bytes(new)


EDITS = (
    add,
    edit_body,
    edit_title,
    edit_summary,
    rename_city,
    rename_folder,
    delete,
    translate,
    redate,
    change_topics,
    change_state,
    change_list,
    change_picture,
    change_template,
    change_style,
    change_word,
    change_setting,
    touch,
    make_mistake,
    break_link,
    damage_output,
    damage_cache,
    damage_cache,
)
