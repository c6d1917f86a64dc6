"""Places side by side as PDF/UA on A4: series, values with differences, all figures of a theme, relation and
maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.description import Chart
from dashboard.charts.svg.painter import painted
from dashboard.comparison.model import Comparison, DotRow, PlaceInYear, Relation, YearTable
from dashboard.domain.figure import Figure, TestedDifference
from dashboard.exports.caption import Caption
from dashboard.exports.comparison.strips import sign_of, strip_of
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.paper.parts import (
    Notes,
    bare_text,
    document_frame,
    unit_beside,
    word_definitions,
    written,
)
from dashboard.exports.paper.scenes import typeset
from dashboard.map.status_symbols import BY_STATUS
from dashboard.texts import say

SCATTER = (0.0, 0.0, 900.0, 480.0)
"""Box of the two indicators' chart, in units of its own."""


@dataclass(frozen=True, slots=True)
class ComparisonExport:
    """A comparison that is taken along: the model, what it says of itself, and drawings that need the store.

    `series` is the time series of the places, `scatter` None where two indicators share no year, `maps` maps
    with their legends: of two years and of the change between them, or of one year. `wholes` are what the
    places' wholes are made of.
    """

    model: Comparison
    caption: Caption
    series: Drawing
    scatter: Chart | None
    maps: Sequence[tuple[Drawing, Drawing]]
    confidence: str = "95"
    wholes: Sequence[Drawing] = ()

    def table(self) -> YearTable | None:
        """The year on screen."""
        at = self.model.row(self.model.year)
        return self.model.tables[at] if at is not None else None

    def dots(self) -> Sequence[DotRow]:
        """The rows of dots of the comparison's year; none of a year that it does not hold."""
        at = self.model.row(self.model.year)
        return self.model.dots[at] if at is not None else ()

    def relation(self) -> Relation | None:
        """The relation in the comparison's year, None where there is none."""
        at = self.model.row(self.model.year)
        return self.model.relations[at] if at is not None else None


def comparison_report(export: ComparisonExport) -> bytes:
    """The PDF."""
    return typeset(("paper.typ", "comparison.typ"), _content(export))


def _content(export: ComparisonExport) -> dict[str, object]:
    model, said, lang = export.model, export.caption, export.model.lang
    return {
        **document_frame(said, said.title, words_used(export)),
        "places": [
            {
                "sign": sign_of(place, lang).given(),
                "name": place.name,
                "line": place.description,
            }
            for place in model.places
        ],
        "series": export.series.given(),
        "table": _table(export),
        "theme": _theme(export),
        "relation": _relation(export),
        "wholes": [one.given() for one in export.wholes],
        "maps": [{"map": drawn.given(), "legend": legend.given()} for drawn, legend in export.maps],
        "maps_title": say(lang, "comparison_maps"),
    }


def words_used(export: ComparisonExport) -> Notes:
    """What the words of this comparison mean."""
    table = export.table()
    entries = table.entries if table else ()
    found = {one.verdict for entry in entries for one in compared(entry) if one is not None}
    own = [entry.own for entry in entries]
    others = [dot.figure for row in export.dots() for dot in row.dots]
    others += [row.district for row in export.dots() if row.district]
    return word_definitions(
        found, own, others, written(export.confidence, export.model.lang), export.model.lang
    )


def compared(entry: PlaceInYear) -> tuple[TestedDifference, TestedDifference | None, TestedDifference]:
    """What has a verdict."""
    return entry.difference, entry.against_first, entry.trend


def rounding_note(export: ComparisonExport) -> str:
    """That differences in the table are those of unrounded values, where the shown ones lie otherwise
    apart."""
    table = export.table()
    entries = table.entries if table else ()
    apart = [one for entry in entries for one in (*compared(entry), entry.change) if one is not None]
    return say(export.model.lang, "unrounded_sentence") if any(one.unrounded for one in apart) else ""


def column_names(export: ComparisonExport) -> list[str]:
    """Heads of the table of values: place, value, both differences, change, trend, rank."""
    model = export.model
    first = model.places[0].name if model.places else ""
    return [
        say(model.lang, "comparison_column_place"),
        say(model.lang, "comparison_column_value"),
        say(model.lang, "comparison_column_difference", reference=model.reference),
        say(model.lang, "comparison_column_first", name=first),
        say(model.lang, "comparison_column_change"),
        say(model.lang, "comparison_column_trend"),
        say(model.lang, "comparison_column_rank"),
    ]


def _table(export: ComparisonExport) -> dict[str, object] | None:
    model, table = export.model, export.table()
    if table is None:
        return None
    lang = model.lang
    rows = [
        {
            **_figure(entry.own, model.from_target(entry.own)),
            "name": place.name,
            "sign_of": sign_of(place, lang).given(),
            "compared": [_said(one) for one in compared(entry)],
            "change": entry.change.text or "–",
            "rank": say(lang, "comparison_rank", rank=entry.rank, ranked=entry.ranked)
            if entry.rank and entry.ranked > 1
            else say(lang, "comparison_no_rank"),
        }
        for place, entry in zip(model.places, table.entries, strict=True)
    ]
    reference = _figure(table.reference) if table.reference else None
    heading = say(lang, "comparison_caption", indicator=model.name, year=table.label)
    return {"title": heading, "heads": column_names(export), "rows": rows, "reference": reference,
            "reference_name": table.reference.name if table.reference else "",
            "target": [say(lang, "own_target"), model.target.text] if model.target else None,
            "note": rounding_note(export)}  # fmt: skip


def _theme(export: ComparisonExport) -> dict[str, object]:
    """All indicators of the theme: each place's figure and where it stands; without a drawing the sentence
    why."""
    model, lang = export.model, export.model.lang
    rows = []
    for row in export.dots():
        strip = strip_of(row, model.places, lang)
        figures = {dot.figure.key: dot.figure for dot in row.dots}
        rows.append(
            {
                "name": row.name,
                "when": " · ".join(part for part in (row.when, unit_beside(row.unit, lang)) if part),
                "example": row.example,
                "values": [_bare(figures.get(place.key), row, lang) for place in model.places],
                "district": _bare(row.district, row, lang),
                "strip": strip.given() if strip else None,
                "own": model.aim(row.indicator),
                "why": " ".join(part for part in (row.without, row.note) if part),
            }
        )
    return {
        "title": f"{say(lang, 'comparison_dots')}: {model.theme_name}",
        "words": model.words.say(lang, "comparison_dots_signs"),
        "heads": [say(lang, "export_indicator"), *(place.name for place in model.places)],
        "district": model.words.say(lang, "own_district"),
        "axis": f"{say(lang, 'comparison_dots_lower')} | {model.words.say(lang, 'comparison_dots_higher')}",
        "rows": rows,
    }


def _relation(export: ComparisonExport) -> dict[str, object] | None:
    model, shown = export.model, export.relation()
    if export.scatter is None or shown is None:
        return None
    return {
        "title": say(model.lang, "export_relation", x=model.name, y=model.second_name),
        "drawing": Drawing(
            "",
            export.scatter.summary,
            painted(export.scatter, SCATTER, "light"),
            *SCATTER[2:],
            export.scatter.caption,
        ).given(),
        "sentences": list(shown.sentences),
    }


def _bare(one: Figure | None, row: DotRow, lang: str) -> dict[str, object]:
    return {**_figure(one), "text": bare_text(one, row.unit, row.decimals, lang)}


def _figure(one: Figure | None, from_target: str = "") -> dict[str, object]:
    if one is None:
        return {"text": "–", "known": False, "sign": "", "under": "", "few": False, "example": False}
    under = " · ".join(part for part in (one.counts, one.interval, from_target) if part)
    return {"text": one.text, "known": one.value is not None, "sign": BY_STATUS[one.status], "under": under,
            "few": one.few, "example": one.example}  # fmt: skip


def _said(one: TestedDifference | None) -> dict[str, str] | None:
    """None for the first place beside itself."""
    return {"text": one.text, "verdict": one.verdict.key, "word": one.word} if one else None
