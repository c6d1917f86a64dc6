"""Two indicators against each other over all places: who is counted, what is seen, and what cannot be
said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.comparison.dot_rows import nearest
from dashboard.comparison.model import Point, Relation
from dashboard.domain.grid import Flags
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells, Floats
from dashboard.domain.verdict import Verdict
from dashboard.indicators.measures.containment import contained
from dashboard.indicators.wording.cells import cell_texts, number
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.statistics.correlation import FEWEST, Correlation, correlation, robust_line
from dashboard.statistics.few_cases import few_cases
from dashboard.texts import say

_EXAMPLE = PROVENANCES.index("example")


@dataclass(frozen=True, slots=True)
class RelatedIndicator:
    """One of the two: all places of the level in the order of the other, and the district's own; of single
    years, or of periods of `span` years."""

    indicator: Indicator
    cells: Cells
    district: Cells | None
    span: int = 1


def relations(
    x: RelatedIndicator,
    y: RelatedIndicator,
    years: Sequence[int],
    populations: Sequence[int | None],
    inside: Flags,
    selection: Selection,
    words: Mapping[str, str],
    catalogue: Catalogue | None = None,
) -> tuple[Relation | None, ...]:
    """One relation for each year: of the year itself, else of the latest before it (else the earliest) with
    both.

    `populations` and `inside` are of the places; None where the two never share a year. `words` holds the
    names of the places by their keys, and those of the level, for one and for many, under `place` and
    `places`; `catalogue` tells whose cases are among whose.
    """
    common = shared_years(x.cells, y.cells)
    lang = selection.language
    texts = tuple(cell_texts(one.cells, one.indicator, selection.confidence, lang).texts for one in (x, y))
    made = {
        year: _relation(x, y, year, texts, populations, inside, selection, words, catalogue)
        for year in common
    }
    return tuple(made.get(at) if (at := nearest(common, year)) is not None else None for year in years)


def shared_years(x: Cells, y: Cells) -> list[int]:
    """Years in which at least one place has both."""
    return [
        year
        for row, year in enumerate(x.years)
        if (other := y.row(year)) is not None and not np.isnan(x.value[row] + y.value[other]).all()
    ]


def _relation(
    x: RelatedIndicator,
    y: RelatedIndicator,
    year: int,
    texts: Sequence[Sequence[Sequence[str]]],
    populations: Sequence[int | None],
    inside: Flags,
    selection: Selection,
    words: Mapping[str, str],
    catalogue: Catalogue | None,
) -> Relation:
    lang, span = selection.language, selection.pooled_years
    rows = x.cells.years.index(year), y.cells.years.index(year)
    across, upright = x.cells.value[rows[0]], y.cells.value[rows[1]]
    few = _few(x, rows[0]) | _few(y, rows[1])
    both = inside & ~np.isnan(across + upright)
    hidden = inside & ~both & (_secret(x.cells, rows[0]) | _secret(y.cells, rows[1]))
    counting = both & ~few
    found = correlation(np.where(counting, across, np.nan), np.where(counting, upright, np.nan))
    line = _line(found, across[counting], upright[counting])
    points = tuple(
        Point(
            x.cells.places[i],
            words[x.cells.places[i]],
            float(across[i]),
            float(upright[i]),
            texts[0][rows[0]][i],
            texts[1][rows[1]][i],
            populations[i],
            bool(few[i]),
        )
        for i in np.flatnonzero(both).tolist()
    )
    counts = PlaceCounts(
        counted=int(counting.sum()),
        few=int((both & few).sum()),
        hidden=int(hidden.sum()),
        missing=int((inside & ~both & ~hidden).sum()),
        example=_example(x.cells, rows[0]) or _example(y.cells, rows[1]),
    )
    return Relation(
        year=year,
        label=formats.year_label(year, span),
        points=points,
        quadrants=(_middle(x, year), _middle(y, year)),
        counted=counts.counted,
        few=counts.few,
        hidden=counts.hidden,
        missing=counts.missing,
        coefficient=found.coefficient,
        probability=found.probability,
        verdict=found.verdict,
        word=verdict_word(found.verdict, lang),
        line=line,
        sentences=(
            *_single(x, y, year, lang),
            *sentences(
                x.indicator, y.indicator, found, counts, (words["place"], words["places"]), lang, catalogue
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """How many places are counted and why the others are not."""

    counted: int
    few: int
    hidden: int
    missing: int
    example: bool


def sentences(
    x: Indicator,
    y: Indicator,
    found: Correlation,
    counts: PlaceCounts,
    level: tuple[str, str],
    lang: str,
    catalogue: Catalogue | None = None,
) -> list[str]:
    """What is seen, on how many places, who was left out, and what it does not prove."""
    return [
        _finding_sentence(x, y, found, counts, level, lang),
        *_left_out(counts, lang),
        *_related(x, y, lang, catalogue),
        *([say(lang, "comparison_relation_example")] if counts.example else []),
        say(lang, "comparison_relation_cause"),
    ]


def _single(x: RelatedIndicator, y: RelatedIndicator, year: int, lang: str) -> list[str]:
    """That the second figure is of one year where the first is of several together."""
    return (
        [say(lang, "comparison_relation_single", name=y.indicator.short[lang], year=year)]
        if x.span > y.span
        else []
    )


def _finding_sentence(
    x: Indicator, y: Indicator, found: Correlation, counts: PlaceCounts, level: tuple[str, str], lang: str
) -> str:
    names = {"x": x.short[lang], "y": y.short[lang], "count": formats.counted(counts.counted, *level, lang)}
    if found.coefficient is None:
        return say(lang, "comparison_relation_untested", **names, least=FEWEST)
    facts = names | {"coefficient": formats.signed(found.coefficient, 2, lang)}
    if found.verdict is Verdict.CHANCE:
        return say(lang, "comparison_relation_chance", **facts)
    way = "up" if found.coefficient > 0 else "down"
    return say(lang, f"comparison_relation_{found.verdict.key}_{way}", **facts)


def _left_out(counts: PlaceCounts, lang: str) -> list[str]:
    parts = [
        say(lang, f"comparison_relation_{kind}", count=formats.number(count, 0, lang))
        for kind, count in (("few", counts.few), ("hidden", counts.hidden), ("missing", counts.missing))
        if count
    ]
    return (
        [say(lang, "comparison_relation_without", parts=formats.listed(parts, say(lang, "and")))]
        if parts
        else []
    )


def _related(x: Indicator, y: Indicator, lang: str, catalogue: Catalogue | None) -> list[str]:
    """That one figure is made of the other, or both of the same cases: then they go together by
    arithmetic."""
    for part, whole in ((x, y), (y, x)):
        if (
            part.key != whole.key
            and part.numerator
            and set(part.numerator) <= {*whole.numerator, *whole.denominator}
        ):
            return [
                say(lang, "comparison_relation_contained", part=part.short[lang], whole=whole.short[lang])
            ]
    for part, whole in ((x, y), (y, x)):
        if catalogue is not None and contained(part, whole, catalogue):
            return [say(lang, "comparison_relation_within", part=part.short[lang], whole=whole.short[lang])]
    return [say(lang, "comparison_relation_shared")] if _coupled(x, y) else []


def _coupled(x: Indicator, y: Indicator) -> bool:
    """Whether one of the figures is made of a count that the other is made of as well."""
    return bool(
        set(x.numerator) & {*y.numerator, *y.denominator} or set(y.numerator) & {*x.numerator, *x.denominator}
    ) or bool(x.is_share and y.is_share and set(x.denominator) & set(y.denominator))


def _few(axis: RelatedIndicator, row: int) -> npt.NDArray[np.bool_]:
    return np.asarray(few_cases(axis.cells, axis.indicator)[row], dtype=np.bool_)


def _secret(cells: Cells, row: int) -> Flags:
    return np.asarray(cells.status[row] == Status.SUPPRESSED, dtype=np.bool_)


def _example(cells: Cells, row: int) -> bool:
    return bool(((cells.provenance[row] == _EXAMPLE) & ~np.isnan(cells.value[row])).any())


def _middle(axis: RelatedIndicator, year: int) -> float | None:
    at = axis.district.row(year) if axis.district is not None else None
    # A count of the whole district lies far beyond any of its places: it divides nothing.
    divides = bool(axis.indicator.denominator or not axis.indicator.numerator)
    return (
        number(axis.district.value[at, 0])
        if axis.district is not None and at is not None and divides
        else None
    )


def _line(found: Correlation, x: Floats, y: Floats) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The robust line over the values counted; none where the relation may be chance or the line is level."""
    if found.verdict not in (Verdict.POSSIBLE, Verdict.CLEAR) or found.coefficient is None:
        return None
    slope, base = robust_line(x, y)
    if slope * found.coefficient <= 0:
        return None
    ends = float(x.min()), float(x.max())
    first, last = ((end, base + slope * end) for end in ends)
    return first, last
