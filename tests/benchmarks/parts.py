"""What a build is made of: the conversion of one text, the rendering of one page, the loading of the program."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from statistics import median
from typing import TypeVar

from plugins.domain.permalink import Kind
from plugins.domain.thing import Body, Words
from plugins.news.plan import plan
from plugins.problem import Place
from plugins.publishing.assets import collect_assets
from plugins.publishing.chrome import make_chrome
from plugins.publishing.page import Page, made
from plugins.publishing.rendering import Renderer, Theme
from plugins.reading.bundle import Bundle
from plugins.reading.dialect import dialects
from plugins.reading.links import LinkMap, Target, Visibility
from plugins.reading.source_file import SourceFile
from plugins.reading.strict_yaml import Mapping
from plugins.reading.texts import TextConverter
from tests.benchmarks.corpus import TOPICS, body
from tests.benchmarks.generator import ROOT
from tests.small_site import LANGUAGES, article, day, editions

Item = TypeVar("Item")

TIMES = 40
LOADING = "import pelicanconf, importlib\nfor name in pelicanconf.PLUGINS: importlib.import_module(name).register()"
"""What is loaded before a build begins: Python, Pelican, every plugin."""

_PATH = "content/news/2020-07-02-novina/index.en.md"


def parts() -> tuple[str, ...]:
    """What each takes, the median of many times."""
    took = {
        "Markdown of one article (about 250 words) into HTML": _markdown(),
        "the page of one article by Jinja": _page(),
        "Python, by itself, starts in": _loading("pass"),
        "Python, Pelican and all plugins start in": _loading(LOADING),
    }
    return tuple(f"{what}: {seconds * 1000:.1f} ms" for what, seconds in took.items())


def _markdown() -> float:
    targets = {f"/topics/{slug}": Target(f"/topics/{slug}/", Visibility.PUBLIC, ("bg", "en")) for slug in TOPICS}
    links = LinkMap(targets, ("bg", "en"))
    converter = TextConverter(dialects({"en": "en_GB"})[0])

    def convert(text: str) -> None:
        file = SourceFile(_PATH, "en", Mapping({}, {}, Place(_PATH)), text, 1)
        _, problems = converter.convert(Bundle(Kind.NEWS, Path(_PATH).parent, str(Path(_PATH).parent)), file, links)
        assert problems == []

    return _median(convert, (body(Random(number), "en") for number in range(TIMES)))


def _page() -> float:
    written = Words(title="News", summary="News.", body=Body(html=f"<p>{body(Random(1), 'en')}</p>"))
    news = [article(f"n{number}", day(f"20{number}-01-01"), words={"en": written}) for number in range(10, 10 + TIMES)]
    _, english = editions(articles=news)
    assets = collect_assets(ROOT / "theme" / "static")
    trimmed = {"trim_blocks": True, "lstrip_blocks": True}
    theme = Theme((ROOT / "theme" / "templates",), trimmed, filters={}, globals={}, tests={})
    renderer = Renderer({"en": theme.environment("en")}, {"en": make_chrome(english, assets)})
    renderer.load()
    pages = [page for page in made(plan((english,))) if isinstance(page, Page) and page.template == "article.html"]
    assert (len(pages), set(LANGUAGES)) == (TIMES, {"bg", "en"})
    return _median(renderer.render, pages)


def _loading(code: str) -> float:
    def load(_time: int) -> None:
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)

    return _median(load, range(7))


def _median(work: Callable[[Item], object], items: Iterable[Item]) -> float:
    """Seconds that the work takes for one of the items, the first, which warms up, left out."""
    took = []
    for item in items:
        start = time.perf_counter()
        work(item)
        took.append(time.perf_counter() - start)
    return median(took[1:])
