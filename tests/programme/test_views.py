from __future__ import annotations

from dataclasses import replace

from plugins.domain.permalink import Kind
from plugins.domain.programme import Milestone, Step
from plugins.domain.thing import Source
from plugins.domain.when import Month
from plugins.programme.plan import plan
from plugins.programme.resource import Download, resource_view
from plugins.programme.shelf import narrowed_shelf_view, resource_facets, shelf_view
from plugins.programme.views import (
    MilestoneView,
    StepView,
    programme_view,
    topic_view,
    track_view,
)
from plugins.publishing.cards import FactValue, LinkCard, SourceLine
from plugins.publishing.page import Link, Page, Time, made
from tests.small_site import PROGRAMME, TOPICS, TRACKS, article, city, day, editions, event, resource

SOURCE = Source("Отчет", "https://example.org/", day("2021-04-01"), "bg")
GUIDE = resource(
    Kind.DOCUMENT,
    "guide",
    "Наръчник",
    "Guide",
    date=day("2021-06-22"),
    provider="ICLEI",
    licence="CC BY 4.0",
    url="https://guide.example/",
    file="guide.pdf",
    file_size=2_100_000,
    topics=("mobility",),
    cities=("sofia",),
)
MARKET = resource(Kind.SOLUTION, "market", "Пазар", "Market", stage="beta")


def test_the_programme_says_its_parts_in_the_language_of_the_edition() -> None:
    programme = replace(
        PROGRAMME,
        steps=(Step({"bg": "Оценка", "en": "Assessment"}, {"bg": "Оценява се.", "en": "It is assessed."}),),
        focus=({"bg": "Стратегии", "en": "Strategies"},),
        projects=(Step({"bg": "Платформа", "en": "Platform"}),),
        sources=(SOURCE,),
    )
    view = programme_view(editions(programme=programme)[1])
    assert (view.title, view.summary, view.aim, view.length) == (
        "The Challenge",
        "An initiative for cities.",
        "To help.",
        "Two years.",
    )
    assert view.steps == (StepView("Assessment", "It is assessed."),)
    assert (view.focus, view.support, view.duties, view.projects) == (("Strategies",), (), (), ("Platform",))
    assert view.sources == (SourceLine("Отчет", "https://example.org/", Time("1 April 2021", "2021-04-01"), "bg"),)
    assert view.topics == (
        LinkCard("Mobility", "/en/topics/mobility/", "Movement."),
        LinkCard("Open data", "/en/topics/open-data/", "The data."),
    )


def test_a_milestone_leads_to_its_page_in_a_language_it_is_written_in() -> None:
    milestones = (
        Milestone(day("2020-07-02"), None, {"bg": "Начало", "en": "Start"}, "/news/both/"),
        Milestone(day("2020-09-28"), day("2020-10-02"), {"bg": "Лаборатория", "en": "Lab"}, "/news/bulgarian/"),
        Milestone(Month(2021, 1), None, {"bg": "Край", "en": "End"}, None),
    )
    articles = (article("both", day("2020-07-02")), article("bulgarian", day("2020-07-03"), en=None))
    view = programme_view(editions(programme=replace(PROGRAMME, milestones=milestones), articles=articles)[1])
    assert view.milestones == (
        MilestoneView(Time("2 July 2020", "2020-07-02"), "Start", "/en/news/both/"),
        MilestoneView(Time("28 September\u2009–\u20092 October 2020", "2020-09-28"), "Lab", "/news/bulgarian/"),
        MilestoneView(Time("January 2021", "2021-01"), "End", None),
    )


def test_a_track_lists_the_cities_that_chose_it() -> None:
    cities = (city("sofia", "София", "Sofia", tracks=("tourism",)), city("vratsa", "Враца", "Vratsa"))
    (track,) = programme_view(editions(cities=cities)[0]).tracks
    assert track.card == LinkCard("Туризъм", "/tracks/tourism/", "Пътеката.")
    assert track.cities == (Link("София", "/cities/sofia/"),)


def test_a_topic_gathers_everything_about_it_newest_first() -> None:
    about = {"topics": ("mobility",)}
    edition = editions(
        articles=(
            article("a", day("2020-01-01"), **about),
            article("b", day("2021-01-01"), **about),
            article("c", day("2022-01-01")),
        ),
        events=(event("d", day("2020-01-01"), **about), event("e", day("2021-01-01"), **about)),
        cities=(city("sofia", "София", "Sofia", **about), city("vratsa", "Враца", "Vratsa")),
        documents=(GUIDE,),
        solutions=(MARKET,),
    )[1]
    view = topic_view(edition, TOPICS[0])
    assert (view.title, view.summary, view.kicker, view.is_empty) == ("Mobility", "Movement.", "Topic", False)
    assert [card.href for card in view.news] == ["/en/news/b/", "/en/news/a/"]
    assert [card.href for card in view.events] == ["/en/events/e/", "/en/events/d/"]
    assert [card.href for card in view.cities] == ["/en/cities/sofia/"]
    assert view.documents == (LinkCard("Guide", "/en/documents/guide/", "Guide.", "ICLEI · 22 June 2021 · 2.1 MB"),)
    assert view.solutions == ()
    assert view.others == (Link("Open data", "/en/topics/open-data/"),)


def test_a_track_gathers_its_events_their_news_and_its_cities() -> None:
    edition = editions(
        articles=(article("a", day("2020-01-01"), events=("lab",)), article("b", day("2021-01-01"))),
        events=(event("lab", day("2020-01-01"), tracks=("tourism",)), event("other", day("2021-01-01"))),
        cities=(city("sofia", "София", "Sofia", tracks=("tourism",)),),
    )[1]
    view = track_view(edition, TRACKS[0])
    assert (view.kicker, view.others, view.documents, view.solutions) == ("Thematic track", (), (), ())
    assert [card.href for card in (*view.news, *view.events, *view.cities)] == [
        "/en/news/a/",
        "/en/events/lab/",
        "/en/cities/sofia/",
    ]


def test_a_topic_to_which_nothing_belongs_yet_says_so() -> None:
    edition = editions()[0]
    assert (topic_view(edition, TOPICS[0]).is_empty, track_view(edition, TRACKS[0]).is_empty) == (True, True)


def test_a_document_says_what_is_known_of_it_and_where_to_get_it() -> None:
    edition = editions(
        "https://sofia.example/icc",
        documents=(GUIDE,),
        cities=(city("sofia", "София", "Sofia"),),
        articles=(article("a", day("2021-06-22"), documents=("guide",)), article("b", day("2021-06-23"))),
    )[1]
    view = resource_view(edition, GUIDE)
    assert {fact.term: fact.values for fact in view.facts} == {
        "Date": (FactValue("22 June 2021"),),
        "Provider": (FactValue("ICLEI"),),
        "Licence": (FactValue("CC BY 4.0"),),
        "Website": (FactValue("https://guide.example/", "https://guide.example/"),),
        "Cities": (FactValue("Sofia", "/icc/en/cities/sofia/"),),
    }
    assert view.download == Download("/icc/documents/guide/guide.pdf", "guide.pdf", "PDF", "2.1 MB")
    assert (view.kicker, [card.href for card in view.news]) == ("Document", ["/icc/en/news/a/"])


def test_a_solution_is_called_so_and_says_its_stage() -> None:
    view = resource_view(editions(solutions=(MARKET,))[1], MARKET)
    assert (view.kicker, [(fact.term, fact.values) for fact in view.facts]) == (
        "Solution",
        [("Stage", (FactValue("beta"),))],
    )


SOFIA = city("sofia", "София", "Sofia")


def test_a_shelf_shows_a_card_for_each_and_offers_the_topics_and_cities_there_are() -> None:
    plain = replace(GUIDE, slug="plain", provider=None, date=None, topics=(), cities=(), file=None, file_size=None)
    view = shelf_view(editions(documents=(GUIDE, plain), cities=(SOFIA,))[1], Kind.DOCUMENT)
    assert [item.card for item in view.items] == [
        LinkCard("Guide", "/en/documents/guide/", "Guide.", "ICLEI · 22 June 2021 · 2.1 MB"),
        LinkCard("Guide", "/en/documents/plain/", "Guide."),
    ]
    assert [item.keys.values for item in view.items if item.keys] == [(("topic", "mobility"), ("city", "sofia")), ()]
    assert view.items[0].keys is not None
    assert view.items[0].keys.words.split() == [
        "наръчник",
        "narachnik",
        "guide",
        "iclei",
        "наръчник.",
        "narachnik.",
        "guide.",
    ]
    assert view.filter is not None
    assert [(facet.name, [choice.text for choice in facet.choices]) for facet in view.filter.facets] == [
        ("topic", ["Mobility"]),
        ("city", ["Sofia"]),
    ]


def test_a_shelf_of_a_topic_holds_what_has_it() -> None:
    edition = editions(documents=(GUIDE, replace(GUIDE, slug="plain", topics=())), cities=(SOFIA,))[1]
    view = narrowed_shelf_view(edition, Kind.DOCUMENT, resource_facets(edition)[0], "mobility")
    assert (view.title, [item.card.href for item in view.items]) == ("Documents: Mobility", ["/en/documents/guide/"])
    assert view.others is not None
    assert view.others.links == (Link("Mobility (1)", "/en/documents/topic/mobility/", current=True),)


def test_an_empty_shelf_has_no_form() -> None:
    view = shelf_view(editions()[1], Kind.SOLUTION)
    assert (view.title, view.items, view.filter) == ("Solutions", (), None)


def test_the_milestone_that_is_next_is_marked_and_the_next_events_stand_there() -> None:
    milestones = (
        Milestone(day("2022-12-31"), None, {"bg": "А", "en": "A"}, None),
        Milestone(Month(2023, 1), None, {"bg": "Б", "en": "B"}, None),
        Milestone(Month(2023, 2), None, {"bg": "В", "en": "C"}, None),
    )
    events = tuple(event(f"e{number}", day(f"2023-01-0{number}")) for number in range(1, 6))
    view = programme_view(editions(programme=replace(PROGRAMME, milestones=milestones), events=events)[1])
    assert [milestone.is_next for milestone in view.milestones] == [False, True, False]
    assert [card.href for card in view.upcoming] == ["/en/events/e1/", "/en/events/e2/", "/en/events/e3/"]


def test_the_programme_has_these_pages_in_both_languages() -> None:
    tree = [
        "/documents/",
        "/documents/city/sofia/",
        "/documents/guide/",
        "/documents/topic/mobility/",
        "/figures/",
        "/programme/",
        "/solutions/",
        "/solutions/market/",
        "/topics/mobility/",
        "/topics/open-data/",
        "/tracks/tourism/",
    ]
    parts = {"documents": (GUIDE,), "solutions": (MARKET,), "cities": (SOFIA,)}
    pages = {page.address: page.modified for page in made(plan(editions(**parts))) if isinstance(page, Page)}
    assert sorted(pages) == sorted([*tree, *(f"/en{address}" for address in tree)])
    assert pages["/documents/guide/"] == "2021-06-22"
