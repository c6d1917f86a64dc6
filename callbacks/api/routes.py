"""The read-only data API: indicators, areas, values and boundaries of the published store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers, indicator_or_error
from callbacks.api.openapi import document
from callbacks.api.refused import refused
from callbacks.district_data import Answer
from callbacks.server.caching import NEVER, packed
from callbacks.server.own_address import own_address
from dashboard.domain.area import SMALL_LEVELS, Area, extent_of, extents_of, level_of
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import OFFICIAL, Selection, parse
from dashboard.domain.slab import Cells
from dashboard.errors import MonitorError, UnknownKey
from dashboard.exports.rows import COLUMNS, german_csv, rows_of
from dashboard.indicators.certainty import limited
from dashboard.indicators.possible import MAP_LEVELS
from dashboard.indicators.sources import described
from dashboard.indicators.territory.status import REPORTING_YEAR, TODAY, settle, successor
from dashboard.statistics.pooling import can_pool
from dashboard.texts import say
from data.germany.areas import germany, keys, positions

HOUR = "public, max-age=3600"
FORMATS = ("json", "csv")


def register(server: Flask, answers: Answers) -> None:
    """Adds the OpenAPI document, the indicators and the values of `/api/v1`."""

    @server.get("/api/v1/openapi.json")
    def openapi() -> Response:
        made = document(own_address(), asked_for().language, answers.words.full_name)
        return packed(orjson.dumps(made), "application/json", cache=HOUR)

    @server.get("/api/v1/indikatoren")
    def indikatoren() -> Response:
        answer = frame(answers, asked_for())
        entries = [entry_of(answer, one) for one in answer.possible.catalogue.indicators.values()]
        return as_json({"stand": answer.version, "indikatoren": entries})

    @server.get("/api/v1/indikatoren/<key>")
    def indikator(key: str) -> Response:
        answer = frame(answers, asked_for())
        return as_json(
            {
                "stand": answer.version,
                **entry_of(answer, indicator_or_error(answer.possible, key), whole=True),
            }
        )

    @server.get("/api/v1/werte")
    def werte() -> Response:
        wanted = request.args.get("format", "json")
        if wanted not in FORMATS:
            raise refused(MonitorError, "api_format", {"given": wanted[:20]}, parameter="format")
        asked = asked_for()
        answer, cells = values(answers, asked)
        there = answers.existing(answer, cells.places, cells.years)
        rows = rows_of(
            cells,
            named(answer, cells.places),
            asked.year,
            there,
            periods=answer.selection.pooled_years > 1,
        )
        if wanted == "csv":
            return packed(as_csv(answer, cells, rows), "text/csv", cache=NEVER)
        register = answers.repository.register()
        by_year = {
            str(year): register.status_in(year).isoformat()
            for year in cells.years
            if asked.year in (None, year)
        }
        return as_json(
            {
                "stand": answer.version,
                "gebietsstand": territory_of(answer),
                **({"herkunft": OFFICIAL} if answer.selection.official else {}),
                **({"gebietsstaende": by_year} if answer.selection.territory == REPORTING_YEAR else {}),
                "hinweise": list(answer.notices),
                "quellen": sources(answer, cells),
                "zeilen": [dict(zip(COLUMNS, row, strict=True)) for row in rows],
            }
        )

    @server.get("/api/", strict_slashes=False)
    @server.get("/api/<path:rest>")
    def nothing_else(rest: str = "") -> Response:
        """Without this the page's own route would answer a wrong address with HTML and 200."""
        raise refused(UnknownKey, "api_nothing", {"path": request.path[:120]})


def values(answers: Answers, asked: Selection) -> tuple[Answer, Cells]:
    """The cells that a request names; the answer's notices say what is given instead of what was asked for.

    Unlike a page, a machine is told what does not exist: UnknownKey, MonitorError. Years are taken together
    where the page offers it, by the same rule; else single years are given, and a notice says so.
    """
    territory, notices = settle(asked, answers.repository.register())
    answer = frame(answers, replace(asked, territory=territory))
    if not asked.indicator:
        raise refused(MonitorError, "api_no_indicator", parameter="indikator")
    indicator_or_error(answer.possible, asked.indicator)
    offer = answer.possible.offers[asked.indicator]
    if asked.breakdown and asked.breakdown not in {breakdown for _, breakdown in offer.years}:
        given = {"breakdown": asked.breakdown, "indicator": asked.indicator}
        raise refused(UnknownKey, "api_breakdown", given, gliederung=asked.breakdown)
    areas = answer.possible.register.areas
    for key in asked.places:
        if key not in areas and key not in positions(level_of(key) or "bund"):
            today = answers.repository.register()
            into = successor(key, today)
            named = {"name": today.areas[into].name, "into": into} if into else {}
            about = "api_area_former" if into else "api_area"
            raise refused(UnknownKey, about, {"area": key, **named}, gebiete=key)
    levels = {level_of(key) for key in asked.places}
    if len(levels) > 1:
        raise refused(MonitorError, "api_levels", parameter="gebiete")
    offered = offer.levels()
    level = (
        next(iter(levels), None)
        or asked.level
        or next((one for one in MAP_LEVELS if one in offered), "kreis")
    )
    places = asked.places or _places(answer, level, asked.extent)
    entry, span = answer.possible.catalogue.indicators[asked.indicator], asked.pooled_years
    extent = asked.extent if extent_of(level, asked.extent) != extents_of(level)[0] else ""
    if span > 1 and not can_pool(entry):
        raise refused(MonitorError, "api_pooling", {"indicator": asked.indicator}, parameter="jahre")
    if span > 1 and not answer.possible.years(asked.indicator, level, asked.breakdown, span, extent):
        lang = asked.language
        notices = (*notices, say(lang, "notice_pooling_fewer", indicator=entry.short[lang], years=span))
        span = 1
    chosen = replace(
        answer.selection,
        indicator=asked.indicator,
        breakdown=asked.breakdown,
        level=level,
        extent=extent,
        pooled_years=span,
        confidence=asked.confidence,
    )
    answer = replace(answer, selection=chosen, notices=tuple(notices))
    return answer, limited(answers.cells(answer, level, places), answer.indicator, asked.confidence)


def _places(answer: Answer, level: str, extent: str) -> tuple[str, ...]:
    """Keys of a level: of municipalities and associations those of the district, or with `extent` of its
    state or of all Germany; of districts those of the state, or of all Germany. A town that is a district is
    the one municipality of it."""
    if level not in SMALL_LEVELS or extent not in ("land", "bund"):
        found = answer.possible.places(level, extent)
        return found or own_municipality(level, answer.possible.district)
    begins = answer.possible.district[:2] if extent == "land" else ""
    return tuple(key for key in keys(level) if key.startswith(begins))


def own_municipality(level: str, district: str) -> tuple[str, ...]:
    """The key that a town that is a district has among municipalities (`01001000`); none at other levels."""
    return tuple(key for key in keys(level) if key.startswith(district)) if level == "gemeinde" else ()


def named(answer: Answer, places: Sequence[str]) -> Mapping[str, Area]:
    """The areas of the answer, and those of all Germany where a place is none of them."""
    areas = answer.possible.register.areas
    return areas if all(key in areas for key in places) else {**germany().areas, **areas}


def as_csv(answer: Answer, cells: Cells, rows: Sequence[Sequence[object]]) -> bytes:
    """The rows as a German spreadsheet reads them, with sources as `#` lines at the end."""
    return german_csv(COLUMNS, rows, _notes(answer, cells))


def sources(answer: Answer, cells: Cells) -> list[dict[str, str]]:
    """Name, publisher, licence and note of every source behind the cells."""
    known = answer.possible.catalogue.sources
    return described((known[key] for key in cells.sources if key in known), answer.selection.language)


def _notes(answer: Answer, cells: Cells) -> Iterator[str]:
    yield f"Datenstand {answer.version}, Gebietsstand {territory_of(answer)}"
    if answer.selection.official:
        yield "Nur amtliche und eigene Zahlen, keine Beispieldaten"
    for notice in answer.notices:
        yield f"Hinweis: {notice}"
    for source in sources(answer, cells):
        yield "Quelle: " + ", ".join(part for part in source.values() if part)


def entry_of(answer: Answer, indicator: Indicator, *, whole: bool = False) -> dict[str, object]:
    """What the API says of an indicator; `whole` with its definition and series."""
    offer, lang = answer.possible.offers[indicator.key], answer.selection.language
    entry: dict[str, object] = {
        "indikator": indicator.key,
        "name": indicator.name[lang],
        "thema": indicator.theme,
        "einheit": indicator.unit,
        "ebenen": list(offer.levels()),
    }
    if whole:
        entry |= {
            "definition": indicator.definition[lang],
            "lesehilfe": indicator.reading_help[lang],
            "stichtag": indicator.reporting_date[lang],
            "zaehler": list(indicator.numerator),
            "nenner": list(indicator.denominator),
            "faktor": indicator.factor,
            "richtung": indicator.direction,
            "hinweise": [note[lang] for note in indicator.notes],
            "naechste_lieferung": indicator.next_delivery.isoformat() if indicator.next_delivery else None,
            "reihen": [
                {"ebene": level, "gliederung": breakdown, "jahre": list(years)}
                for (level, breakdown), years in offer.years.items()
            ],
        }
    return entry


def territory_of(answer: Answer) -> str:
    """The territory of an answer: today's by its day, else as it was asked for."""
    territory = answer.selection.territory
    return territory if territory != TODAY else answer.possible.register.status.isoformat()


def as_json(body: dict[str, object]) -> Response:
    """An answer that no browser keeps: it was asked for without an address that changes with the data."""
    return packed(orjson.dumps(body), "application/json", cache=NEVER)


def asked_for() -> Selection:
    """What the query asks for; a machine is told what could not be read."""
    asked, rejected = parse(request.query_string.decode("ascii", "ignore"))
    if rejected:
        parameters = ", ".join(rejected)
        raise refused(MonitorError, "api_unreadable", {"parameters": parameters}, parameter=parameters)
    return asked


def frame(answers: Answers, asked: Selection) -> Answer:
    """The data version that is asked for, with its words in the language asked for. Raises UnknownKey where it does
    not exist (any more)."""
    answer = answers.resolve(
        Selection(
            language=asked.language, version=asked.version, territory=asked.territory, figures=asked.figures
        )
    )
    if asked.version and asked.version != answer.version:
        older = answers.repository.under_older_rules(asked.version)
        why = "api_version_rules" if older else "api_version"
        raise refused(UnknownKey, why, {"version": asked.version}, stand=asked.version)
    return answer
