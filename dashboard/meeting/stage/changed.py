"""What two maps say of the years between them, and which places they outline: those whose figures have clearly
risen or fallen from the first year to the second. Tested is the trend through all years between them, never the
two years alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard import formats
from dashboard.domain.verdict import Verdict
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.trend import Trends
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.texts import say

Since = Callable[[int], Trends]
"""The trends since a year, on the slab's years and places."""


def changed(slab: Slab, trends: Trends, base: int, row: int) -> dict[str, int]:
    """By the places' keys, 1 for those that rose and -1 for those that fell: the trend is clear, and the
    figures of both maps say the same."""
    found = {}
    for column in slab.order[row]:
        if int(trends.tests.verdict[row, column]) != Verdict.CLEAR:
            continue
        lean = trends.change[row, column]
        shown = slab.value[row, column] - slab.value[base, column]
        if lean * shown > 0:  # never where one of them is missing
            found[slab.places[column]] = 1 if lean > 0 else -1
    return found


def word(slab: Slab, found: dict[str, int]) -> str:
    """What the outline means, empty where there is none."""
    ways = set(found.values())
    key = "risen" if ways == {1} else "fallen" if ways == {-1} else "changed"
    return say(slab.lang, f"stage_{key}") if found else ""


def sentence(
    slab: Slab,
    places: Sequence[str],
    names: Sequence[str],
    years: tuple[int, int],
    found: dict[str, int],
    tested: Trends | None,
) -> str:
    """Both figures and what lies between them: of the first of the selected `places` that has both, with the word
    of its trend, else of the district, with how many places have a clear trend. `years` are rows of the slab,
    `found` is what `changed` has found. Empty where nobody has both figures."""
    base, row = years
    chosen = [slab.places.index(key) for key in places if key in slab.places]
    column = next((at for at in chosen if not _missing(slab, at, base) and not _missing(slab, at, row)), None)
    if column is not None:
        texts, values = (slab.text[base][column], slab.text[row][column]), slab.value[[base, row], column]
        told = _from_to(slab, names[column], years, texts, float(values[1] - values[0]))
        more = _trend(slab, column, row, float(values[1] - values[0]), tested)
    else:
        district = slab.district
        if district is None or district.value[base] is None or district.value[row] is None:
            return ""
        by = float(district.value[row] or 0.0) - float(district.value[base] or 0.0)
        told = _from_to(slab, slab.own_district, years, (district.text[base], district.text[row]), by)
        more = _counted(slab, found)
    return "; ".join(part for part in (told, more) if part) + "."


def _missing(slab: Slab, column: int, row: int) -> bool:
    value = slab.value[row, column]
    return bool(value != value)


def _from_to(slab: Slab, name: str, years: tuple[int, int], texts: tuple[str, str], by: float) -> str:
    lang = slab.lang
    text = formats.apart(by, slab.unit, slab.decimals, lang)
    way = {"+": "more", formats.MINUS: "less"}.get(text[:1], "same")
    told = say(lang, f"stage_{way}", by=text[1:])
    first, last = (slab.labels[one] for one in years)
    before, now = texts
    return say(lang, "stage_from_to", name=name, before=before, first=first, now=now, last=last, way=told)


def _trend(slab: Slab, column: int, row: int, by: float, tested: Trends | None) -> str:
    """The word of a place's trend; none where it is not tested, or says another way than both figures."""
    if tested is None:
        return ""
    verdict = Verdict(int(tested.tests.verdict[row, column]))
    sure = verdict in (Verdict.CLEAR, Verdict.POSSIBLE)
    if not verdict.tested or (sure and tested.change[row, column] * by <= 0):
        return ""
    return say(slab.lang, "stage_trend_word", word=verdict_word(verdict, slab.lang))


def _counted(slab: Slab, found: dict[str, int]) -> str:
    """How many places have clearly risen, and how many fallen."""
    lang, said = slab.lang, []
    for way, key in ((1, "risen"), (-1, "fallen")):
        count = list(found.values()).count(way)
        if count:
            one, many = (say(lang, f"stage_{name}") for name in ("place", "places"))
            places = formats.counted(count, one, many, lang)
            said.append(say(lang, "stage_in_places", word=say(lang, f"stage_{key}"), places=places))
    return ", ".join(said)
