"""Schools as the state's service of schools gives them: GML with the fields of its layer, written here by hand."""

from __future__ import annotations

import pytest

from tests.data.importing.institutions.tables import read_path

FIELDS = (
    *(
        "dstnr",
        "schulname",
        "organisationsform",
        "rechtsstellung",
        "schultraeger",
        "strasse_hnr",
        "plz",
        "ort",
    ),
    *("merkmale", "telefon", "email", "internet", "klassen", "schueler"),
)
SCHOOLS = (
    (
        *("75130901", "Grundschule „Goethe“", "Grundschule", "öffentlich-rechtlich", "Stadt Parchim"),
        *("Straße des 17. Juni 5a", "19370", "Parchim", "volle Halbtagsschule", "03871 1234"),
        *("schule@goethe.example", "www.goethe.example", "12", "268"),
        "53.4262 11.8423",
    ),
    (
        *("75430902", "Fritz-Reuter-Schule", "Regionale Schule mit Grundschule", "privat", "Verein Lernen e. V."),
        *("Am See 1", "19370", "Parchim", "", "", "", "", "20", "431"),
        "53.4301 11.8466",
    ),
    (
        *("75110101", "Schule am Meer", "Grundschule", "öffentlich-rechtlich", "Hansestadt Rostock"),
        *("Am Strom 1", "18119", "Rostock", "", "", "", "", "9", "180"),
        "54.1790 12.0830",
    ),
)  # fmt: skip


def gml(places_first: str = "urn:ogc:def:crs:EPSG::4326") -> str:
    """What the service answers, one member for each school."""
    members = []
    for *texts, place in SCHOOLS:
        fields = "".join(f"<mv:{name}>{text}</mv:{name}>" for name, text in zip(FIELDS, texts, strict=True))
        members.append(
            f'<wfs:member><mv:schulen gml:id="schulen.{texts[0]}">{fields}<mv:geom>'
            f'<gml:Point srsName="{places_first}"><gml:pos>{place}</gml:pos></gml:Point></mv:geom></mv:schulen>'
            "</wfs:member>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<wfs:FeatureCollection numberMatched="3" numberReturned="3" '
        'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" '
        f'xmlns:mv="http://www.geoportal-mv.example/schulen">\n{"".join(members)}</wfs:FeatureCollection>\n'
    )


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("service") / "schulen.gml"
    path.write_text(gml(), encoding="utf-8")
    return read_path(path)


def test_schools_of_the_state_are_recognised_by_the_fields_of_its_service(read):
    assert read.ok, [one.message for one in read.findings]
    first, second = read.entries.institutions
    assert (first.key, first.kind, first.name) == ("75130901", "grundschule", "Grundschule „Goethe“")
    assert (first.carrier, first.carrier_kind) == ("Stadt Parchim", "oeffentlich")
    assert (first.street, first.house_number, first.postcode, first.town) == (
        *("Straße des 17. Juni", "5a", "19370", "Parchim"),
    )
    assert (first.phone, first.email) == ("03871 1234", "schule@goethe.example")
    assert first.web == "https://www.goethe.example"
    assert first.focus == ("volle Halbtagsschule",)
    assert (first.municipality, first.position) == ("13076108", "exact")
    assert (first.longitude, first.latitude) == (pytest.approx(11.8423), pytest.approx(53.4262))
    assert (second.key, second.kind, second.carrier_kind) == ("75430902", "regionale_schule", "privat")


def test_what_is_left_out_is_said(read):
    said = "\n".join(one.message for one in read.findings)
    assert "1 von 3 Einrichtungen liegen weiter als 25 km" in said
    assert "klassen" in said and "schueler" in said
