"""The Monitor for one answer: the page's components, and what the owner callback puts into them later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

import orjson
from dash.development.base_component import Component

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.data_routes import map_address, series_address, slab_address
from callbacks.monitor.first_page import figures_of
from callbacks.monitor.own_words import shown_words, written_words
from callbacks.similar_groups import neighbours_in_words
from dashboard import formats
from dashboard.domain.area import is_beyond
from dashboard.domain.slab import PROVENANCES
from dashboard.indicators.display import VALUE
from dashboard.indicators.territory.status import TODAY, territory_words
from dashboard.indicators.wording.figures import all_of_region, level_name
from dashboard.texts import say
from layouts import ids
from layouts.choices import indicator_options
from layouts.monitor.controls import Controls, controls
from layouts.monitor.filter_panel import ticks
from layouts.monitor.first_page import FirstPage
from layouts.monitor.page import FirstDrawing, MonitorHead, monitor, notice, source_fixed, stores
from layouts.monitor.reference_controls import WEIGHTS, similar_answer
from layouts.options import OneOf, OptionProps, SliderProps, SomeOf

_EXAMPLE = PROVENANCES.index("example")


class MonitorUpdate(TypedDict):
    """The outputs of the owner callback, as Dash sends them; `values`, `options` and `stores` by id.

    `asked_year` is the year that the reader saw when the question was put, None where the address says the
    year. `visit` says how often the reader had gone elsewhere by the history when it was put.
    """

    search: str
    visit: int
    values: dict[str, str | list[str]]
    options: dict[str, list[OptionProps]]
    hidden: dict[str, bool]
    stores: dict[str, str | list[str]]
    own: Mapping[str, object]
    year: SliderProps
    ticks: list[Component]
    official_note: str
    indicators: list[dict[str, str]]
    pooling_note: str
    level_note: str
    extent_note: str
    comparison_note: str
    similar: list[Component]
    query: str
    shown_year: int | None
    asked_year: int | None
    slab: str
    series: str
    map: str
    notice: list[Component]
    source_fixed: list[Component | str]


class MonitorPage:
    """Everything of the page that needs figures; each method is a pure function of the answer and the
    store."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @property
    def district_name(self) -> str:
        """`Landkreis Göttingen`, `Landeshauptstadt München`."""
        return self.answers.words.full_name

    def first(self, answer: Answer) -> FirstPage:
        """Heading, key figures and table of an answer, as its HTML carries them."""
        return figures_of(self.answers, answer, self.subtitle(answer))

    def components(self, answer: Answer, first: FirstPage) -> tuple[Component, list[Component]]:
        """The page and its stores, complete for this answer: nothing has to be fetched to see title and
        controls."""
        chosen, head = answer.selection, self.head(answer)
        drawn = [head.slab, head.series, head.map, head.query, head.year, head.places]
        # No year was on screen when the first question was put.
        start = orjson.dumps([*drawn, chosen.palette, chosen.view, None, head.own]).decode()
        drawing = FirstDrawing(first.figures, first.year, first.finding, start)
        return monitor(self.controls(answer), head, drawing, chosen.language), stores(head)

    def controls(self, answer: Answer) -> Controls:
        """Options and values of every control for an answer."""
        similar = neighbours_in_words(self.answers, answer)
        return controls(answer.selection, answer.possible, self.answers.words, similar)

    def breaks(self, answer: Answer) -> tuple[float, ...]:
        """The class breaks that are on the map."""
        return tuple(self.answers.slab(answer).legend.breaks)

    def head(self, answer: Answer) -> MonitorHead:
        """Title, addresses and stores of an answer."""
        chosen, lang = answer.selection, answer.selection.language
        status = formats.day(answer.possible.register.status, lang)
        dated = say(lang, "source_date", date=answer.indicator.reporting_date[lang])
        return MonitorHead(
            query=chosen.to_query(),
            places=list(chosen.places),
            year=chosen.year,
            slab=slab_address(self.answers, answer),
            series=series_address(self.answers, answer),
            map=map_address(self.answers, answer),
            options=indicator_options(answer.possible, chosen),
            indicator=chosen.indicator,
            view=chosen.view,
            composition=",".join(chosen.composition),
            own_words=written_words(chosen),
            own=shown_words(self.answers, answer),
            title=self.title(answer),
            subtitle=self.subtitle(answer),
            notice=notice(answer.notices, lang, newer=bool(chosen.version)),
            source_fixed=source_fixed(
                f"{say(lang, 'source_map')} {dated}",
                say(lang, "source_version", status=status, version=answer.version),
            ),
        )

    def title(self, answer: Answer) -> str:
        """The title of the view, without its year."""
        return answer.title

    def subtitle(self, answer: Answer) -> str:
        """What is measured, and every filter in words."""
        chosen, lang = answer.selection, answer.selection.language
        parts = [answer.indicator.subtitle[lang]]
        if chosen.official:
            parts.append(say(lang, "official_only"))
        if chosen.pooled_years > 1:
            parts.append(say(lang, "pooled", years=chosen.pooled_years))
        if chosen.level == "gemeinde" and chosen.territory != TODAY:
            parts.append(territory_words(chosen.territory, lang))
        if is_beyond(chosen.level, chosen.extent):
            parts.append(self._extent(answer))
        if chosen.amt or chosen.population:  # looking for similar places would take most of the time
            panel = controls(chosen, answer.possible, self.answers.words, None)
            parts += [panel.amt.label] if chosen.amt else []
            parts += [panel.size.label] if chosen.population else []
        if chosen.display != VALUE and (shown := self.answers.slab(answer).shown) is not None:
            parts.append(shown.title)
        return " · ".join(parts)

    def _extent(self, answer: Answer) -> str:
        """ "alle Gemeinden in Mecklenburg-Vorpommern"."""
        chosen, lang = answer.selection, answer.selection.language
        plural = level_name(chosen.level, lang, self.answers.words_for(answer))
        return all_of_region(plural, self.answers.region(answer), lang)

    def update(
        self, answer: Answer, asked_year: int | None, search: str | None = None, visit: int = 0
    ) -> MonitorUpdate:
        """What the owner callback writes: with `asked_year` the browser knows whether the reader has stepped
        on meanwhile, with `visit` whether to another address. `search` keeps the address as it is when it was
        the address that changed."""
        panel, head = self.controls(answer), self.head(answer)
        offered: dict[str, OneOf | SomeOf] = {
            ids.MONITOR_THEMA: panel.theme, ids.MONITOR_OFFICIAL: panel.official,
            ids.MONITOR_LEVEL: panel.level, ids.MONITOR_EXTENT: panel.extent,
            ids.MONITOR_TERRITORY: panel.territory, ids.MONITOR_BREAKDOWN: panel.breakdown,
            ids.MONITOR_AMT: panel.amt, ids.MONITOR_SIZE: panel.size,
            ids.MONITOR_COMPARISON: panel.comparison, ids.MONITOR_CLASSES: panel.classes,
            ids.MONITOR_COUNT: panel.count, ids.MONITOR_DISPLAY: panel.display,
            ids.MONITOR_BASE_YEAR: panel.base_year, ids.MONITOR_PALETTE: panel.palette,
            ids.MONITOR_POOLING: panel.pooling,
        }  # fmt: skip
        offered[ids.MONITOR_SIMILAR_IN] = panel.similar_in
        offered |= {id_: panel.weights[feature] for feature, id_ in WEIGHTS.items()}
        props = {id_: one.props() for id_, one in offered.items()}
        return {
            "search": search if search is not None else f"?{head.query}",
            "visit": visit,
            "values": {id_: one["value"] for id_, one in props.items()} | {ids.MONITOR_BREAKS: panel.breaks},
            "options": {id_: one["options"] for id_, one in props.items()},
            "hidden": panel.hidden,
            "stores": {
                ids.MONITOR_INDICATOR: head.indicator,
                ids.MONITOR_SELECTION: list(head.places),
                ids.MONITOR_VIEW: head.view,
                ids.MONITOR_COMPOSITION_WORDS: head.composition,
                ids.MONITOR_OWN: head.own_words,
            },
            "own": head.own,
            "year": panel.year.props(),
            "ticks": ticks(panel),
            "official_note": panel.official_note,
            "indicators": head.option_props(),
            "pooling_note": panel.pooling_note,
            "level_note": panel.level_note,
            "extent_note": panel.extent_note,
            "comparison_note": panel.comparison_note,
            "similar": similar_answer(panel.similar, answer.selection.language),
            "query": head.query,
            "shown_year": head.year,
            "asked_year": asked_year,
            "slab": head.slab,
            "series": head.series,
            "map": head.map,
            "notice": head.notice,
            "source_fixed": head.source_fixed,
        }
