"""The names that the page gives are those that the rest of the house would give."""

from __future__ import annotations

import json
import subprocess

from plugins.domain.transliteration import slugify
from plugins.editing.form_editor.choices import Content
from plugins.editing.form_editor.editor import PAGE
from plugins.editing.form_editor.rules import rules_of
from plugins.editing.new_thing import slug_of_title
from tests.programs import required
from tests.project import ROOT

CONTENT = Content(ROOT / "content", "bg", "bg")
TITLES = [
    *(choice.label for kind in ("news", "events", "cities", "topics") for choice in CONTENT.named(kind)),
    "България и Австрия в „Предизвикателството“ – 100 града",
    "ЩЪРКЕЛ, ѝ, ЬО, Ийон",
    "Łódź Ærø Straße naïve",
    "  !!  ",
]
PROGRAM = """
import { readFileSync } from "node:fs";
import { folderName, freeSlug, slugify } from %s;
const { titles, rules } = JSON.parse(readFileSync(0, "utf8"));
const free = [freeSlug("Нова линия", ["nova-linia", "nova-linia-2"], rules), freeSlug("!", [], rules)];
const folders = ["2026-11-20", "2026-11-20 18:00", "2026-11", "tba", undefined].map((date) => folderName("a", date));
const slugs = titles.map((title) => slugify(title, rules.letters));
const short = titles.map((title) => freeSlug(title, [], rules));
console.log(JSON.stringify({ slugs, short, free, folders }));
"""


def test_titles_become_slugs_as_they_do_in_python() -> None:
    node = required("node", "nodejs")
    rules = rules_of(CONTENT, ("bg", "en"), is_local=True)
    program = PROGRAM % json.dumps((PAGE / "names.js").as_uri())
    done = subprocess.run(
        [node, "--experimental-default-type=module", "--input-type=module", "--eval", program],
        input=json.dumps({"titles": TITLES, "rules": rules}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["slugs"] == [slugify(title) for title in TITLES]
    assert made["short"] == [slug_of_title(title) for title in TITLES]
    assert made["free"] == ["nova-linia-3", ""]
    assert made["folders"] == ["2026-11-20-a", "2026-11-20-a", "2026-11-a", "a", "a"]
