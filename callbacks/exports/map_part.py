"""What of a map a link shows, in words: the part that is seen, and what the legend makes stand out."""

from __future__ import annotations

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.data_routes import day_of
from dashboard import formats
from dashboard.map.cutout import middle_of
from dashboard.map.group import group_name, grouped_places
from dashboard.texts import say


def cutout_words(answers: Answers, answer: Answer) -> str:
    """Around which area, and how much larger than the whole; empty for the whole map."""
    chosen, areas = answer.selection, answer.possible.register.areas
    if not chosen.cutout:
        return ""
    geometry = answers.geometry(chosen.level, chosen.extent, day_of(answers, answer))
    key = middle_of(geometry, chosen.cutout)
    name = areas[key].name if key in areas else key
    return say(
        chosen.language,
        "caption_cutout",
        name=name,
        zoom=formats.number(chosen.cutout[2], 1, chosen.language),
    )


def group_words(answers: Answers, answer: Answer, year: int | None) -> str:
    """What stands out; empty where nothing does."""
    slab, group = answers.slab(answer), answer.selection.group
    if not grouped_places(slab, year, group):
        return ""
    return say(slab.lang, "caption_group", name=group_name(slab, year, group))
