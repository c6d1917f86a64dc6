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
    assert {row["untergrenze"] for row in found.values()} == {row["obergrenze"] for row in found.values()} == {None}


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


def test_years_of_a_figure_without_counts_cannot_be_pooled(client):
    response = client.get("/api/v1/werte?indikator=kinderarmut&jahre=3")
    assert response.status_code == 400
    assert "keine Fallzahlen" in response.json["detail"]
