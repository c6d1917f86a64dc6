"""The ranking of the stage: named bars in one column or two, the highest first."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.indicators.own_words import OwnTarget
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.slab.ranked_places import district_line
from dashboard.meeting.stage.model import NO_SIGN, StageBar, StageRanking
from dashboard.statistics.few_cases import FEW
from dashboard.texts import say

ONE_COLUMN, MOST = 12, 25
"""Bars that stand in one column, and at most in two: names in full, letters of 40 px."""
_ENDS = 8  # of more places so many of the highest and of the lowest have a bar


def ranking(
    slab: Slab, row: int, places: Sequence[str], names: Sequence[str], target: OwnTarget | None = None
) -> StageRanking:
    """All places of a year with a value, of more than 25 the selected and the extremes; `target` is the reader's
    own."""
    order = list(slab.order[row])
    if not order:
        return StageRanking()
    shown = displayed(slab)
    low, high = scale(shown)
    few = [bool(slab.few[row, column]) for column in order]
    among = enough_cases(range(len(order)), few, 2 * _ENDS)
    positions = _shown([slab.places[column] for column in order], places, among)
    bars, before = list[StageBar](), -1
    for at in positions:
        column, value = order[at], float(shown.value[row, order[at]])
        key = slab.places[column]
        ends = sorted((_share(0.0, low, high), _share(value, low, high)))
        write = formats.signed if slab.shown is not None else formats.number
        bars.append(
            StageBar(
                key=key,
                name=names[column],
                sign=list(places).index(key) if key in places else NO_SIGN,
                text=write(value, slab.decimals, slab.lang),
                value=value,
                start=ends[0],
                end=ends[1],
                tone=int(slab.classes[row, column]),
                few=few[at],
                gap=any(before < one < at for one in among),
            )
        )
        before = at
    half = len(bars) if len(bars) <= ONE_COLUMN else (len(bars) + 1) // 2
    columns = tuple(tuple(part) for part in (bars[:half], bars[half:]) if part)
    line = district_line(shown, row)
    return StageRanking(
        columns,
        None if line is None else min(max(_share(line, low, high), 0.0), 1.0),
        _left_out(len(bars), len(order), len(among), slab),
        low,
        high,
        *_aim(target, low, high, slab.lang),
    )


def _aim(target: OwnTarget | None, low: float, high: float, lang: str) -> tuple[float | None, str]:
    """Where the line of a target stands and what it says; beyond the axis with an arrow towards it."""
    if target is None:
        return None, ""
    text = f"{say(lang, 'own_target')} {target.text}"
    if low <= target.value <= high:
        return _share(target.value, low, high), text
    return None, f"{text} →" if target.value > high else f"← {text}"


def scale(shown: Slab) -> tuple[float, float]:
    """The axis of the bars, the same in all years: from zero, or from the lowest value below it."""
    return min(shown.axis.min, 0.0), max(shown.axis.max, 0.0)


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / ((high - low) or 1.0)


def enough_cases(columns: Sequence[int], few: Sequence[bool], least: int) -> list[int]:
    """Of the columns those with enough cases behind them, where at least so many have: what stands on few
    cases is no extreme."""
    sure = [column for column in columns if not few[column]]
    return sure if len(sure) >= least else list(columns)


def _shown(keys: Sequence[str], selection: Sequence[str], among: Sequence[int]) -> list[int]:
    """Positions of the bars: all, or the extremes and between them the selected."""
    if len(keys) <= MOST:
        return list(range(len(keys)))
    ends = {*among[:_ENDS], *among[-_ENDS:]}
    chosen = [at for at, key in enumerate(keys) if key in selection and at not in ends]
    return sorted(ends | set(chosen[: MOST - 2 * _ENDS]))


def _left_out(shown: int, known: int, among: int, slab: Slab) -> str:
    if shown == known:
        return ""
    count = formats.counted(known, slab.place_name, slab.level_name, slab.lang)
    key = "stage_bars_left_out" if among == known else "stage_bars_left_out_few"
    return say(slab.lang, key, shown=shown, count=count, least=FEW)
