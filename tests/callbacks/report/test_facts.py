"""Figures that texts name are those that the API gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from callbacks.report.facts import ReportFacts
from callbacks.report.place_counts import place_count
from dashboard.domain.observation import Status
from dashboard.domain.report.fact import FactKind, FactReference
from dashboard.domain.verdict import Verdict
from dashboard.errors import UnknownKey
from dashboard.report.filling import fill

CARE, DISTRICT, GRABOW = "betreuungsquote_u3", "13076", "13076050"
STATE = ("13003", "13004", "13071", "13072", "13073", "13074", "13075", "13076")


@pytest.fixture(scope="module")
def facts(answers):
    return ReportFacts(answers, answers.repository.version(), GRABOW)


def test_a_value_is_that_of_the_cell_with_its_counts(facts, answers):
    cells = answers.repository.cells(CARE, "kreis", places=(DISTRICT,))
    row = cells.row(2024)
    fact = facts.fact(FactReference(FactKind.VALUE, "kreis", CARE, "", "2024"))
    assert fact.value == cells.value[row, 0] and fact.text.endswith("\u00a0%")
    number = facts.fact(FactReference(FactKind.NUMBER, "kreis", CARE, "", "2024"))
    assert f"{number.text}\u00a0%" == fact.text and number.value == fact.value
    counts = facts.fact(FactReference(FactKind.COUNTS, "kreis", CARE, "", "2024"))
    assert counts.text == fact.counts and " von " in counts.text
    assert fact.query.startswith("indikator=betreuungsquote_u3") and "gebiete=13076" in fact.query
    assert fact.name and fact.when == "2024" and fact.source


def test_the_newest_year_is_the_last_one_with_a_value(facts, answers):
    cells = answers.repository.cells(CARE, "gemeinde", places=(GRABOW,))
    last = max(year for at, year in enumerate(cells.years) if cells.value[at, 0] == cells.value[at, 0])
    assert facts.fact(FactReference(FactKind.YEAR, "ort", CARE, "", "neu")).text == str(last)


def test_the_place_of_the_report_is_what_ort_means(facts):
    here = facts.fact(FactReference(FactKind.VALUE, "ort", CARE, "", "2024"))
    assert here == facts.fact(FactReference(FactKind.VALUE, "ort", CARE, "", "2024"))
    assert here.value == facts.fact(FactReference(FactKind.VALUE, GRABOW, CARE, "", "2024")).value
    assert facts.fact(FactReference(FactKind.NAME, "ort")).text == "Grabow"
    assert facts.fact(FactReference(FactKind.NAME, "kreis")).text == "Landkreis Ludwigslust-Parchim"


def test_a_difference_and_its_verdict_are_those_of_the_slab(facts, answers):
    answer = answers.read(f"indikator={CARE}&ebene=gemeinde&jahr=2024&gebiete={GRABOW}")
    slab = answers.slab(answer)
    row, column = slab.years.index(2024), slab.places.index(GRABOW)
    fact = facts.fact(FactReference(FactKind.DIFFERENCE, GRABOW, CARE, "", "2024", against="kreis"))
    assert fact.text == slab.difference[row][column]
    assert fact.verdict is Verdict(int(slab.verdict_difference[row, column]))


def test_a_change_over_five_years_has_the_verdict_of_the_trend(facts, answers):
    answer = answers.read(f"indikator={CARE}&ebene=gemeinde&jahr=2024")
    slab = answers.slab(answer)
    row, column = slab.years.index(2024), slab.places.index(GRABOW)
    fact = facts.fact(FactReference(FactKind.CHANGE, GRABOW, CARE, "", "2024", since="2020"))
    assert fact.verdict is Verdict(int(slab.verdict_trend[row, column]))


def test_from_one_year_to_the_next_nothing_is_tested(facts):
    fact = facts.fact(FactReference(FactKind.CHANGE, "kreis", CARE, "", "2024", since="2023"))
    assert fact.verdict is Verdict.NOT_TESTABLE and fact.value is not None
    with pytest.raises(UnknownKey, match="mindestens 5 Jahre"):
        facts.fact(FactReference(FactKind.VERDICT, "kreis", CARE, "", "2024", since="2023"))


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        (FactReference(FactKind.VALUE, "kreis", "quatsch", "", "2024"), "gibt es in Fassung"),
        (FactReference(FactKind.VALUE, "99999", CARE, "", "2024"), "Den Ort"),
        (FactReference(FactKind.VALUE, "kreis", CARE, "geschlecht:q", "2024"), "Aufgliederung"),
        (FactReference(FactKind.CHANGE, "kreis", CARE, "", "2020", since="2024"), "liegt nicht vor"),
        (FactReference(FactKind.DIFFERENCE, "kreis", CARE, "", "2024", against="13076"), "mit sich selbst"),
    ],
)
def test_what_the_data_version_does_not_know_is_a_sentence(facts, asked, part):
    with pytest.raises(UnknownKey, match=part):
        facts.fact(asked)


def test_a_year_without_figures_and_a_hidden_cell_stop_a_sentence(facts, answers):
    absent = facts.fact(FactReference(FactKind.VALUE, "kreis", CARE, "", "1990"))
    assert absent.missing and absent.status is Status.NOT_COLLECTED
    cells = answers.repository.cells(
        CARE, "gemeinde", places=answers.repository.register().areas and tuple(
            one.key for one in answers.repository.register().of_level("gemeinde")
        ),
    )  # fmt: skip
    row = cells.row(2024)
    hidden = next(key for at, key in enumerate(cells.places) if cells.status[row, at] == Status.SUPPRESSED)
    fact = facts.fact(FactReference(FactKind.VALUE, hidden, CARE, "", "2024"))
    assert fact.missing and fact.value is None and fact.text == "geschützt" and fact.counts == ""
    found = fill(f"Dort sind es {{{{{CARE}:{hidden}:2024}}}}.", facts)
    assert len(found.problems) == 1 and "geschützt" in found.problems[0].sentence


@pytest.mark.parametrize(("limit", "holds"), [(">", lambda one: one > 57.5), ("<=", lambda one: one <= 57.5)])
def test_places_are_counted_as_the_api_gives_them_and_only_where_all_have_a_number(
    facts, client, limit, holds
):
    rows = client.get(f"/api/v1/werte?indikator={CARE}&ebene=gemeinde&jahr=2024").json["zeilen"]
    known = [row["wert"] for row in rows if row["wert"] is not None]
    asked = FactReference(FactKind.PLACES, "gemeinde", CARE, "", "2024", operator=limit, limit=57.5)
    fact = facts.fact(asked)
    count = sum(map(holds, known))
    assert 0 < count < len(known) < len(rows)
    assert fact.text == f"{count} von {len(known)} Gemeinden mit gezeigter Zahl"
    assert fact.missing and fact.value is None and fact.status is Status.SUPPRESSED
    source = f"{{{{anzahl:{CARE}:gemeinde:2024 {limit} 57,5}}}}"
    assert "Nicht alle Orte haben eine Zahl („" in fill(source, facts).problems[0].sentence
    assert fill(source.replace("}}", "|geheim}}"), facts).problems == []


def test_places_that_all_have_a_number_are_counted_in_the_dative(answers):
    districts = ReportFacts(answers, answers.repository.version(), DISTRICT)
    asked = FactReference(FactKind.PLACES, "kreis", "kinderarmut", "", "2022", operator=">=", limit=12)
    fact = districts.fact(asked)
    cells = answers.repository.cells("kinderarmut", "kreis", places=STATE)
    count = sum(cells.value[cells.row(2022)] >= 12)
    assert fact.text == f"{count} von {len(STATE)} Kreisen" and fact.value == count and not fact.missing
    assert fact.title.endswith("ab 12\u00a0%") and fact.source and fact.query
    english = ReportFacts(answers, answers.repository.version(), DISTRICT, "en").fact(asked)
    assert english.text == f"{count} of {len(STATE)} districts"


def test_a_year_without_any_number_is_not_reported(facts):
    fact = facts.fact(FactReference(FactKind.PLACES, "gemeinde", CARE, "", "1990", operator=">", limit=1))
    assert fact.missing and fact.status is Status.NOT_COLLECTED
    with pytest.raises(UnknownKey, match="unbekannt_x"):
        facts.fact(
            FactReference(FactKind.PLACES, "gemeinde", "unbekannt_x", "", "2024", operator=">", limit=1)
        )


def test_where_every_number_is_protected_the_text_says_so(answers):
    asked = FactReference(FactKind.PLACES, "gemeinde", CARE, "", "2024", operator=">", limit=50)
    answer = answers.read(f"indikator={CARE}&ebene=gemeinde&jahr=2024")
    cells = answers.repository.cells(CARE, "gemeinde", places=(GRABOW,))
    hidden = replace(
        cells,
        value=np.full_like(cells.value, np.nan),
        status=np.full_like(cells.status, int(Status.SUPPRESSED)),
    )
    fact = place_count(asked, answer, "Quote", hidden, 2024, answers.words)
    assert (fact.text, fact.status) == ("geschützt", Status.SUPPRESSED)
