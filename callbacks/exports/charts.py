"""The charts of an answer as descriptions, which pictures, documents and interactive files paint."""

from __future__ import annotations

from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.monitor.composition import (
    arrangement_of,
    composition_caption,
    composition_parts,
    composition_words,
)
from callbacks.monitor.series import lines, series_of, series_words
from dashboard.charts.composition.build import composition
from dashboard.charts.description import Chart, Space
from dashboard.charts.distribution import distribution
from dashboard.charts.funnel import funnel
from dashboard.charts.ranking import ranking
from dashboard.charts.series.build import time_series
from dashboard.domain.selection import Selection
from dashboard.exports.caption import RANGFOLGE, TRICHTER, VERTEILUNG, ZEITREIHE, ZUSAMMENSETZUNG, Caption
from dashboard.indicators.own_words import OwnTarget, own_target
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.map.group import grouped_places
from dashboard.texts import say

BUILDERS = {VERTEILUNG: distribution, TRICHTER: funnel, RANGFOLGE: ranking}
"""What describes all places of a year, by the name of the view."""


def chart_of(
    exporting: Exporting, answer: Answer, view: str, space: Space, said: Caption | None = None
) -> Chart | None:
    """The chart of a view in the room there is, with its texts; None where there is nothing to show.

    `said` is the caption that stands around it, which names it.
    """
    made = _built(exporting, answer, view, space)
    if made is None:
        return None
    chosen = answer.selection
    title = (said or exporting.caption(answer, view, "", chosen.year)).title
    words = ends_of(exporting, answer, view) if view != ZUSAMMENSETZUNG else ""
    alt = say(
        chosen.language,
        "meeting_alt_charts",
        view=say(chosen.language, f"view_{view}"),
        title=title,
        summary=words,
    )
    caption = series_words(exporting.answers, answer) if view == ZEITREIHE else ""
    if view == ZUSAMMENSETZUNG:
        alt = composition_words(exporting.answers, answer, title)
        caption = composition_caption(exporting.answers, answer)
    return made.named(title=title, subtitle=said.subtitle if said else "", summary=alt, caption=caption)


def _built(exporting: Exporting, answer: Answer, view: str, space: Space) -> Chart | None:
    if view == ZEITREIHE:
        return time_series(series_of(exporting.answers, answer), space)
    if view == ZUSAMMENSETZUNG:
        parts = composition_parts(exporting.answers, answer)
        year = answer.selection.year or 0
        return composition(parts, year, space, arrangement_of(answer)) if parts else None
    target = own_target(answer.selection, answer.indicator)
    return all_places(exporting.answers.slab(answer), view, answer.selection, space, target)


def all_places(
    slab: Slab, view: str, chosen: Selection, space: Space, target: OwnTarget | None = None
) -> Chart | None:
    """All places of the year; the legend's choice stands out where a view draws each by itself. The funnel has
    lines of its own and none of the reader's target.

    ValueError where no chart has that name.
    """
    year, places, palette = chosen.year or 0, chosen.places, chosen.palette
    if view == VERTEILUNG:
        return distribution(slab, year, space, selection=places, palette=palette, target=target)
    group = grouped_places(slab, chosen.year, chosen.group)
    if view == TRICHTER:
        return funnel(slab, year, space, selection=places, palette=palette, group=group)
    if view == RANGFOLGE:
        return ranking(slab, year, space, selection=places, palette=palette, group=group, target=target)
    raise ValueError(f"no chart of all places is called {view}")


def ends_of(exporting: Exporting, answer: Answer, view: str) -> str:
    """What a view shows at its ends, in words: the last value of each line, or the highest and the lowest
    place."""
    if view == ZEITREIHE:
        drawn = (one for one in lines(exporting.answers, answer) if one.known())
        return ", ".join(f"{one.name} {one.texts[one.known()[-1]]}" for one in drawn)
    slab, year = displayed(exporting.answers.slab(answer)), answer.selection.year
    row = slab.row(year)
    if row is None:
        return ""
    known = slab.order[row]
    return " – ".join(f"{slab.names[at]} {slab.text[row][at]}" for at in (*known[:1], *known[-1:]))
