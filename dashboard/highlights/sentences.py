"""What a highlight says: the sentence of its picture, in the same words as the Monitor's finding."""

from __future__ import annotations

from dashboard import formats
from dashboard.domain.verdict import Verdict
from dashboard.highlights.model import Candidate
from dashboard.indicators.findings.finding import finding
from dashboard.indicators.findings.model import PictureFinding, explained, finding_of
from dashboard.indicators.findings.own import rank_alone
from dashboard.indicators.findings.picture import YearPicture
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.trend import SPAN
from dashboard.texts import say


def sentence(candidate: Candidate, slab: Slab, lang: str) -> PictureFinding | None:
    """None where the slab does not bear it out: a place without a number, or without that verdict."""
    row = slab.row(candidate.year)
    if row is None or not all(_shown(slab, row, key) for key in candidate.places):
        return None
    if candidate.kind == "standing":
        return rank_alone(slab, row, candidate.places[0], lang)
    columns = [slab.places.index(key) for key in candidate.places]
    verdicts = slab.verdict_difference if candidate.kind == "difference" else slab.verdict_trend
    if verdicts is None or not all(Verdict(int(verdicts[row, at])).marked for at in columns):
        return None
    if candidate.kind == "difference":
        return finding(slab, row, candidate.places, lang)
    return _trend(candidate, slab, row, columns[0], lang)


def _trend(candidate: Candidate, slab: Slab, row: int, at: int, lang: str) -> PictureFinding | None:
    """ "In Crivitz steigen die Werte deutlich: von 2020 bis 2024 um 4,2 Punkte, zuletzt 12,3 %"."""
    if slab.trend is None or not slab.trend[row][at]:
        return None
    verdict = slab.verdict_trend[row, at] if slab.verdict_trend is not None else 0
    said = say(
        lang,
        f"highlight_trend_{'up' if candidate.up else 'down'}",
        where=YearPicture(slab, row, lang).where(at),
        word=explained(lang)[Verdict(int(verdict)).key],
        first=candidate.year - SPAN + 1,
        last=candidate.year,
        amount=slab.trend[row][at].lstrip(f"+{formats.MINUS}"),
        value=slab.text[row][at],
    )
    return finding_of([said])


def _shown(slab: Slab, row: int, key: str) -> bool:
    if key not in slab.places:
        return False
    value = slab.value[row, slab.places.index(key)]
    return bool(value == value)
