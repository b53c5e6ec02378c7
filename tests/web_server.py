"""A built site as readers get it: by nginx on this machine, compressed by brotli or gzip, each file with its type."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.programs import required

MODULES = Path("/usr/lib/nginx/modules")
"""Where Debian and Ubuntu put nginx's modules."""

_CONFIGURATION = """{user}
load_module {modules}/ngx_http_brotli_filter_module.so;
daemon off;
pid {state}/nginx.pid;
error_log stderr error;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {state}/body; proxy_temp_path {state}/proxy; fastcgi_temp_path {state}/fastcgi;
  uwsgi_temp_path {state}/uwsgi; scgi_temp_path {state}/scgi;
  include /etc/nginx/mime.types;
  types {{
    application/feed+json jsonfeed;
    application/geo+json geojson;
    application/ld+json jsonld;
    application/manifest+json webmanifest;
    text/calendar ics;
    text/csv csv;
    text/javascript mjs;
  }}
  types_hash_max_size 2048;
  charset utf-8;
  charset_types {text};
  brotli on; brotli_comp_level {level}; brotli_types {text};
  gzip on; gzip_types {text}; gzip_vary on;
  server {{
    listen 127.0.0.1:{port};
    root {folder};
    absolute_redirect off;
    error_page 404 /404.html;
    location /en/ {{ error_page 404 /en/404.html; }}
    location /assets/ {{ add_header Cache-Control "public, max-age=31536000, immutable"; }}
  }}
}}
"""
_TEXT = (
    "application/atom+xml application/geo+json application/javascript application/json application/ld+json "
    "application/manifest+json application/rss+xml application/xml image/svg+xml text/calendar text/css text/csv "
    "text/javascript text/plain text/xml"
)


def free_address() -> str:
    """An address of this machine on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}"


@contextmanager
def served(folder: Path, address: str = "", *, level: int = 5) -> Iterator[str]:
    """The address at which a built site is served; ``level`` is brotli's, 1 to 11 (what is compressed beforehand)."""
    nginx = required("nginx", "nginx libnginx-mod-http-brotli-filter", MODULES / "ngx_http_brotli_filter_module.so")
    address = address or free_address()
    with tempfile.TemporaryDirectory() as state:
        configuration = _CONFIGURATION.format(
            user="user root;" if os.geteuid() == 0 else "",
            modules=MODULES,
            state=state,
            text=_TEXT,
            level=level,
            port=address.rpartition(":")[2],
            folder=folder,
        )
        file = Path(state, "nginx.conf")
        file.write_text(configuration, encoding="utf-8")
        server = subprocess.Popen([nginx, "-p", state, "-c", str(file), "-e", "stderr"])
        try:
            _wait(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(10)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers, at most ten seconds."""
    host, _, port = address.removeprefix("http://").partition(":")
    for _attempt in range(200):
        assert server.poll() is None, "nginx did not start"
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)
