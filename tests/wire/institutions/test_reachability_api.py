"""`/api/v1/erreichbarkeit`: rows by area and by cell, scenarios, and requests that cannot be answered."""

from __future__ import annotations

import csv
import io
import time

import pytest
from flask import Flask

from callbacks.api import reachability as api
from callbacks.api.openapi import document
from callbacks.server import failures
from callbacks.server.bundle import register as bundle
from callbacks.server.pages import Pages
from tests.wire.institutions.ways import CELLS_EACH, GOLDBERG, PARCHIM, middles, ways

PATH = "/api/v1/erreichbarkeit"


def served(answers, **more):
    server = Flask(__name__)
    api.register(server, ways(answers, **more))
    failures.register(server, Pages(bundle(server), lambda: answers.words))
    return server.test_client()


@pytest.fixture(scope="module", autouse=True)
def nothing_cached(answers):
    """What other tests have asked for on the same monitor were ways between other cells and schools."""
    before, answers._cache = answers._cache, type(answers._cache)()
    yield
    answers._cache = before


@pytest.fixture(scope="module")
def asked(answers):
    client = served(answers)

    def ask(query=""):
        found = client.get(f"{PATH}?{query}")
        assert found.status_code == 200, found.get_data(as_text=True)
        return found.get_json()

    ask.client = client
    return ask


def test_every_municipality_has_a_row_and_the_head_says_what_is_assumed(asked, answers):
    found = asked("art=grundschule")
    assert {row["gebiet"] for row in found["zeilen"]} == set(middles(answers))
    assert found["modellrechnung"] is True and found["richtwert_minuten"] == 40
    assert found["annahmen"]["umweg"] == 1.3 and "SEPVO" in found["richtwert_quelle"]
    assert found["wege"] == "luftlinie" and "Eurostat" in found["quellen"][0]
    assert "szenario" not in found and "planspiel" not in found


def test_levels_add_up(asked):
    whole = asked("ebene=kreis")["zeilen"]
    assert [row["gebiet"] for row in whole] == ["13076"]
    amts = asked("ebene=amt")["zeilen"]
    assert len(amts) == 20, "15 Ämter and 5 municipalities without one"
    assert sum(row["kinder"] or 0 for row in amts) == pytest.approx(whole[0]["kinder"], abs=10)


def test_cells_have_their_place_and_the_school_that_is_reached_first(asked, answers):
    rows = asked("ebene=zelle")["zeilen"]
    assert len(rows) == len(middles(answers)) * CELLS_EACH, "without the cell outside"
    in_parchim = [row for row in rows if row["gemeinde"] == PARCHIM]
    assert {row["naechste"] for row in in_parchim} == {"g1"}
    assert rows[0]["zelle"].startswith("CRS3035RES1000mN33") and rows[0]["weg"] >= 0


def test_fewer_than_three_children_are_no_number(asked):
    rows = asked("ebene=zelle&art=bibliothek")["zeilen"]
    few = [row for row in rows if "unter_3" in row]
    assert few and all(row["kinder"] is None and row["unter_3"] == ["kinder"] for row in few)
    assert all(row["kinder"] is None or row["kinder"] == 0 or row["kinder"] >= 3 for row in rows)


def test_a_scenario_says_before_and_after(asked):
    found = asked("ebene=kreis&szenario=zu:g2")
    (row,) = found["zeilen"]
    assert found["szenario"] == "zu:g2" and found["planspiel"] == "Planspiel, keine Planung"
    assert row["danach_mittel"] > row["mittel"] and row["danach_ueber_richtwert"] > row["ueber_richtwert"]
    cells = asked("ebene=zelle&szenario=zu:g2")["zeilen"]
    assert {one["naechste"] for one in cells if one["weg"] != one["danach_weg"]} == {"g2"}


def test_what_cannot_be_is_told_and_left_out(asked):
    found = asked("ebene=kreis&szenario=zu:g2;zu:nix;quatsch&verkehr=rad")
    assert found["szenario"] == "zu:g2" and found["verkehr"] == "bus"
    assert [word in " ".join(found["hinweise"]) for word in ("zu:nix", "quatsch", "verkehr=rad")] == [
        True
    ] * 3


def test_means_units_norms_and_assumptions_are_parameters(asked):
    bus, car = (asked(f"ebene=kreis&verkehr={one}")["zeilen"][0] for one in ("bus", "auto"))
    assert car["mittel"] < bus["mittel"]
    km = asked("ebene=kreis&weg=km")
    assert km["verkehr"] is None and km["richtwert_minuten"] is None
    assert km["zeilen"][0]["ueber_richtwert"] is None
    assert asked("ebene=kreis&richtwert=10")["zeilen"][0]["ueber_richtwert"] > bus["ueber_richtwert"]
    slower = asked("ebene=kreis&annahmen=1.3,10,8,2,4.5")
    assert slower["annahmen"]["tempo_kmh"] == 10 and slower["zeilen"][0]["mittel"] > bus["mittel"]


def test_without_examples_their_schools_are_none(asked):
    rows = asked("ebene=zelle&herkunft=amtlich")["zeilen"]
    assert {row["naechste"] for row in rows} == {"g1", "g2"}


def test_csv_is_what_a_german_spreadsheet_reads(asked):
    found = asked.client.get(f"{PATH}?format=csv&ebene=zelle&art=bibliothek")
    assert found.mimetype == "text/csv"
    text = found.data.decode("utf-8-sig")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"))
    assert "unter 3" in {row["kinder"] for row in rows}
    assert all("," in row["weg"] or row["weg"].isdigit() for row in rows)
    assert "# kinder: Kinder unter 15 Jahren" in text


@pytest.mark.parametrize(
    ("query", "status", "word"),
    [
        ("art=schloss", 404, "grundschule"),
        ("format=xml", 400, "json und csv"),
        ("ebene=land", 400, "zelle"),
        ("stand=1999.1", 404, "1999.1"),
    ],
)
def test_impossible_requests_get_a_problem(asked, query, status, word):
    found = asked.client.get(f"{PATH}?{query}")
    assert found.status_code == status and found.mimetype == "application/problem+json"
    assert word in found.get_json()["detail"]


def test_where_scenarios_are_off_the_present_state_is_shown(answers):
    found = served(answers, scenarios=False).get(f"{PATH}?ebene=kreis&szenario=zu:g2").get_json()
    assert "szenario" not in found and "danach_mittel" not in found["zeilen"][0]
    assert "abgeschaltet" in found["hinweise"][0]


def test_a_change_takes_less_than_half_a_second(asked):
    asked("ebene=kreis")
    started = time.process_time()
    for change in ("zu:g1", "zu:g2", "auf:11.6,53.5", "um:g1@11.5,53.4"):
        asked(f"ebene=kreis&szenario={change}")
    assert (time.process_time() - started) / 4 < 0.5


def test_it_is_described_for_programs():
    operation = document("/", "de", "Landkreis")["paths"][PATH]["get"]
    assert {one["name"] for one in operation["parameters"]} >= {"art", "szenario", "format", "ebene"}


def test_nothing_of_goldberg_is_forgotten(asked):
    rows = {row["gebiet"]: row for row in asked("art=grundschule")["zeilen"]}
    assert rows[GOLDBERG]["median"] < rows["13076024"]["median"]
