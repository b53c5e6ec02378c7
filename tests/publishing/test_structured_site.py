"""What every page of the real site and of the small one tells machines, against what the page shows its readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from selectolax.lexbor import LexborHTMLParser

from tests.project import ROOT, Project
from tests.small_site import SITE_URL

pytestmark = pytest.mark.xdist_group("structured")

ISO_8601 = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?:[+-]\d{2}:\d{2}))?)?)?")
DATES = ("startDate", "endDate", "previousStartDate", "datePublished", "dateModified")
WORK = {"name", "description", "url", "identifier", "image", "datePublished", "inLanguage", "about", "citation"}
WORK |= {"mainEntityOfPage", "provider", "creativeWorkStatus", "license", "sameAs", "encoding"}
PROPERTIES = {
    "BreadcrumbList": {"itemListElement"},
    "City": {"name", "description", "url", "identifier", "image", "mainEntityOfPage"}
    | {"containedInPlace", "geo", "sameAs"},
    "Country": {"name", "identifier"},
    "CreativeWork": WORK,
    "DigitalDocument": WORK,
    "DataCatalog": {"name", "description", "url", "license", "inLanguage", "publisher", "dataset"},
    "DataDownload": {"contentUrl", "encodingFormat", "contentSize"},
    "Dataset": {"name", "description", "url", "license", "inLanguage", "creator", "isAccessibleForFree"}
    | {"variableMeasured", "distribution"},
    "Event": {"name", "description", "url", "identifier", "image", "startDate", "endDate", "eventStatus", "about"}
    | {"eventAttendanceMode", "location", "organizer", "inLanguage", "mainEntityOfPage"},
    "GeoCoordinates": {"latitude", "longitude"},
    "ImageObject": {"url", "caption", "creditText"},
    "ListItem": {"position", "name", "item"},
    "MediaObject": {"name", "contentUrl"},
    "NewsArticle": WORK | {"headline", "dateModified", "author", "publisher"},
    "Organization": {"name", "url"},
    "Place": {"name", "address", "geo"},
    "Thing": {"name", "url"},
    "VirtualLocation": {"name", "url"},
    "WebSite": {"name", "alternateName", "url", "inLanguage", "publisher"},
}
"""What schema.org (version 29) lets a type say, as far as these sites say it."""

KINDS = {"news": "NewsArticle", "events": "Event", "cities": "City", "documents": "DigitalDocument"}
KINDS |= {"solutions": "CreativeWork"}
FACT = re.compile(r"^(id|date|start|end|updated): *(.+?) *$", re.MULTILINE)


@dataclass(frozen=True)
class Written:
    """A page that was written."""

    path: str
    html: bytes

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @cached_property
    def structured(self) -> list[dict[str, Any]]:
        return [json.loads(script.text()) for script in self.tree.css('script[type="application/ld+json"]')]

    @cached_property
    def main(self) -> dict[str, Any] | None:
        """What is said of the thing that the page is about."""
        return next((data for data in self.structured if data["@type"] != "BreadcrumbList"), None)

    @property
    def is_hidden(self) -> bool:
        return self.tree.css_matches('meta[name="robots"][content="noindex"]')

    def meta(self, name: str) -> list[str]:
        return [node.attributes["content"] or "" for node in self.tree.css(f'meta[property="{name}"]')]

    def shown(self, selector: str, attribute: str | None = None) -> str | None:
        node = self.tree.css_first(selector)
        return None if node is None else node.attributes[attribute] if attribute else node.text().strip()


@dataclass(frozen=True)
class Output:
    """A written site and the content it is made of."""

    folder: Path
    content: Path

    @cached_property
    def pages(self) -> list[Written]:
        paths = sorted(self.folder.rglob("*.html"))
        return [Written(path.relative_to(self.folder).as_posix(), path.read_bytes()) for path in paths]

    @cached_property
    def public(self) -> list[Written]:
        return [page for page in self.pages if not page.is_hidden]

    @cached_property
    def things(self) -> list[Written]:
        """Pages of news, events, cities, documents and solutions."""
        pattern = re.compile(rf"(?:en/)?(?:{'|'.join(KINDS)})/(?!country/|role/|page/|\d{{4}}/)[^/]+/index\.html")
        return [page for page in self.public if pattern.fullmatch(page.path)]

    @cached_property
    def facts(self) -> dict[str, dict[str, str]]:
        """The dates of each thing as its editors wrote them, by its permanent id as a URI."""
        found = {}
        for folder in sorted({file.parent for file in self.content.rglob("index.*.md")}):
            texts = (file.read_text(encoding="utf-8").split("\n---\n")[0] for file in sorted(folder.glob("index.*.md")))
            said = dict(chain.from_iterable(FACT.findall(text) for text in texts))
            found[f"tag:innovativesofia.bg,2020:{said['id']}"] = said
        return found


@pytest.fixture(scope="session", params=["real", "small"])
def output(request: pytest.FixtureRequest) -> Output:
    if request.param == "real":
        return Output(request.getfixturevalue("real_output"), ROOT / "content")
    built: Project = request.getfixturevalue("built")
    return Output(built.output, built.content)


def nodes(data: object) -> Iterator[dict[str, Any]]:
    """Each node in the data, the outer ones first."""
    if isinstance(data, dict):
        yield data
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    yield from chain.from_iterable(map(nodes, inner))


def texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    yield from chain.from_iterable(map(texts, inner))


def test_every_page_of_a_thing_says_what_it_is(output: Output) -> None:
    assert len(output.things) > 5
    said = {page.path: page.main and page.main["@type"] for page in output.things}
    assert said == {page.path: KINDS[page.path.removeprefix("en/").split("/")[0]] for page in output.things}


def test_the_home_page_says_whose_site_it_is(output: Output) -> None:
    homes = [page for page in output.pages if page.path in ("index.html", "en/index.html")]
    assert [[data["@type"] for data in page.structured] for page in homes] == [["WebSite"], ["WebSite"]]
    for page in homes:
        assert page.main is not None
        assert (page.main["url"], page.main["inLanguage"]) == (
            page.shown('link[rel="canonical"]', "href"),
            page.shown("html", "lang"),
        )
        assert page.main["publisher"]["name"] in (page.shown("header") or "")


def test_every_node_has_a_type_of_schema_org_and_says_only_what_that_type_can(output: Output) -> None:
    for page in output.pages:
        for data in page.structured:
            assert data["@context"] == "https://schema.org"
            for found in nodes(data):
                said = {name for name in found if not name.startswith("@")}
                assert said - PROPERTIES[found["@type"]] == set(), (page.path, found)
                assert None not in found.values()


def test_names_and_addresses_are_those_that_the_page_shows(output: Output) -> None:
    for page in output.things:
        assert page.main is not None
        canonical = page.shown('link[rel="canonical"]', "href")
        assert (
            page.main.get("headline", page.main.get("name")),
            page.main["description"],
            page.main["url"],
            page.main["mainEntityOfPage"],
        ) == (page.shown("h1"), page.shown(".page-header__lead"), canonical, canonical), page.path


def test_news_are_in_the_language_of_their_page_and_dated_as_it_is(output: Output) -> None:
    for page in output.things:
        if page.main and page.main["@type"] == "NewsArticle":
            assert page.main["inLanguage"] == page.shown("html", "lang")
            assert page.main["datePublished"] == page.shown(".page-header time", "datetime")
            assert page.main.get("dateModified") == page.shown("main p.small.muted time", "datetime")


def test_an_event_begins_when_its_page_says(output: Output) -> None:
    for page in output.things:
        if page.main and page.main["@type"] == "Event":
            assert page.main.get("startDate") == page.shown(".page-header time", "datetime")


def test_every_date_is_written_as_iso_8601(output: Output) -> None:
    dates = [
        found[name] for page in output.pages for found in nodes(page.structured) for name in DATES if name in found
    ]
    assert dates
    assert [date for date in dates if not ISO_8601.fullmatch(date)] == []


def test_no_date_is_more_exact_than_its_editor_wrote_it(output: Output) -> None:
    keys = {"date": "datePublished", "start": "startDate", "end": "endDate", "updated": "dateModified"}
    compared = set()
    for page in output.things:
        assert page.main is not None
        facts = output.facts[page.main["identifier"]]
        for key, name in keys.items():
            if name in page.main:
                compared.add((key, len(facts[key])))
                assert page.main[name][:16].replace("T", " ") == facts[key], (page.path, name)
    assert {("date", len("2021-02")), ("start", len("2020-09-28"))} <= compared


def test_the_way_to_a_page_is_the_one_that_it_shows(output: Output) -> None:
    for page in output.public:
        links = page.tree.css(".breadcrumbs__item > *")
        shown = [(link.text(), link.attributes.get("href")) for link in links]
        told = [data["itemListElement"] for data in page.structured if data["@type"] == "BreadcrumbList"]
        assert len(told) == (1 if shown else 0), page.path
        for items in told:
            assert [(item["position"], item["name"]) for item in items] == [
                (position, text) for position, (text, _) in enumerate(shown, start=1)
            ]
            above = [f"{SITE_URL}{href}" for _, href in shown[:-1]]
            assert [item["item"] for item in items] == [*above, page.shown('link[rel="canonical"]', "href")]


def test_every_address_is_of_the_site_or_one_that_the_page_links_to(output: Output) -> None:
    for page in output.public:
        known = {link.attributes.get("href") for link in page.tree.css("main a[href]")}
        addresses = [text for text in texts(page.structured) if re.match(r"https?:", text)]
        foreign = [one for one in addresses if not one.startswith((f"{SITE_URL}/", "https://schema.org"))]
        assert set(foreign) <= known, page.path


def test_every_address_of_the_site_leads_to_a_file(output: Output) -> None:
    told = {text for page in output.public for text in texts(page.structured) if text.startswith(f"{SITE_URL}/")}
    told |= {address for page in output.public for name in ("og:url", "og:image") for address in page.meta(name)}
    files = {address.removeprefix(f"{SITE_URL}/").partition("#")[0] for address in told}
    paths = [output.folder / (f"{file}index.html" if file.endswith("/") or not file else file) for file in files]
    assert [path for path in paths if not path.is_file()] == []


def test_a_hidden_page_tells_machines_nothing(output: Output) -> None:
    hidden = [page for page in output.pages if page.is_hidden]
    assert hidden
    assert [page.path for page in hidden if page.structured or page.meta("og:title")] == []


def test_what_a_shared_link_shows_is_what_the_page_says(output: Output) -> None:
    locales = {"bg": "bg_BG", "en": "en_GB"}
    for page in output.public:
        language = page.shown("html", "lang") or ""
        others = {link.attributes["hreflang"] for link in page.tree.css('link[rel="alternate"][hreflang]')}
        canonical = page.shown('link[rel="canonical"]', "href")
        description = page.shown('meta[name="description"]', "content")
        assert (page.meta("og:url"), page.meta("og:description")) == ([canonical], [description]), page.path
        assert page.meta("og:locale") == [locales[language]]
        assert page.meta("og:locale:alternate") == [locales[one] for one in sorted(others - {language, "x-default"})]
        assert page.meta("og:title")[0] in (page.shown("title") or "")
        assert page.meta("og:site_name")[0] in (page.shown("header") or "")
        assert page.meta("og:type") == ["article" if page.main and "headline" in page.main else "website"]


def test_what_a_thing_is_shared_with_is_what_its_data_says(output: Output) -> None:
    for page in output.things:
        assert page.main is not None
        image = page.main.get("image", {})
        assert page.meta("og:title") == [page.main.get("headline", page.main.get("name"))]
        assert [bool(address) for address in page.meta("og:image")] == [True]
        assert page.meta("og:image:alt") == page.meta("og:title")  # no picture of the small site is large enough
        assert not image or image["url"].startswith(f"{SITE_URL}/assets/")
        assert page.shown('meta[name="twitter:card"]', "content") == "summary_large_image"
        if "headline" in page.main:
            dates = {"article:published_time": "datePublished", "article:modified_time": "dateModified"}
            for name, key in dates.items():
                date = page.main.get(key)
                assert page.meta(name) == ([date] if date and len(date) >= len("2020-07-02") else [])


def test_a_permanent_id_is_that_of_the_feed(output: Output) -> None:
    for language in ("", "en/"):
        feed = (output.folder / language / "feeds" / "news.atom").read_text(encoding="utf-8")
        ids = {
            page.main["identifier"] for page in output.things if page.main and page.path.startswith(f"{language}news")
        }
        assert ids == set(re.findall(r"<entry>.*?<id>(.*?)</id>", feed, re.DOTALL))


def loader(address: str, _options: object) -> dict[str, Any]:
    """The context of schema.org without the network: every word is one of its vocabulary."""
    assert address == "https://schema.org"
    context = {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}
    document = {"@context": context}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": document}


def test_a_json_ld_processor_reads_the_whole_site_as_one_graph(output: Output) -> None:
    """pyld (JSON-LD 1.1): whoever makes the site is one node with a name in each language."""
    documents = [data for page in output.pages for data in page.structured]
    expanded = [jsonld.expand(data, {"documentLoader": loader}) for data in documents]
    assert [len(data) for data in expanded] == [1] * len(documents)
    graph = jsonld.flatten(expanded)
    (organisation,) = (one for one in graph if one["@id"] == f"{SITE_URL}/#organization")
    names = organisation["http://schema.org/name"]
    assert organisation["@type"] == ["http://schema.org/Organization"]
    assert sorted(name["@value"] for name in names) == ["Innovative Sofia", "Иновативна София"]
