"""The wholes of a profile: what a place's leavers and people are made of, over the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.composition import (
    composition_caption,
    composition_head,
    composition_parts,
    composition_words,
)
from dashboard.charts.composition.build import composition
from dashboard.charts.composition.parts import YEARS, CompositionParts
from dashboard.charts.description import Space
from dashboard.charts.svg.painter import small_svg
from dashboard.domain.area import Area
from dashboard.domain.selection import Selection
from dashboard.exports.caption import ZUSAMMENSETZUNG
from dashboard.indicators.composition.offered import indicators_of
from layouts.profile.compositions import ProfileComposition

_SPACE = Space(580.0, 250.0)


@dataclass(frozen=True, slots=True)
class PlaceWhole:
    """One stated whole with figures of a place: its key, the answer whose open tab it is, and its parts. `year` is
    the newest that has a bar."""

    key: str
    answer: Answer
    parts: CompositionParts
    year: int


def place_wholes(answers: Answers, frame: Answer, area: Area) -> Iterator[PlaceWhole]:
    """The stated wholes that have figures of the place, in the catalogue's order."""
    asked, catalogue = frame.selection, frame.possible.catalogue
    for one in catalogue.compositions:
        members = indicators_of(one)
        key = next(key for key in catalogue.indicators if key in members)
        wanted = Selection(
            indicator=key,
            level=area.level,
            places=(area.key,),
            composition=(one.key,),
            version=asked.version,
            language=asked.language,
            confidence=asked.confidence,
            figures=asked.figures,
            view=ZUSAMMENSETZUNG,
        )
        answer = answers.resolve(wanted)
        parts = composition_parts(answers, answer) if answer.selection.level == area.level else None
        if parts is None or parts.subject != area.key or not any(row.pieces for row in parts.over_years):
            continue
        yield PlaceWhole(one.key, answer, parts, parts.shown_years(YEARS)[-1])


def profile_compositions(answers: Answers, frame: Answer, area: Area) -> Iterator[ProfileComposition]:
    """The wholes of the place as the page shows them."""
    for one in place_wholes(answers, frame, area):
        chart = composition(one.parts, one.year, _SPACE)
        if chart is None:
            continue
        title, base, _ = composition_head(answers, one.answer)
        drawing = small_svg(replace(chart, bare=True), "page", f"{one.key}-")
        said, caption = (
            composition_words(answers, one.answer, title),
            composition_caption(answers, one.answer),
        )
        yield ProfileComposition(
            one.key, title, base, drawing, said, caption, one.answer.selection.to_query()
        )
