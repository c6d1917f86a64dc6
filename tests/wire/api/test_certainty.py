"""Limits and pooled years in the data API: computed from what is published, and only from that."""

import pytest

CARE = "indikator=betreuungsquote_u3&ebene=gemeinde"


def rows(client, query):
    response = client.get(f"/api/v1/werte?{query}")
    assert response.status_code == 200, response.text
    return {(row["gebiet"], row["jahr"]): row for row in response.json["zeilen"]}


def test_every_share_with_counts_lies_between_its_limits_and_no_other_has_any(client):
    found = rows(client, CARE)
    counted = [row for row in found.values() if row["nenner"] is not None]
    assert len(counted) > 1000
    for row in counted:
        assert 0 <= row["untergrenze"] <= row["wert"] + 1e-9
        assert row["wert"] - 1e-9 <= row["obergrenze"] <= 100
    without = [row for row in found.values() if row["nenner"] is None]
    assert any(row["status"] == "suppressed" for row in without)
    assert {(row["untergrenze"], row["obergrenze"]) for row in without} == {(None, None)}


def test_published_ratios_have_no_limits(client):
    found = rows(client, "indikator=kinderarmut&ebene=gemeinde&jahr=2022")
    assert (
        {row["untergrenze"] for row in found.values()}
        == {row["obergrenze"] for row in found.values()}
        == {None}
    )


def test_more_certainty_gives_wider_limits(client):
    usual, careful = (rows(client, f"{CARE}&jahr=2024&niveau={level}") for level in ("95", "99.8"))
    compared = [(one, careful[key]) for key, one in usual.items() if one["nenner"] and 0 < one["wert"] < 100]
    assert len(compared) > 50
    for one, other in compared:
        assert other["untergrenze"] < one["untergrenze"] < one["obergrenze"] < other["obergrenze"]


def test_pooled_years_are_sums_of_published_counts_and_inherit_what_is_hidden(client):
    single, pooled = rows(client, CARE), rows(client, f"{CARE}&jahre=3")
    seen = set()
    for (place, year), row in pooled.items():
        members = [single.get((place, year - back)) for back in range(3)]
        if row["wert"] is not None:
            assert row["zaehler"] == sum(one["zaehler"] for one in members)
            assert row["nenner"] == sum(one["nenner"] for one in members)
            assert row["wert"] == pytest.approx(100 * row["zaehler"] / row["nenner"])
            seen.add("sum")
        elif any(one and one["status"] == "suppressed" for one in members):
            assert row["status"] == "suppressed"
            assert row["zaehler"] is row["nenner"] is row["obergrenze"] is None
            seen.add("hidden")
    assert seen == {"sum", "hidden"}


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("indikator=betreuungsquote_u3&ebene=amt", "ebene=amt"),
        ("indikator=betreuungsquote_u3&ebene=kreis", "ebene=kreis"),
        ("indikator=betreuungsquote_u3&ebene=kreis&raum=bund", "ebene=kreis&raum=bund"),
        ("indikator=betreuungsquote_u3&gebiete=13076", "ebene=kreis"),
        ("indikator=betreuungsquote_u3&gebiete=13", ""),
        ("indikator=foerderquote&ebene=gemeinde", "ebene=gemeinde"),
    ],
)
def test_years_that_the_page_does_not_take_together_are_given_one_by_one_and_that_is_said(
    client, answers, query, page
):
    single, asked = (client.get(f"/api/v1/werte?{query}{more}").json for more in ("", "&jahre=3"))
    assert asked["zeilen"] == single["zeilen"]
    assert single["hinweise"] == []
    (said,) = asked["hinweise"]
    assert said.startswith("Über 3 Jahre zusammen sind bei") and said.endswith(
        "Gezeigt wird der Wert eines Jahres."
    )
    if page:
        shown = answers.read(f"{query.partition('&')[0]}&{page}&jahre=3")
        assert shown.selection.pooled_years == 1 and said in shown.notices, "page and API say the same"
    text = client.get(f"/api/v1/werte?{query}&jahre=3&format=csv").text
    assert f"# Hinweis: {said}" in text


def test_the_api_takes_years_together_wherever_the_page_does_and_nowhere_else(client, answers):
    offered = set()
    possible = answers.read("").possible
    for key, entry in possible.catalogue.indicators.items():
        for level in possible.levels(key):
            if not (entry.numerator and entry.denominator):
                continue
            if entry.as_published:  # never added up: refused as figures without counts are
                refused = client.get(f"/api/v1/werte?indikator={key}&ebene={level}&jahre=3")
                assert refused.status_code == 400, key
                continue
            for span in (3, 5):
                ends = possible.years(key, level, "", span)
                body = client.get(f"/api/v1/werte?indikator={key}&ebene={level}&jahre={span}").json
                assert bool(body["hinweise"]) == (not ends), (key, level, span)
                if ends:
                    offered.add((key, level, span))
                    assert {row["jahr"] for row in body["zeilen"]} == set(ends)
    assert {level for _, level, _ in offered} == {"gemeinde", "amt"} and len(offered) > 12


def test_years_together_stand_on_todays_territory_and_that_is_said(client):
    body = client.get(f"/api/v1/werte?{CARE}&jahre=3&gebietsstand=berichtsjahr").json
    assert body["zeilen"] == client.get(f"/api/v1/werte?{CARE}&jahre=3").json["zeilen"]
    assert body["hinweise"] == [
        "Zusammengefasste Jahre und Änderungen gibt es nur auf dem heutigen Gebietsstand."
    ]
    assert body["gebietsstand"] != "berichtsjahr" and "gebietsstaende" not in body


def test_years_of_a_figure_without_counts_cannot_be_pooled(client):
    response = client.get("/api/v1/werte?indikator=kinderarmut&jahre=3")
    assert response.status_code == 400
    assert "keine Fallzahlen" in response.json["detail"]
