from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.domain.thing import Body, Heading
from plugins.reading.body_store import BodyStore, KeptBody, body_key, keep
from plugins.reading.content import read_site
from plugins.reading.texts import TextConverter
from tests.reading.content_folder import DIALECTS, NOW, lay_out, news

KEPT = KeptBody(
    Body("<p>Текст & <b>друго</b></p>", (Heading(2, "one", "Едно"),)), (("/cities/sofia", "/cities/sofia/"),)
)
BODY = "Вижте [София](/cities/sofia).\n\n## Заглавие\n\nТекст."


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that have been converted since the test began."""
    texts: list[str] = []
    convert = TextConverter.convert

    def counting(self: TextConverter, bundle: object, file: object, *rest: object) -> object:
        texts.append(file.body)  # type: ignore[attr-defined]
        return convert(self, bundle, file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(TextConverter, "convert", counting)
    return texts


def body(content: Path, now: datetime = NOW) -> str:
    """The article's Bulgarian text, read with the store beside the content."""
    site = read_site(content, DIALECTS, now, cache=content.parent / "bodies.sqlite3")
    return next(article for article in site.articles if article.id == "news-example").words["bg"].body.html


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    keep(tmp_path / "store", [("key", KEPT)])
    assert BodyStore(tmp_path / "store").get("key") == KEPT
    assert BodyStore(tmp_path / "store").get("another") is None


def test_a_text_is_converted_once(tmp_path: Path, converted: list[str]) -> None:
    content = lay_out(tmp_path, news(body=BODY))
    first = body(content)
    assert f"{BODY}\n" in converted
    converted.clear()
    assert body(content) == first
    assert converted == []


def test_an_edited_text_is_converted_again_and_no_other(tmp_path: Path, converted: list[str]) -> None:
    content = lay_out(tmp_path, news(body=BODY))
    body(content)
    converted.clear()
    lay_out_again = news(body="Друго.")
    for path, text in lay_out_again.items():
        (content / path).write_text(text, encoding="utf-8")
    assert body(content) == "<p>Друго.</p>"
    assert converted == ["Друго.\n"]


def test_a_link_that_leads_elsewhere_has_its_text_converted_again(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(body=BODY))
    assert '<a href="/cities/sofia/">София</a>' in body(content)
    front = (content / "cities/sofia/index.bg.md").read_text(encoding="utf-8")
    scheduled = front.replace("country: BG", "country: BG\npublish_on: 2022-06-01")
    (content / "cities/sofia/index.bg.md").write_text(scheduled, encoding="utf-8")
    assert "<p>Вижте София.</p>" in body(content)
    assert '<a href="/cities/sofia/">София</a>' in body(content, datetime(2022, 7, 1, tzinfo=UTC))


def test_a_text_with_a_mistake_is_told_of_it_every_time(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(body="[Никъде](/cities/atlantis)"))
    for _ in range(2):
        with pytest.raises(Exception, match="1 problems"):
            body(content)


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_store_is_made_anew(tmp_path: Path, damage: bytes, converted: list[str]) -> None:
    content, store = lay_out(tmp_path, news(body=BODY)), tmp_path / "bodies.sqlite3"
    first = body(content)
    store.write_bytes(damage)
    assert body(content) == first
    converted.clear()
    assert body(content) == first
    assert converted == []


def test_a_row_that_is_not_what_was_written_is_not_used(tmp_path: Path) -> None:
    store = tmp_path / "store"
    keep(store, [("key", KEPT)])
    content = store.read_bytes()
    assert content.count("друго".encode()) == 1
    store.write_bytes(content.replace("друго".encode(), "чуждо".encode()))
    assert BodyStore(store).get("key") is None


def test_where_the_store_cannot_be_written_the_site_is_read_all_the_same(tmp_path: Path) -> None:
    content = lay_out(tmp_path, news(body=BODY))
    (tmp_path / "bodies.sqlite3").mkdir()
    assert "<h2" in body(content)


def test_the_key_follows_language_numbers_address_and_text() -> None:
    keys = {
        body_key("bg", "bg", "/a/", "text"),
        body_key("en", "bg", "/a/", "text"),
        body_key("bg", "en_GB", "/a/", "text"),
        body_key("bg", "bg", "/b/", "text"),
        body_key("bg", "bg", "/a/", "another"),
    }
    assert len(keys) == 5
