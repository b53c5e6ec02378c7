"""Files that lie ready compressed."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import brotli
import pytest
import zstandard

from plugins.deploying.ready_files import FileDigest, forget_unused, make_ready

TEXT = ("Новини от София. " * 400).encode()
NOISE = random.Random(1).randbytes(5000)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "release"
    (folder / "news").mkdir(parents=True)
    for path, content in {"news/index.html": TEXT, "a.png": TEXT, "noise.csv": NOISE, "small.txt": b"x" * 200}.items():
        (folder / path).write_bytes(content)
    return folder


def by_path(files: list[FileDigest]) -> dict[str, list[str]]:
    return {file.path: list(file.encodings) for file in files}


def test_each_text_lies_ready_in_three_codings_and_nothing_else_does(release: Path, tmp_path: Path) -> None:
    found = make_ready(release, tmp_path / "cache")
    assert by_path(found) == {"a.png": [], "news/index.html": ["br", "zstd", "gzip"], "noise.csv": [], "small.txt": []}
    page = release / "news" / "index.html"
    read = {end: page.with_name(f"index.html{end}").read_bytes() for end in (".br", ".zst", ".gz")}
    assert brotli.decompress(read[".br"]) == TEXT
    assert zstandard.ZstdDecompressor().decompress(read[".zst"]) == TEXT
    assert gzip.decompress(read[".gz"]) == TEXT


def test_what_was_compressed_once_is_linked(release: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    make_ready(release, cache)
    again = tmp_path / "again"
    again.mkdir()
    (again / "copy.html").write_bytes(TEXT)
    make_ready(again, cache)
    assert (again / "copy.html.br").samefile(release / "news" / "index.html.br")


def test_compressed_bytes_depend_on_nothing_but_the_content(release: Path, tmp_path: Path) -> None:
    make_ready(release, tmp_path / "one")
    first = {path.name: path.read_bytes() for path in release.rglob("index.html.*")}
    for path in release.rglob("*.html.*"):
        path.unlink()
    make_ready(release, tmp_path / "other")
    assert {path.name: path.read_bytes() for path in release.rglob("index.html.*")} == first


def test_what_belongs_to_no_release_is_forgotten(release: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    digest = next(file.sha256 for file in make_ready(release, cache) if file.encodings)
    forget_unused(cache, frozenset([digest]))
    assert len(list(cache.glob("*/*"))) == 3
    forget_unused(cache, frozenset())
    assert list(cache.glob("*/*")) == []
