"""The catalogue for other portals, read by rdflib."""

from __future__ import annotations

from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph


def read(client, kind, media_type):
    response = client.get(f"/catalog.{kind}")
    assert response.status_code == 200 and response.mimetype == media_type
    return Graph().parse(data=response.data, format="turtle" if kind == "ttl" else "json-ld")


def test_both_forms_say_the_same_and_every_part_has_what_the_standard_demands(client):
    turtle, json = read(client, "ttl", "text/turtle"), read(client, "jsonld", "application/ld+json")
    assert len(turtle) == len(json)
    demanded = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.theme, DCAT.distribution),
        DCAT.Distribution: (DCAT.accessURL, DCTERMS.license),
        DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
        FOAF.Agent: (FOAF.name,),
    }
    for kind, properties in demanded.items():
        found = list(turtle.subjects(RDF.type, kind))
        assert found, kind
        for one in found:
            for name in properties:
                assert list(turtle.objects(one, name)), (one, name)


def test_every_file_of_a_data_set_is_there(client):
    made = read(client, "ttl", "text/turtle")
    addresses = {str(one).removeprefix("http://localhost") for one in made.objects(None, DCAT.downloadURL)}
    assert "/daten/kinderarmut.csv" in addresses and len(addresses) > 400
    assert client.get("/daten/kinderarmut.csv").status_code == 200
