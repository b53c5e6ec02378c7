"""The strings of ``attacks.txt``, and the content that carries them: texts, words, pictures, names of files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.project import ROOT

Files = dict[str, bytes]

PICTURE = (ROOT / "tests/site/content/news/2020-07-02-nachalo/plan.png").read_bytes()
PLAIN = "Дума"
"""What stands where an attack was refused."""


@dataclass(frozen=True)
class Attack:
    number: int
    kind: str
    text: str


def read_attacks() -> tuple[Attack, ...]:
    """Each line of the file that does not name a kind."""
    attacks: list[Attack] = []
    kind = ""
    for line in Path(__file__).with_name("attacks.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line.removeprefix("# ")
        else:
            attacks.append(Attack(len(attacks), kind, line))
    return tuple(attacks)


def quoted(text: str) -> str:
    """A text as a value in YAML; the escapes of JSON are among those of YAML."""
    return json.dumps(text, ensure_ascii=False)


def news(number: int, title: str = PLAIN, others: Sequence[str] = (PLAIN,), body: str = PLAIN) -> Files:
    """An article: its title and summary are ``title``, its authors and sources ``others``."""
    facts = f"id: attack-{number}\ntitle: {quoted(title)}\nsummary: {quoted(title)}\ndate: 2021-05-10\n"
    authors = f"authors: [{', '.join(map(quoted, others))}]\nsources:\n"
    sources = "".join(f"  - title: {quoted(other)}\n    url: https://source.example/\n" for other in others)
    folder = f"news/2021-05-10-a{number}"
    written = f"---\n{facts}{authors}{sources}---\n{body}\n"
    return {f"{folder}/index.bg.md": written.encode(), f"{folder}/plan.png": PICTURE}


def event(number: int, title: str, others: Sequence[str], body: str) -> Files:
    """An event with a picture: its title and summary are ``title``, four other words ``others``."""
    note, name, address, organiser = map(quoted, others)
    facts = f"id: event-{number}\ntitle: {quoted(title)}\nsummary: {quoted(title)}\nstatus_note: {note}\n"
    where = f"state: postponed\nvenue:\n  name: {name}\n  address: {address}\norganiser: {organiser}\n"
    picture = f"picture: plan.png\npicture_credit: {note}\npicture_licence: {name}\npicture_alt: {address}\n"
    folder = f"events/2021-06-10-e{number}"
    written = f"---\n{facts}{where}{picture}start: 2021-06-10\nattendance: in-person\n---\n{body}\n"
    return {f"{folder}/index.bg.md": written.encode(), f"{folder}/plan.png": PICTURE}


def document(number: int, name: str) -> Files:
    """A document with a file of that name, as far as a disk can have it."""
    said = f"title: {PLAIN} {number}\nsummary: {PLAIN}\n"
    folder = f"documents/d{number}"
    facts = f"id: document-{number}\nfile: {quoted(name)}\n"
    return {
        f"{folder}/index.bg.md": f"---\n{facts}{said}---\n{PLAIN}\n".encode(),
        f"{folder}/index.en.md": f"---\n{said}---\n{PLAIN}\n".encode(),
        f"{folder}/{name.replace('/', '_')}": b"%PDF-1.4\n",
    }


def picture(text: str) -> str:
    """A picture that is described and credited by a text."""
    return f'![{text}](plan.png "{text}")'


def name_of(attack: Attack) -> str:
    """An attack as the name of a file."""
    return f"{attack.text[:60]}.pdf"
