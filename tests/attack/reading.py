"""What a reader of the public monitor fetches over HTTP on one district, and what the definitions tell
him."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.catalogue.loader import load
from tests.attack.attacker import Formula, Knowledge

LEVELS = ("gemeinde", "amt", "kreis")
CHANGES = Path(__file__).resolve().parents[2] / "data" / "embedded" / "changes.csv"
"""The register of changes, which everybody can read."""
Row = dict[str, Any]


@dataclass
class Definitions(Knowledge):
    """`below` are counts that do not exceed another one; `persons` the measures that protection is about."""

    below: Sequence[tuple[tuple[str, str], Sequence[tuple[str, str]]]] = ()
    persons: frozenset[str] = frozenset()


@dataclass
class Reading:
    """Everything a reader has fetched, and what the definitions tell him."""

    rows: list[Row]
    knowledge: Definitions


def read(client: Any, district: str, only: Iterable[str] = ()) -> Reading:
    """All own indicators, levels and breakdowns on both territories; `only` names indicators."""
    rows: list[Row] = []
    entries: dict[str, Mapping[str, Any]] = {}
    status_of: dict[int, str] = {}
    wanted = set(only)
    for listed in client.get("/api/v1/indikatoren").json["indikatoren"]:
        key = listed["indikator"]
        entry = client.get(f"/api/v1/indikatoren/{key}").json
        if not entry["zaehler"] or (wanted and key not in wanted):
            continue
        entries[key] = entry
        for series in entry["reihen"]:
            level, breakdown = series["ebene"], series["gliederung"]
            if level not in LEVELS:
                continue
            query = f"indikator={key}&ebene={level}&gliederung={breakdown}&format=json"
            rows += _rows(client, query + (f"&gebiete={district}" if level == "kreis" else ""))
            if level == "gemeinde":
                answer = client.get(f"/api/v1/werte?{query}&gebietsstand=berichtsjahr").json
                status_of |= {int(year): day for year, day in answer["gebietsstaende"].items()}
    today = _areas(client, district, "")
    members, followers = _territories(client, district, today, set(status_of.values()))
    for key, entry in entries.items():
        for breakdown in {one["gliederung"] for one in entry["reihen"] if one["ebene"] == "gemeinde"}:
            query = f"indikator={key}&ebene=gemeinde&gliederung={breakdown}&format=json"
            for territory in ("berichtsjahr", *members):
                for row in _rows(client, f"{query}&gebietsstand={territory}"):
                    day = status_of[row["jahr"]]
                    if row["gebiet"] in followers.get(day, ()) and territory in ("berichtsjahr", day):
                        rows.append(row | {"gebiet": f"{row['gebiet']}@{day}"})
    parts: dict[str, dict[int, list[str]]] = {
        district: {0: [k for k, one in today.items() if one["ebene"] == "amt"]}
    }
    for key, one in today.items():
        if one["ebene"] == "gemeinde":
            parts.setdefault(one["amt"], {0: []})[0].append(key)
    for year, day in status_of.items():
        for whole, former in members.get(day, {}).items():
            parts.setdefault(whole, {})[year] = [f"{one}@{day}" for one in former]
    return Reading(rows, _definitions(entries, rows, parts))


def _rows(client: Any, query: str) -> list[Row]:
    found: list[Row] = client.get(f"/api/v1/werte?{query}").json["zeilen"]
    return found


def _areas(client: Any, district: str, day: str) -> dict[str, Row]:
    answer = client.get("/api/v1/gebiete" + (f"?gebietsstand={day}" if day else "")).json["gebiete"]
    return {one["gebiet"]: one for one in answer if one["kreis"] == district}


def _territories(
    client: Any, district: str, today: Mapping[str, Row], days: set[str]
) -> tuple[dict[str, dict[str, list[str]]], dict[str, set[str]]]:
    """By past day: today's municipalities with the former ones they were made of, and all of these former
    ones."""
    with CHANGES.open(encoding="utf-8") as file:
        changes = sorted((one for one in csv.DictReader(file, delimiter=";")), key=lambda one: one["datum"])
    members: dict[str, dict[str, list[str]]] = {}
    for day in sorted(days):
        into: dict[str, list[str]] = {}
        for key, one in _areas(client, district, day).items():
            if one["ebene"] != "gemeinde":
                continue
            now = key
            for change in changes:
                if change["datum"] > day and change["alt"] == now:
                    now = change["neu"]
            into.setdefault(now, []).append(key)
        merged = {now: keys for now, keys in into.items() if keys != [now] and now in today}
        if merged:
            members[day] = merged
    return members, {
        day: {key for keys in merged.values() for key in keys} for day, merged in members.items()
    }


def _definitions(
    entries: Mapping[str, Mapping[str, Any]],
    rows: Iterable[Row],
    parts: Mapping[str, Mapping[int, Sequence[str]]],
) -> Definitions:
    """The numbers of a definition are fields of the API; year of the base and sums stand in its words."""
    catalogue = load()
    formulas = {}
    for key, entry in entries.items():
        known = catalogue.indicators[key]
        formulas[key] = Formula(
            "+".join(entry["zaehler"]),
            "+".join(entry["nenner"]),
            known.denominator_lag,
            entry["faktor"],
            entry["einheit"] == "percent",
            known.share_of_total,
            known.cross_table,
        )
    breakdowns = {str(row["gliederung"] or "") for row in rows}
    sums: dict[tuple[str, str], list[tuple[str, str]]] = {}
    below: list[tuple[tuple[str, str], list[tuple[str, str]]]] = []
    for one in catalogue.sums:
        for breakdown in breakdowns:
            named = [_stated(part, breakdown) for part in one.parts]
            if breakdown and any("/" in part for part in (one.whole, *one.parts)):
                continue
            whole = _stated(one.whole, breakdown)
            if one.exact and whole not in sums:
                sums[whole] = named
            below.append((whole, named))
    # Everybody of 25 and more lies between, whom nobody publishes: protection leaves this out, the reader
    # does not.
    below.append((("bevoelkerung", ""), [("kinder_u15", ""), ("jugendliche_15_25", "")]))
    for measure in {one for formula in formulas.values() for one in (formula.numerator, formula.denominator)}:
        if "+" in measure:
            sums |= {(measure, one): [(part, one) for part in measure.split("+")] for one in breakdowns}
    dimensions = {key: list(one.categories) for key, one in catalogue.breakdowns.items() if one.adds_up}
    persons = frozenset(key for key, one in catalogue.measures.items() if one.kind == "persons")
    return Definitions(formulas, parts, sums, dimensions, below, persons)


def _stated(name: str, breakdown: str) -> tuple[str, str]:
    measure, _, category = name.partition("/")
    return measure, category or breakdown
