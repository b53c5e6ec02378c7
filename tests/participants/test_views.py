from __future__ import annotations

from decimal import Decimal

from plugins.domain.programme import Figure, FigureValue
from plugins.domain.thing import Source
from plugins.domain.things import Alumnus, Population, Role, RoleBasis
from plugins.domain.when import Month, Year
from plugins.participants.plan import plan
from plugins.participants.views import cities_view, city_view, countries, country_view, role_view, roles
from plugins.publishing.cards import CityCard, FactValue
from plugins.publishing.page import Link
from tests.small_site import article, city, day, editions, event

CITIES = (
    city("sofia", "София", "Sofia", role_basis=RoleBasis.BY_ELIMINATION, alumnus=Alumnus.YES, tracks=("tourism",)),
    city("vratsa", "Враца", "Vratsa", alumnus=Alumnus.NO, mentors=("leuven",)),
    city("leuven", "Льовен", "Leuven", "BE", role=Role.MENTOR, role_basis=RoleBasis.STATED),
    city("rijeka", "Rijeka", "Rijeka", "HR", role=Role.UNKNOWN, consortium="adriatic"),
    city("split", "Сплит", "Split", "HR", role=Role.UNKNOWN, consortium="adriatic"),
)
NETWORK = Figure(
    "network-cities",
    {"bg": "Градове", "en": "Cities"},
    {"bg": "града", "en": "cities"},
    (FigureValue(Month(2021, 4), None, Decimal(136), None, Source("ICC")),),
)
BULGARIAN, ENGLISH = editions(cities=CITIES, figures=(NETWORK,))


def test_cities_stand_by_country_bulgaria_first_then_the_alphabet() -> None:
    view = cities_view(ENGLISH)
    assert [(group.name, group.heading_id, group.count_text) for group in view.countries] == [
        ("Bulgaria", "bg", "2 cities"),
        ("Belgium", "be", "1 city"),
        ("Croatia", "hr", "2 cities"),
    ]
    assert [[card.name for card in group.cards] for group in view.countries] == [
        ["Sofia", "Vratsa"],
        ["Leuven"],
        ["Rijeka", "Split"],
    ]
    assert countries(BULGARIAN) == ("BG", "BE", "HR")


def test_the_list_says_how_many_of_all_cities_it_knows_and_who_counted() -> None:
    assert cities_view(ENGLISH).known == "5 of 136 cities are known here; 136 is the count of April 2021 by ICC."
    assert cities_view(editions(cities=CITIES)[1]).known is None


def test_a_country_holds_its_cities_and_is_the_current_one() -> None:
    view = country_view(ENGLISH, "HR")
    assert (view.title, view.lead, view.known) == ("Croatia", "2 cities known here", None)
    assert [card.href for group in view.countries for card in group.cards] == [
        "/en/cities/rijeka/",
        "/en/cities/split/",
    ]
    assert [link for link in view.country_links if link.current] == [
        Link("Croatia (2)", "/en/cities/country/hr/", current=True)
    ]


def test_a_role_holds_its_cities_and_is_the_current_one() -> None:
    view = role_view(ENGLISH, Role.MENTOR)
    assert (view.title, view.lead) == ("Mentor cities", "1 city known here")
    assert view.roles == (
        Link("All roles (5)", "/en/cities/"),
        Link("Core cities (2)", "/en/cities/role/core/"),
        Link("Mentor cities (1)", "/en/cities/role/mentor/", current=True),
        Link("Role not stated (2)", "/en/cities/role/unknown/"),
    )


def test_only_roles_that_some_city_has_are_offered() -> None:
    assert roles(editions(cities=CITIES[:2])[0]) == (Role.CORE,)


def test_a_card_says_name_country_role_and_that_it_is_an_alumnus() -> None:
    cards = {card.href: card for group in cities_view(BULGARIAN).countries for card in group.cards}
    assert cards["/cities/sofia/"] == CityCard(
        "София", "/cities/sofia/", None, "България", "Основен град", cards["/cities/sofia/"].note
    )
    assert cards["/cities/sofia/"].note is not None
    assert cards["/cities/vratsa/"].note is None


def test_a_name_left_in_latin_letters_says_its_language_in_bulgarian_only() -> None:
    languages = [
        {card.href.split("/")[-2]: card.language for group in cities_view(edition).countries for card in group.cards}
        for edition in (BULGARIAN, ENGLISH)
    ]
    assert languages == [
        {"sofia": None, "vratsa": None, "leuven": None, "rijeka": "hr", "split": None},
        dict.fromkeys(("sofia", "vratsa", "leuven", "rijeka", "split")),
    ]


def test_the_facts_of_a_city_say_what_is_known_and_how_it_is_known() -> None:
    facts = {fact.term: fact.values for fact in city_view(ENGLISH, CITIES[0]).facts}
    assert facts == {
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
    }


def test_a_number_of_inhabitants_has_its_date_and_its_source() -> None:
    big = city("big", "Голям", "Big", population=Population(1234567, Year(2021), "NSI"), website="https://big.example/")
    facts = {fact.term: fact.values for fact in city_view(editions(cities=(big,))[1], big).facts}
    assert facts["Population"] == (FactValue("1,234,567", note="2021, NSI"),)
    assert facts["Website"] == (FactValue("https://big.example/", "https://big.example/"),)


def test_partners_mentors_and_those_mentored_know_of_each_other() -> None:
    views = {one.slug: city_view(ENGLISH, one) for one in CITIES}
    facts = {slug: {fact.term: fact.values for fact in view.facts} for slug, view in views.items()}
    assert views["rijeka"].partners == (Link("Split", "/en/cities/split/"),)
    assert facts["split"]["Consortium with"] == (FactValue("Rijeka", "/en/cities/rijeka/"),)
    assert facts["vratsa"]["Mentors"] == (FactValue("Leuven", "/en/cities/leuven/"),)
    assert facts["leuven"]["Mentor of"] == (FactValue("Vratsa", "/en/cities/vratsa/"),)
    assert views["sofia"].partners == ()


def test_a_city_gathers_its_news_and_its_events_to_come_and_past() -> None:
    of_sofia = {"cities": ("sofia",)}
    edition = editions(
        cities=CITIES,
        articles=(article("a", day("2020-01-01"), **of_sofia), article("b", day("2021-01-01"), **of_sofia)),
        events=(
            event("past", day("2020-01-01"), **of_sofia),
            event("later-past", day("2021-01-01"), **of_sofia),
            event("soon", day("2023-02-01"), **of_sofia),
            event("other", day("2023-02-01")),
        ),
    )[1]
    view = city_view(edition, CITIES[0])
    assert [card.href for card in view.news] == ["/en/news/b/", "/en/news/a/"]
    assert [card.href for card in view.upcoming] == ["/en/events/soon/"]
    assert [card.href for card in view.past] == ["/en/events/later-past/", "/en/events/past/"]


def test_there_is_a_page_for_all_each_country_each_role_and_each_city_in_both_languages() -> None:
    tree = [
        "/cities/",
        "/cities/country/be/",
        "/cities/country/bg/",
        "/cities/country/hr/",
        "/cities/leuven/",
        "/cities/rijeka/",
        "/cities/role/core/",
        "/cities/role/mentor/",
        "/cities/role/unknown/",
        "/cities/sofia/",
        "/cities/split/",
        "/cities/vratsa/",
    ]
    addresses = sorted(page.address for page in plan((BULGARIAN, ENGLISH)))
    assert addresses == sorted([*tree, *(f"/en{address}" for address in tree)])
