"""The sentence on all places of a picture: how many differ clearly, and who lies at the ends where that may
be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from dashboard.domain.verdict import Verdict
from dashboard.indicators.findings.picture import YearPicture
from dashboard.statistics.few_cases import could_be_few
from dashboard.statistics.headlines import FALSE_DISCOVERIES
from dashboard.statistics.significance import CLEAR

_NAMED = 2
"""So many places that differ clearly are named each."""


def all_places(picture: YearPicture) -> list[str]:
    """The clauses on every place inside the filter."""
    columns = picture.columns
    shown = [at for at in columns if picture.has_value(at)]
    if not shown:
        return _nothing(picture, columns)
    tested = [at for at in shown if picture.verdict(at).tested]
    if tested:
        return [_differing(picture, columns, shown, tested)]
    return _untested(picture, columns, shown)


def survives(clear: int, tested: int) -> bool:
    """Whether marks "deutlich" of a picture outlast that so many places are tested (Benjamini and Hochberg).

    Each has a probability of at most CLEAR, so all of them survive as soon as CLEAR is at most their share of
    the tests times FALSE_DISCOVERIES; their own probabilities are not asked, so that fewer survive than
    might.
    """
    return clear * FALSE_DISCOVERIES >= CLEAR * tested


def _differing(
    picture: YearPicture, columns: Sequence[int], shown: Sequence[int], tested: Sequence[int]
) -> str:
    among = _among(picture, len(columns), len(shown), len(tested))
    clear = [at for at in tested if picture.verdict(at) is Verdict.CLEAR]
    if not clear:
        return picture.say("none", among=among, off=picture.off())
    if not survives(len(clear), len(tested)):
        key = "noise" if len(clear) == 1 else "noise_many"
        return picture.say(key, among=among, off=picture.off(), count=picture.count(len(clear)))
    ordered = sorted(clear, key=lambda at: -picture.slab.value[picture.row, at])
    up = [at for at in ordered if (picture.side(at) or 0) >= 0]
    down = [at for at in reversed(ordered) if at not in up]
    if up and down:
        return picture.say(
            "both" if len(up) == 1 else "both_many",
            among=among,
            to=picture.to(),
            up=picture.count(len(up)),
            down=picture.count(len(down)),
            highest=_with(picture, up[0]),
            lowest=_with(picture, down[0]),
        )
    way, of = ("up", up) if up else ("down", down)
    ending = "" if len(of) == 1 else "_named" if len(of) <= _NAMED else "_many"
    named = of if len(of) <= _NAMED else of[:1]
    names = picture.listed([_with(picture, at) for at in named])
    count = picture.count(len(of))
    return picture.say(f"{way}{ending}", among=among, to=picture.to(), count=count, names=names)


def _untested(picture: YearPicture, columns: Sequence[int], shown: Sequence[int]) -> list[str]:
    """Facts of figures that nothing can be tested of: the ends where they are official, else the span."""
    slab, row = picture.slab, picture.row
    many = [at for at in shown if not slab.few[row, at]]
    if not many:
        return [picture.say("all_few")]
    if len(many) > 1 and not slab.example[row, shown].any():
        ends = _ends(picture, shown)
        if ends:
            among = _among(picture, len(columns), len(shown), len(shown))
            key = "extremes" if len(ends) == len(("highest", "lowest")) else next(iter(ends))
            return [picture.say(key, among=among, **ends), picture.say("untested")]
    if len(many) == 1:
        return [picture.there("plain", picture.text(many[0]), where=picture.where(many[0]))]
    said, of_all = picture.span(many), picture.sum_of_all()
    if of_all:
        return [picture.there("together", of_all), said]
    return [said, picture.say("untested")] if slab.ranked[row] else [said]


def _ends(picture: YearPicture, shown: Sequence[int]) -> dict[str, str]:
    """Who has the highest and who the lowest of ranked official figures.

    Only where one place alone has it, it is not nought and does not look like a figure of few cases.
    """
    slab, row = picture.slab, picture.row
    ranked = [at for at in shown if slab.rank[row, at]]
    if len(ranked) < len(shown) or len(ranked) <= 1:
        return {}
    texts = Counter(picture.text(at) for at in ranked)
    values = slab.value[row, ranked]
    small = slab.level in ("gemeinde", "amt")
    found = {}
    for name, at in (("highest", ranked[int(np.argmax(values))]), ("lowest", ranked[int(np.argmin(values))])):
        value = float(slab.value[row, at])
        few = small and could_be_few(value, values, slab.unit)
        if value and texts[picture.text(at)] == 1 and not few:
            found[name] = _with(picture, at)
    return found


def _nothing(picture: YearPicture, columns: Sequence[int]) -> list[str]:
    """Why no place has a number, and that of the district where it has one."""
    hidden = [at for at in columns if picture.hidden(at)]
    key = "nothing" if not hidden else "nothing_hidden" if len(hidden) == len(columns) else "nothing_shown"
    said = [picture.say(key, year=picture.year)]
    district = picture.slab.district
    if district is not None and district.value[picture.row] is not None:
        said.append(picture.there("alone_in", district.text[picture.row]))
    return said


def _among(picture: YearPicture, every: int, shown: int, tested: int) -> str:
    """Whom a claim covers: only places whose number is shown and, where that is fewer, tested."""
    key = "of_all" if tested == every else "of_shown" if tested == shown else "of_tested"
    return picture.say(key, **picture.counted_of(tested))


def _with(picture: YearPicture, at: int) -> str:
    value = picture.slab.difference[picture.row][at] if picture.as_difference else picture.text(at)
    return picture.say("with", name=picture.who(at), value=value)
