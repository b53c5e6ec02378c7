from __future__ import annotations

from collections.abc import Callable

import pytest

from plugins.domain.things import Article
from plugins.publishing.reads import recording
from plugins.publishing.timeline import Named, Runs, Timeline, elements_of
from tests.small_site import article, day

OLDEST_FIRST = [article(f"a{number:02}", day(f"2020-01-{number + 1:02}")) for number in range(30)]
NEWER = article("b", day("2021-01-01"))
EARLIER = article("c", day("2019-01-01"))


def timeline(*oldest_first: Article) -> Timeline:
    return Timeline("news bg", oldest_first[::-1])


def is_same(look: Callable[[Timeline], object], *then: Article) -> bool:
    """Whether what was noted of a look would show the same when the news are other ones."""
    before, after = timeline(*OLDEST_FIRST), timeline(*then)
    with recording() as noted:
        look(before)
    runs = Runs(elements_of(OLDEST_FIRST, (before,)), elements_of(then, (after,)))
    return all(map(runs.is_same, noted))


def test_it_is_the_news_newest_first() -> None:
    news = timeline(*OLDEST_FIRST)
    assert (len(news), news[0], list(news)) == (30, OLDEST_FIRST[-1], OLDEST_FIRST[::-1])
    assert news[:2] == news.planned[:2] == (OLDEST_FIRST[-1], OLDEST_FIRST[-2])
    assert (news.position(OLDEST_FIRST[3]), news.count(7), news.count(99)) == (3, 7, 30)
    assert news.span(-2, 2) == tuple(OLDEST_FIRST[:2])
    assert news.span(28, 99) == tuple(OLDEST_FIRST[28:])


def test_it_is_equal_to_the_same_news_in_the_same_order_and_to_nothing_else() -> None:
    news = timeline(*OLDEST_FIRST)
    assert news == timeline(*OLDEST_FIRST) == OLDEST_FIRST[::-1]
    assert news not in (timeline(*OLDEST_FIRST, NEWER), OLDEST_FIRST, [], None, 30)


@pytest.mark.parametrize(
    ("look", "newer", "earlier"),
    [
        (len, False, False),
        (list, False, False),
        (lambda news: news[:2], False, False),
        (lambda news: news.position(OLDEST_FIRST[3]), True, False),
        (lambda news: news.span(0, 5), True, False),
        (lambda news: news.span(28, 31), False, False),
        (lambda news: news.count(5), True, False),
        (lambda news: news.count(31), False, False),
        (lambda news: news.planned, True, True),
    ],
)
def test_an_article_concerns_those_who_looked_as_far_as_where_it_stands(
    look: Callable[[Timeline], object], newer: bool, earlier: bool
) -> None:
    assert is_same(look, *OLDEST_FIRST)
    assert is_same(look, *OLDEST_FIRST, NEWER) is newer
    assert is_same(look, EARLIER, *OLDEST_FIRST) is earlier


def test_another_language_of_an_article_concerns_those_who_looked_at_it() -> None:
    translated = article("a03", day("2020-01-04"), en=None)
    then = [*OLDEST_FIRST[:3], translated, *OLDEST_FIRST[4:]]
    assert not is_same(lambda news: news.position(OLDEST_FIRST[3]), *then)


def test_what_nothing_names_yet_is_noted_too() -> None:
    before, after = Named("news bg", {}), Named("news bg", {("topics", "new"): [NEWER]})
    with recording() as noted:
        assert list(before.get(("topics", "new"))) == []
    assert not all(map(Runs(elements_of((), before.values()), elements_of((NEWER,), after.values())).is_same, noted))
