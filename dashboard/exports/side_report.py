"""Places side by side as PDF/UA on A4: series, values with differences, all figures of a theme, relation and maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.domain.profile import Comparison, Figure
from dashboard.domain.side_by_side import DotRow, Entry, Relation, SideBySide, YearTable
from dashboard.exports.caption import Caption
from dashboard.exports.paper import Notes, bare_text, meanings, paper, unit_beside, written
from dashboard.exports.report import Drawing, typeset
from dashboard.exports.side_strips import sign_of, strip_of
from dashboard.exports.signs import BY_STATUS
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class SideTaken:
    """A comparison that is taken along: the model, what it says of itself, and drawings that need the store.

    `series` is the time series of the places, `scatter` None where two indicators share no year, `maps` maps with
    their legends: of two years and of the change between them, or of one year.
    """

    model: SideBySide
    caption: Caption
    series: Drawing
    scatter: Drawing | None
    maps: Sequence[tuple[Drawing, Drawing]]
    confidence: str = "95"

    def table(self) -> YearTable | None:
        """The year on screen."""
        at = self.model.row(self.model.year)
        return self.model.tables[at] if at is not None else None

    def dots(self) -> Sequence[DotRow]:
        at = self.model.row(self.model.year)
        return self.model.dots[at] if at is not None else ()

    def relation(self) -> Relation | None:
        at = self.model.row(self.model.year)
        return self.model.relations[at] if at is not None else None


def side_report(taken: SideTaken) -> bytes:
    """The PDF."""
    return typeset(("paper.typ", "side.typ"), _content(taken))


def _content(taken: SideTaken) -> dict[str, Any]:
    model, said, lang = taken.model, taken.caption, taken.model.lang
    return {
        **paper(said, said.title, words_used(taken)),
        "places": [
            {
                "sign": sign_of(place, lang).given(),
                "name": place.name,
                "line": place.description,
            }
            for place in model.places
        ],
        "series": taken.series.given(),
        "table": _table(taken),
        "theme": _theme(taken),
        "relation": _relation(taken),
        "maps": [{"map": drawn.given(), "legend": legend.given()} for drawn, legend in taken.maps],
        "maps_title": say(lang, "side_maps"),
    }


def words_used(taken: SideTaken) -> Notes:
    """What the words of this comparison mean."""
    table = taken.table()
    entries = table.entries if table else ()
    found = {one.verdict for entry in entries for one in compared(entry) if one is not None}
    own = [entry.own for entry in entries]
    others = [dot.figure for row in taken.dots() for dot in row.dots]
    others += [row.district for row in taken.dots() if row.district]
    return meanings(found, own, others, written(taken.confidence, taken.model.lang), taken.model.lang)


def compared(entry: Entry) -> tuple[Comparison, Comparison | None, Comparison]:
    """What has a verdict."""
    return entry.difference, entry.against_first, entry.trend


def column_names(taken: SideTaken) -> list[str]:
    """Heads of the table of values: place, value, both differences, change, trend, rank."""
    model = taken.model
    first = model.places[0].name if model.places else ""
    return [
        say(model.lang, "side_column_place"),
        say(model.lang, "side_column_value"),
        say(model.lang, "side_column_difference", reference=model.reference),
        say(model.lang, "side_column_first", name=first),
        say(model.lang, "side_column_change"),
        say(model.lang, "side_column_trend"),
        say(model.lang, "side_column_rank"),
    ]


def _table(taken: SideTaken) -> dict[str, Any] | None:
    model, table = taken.model, taken.table()
    if table is None:
        return None
    lang = model.lang
    rows = [
        {
            **_figure(entry.own, lang),
            "name": place.name,
            "sign_of": sign_of(place, lang).given(),
            "compared": [_said(one) for one in compared(entry)],
            "change": entry.change.text or "–",
            "rank": say(lang, "side_rank", rank=entry.rank, ranked=entry.ranked)
            if entry.rank and entry.ranked > 1
            else say(lang, "side_no_rank"),
        }
        for place, entry in zip(model.places, table.entries, strict=True)
    ]
    reference = _figure(table.reference, lang) if table.reference else None
    heading = say(lang, "side_caption", indicator=model.name, year=table.label)
    return {"title": heading, "heads": column_names(taken), "rows": rows, "reference": reference,
            "reference_name": table.reference.name if table.reference else ""}  # fmt: skip


def _theme(taken: SideTaken) -> dict[str, Any]:
    """All indicators of the theme: each place's figure and where it stands; without a drawing the sentence why."""
    model, lang = taken.model, taken.model.lang
    rows = []
    for row in taken.dots():
        strip = strip_of(row, model.places, lang)
        figures = {dot.figure.key: dot.figure for dot in row.dots}
        rows.append(
            {
                "name": row.name,
                "when": " · ".join(part for part in (str(row.year or ""), unit_beside(row.unit, lang)) if part),
                "example": row.example,
                "values": [_bare(figures.get(place.key), row, lang) for place in model.places],
                "district": _bare(row.district, row, lang),
                "strip": strip.given() if strip else None,
                "why": row.without or row.note,
            }
        )
    return {
        "title": f"{say(lang, 'side_dots')}: {model.theme_name}",
        "words": say(lang, "side_dots_signs"),
        "heads": [say(lang, "takeaway_indicator"), *(place.name for place in model.places)],
        "district": say(lang, "own_district"),
        "axis": f"{say(lang, 'side_dots_lower')} | {say(lang, 'side_dots_higher')}",
        "rows": rows,
    }


def _relation(taken: SideTaken) -> dict[str, Any] | None:
    model, shown = taken.model, taken.relation()
    if taken.scatter is None or shown is None:
        return None
    return {
        "title": say(model.lang, "takeaway_relation", x=model.name, y=model.second_name),
        "drawing": taken.scatter.given(),
        "sentences": list(shown.sentences),
    }


def _bare(one: Figure | None, row: DotRow, lang: str) -> dict[str, Any]:
    return {**_figure(one, lang), "text": bare_text(one, row.unit, row.decimals, lang)}


def _figure(one: Figure | None, lang: str) -> dict[str, Any]:
    if one is None:
        return {"text": "–", "known": False, "sign": "", "under": "", "few": False, "example": False}
    under = " · ".join(part for part in (one.counts, one.interval) if part)
    return {"text": one.text, "known": one.value is not None, "sign": BY_STATUS[one.status], "under": under,
            "few": one.few, "example": one.example}  # fmt: skip


def _said(one: Comparison | None) -> dict[str, str] | None:
    """None for the first place beside itself."""
    return {"text": one.text, "verdict": one.verdict.key, "word": one.word} if one else None
