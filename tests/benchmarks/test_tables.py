from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tests.benchmarks.plot import plot
from tests.benchmarks.samples import Results, Sample, read_results, write_results
from tests.benchmarks.tables import tables


def sample(generator: str, articles: int, wall: float, change: str = "cold") -> Sample:
    return Sample(generator, articles, change, wall, cpu=2 * wall, memory=30_000_000, pages=10)


def results(*samples: Sample, notes: tuple[str, ...] = ()) -> Results:
    rounds = {str(one.articles): 1 for one in samples}
    return Results("a machine", rounds, {"ours": "this project"}, notes, samples)


BOTH = results(
    sample("ours", 100, 1.0),
    sample("ours", 100, 3.0),
    sample("ours", 100, 2.0),
    sample("hugo", 100, 4.0),
    sample("ours", 1_000, 20.0),
    notes=("1,000 articles: hugo is left out (cold: longer than 600 s)",),
)

EXPECTED = """\
a machine

100 articles in two languages (rounds: 1)

change  generator  wall, s  CPU, s  peak memory, MB  pages
cold    ours       2.00     4.00    30               10
cold    hugo       4.00     8.00    30               10

100 articles, as parts of Hugo's

change             ours  goal for ours
cold               0.50
peak memory, cold  1.00

1,000 articles in two languages (rounds: 1)

change  generator  wall, s  CPU, s  peak memory, MB  pages
cold    ours       20.00    40.00   30               10

1,000 articles, as parts of Hugo's

change             ours  goal for ours
cold                     ≤ 1.0
peak memory, cold        ≤ 0.6

Growth: time ~ articles to the power of

change  generator  100 → 1,000
cold    ours       1.00
cold    hugo

Note: 1,000 articles: hugo is left out (cold: longer than 600 s)"""


def test_medians_ratios_and_growth() -> None:
    assert tables(BOTH, markdown=False) == EXPECTED


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_results(BOTH, tmp_path / "results.jsonl")
    assert read_results(tmp_path / "results.jsonl") == BOTH


def test_of_each_size_what_was_measured_last_stays() -> None:
    newer = results(sample("ours", 1_000, 10.0))
    both = BOTH.with_newer(newer)
    assert both.samples == (*BOTH.samples[:4], *newer.samples)
    assert both.notes == ()


def test_the_plot_has_a_point_for_each_generator_and_size() -> None:
    picture = ElementTree.fromstring(plot(BOTH))
    circles = picture.findall("{http://www.w3.org/2000/svg}circle")
    places = [(circle.get("cx"), circle.get("cy")) for circle in circles]
    assert places == [("60.0", "317.3"), ("570.0", "142.3"), ("60.0", "264.6")]
