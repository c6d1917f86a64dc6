"""No number of a hidden cell stands in any answer on the data that ship: neither it nor what is derived from
it."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import openpyxl
import pytest

from callbacks.commands.export_values import export
from callbacks.comparison_groups import comparison_group
from callbacks.profile.profiles import Profiles
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.texts import say
from tests.attack.embedded import truth_of
from tests.sampling import some, thorough

DISTRICT = "13076"
NUMBERS = ("wert", "untergrenze", "obergrenze", "zaehler", "nenner")
SMALL = (1, 2)
LEVELS = {8: "gemeinde", 9: "amt", 5: "kreis"}
Series = tuple[str, str, str]
"""Indicator, level, breakdown."""
VARIANTS = (
    "",
    "&vergleich=amt&darstellung=abstand",
    "&vergleich=kreis&darstellung=abstand&klassen=stufenlos",
    "&vergleich=ziel&sprache=en",
    "&darstellung=veraenderung",
    "&darstellung=veraenderung&basisjahr=2015&niveau=99.8",
    "&groesse=-999&klassen=natuerlich",
)


@pytest.fixture(scope="module")
def hidden(reading) -> dict[Series, set[tuple[int, str]]]:
    """Year and place of every hidden cell of today's territory."""
    found: dict[Series, set[tuple[int, str]]] = defaultdict(set)
    for row in reading.rows:
        if row["status"] == "suppressed" and "@" not in row["gebiet"]:
            found[row["indikator"], LEVELS[len(row["gebiet"])], row["gliederung"] or ""].add(
                (row["jahr"], row["gebiet"])
            )
    assert len(found) > 30
    assert sum(map(len, found.values())) > 20_000
    return found


@pytest.fixture(scope="module")
def sampled(hidden) -> Callable[[int, int], dict[Series, set[tuple[int, str]]]]:
    """Every n-th series of each level, with and without breakdowns, from the first, second … on."""
    alike: dict[tuple[str, bool], list[Series]] = defaultdict(list)
    for series in hidden:
        alike[series[1], bool(series[2])].append(series)

    def of(every: int, first: int = 0) -> dict[Series, set[tuple[int, str]]]:
        chosen = (its if thorough() else some(its[first % len(its) :], every) for its in alike.values())
        return {one: hidden[one] for its in chosen for one in its}

    return of


def query_of(series: Series) -> str:
    indicator, level, breakdown = series
    return f"indikator={indicator}&ebene={level}" + (f"&gliederung={breakdown}" if breakdown else "")


def test_whatever_the_api_shows_is_no_small_count_of_the_raw_store(reading, shipped):
    truth = truth_of(shipped)
    checked = 0
    for row in reading.rows:
        if row["wert"] is None or row["herkunft"] == "official":
            continue
        formula = reading.knowledge.formulas[row["indikator"]]
        cases, base = (
            (one, truth(one)) if one and one[0] in reading.knowledge.persons else (one, None)
            for one in formula.counts(row["gliederung"] or "", row["jahr"], row["gebiet"])
        )
        checked += 1
        assert cases[1] not in SMALL, row
        assert base[1] not in SMALL, row
        if formula.share and None not in (cases[1], base[1]):
            assert base[1] - cases[1] not in SMALL, row
    assert checked > 30_000


def test_a_hidden_row_has_no_number(reading):
    rows = [row for row in reading.rows if row["status"] == "suppressed"]
    assert {tuple(row[name] for name in NUMBERS) for row in rows} == {(None,) * 5}
    assert any("@" in row["gebiet"] for row in rows)


def nothing_at(slab: Mapping[str, Any], row: int, column: int) -> bool:
    """Whether nothing in the slab says more of a cell than that it is hidden."""
    empty = {"value": None, "lower": None, "upper": None, "share": None, "counts": "", "interval": ""}
    empty |= {
        "class": -1,
        "rank": 0,
        "few": 0,
        "change": "",
        "difference": "",
        "trend": "",
        "verdict_trend": 0,
        "verdict_difference": 0,
    }
    shown, funnel = slab["shown"], slab["funnel"]
    return (
        all(slab[name] is None or slab[name][row][column] == nothing for name, nothing in empty.items())
        and slab["status"][row][column] == Status.SUPPRESSED
        and slab["text"][row][column] == slab["words"]["status"][Status.SUPPRESSED]
        and column not in slab["order"][row]
        and (shown is None or shown["value"][row][column] is None)
        and (shown is None or not any(letter.isdigit() for letter in shown["text"][row][column]))
        and (funnel is None or funnel["base"][row][column] is None)
    )


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_slab_says_of_a_hidden_cell_that_it_is_hidden_and_no_more(client, hidden, sampled, variant):
    """As the page opens of every series, in each other way of showing of another quarter of them."""
    checked = 0
    for series, cells in (sampled(4, VARIANTS.index(variant) % 4) if variant else hidden).items():
        slab = client.get(f"/slab?{query_of(series)}{variant}").json
        row_of = {year: at for at, year in enumerate(slab["years"])}
        column_of = {place: at for at, place in enumerate(slab["places"])}
        told = [
            (series, year, place)
            for year, place in cells
            if year in row_of and place in column_of and not nothing_at(slab, row_of[year], column_of[place])
        ]
        checked += sum(year in row_of and place in column_of for year, place in cells)
        assert told == []
    assert checked > (3_000 if variant else 19_000)


def test_places_side_by_side_say_of_a_hidden_place_that_it_is_hidden_and_no_more(client, sampled):
    """Neither in the table nor in dots and points, nor by the difference of another place from it."""
    word = say("de", f"status_{Status.SUPPRESSED.key}")
    nothing = {"known": False, "text": word, "counts": "", "interval": "", "few": False, "rank": None}
    checked = against = dots = 0
    for series, cells in sampled(5).items():
        often = sorted(
            {place for _, place in cells}, key=lambda place: -sum(one == place for _, one in cells)
        )[:8]
        for shown in (often, often[:1] + ["13076108"] * (series[1] == "gemeinde")):
            query = f"{query_of(series)}&gebiete={','.join(dict.fromkeys(shown))}&indikator2=kita_plaetze_je_fachkraft"
            made = client.get(f"/vergleich/daten?{query}").json
            slab = client.get(f"/slab?{query}").json
            for year, table in zip(made["years"], made["tables"], strict=True):
                first = table["rows"][0]["key"]
                for row in table["rows"]:
                    if (year, row["key"]) in cells:
                        checked += 1
                        assert {name: row[name] for name in nothing} == nothing, (series, year, row)
                        assert row["difference"][0] == row["change"][0] == (row["first"] or [""])[0] == ""
                    if row["first"] and (year, first) in cells:
                        against += 1
                        assert row["first"][:2] == ["", 0]
            for relation in made["scatter"]["made"]:
                drawn = {slab["places"][point[0]] for point in relation["points"]}
                assert not any((relation["year"], place) in cells for place in drawn)
            for row in made["dots"]["rows"]:
                if (row["key"], series[2]) == (series[0], ""):
                    for dot in row["dots"]:
                        if (int(row["when"]), dot["key"]) in cells:
                            dots += 1
                            assert (dot["text"], dot["at"], dot["counts"]) == (word, None, "")
    assert checked > 600
    assert against > 200
    assert dots > 60


def test_no_change_reaches_back_into_a_hidden_year(client, sampled):
    """The year after a hidden one would give it away."""
    checked = 0
    for series, cells in sampled(3).items():
        for variant, base in (("", None), ("&darstellung=veraenderung&basisjahr=2018", 2018)):
            slab = client.get(f"/slab?{query_of(series)}{variant}").json
            for row, year in enumerate(slab["years"]):
                before = base or year - 1
                for column, place in enumerate(slab["places"]):
                    if (before, place) in cells and before != year:
                        checked += 1
                        assert slab["change"][row][column] == "", (series, year, place)
                        trend = (slab["verdict_trend"] or [[0] * len(slab["places"])] * (row + 1))[row][
                            column
                        ]
                        if year - 5 < before < year:
                            assert not trend, "a trend needs all its five years"
                        if base:
                            assert slab["shown"]["value"][row][column] is None
    assert checked > 3_000


@pytest.mark.parametrize("span", [3, 5])
def test_years_taken_together_are_hidden_where_one_of_them_is(client, hidden, span):
    checked = 0
    for series, cells in hidden.items():
        if series[0] in ("kinder_u3", "kinder_3_6", "jugendliche_15_25") or series[0].startswith(
            "erreichbarkeit_"
        ):
            continue  # counts alone and children by the way they have are not pooled
        query = f"{query_of(series)}&jahre={span}"
        slab = client.get(f"/slab?{query}").json
        together = span if any("–" in label for label in slab["labels"]) else 1
        answer = client.get(f"/api/v1/werte?{query}").json
        assert bool(answer["hinweise"]) == (together == 1), "who is given single years is told"
        for row in answer["zeilen"]:
            if any((row["jahr"] - back, row["gebiet"]) in cells for back in range(together)):
                checked += 1
                assert [row[name] for name in NUMBERS] == [None] * 5, row
        for row, year in enumerate(slab["years"]):
            for column, place in enumerate(slab["places"]):
                if any((year - back, place) in cells for back in range(together)):
                    assert slab["value"][row][column] is None, (series, year, place)
                    assert slab["counts"][row][column] == ""
                    assert slab["funnel"] is None or slab["funnel"]["base"][row][column] is None
    assert checked > 3_000


def test_a_group_of_similar_places_is_made_of_what_its_members_show(answers, hidden):
    """A reader who has all of them can add them up himself; a secret one is left out of both counts."""
    checked = 0
    for series in hidden:
        if series[1:] != ("gemeinde", ""):
            continue
        answer = answers.read(f"{query_of(series)}&vergleich=aehnliche&gebiete=13076001")
        found = comparison_group(answers, answer, "aehnliche")
        members = answers.cells(answer, "gemeinde", found.members)
        for row, year in enumerate(members.years):
            secret = members.status[row] == Status.SUPPRESSED
            if not secret.any() or np.isnan(found.cells.value[row, 0]):
                continue
            checked += 1
            for name in ("numerator", "denominator"):
                total = getattr(members, name)[row][~secret].sum()
                assert getattr(found.cells, name)[row, 0] == pytest.approx(total), (series, year)
            assert 2 * (~secret).sum() >= len(secret)
    assert checked > 50


def test_a_profile_says_of_a_hidden_cell_that_it_is_hidden_and_no_more(answers, hidden):
    """Neither in the row of the year, nor in the line of all years, nor beside another place, nor in a
    spread."""
    profiles, checked, earlier = Profiles(answers), 0, 0
    word = say("de", f"status_{Status.SUPPRESSED.key}")
    for area in some(list(profiles.places()), 5):
        for row in profiles.profile(area.key, Selection()).rows:
            for one in (row.own, *row.surroundings):
                level = LEVELS.get(len(one.key), "land")
                if (row.year, one.key) in hidden.get((row.indicator, level, ""), ()):
                    checked += 1
                    assert (one.value, one.lower, one.upper, one.numerator, one.denominator) == (None,) * 5
                    assert (one.text, one.counts, one.interval, one.few) == (word, "", "", False)
                    if one is row.own:
                        assert (row.rank, row.distance, row.movement) == (None, None, None)
                        assert row.difference.value is None and row.change.value is None
                        assert not any(
                            sign.isdigit() for sign in row.difference.sentence + row.change.sentence
                        )
            own = hidden.get((row.indicator, area.level, ""), set())
            for year, value in zip(row.trend.years, row.trend.own, strict=True):
                if (year, area.key) in own:
                    earlier += 1
                    assert value is None
            if row.since is not None and (row.since, area.key) in own:
                assert row.change.value is None
    assert checked > 300
    assert earlier > 2_000


def table(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"))


def test_no_file_has_a_number_for_a_hidden_cell(client, sampled, shipped, capsys):
    checked = 0
    for series, cells in sampled(4).items():
        assert export(shipped, *series, None)
        for text in (
            client.get(f"/api/v1/werte?{query_of(series)}&format=csv").text,
            capsys.readouterr().out,
        ):
            found = {
                (int(row["jahr"]), row["gebiet"]): [row[name] for name in NUMBERS] for row in table(text)
            }
            assert cells <= found.keys()
            assert {tuple(found[cell]) for cell in cells} == {("",) * 5}
            checked += len(cells)
    assert checked > 8_000


def test_no_table_of_the_page_has_a_number_for_a_hidden_cell(client, hidden):
    word = say("de", f"status_{Status.SUPPRESSED.key}")
    for series in (
        ("betreuungsquote_3_6", "gemeinde", ""),
        ("verbleib_nach_schule", "amt", "verbleib:arbeit"),
    ):
        cells = hidden[series]
        book = openpyxl.load_workbook(
            io.BytesIO(client.get(f"/tabelle.xlsx?{query_of(series)}").data), read_only=True
        )
        rows = [
            row
            for row in book["Daten"].iter_rows(min_row=2, values_only=True)
            if (row[2], str(row[0])) in cells
        ]
        lines = csv.reader(
            io.StringIO(client.get(f"/tabelle.csv?{query_of(series)}").data.decode("utf-8-sig")),
            delimiter=";",
        )
        written = [
            line for line in lines if len(line) > 9 and line[2].isdigit() and (int(line[2]), line[0]) in cells
        ]
        assert len(rows) == len(written) == len(cells) > 50
        assert {(*row[4:9], row[9]) for row in rows} == {(None, None, None, None, None, word)}
        assert {(*line[4:9], line[9]) for line in written} == {("", "", "", "", "", word)}
