"""A few pieces of news, one for each thing that a feed gets wrong easily."""

from __future__ import annotations

from plugins.domain.thing import Body, Words
from plugins.domain.when import Month
from tests.small_site import article, day, minute, words

BODY = Body(
    html='<p>„<a href="/cities/sofia/">София</a>“ &amp; <a href="#dalshe">нататък</a>, '
    '<a href="https://example.org/">другаде</a>. <img alt="План" src="/news/first/plan.png"></p>\n'
    '<h2 id="dalshe">Нататък</h2>'
)

ARTICLES = (
    article(
        "first",
        day("2020-07-02"),
        words={
            "bg": Words(title="Първа & <голяма>", summary="„Кратко“ & <ясно>.", body=BODY),
            "en": Words(title="First", summary="Short.", body=Body(html="<p>Text</p>")),
        },
        updated=minute("2020-07-05 09:30"),
        authors=("Мария Иванова", "Ivan Petrov"),
        topics=("mobility", "open-data"),
    ),
    article("second", minute("2020-07-02 11:30"), "Втора", "Second"),
    article("third", Month(2021, 2), "Трета", "Third"),
    article("bulgarian", day("2021-03-01"), words=words("Само на български", None)),
)
