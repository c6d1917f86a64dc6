"""The route of the comparing page: everything of one query and all its years, so that a year step asks
nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.comparison.comparisons import PATH, ComparisonAnswer, Comparisons
from callbacks.comparison.wholes_data import wholes_data
from callbacks.district_data import Answer
from callbacks.monitor.data_routes import map_address, series_address, slab_address
from callbacks.monitor.own_words import shown_words
from callbacks.monitor.series_route import series_response
from callbacks.server.caching import NEVER, cache_control, packed
from callbacks.similar_groups import neighbours_in_words
from dashboard.charts.dot_strip import END
from dashboard.charts.scatter import LARGEST, SMALLEST, scatter_axes
from dashboard.charts.view_axes import plain_axes
from dashboard.comparison.model import Comparison, DotRow, Relation, YearTable
from dashboard.domain.figure import Figure, TestedDifference
from dashboard.domain.verdict import Verdict
from dashboard.indicators.targets import highest_target
from dashboard.indicators.wording.similar_places import SimilarWords
from dashboard.texts import say
from layouts.choices import drawn, indicator_options, official_note

DATA, OWN, SERIES = f"{PATH}/daten", f"{PATH}/eigenes", f"{PATH}/zeitreihe"
WHOLES = f"{PATH}/zusammensetzung"


def register(server: Flask, answers: Answers) -> None:
    """Adds the JSON that the comparison page's scripts ask for."""
    pages = Comparisons(answers)

    @server.get(DATA)
    def vergleich_daten() -> Response:
        asked = pages.read(request.query_string.decode("ascii", "ignore"))
        fresh = request.args.get("fassung") == answers.fingerprint(asked.answer)
        return packed(orjson.dumps(page_data(pages, asked)), "application/json", cache=cache_control(fresh))

    @server.get(SERIES)
    def vergleich_zeitreihe() -> Response:
        asked = pages.read(request.query_string.decode("ascii", "ignore"))
        return series_response(answers, asked.answer)

    @server.get(WHOLES)
    def vergleich_zusammensetzung() -> Response:
        asked = pages.read(request.query_string.decode("ascii", "ignore"))
        fresh = request.args.get("fassung") == answers.fingerprint(asked.answer)
        sent = orjson.dumps(wholes_data(answers, asked.answer))
        return packed(sent, "application/json", cache=cache_control(fresh))

    @server.get(OWN)
    def vergleich_eigenes() -> Response:
        asked = pages.read(request.query_string.decode("ascii", "ignore"))
        return packed(orjson.dumps(own_data(pages, asked)), "application/json", cache=NEVER)


def data_address(pages: Comparisons, asked: ComparisonAnswer, path: str = DATA) -> str:
    """Where all of an answer lies, or what `path` has of it; the address changes when its content does."""
    fingerprint = pages.answers.fingerprint(asked.answer)
    query = "&".join(part for part in asked.plain_query().split("&") if not part.startswith("stand="))
    return f"{path}?{query}&stand={asked.answer.version}&fassung={fingerprint}"


def page_data(pages: Comparisons, asked: ComparisonAnswer) -> dict[str, object]:
    """The model as the page's scripts need it, with the addresses of what they fetch besides."""
    answers, answer = pages.answers, asked.answer
    model, chosen, lang = pages.model(asked), answer.selection, answer.selection.language
    axes = scatter_axes(model)
    dated = say(lang, "source_version", status=model.territory, version=answer.version)
    return {
        "query": asked.plain_query(),
        "section": asked.section,
        "notices": asked.notices,
        "older": bool(chosen.version),
        "version": answer.version,
        "addresses": {
            "slab": slab_address(answers, answer),
            "change": slab_address(answers, asked.change) if asked.change else None,
            "series": _series(answers, answer),
            "map": map_address(answers, answer),
            "wholes": data_address(pages, asked, WHOLES),
        },
        "palette": chosen.palette,
        "places": [
            {"key": one.key, "name": one.name, "line": one.description, "position": one.position}
            for one in model.places
        ],
        "similar": _similar(neighbours_in_words(answers, answer, of_indicator=False), set(chosen.places)),
        "indicator": model.indicator,
        "name": model.name,
        "short": answer.indicator.short[lang],
        "highest": highest_target(answer.indicator.unit),
        "subtitle": model.subtitle,
        "second": model.second,
        "secondName": model.second_name,
        "theme": model.theme,
        "themeName": model.theme_name,
        "level": model.level,
        "levelName": model.level_name,
        "year": model.year,
        "years": model.years,
        "base": asked.change.selection.base_year if asked.change else None,
        "reference": model.reference,
        "tables": [_table(one) for one in model.tables],
        "dots": _dots(model),
        "scatter": {
            "axes": plain_axes(axes) if axes else None,
            "largest": LARGEST,
            "smallest": SMALLEST,
            **_relations(model, answers.slab(answer).places),
        },
        "example": model.example,
        "sources": model.sources,
        "dated": " ".join((say(lang, "source_map"), dated)),
        "controls": _controls(pages, asked),
    }


def _series(answers: Answers, answer: Answer) -> str:
    """Where the series lies: with guests at an address of this page, which the Monitor has not."""
    address = series_address(answers, answer)
    return f"{PATH}{address}" if answer.guests else address


def own_data(pages: Comparisons, asked: ComparisonAnswer) -> dict[str, object]:
    """What the reader has added: as addresses have it, notes for the places, the series with the target's line,
    and how far the places lie from it in each year (of the table's rows). No browser keeps it."""
    model, words = pages.model(asked), shown_words(pages.answers, asked.answer)
    lang, target = model.lang, model.target
    return {
        "written": words["written"],
        "notes": [
            [one.key, one.name, model.notes[one.key]] for one in model.places if one.key in model.notes
        ],
        "series": words["series"],
        "target": [say(lang, "own_target"), target.text] if target else None,
        "distances": [[model.from_target(one.own) for one in year.entries] for year in model.tables],
        "aims": {key: model.aim(key) for key in model.targets},
    }


def _controls(pages: Comparisons, asked: ComparisonAnswer) -> dict[str, object]:
    answer = asked.answer
    possible, chosen, lang = answer.possible, answer.selection, answer.selection.language
    catalogue = possible.catalogue
    indicators = indicator_options(possible, chosen)
    level = [one for one in indicators if chosen.level in possible.levels(one.key)]
    levels = possible.levels(chosen.indicator)
    words = pages.answers.words
    middle = words.middle[lang]
    comparable = [
        (kind, middle if kind == "amt" else words.say(lang, f"comparison_{kind}"))
        for kind in ("amt", "kreis", "land", "bund")
        if possible.years(chosen.indicator, kind, chosen.breakdown)
        and (kind != "amt" or chosen.level == "gemeinde")
    ]
    return {
        "indicators": [asdict(one) for one in indicators],
        "official": chosen.official if possible.has_examples else None,
        "officialNote": official_note(chosen, possible),
        "seconds": [asdict(one) for one in level if one.key != chosen.indicator],
        "themes": [
            [one.key, one.name[lang]] for one in catalogue.themes.values() if drawn(one.key, possible)
        ],
        "levels": [[one, possible.level_word(one, lang), one in levels] for one in possible.map_levels],
        "comparisons": comparable,
        "comparison": next((kind for kind in chosen.comparison if kind in dict(comparable)), ""),
    }


def _similar(words: SimilarWords | None, chosen: set[str]) -> dict[str, object] | None:
    """Who is like the first place and not yet beside it."""
    if words is None:
        return None
    return {
        "question": words.question,
        "places": [[one.key, one.name, one.reasons] for one in words.places if one.key not in chosen],
        "none": "" if words.places else words.answer,
    }


def _table(table: YearTable) -> dict[str, object]:
    return {
        "label": table.label,
        "reference": [table.reference.name, table.reference.text, table.reference.counts]
        if table.reference
        else None,
        "rows": [
            {
                **_figure(entry.own),
                "difference": _compared(entry.difference),
                "first": _compared(entry.against_first) if entry.against_first else None,
                "change": [entry.change.text, entry.change.sentence],
                "trend": _compared(entry.trend),
                "rank": [entry.rank, entry.ranked] if entry.rank else None,
            }
            for entry in table.entries
        ],
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "key": figure.key,
        "text": figure.text,
        "counts": figure.counts,
        "interval": figure.interval,
        "status": int(figure.status),
        "known": figure.value is not None,
        "few": figure.few,
        "example": figure.example,
    }


def _compared(one: TestedDifference) -> list[object]:
    """Text, code of the verdict, its word and its sentence, and whether it is one of unrounded values."""
    return [one.text, int(one.verdict), one.word, one.sentence, one.unrounded]


def _dots(model: Comparison) -> dict[str, object]:
    """Each row once: `at` says which of them a year shows."""
    made: dict[int, int] = {}
    rows: list[dict[str, object]] = []

    def index(row: DotRow) -> int:
        if id(row) not in made:
            made[id(row)] = len(rows)
            rows.append(_row(row))
        return made[id(row)]

    return {"end": END, "at": [[index(row) for row in year] for year in model.dots], "rows": rows}


def _row(row: DotRow) -> dict[str, object]:
    return {
        "key": row.indicator,
        "name": row.name,
        "when": row.when,
        "example": row.example,
        "district": row.district.text if row.district else "",
        "span": [row.low, row.lower_quartile, row.upper_quartile, row.high],
        "note": row.note,
        "without": row.without,
        "dots": [{**_figure(dot.figure), "at": dot.at} for dot in row.dots],
    }


def _relations(model: Comparison, places: Sequence[str]) -> dict[str, object]:
    """Each relation once; points by their place's index, so that names and the first figure come from the
    slab."""
    column = {key: at for at, key in enumerate(places)}
    made: dict[int, int] = {}
    found: list[dict[str, object]] = []

    def index(one: Relation | None) -> int | None:
        if one is None:
            return None
        if one.year not in made:
            made[one.year] = len(found)
            found.append(_relation(one, column))
        return made[one.year]

    return {"at": [index(one) for one in model.relations], "made": found}


def _relation(one: Relation, column: dict[str, int]) -> dict[str, object]:
    return {
        "year": one.year,
        "label": one.label,
        "points": [
            [
                column[point.key],
                point.x,
                point.y,
                point.x_text,
                point.y_text,
                point.population or 0,
                int(point.few),
            ]
            for point in one.points
        ],
        "quadrants": one.quadrants,
        "line": one.line,
        "sure": one.verdict is Verdict.CLEAR,
        "verdict": int(one.verdict),
        "word": one.word,
        "sentences": one.sentences,
    }
