from __future__ import annotations

from dataclasses import replace

from plugins.domain.site import Site
from plugins.domain.thing import Body, Heading, Words
from plugins.publishing.reads import digests, frame, recording, watched
from tests.small_site import article, day, editions

ARTICLE = article("a", day("2020-07-02"))
BODY = Body("<p>A</p>", (Heading(2, "a", "A"),))
WORDS = Words("A title", "A summary", BODY)


def site(words: Words = WORDS) -> Site:
    thing = replace(ARTICLE, words={**ARTICLE.words, "en": words})
    return editions(articles=(thing,))[0].site


def read(name: str, of_body: bool = False) -> set[str]:
    words = watched(site()).articles[0].words["en"]
    with recording() as noted:
        getattr(words.body if of_body else words, name)
    return noted


def test_a_watched_site_says_the_same() -> None:
    words = watched(site()).articles[0].words["en"]
    assert (words.title, words.summary, words.body.html, words.body.headings) == (
        "A title",
        "A summary",
        "<p>A</p>",
        (Heading(2, "a", "A"),),
    )


def test_who_reads_words_or_a_text_is_noted() -> None:
    name = f"{ARTICLE.folder} en"
    assert read("title") == read("summary") == read("picture_alt") == read("quotes") == {name}
    assert read("html", of_body=True) == read("headings", of_body=True) == {f"{name} text"}
    assert read("body") == read("files", of_body=True) == set()


def test_what_is_read_between_is_noted_once_only() -> None:
    words = watched(site()).articles[0].words["en"]
    with recording() as outer:
        with recording() as inner:
            _ = words.title
        _ = words.body.html
    assert (inner, outer) == ({f"{ARTICLE.folder} en"}, {f"{ARTICLE.folder} en text"})


def test_words_and_texts_have_digests_of_their_own_and_are_not_of_the_frame() -> None:
    before, name = site(), f"{ARTICLE.folder} en"
    for words, changed in (
        (replace(WORDS, title="Another"), {name}),
        (replace(WORDS, summary="Another"), {name}),
        (replace(WORDS, body=replace(BODY, html="<p>B</p>")), {f"{name} text"}),
        (replace(WORDS, body=replace(BODY, headings=())), {f"{name} text"}),
    ):
        old, new = digests(before), digests(site(words))
        assert {key for key in old if old[key] != new[key]} == changed
        assert frame(site(words)) == frame(before)


def test_everything_else_is_of_the_frame() -> None:
    before = site()
    others = [
        replace(before, articles=(replace(before.articles[0], topics=("mobility",)),)),
        replace(before, articles=()),
        site(replace(WORDS, body=replace(BODY, files=("a.pdf",)))),
        replace(before, now=before.now.replace(year=before.now.year + 1)),
    ]
    assert len({frame(one) for one in (before, *others)}) == 5
