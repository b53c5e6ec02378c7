from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from plugins.editing.preview.serving import Preview, serve
from plugins.editing.resident import ResidentSite
from tests.editing.preview.asking import answer
from tests.editing.preview.running import running_preview
from tests.project import ROOT, Project
from tests.waiting import until


def test_a_port_that_is_taken_gives_one_line_and_code_2(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert (
            serve(output, "127.0.0.1", port, Preview(lambda: True, partial(ResidentSite, "pelicanconf.py")), [output])
            == 2
        )
    written = capsys.readouterr()
    assert written.out == ""
    assert re.fullmatch(rf"cannot serve on 127\.0\.0\.1:{port}: .+; choose another port with --port\n", written.err)


def test_the_task_tells_of_a_port_that_is_taken_with_the_same_code(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = project.run("invoke", "serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "choose another port with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_cannot_be_is_wrong_usage(project: Project) -> None:
    done = project.run("plugins.editing.preview", "--port", "99999")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_preview_builds_again_when_a_file_changes_and_keeps_the_site_when_it_is_wrong(project: Project) -> None:
    file = project.content / "pages" / "about" / "index.en.md"
    text = file.read_text(encoding="utf-8")
    with running_preview(project.folder) as preview:
        address = preview.address
        assert answer(f"{address}/en/about/")[0] == 200

        def shows_the_change() -> bool:
            file.write_text(text.replace("title: About", "title: Changed"), encoding="utf-8")
            return "Changed" in answer(f"{address}/en/about/")[2]

        def tells_the_mistake() -> bool:
            file.write_text(text.replace("title: About", "titel: Wrong"), encoding="utf-8")
            return "error[unknown-key]" in preview.log.read_text(encoding="utf-8")

        assert until(shows_the_change)
        assert until(tells_the_mistake)
        assert "Changed" in answer(f"{address}/en/about/")[2]


def test_as_many_files_are_open_at_once_as_are_allowed() -> None:
    """What a system begins with may be as few as browsers open connections."""
    program = (
        "import resource as r; most = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (64, most));"
        "from plugins.editing.preview.serving import open_as_many_as_allowed as open_many; open_many();"
        "print(r.getrlimit(r.RLIMIT_NOFILE)[0] >= min(most, 10_240) if most > 0 else 1)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout in ("True\n", "1\n")


def test_a_phone_in_the_network_is_told_its_address_only_when_asked(
    output: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_watched: Path, **_options: object) -> Iterator[set[tuple[object, str]]]:
        raise KeyboardInterrupt

    monkeypatch.setattr("plugins.editing.preview.serving.watch", stopped)
    for host in ("127.0.0.1", "0.0.0.0"):
        preview = Preview(lambda: True, partial(ResidentSite, "pelicanconf.py"))
        monkeypatch.setattr(preview, "start", list)
        assert serve(output, host, 0, preview, [output]) == 0
    alone, stop, network, phone, _ = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"The site is at http://127\.0\.0\.1:\d+/ – stop with Ctrl\+C", alone)
    assert (stop, network[:15]) == ("Stopped.", "The site is at ")
    assert re.match(r"Everybody in this network can see it, drafts too\. On a phone: \S+", phone)
