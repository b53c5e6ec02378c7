from __future__ import annotations

from plugins.domain.permalink import Kind
from plugins.domain.programme import Consortium
from plugins.domain.thing import Source
from plugins.domain.things import Alumnus, Population, Role, RoleBasis
from plugins.domain.when import Month, Year
from plugins.participants.city import CityView, city_view
from plugins.publishing.cards import FactValue
from tests.small_site import article, city, day, editions, event, resource

SOFIA = city(
    "sofia",
    "София",
    "Sofia",
    role_basis=RoleBasis.BY_ELIMINATION,
    alumnus=Alumnus.YES,
    tracks=("tourism",),
    sources=(Source("New", date=Month(2022, 5)), Source("Old", date=day("2020-07-02")), Source("Undated")),
)
VRATSA = city("vratsa", "Враца", "Vratsa", alumnus=Alumnus.NO, mentors=("leuven",), tracks=("tourism",))
LEUVEN = city("leuven", "Льовен", "Leuven", "BE", role=Role.MENTOR, role_basis=RoleBasis.STATED)
RIJEKA = city("rijeka", "Rijeka", "Rijeka", "HR", role=Role.UNKNOWN, consortium="adriatic")
SPLIT = city("split", "Сплит", "Split", "HR", role=Role.UNKNOWN, consortium="adriatic")
CITIES = (SOFIA, VRATSA, LEUVEN, RIJEKA, SPLIT)
ADRIATIC = Consortium("adriatic", {"bg": "Rijeka + Сплит", "en": "Rijeka + Split"})
BULGARIAN, ENGLISH = editions(cities=CITIES, consortia=(ADRIATIC,))
UNKNOWN = (FactValue("unknown", is_known=False),)


def facts(view: CityView) -> dict[str, tuple[FactValue, ...]]:
    return {fact.term: fact.values for fact in view.facts}


def test_the_facts_of_a_city_say_what_is_known_how_and_since_when_and_what_is_not() -> None:
    assert facts(city_view(ENGLISH, SOFIA)) == {
        "Country": (FactValue("Bulgaria", "/en/cities/country/bg/"),),
        "Role": (
            FactValue(
                "Core city",
                "/en/cities/role/core/",
                note="by elimination: selected, and not on the list of mentors",
            ),
        ),
        "Digital Cities Challenge": (FactValue("took part"),),
        "Tracks": (FactValue("Tourism", "/en/tracks/tourism/"),),
        "Mentors": UNKNOWN,
        "Population": UNKNOWN,
        "Website": UNKNOWN,
        "As of": (FactValue("May 2022"),),
    }


def test_what_is_unknown_of_a_mentor_is_whom_it_mentors_and_of_a_city_without_a_role_neither_is_asked() -> None:
    edition = editions(cities=(LEUVEN, SPLIT), consortia=(ADRIATIC,))[1]
    assert [term for term in facts(city_view(edition, LEUVEN)) if term.startswith("Mentor")] == ["Mentor of"]
    assert facts(city_view(edition, LEUVEN))["Mentor of"] == UNKNOWN
    assert [term for term in facts(city_view(edition, SPLIT)) if term.startswith("Mentor")] == []
    assert facts(city_view(edition, SPLIT))["Digital Cities Challenge"] == UNKNOWN


def test_a_number_of_inhabitants_has_its_date_and_its_source() -> None:
    big = city("big", "Голям", "Big", population=Population(1234567, Year(2021), "NSI"), website="https://big.example/")
    known = facts(city_view(editions(cities=(big,))[1], big))
    assert known["Population"] == (FactValue("1,234,567", note="2021, NSI"),)
    assert known["Website"] == (FactValue("https://big.example/", "https://big.example/"),)


def test_partners_mentors_and_those_mentored_know_of_each_other() -> None:
    known = {one.slug: facts(city_view(ENGLISH, one)) for one in CITIES}
    assert known["split"]["Consortium"] == (
        FactValue("Rijeka + Split", "/en/cities/consortium/adriatic/"),
        FactValue("Rijeka", "/en/cities/rijeka/"),
    )
    assert known["vratsa"]["Mentors"] == (FactValue("Leuven", "/en/cities/leuven/"),)
    assert known["leuven"]["Mentor of"] == (FactValue("Vratsa", "/en/cities/vratsa/"),)
    assert "Consortium" not in known["sofia"]


def test_neighbours_are_the_other_cities_of_each_track() -> None:
    (tourism,) = city_view(ENGLISH, SOFIA).neighbours
    assert (tourism.track.text, tourism.track.href, tourism.heading_id) == (
        "Tourism",
        "/en/tracks/tourism/",
        "track-tourism",
    )
    assert [card.name for card in tourism.cards] == ["Vratsa"]
    assert city_view(ENGLISH, LEUVEN).neighbours == ()


def test_a_city_gathers_its_news_its_events_and_what_it_can_take_up() -> None:
    of_sofia = {"cities": ("sofia",)}
    edition = editions(
        cities=CITIES,
        consortia=(ADRIATIC,),
        articles=(article("a", day("2020-01-01"), **of_sofia), article("b", day("2021-01-01"), **of_sofia)),
        events=(
            event("past", day("2020-01-01"), **of_sofia),
            event("later-past", day("2021-01-01"), **of_sofia),
            event("soon", day("2023-02-01"), **of_sofia),
            event("of-its-track", day("2023-01-15"), tracks=("tourism",)),
            event("past-of-its-track", day("2022-01-15"), tracks=("tourism",)),
            event("other", day("2023-02-01")),
        ),
        solutions=(resource(Kind.SOLUTION, "app", "Приложение", "App", **of_sofia),),
        documents=(
            resource(Kind.DOCUMENT, "plan", "План", "Plan", **of_sofia),
            resource(Kind.DOCUMENT, "other", "Друг", "Other"),
        ),
    )[1]
    view = city_view(edition, SOFIA)
    assert [card.href for card in view.news] == ["/en/news/b/", "/en/news/a/"]
    assert [card.href for card in view.upcoming] == ["/en/events/of-its-track/", "/en/events/soon/"]
    assert [card.href for card in view.past] == ["/en/events/later-past/", "/en/events/past/"]
    assert [card.href for card in view.resources] == ["/en/solutions/app/", "/en/documents/plan/"]
