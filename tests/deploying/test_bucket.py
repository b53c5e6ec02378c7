"""Releases in a real object store that checks signatures."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from plugins.deploying.bucket import Bucket
from plugins.deploying.bucket_state import KEY as STATE
from plugins.deploying.target import DeployFailed, Order, TooMuchToDelete
from tests.deploying import stores
from tests.deploying.published import Published
from tests.deploying.read_loop import readers_during
from tests.deploying.stores import Store
from tests.deploying.test_server import silent

DEPLOYS = 4
ONLY_FIRST = "news/only0/index.html"


def stored(bucket: Bucket, key: str) -> Mapping[str, Any]:
    answer: Mapping[str, Any] = bucket._client.get_object(Bucket=bucket.bucket, Key=key)
    return answer


def holds(bucket: Bucket, order: Order) -> list[str]:
    """The keys that are not there as the release has them."""
    wrong = []
    for path, entry in order.manifest.files.items():
        answer = stored(bucket, path)
        content = answer["Body"].read()
        content = gzip.decompress(content) if answer.get("ContentEncoding") == "gzip" else content
        headers = answer["ContentType"], answer["CacheControl"]
        if (content, headers) != ((order.folder / path).read_bytes(), (entry.type, entry.cache)):
            wrong.append(path)
    return wrong


def test_a_release_is_there_with_its_types_and_cache_policies(published: Published, store: Store) -> None:
    bucket, order = store.bucket(), published.order(0)
    assert bucket.current() is None
    outcome = bucket.deploy(order, silent)
    assert (outcome.sent, outcome.deleted) == (len(order.manifest.files), 0)
    assert holds(bucket, order) == []
    assert stored(bucket, "index.html")["ContentEncoding"] == "gzip"
    assert "ContentEncoding" not in stored(bucket, "feeds/news.atom")
    assert bucket.current() == published.names[0]


def test_only_what_has_changed_is_put_again(published: Published, store: Store) -> None:
    bucket, order = store.bucket(), published.order(0)
    bucket.deploy(order, silent)
    assert bucket.deploy(order, silent).sent == 0
    path, entry = "data/topics.csv", order.manifest.files["data/topics.csv"]
    files = {**order.manifest.files, path: replace(entry, cache="no-store")}
    changed = replace(order, manifest=replace(order.manifest, files=files))
    assert bucket.deploy(replace(changed, dry_run=True), silent).sent == 1
    assert bucket.deploy(changed, silent).purge == ("https://icc.sofia.example/data/topics.csv",)
    assert stored(bucket, path)["CacheControl"] == "no-store"


def test_what_is_gone_stays_for_the_grace_period(published: Published, store: Store) -> None:
    store.bucket("2026-11-01").deploy(published.order(0), silent)
    assert store.bucket("2026-11-10").deploy(published.order(1), silent).deleted == 0
    assert store.bucket("2026-11-16").deploy(published.order(1), silent).deleted == 0
    assert stored(store.bucket(), ONLY_FIRST)
    last = store.bucket("2026-11-18")
    outcome = last.deploy(published.order(1), silent)
    gone = published.manifest(0).files.keys() - published.manifest(1).files.keys()
    assert (outcome.sent, outcome.deleted) == (0, len(gone))
    assert "https://icc.sofia.example/news/only0/" in outcome.purge
    with pytest.raises(last._client.exceptions.NoSuchKey):
        stored(last, ONLY_FIRST)
    assert holds(last, published.order(1)) == []


def test_what_is_wanted_again_is_not_deleted(published: Published, store: Store) -> None:
    store.bucket("2026-11-01").deploy(published.order(0), silent)
    store.bucket("2026-11-02").deploy(published.order(1), silent)
    store.bucket("2026-11-03").deploy(published.order(0), silent)
    store.bucket("2026-11-30").deploy(published.order(0), silent)
    assert holds(store.bucket(), published.order(0)) == []


def test_what_is_not_ours_is_never_deleted(published: Published, store: Store) -> None:
    foreign = store.folder / "foreign" / "file.txt"
    foreign.parent.mkdir()
    foreign.write_text("keep", encoding="utf-8")
    for day in ("2026-11-01", "2026-11-20"):
        store.bucket(day).deploy(published.order(0), silent)
    assert foreign.read_text(encoding="utf-8") == "keep"


def test_a_release_without_much_of_the_site_is_refused_unless_forced(published: Published, store: Store) -> None:
    bucket, order = store.bucket(), published.order(0)
    bucket.deploy(order, silent)
    few = {path: order.manifest.files[path] for path in sorted(order.manifest.files)[:50]}
    torn = replace(order, manifest=replace(order.manifest, files=few))
    with pytest.raises(TooMuchToDelete):
        bucket.deploy(torn, silent)
    assert bucket.deploy(order, silent).sent == 0
    bucket.deploy(replace(torn, force=True), silent)
    assert holds(bucket, order) == []


def test_a_wrong_secret_is_refused_and_not_repeated(
    published: Published, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores.known(monkeypatch, "not-the-right-secret")
    with pytest.raises(DeployFailed, match="SignatureDoesNotMatch") as refused:
        store.bucket().deploy(published.order(0), silent)
    assert "not-the-right-secret" not in str(refused.value)
    assert list(store.folder.iterdir()) == []


def test_a_damaged_state_stops_the_deploy(published: Published, store: Store) -> None:
    bucket = store.bucket()
    bucket._client.put_object(Bucket=bucket.bucket, Key=STATE, Body=b"{}")
    with pytest.raises(DeployFailed, match=STATE):
        bucket.deploy(published.order(0), silent)


def test_a_reader_who_follows_every_link_misses_nothing_during_deploys(published: Published, store: Store) -> None:
    readers = readers_during(published, store, DEPLOYS)
    assert [reader.missing for reader in readers if reader.missing] == []
    assert sum(len(reader.pages) for reader in readers) > 50
