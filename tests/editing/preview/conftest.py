"""A site that was built, as the preview finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "index.html": "<p>Начало</p>",
    "404.html": "<p>Няма такава страница</p>",
    "en/index.html": "<p>Home</p>",
    "en/404.html": "<p>No such page</p>",
    "feeds/news.atom": "<feed/>",
    "feeds/news.rss": "<rss/>",
    "feeds/events.ics": "BEGIN:VCALENDAR",
    "sitemap.xml": "<urlset/>",
    "robots.txt": "User-agent: *",
    "assets/font.woff2": "font",
    "assets/site.css": "b {}",
    "news/cover.png": "picture",
}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder
