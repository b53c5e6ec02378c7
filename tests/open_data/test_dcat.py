"""The catalogue, read by rdflib: what DCAT-AP 3 wants is there, and what is told of a file is true of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from plugins.open_data.datasets import DATASETS
from tests.small_site import SITE_URL

SPDX = Namespace("http://spdx.org/rdf/terms#")
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser uses it
AUTHORITY = "http://publications.europa.eu/resource/authority/"


@pytest.fixture(scope="module")
def graph(data: Path) -> Graph:
    return Graph().parse(data=(data / "catalog.jsonld").read_bytes(), format="json-ld")


def texts(graph: Graph, subject: Node, predicate: URIRef) -> dict[str | None, str]:
    return {found.language: str(found) for found in graph.objects(subject, predicate) if isinstance(found, Literal)}


def test_the_catalogue_says_what_dcat_ap_wants(graph: Graph) -> None:
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert set(texts(graph, catalogue, predicate)) == {"bg", "en"}
    (publisher,) = graph.objects(catalogue, DCTERMS.publisher)
    assert (publisher, RDF.type, FOAF.Agent) in graph
    assert texts(graph, publisher, FOAF.name) == {"bg": "Иновативна София", "en": "Innovative Sofia"}
    assert len(set(graph.objects(catalogue, DCAT.dataset))) == len(DATASETS) + 1


def test_every_data_set_says_what_dcat_ap_wants(graph: Graph) -> None:
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        for predicate in (DCTERMS.title, DCTERMS.description):
            assert set(texts(graph, dataset, predicate)) == {"bg", "en"}
        assert {str(one).removeprefix(AUTHORITY) for one in graph.objects(dataset, DCTERMS.language)} == {
            "language/BUL",
            "language/ENG",
        }
        themes = [str(theme) for theme in graph.objects(dataset, DCAT.theme)]
        assert themes
        assert all(theme.startswith(f"{AUTHORITY}data-theme/") for theme in themes)
        for predicate in (DCTERMS.publisher, DCTERMS.accrualPeriodicity, DCAT.landingPage, DCAT.distribution):
            assert list(graph.objects(dataset, predicate)), (dataset, predicate)


def test_every_distribution_is_a_file_of_the_site_as_it_is_told(graph: Graph, data: Path) -> None:
    distributions = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 2 * len(DATASETS) + 2
    for one in distributions:
        (address,) = graph.objects(one, DCAT.downloadURL)
        content = (data / str(address).removeprefix(f"{SITE_URL}/data/")).read_bytes()
        for predicate in (DCAT.accessURL, DCAT.mediaType, DCTERMS.format, DCTERMS.license, DCTERMS.conformsTo):
            assert len(list(graph.objects(one, predicate))) == 1, (one, predicate)
        for size in graph.objects(one, DCAT.byteSize):
            assert int(str(size)) == len(content)
        for checksum in graph.objects(one, SPDX.checksum):
            (digest,) = graph.objects(checksum, SPDX.checksumValue)
            assert str(digest).lower() == hashlib.sha256(content).hexdigest()
    assert len(list(graph.subject_objects(SPDX.checksum))) == 2 * len(DATASETS) + 1


def test_every_schema_that_is_named_is_there(graph: Graph, data: Path) -> None:
    named = {str(schema) for schema in graph.objects(None, DCTERMS.conformsTo)}
    assert {f"{SITE_URL}/data/schema/{path.name}" for path in (data / "schema").iterdir()} == named
