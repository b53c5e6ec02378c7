"""A site of any size, the same every time: N articles in two languages, with cities, events, topics, no pictures."""

from __future__ import annotations

from pathlib import Path
from random import Random

_BULGARIAN = (
    "градът общината данните услугата хората решението партньорите мрежата проектът транспортът енергията сградите "
    "въздухът улицата паркът училището бизнесът науката планът бюджетът срещата лабораторията участниците целта "
    "промяната стратегията платформата показва започва подкрепя развива споделя измерва открива и за на с от към по"
)
_ENGLISH = (
    "the city municipality data service people solution partners network project transport energy buildings air "
    "street park school business science plan budget meeting laboratory participants goal change strategy platform "
    "shows starts supports develops shares measures opens and for of with from towards along in"
)
WORDS = {"bg": _BULGARIAN.split(), "en": _ENGLISH.split()}
COUNTRIES = ("BG", "BE", "DE", "ES", "FI", "FR", "GR", "HR", "IT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
TOPICS = ("mobility", "open-data", "e-government", "clean-industry", "reskilling")


def make_corpus(content: Path, articles: int) -> None:
    """Adds to ``content`` that many articles, a tenth as many events, and a tenth as many cities, at least one each."""
    random = Random(20200702)
    cities = [f"grad-{number}" for number in range(max(articles // 10, 1))]
    for slug in cities:
        _city(content / "cities" / slug, random)
    for number in range(max(articles // 10, 1)):
        _event(
            content / "events" / f"20{20 + number % 6}-{number % 12 + 1:02}-{number % 28 + 1:02}-sabitie-{number}",
            random,
        )
    for number in range(articles):
        year, month, day = 2010 + number % 15, number // 15 % 12 + 1, number // 180 % 28 + 1
        _article(content / "news" / f"{year}-{month:02}-{day:02}-novina-{number}", random, cities)


def sentence(random: Random, language: str, length: int = 12) -> str:
    """Words of a language with a capital letter and a full stop."""
    text = " ".join(random.choices(WORDS[language], k=length))
    return f"{text.capitalize()}."


def body(random: Random, language: str) -> str:
    """About 250 words with headings, links, a list, emphasis and, in every fifth one, a table."""
    parts = [_paragraph(random, language)]
    for number in range(2):
        parts += [
            f"## {sentence(random, language, 4)[:-1]}",
            _paragraph(random, language),
            _paragraph(random, language),
        ]
        if number == 0:
            parts.append("\n".join(f"- {sentence(random, language, 7)}" for _ in range(4)))
    if random.random() < 0.2:
        parts.append("| A | B |\n|---|---|\n" + "\n".join(f"| {n} | {n * n} |" for n in range(4)))
    return "\n\n".join(parts) + "\n"


def _paragraph(random: Random, language: str) -> str:
    sentences = [sentence(random, language) for _ in range(3)]
    sentences[1] = f"**{sentences[1][:-1]}**, [{random.choice(WORDS[language])}](/topics/{random.choice(TOPICS)})."
    return " ".join(sentences)


def _write(folder: Path, random: Random, facts: str) -> None:
    folder.mkdir(parents=True)
    for language in ("bg", "en"):
        title, summary = sentence(random, language, 6)[:-1], sentence(random, language)
        stated = facts if language == "bg" else ""
        text = f'---\n{stated}title: "{title} {folder.name[-4:]}"\nsummary: "{summary}"\n---\n{body(random, language)}'
        (folder / f"index.{language}.md").write_text(text, encoding="utf-8")


def _article(folder: Path, random: Random, cities: list[str]) -> None:
    number = folder.name.rpartition("-")[2]
    topics, of = ", ".join(random.sample(TOPICS, 2)), random.choice(cities)
    _write(folder, random, f"id: news-{number}\ndate: {folder.name[:10]}\ntopics: [{topics}]\ncities: [{of}]\n")


def _event(folder: Path, random: Random) -> None:
    number = folder.name.rpartition("-")[2]
    facts = f"id: event-{number}\nstart: {folder.name[:10]}\nattendance: online\ntopics: [{random.choice(TOPICS)}]\n"
    _write(folder, random, facts)


def _city(folder: Path, random: Random) -> None:
    country = random.choice(COUNTRIES)
    place = f"latitude: {random.uniform(36, 65):.4f}\nlongitude: {random.uniform(-9, 30):.4f}\n"
    _write(folder, random, f"id: city-{folder.name}\ncountry: {country}\nrole: core\n{place}")
