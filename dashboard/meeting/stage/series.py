"""What is named in a stage's time series: the highest and lowest value of its first line, and the years that it
lacks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.domain.observation import Status
from dashboard.indicators.slab.model import Slab
from dashboard.meeting.stage.model import StageGap, StagePeak
from dashboard.texts import say

_ENOUGH = 4  # values of a line of which one can be a peak
_MOST_GAPS = 2
_PROTECTED = (Status.SUPPRESSED, Status.UNRELIABLE)


def peaks(slab: Slab, places: Sequence[str]) -> tuple[StagePeak, ...]:
    """The highest and the lowest value, unless the line's end says it or few cases stand behind it."""
    key, column, values = _first(slab, places)
    known = [row for row, value in enumerate(values) if value is not None]
    if len(known) < _ENOUGH:
        return ()
    found = []
    for pick, above in ((max, True), (min, False)):
        row = pick(known, key=lambda one: values[one] or 0.0)
        value = values[row]
        few = column is not None and bool(slab.few[row, column])
        if value is None or value == values[known[-1]] or few:
            continue
        text = _text(slab, row, column)
        found.append(
            StagePeak(
                key,
                slab.years[row],
                value,
                say(slab.lang, "stage_peak", year=slab.labels[row], text=text),
                above,
            )
        )
    return tuple(found)


def gaps(slab: Slab, places: Sequence[str]) -> tuple[StageGap, ...]:
    """The years without a value between its first and last; those that nobody lists count where values come
    every year. The longest gaps alone, where there are many."""
    _, column, values = _first(slab, places)
    known = [row for row, value in enumerate(values) if value is not None]
    step = min((after - before for before, after in pairwise(slab.years)), default=1)
    found = [
        (before, after) for before, after in pairwise(known) if slab.years[after] - slab.years[before] > step
    ]
    longest = sorted(found, key=lambda one: slab.years[one[0]] - slab.years[one[1]])[:_MOST_GAPS]
    return tuple(_gap(slab, column, values, before, after, step) for before, after in sorted(longest))


def _gap(
    slab: Slab, column: int | None, values: Sequence[float | None], before: int, after: int, step: int
) -> StageGap:
    labels = dict(zip(slab.years, slab.labels, strict=True))
    years = range(slab.years[before] + step, slab.years[after], step)
    first, last = (labels.get(year, str(year)) for year in (years[0], years[-1]))
    missing = (
        [int(slab.status[row, column]) for row in range(before + 1, after)] if column is not None else []
    )
    hidden = bool(missing) and all(one in _PROTECTED for one in missing)
    word = say(
        slab.lang, "stage_hidden" if hidden else "stage_missing" if first == last else "stage_missing_many"
    )
    span = first if first == last else say(slab.lang, "stage_span", first=first, last=last)
    middle = ((values[before] or 0.0) + (values[after] or 0.0)) / 2
    return StageGap((years[0] + years[-1]) / 2, middle, f"{span} {word}")


def _first(slab: Slab, places: Sequence[str]) -> tuple[str, int | None, Sequence[float | None]]:
    """Key, column and values of the line that the stage speaks of: the first selected place's, else the
    district's."""
    chosen = next((slab.places.index(key) for key in places if key in slab.places), None)
    if chosen is not None:
        own = slab.value[:, chosen].tolist()
        return slab.places[chosen], chosen, [None if one != one else one for one in own]
    district = slab.district
    return ("", None, ()) if district is None else (district.key, None, district.value)


def _text(slab: Slab, row: int, column: int | None) -> str:
    if column is not None:
        return slab.text[row][column]
    return slab.district.text[row] if slab.district is not None else ""
