"""The large numbers of a year: the selected places first, then the district; for two maps its change."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.domain.verdict import Verdict
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import AreaFigures, Slab
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.meeting.stage.model import (
    DISTRICT,
    MOST_NUMBERS,
    NO_SIGN,
    SERIES,
    TABLE,
    TWO_MAPS,
    StageNumber,
)
from dashboard.texts import say

_DIFFERENCE = "abstand"


def numbers(
    slab: Slab,
    row: int,
    picture: str,
    places: Sequence[str],
    names: Sequence[str],
    base: int | None,
    extreme: int | None = None,
) -> tuple[StageNumber, ...]:
    """At most three; `names` are the short names of the slab's places. The table has them in its rows.

    Without a selected place the `extreme` one stands there: a headline that ranks it has its verdict beside.
    """
    if picture == TABLE:
        return ()
    if picture == TWO_MAPS and base is not None:
        return _since(slab, row, base)
    shown = displayed(slab)
    chosen = [(sign, slab.places.index(key)) for sign, key in enumerate(places) if key in slab.places]
    found = []
    standing = chosen or ([(NO_SIGN, extreme)] if extreme is not None else [])
    for sign, column in standing[:MOST_NUMBERS]:
        word = verdict(slab, row, column)
        text = shown.text[row][column]
        found.append(StageNumber(slab.places[column], names[column], sign, text, *_word_of(word, slab.lang)))
    district = shown.district
    stands = district is not None and district.key in {one.key for one in found}
    if district is not None and district.text[row] and not stands and len(found) < MOST_NUMBERS:
        found.append(StageNumber(district.key, slab.own_district, DISTRICT, district.text[row]))
    alone = stands and len(chosen) == 1
    if picture == SERIES and (alone or not chosen) and district is not None:
        found += _district_change(slab, row, district)
    return tuple(found[:MOST_NUMBERS])


def verdict(slab: Slab, row: int, column: int) -> Verdict | None:
    """How sure it is that a place differs from what it is compared with; None where nothing is claimed: it
    has no value, stands beside nothing, or a change is shown."""
    if slab.reference is None or slab.classes.size == 0 or not slab.difference[row][column]:
        return None
    if slab.shown is not None and slab.shown.short == say(slab.lang, "display_veraenderung"):
        return None
    if slab.verdict_difference is None:
        return Verdict.NOT_TESTABLE
    return Verdict(int(slab.verdict_difference[row, column]))


def _word_of(word: Verdict | None, lang: str) -> tuple[str, str]:
    return ("", "") if word is None else (word.key, verdict_word(word, lang))


def _district_change(slab: Slab, row: int, district: AreaFigures) -> list[StageNumber]:
    """What a series says of the district alone: its tested trend, else its change, which without counts
    cannot be tested."""
    tested = Verdict(district.verdict_trend[row])
    if tested.tested and district.trend[row]:
        words = _word_of(tested, slab.lang)
        return [StageNumber("trend", say(slab.lang, "stage_trend"), NO_SIGN, district.trend[row], *words)]
    if not district.change[row]:
        return []
    words = ("", "") if district.counts[row] else _word_of(Verdict.NOT_TESTABLE, slab.lang)
    return [StageNumber("change", slab.heading.change[row], NO_SIGN, district.change[row], *words)]


def _since(slab: Slab, row: int, base: int) -> tuple[StageNumber, ...]:
    """The district's change from the first map to the second; a change between two years has no verdict, and
    without counts cannot have one."""
    district = displayed(slab).district
    if district is None:
        return ()
    before, now = district.value[base], district.value[row]
    if before is None or now is None:
        return ()
    name = say(slab.lang, "stage_since", year=slab.labels[base], name=slab.own_district)
    text = formats.apart(now - before, slab.unit, slab.decimals, slab.lang)
    counted = slab.district is not None and bool(slab.district.counts[row])
    return (
        StageNumber(
            "change",
            name,
            NO_SIGN,
            text,
            *(("", "") if counted else _word_of(Verdict.NOT_TESTABLE, slab.lang)),
        ),
    )
