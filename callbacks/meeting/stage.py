"""The stage of a scene, gathered from the store for its pure builder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.exports.map_part import cutout_words, group_words
from callbacks.monitor.composition import arrangement_of, composition_parts, why_none
from dashboard.domain.verdict import Verdict
from dashboard.indicators.findings.finding import finding
from dashboard.indicators.own_words import in_short, own_sentences, own_target
from dashboard.indicators.slab.inputs import SlabParts
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.sources import yearly_source_lines
from dashboard.indicators.trend import Trends, trends_since
from dashboard.indicators.wording.short_names import short_names
from dashboard.meeting.scene_query import SceneQuery
from dashboard.meeting.stage.build import stage
from dashboard.meeting.stage.figures import verdict
from dashboard.meeting.stage.model import COMPOSITION, MAP, MOST_NUMBERS, PICTURES, AskedScene, Stage
from dashboard.texts import say

_NUMBERS = re.compile(r" \([^()]*\d[^()]*\)")
_MOST_SENTENCE = 100
_MOST_OWN = 170  # letters of the reader's own words: below them stand three lines at most
_MOST_TOLD = 40  # characters of an indicator that is not there


def staged(answers: Answers, answer: Answer, scene: SceneQuery) -> Stage:
    """What the stage says of an answer; without a picture that of the answer's tab, else the map.

    Raises UnknownKey for a data version that is not there.
    """
    chosen, slab = answer.selection, answers.slab(answer)
    names = dict(zip(slab.places, slab.names, strict=True))
    picture = scene.picture if scene.picture in PICTURES else picture_of(answer)
    composed, not_composed = composed_years(answers, answer) if picture == COMPOSITION else ((), "")
    asked = AskedScene(
        picture=picture,
        composed=composed,
        not_composed=not_composed,
        year=chosen.year,
        places=chosen.places,
        headline=scene.headline,
        base_year=chosen.base_year or scene.base_year,
        dark=chosen.light == "nein",
        own=in_short(
            own_sentences(chosen, answer.indicator, lambda key: names.get(key, key), chosen.places), _MOST_OWN
        ),
        gone=_gone(scene.indicator, answer),
        target=own_target(chosen, answer.indicator) if slab.shown is None else None,
    )

    def since(year: int) -> Trends:
        return trends_since(answers.parts(answer).cells, answer.indicator, year)

    return stage(
        slab,
        asked,
        reporting=answer.indicator.reporting_date[chosen.language],
        findings=_sentences(slab, chosen.places, chosen.language),
        sources=_sources(answers.parts(answer), slab.level_name, chosen.language),
        map_words=_map_words(answers, answer, slab),
        since=since if chosen.pooled_years == 1 else None,
    )


def composed_years(answers: Answers, answer: Answer) -> tuple[tuple[int, ...], str]:
    """The years in which the composition has a bar to show, and the sentence for when there is none."""
    parts, over = composition_parts(answers, answer), arrangement_of(answer).over
    years = () if parts is None else parts.shown_years(over)
    told = say(answer.selection.language, "stage_instead_of_composition", why=why_none(answer))
    return years, "" if years else told


def _map_words(answers: Answers, answer: Answer, slab: Slab) -> list[str]:
    """What of a map is seen and stands out in each year, as sentences."""
    part = cutout_words(answers, answer)
    said = ([part, group_words(answers, answer, year)] for year in slab.years)
    return [" ".join(f"{one}." for one in words if one) for words in said]


def _gone(asked: str, answer: Answer) -> str:
    """A sentence where the scene's indicator is not there; empty where it is shown, or none was asked for."""
    chosen = answer.selection
    if asked in ("", chosen.indicator):
        return ""
    told = asked if len(asked) <= _MOST_TOLD else f"{asked[:_MOST_TOLD]}…"
    return say(chosen.language, "notice_indicator", asked=told, shown=answer.indicator.short[chosen.language])


def picture_of(answer: Answer) -> str:
    """The view that a scene without a picture of its own shows: its tab where it is not the first, else the
    map."""
    view = answer.selection.view
    return view if view in PICTURES and view != "rangfolge" else MAP


def _sentences(slab: Slab, places: Sequence[str], lang: str) -> list[str]:
    """The finding of each year on the places whose numbers stand on the stage: with short names, and without
    the numbers that stand beside it."""
    named, chosen = replace(slab, names=short_names(slab.names)), places[:MOST_NUMBERS]

    def said(row: int, spoken_of: Sequence[str]) -> str:
        found = finding(named, row, spoken_of, lang)
        return shortened(_NUMBERS.sub("", found.text)) if found else ""

    sentences = []
    for row in range(len(slab.years)):
        spoken_of: Sequence[str] = chosen
        sentence = said(row, spoken_of)
        if len(sentence) >= _MOST_SENTENCE:
            spoken_of = _telling(slab, row, chosen) or chosen
            sentence = said(row, spoken_of)
        while len(sentence) >= _MOST_SENTENCE and len(spoken_of) > 1:  # the others' words stand beside them
            spoken_of = spoken_of[:-1]
            sentence = said(row, spoken_of)
        sentences.append(sentence)
    return sentences


def _telling(slab: Slab, row: int, places: Sequence[str]) -> list[str]:
    """The places that differ by more than chance: of the others the word beside their number says enough."""
    columns = {key: slab.places.index(key) for key in places if key in slab.places}
    return [key for key, at in columns.items() if verdict(slab, row, at) in (Verdict.CLEAR, Verdict.POSSIBLE)]


def shortened(sentence: str, most: int = _MOST_SENTENCE) -> str:
    """As many whole clauses as a headline has room for: each is true by itself."""
    clauses = sentence.rstrip(".").split("; ")
    while len(clauses) > 1 and len("; ".join(clauses)) >= most:
        clauses.pop()
    return "; ".join(clauses) + "."


def _sources(parts: SlabParts, level: str, lang: str) -> list[str]:
    """Whose figures a year's are: of the places, of the district, and of what places are compared with."""
    beside = [one for one in (parts.district, parts.reference) if one is not None]
    named = {one.kind: one for one in beside if one.kind != parts.cells.level}
    series = [(level, parts.cells), *((one.name, one.cells) for one in named.values())]
    return yearly_source_lines(series, parts.catalogue, lang, parts.cells.years)
