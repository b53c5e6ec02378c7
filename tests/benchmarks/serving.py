"""How much nginx serves with our configuration beside its own, and while releases are swapped: wrk, on this machine.

``python -m tests.benchmarks.serving`` prints requests a second, what they cost, and every request that failed.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.deploying.server import Server
from plugins.deploying.target import Order
from tests.deploying.published import Published, publish
from tests.deploying.servers import free_port, nginx, wait
from tests.deploying.test_server import a_server, silent
from tests.deploying.test_under_load import readers_of
from tests.programs import required
from tests.project import make_project

SECONDS, ROUNDS, SWAPS = 1, 15, 50
"""Short rounds and many, each after the other: what else the machine does falls on all of them."""

LONGEST = 120
"""Seconds that wrk may run at once."""

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
    """What wrk has counted, and what nginx computed meanwhile (ns a request)."""

    rate: float
    failed: int
    cut: int
    total: int
    computed: float = 0


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
    site, state = folder / "srv", folder / "nginx"
    for order in orders:
        a_server(site, port).deploy(order, silent)
    script = folder / "paths.lua"
    script.write_text(_SCRIPT.format(paths=", ".join(f'"{path}"' for path in _paths(orders))), encoding="utf-8")
    headers = "".join(f'add_header {name} "{value}";' for name, value in orders[0].manifest.headers.items())
    alone = _PLAIN.format(port=plain, folder=site, headers="")
    by_hand = _PLAIN.format(port=same, folder=site, headers=headers)
    with nginx(state, f"include {site}/current/nginx.conf; {alone} {by_hand}", port) as running:
        for one in (plain, same):
            wait(running.process, one)
        _compare({"nginx alone": plain, "nginx with these headers": same, "ours": port}, script, running.process.pid)
        server = a_server(site, port, reload=running.reload)
        return _while_swapping(server, orders, running.address, script)


def _paths(orders: Sequence[Order]) -> list[str]:
    """The addresses of every file that both releases have: pages, assets, feeds, data."""
    both = set.intersection(*(set(order.manifest.files) for order in orders))
    paths = {f"/{path.removesuffix('index.html') if f'/{path}'.endswith('/index.html') else path}" for path in both}
    return sorted(paths - set(orders[0].manifest.redirects))


def _compare(ports: Mapping[str, int], script: Path, master: int) -> None:
    found: dict[str, list[Served]] = {name: [] for name in ports}
    for number in range(ROUNDS):
        for name in list(ports)[:: 1 if number % 2 else -1]:
            before = _computed(master)
            one = wrk(f"http://127.0.0.1:{ports[name]}", script, SECONDS)
            found[name].append(replace(one, computed=(_computed(master) - before) / one.total))
    ours = found["ours"]
    for name, other in found.items():
        rate = statistics.median(mine.rate / its.rate for mine, its in zip(ours, other, strict=True))
        computed = statistics.median(its.computed / mine.computed for mine, its in zip(ours, other, strict=True))
        of_all = statistics.median(one.rate for one in other), statistics.median(one.computed for one in other) / 1000
        print(f"{name}: {of_all[0]:,.0f} requests/s, {of_all[1]:.2f} µs of a core each; ", end="")
        print(f"ours beside it, round by round: {rate:.3f} by the clock, {computed:.3f} by the core")


def _computed(master: int) -> int:
    """For how long the workers of nginx have been computing (ns), which another program's load does not add to."""
    workers = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii").split()
    return sum(int(Path(f"/proc/{one}/schedstat").read_text(encoding="ascii").split()[0]) for one in workers)


def _while_swapping(server: Server, orders: Sequence[Order], address: str, script: Path) -> int:
    swapping = threading.Thread(target=_swap, args=(server, orders))
    readers, found = readers_of(address, orders), []
    with readers.reading(1):
        swapping.start()
        while swapping.is_alive():
            found.append(wrk(address, script, SECONDS))
    swapping.join()
    failed, total, cut = (sum(getattr(one, name) for one in found) for name in ("failed", "total", "cut"))
    print(
        f"{SWAPS} swaps and ways back meanwhile: {total:,} requests, {failed} failed, {cut} connections closed; ",
        end="",
    )
    print(f"{readers.read:,} pages read with all that they load, {len(readers.wrong)} not whole")
    return int(failed > 0 or bool(readers.wrong))


def _swap(server: Server, orders: Sequence[Order]) -> None:
    for number in range(SWAPS):
        if number % 2:
            server.deploy(orders[-1], silent)
        else:
            server.go_back("1", Path(), silent)


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
