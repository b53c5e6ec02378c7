"""Releases on a plain server: nginx and Caddy answer for what was sent there, by ssh and on this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import urllib3

from plugins.deploying.server import Server
from plugins.deploying.servers import Place
from plugins.deploying.target import DeployFailed, Sends
from plugins.deploying.verification import Verification
from tests.deploying.published import Published
from tests.deploying.servers import caddy, free_port, nginx, sshd
from tests.project import files_of

ALL = Sends(types=True, headers=True)


def silent(_done: int, _total: int) -> None:
    """Nobody looks."""


def a_server(folder: Path, port: int, **more: str) -> Server:
    return Server("https://icc.sofia.example", Place(str(folder), f"127.0.0.1:{port}"), keep=2, **more)  # type: ignore[arg-type]


def differences(address: str, published: Published, number: int, patience: tuple[float, ...] = ()) -> list[object]:
    verification = Verification(address, published.manifest(number), ALL, workers=4)
    return list(verification.differences(silent, patience))


def test_nginx_serves_a_release_as_its_manifest_says(published: Published, folder: Path, tmp_path: Path) -> None:
    port = free_port()
    a_server(folder, port).deploy(published.order(0), silent)
    with nginx(tmp_path / "nginx", f"include {folder}/current/nginx.conf;", port) as server:
        assert differences(server.address, published, 0) == []


def test_caddy_serves_a_release_as_its_manifest_says(published: Published, folder: Path, tmp_path: Path) -> None:
    port = free_port()
    a_server(folder, port).deploy(published.order(0), silent)
    with caddy(tmp_path / "caddy", folder / "current" / "Caddyfile", port) as address:
        assert differences(address, published, 0) == []
        zstd = urllib3.request("GET", f"{address}/sitemap.xml", headers={"Accept-Encoding": "zstd"})
        assert zstd.headers["Content-Encoding"] == "zstd"
