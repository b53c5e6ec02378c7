from __future__ import annotations

import hashlib
from pathlib import Path

from tests.benchmarks.corpus import make_corpus
from tests.benchmarks.ours import files
from tests.benchmarks.things import newest_article, read_things
from tests.project import files_of

ARTICLES = 20
DIGEST = "9f5de91ec4d5fdd1c1d7cb7e2b9993bcde77255ad3f947fcf6e5e27439403e85"


def test_the_corpus_is_the_same_every_time(tmp_path: Path) -> None:
    """Or what was measured on one day cannot be compared with what is measured on another."""
    make_corpus(tmp_path, ARTICLES)
    written = files_of(tmp_path)
    whole = hashlib.sha256(b"".join(path.encode() + content for path, content in written.items()))
    assert (len(written), whole.hexdigest()) == (2 * (20 + 2 + 2), DIGEST)


def test_what_ours_gets_is_the_corpus_itself(tmp_path: Path) -> None:
    make_corpus(tmp_path, ARTICLES)
    ours = {path: text.encode() for thing in read_things(tmp_path) for path, text in files(thing).items()}
    assert ours == {f"content/{path}": content for path, content in files_of(tmp_path).items()}


def test_the_newest_article_is_that_of_the_last_date(tmp_path: Path) -> None:
    make_corpus(tmp_path, ARTICLES)
    newest = newest_article(tmp_path)
    dates = [thing.date for thing in read_things(tmp_path) if thing.section == "news"]
    assert (newest.date, newest.slug) == (max(dates), "novina-14")
