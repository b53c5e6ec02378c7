from __future__ import annotations

from dataclasses import replace

from plugins.domain.site import Site
from plugins.domain.thing import Body, Heading, Words
from plugins.publishing.reads import ALL_NEWS, at, digests, frame, pickled, recording, watched
from tests.small_site import article, day, editions, event

ARTICLE = article("a", day("2020-07-02"))
BODY = Body("<p>A</p>", (Heading(2, "a", "A"),))
WORDS = Words("A title", "A summary", BODY)


def site(words: Words = WORDS) -> Site:
    thing = replace(ARTICLE, words={**ARTICLE.words, "en": words})
    return editions(articles=(thing,))[0].site


def framed(site: Site) -> bytes:
    return frame(site, digests(site))


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
    assert read("title") == read("summary") == read("picture_alt") == {name}
    assert read("quotes") == {name, ARTICLE.folder}
    assert read("html", of_body=True) == read("headings", of_body=True) == {f"{name} text"}
    assert (read("body"), read("files", of_body=True)) == (set(), {ARTICLE.folder})


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
        assert framed(site(words)) == framed(before)


def test_what_an_article_states_is_not_of_the_frame_but_noted_where_it_is_read() -> None:
    before = site()
    other = replace(before, articles=(replace(before.articles[0], topics=("mobility",)),))
    with recording() as noted:
        _ = watched(before).articles[0].topics
    old, new = digests(before), digests(other)
    assert {key for key in old if old[key] != new[key]} == {ARTICLE.folder} == noted - {ALL_NEWS}
    assert framed(other) == framed(replace(before, articles=())) == framed(before)


def test_who_looks_at_news_or_asks_what_stands_at_an_address_is_noted() -> None:
    found = watched(site())
    for look, name in (
        (lambda: list(found.things), ALL_NEWS),
        (lambda: found.article_by_slug["a"], ALL_NEWS),
        (lambda: found.thing_by_address.get("/news/b/"), "at /news/b/"),
        (lambda: found.thing_by_address.get("/news/b/"), "at /news/b/"),
    ):
        with recording() as noted:
            look()
        assert name in noted


def test_everything_else_is_of_the_frame() -> None:
    before = replace(site(), events=(event("e", day("2020-07-02")),))
    others = [
        replace(before, events=(replace(before.events[0], topics=("mobility",)),)),
        replace(before, events=()),
        replace(before, topics=()),
        replace(before, now=before.now.replace(year=before.now.year + 1)),
    ]
    assert len({framed(one) for one in (before, *others)}) == 5


def test_what_is_compared_does_not_depend_on_which_of_its_parts_are_one_object() -> None:
    one, other = (tuple(["a title of its own"[:letters] for letters in (9, 18)]) for _ in range(2))
    assert pickled((one, one)) == pickled((one, other))


def test_another_thing_or_language_at_an_address_is_known_as_another() -> None:
    found = [
        digests(editions(articles=(one,))[0].site)[at(one.address)]
        for one in (
            article("a", day("2020-07-02")),
            article("a", day("2020-07-03"), "Друга"),
            article("a", day("2020-07-02"), "Само на български", None),
            replace(article("a", day("2020-07-02")), id="news-other"),
        )
    ]
    assert found[0] == found[1]
    assert len(set(found)) == 3
