"""Periods and the line of similar places, read over HTTP, tell nothing that the cells of single years and
places do not: a reader who has these needs no equation more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pytest

from callbacks.comparison_groups import comparison_group
from data.catalogue.loader import load

Row = Mapping[str, Any]
SPANS = (3, 5)
LEVELS = ("gemeinde", "amt", "kreis")
DISTRICT = "13076"


def fetched(client: Any, query: str) -> dict[str, Any]:
    answer = client.get(f"/api/v1/werte?{query}")
    assert answer.status_code == 200, answer.json
    body: dict[str, Any] = answer.json
    return body


def tells_more(periods: Iterable[Row], years: Sequence[Row], span: int) -> Iterator[str]:
    """A sentence for every period that shows a number which the rows of its single years do not add up to."""
    shown = {(row["gebiet"], row["jahr"]): row for row in years}
    for period in periods:
        last, sums = period["jahr"], []
        for count in ("zaehler", "nenner"):
            parts = [shown[period["gebiet"], year][count] for year in range(last - span + 1, last + 1)]
            sums.append(None if None in parts else sum(parts))
        told = [period[name] for name in ("wert", "zaehler", "nenner")]
        if told != [None] * 3 and (None in sums or told[1:] != pytest.approx(sums, abs=1e-6)):
            yield f"{period['indikator']} {period['gebiet']} {last}: {told} of {sums}"


def pooled(client: Any) -> Iterator[tuple[str, str, str]]:
    """Indicator, level and breakdown of every series that can be read in periods: none of counts that their
    office has protected."""
    published = {key for key, one in load().measures.items() if one.kind == "published"}
    for listed in client.get("/api/v1/indikatoren").json["indikatoren"]:
        entry = client.get(f"/api/v1/indikatoren/{listed['indikator']}").json
        if entry["zaehler"] and entry["nenner"] and not published & {*entry["zaehler"], *entry["nenner"]}:
            for series in entry["reihen"]:
                if series["ebene"] in LEVELS:
                    yield listed["indikator"], series["ebene"], series["gliederung"]


def test_a_period_is_the_sum_of_years_that_are_all_shown_and_nothing_else_is_given(client):
    """Where the page offers no period, breakdowns included, the answer has the single years and says so."""
    told, single, broken = 0, set(), []
    for indicator, level, breakdown in pooled(client):
        where = f"&gebiete={DISTRICT}" if level == "kreis" else ""
        query = f"indikator={indicator}&ebene={level}&gliederung={breakdown}{where}"
        years = fetched(client, query)["zeilen"]
        for span in SPANS:
            answer = fetched(client, f"{query}&jahre={span}")
            if answer["hinweise"]:
                assert answer["zeilen"] == years, query
                single.add(breakdown.partition(":")[0])
                continue
            told += sum(row["zaehler"] is not None for row in answer["zeilen"])
            broken += tells_more(answer["zeilen"], years, span)
    assert told > 3000, "where nothing is told, nothing is proven"
    assert {"", "geschlecht"} <= single
    assert broken == []


def test_a_period_that_counts_a_hidden_year_would_be_found():
    def row(year: int, cases: float | None, base: float | None = 20.0) -> dict[str, Any]:
        shown = cases is not None
        counts = {"zaehler": cases, "nenner": base if shown else None, "wert": 25.0 if shown else None}
        return {"indikator": "quote", "gebiet": "a", "jahr": year, **counts}

    years = [row(2020, 4.0), row(2021, None), row(2022, 5.0)]
    honest = [row(2020, 4.0), row(2021, 2.0), row(2022, 5.0)]
    period = row(2022, 11.0, 60.0)
    assert list(tells_more([period], years, 3))
    assert list(tells_more([{**period, "zaehler": None, "nenner": None}], years, 3)), (
        "a rate without its counts"
    )
    assert list(tells_more([{**period, "zaehler": 12.0}], honest, 3))
    assert not list(tells_more([period], honest, 3))


@pytest.mark.parametrize(
    "indicator", ["betreuungsquote_u3", "auslaendische_schueler", "arbeitslose_15_25_je_100"]
)
def test_the_line_of_similar_places_follows_from_rows_that_are_shown(client, answers, indicator):
    """Numbers of the drawn line, as the browser gets them, from rows of the members that the page names."""
    years = fetched(client, f"indikator={indicator}&ebene=gemeinde")["zeilen"]
    hidden = {(row["gebiet"], row["jahr"]) for row in years if row["status"] == "suppressed"}
    shown = {
        (row["gebiet"], row["jahr"]): (row["zaehler"], row["nenner"])
        for row in years
        if row["nenner"] is not None
    }
    factor = client.get(f"/api/v1/indikatoren/{indicator}").json["faktor"]
    compared = without_hidden = 0
    for place in sorted({row["gebiet"] for row in years})[::12]:
        query = f"indikator={indicator}&ebene=gemeinde&gebiete={place}&vergleich=aehnliche"
        group = comparison_group(answers, answers.read(query), "aehnliche")
        parts = client.get(f"/zeitreihe?{query}").json["parts"]
        drawn = [one for one in parts["marks"] if one.get("key") == "aehnliche" and one["kind"] != "area"]
        for mark in drawn:
            for year, value in mark.get("points", [(mark.get("x"), mark.get("y"))]):
                counted = [shown[one, int(year)] for one in group.members if (one, int(year)) in shown]
                cases, base = (sum(one[at] for one in counted) for at in (0, 1))
                assert value == pytest.approx(cases / base * factor, abs=0.006), (place, year)
                compared += 1
                without_hidden += any((one, int(year)) in hidden for one in group.members)
    assert compared > 50
    assert without_hidden > 0, "some have secret members, which are left out"
