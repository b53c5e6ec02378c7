"""Real servers on this machine, configured by nothing but what a deploy has put there: nginx, Caddy, sshd."""

from __future__ import annotations

import getpass
import os
import shlex
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.programs import required
from tests.web_server import MODULES

SILENT = subprocess.DEVNULL

_NGINX = """{user}
load_module {modules}/ngx_http_brotli_static_module.so;
daemon off;
pid {state}/nginx.pid;
error_log {state}/error.log warn;
worker_processes {workers};
events {{ worker_connections 512; }}
http {{
  access_log off;
  sendfile on; tcp_nopush on;
  client_body_temp_path {state}/body; proxy_temp_path {state}/proxy; fastcgi_temp_path {state}/fastcgi;
  uwsgi_temp_path {state}/uwsgi; scgi_temp_path {state}/scgi;
  types_hash_max_size 2048;
  {include}
}}
"""
_CADDY = """{{
    admin off
    auto_https off
}}
import {file}
"""
_CADDY_BY = """{{
    admin 127.0.0.1:{admin}
    http_port {unused}
    https_port {port}
    local_certs
    skip_install_trust
}}
import {file}
"""
_SSHD = """Port {port}
ListenAddress 127.0.0.1
HostKey {state}/host_key
PidFile {state}/sshd.pid
AuthorizedKeysFile {state}/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
UsePAM no
PermitRootLogin yes
Subsystem sftp internal-sftp
"""
_SSH = """Host site
    HostName 127.0.0.1
    Port {port}
    User {user}
    IdentityFile {state}/key
    IdentitiesOnly yes
    UserKnownHostsFile {state}/known_hosts
"""


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass(frozen=True)
class Nginx:
    address: str
    process: subprocess.Popen[bytes]
    reload: str
    """The command that makes it read its configuration again."""


@contextmanager
def nginx(state: Path, include: str, port: int, workers: int = 1) -> Iterator[Nginx]:
    """Nginx as Debian sets it up, with ``include`` among what stands in ``http``."""
    program = required(
        "nginx", "nginx-light libnginx-mod-http-brotli-static", MODULES / "ngx_http_brotli_static_module.so"
    )
    state.mkdir(parents=True, exist_ok=True)
    file = state / "main.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    values = {"user": user, "modules": MODULES, "state": state, "workers": workers, "include": include}
    file.write_text(_NGINX.format(**values), encoding="utf-8")
    with running([program, "-p", str(state), "-c", str(file)], port) as process:
        yield Nginx(f"http://127.0.0.1:{port}", process, f"kill -HUP $(cat {state}/nginx.pid)")


@contextmanager
def caddy(state: Path, file: Path, port: int) -> Iterator[str]:
    """Caddy with one site block, that of a release."""
    program = required("caddy", "caddy")
    state.mkdir(parents=True, exist_ok=True)
    main = state / "main"
    main.write_text(_CADDY.format(file=file), encoding="utf-8")
    command = [program, "run", "--config", str(main), "--adapter", "caddyfile"]
    with running(command, port, HOME=str(state), XDG_DATA_HOME=str(state), XDG_CONFIG_HOME=str(state)):
        yield f"http://127.0.0.1:{port}"


@dataclass(frozen=True)
class Caddy:
    reload: str
    """The command that makes it read its configuration again."""
    authority: Path
    """The certificate of who signs its certificates."""


@contextmanager
def caddy_by(file: Path, state: Path, port: int) -> Iterator[Caddy]:
    """Caddy as Debian sets it up, by a whole configuration that is not ours; it signs its certificates itself."""
    program = required("caddy", "caddy")
    state.mkdir(parents=True)
    main, admin = state / "main", free_port()
    main.write_text(_CADDY_BY.format(admin=admin, unused=free_port(), port=port, file=file), encoding="utf-8")
    configuration = ["--config", str(main), "--adapter", "caddyfile"]
    home = {"HOME": str(state), "XDG_DATA_HOME": str(state), "XDG_CONFIG_HOME": str(state)}
    with running([program, "run", *configuration], admin, **home):
        reload = shlex.join([program, "reload", *configuration, "--force"])
        yield Caddy(reload, state / "caddy" / "pki" / "authorities" / "local" / "root.crt")


@contextmanager
def sshd(state: Path) -> Iterator[Path]:
    """An ssh server that lets this user in by a key of its own; told is the configuration with which ssh knows it."""
    program = required("sshd", "openssh-server")
    required("rsync", "rsync")
    state.mkdir(parents=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    for name in ("host_key", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", state / name], check=True)
    (state / "authorized_keys").write_bytes((state / "key.pub").read_bytes())
    port = free_port()
    host_key = (state / "host_key.pub").read_text(encoding="utf-8").rsplit(maxsplit=1)[0]
    (state / "known_hosts").write_text(f"[127.0.0.1]:{port} {host_key}\n", encoding="utf-8")
    values = {"port": port, "state": state, "user": getpass.getuser()}
    (state / "sshd_config").write_text(_SSHD.format(**values), encoding="utf-8")
    (state / "ssh_config").write_text(_SSH.format(**values), encoding="utf-8")
    with running([program, "-D", "-e", "-f", str(state / "sshd_config")], port):
        yield state / "ssh_config"


@contextmanager
def git_daemon(base: Path) -> Iterator[str]:
    """A host of Git repositories, those below ``base``; told is its address. It goes on when who pushes is killed."""
    base.mkdir(parents=True, exist_ok=True)
    port = free_port()
    where = ["--listen=127.0.0.1", f"--port={port}", f"--base-path={base}"]
    with running(["git", "daemon", "--reuseaddr", "--export-all", "--enable=receive-pack", *where], port):
        yield f"git://127.0.0.1:{port}"


@contextmanager
def running(command: Sequence[str], port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server, from when it answers on its port to when it has stopped."""
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdin=SILENT, stdout=SILENT, stderr=SILENT, start_new_session=True
    )
    try:
        wait(process, port)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(5)


def wait(process: subprocess.Popen[bytes], port: int) -> None:
    """Until the server answers, at most twenty seconds."""
    for _attempt in range(400):
        assert process.poll() is None, f"{process.args!r} did not start"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)
