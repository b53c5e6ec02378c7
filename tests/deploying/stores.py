"""A real object store on this machine that checks signatures: ``rclone serve s3``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.deploying.bucket import Bucket
from tests.deploying.servers import free_port, running

RCLONE = Path(sys.executable).with_name("rclone")
KEY, SECRET = "deployer", "correct-horse-battery-staple"


@dataclass(frozen=True)
class Store:
    endpoint: str
    folder: Path

    def bucket(self, now: str = "2026-11-27", **more: object) -> Bucket:
        moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
        values = {"grace": timedelta(days=7), "workers": 4, "now": lambda: moment, **more}
        return Bucket("https://icc.sofia.example", self.folder.name, self.endpoint, **values)  # type: ignore[arg-type]


@contextmanager
def store(folder: Path) -> Iterator[Store]:
    """A store whose only bucket is ``folder``; the key that it knows stands in this module."""
    folder.mkdir(parents=True)
    port = free_port()
    command = [str(RCLONE), "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key", f"{KEY},{SECRET}"]
    options = ["--vfs-cache-mode", "off", "--config", "/dev/null", "--etag-hash", "MD5"]
    with running([*command, *options, str(folder.parent)], port):
        yield Store(f"http://127.0.0.1:{port}", folder)


def known(monkeypatch: pytest.MonkeyPatch, secret: str = SECRET) -> None:
    """The client's environment names the key."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", secret)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
