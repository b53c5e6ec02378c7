from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from plugins.domain.ledger import EMPTY, Entry, Ledger
from plugins.publishing.ledger import ledger_text
from plugins.reading.ledger import parse

LEDGER = Ledger(
    {
        "news-b": Entry("news-b", "news", {"bg": "/news/b/"}, ("/staro/", "/en/old/")),
        "event-a": Entry(
            "event-a", "events", {"bg": "/events/a/", "en": "/en/events/a/"}, (), "event-a@x", "0123456789abcdef", 0
        ),
    }
)
TEXT = """\
{
"event-a": {"kind": "events", "addresses": {"bg": "/events/a/", "en": "/en/events/a/"}, \
"uid": "event-a@x", "digest": "0123456789abcdef", "sequence": 0},
"news-b": {"kind": "news", "addresses": {"bg": "/news/b/"}, "aliases": ["/staro/", "/en/old/"]},
"$format": 1
}
"""

IDS = st.text("abc019-", min_size=1, max_size=8)
ADDRESSES = st.text("abcXYZ019-._~/", max_size=12).map("/{}".format)
LANGUAGES = st.dictionaries(st.sampled_from(["bg", "en", "de"]), ADDRESSES)
ALIASES = st.lists(ADDRESSES, max_size=3).map(tuple)
THINGS = st.builds(Entry, IDS, st.sampled_from(["news", "cities", "pages", "topics"]), LANGUAGES, ALIASES)
EVENTS = st.builds(
    Entry,
    IDS,
    st.just("events"),
    LANGUAGES,
    ALIASES,
    st.text("abя019-.@", min_size=1, max_size=12),
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.integers(min_value=0, max_value=2**31),
)


def test_a_ledger_is_json_with_a_line_a_thing_sorted_by_id() -> None:
    assert ledger_text(LEDGER) == TEXT
    assert list(json.loads(TEXT)) == ["event-a", "news-b", "$format"]


def test_an_empty_ledger_has_its_frame() -> None:
    assert ledger_text(EMPTY) == '{\n"$format": 1\n}\n'


@given(st.lists(THINGS | EVENTS, max_size=5))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    ledger = Ledger({entry.id: entry for entry in entries})
    file = parse(ledger_text(ledger), "ledger.json")
    assert (file.ledger, file.problems) == (ledger, [])
    assert ledger_text(file.ledger) == ledger_text(ledger)


@given(st.lists(THINGS | EVENTS, min_size=1, max_size=5), st.data())
def test_any_line_of_a_thing_may_be_deleted(entries: list[Entry], data: st.DataObject) -> None:
    ledger = Ledger({entry.id: entry for entry in entries})
    lines = [f"{line}\n" for line in ledger_text(ledger).removesuffix("\n").split("\n")]
    del lines[data.draw(st.integers(1, len(ledger.entries)))]
    assert len(parse("".join(lines), "ledger.json").ledger.entries) == len(ledger.entries) - 1
    assert len(json.loads("".join(lines))) == len(ledger.entries)
