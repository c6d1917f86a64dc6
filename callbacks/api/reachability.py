"""The data API's ways to institutions: `/api/v1/erreichbarkeit`, by area or by cell of the census grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from flask import Flask, Response, request

from callbacks.api.refused import refused
from callbacks.api.routes import FORMATS, as_json, frame
from callbacks.institutions.reachability_data import ReachabilityData
from callbacks.server.caching import NEVER, packed
from dashboard.domain.selection import OFFICIAL, Selection
from dashboard.errors import MonitorError, UnknownKey
from dashboard.exports.rows import german_csv
from dashboard.indicators.ways.summary import Summary, by_area, is_few
from dashboard.institutions.reachability import question as questions
from dashboard.institutions.reachability.result import Reachability
from dashboard.institutions.reachability.scenario import write
from dashboard.institutions.reachability.words import rejected_words
from dashboard.texts import say

LEVELS = ("gemeinde", "amt", "kreis", "zelle")
FEW = "unter 3"
_NUMBERS = ("kinder", "median", "mittel", "laengster", "ueber_richtwert")
AREA_COLUMNS = ("gebiet", "name", *_NUMBERS)
CELL_COLUMNS = ("zelle", "lon", "lat", "gemeinde", "kinder", "weg", "naechste")
AFTER = "danach_"


def register(server: Flask, data: ReachabilityData) -> None:
    """Adds the route."""

    @server.get("/api/v1/erreichbarkeit")
    def erreichbarkeit() -> Response:
        wanted = request.args.get("format", "json")
        if wanted not in FORMATS:
            raise refused(MonitorError, "api_format", {"given": wanted[:20]}, parameter="format")
        level = request.args.get("ebene", LEVELS[0])
        if level not in LEVELS:
            raise refused(MonitorError, "api_reachability_level", {"given": level[:20]}, parameter="ebene")
        _known_kind(data, request.args.get(questions.KIND, ""))
        official = request.args.get("herkunft", "") == OFFICIAL
        asked = Selection(
            version=request.args.get("stand", ""), figures=OFFICIAL if official else Selection().figures
        )
        version = frame(data.answers, asked).version
        question, rejected = data.read(request.args)
        found = data.answer(version, question, rejected, official=official)
        columns, rows = _cells(found) if level == "zelle" else _areas(found, level, data)
        head = _head(found, version, data)
        return _as_csv(head, columns, rows) if wanted == "csv" else as_json(_as_document(head, columns, rows))


def _known_kind(data: ReachabilityData, kind: str) -> None:
    known = data.rules.destinations
    if kind and kind not in known:
        given = {"given": kind[:40], "kinds": ", ".join(known)}
        raise refused(UnknownKey, "api_reachability_kind", given, art=kind[:40])


def _head(found: Reachability, version: str, data: ReachabilityData) -> dict[str, object]:
    """What the rows are about: question, assumptions, notices and sources."""
    asked, rules = found.question, data.rules
    bus, line, roads = asked.bus, asked.destination.line, data.roads()
    minutes = asked.measure == "minuten"
    assumed: dict[str, object] = {}
    if minutes and asked.mode == "auto" and not roads:
        assumed = {
            "minuten": line.minutes, "minuten_je_km": line.per_km, "mittlerer_fehler_minuten": line.mean_error,
            "quelle": rules.line_source["de"],
        }  # fmt: skip
    elif minutes and asked.mode != "auto":
        assumed = {
            "umweg": bus.detour, "tempo_kmh": bus.bus_kmh, "zur_haltestelle_minuten": bus.to_stop,
            "zu_fuss_bis_km": bus.walking_below, "zu_fuss_kmh": bus.walking_kmh, "quelle": rules.source["de"],
        }  # fmt: skip
    scenario = write(asked.scenario)
    note = asked.destination.norm_source
    return {
        "stand": version,
        "art": asked.destination.key,
        "verkehr": asked.mode if minutes else None,
        "einheit": asked.measure,
        "wege": "straße" if roads else "luftlinie",
        "richtwert_minuten": found.classes.norm,
        "richtwert_quelle": note["de"] if note and found.classes.norm is not None else None,
        "annahmen": assumed,
        "kinder": asked.destination.children["de"],
        "modellrechnung": True,
        **({"szenario": scenario, "planspiel": say("de", "reachability_game")} if scenario else {}),
        "hinweise": list(rejected_words(found.rejected, rules.most_changes, "de")),
        "quellen": [
            say("de", "reachability_how_children"),
            *([say("de", "reachability_roads_note")] if roads else []),
        ],
    }


def _areas(
    found: Reachability, level: str, data: ReachabilityData
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    areas = data.answers.repository.register().areas
    today = (found.district,) if level == "kreis" else found.by_level[level]
    columns: tuple[str, ...] = AREA_COLUMNS
    rows: list[tuple[object, ...]] = [(one.area, areas[one.area].name, *_numbers(one)) for one in today]
    if found.effect:
        after = (found.district_after,) if level == "kreis" else _after(found, level)
        columns = (*columns, *(f"{AFTER}{name}" for name in _NUMBERS[1:]))
        rows = [(*row, *_numbers(one)[1:]) for row, one in zip(rows, after, strict=True)]
    return columns, rows


def _after(found: Reachability, level: str) -> tuple[Summary, ...]:
    ground = found.ground
    return by_area(
        found.after.length, ground.children, ground.cells.municipality, ground.areas[level], found.classes
    )


def _numbers(one: Summary) -> tuple[object, ...]:
    lengths = (None if value is None else round(value, 1) for value in (one.median, one.mean, one.longest))
    beyond = None if one.beyond is None else _children(one.beyond)
    return (_children(one.children), *lengths, beyond)


def _children(count: float) -> object:
    return FEW if is_few(count) else round(count)


def _cells(found: Reachability) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    cells, before, after = found.ground.cells, found.before, found.after
    columns: tuple[str, ...] = CELL_COLUMNS

    def way(length: float) -> object:
        return round(length, 1) if np.isfinite(length) else None

    def key(sites: Any, at: int) -> object:
        return sites[at].key if at >= 0 else None

    rows: list[tuple[object, ...]] = []
    for at in range(len(cells)):
        name = f"CRS3035RES1000mN{int(cells.northing[at])}E{int(cells.easting[at])}"
        place = (float(cells.longitude[at]), float(cells.latitude[at]), str(cells.municipality[at]))
        row: tuple[object, ...] = (
            name, *place, _children(float(found.ground.children[at])), way(float(before.length[at])),
            key(found.ground.sites, int(before.site[at])),
        )  # fmt: skip
        if found.effect:
            row = (*row, way(float(after.length[at])), key(found.sites_after, int(after.site[at])))
        rows.append(row)
    if found.effect:
        columns = (*columns, f"{AFTER}weg", f"{AFTER}naechste")
    return columns, rows


def _as_document(
    head: Mapping[str, object], columns: tuple[str, ...], rows: list[tuple[object, ...]]
) -> dict[str, object]:
    """Numbers as numbers; fewer than three children are null, and `unter_3` names their columns."""
    lines = []
    for row in rows:
        few = [name for name, value in zip(columns, row, strict=True) if value == FEW]
        line: dict[str, object] = {
            name: None if value == FEW else value for name, value in zip(columns, row, strict=True)
        }
        lines.append(line | ({"unter_3": few} if few else {}))
    return {**head, "zeilen": lines}


def _as_csv(head: Mapping[str, object], columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> Response:
    """What the rows are about stands as `#` lines at the end."""
    notes = [f"{name}: {_said(value)}" for name, value in head.items() if value not in (None, [], {})]
    return packed(german_csv(columns, rows, notes), "text/csv", cache=NEVER)


def _said(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{one}: {what}" for one, what in value.items())
    return " ".join(value) if isinstance(value, list) else str(value)
