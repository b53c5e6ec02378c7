from __future__ import annotations

import re
from pathlib import Path

from tests.faults.hostile import FRONT_MATTER, REFUSED, TAKEN, news, run_alone, write
from tests.project import Project, make_project


def test_what_is_as_large_as_it_may_be_is_validated_and_built_in_reasonable_time(project: Project) -> None:
    for number, body in enumerate(TAKEN.values()):
        files = news(body, name=f"hostile-{number}")
        write(project.content, {"index.bg.md": files["index.bg.md"]}, f"hostile-{number}")
    code, _, said = run_alone(project, "build")
    assert code == 0, said[-2_000:]


def test_what_is_too_large_is_refused_at_once_each_with_its_code(project: Project) -> None:
    expected = {}
    for number, (code, body) in enumerate(REFUSED.values()):
        write(project.content, news(body, name=f"hostile-{number}"), f"hostile-{number}")
        expected[str(number)] = code
    done, _, said = run_alone(project, "validate", "--lang", "en")
    told = set(re.findall(r"hostile-(\d+)/index\.bg\.md:\d+:\d+: error\[([a-z-]+)\]", said))
    assert (done, expected.items() - told) == (1, set())


def test_no_front_matter_takes_long(project: Project, tmp_path: Path) -> None:
    for number, front in enumerate(FRONT_MATTER.values()):
        write(project.content, news("А", front, f"hostile-{number}"), f"hostile-{number}")
    assert run_alone(project, "validate", "--lang", "en")[0] == 1
    taken = make_project(tmp_path / "taken")
    for number, name in enumerate(
        (
            "a long title",
            "a title without a space",
            "long lists",
            "a rule for ever",
            "a rule for ever, but for a thousand days",
        )
    ):
        write(taken.content, news("А", FRONT_MATTER[name], f"hostile-{number}"), f"hostile-{number}")
    code, _, said = run_alone(taken, "build")
    assert code == 0, said[-2_000:]
