"""The wholes of a profile: what a place's leavers and people are made of, over the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.composition import (
    composition_caption,
    composition_head,
    composition_parts,
    composition_words,
)
from dashboard.charts.composition.build import composition
from dashboard.charts.composition.parts import YEARS
from dashboard.charts.description import Space
from dashboard.charts.svg.painter import small_svg
from dashboard.domain.area import Area
from dashboard.domain.selection import Selection
from dashboard.indicators.composition.offered import indicators_of
from layouts.profile.compositions import ProfileComposition

_SPACE = Space(580.0, 250.0)


def profile_compositions(answers: Answers, frame: Answer, area: Area) -> Iterator[ProfileComposition]:
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
        )
        answer = answers.resolve(wanted)
        parts = composition_parts(answers, answer) if answer.selection.level == area.level else None
        if parts is None or parts.subject != area.key or not any(row.pieces for row in parts.over_years):
            continue
        years = parts.shown_years(YEARS)
        chart = composition(parts, years[-1] if years else 0, _SPACE)
        if chart is None:
            continue
        title, base, _ = composition_head(answers, answer)
        drawing = small_svg(replace(chart, bare=True), "page", f"{one.key}-")
        said = composition_words(answers, answer, title)
        query = replace(answer.selection, view="zusammensetzung").to_query()
        yield ProfileComposition(
            one.key, title, base, drawing, said, composition_caption(answers, answer), query
        )
