"""The table of the stage: the district, the selected places, and the highest and the lowest of the others."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.indicators.own_words import OwnTarget
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.meeting.stage.bars import enough_cases, scale
from dashboard.meeting.stage.figures import verdict
from dashboard.meeting.stage.model import DISTRICT, NO_SIGN, StageRow
from dashboard.statistics.few_cases import FEW
from dashboard.texts import say

MOST_ROWS, MOST_CHOSEN = 8, 5
_HIGHEST, _LOWEST = 3, 2
PARTS = ("district", "target", "selected", "highest", "lowest")


def rows(
    slab: Slab, row: int, places: Sequence[str], names: Sequence[str], target: OwnTarget | None = None
) -> tuple[StageRow, ...]:
    """At most eight rows; selected places without a value say why. `target` is the reader's own: nothing is
    compared with it."""
    shown = displayed(slab)
    low, high = scale(shown)

    def share(value: float | None) -> float | None:
        if value is None or value != value:
            return None
        return min(max((value - low) / ((high - low) or 1.0), 0.0), 1.0)

    def line(column: int, part: str, sign: int) -> StageRow:
        word = verdict(slab, row, column)
        return StageRow(
            slab.places[column],
            names[column],
            sign,
            part,
            shown.text[row][column],
            slab.counts[row][column],
            "" if slab.shown is not None else slab.difference[row][column],
            "" if word is None else word.key,
            "" if word is None else verdict_word(word, slab.lang),
            share(float(shown.value[row, column])),
            int(slab.classes[row, column]),
        )

    district, found = shown.district, []
    if district is not None and district.text[row]:
        bar = share(district.value[row]) if district.line else None
        found.append(
            StageRow(
                district.key,
                slab.own_district,
                DISTRICT,
                "district",
                district.text[row],
                district.counts[row],
                "",
                "",
                "",
                bar,
                -1,
            )
        )
    if target is not None:
        name = say(slab.lang, "own_target")
        share_of_it = share(target.value)
        found.append(StageRow("", name, NO_SIGN, "target", target.text, "", "", "", "", share_of_it, -1))
    chosen = [(sign, slab.places.index(key)) for sign, key in enumerate(places) if key in slab.places]
    found += [line(column, "selected", sign) for sign, column in chosen[:MOST_CHOSEN]]
    others = [column for column in slab.order[row] if slab.places[column] not in places]
    others = enough_cases(others, slab.few[row].astype(bool).tolist(), _HIGHEST + _LOWEST)
    room = MOST_ROWS - len(found)
    highest = min(_HIGHEST, (room + 1) // 2, len(others))
    lowest = min(_LOWEST, room - highest, len(others) - highest)
    found += [line(column, "highest", NO_SIGN) for column in others[:highest]]
    found += [line(column, "lowest", NO_SIGN) for column in others[len(others) - lowest :]]
    return tuple(found)


def few_left_out(slab: Slab, row: int, places: Sequence[str]) -> str:
    """Says that the highest and lowest are those with enough cases, where that leaves places out."""
    others = [column for column in slab.order[row] if slab.places[column] not in places]
    among = enough_cases(others, slab.few[row].astype(bool).tolist(), _HIGHEST + _LOWEST)
    return say(slab.lang, "stage_table_few", least=FEW) if len(among) < len(others) else ""


def heads(slab: Slab) -> tuple[str, ...]:
    """What stands over the columns: places, value, counts, difference, word."""
    lang = slab.lang
    value = (
        slab.shown.short
        if slab.shown
        else say(lang, "stage_head_share" if slab.unit == "percent" else "stage_head_value")
    )
    return (
        say(lang, "stage_head_places"),
        value,
        say(lang, "table_counts"),
        say(lang, "stage_head_difference"),
        say(lang, "stage_head_word"),
    )
