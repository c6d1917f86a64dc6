"""Places outside the monitor's own district beside its own in the comparison."""

import pytest

GOLDBERG, KRAKOW, MUEHLBERG = "13076048", "13072056", "12062341"
THREE = f"gebiete={GOLDBERG},{KRAKOW},{MUEHLBERG}"


def data(client, query):
    return client.get(f"/vergleich/daten?{query}").json


def rows(found):
    """Of the year that is shown, by key."""
    return {one["key"]: one for one in found["tables"][found["years"].index(found["year"])]["rows"]}


def test_they_stand_in_the_order_of_the_address_with_their_district(client):
    found = data(client, f"gebiete={KRAKOW},{GOLDBERG},{MUEHLBERG}&indikator=kinderarmut")
    assert [one["key"] for one in found["places"]] == [KRAKOW, GOLDBERG, MUEHLBERG]
    assert [one["position"] for one in found["places"]] == [0, 1, 2]
    assert found["places"][0]["line"].startswith("Landkreis Rostock")
    assert f"gebiete={KRAKOW},{GOLDBERG},{MUEHLBERG}" in found["query"]
    assert "Mühlberg/Elbe" in found["notices"][0] and "Landkreis Ludwigslust-Parchim" in found["notices"][0]


def test_their_figures_are_those_of_the_api(client):
    found = rows(data(client, f"{THREE}&indikator=kinderarmut"))
    for key in (GOLDBERG, KRAKOW, MUEHLBERG):
        asked = f"/api/v1/werte?indikator=kinderarmut&ebene=gemeinde&jahr=2022&gebiete={key}"
        value = client.get(asked).json["zeilen"][0]["wert"]
        assert found[key]["text"] == f"{value:.1f}".replace(".", ",") + "\xa0%"


def test_nobody_is_ranked_classed_or_spread_by_them(client):
    """All that the district's own places show is what it is without guests."""
    alone = data(client, f"gebiete={GOLDBERG}&indikator=kinderarmut")
    beside = data(client, f"{THREE}&indikator=kinderarmut")
    assert rows(beside)[GOLDBERG]["rank"] == rows(alone)[GOLDBERG]["rank"]
    assert rows(beside)[KRAKOW]["rank"] is None
    assert beside["scatter"] == alone["scatter"]
    assert [row["span"] for row in beside["dots"]["rows"]] == [row["span"] for row in alone["dots"]["rows"]]
    dots = next(row for row in beside["dots"]["rows"] if row["key"] == "kinderarmut")["dots"]
    assert len(dots) == 3 and all(one["at"] is not None for one in dots)


def test_what_exists_as_examples_only_is_missing_for_them_and_that_is_said(client):
    found = data(client, f"{THREE}&indikator=betreuungsquote_u3")
    assert [row["known"] for row in rows(found).values()] == [True, False, False]
    assert found["notices"][1].startswith(
        "„Betreuung unter 3“ gibt es nur für Orte im Gebiet dieses Monitors."
    )


def test_their_lines_stand_in_the_series(client):
    found = data(client, f"{THREE}&indikator=kinderarmut")
    address = found["addresses"]["series"]
    assert address.startswith("/vergleich/zeitreihe?")
    series = client.get(address)
    assert series.status_code == 200
    assert all(name in str(series.json["parts"]) for name in ("Krakow am See", "Mühlberg/Elbe", "Goldberg"))
    own = data(client, f"gebiete={GOLDBERG}&indikator=kinderarmut")["addresses"]["series"]
    assert own.startswith("/zeitreihe?"), "without guests it is the Monitor's, which browsers may have"


def test_a_monitor_is_called_by_the_kind_of_its_district(app_of):
    there = app_of("10041").server.test_client()
    found = there.get(f"/vergleich/daten?gebiete=10041100,{MUEHLBERG}&indikator=kinderarmut").json
    assert found["notices"][0].startswith(
        "Nicht aus dem Gebiet dieses Monitors (Regionalverband Saarbrücken)"
    )


def test_guests_alone_are_compared_as_well(client):
    found = data(client, f"gebiete={KRAKOW},{MUEHLBERG}&indikator=kinderarmut")
    assert set(rows(found)) == {KRAKOW, MUEHLBERG}
    assert found["similar"]["question"].startswith("Wer ist wie Krakow am See")


def test_associations_are_compared_across_districts(client):
    found = data(client, "gebiete=130765654,130725256&indikator=kinder_0_2_anteil&ebene=amt")
    assert [one["key"] for one in found["places"]] == ["130765654", "130725256"]
    assert all(one["known"] for one in rows(found).values())


def test_districts_of_other_states_are_compared_among_all_of_germany(client):
    found = data(client, "gebiete=13076,11000,09162&indikator=kinderarmut")
    assert [one["key"] for one in found["places"]] == ["13076", "11000", "09162"]
    assert rows(found)["11000"]["rank"][1] == 400


def test_municipalities_of_elsewhere_become_their_districts_where_those_are_compared(client):
    found = data(client, f"{THREE}&indikator=arbeitslosenquote")
    assert {one["key"] for one in found["places"]} == {"13076", "13072", "12062"}


def test_more_than_eight_are_not_taken(client):
    keys = ",".join([GOLDBERG, *(f"1307200{number}" for number in range(1, 10))])
    assert len(data(client, f"gebiete={keys}&indikator=kinderarmut")["places"]) == 8


def test_similar_places_of_the_state_are_offered(client):
    offered = data(client, f"gebiete={GOLDBERG}&indikator=kinderarmut")["similar"]["places"]
    assert any(not key.startswith("13076") for key, _, _ in offered)


def test_a_key_that_nobody_has_is_dropped_with_a_sentence(client):
    found = data(client, f"gebiete={GOLDBERG},13072999&indikator=kinderarmut")
    assert [one["key"] for one in found["places"]] == [GOLDBERG] and found["notices"]


@pytest.mark.parametrize("kind", ["pdf", "pptx", "xlsx"])
@pytest.mark.parametrize("indicator", ["kinderarmut", "betreuungsquote_u3"])
def test_files_have_them_too(client, kind, indicator):
    found = client.get(f"/vergleich.{kind}?{THREE}&indikator={indicator}")
    assert found.status_code == 200 and len(found.data) > 10_000
    assert KRAKOW in found.headers["Content-Disposition"]
