"""The table of a scene for an appendix: every place of the year, or of very many those that count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.meeting.stage.figures import verdict
from dashboard.meeting.stage.table import heads
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class AppendixTable:
    """`heads` and `rows` have the same columns: place, value, and where any has them counts, difference and
    word. The first rows are the district and the selected places (`strong` of them); `left_out` says which
    are missing."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: int
    left_out: str = ""


def appendix_table(
    slab: Slab, row: int, places: Sequence[str], names: Sequence[str], most: int
) -> AppendixTable:
    """Places with a value from the highest to the lowest, then those without one; of more than `most` the
    highest and the lowest."""
    shown, lang = displayed(slab), slab.lang
    known = list(slab.order[row])
    without = [at for at in range(len(slab.places)) if slab.inside[at] and at not in set(known)]
    chosen = [slab.places.index(key) for key in places if key in slab.places]
    others = [at for at in (*known, *without) if at not in set(chosen)]
    room = max(most - len(chosen) - 1, 0)
    left_out = ""
    if len(others) > room:
        half = room // 2
        tail = [at for at in known if at not in set(chosen)][-(room - half) :] if room > half else []
        others = [*others[:half], *(at for at in tail if at not in others[:half])]
        count = formats.counted(len(known) + len(without), slab.place_name, slab.level_name, lang)
        left_out = say(lang, "stage_bars_left_out", shown=len(chosen) + len(others), count=count)

    def line(at: int) -> tuple[str, ...]:
        word = verdict(slab, row, at)
        difference = "" if slab.shown is not None else slab.difference[row][at].split(formats.SPACE)[0]
        said = "" if word is None else verdict_word(word, lang)
        return names[at], shown.text[row][at], slab.counts[row][at], difference, said

    found = [line(at) for at in (*chosen, *others)]
    district = shown.district
    if district is not None and district.text[row]:
        found.insert(0, (slab.own_district, district.text[row], district.counts[row], "", ""))
    top = (slab.place_name, *heads(slab)[1:])
    used = [at for at in range(len(top)) if at < 2 or any(one[at] for one in found)]
    return AppendixTable(
        tuple(top[at] for at in used),
        tuple(tuple(one[at] for at in used) for one in found),
        len(found) - len(others),
        left_out,
    )
