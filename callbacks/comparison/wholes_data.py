"""What the comparing page draws of wholes: one bar for each place in every year that all of them have."""

from __future__ import annotations

from dataclasses import replace

from callbacks.answers import Answers
from callbacks.comparison.wholes import ComparedWhole, compared_wholes
from callbacks.district_data import Answer
from callbacks.monitor.composition import composition_caption, composition_head
from dashboard import formats
from dashboard.charts.chart_json import to_json
from dashboard.indicators.sources import source_line
from dashboard.texts import say


def wholes_data(answers: Answers, frame: Answer) -> dict[str, object]:
    """The wholes in the catalogue's order, and `none`, the sentence that stands where there is no whole."""
    found = [_whole(answers, one) for one in compared_wholes(answers, frame)]
    return {"wholes": found, "none": "" if found else _why_none(frame)}


def _whole(answers: Answers, one: ComparedWhole) -> dict[str, object]:
    """`query` opens it in the Monitor in the year that the page begins with."""
    answer, lang = one.answer, one.answer.selection.language
    bars = dict(zip(one.parts.years, one.parts.over_places, strict=True))
    of_places = replace(
        one.parts,
        years=one.years,
        over_years=(),
        over_places=tuple(bars[year] for year in one.years),
        counts_of_years=None,
    )
    slab = answers.slab(answer)
    return {
        "name": one.name,
        "base": composition_head(answers, answer)[1],
        "caption": composition_caption(answers, answer),
        "sources": source_line(
            [(slab.level_name, answers.parts(answer).cells)], answer.possible.catalogue, lang
        ),
        "heads": {name: say(lang, f"composition_{name}") for name in ("place", "whole")},
        "query": answer.selection.to_query(),
        "parts": to_json(of_places),
    }


def _why_none(frame: Answer) -> str:
    lang, areas = frame.selection.language, frame.possible.register.areas
    if frame.guests:
        names = formats.listed([areas[key].name for key in frame.guests], say(lang, "and"))
        return say(lang, "comparison_wholes_guests", names=names)
    return say(lang, "comparison_wholes_none")
