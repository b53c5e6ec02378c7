from __future__ import annotations

from decimal import Decimal

from plugins.domain.programme import Consortium, Figure, FigureValue, Track
from plugins.domain.thing import Source
from plugins.domain.things import Alumnus, Role, RoleBasis
from plugins.domain.when import Month, Year
from plugins.participants.facets import city_facets, countries
from plugins.participants.plan import plan
from plugins.participants.views import CitiesView, Count, cities_view, narrowed_view
from plugins.publishing.cards import CityCard, Fact, FactValue, SourceLine
from plugins.publishing.edition import Edition
from plugins.publishing.facets import Choice, FacetView, FilterKeys
from plugins.publishing.page import Link, Time, made
from tests.small_site import TRACKS, city, editions

CITIES = (
    city("sofia", "София", "Sofia", role_basis=RoleBasis.BY_ELIMINATION, alumnus=Alumnus.YES, tracks=("tourism",)),
    city("vratsa", "Враца", "Vratsa", alumnus=Alumnus.NO, mentors=("leuven",), topics=("mobility", "open-data")),
    city("leuven", "Льовен", "Leuven", "BE", role=Role.MENTOR, role_basis=RoleBasis.STATED),
    city("rijeka", "Rijeka", "Rijeka", "HR", role=Role.UNKNOWN, consortium="adriatic"),
    city("split", "Сплит", "Split", "HR", role=Role.UNKNOWN, consortium="adriatic"),
)
ADRIATIC = Consortium(
    "adriatic", {"bg": "Rijeka + Сплит", "en": "Rijeka + Split"}, Alumnus.YES, (Source("ICC", date=Month(2020, 7)),)
)
NETWORK = Figure(
    "network-cities",
    {"bg": "Градове", "en": "Cities"},
    {"bg": "града", "en": "cities"},
    (FigureValue(Month(2021, 4), Year(2022), Decimal(136), None, Source("ICC")),),
)
BULGARIAN, ENGLISH = editions(cities=CITIES, consortia=(ADRIATIC,), figures=(NETWORK,))


def narrowed(edition: Edition, name: str, value: str) -> CitiesView:
    (facet,) = (facet for facet in city_facets(edition) if facet.name == name)
    return narrowed_view(edition, facet, value)


def slugs(view: CitiesView) -> list[str]:
    return [city.card.href.split("/")[-2] for group in view.countries for city in group.cities]


def test_cities_stand_by_country_bulgaria_first_then_the_alphabet() -> None:
    view = cities_view(ENGLISH)
    assert [(group.name, group.heading_id, group.count_text) for group in view.countries] == [
        ("Bulgaria", "bg", "2 cities"),
        ("Belgium", "be", "1 city"),
        ("Croatia", "hr", "2 cities"),
    ]
    assert slugs(view) == ["sofia", "vratsa", "leuven", "rijeka", "split"]
    assert countries(BULGARIAN) == ("BG", "BE", "HR")


def test_names_left_in_latin_letters_stand_behind_those_of_the_alphabet() -> None:
    assert slugs(narrowed(BULGARIAN, "country", "hr")) == ["split", "rijeka"]


def test_the_list_says_how_many_of_all_cities_it_knows_and_who_counted() -> None:
    known = "5 of 136 cities are known here; 136 is the count of April 2021 – 2022 by ICC."
    assert cities_view(ENGLISH).known == known
    assert cities_view(editions(cities=CITIES, consortia=(ADRIATIC,))[1]).known is None


def test_roles_and_alumni_are_counted_apart_each_with_its_page() -> None:
    assert cities_view(ENGLISH).counts == (
        Count("2", "Core cities", "/en/cities/role/core/"),
        Count("1", "Mentor cities", "/en/cities/role/mentor/"),
        Count("2", "Role not stated", "/en/cities/role/unknown/"),
        Count("1", "Took part in the Digital Cities Challenge", "/en/cities/alumnus/yes/"),
    )


def test_a_country_holds_its_cities_and_is_the_current_one() -> None:
    view = narrowed(ENGLISH, "country", "hr")
    assert (view.title, view.lead, view.known, view.filter) == ("Croatia", "2 cities known here", None, None)
    assert slugs(view) == ["rijeka", "split"]
    assert view.others is not None
    assert view.others.links == (
        Link("Bulgaria (2)", "/en/cities/country/bg/"),
        Link("Belgium (1)", "/en/cities/country/be/"),
        Link("Croatia (2)", "/en/cities/country/hr/", current=True),
    )


def test_every_facet_narrows_the_list_down_to_those_that_have_the_value() -> None:
    found = {
        (name, value): (narrowed(ENGLISH, name, value).title, slugs(narrowed(ENGLISH, name, value)))
        for name, value in (
            ("role", "mentor"),
            ("alumnus", "yes"),
            ("alumnus", "unknown"),
            ("track", "tourism"),
            ("topic", "open-data"),
        )
    }
    assert found == {
        ("role", "mentor"): ("Mentor cities", ["leuven"]),
        ("alumnus", "yes"): ("Cities: Took part in the Digital Cities Challenge", ["sofia"]),
        ("alumnus", "unknown"): (
            "Cities: Not known whether they took part in the Digital Cities Challenge",
            ["leuven", "rijeka", "split"],
        ),
        ("track", "tourism"): ("Cities on the track “Tourism”", ["sofia"]),
        ("topic", "open-data"): ("Cities with the topic “Open data”", ["vratsa"]),
    }


def test_a_consortium_is_one_thing_with_its_cities_its_own_fact_and_its_source() -> None:
    view = narrowed(ENGLISH, "consortium", "adriatic")
    assert (view.title, slugs(view)) == ("Consortium Rijeka + Split", ["rijeka", "split"])
    whole = "the source marks the consortium as a whole as having taken part; what is known of each city is on its page"
    assert view.facts == (Fact("Digital Cities Challenge", (FactValue(whole),)),)
    assert view.sources == (SourceLine("ICC", None, Time("July 2020", "2020-07"), None),)


def test_the_form_offers_each_facet_with_those_values_that_some_city_has() -> None:
    form = cities_view(ENGLISH).filter
    assert form is not None
    assert (form.action, form.status, form.count) == ("/en/cities/", "Shown: {shown} of 5", "5")
    assert [facet.name for facet in form.facets] == ["country", "role", "alumnus", "consortium", "track", "topic"]
    assert form.facets[4] == FacetView(
        "track", "Track", (Choice("tourism", "Tourism", "1", "/en/cities/track/tourism/"),)
    )


def test_a_facet_that_tells_nothing_apart_is_not_offered() -> None:
    form = cities_view(editions(cities=CITIES[2:3])[1]).filter
    assert form is not None
    assert [facet.name for facet in form.facets] == ["country", "role", "alumnus"]


def test_the_script_knows_a_city_by_its_names_in_every_language_and_alphabet() -> None:
    keys = {city.card.href: city.keys for group in cities_view(BULGARIAN).countries for city in group.cities}
    assert keys["/cities/vratsa/"] == FilterKeys(
        "враца vratsa българия bulgaria",
        (("country", "bg"), ("role", "core"), ("alumnus", "no"), ("topic", "mobility open-data")),
    )
    assert keys["/cities/leuven/"] == FilterKeys(
        "льовен lyoven leuven белгия belgia belgium", (("country", "be"), ("role", "mentor"), ("alumnus", "unknown"))
    )


def test_a_card_says_name_country_role_and_that_it_is_an_alumnus() -> None:
    cards = {city.card.href: city.card for group in cities_view(BULGARIAN).countries for city in group.cities}
    assert cards["/cities/sofia/"] == CityCard(
        "София", "/cities/sofia/", None, "България", "Основен град", cards["/cities/sofia/"].note
    )
    assert cards["/cities/sofia/"].note is not None
    assert cards["/cities/vratsa/"].note is None


def test_a_name_left_in_latin_letters_says_its_language_in_bulgarian_only() -> None:
    languages = [
        {
            city.card.href.split("/")[-2]: city.card.language
            for group in cities_view(edition).countries
            for city in group.cities
        }
        for edition in (BULGARIAN, ENGLISH)
    ]
    assert languages == [
        {"sofia": None, "vratsa": None, "leuven": None, "rijeka": "hr", "split": None},
        dict.fromkeys(("sofia", "vratsa", "leuven", "rijeka", "split")),
    ]


def test_there_is_a_page_for_all_each_value_of_a_facet_and_each_city_in_both_languages() -> None:
    tree = [
        "/cities/",
        "/cities/alumnus/no/",
        "/cities/alumnus/unknown/",
        "/cities/alumnus/yes/",
        "/cities/consortium/adriatic/",
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
        "/cities/topic/mobility/",
        "/cities/topic/open-data/",
        "/cities/track/tourism/",
        "/cities/vratsa/",
    ]
    addresses = sorted(page.address for page in made(plan((BULGARIAN, ENGLISH))))
    assert addresses == sorted([*tree, *(f"/en{address}" for address in tree)])


def test_a_track_that_no_city_chose_has_no_page_among_the_cities() -> None:
    quiet = Track("quiet", {"bg": "Тиха", "en": "Quiet"}, {"bg": "Тиха.", "en": "Quiet."})
    pages = made(plan(editions(cities=CITIES, consortia=(ADRIATIC,), tracks=(*TRACKS, quiet))))
    assert [page.address for page in pages if "/track/" in page.address] == [
        "/cities/track/tourism/",
        "/en/cities/track/tourism/",
    ]
