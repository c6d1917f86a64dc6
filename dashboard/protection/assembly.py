"""Brings a release into the form that protection works on, and its answer back into the release's cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

import numpy as np

from dashboard.domain.grid import Codes, EarlierFigures, MeasureFigures
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import SeriesAt, hidden_series
from dashboard.domain.territory import Register
from dashboard.indicators.rates import OFFICIAL
from dashboard.protection.content import (
    Ended,
    PublishedCells,
    content_of,
    places_of,
)
from dashboard.protection.contradiction import Contradictory, contradictions, refuse
from dashboard.protection.earlier import Shown, tell
from dashboard.protection.families import Linked
from dashboard.protection.primary import hide
from dashboard.protection.release import FORMER, Content, Hidden, protect_release
from dashboard.protection.report import RULES, Report, audit
from dashboard.protection.rounding import round_counts
from dashboard.protection.tables.known_answers import KnownAnswers

_UNSEEN = np.int8(RULES.index("territory"))
_RULE_OF_CASES, _RULE_OF_BASE = (
    np.array([RULES.index(rule) if rule else -1 for rule in ("", *rules)], dtype=np.int8)
    for rules in (
        ("small_count", "complement", "geography", "breakdown"),
        ("denominator", "complement", "geography", "breakdown"),
    )
)
"""The rule for each reason of `secondary`, for cases and for the base."""
C = TypeVar("C", bound=PublishedCells)


def protect_cells(
    catalogue: Catalogue,
    computed: Mapping[str, Sequence[C]],
    *,
    families: Sequence[Linked],
    years: Sequence[int],
    register: Register,
    keys: Mapping[str, tuple[str, ...]],
    figures: MeasureFigures,
    ended: Ended,
    earlier: Iterable[Shown],
    today: date,
    threshold: float,
    before: Sequence[EarlierFigures] = (),
    answers: KnownAnswers | None = None,
    advance: Callable[[float], None] = lambda _share: None,
) -> tuple[dict[str, list[C]], Report]:
    """The same cells with nothing left that must not be shown, and the report on it.

    `keys` names today's columns of each level, `earlier` is what former releases showed, `before` what they
    were made of, `today` the present territorial status, `answers` what is known beforehand of some tables.
    `advance` gets the share that is done, often.
    Some readers know former releases, others do not: what is hidden holds against both. Raises
    ContradictoryCounts, naming the cells, where no table can hold the counts.
    """
    columns = {**keys, FORMER: ended.keys}
    every = [one for cells in computed.values() for one in cells]
    content = content_of(families, years, places_of(register, keys, ended), figures, ended, every, before)
    alone = replace(content, public={}, corrected={}, earlier=())
    tell(content, families, years, columns, earlier, today)
    names = {one.key: one.name for one in (*register.areas.values(), *register.others)}
    refuse(tuple(contradictions(families, content, years, columns, catalogue)), catalogue, names)
    known = answers or KnownAnswers()
    hidden = protect_release(families, alone, threshold, known, advance=lambda share: advance(share / 2))
    try:
        audited = audit(hidden, threshold, tuple(years), columns)
        if content.public or content.corrected or content.earlier:
            hidden = protect_release(
                families, content, threshold, known, hidden, lambda share: advance((1 + share) / 2)
            )
            audited.join(audit(hidden, threshold, tuple(years), columns))
        report = Report(threshold, audit=audited)
    except Contradictory as error:
        refuse(error.found, catalogue, names)
        raise
    protected: dict[str, list[C]] = {}
    for key, cells in computed.items():
        indicator = catalogue.indicators[key]
        concerned = [linked for linked in families if any(row.indicator == key for row in linked.rows)]
        protected[key] = [
            _protected(one, indicator, concerned, content, hidden, ended, years, report) for one in cells
        ]
    return protected, report


def _protected(
    cells: C,
    indicator: Indicator,
    families: Sequence[Linked],
    content: Content,
    hidden: Hidden,
    ended: Ended,
    years: Sequence[int],
    report: Report,
) -> C:
    level = cells.level if cells.status is None else FORMER
    rates = cells.rates
    codes = _codes(cells, level, families, content, hidden, ended)
    # Gaps keep the reason they have; where nobody could be counted, that alone tells a count.
    told = ~np.isnan(rates.value) | ((rates.status == Status.NOT_APPLICABLE) & (codes != _UNSEEN))
    codes[~(told & (rates.provenance > OFFICIAL) & cells.included)] = -1
    own = (
        rates.present & (rates.provenance > OFFICIAL) & cells.included & ~np.isnan(rates.value) & (codes < 0)
    )
    report.note(indicator.key, level, cells.breakdown, codes, own)
    if (codes >= 0).any():
        at = SeriesAt(indicator.key, cells.level, cells.breakdown, cells.status)
        report.hidden.append(hidden_series(at, codes, cells.places, years))
    shown = hide(rates, np.asarray(codes >= 0, dtype=np.bool_))
    if indicator.rounds(cells.breakdown, cells.level):
        report.rounded += int(own.sum())
        shown = round_counts(shown, indicator.factor)
    return cast(C, replace(cast(Any, cells), rates=shown))


def _codes(
    cells: PublishedCells,
    level: str,
    families: Sequence[Linked],
    content: Content,
    hidden: Hidden,
    ended: Ended,
) -> Codes:
    """Why each cell is hidden, as an index of RULES; -1 where it is not. One hidden count is enough.

    On a past territory cells are hidden as well where a count could not be looked at.
    """
    codes = np.full(cells.rates.status.shape, -1, dtype=np.int8)
    position = {key: column for column, key in enumerate(ended.keys)}
    at = np.array([position.get(key, -1) for key in cells.places], dtype=np.intp)
    for linked in families:
        for row in linked.rows:
            if (row.indicator, row.breakdown) != (cells.indicator, cells.breakdown):
                continue
            for place, index in enumerate(row.series):
                lag = linked.shift[index] - row.shift
                reasons = hidden.of(linked.series[index], level)
                code = _RULE_OF_BASE if place or row.is_base else _RULE_OF_CASES
                found = np.full(content.shape(level), -1, dtype=np.int8)
                if reasons is not None:
                    found = code[reasons]
                if level == FORMER:
                    unseen = np.isnan(content.values[linked.series[index]][FORMER])
                    found = np.where(unseen & (found < 0), _UNSEEN, found)
                    found = np.where(at >= 0, found[:, at], _UNSEEN)
                found = _moved(found, lag)
                codes = np.where((found >= 0) & ((codes < 0) | (found < codes)), found, codes).astype(np.int8)
    return codes


def _moved(codes: Codes, lag: int) -> Codes:
    """Each year has what stands `lag` years later; -1 where that leaves the range."""
    if lag == 0:
        return codes
    moved = np.full_like(codes, -1)
    if lag > 0:
        moved[:-lag] = codes[lag:]
    else:
        moved[-lag:] = codes[:lag]
    return moved
