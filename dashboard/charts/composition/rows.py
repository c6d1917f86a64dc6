"""Writes the rows of a composition: shares, counts, limits and verdicts of each part, and words for what is not
shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard import formats
from dashboard.charts.composition.parts import CompositionRow, NamedPart, RowPiece
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES, Cells, Codes, Floats
from dashboard.domain.verdict import Verdict
from dashboard.indicators import certainty
from dashboard.indicators.composition.division import HIDDEN, Division, Piece
from dashboard.indicators.composition.part_cells import PartCells, division_at
from dashboard.indicators.trend import SPAN, Trends
from dashboard.indicators.wording.statuses import status_word
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.statistics.few_cases import few_cases
from dashboard.texts import say

_EXAMPLE = PROVENANCES.index("example")


@dataclass(frozen=True, slots=True)
class Against:
    """What a part is compared with: the name as it stands behind "gegen", and by year and place the difference in
    points (NaN without) and its verdict."""

    name: str
    apart: Floats
    verdict: Codes


@dataclass(frozen=True, slots=True)
class TestedPart:
    """One part at some places. `indicator` is the one by which it is written; `trends` are None where years are
    taken together."""

    indicator: Indicator
    part: PartCells
    trends: Trends | None = None
    against: Against | None = None


@dataclass(frozen=True, slots=True)
class TestedWhole:
    """All parts at some places and years, and the indicator's own cells where the parts are its cases."""

    parts: Sequence[TestedPart]
    named: Sequence[NamedPart]
    whole: Cells | None
    confidence: str
    lang: str
    span: int = 1

    @property
    def years(self) -> tuple[int, ...]:
        """Those that all parts have."""
        return self.parts[0].part.cells.years

    @property
    def places(self) -> tuple[str, ...]:
        """The columns."""
        return self.parts[0].part.cells.places

    def division(self, row: int, column: int) -> Division:
        """How the whole of a place divides in a year."""
        return division_at([one.part for one in self.parts], self.whole, row, column)


class RowWriter:
    """Writes rows of one set of places; limits are computed once."""

    def __init__(self, given: TestedWhole) -> None:
        self.given, self.lang = given, given.lang
        self.limits = [
            certainty.limits(one.part.cells, one.indicator, given.confidence) for one in given.parts
        ]
        self.few = [few_cases(one.part.cells, one.indicator) for one in given.parts]
        self.tested = bool(np.all([~np.isnan(low) for low, _ in self.limits], axis=0).any())

    def row(
        self, at: int, column: int, key: str, names: tuple[str, str], position: int = -1
    ) -> CompositionRow:
        """One bar; `names` are that of the row and that of the place."""
        given, lang = self.given, self.lang
        year, found = given.years[at], given.division(at, column)
        label = formats.year_label(year, given.span)
        where = say(lang, "composition_at", name=names[1], year=label)
        if not found.pieces:
            secret = found.reason == Status.SUPPRESSED
            note = (
                say(lang, "composition_uneven") if found.reason is None else status_word(found.reason, lang)
            )
            return CompositionRow(key, names[0], year, note=note, secret=secret, position=position)
        counted = not math.isnan(found.whole)
        total = found.whole if counted else None
        return CompositionRow(
            key,
            names[0],
            year,
            tuple(self._piece(piece, found, at, column, where) for piece in found.pieces),
            total,
            formats.number(found.whole, 0, lang) if counted else "",
            few=any(bool(few[at, column]) for few in self.few),
            position=position,
        )

    def _piece(self, piece: Piece, whole: Division, at: int, column: int, where: str) -> RowPiece:
        text = formats.number(self._share(piece, at, column), 1, self.lang)
        counted = "" if math.isnan(piece.cases) else formats.number(piece.cases, 0, self.lang)
        said = f"{text}\u00a0%"
        counts = (
            f"{counted} {say(self.lang, 'of')} {formats.number(whole.whole, 0, self.lang)}" if counted else ""
        )
        if piece.part == HIDDEN:
            name, why = (say(self.lang, f"composition_hidden{one}") for one in ("", "_sentence"))
            told = tuple(one for one in (f"{name}: {said}", where, counts, why) if one)
            return RowPiece(HIDDEN, piece.start, piece.end, text, counted, words=told)
        low, high = (float(one[at, column]) / 100 if counted else math.nan for one in self.limits[piece.part])
        words = (
            f"{self.given.named[piece.part].name}: {said}",
            where,
            counts,
            *self._chance(piece.part, at, column, counted=bool(counted)),
        )
        return RowPiece(
            piece.part,
            piece.start,
            piece.end,
            text,
            counted,
            None if math.isnan(low) else low,
            None if math.isnan(high) else high,
            tuple(one for one in words if one),
        )

    def _share(self, piece: Piece, at: int, column: int) -> float:
        """As it is published where one is; of what is hidden the rest."""
        if piece.part == HIDDEN:
            return piece.share
        return float(self.given.parts[piece.part].part.cells.value[at, column])

    def _chance(self, part: int, at: int, column: int, *, counted: bool) -> list[str]:
        """Interval, trend and difference, each with its verdict, and whether it is an example. Where a part of the
        whole has no counts, nothing is said of the others either."""
        tested, lang = self.given.parts[part], self.lang
        cells, indicator = tested.part.cells, tested.indicator
        example = say(lang, "example") if cells.provenance[at, column] == _EXAMPLE else ""
        if not counted:
            return [example]
        low, high = (one[at : at + 1, column : column + 1] for one in self.limits[part])
        interval = certainty.interval_texts(low, high, indicator, lang)[0][0]
        named = say(lang, "interval_name", level=self._level())
        said = [f"{named}: {interval}" if interval else ""]
        if tested.trends is not None:
            verdict = Verdict(int(tested.trends.tests.verdict[at, column]))
            change = float(tested.trends.change[at, column])
            first = cells.years[at] - SPAN + 1
            said.append(self._verdict("composition_trend", change, verdict, year=str(first)))
        if tested.against is not None:
            verdict = Verdict(int(tested.against.verdict[at, column]))
            apart = float(tested.against.apart[at, column])
            said.append(self._verdict("composition_difference", apart, verdict, name=tested.against.name))
        if self.few[part][at, column]:
            said = [*said[:1], verdict_word(Verdict.TOO_FEW, lang)]
        return [*said, example]

    def _level(self) -> str:
        confidence = self.given.confidence
        return confidence.replace(".", ",") if self.lang == "de" else confidence

    def _verdict(self, key: str, value: float, verdict: Verdict, **facts: str) -> str:
        """Empty where nothing was tested."""
        if not verdict.tested or math.isnan(value):
            return ""
        change = formats.apart(value, "percent", 1, self.lang)
        return say(self.lang, key, change=change, word=verdict_word(verdict, self.lang), **facts)
