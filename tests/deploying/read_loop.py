"""A reader who follows every link of a site in object storage, again and again, while releases are deployed there.

``python -m tests.deploying.read_loop 20`` deploys twenty, and says what the reader found and what was missing.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.deploying import stores
from tests.deploying.published import Published, publish
from tests.deploying.readers import Reader, from_bucket
from tests.deploying.test_server import silent
from tests.project import make_project

TURNS = (1, 2, 1, 0)
"""Which of three releases comes next: newer ones, and the way back."""


def readers_during(published: Published, store: stores.Store, deploys: int) -> list[Reader]:
    """Deploys so many releases, each another than the one before; told is what was read meanwhile."""
    bucket = store.bucket()
    bucket.deploy(published.order(0), silent)
    readers: list[Reader] = []
    over = threading.Event()

    def read() -> None:
        get = from_bucket(store.bucket()._client, bucket.bucket)
        while not over.is_set():
            readers.append(Reader(get).read())

    thread = threading.Thread(target=read)
    thread.start()
    try:
        for number in range(deploys):
            bucket.deploy(published.order(TURNS[number % len(TURNS)]), silent)
    finally:
        over.set()
        thread.join()
    return readers


def main(deploys: int) -> int:
    """Gives 1 if anything was missing."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        project = make_project(Path(folder, "project"))
        for state in range(3):
            publish(project, state)
        stores.known(stack.enter_context(pytest.MonkeyPatch.context()))
        store = stack.enter_context(stores.store(Path(folder, "store", "icc")))
        readers = readers_during(Published(project), store, deploys)
    missing = [miss for reader in readers for miss in reader.missing]
    pages = sum(len(reader.pages) for reader in readers)
    print(f"{deploys} deploys meanwhile: the site read {len(readers)} times, {pages:,} pages, {len(missing)} missing")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
