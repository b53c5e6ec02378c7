"""Every feed of the real site, and its sitemap, against the schema of its format."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from plugins.feeds.plan import FORMATS
from tests.feeds.cases import LANGUAGES, written

SCHEMAS = Path(__file__).parent / "schema"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def relax_ng(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


def xml_mistakes(name: str, content: bytes) -> list[str]:
    """What the schema ``name`` has against a document."""
    schema = relax_ng(name)
    document = etree.fromstring(content)
    schema.validate(document)
    return [*map(str, schema.error_log), *(rule for rule in atom_rules(document) if name == "atom")]


def atom_rules(feed: etree._Element) -> list[str]:
    """The Schematron rules of RFC 4287, Appendix B, that a feed does not keep."""
    rules = {
        "an author in the feed, or one in each entry": "not(a:author) and a:entry[not(a:author)]",
        "an entry has a text, or a link to it": "a:entry[not(a:link[@rel='alternate' or not(@rel)] or a:content)]",
        "an entry whose content is elsewhere has a summary": "a:entry[a:content/@src and not(a:summary)]",
        "no two alternates of one type and language": "a:entry[count(a:link[@rel='alternate']) > 1]",
    }
    return [rule for rule, broken in rules.items() if feed.xpath(broken, namespaces={"a": ATOM[1:-1]})]


def json_mistakes(content: bytes) -> list[str]:
    schema = json.loads((SCHEMAS / "json_feed.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(json.loads(content))]


def mistakes(extension: str, content: bytes) -> list[str]:
    return json_mistakes(content) if extension == "json" else xml_mistakes(extension, content)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_keeps_its_schema_also_when_it_is_empty(language: str, extension: str) -> None:
    assert mistakes(extension, written(extension, language)) == []
    assert mistakes(extension, written(extension, language, articles=())) == []


@pytest.mark.parametrize("extension", FORMATS)
def test_every_feed_of_the_real_site_keeps_its_schema(output: Path, extension: str) -> None:
    files = sorted(output.glob(f"**/feeds/**/*.{extension}"))
    assert len(files) > 100
    assert {str(file): found for file in files if (found := mistakes(extension, file.read_bytes()))} == {}


def test_the_sitemap_of_the_real_site_keeps_its_schema_and_names_each_page_once(output: Path) -> None:
    content = (output / "sitemap.xml").read_bytes()
    addresses = [node.text for node in etree.fromstring(content).iterfind("{*}url/{*}loc")]
    assert xml_mistakes("sitemap", content) == []
    assert len(addresses) == len(set(addresses)) > 100


@pytest.mark.parametrize(
    ("extension", "right", "wrong"),
    [
        ("atom", b"<updated>2021", b"<updated>20 21"),
        ("atom", b"<id>", b"<id>x</id><id>"),
        ("atom", b'rel="enclosure" type="image/jpeg"', b'rel="enclosure" type="image"'),
        ("atom", b"<title>", b"<name>"),
        ("rss", b'isPermaLink="false"', b'isPermaLink="true"'),
        ("rss", b"<pubDate>Thu, ", b"<pubDate>2020-"),
        ("rss", b'length="520"', b'length="many"'),
        ("rss", b"<language>bg</language>", b""),
        ("json", b'"language": "bg"', b'"language": 1'),
        ("json", b'"date_published": "2020-07-02T', b'"date_published": "2020-07-02 '),
        ("json", b'"url": "https://', b'"url": "/'),
    ],
)
def test_the_schemas_see_mistakes(extension: str, right: bytes, wrong: bytes) -> None:
    content = written(extension, "bg")
    broken = content.replace(right, wrong)
    assert broken != content
    try:
        found: Any = mistakes(extension, broken)
    except etree.XMLSyntaxError as error:
        found = error
    assert found
