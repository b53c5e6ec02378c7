"""What may stand in ``targets.toml``, and what may not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from plugins.deploying.branch import Branch
from plugins.deploying.bucket import Bucket
from plugins.deploying.messages import MESSAGES
from plugins.deploying.server import Server
from plugins.deploying.servers import Place
from plugins.deploying.targets import NoTargets, read_targets
from plugins.reading.report import report
from tests.project import ROOT

RIGHT = """
[one]
kind = "server"
url = "https://icc.sofia.example/"
folder = "/srv/icc"
[two]
kind = "bucket"
url = "https://icc.sofia.example"
bucket = "icc"
grace_days = 3
[three]
kind = "branch"
url = "https://icc.sofia.example"
"""
WRONG = """[one]
kind = "server"
url = "icc.sofia.example"
folder = "srv"
host = "-oProxyCommand=x"
[two]
kind = "bucket"
url = "https://user:word@icc.sofia.example"
bucket = "icc"
secret_access_key = "hidden-word"
[three]
kind = "boat"
[four]
kind = "branch"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "targets.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_targets_are_read(tmp_path: Path) -> None:
    targets = read_targets(written(tmp_path, RIGHT))
    bucket = targets.pop("two")
    assert isinstance(bucket, Bucket)
    assert (bucket.bucket, bucket.grace) == ("icc", timedelta(days=3))
    assert targets == {
        "one": Server("https://icc.sofia.example", Place("/srv/icc")),
        "three": Branch("https://icc.sofia.example"),
    }


def test_the_committed_file_is_right() -> None:
    assert set(read_targets(ROOT / "targets.toml")) == {"server", "bucket", "github"}


def test_all_mistakes_are_told_with_their_places_and_no_secret(tmp_path: Path) -> None:
    with pytest.raises(NoTargets) as refused:
        read_targets(written(tmp_path, WRONG))
    told = report(refused.value.problems, "en", MESSAGES)
    assert [line.partition("targets.toml:")[2].partition(": ")[0] for line in told.splitlines()[:-1]] == [
        "3:7",
        "4:10",
        "5:8",
        "8:7",
        "10:21",
        "12:8",
        "13:1",
    ]
    assert "error[secret-in-targets]: two.secret_access_key looks like a secret" in told
    assert "hidden-word" not in told


@pytest.mark.parametrize(("text", "code"), [("[a", "wrong-toml"), (None, "no-targets")])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, text: str | None, code: str) -> None:
    file = written(tmp_path, text) if text else tmp_path / "targets.toml"
    with pytest.raises(NoTargets) as refused:
        read_targets(file)
    assert [problem.code for problem in refused.value.problems] == [code]
