"""Releases on a plain server: nginx and Caddy answer for what was sent there, by ssh and on this machine."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import urllib3

from plugins.deploying.server import Server
from plugins.deploying.servers import Place
from plugins.deploying.target import DeployFailed, Order, Sends
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
        picture = next(path for path in published.manifest(0).files if path.endswith(".png"))
        for path, varies in (("/", True), ("/no-such-page/", True), (f"/{picture}", False)):
            for encoding in ("br", "gzip", "identity"):
                answer = urllib3.request("GET", server.address + path, headers={"Accept-Encoding": encoding})
                sent = answer.headers.get("Content-Encoding", "identity")
                assert (path, sent) == (path, encoding if varies else "identity")
                assert answer.headers.get("Vary") == ("Accept-Encoding" if varies else None)


def test_caddy_serves_a_release_as_its_manifest_says(published: Published, folder: Path, tmp_path: Path) -> None:
    port = free_port()
    a_server(folder, port).deploy(published.order(0), silent)
    with caddy(tmp_path / "caddy", folder / "current" / "Caddyfile", port) as address:
        assert differences(address, published, 0) == []
        zstd = urllib3.request("GET", f"{address}/sitemap.xml", headers={"Accept-Encoding": "zstd"})
        assert zstd.headers["Content-Encoding"] == "zstd"


def test_a_release_goes_over_ssh_and_what_has_not_changed_is_not_sent_again(
    published: Published, folder: Path, tmp_path: Path
) -> None:
    with sshd(tmp_path / "ssh") as known:
        server = a_server(folder, 80, host="site", ssh_config=str(known))
        assert server.current() is None
        first = server.deploy(published.order(0), silent)
        second = server.deploy(published.order(1), silent)
        assert server.current() == published.names[1]
    site, source = folder / "current" / "site", files_of(published.releases / published.names[1])
    assert files_of(site) == source
    assert first.sent > 2 * second.sent > 0
    old = folder / "releases" / published.names[0] / "site"
    assert (site / "sitemap.xml.br").stat().st_ino != (old / "sitemap.xml.br").stat().st_ino
    assert (site / "data" / "topics.csv.br").stat().st_ino == (old / "data" / "topics.csv.br").stat().st_ino


def test_a_host_that_lets_nobody_in_is_told_and_changes_nothing(
    published: Published, folder: Path, tmp_path: Path
) -> None:
    with sshd(tmp_path / "ssh") as known:
        (tmp_path / "ssh" / "authorized_keys").write_text("", encoding="utf-8")
        with pytest.raises(DeployFailed, match="Permission denied"):
            a_server(folder, 80, host="site", ssh_config=str(known)).deploy(published.order(0), silent)
    assert not folder.exists()


def test_the_way_back_over_ssh_is_one_connection(published: Published, folder: Path, tmp_path: Path) -> None:
    """Connecting is most of the second that it takes."""
    connections = tmp_path / "connections"
    with sshd(tmp_path / "ssh") as known:
        server = a_server(folder, 80, host="site", ssh_config=str(known), reload="echo reloaded")
        for number in (0, 1):
            server.deploy(published.order(number), silent)
        with known.open("a", encoding="utf-8") as more:
            more.write(f"    PermitLocalCommand yes\n    LocalCommand echo connected >> {connections}\n")
        assert server.go_back("1", folder, silent) == published.names[0]
    assert connections.read_text(encoding="utf-8") == "connected\n"
    assert (folder / "current").readlink().name == published.names[0]


def test_the_way_back_and_what_is_kept(published: Published, folder: Path) -> None:
    server = a_server(folder, 80)
    server.deploy(published.order(0), silent)
    server.deploy(published.order(1), silent)
    assert server.go_back("1", folder, silent) == published.names[0]
    with pytest.raises(DeployFailed, match="no such release"):
        server.go_back("1", folder, silent)
    assert server.go_back(published.names[1], folder, silent) == published.names[1]
    server.deploy(published.order(2), silent)
    assert sorted(path.name for path in (folder / "releases").iterdir()) == published.names[1:]


@pytest.fixture
def deploy_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Server, Order], None]:
    """Deploys, until the release has its name and is to be stored: what does that kills the shell that calls it."""
    program = tmp_path / "programs" / "sync"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nkill -9 $PPID\n", encoding="utf-8")
    program.chmod(0o755)

    def deploy(server: Server, order: Order) -> None:
        with monkeypatch.context() as patch:
            patch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
            with pytest.raises(DeployFailed, match="sh: -9"):
                server.deploy(order, silent)

    return deploy


def test_a_deploy_that_was_killed_leaves_no_release_that_was_never_public(
    published: Published, folder: Path, deploy_killed: Callable[[Server, Order], None]
) -> None:
    server, names = a_server(folder, 80), published.names
    server.deploy(published.order(0), silent)
    deploy_killed(server, published.order(1))
    assert (server.current(), (folder / "releases" / names[1]).is_dir()) == (names[0], True)
    for back in ("1", names[1]):
        with pytest.raises(DeployFailed, match="no such release"):
            server.go_back(back, folder, silent)
    server.deploy(published.order(2), silent)
    assert server.go_back("1", folder, silent) == names[0]
    yesterday = time.time() - 2 * 86_400
    os.utime(folder / f".{names[1]}.new", (yesterday, yesterday), follow_symlinks=False)
    server.deploy(published.order(2), silent)
    assert sorted(path.name for path in (folder / "releases").iterdir()) == [names[0], names[2]]
    assert sorted(folder.glob(".*.new")) == []


def test_a_deploy_that_was_killed_is_finished_by_the_next(
    published: Published, folder: Path, deploy_killed: Callable[[Server, Order], None]
) -> None:
    server, names = a_server(folder, 80), published.names
    server.deploy(published.order(0), silent)
    for _ in range(2):
        deploy_killed(server, published.order(1))
        with pytest.raises(DeployFailed, match="no such release"):
            server.go_back(names[1], folder, silent)
    server.deploy(published.order(1), silent)
    assert (server.current(), server.go_back("1", folder, silent)) == (names[1], names[0])
    assert server.go_back(names[1], folder, silent) == names[1]
    assert sorted(folder.glob(".*.new")) == []


def test_a_page_finds_its_assets_after_the_swap_and_after_the_way_back(published: Published, folder: Path) -> None:
    server = a_server(folder, 80)
    for number in (0, 1):
        server.deploy(published.order(number), silent)
    assets = {path for number in (0, 1) for path in published.manifest(number).files if path.startswith("assets/")}
    pool = folder / "pool"
    assert {path for path in assets if not (pool / path).exists()} == set()
    server.deploy(published.order(2), silent)
    kept = {path for number in (1, 2) for path in published.manifest(number).files if path.startswith("assets/")}
    assert {path for path in files_of(pool) if not path.endswith((".br", ".gz", ".zst"))} == kept
    assert assets - kept != set()


def test_nginx_reads_its_configuration_again_only_where_it_has_changed(published: Published, folder: Path) -> None:
    server = a_server(folder, 80, reload="echo reloaded >> log")
    server.deploy(published.order(0), silent)
    server.deploy(published.order(1), silent)
    assert (folder / "log").read_text(encoding="utf-8").count("reloaded") == 1
    order = published.order(2)
    headers = {**order.manifest.headers, "Referrer-Policy": "no-referrer"}
    server.deploy(replace(order, manifest=replace(order.manifest, headers=headers)), silent)
    assert (folder / "log").read_text(encoding="utf-8").count("reloaded") == 2


def test_a_release_that_is_deployed_again_gets_the_configuration_of_now_and_is_mended(
    published: Published, folder: Path
) -> None:
    order = published.order(0)
    a_server(folder, 80, reload="echo reloaded >> log").deploy(order, silent)
    page = folder / "current" / "site" / "about" / "index.html"
    page.unlink()
    page.write_text("torn", encoding="utf-8")
    a_server(folder, 81, reload="echo reloaded >> log").deploy(order, silent)
    assert "listen 127.0.0.1:81;" in (folder / "current" / "nginx.conf").read_text(encoding="utf-8")
    assert files_of(folder / "current" / "site") == files_of(order.folder)
    assert (folder / "log").read_text(encoding="utf-8").count("reloaded") == 2


def test_a_dry_run_changes_nothing_and_counts(published: Published, folder: Path) -> None:
    server = a_server(folder, 80)
    everything = server.deploy(replace(published.order(0), dry_run=True), silent)
    assert not folder.exists()
    server.deploy(published.order(0), silent)
    some = server.deploy(replace(published.order(1), dry_run=True), silent)
    assert (everything.sent, server.current()) == (len(files_of(published.order(0).folder)), published.names[0])
    assert 0 < some.sent < everything.sent


def test_a_site_below_a_path_is_served_there(published: Published, folder: Path, tmp_path: Path) -> None:
    order, port = published.order(0), free_port()
    manifest = replace(
        order.manifest,
        site="https://sofia.example/icc",
        redirects={f"/icc{source}": f"/icc{target}" for source, target in order.manifest.redirects.items()},
    )
    a_server(folder, port).deploy(replace(order, manifest=manifest), silent)
    with nginx(tmp_path / "nginx", f"include {folder}/current/nginx.conf;", port) as server:
        address = f"{server.address}/icc"
        assert Verification(address, manifest, ALL, workers=4).differences(silent, ()) == []


def test_nginx_has_room_for_long_old_addresses_and_for_many(published: Published, folder: Path, tmp_path: Path) -> None:
    order, port = published.order(0), free_port()
    old = {f"/news/{'a-very-long-old-address-' * 8}{number}/": "/about/" for number in range(600)}
    a_server(folder, port).deploy(replace(order, manifest=replace(order.manifest, redirects=old)), silent)
    with nginx(tmp_path / "nginx", f"include {folder}/current/nginx.conf;", port) as server:
        answer = urllib3.request("GET", f"{server.address}{max(old)}", redirect=False)
    assert (answer.status, answer.headers["Location"]) == (301, "/about/")
