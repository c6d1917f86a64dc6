"""The catalogue for other portals, read by rdflib and held against the rules of DCAT-AP.de 3.0."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, RDF, SH, Graph, Literal, URIRef

from callbacks.data_catalogue import routes, vocabularies
from callbacks.data_catalogue.graph import CatalogueFrame, graph
from callbacks.data_catalogue.routes import boundaries, reached
from callbacks.open_data.catalogue import DataCatalogue
from tests.wire.data_catalogue.rules import DCATDE, MANDATORY, VCARD, shapes

SHAPES = shapes()
FRAME = CatalogueFrame(
    root="https://bildung.kreis.example",
    district="13076",
    publisher="Landkreis",
    title="Daten",
    about="Alle Daten",
    changed=date(2026, 1, 2),
    contact="mailto:bildung@kreis.example",
)


def violations(data):
    """Class and property of everything that breaks a rule."""
    _, report, _ = validate(data, shacl_graph=SHAPES)
    return {
        (str(report.value(one, SH.focusNode)), report.value(one, SH.resultPath))
        for one in report.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.fixture(scope="module")
def datasets(answers, app_of):
    listed = DataCatalogue(answers, app_of().institutions).datasets(answers.read(""))
    return (*listed, *boundaries(answers.read("")))


@pytest.fixture
def small(datasets):
    """An indicator and the boundaries."""
    return graph(FRAME, (datasets[0], datasets[-1]))


@pytest.fixture(scope="module")
def served(client):
    response = client.get("/catalog.ttl")
    assert response.status_code == 200 and response.mimetype == "text/turtle"
    return Graph().parse(data=response.data, format="turtle")


def test_the_whole_catalogue_breaks_no_rule(served):
    assert violations(served) == set()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD
def test_both_forms_say_the_same(client, served):
    response = client.get("/catalog.jsonld")
    assert response.mimetype == "application/ld+json" and "Set-Cookie" not in response.headers
    assert len(Graph().parse(data=response.data, format="json-ld")) == len(served)
    again = client.get("/catalog.ttl", headers={"If-None-Match": client.get("/catalog.ttl").headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(("of", "name"), MANDATORY)
def test_whatever_is_mandatory_is_missed(small, of, name):
    subject = next(small.subjects(RDF.type, of))
    small.remove((subject, name, None))
    assert any(path == name for _, path in violations(small))


@pytest.mark.parametrize(
    ("of", "name", "value"),
    [
        (DCAT.Dataset, DCAT.theme, URIRef("http://example.org/theme")),
        (DCAT.Dataset, DCTERMS.language, Literal("de")),
        (DCAT.Dataset, DCTERMS.publisher, URIRef("http://example.org/nobody")),
        (DCAT.Dataset, DCTERMS.modified, Literal("gestern")),
        (DCAT.Dataset, DCATDE.politicalGeocodingURI, URIRef(vocabularies.district("13076"))),
        (DCAT.Distribution, DCTERMS.license, URIRef("http://example.org/licence")),
        (DCAT.Distribution, DCTERMS["format"], Literal("CSV")),
        (DCAT.Distribution, DCAT.accessURL, Literal("https://a.example/x.csv")),
        (VCARD.Kind, VCARD.fn, Literal("ein zweiter Name")),
    ],
)
def test_what_is_not_allowed_is_found(small, of, name, value):
    small.add((next(small.subjects(RDF.type, of)), name, value))
    assert any(path == name for _, path in violations(small))


def test_a_contact_nobody_can_reach_is_found(small):
    small.remove((None, VCARD.hasEmail, None))
    assert len(violations(small)) == 1


def test_it_lists_every_file_of_every_data_set_with_its_licence(served, datasets):
    files = {str(one).removeprefix("http://localhost") for one in served.objects(None, DCAT.downloadURL)}
    assert files == {file.path for one in datasets for file in one.distributions}
    assert {"/daten/kinderarmut.csv", "/api/v1/geometrie/heute/gemeinde.geojson", "/kurse.ics"} <= files
    example = next(one for one in datasets if one.licences == ("MIT",))
    assert vocabularies.licence(example.licences).endswith("other-opensource")


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        (("CC0 1.0",), "cc-zero"),
        (("Datenlizenz Deutschland – Namensnennung – Version 2.0",), "dl-by-de/2.0"),
        (("CC0 1.0", "MIT"), "other-open"),
        (("CC0 1.0", "keine offene Lizenz (hbz)"), "other-closed"),
        ((), "other-open"),
    ],
)
def test_licences_are_those_of_the_list(names, listed):
    assert vocabularies.licence(names) == f"http://dcat-ap.de/def/licenses/{listed}"


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("Bildungsbüro, bildung@kreis.example", "mailto:bildung@kreis.example"),
        ("03871 722-0", "tel:038717220"),
        ("Putlitzer Straße 25, Parchim", "https://a.example/impressum"),
        ("", "https://a.example/impressum"),
    ],
)
def test_a_contact_is_an_address(contact, address):
    assert reached(contact, "https://a.example") == address


def test_a_state_without_a_portal_of_its_own_names_none(datasets):
    made = graph(replace(FRAME, district="16061"), datasets[:1])
    assert list(made.objects(None, DCATDE.contributorID)) == [] and violations(made) == set()


def test_two_copies_of_a_catalogue_are_the_same_bytes(datasets):
    for form in ("turtle", "json-ld"):
        one, other = (graph(FRAME, datasets[:3]).serialize(format=form) for _ in range(2))
        assert one == other


def test_keywords_have_their_language(datasets):
    care = next(one for one in datasets if one.key == "betreuungsquote_u3")
    small = graph(FRAME, (care,))
    words = {(str(one), one.language) for one in small.objects(None, DCAT.keyword)}
    assert ("Children under 3", "en") in words and ("Kinder unter 3 Jahren", "de") in words
    assert ("Krippe", None) in words, "whose language is not noted"
    assert not {word for word, lang in words if lang == "de"} & set(care.keywords["en"])


def test_boundaries_change_with_their_territory_and_not_with_figures(answers):
    (found,) = boundaries(answers.read(""))
    assert found.modified == answers.possible(answers.repository.version()).register.status


def test_a_new_day_is_a_new_catalogue(client, monkeypatch):
    """Courses end and institutions open without a new data version."""
    client.get("/catalog.ttl")
    made = []
    monkeypatch.setattr(routes, "present_day", lambda: date(2031, 5, 6))
    monkeypatch.setattr(routes, "boundaries", lambda answer: made.append(answer) or ())
    assert client.get("/catalog.ttl").status_code == 200 and made
