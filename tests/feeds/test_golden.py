from __future__ import annotations

import pytest

from tests.feeds.cases import GOLDEN, LANGUAGES, written


@pytest.mark.parametrize("extension", ["atom", "rss", "json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_is_the_golden_file_to_the_byte(extension: str, language: str) -> None:
    assert written(extension, language) == (GOLDEN / f"news.{language}.{extension}").read_bytes()


@pytest.mark.parametrize("extension", ["atom", "rss"])
def test_an_empty_feed_is_the_golden_file_to_the_byte(extension: str) -> None:
    assert written(extension, "en", articles=()) == (GOLDEN / f"empty.en.{extension}").read_bytes()
