from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from plugins.editing.import_cities.front_matter import CannotEditError, key_at, line_of, with_fact, with_sources
from plugins.editing.import_cities.new_city import ORDER
from plugins.editing.yaml_text import Value, scalar
from plugins.reading.strict_yaml import read

FILE = """\
---
# Checked by hand.
id: city-sofia
title: "София"          # the capital
summary: >
  Един ред,
  # не е бележка
role: unknown   # not stated by anybody
alumnus:        # to be asked
tracks:
  - tourism
  # - upskilling

# Where it lies
latitude: 42.6975
population:
  value: 1241675        # with the villages
  as_of: 2020
  source: NSI
sources:
  - title: One
    url: https://one.example/
  # and no other

# the end
---
role: this is the text
---
"""


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("role", "core", "role: unknown   # not", "role: core   # not"),
        ("alumnus", "yes", "alumnus:        # to", "alumnus: yes        # to"),
        ("tracks", ("a", "b"), "tracks:\n  - tourism\n  # - upskilling\n", "tracks: [a, b]\n"),
        ("latitude", "42.7", "42.6975", "42.7"),
        (
            "population",
            {"value": "1", "as_of": "2020", "source": "Eurostat: cities"},
            "1241675        # with the villages\n  as_of: 2020\n  source: NSI",
            '1        # with the villages\n  as_of: 2020\n  source: "Eurostat: cities"',
        ),
        ("country", "BG", "  # не е бележка\n", "  # не е бележка\ncountry: BG\n"),
        ("longitude", "23.3241", "latitude: 42.6975\n", "latitude: 42.6975\nlongitude: 23.3241\n"),
        (
            "website",
            "https://sofia.example/#top",
            "  source: NSI\n",
            "  source: NSI\nwebsite: https://sofia.example/#top\n",
        ),
        ("title", "a: b # c", '"София"          #', '"a: b # c"          #'),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_one_key_is_changed_and_nothing_else(key: str, value: Value, old: str, new: str, line_end: str) -> None:
    assert FILE.count(old) == 1
    before, after = (text.replace("\n", line_end) for text in (FILE, FILE.replace(old, new)))
    assert with_fact(before, key, value, ORDER) == after


def test_what_has_nothing_before_it_stands_at_the_end() -> None:
    assert with_fact("---\nwebsite: x\n# c\n---\n", "id", "a", ORDER) == "---\nwebsite: x\n# c\nid: a\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "sources:\n  - title: A\n  # c\n\n# d\n",
            'sources:\n  - title: A\n  # c\n  - title: "B: b"\n    url: c\n\n# d\n',
        ),
        ("sources:\n- title: A\nrole: core\n", 'sources:\n- title: A\n- title: "B: b"\n  url: c\nrole: core\n'),
        ("sources: [{title: A}]  # c\n", 'sources: [{title: A}, {title: "B: b", url: c}]  # c\n'),
        ("sources: [\n  {title: A},\n]\n", 'sources: [\n  {title: A},\n{title: "B: b", url: c}]\n'),
        ("sources: []\n", 'sources: [{title: "B: b", url: c}]\n'),
        ("sources:\nrole: core\n", 'sources:\n  - title: "B: b"\n    url: c\nrole: core\n'),
        ("role: core\n# c\n", 'role: core\nsources:\n  - title: "B: b"\n    url: c\n# c\n'),
    ],
)
def test_a_source_is_added_in_the_way_that_the_others_are_written(before: str, after: str) -> None:
    written = with_sources(f"---\n{before}---\nText\n", [{"title": "B: b", "url": "c"}], ORDER)
    assert written == f"---\n{after}---\nText\n"


@pytest.mark.parametrize(
    "text", ["", "---\n", "no front matter", "---\n{id: a}\n---\n", "---\na: [\n---\n", "---\nb\n---\n"]
)
def test_what_cannot_be_changed_by_itself_is_refused(text: str) -> None:
    with pytest.raises(CannotEditError):
        with_fact(text, "role", "core", ORDER)


def test_a_list_of_sources_that_is_none_is_refused() -> None:
    with pytest.raises(CannotEditError):
        with_sources("---\nsources: one\n---\n", [{"title": "A"}], ORDER)


def test_a_line_belongs_to_the_key_above_it() -> None:
    assert [key_at(FILE, line) for line in (2, 3, 7, 16, 18, 22)] == [
        None,
        "id",
        "summary",
        "population",
        "population",
        "sources",
    ]
    assert (line_of(FILE, "role"), line_of(FILE, "country")) == (8, None)


KEYS = st.sampled_from(ORDER)
WORDS = st.text(alphabet="abя0: #-[]{},'\"|>&*!?%@`\\=~.", min_size=1, max_size=12).map(str.strip).filter(bool)
VALUES: st.SearchStrategy[Value] = (
    WORDS
    | st.lists(WORDS, min_size=1, max_size=3).map(tuple)
    | st.dictionaries(st.sampled_from(["value", "as_of", "source"]), WORDS, min_size=1, max_size=3)
)
COMMENTS = st.sampled_from(["", "# c\n", "\n", "  # c\n", "# d: e\n\n"])
INLINE = st.sampled_from(["", "  # c", " "])


def double_quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A key with a value in one of the ways in which YAML can be written, with comments around it."""
    key, words, inline = draw(KEYS), draw(WORDS), draw(INLINE)
    text = double_quoted(words)
    written = draw(
        st.sampled_from(
            [
                f"{key}: {text}{inline}\n",
                f"{key}: {single_quoted(words)}{inline}\n",
                f"{key}: a{inline}\n",
                f"{key}:{inline}\n",
                f"{key}: a\n  b\n",
                f"{key}: |\n  {words}\n  # words\n",
                f"{key}: >-\n  {words}\n\n",
                f'{key}: "a\n# words"\n',
                f"{key}: [{text}, b]{inline}\n",
                f"{key}: [a,\nb]\n",
                f"{key}:\n  - {text}{inline}\n  # c\n  - b\n",
                f"{key}:\n- title: {text}\n  url: b\n",
                f"{key}: {{value: {text}, as_of: b}}{inline}\n",
                f"{key}:\n  value: {text}{inline}\n  as_of: b\n",
                f"{key}:\n    value: |\n      a\n      # words\n    as_of: {text}\n",
                f"? {key}\n: a\n",
            ]
        )
    )
    return draw(COMMENTS) + written


FRONT_MATTERS = st.lists(blocks(), max_size=5).map("".join) | st.text(alphabet="abc:- #[]{}\n\"'|>?,", max_size=60)
BODIES = st.sampled_from(["", "Text\n", "\r\n---\nrole: text\r\n", "Text without an end"])
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def plain(text: str) -> dict[str, object]:
    mapping, problems = read(
        text.replace("\r\n", "\n").replace("\r", "\n").partition("\n---\n")[0].removeprefix("---\n") + "\n", ""
    )
    assume(not problems)
    return {key: node.plain for key, node in mapping.entries.items()}


@given(FRONT_MATTERS, BODIES, LINE_ENDS, KEYS, VALUES)
@example('role: "a\n# words"\n', "", "\n", "alumnus", "yes")
@example("title: |+\n  a\n\n\n", "", "\n", "summary", "b")
@example("role:\n", "", "\r", "role", ("a", "b"))
def test_whatever_stands_there_only_one_key_is_another(
    front_matter: str, body: str, line_end: str, key: str, value: Value
) -> None:
    before = f"---\n{front_matter}".rstrip("\n").replace("\n", line_end) + f"{line_end}---{line_end}"
    assume("---" not in front_matter)
    there = plain(before)
    try:
        after = with_fact(before + body, key, value, ORDER)
    except CannotEditError:
        return
    assert after.endswith(f"{line_end}---{line_end}{body}")
    expected = list(value) if isinstance(value, tuple) else value
    assert plain(after.removesuffix(body)) == {**there, key: expected}
    if key not in before:
        whole, longer = before + body, len(after) - len(before + body)
        assert any(whole == after[:cut] + after[cut + longer :] for cut in range(len(whole) + 1))


@given(st.lists(blocks(), max_size=4).map("".join), KEYS, VALUES)
def test_front_matter_in_lines_of_keys_can_always_be_changed(front_matter: str, key: str, value: Value) -> None:
    before = f"---\n{front_matter}---\n"
    assume("?" not in front_matter)
    there = plain(before)
    assert plain(with_fact(before, key, value, ORDER)) == {
        **there,
        key: list(value) if isinstance(value, tuple) else value,
    }


@given(st.lists(blocks(), max_size=4).map("".join), st.lists(WORDS, min_size=1, max_size=2))
def test_whatever_stands_there_sources_are_added_at_the_end(front_matter: str, titles: list[str]) -> None:
    before = f"---\n{front_matter}---\nText"
    there = plain(before)
    sources = [{"title": title} for title in titles]
    try:
        after = with_sources(before, sources, ORDER)
    except CannotEditError:
        assume(False)
    found = there.get("sources", [])
    assert isinstance(found, list)
    assert (plain(after), after.endswith("---\nText")) == ({**there, "sources": [*found, *sources]}, True)


@given(WORDS)
def test_a_text_is_written_so_that_every_reader_of_yaml_reads_it(text: str) -> None:
    assert yaml.load(f"k: {scalar(text)}", Loader=yaml.BaseLoader) == {"k": text}
    assert yaml.load(f"k: [{scalar(text, in_brackets=True)}]", Loader=yaml.BaseLoader) == {"k": [text]}
