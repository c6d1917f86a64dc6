"""`/api/v1/werte` gives what the census and the Deutschlandatlas published, for every place of Germany.

The files lie where `BILDUNGSLUPE_DATA` says; a sample of 200 of their values is kept here (`python -m
tests.wire.api.germany_sample`).
"""

import csv
import os
from functools import cache
from pathlib import Path

import pytest

from data.build.germany.mergers import ENDED, FOUNDED, MERGERS, TOOK_PARTS

SAMPLE = Path(__file__).with_name("germany_sample.csv")
CENSUS = {
    "kinder_0_2": ("demography", ("a0_2",), ()),
    "kinder_3_5": ("demography", ("a3_5",), ()),
    "kinder_6_9": ("demography", ("a6_9",), ()),
    "jugendliche_10_15": ("demography", ("a10_15",), ()),
    "jugendliche_16_18": ("demography", ("a16_18",), ()),
    "junge_erwachsene_19_24": ("demography", ("a19_24",), ()),
    "kinder_0_2_anteil": ("demography", ("a0_2",), ("pop",)),
    "jugendliche_16_18_anteil": ("demography", ("a16_18",), ("pop",)),
    "auslaenderanteil": ("demography", ("foreign",), ("pop",)),
    "einwanderungsgeschichte_anteil": ("demography", ("immig_history",), ("pop",)),
    "haushalte_mit_kindern_anteil": (
        "households",
        ("couple_with_child", "single_parent"),
        ("households",),
    ),
    "alleinerziehende_anteil": (
        "households",
        ("single_parent",),
        ("couple_with_child", "single_parent"),
    ),
    "ohne_schulabschluss_erwachsene": ("education", ("no_school_cert",), ("pop15plus",)),
    "ohne_berufsabschluss_erwachsene": ("education", ("no_vocational",), ("pop15plus",)),
}
"""Indicator: the census's file and its columns above and below."""
MINUTES = {"fahrzeit_grundschule": "p_grunds", "fahrzeit_sek1": "p_sek_1", "fahrzeit_sek2": "p_sek_2"}
LEVELS = {"municipality": "gemeinde", "association": "amt", "district": "kreis"}
STATUS = {"–": "rounded_zero", ".": "suppressed", "/": "unreliable"}
NOT_TODAY = {*ENDED, *(one.new for one in MERGERS), *FOUNDED, *FOUNDED.values(), *TOOK_PARTS}


def folder():
    if "BILDUNGSLUPE_DATA" not in os.environ:
        pytest.skip("BILDUNGSLUPE_DATA names no folder with the source tables")
    return Path(os.environ["BILDUNGSLUPE_DATA"]) / "figures"


@cache
def table(name):
    with (folder() / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def values(client, indicator, level):
    found = client.get(f"/api/v1/werte?indikator={indicator}&ebene={level}&raum=bund")
    assert found.status_code == 200, found.text
    return {row["gebiet"]: row for row in found.json["zeilen"]}


def expected(row, above, below):
    """What a row of the census gives: a number, and a word for why there is none."""
    cells = [row[one] for one in (*above, *below)]
    reasons = [STATUS[one] for one in cells if one in (".", "/")]
    if reasons:
        return None, "suppressed" if "suppressed" in reasons else reasons[0]
    numbers = [0 if one == "–" else int(one) for one in cells]
    cases, base = sum(numbers[: len(above)]), sum(numbers[len(above) :])
    if below and not base:
        return None, "not_applicable"
    zero = "rounded_zero" if "–" in [row[one] for one in above] else "zero"
    return (100 * cases / base if below else cases), "reported" if cases else zero


@pytest.mark.parametrize("level", ["municipality", "association", "district"])
@pytest.mark.parametrize("indicator", CENSUS)
def test_the_census_is_given_as_published_everywhere(client, indicator, level):
    name, above, below = CENSUS[indicator]
    found = values(client, indicator, LEVELS[level])
    compared = 0
    for row in table(f"zensus2022_{name}.csv"):
        key = row["ags"] if level == "municipality" else row["ars"]
        if row["level"] != level or key in NOT_TODAY:
            continue
        value, status = expected(row, above, below)
        given = found[key]
        assert given["status"] == status, (key, given)
        assert given["wert"] == (pytest.approx(value, abs=1e-9) if value is not None else None), (key, given)
        assert given["herkunft"] == "official", key
        compared += 1
    least = {"municipality": 10_765, "association": 1_206, "district": 400}[level]
    assert compared == least if name != "education" else compared > 390


@pytest.mark.parametrize("indicator", MINUTES)
def test_the_minutes_are_given_as_published_everywhere(client, indicator):
    found = values(client, indicator, "gemeinde")
    compared = 0
    for row in table("deutschlandatlas_municipalities.csv"):
        text = row[MINUTES[indicator]]
        if text and row["ags"] in found and row["ags"] not in NOT_TODAY:
            assert found[row["ags"]]["wert"] == float(text), row
            compared += 1
    assert compared > 10_700


def test_counts_of_what_was_merged_are_added_up_and_ratios_are_not(client):
    rows = {row["ags"]: row for row in table("zensus2022_demography.csv") if row["level"] == "municipality"}
    found = values(client, "kinder_0_2", "gemeinde")
    parts = ("01059126", "01059101", "01059141")
    assert found["01059126"]["wert"] == sum(int(rows[key]["a0_2"]) for key in parts)
    assert values(client, "fahrzeit_sek1", "gemeinde")["01059126"]["status"] == "not_applicable"
    assert found["16064071"]["wert"] is None
    assert found["16064071"]["status"] == "not_applicable"


def test_where_the_office_gives_the_sum_it_is_not_added_up(client):
    whole = next(row for row in table("zensus2022_demography.csv") if row["ars"] == "145225123")
    assert values(client, "kinder_0_2", "gemeinde")["14522275"]["wert"] == int(whole["a0_2"])


def sampled():
    with SAMPLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_a_kept_sample_of_the_files_is_given(client):
    rows = sampled()
    assert len(rows) == 200
    for level, indicator in {(row["ebene"], row["indikator"]) for row in rows}:
        found = values(client, indicator, level)
        for row in rows:
            if (row["ebene"], row["indikator"]) == (level, indicator):
                given = found[row["gebiet"]]
                shown = "" if given["wert"] is None else repr(round(float(given["wert"]), 6))
                assert (shown, given["status"]) == (row["wert"], row["status"]), row


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("ebene=gemeinde", 142),
        ("ebene=gemeinde&raum=kreis", 142),
        ("ebene=gemeinde&raum=land", 726),
        ("ebene=gemeinde&raum=bund", 10_775),
        ("ebene=amt", 20),
        ("ebene=amt&raum=kreis", 20),
        ("ebene=amt&raum=land", 114),
        ("ebene=amt&raum=bund", 3_209),
        ("ebene=kreis", 8),
        ("ebene=kreis&raum=land", 8),
        ("ebene=kreis&raum=bund", 400),
        ("gebiete=07232018,13076108", 2),
    ],
)
def test_an_extent_has_all_its_places(client, query, rows):
    found = client.get(f"/api/v1/werte?indikator=kinder_0_2&{query}").json["zeilen"]
    assert len(found) == rows
    assert all(row["name"] for row in found)


def test_child_poverty_of_the_store_and_of_the_pack_stand_in_one_answer(client):
    found = values(client, "kinderarmut", "gemeinde")
    for row in table("inkar_child_poverty_all_municipalities.csv"):
        if row["year"] == "2022" and row["key"] in found and row["key"] not in NOT_TODAY:
            given = found[row["key"]]
            assert given["wert"] == (float(row["value"]) or 0), given
            assert given["herkunft"] == "official"


def test_every_place_of_germany_is_found_by_name_and_key(client):
    for wanted in ("Eifelkreis Bitburg-Prüm", "07232"):
        found = client.get(f"/api/v1/gebiete?raum=bund&suche={wanted}").json["gebiete"]
        assert (found[0]["gebiet"], found[0]["art"]) == ("07232", "Landkreis")
    found = client.get("/api/v1/gebiete?raum=bund&suche=Bromskirchen").json["gebiete"]
    assert (found[0]["gebiet"], found[0]["frueher"]) == ("06635001", "Bromskirchen")
    every = client.get("/api/v1/gebiete?raum=land").json["gebiete"]
    assert sum(one["ebene"] == "gemeinde" for one in every) == 726
    assert {one["gebiet"] for one in every if one["ebene"] == "land"} == {"13"}


def test_a_place_that_is_gone_is_told_apart_from_one_that_never_was(client):
    gone = client.get("/api/v1/werte?indikator=kinder_0_2&gebiete=99999999")
    assert gone.status_code == 404
