from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from plugins.workers import FEW, cores, keep_freed_memory, spread


def squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def processes(numbers: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in numbers]


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, FEW + 1, 1000])
def test_any_number_of_workers_gives_the_same_results_in_the_same_order(count: int, workers: int) -> None:
    assert spread(squares, range(count), workers) == [number * number for number in range(count)]


def test_much_work_is_done_by_other_processes_and_little_by_this_one() -> None:
    others = spread(processes, range(1000), 2)
    assert (len(others), os.getpid() in others) == (1000, False)
    assert set(spread(processes, range(FEW - 1), 2)) == {os.getpid()}


def test_what_a_worker_sees_need_not_be_sent_to_it() -> None:
    unsendable = [lambda number: number + 1]
    assert spread(lambda numbers: [unsendable[0](number) for number in numbers], range(FEW), 2) == [*range(1, FEW + 1)]


def test_a_mistake_in_a_worker_is_raised_here() -> None:
    def refuse(numbers: Sequence[int]) -> list[int]:
        raise ValueError(numbers[0])

    with pytest.raises(ValueError, match=r"^\d+$"):
        spread(refuse, range(FEW), 2)


def test_the_environment_says_how_many_workers_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKERS", "7")
    assert cores() == 7
    monkeypatch.delenv("WORKERS")
    assert cores() >= 1


def test_memory_may_be_kept_wherever_this_runs() -> None:
    keep_freed_memory()
    assert spread(squares, range(100), 2) == squares(range(100))
