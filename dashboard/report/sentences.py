"""Sentences that are computed from a slab: each true by the counts, none with a verdict on noise, none on a
number that is hidden."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import Verdict
from dashboard.indicators.findings.finding import finding
from dashboard.indicators.findings.picture import YearPicture
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.trend import SPAN
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.report.document import ComputedSentence
from dashboard.texts import say


def sentences(slab: Slab, row: int, chosen: Selection) -> tuple[ComputedSentence, ...]:
    """One on each selected place against its reference, then one on its last five years where they can be told;
    without places one on all of them. `chosen` is the selection that the Monitor shows."""
    lang = chosen.language
    columns = [slab.places.index(key) for key in dict.fromkeys(chosen.places) if key in slab.places]
    if not columns:
        return tuple(_of_all(slab, row, chosen))
    found: list[ComputedSentence] = []
    for at in columns:
        said = finding(slab, row, [slab.places[at]], lang)
        if said is not None:
            verdict = _difference(slab, row, at)
            found.append(_made(said.text, verdict, slab, row, at, chosen))
        found += _five_years(slab, row, at, chosen)
    return tuple(found)


def _of_all(slab: Slab, row: int, chosen: Selection) -> Iterator[ComputedSentence]:
    said = finding(slab, row, (), chosen.language)
    if said is not None:
        example = bool((slab.example[row].astype(bool) & ~np.isnan(slab.value[row])).any())
        yield ComputedSentence(said.text, None, "", chosen.to_query(), example)


def _five_years(slab: Slab, row: int, at: int, chosen: Selection) -> Iterator[ComputedSentence]:
    """Where the place lay five years ago and where it lies now. That it has risen or fallen is said only where
    the line through all five years is more than chance; where years are missing nothing is said."""
    first = slab.years[row] - SPAN + 1
    if slab.trend is None or slab.verdict_trend is None or first not in slab.years:
        return
    verdict, before = Verdict(int(slab.verdict_trend[row, at])), slab.years.index(first)
    if not verdict.tested or not slab.trend[row][at]:
        return
    picture = YearPicture(slab, row, chosen.language)
    facts = {
        "title": slab.title,
        "where": picture.where(at),
        "first": slab.labels[before],
        "last": slab.labels[row],
        "before": slab.text[before][at],
        "now": slab.text[row][at],
    }
    rises = slab.trend[row][at].startswith("+")
    values = float(slab.value[row, at] - slab.value[before, at])
    if not verdict.marked:
        key = "report_years_chance"
    elif rises == (values > 0) and values:
        key = "report_years_risen" if rises else "report_years_fallen"
    else:  # the line says otherwise than its two ends: only what stands there is said
        key = "report_years_line_up" if rises else "report_years_line_down"
    yield _made(say(chosen.language, key, **facts), verdict, slab, row, at, chosen)


def _difference(slab: Slab, row: int, at: int) -> Verdict | None:
    """The verdict beside a sentence; None for a place without a number or without anything to compare with."""
    status = Status(int(slab.status[row, at]))
    if not status.has_value or not slab.difference[row][at] or slab.verdict_difference is None:
        return None
    return Verdict(int(slab.verdict_difference[row, at]))


def _made(
    text: str, verdict: Verdict | None, slab: Slab, row: int, at: int, chosen: Selection
) -> ComputedSentence:
    word = verdict_word(verdict, chosen.language) if verdict is not None else ""
    is_example = bool(slab.example[row, at]) and Status(int(slab.status[row, at])).has_value
    return ComputedSentence(text, verdict, word, chosen.to_query(), is_example)
