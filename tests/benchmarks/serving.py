"""How much nginx serves with our configuration beside its own, and while releases are swapped: wrk, on this machine.

``python -m tests.benchmarks.serving`` prints requests a second and every request that failed; it ends by itself.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from tests.deploying.published import Published, publish
from tests.deploying.servers import free_port, nginx
from tests.deploying.test_server import a_server, silent
from tests.deploying.test_under_load import addresses
from tests.programs import required
from tests.project import make_project

SECONDS, ROUNDS, SWAPS = 3, 9, 50
LONGEST = 120
"""Seconds that wrk may run while releases are swapped."""

_SCRIPT = """
local paths = {{ {paths} }}
local next = 0
wrk.headers["Accept-Encoding"] = "br"
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
"""
_PLAIN = """server {{
  listen 127.0.0.1:{port};
  root {folder}/current/site;
  include /etc/nginx/mime.types;
  brotli_static on; gzip_static on;
  {headers}
}}"""


@dataclass(frozen=True)
class Served:
    """What wrk has counted."""

    rate: float
    failed: int
    cut: int
    total: int


def measure() -> int:
    """Prints all; gives 1 if a request has failed."""
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder) / "project")
        for state in range(2):
            publish(project, state)
        return measure_releases(Path(folder), Published(project))


def measure_releases(folder: Path, published: Published) -> int:
    """The same with the two newest releases of a project; ``folder`` is for what is served."""
    port, plain, same = free_port(), free_port(), free_port()
    orders = [published.order(number) for number in (-2, -1)]
    site = folder / "srv"
    state_folder = folder / "nginx"
    server = a_server(site, port, reload=f"kill -HUP $(cat {state_folder}/nginx.pid)")
    for order in orders:
        a_server(site, port).deploy(order, silent)
    pages = set.intersection(*(addresses(order.manifest) for order in orders)) - set(orders[0].manifest.redirects)
    script = folder / "paths.lua"
    script.write_text(_SCRIPT.format(paths=", ".join(f'"{page}"' for page in sorted(pages))), encoding="utf-8")
    headers = "".join(f'add_header {name} "{value}";' for name, value in orders[0].manifest.headers.items())
    alone = _PLAIN.format(port=plain, folder=site, headers="")
    by_hand = _PLAIN.format(port=same, folder=site, headers=headers)
    ports = {"nginx alone": plain, "nginx with these headers": same, "ours": port}
    with nginx(state_folder, f"include {site}/current/nginx.conf; {alone} {by_hand}", port) as running:
        server.deploy(orders[-1], silent)
        rates: dict[str, list[float]] = {name: [] for name in ports}
        for _ in range(ROUNDS):
            for name, one in ports.items():
                rates[name].append(wrk(f"http://127.0.0.1:{one}", script, SECONDS).rate)
        for name in ports:
            ratio = statistics.median(map(float.__truediv__, rates["ours"], rates[name]))
            print(
                f"{name}: {statistics.median(rates[name]):,.0f} requests/s; ours beside it, round by round: {ratio:.3f}"
            )
        swapping = threading.Thread(target=_swap, args=(server, orders, site))
        found: list[Served] = []
        swapping.start()
        while swapping.is_alive():
            found.append(wrk(running.address, script, SECONDS))
        swapping.join()
    failed, total = sum(one.failed for one in found), sum(one.total for one in found)
    cut = sum(one.cut for one in found)
    print(f"{SWAPS} swaps and ways back meanwhile: {total:,} requests, {failed} failed, {cut} connections closed")
    return int(failed > 0)


def _swap(server: object, orders: list[object], site: Path) -> None:
    for number in range(SWAPS):
        if number % 2:
            server.go_back("1", site, silent)  # type: ignore[attr-defined]
        else:
            server.deploy(orders[-1], silent)  # type: ignore[attr-defined]


def wrk(address: str, script: Path, seconds: int) -> Served:
    """Two connections a thread, two threads, so many seconds."""
    command = [required("wrk", "wrk"), "-t2", "-c16", f"-d{seconds}s", "-s", str(script), address]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LONGEST).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    total = re.search(r"(\d+) requests in", said)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    socket = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    assert rate
    assert total
    cut = sum(map(int, socket.groups())) if socket else 0
    return Served(float(rate[1]), int(wrong[1]) if wrong else 0, cut, int(total[1]))


if __name__ == "__main__":
    sys.exit(measure())
