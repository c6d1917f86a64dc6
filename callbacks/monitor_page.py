"""The Monitor for one answer: the page's components, and what the owner callback puts into them later."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
from dash.development.base_component import Component

from callbacks.answers import Answer, Answers
from callbacks.machine_routes import map_address, slab_address
from dashboard import formats
from dashboard.compute import certainty
from dashboard.compute.display import VALUE
from dashboard.compute.slab_words import count_texts, interval_name, value_texts, year_label
from dashboard.compute.slabs import Comparison
from dashboard.compute.territory import TODAY, reforms_of, territory_words
from dashboard.domain.indicator import Break, Event, Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.figures.axes import suffix_of
from dashboard.figures.distribution import distribution
from dashboard.figures.funnel import funnel
from dashboard.figures.ranking import ranking
from dashboard.figures.style import Theme
from dashboard.figures.time_series import Line, caption, time_series
from dashboard.texts import say
from layouts import ids
from layouts.choices import indicator_options
from layouts.comparison import WEIGHTS, similar_answer
from layouts.controls import Controls, controls
from layouts.definition import Worked, definition
from layouts.filter_panel import ticks
from layouts.monitor import monitor, notice, stores

_EXAMPLE = PROVENANCES.index("example")


class MonitorPage:
    """Everything of the page that needs figures; each method is a pure function of the answer and the store."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @property
    def district_name(self) -> str:
        register = self.answers.repository.register()
        area = register.areas.get(self.answers.district)
        return (area.official_name or area.name) if area else self.answers.district

    def components(self, answer: Answer, theme: Theme) -> tuple[Component, list[Component]]:
        """The page and its stores, complete for this answer: nothing has to be fetched to see title and controls."""
        chosen = answer.selection
        series, words = self.series(answer, theme)
        figures = {
            "view": chosen.view,
            "series": series,
            "caption": words,
            "ranking": self.ranking(answer, theme, chosen.year),
            "distribution": self.distribution(answer, theme, chosen.year),
            "funnel": self.funnel(answer, theme, chosen.year),
        }
        head = self.head(answer)
        return monitor(self.controls(answer), head, chosen.language, figures), stores(head | {"theme": theme})

    def controls(self, answer: Answer) -> Controls:
        similar = self.answers.similar_words(answer)
        return controls(answer.selection, answer.possible, self.answers.wording, self.district_name, similar)

    def breaks(self, answer: Answer) -> tuple[float, ...]:
        """The class breaks that are on the map."""
        return tuple(self.answers.slab(answer)["legend"]["breaks"])

    def head(self, answer: Answer) -> dict[str, Any]:
        """Title, addresses and stores of an answer."""
        chosen, lang = answer.selection, answer.selection.language
        status = formats.day(answer.possible.register.status, lang)
        dated = f"{say(lang, 'source_date', date=answer.indicator.reporting_date[lang])} ·"
        return {
            "query": chosen.to_query(),
            "places": list(chosen.places),
            "year": chosen.year,
            "slab": slab_address(self.answers, answer),
            "map": map_address(self.answers, answer),
            "options": indicator_options(answer.possible, lang),
            "indicator": chosen.indicator,
            "view": chosen.view,
            "title": self.title(answer),
            "subtitle": self.subtitle(answer),
            "notice": notice(answer.notices, lang, newer=bool(chosen.version)),
            "source_fixed": " ".join(
                (say(lang, "source_map"), dated, say(lang, "source_version", status=status, version=answer.version))
            ),
            "version": answer.version,
        }

    def title(self, answer: Answer) -> str:
        return answer.indicator.name[answer.selection.language]

    def subtitle(self, answer: Answer) -> str:
        """What is measured, and every filter in words."""
        chosen, lang = answer.selection, answer.selection.language
        panel = self.controls(answer)

        def word(control: dict[str, Any]) -> str:
            return next((str(one["label"]) for one in control["options"] if one["value"] == control["value"]), "")

        parts = [answer.indicator.subtitle[lang]]
        if chosen.pooled_years > 1:
            parts.append(say(lang, "pooled", years=chosen.pooled_years))
        if chosen.breakdown:
            parts.append(word(panel.breakdown))
        if chosen.level == "gemeinde" and chosen.territory != TODAY:
            parts.append(territory_words(chosen.territory, lang))
        if chosen.amt:
            parts.append(word(panel.amt))
        if chosen.population:
            parts.append(word(panel.size))
        if chosen.display != VALUE:
            parts.append(self.answers.slab(answer)["shown"]["title"])
        return " · ".join(parts)

    def update(self, answer: Answer, search: str | None = None) -> dict[str, Any]:
        """The outputs of the owner callback.

        `search` keeps the address as it is when it was the address that changed.
        """
        panel, head = self.controls(answer), self.head(answer)
        values = {field.name: getattr(panel, field.name) for field in fields(panel)}
        values |= {f"weight_{feature}": props for feature, props in panel.weights.items()}
        by_id = {
            ids.MONITOR_THEMA: "theme", ids.MONITOR_LEVEL: "level", ids.MONITOR_EXTENT: "extent",
            ids.MONITOR_TERRITORY: "territory",
            ids.MONITOR_BREAKDOWN: "breakdown", ids.MONITOR_AMT: "amt", ids.MONITOR_SIZE: "size",
            ids.MONITOR_COMPARISON: "comparison", ids.MONITOR_CLASSES: "classes", ids.MONITOR_COUNT: "count",
            ids.MONITOR_DISPLAY: "display", ids.MONITOR_BASE_YEAR: "base_year",
            ids.MONITOR_PALETTE: "palette", ids.MONITOR_POOLING: "pooling",
        }  # fmt: skip
        by_id |= {id_: f"weight_{feature}" for feature, id_ in WEIGHTS.items()}
        return {
            "search": search if search is not None else f"?{head['query']}",
            "values": {id_: values[name]["value"] for id_, name in by_id.items()} | {ids.MONITOR_BREAKS: panel.breaks},
            "options": {id_: values[name]["options"] for id_, name in by_id.items()},
            "hidden": panel.hidden,
            "stores": {
                ids.MONITOR_INDICATOR: head["indicator"],
                ids.MONITOR_SELECTION: head["places"],
                ids.MONITOR_VIEW: head["view"],
            },
            "year": panel.year,
            "ticks": ticks(panel),
            "pooling_note": panel.pooling_note,
            "level_note": panel.level_note,
            "comparison_note": panel.comparison_note,
            "similar": similar_answer(panel.similar, answer.selection.language),
            "query": head["query"],
            "shown_year": head["year"],
            "slab": head["slab"],
            "map": head["map"],
            "title": head["title"],
            "subtitle": head["subtitle"],
            "notice": head["notice"],
            "source_fixed": head["source_fixed"],
        }

    def lines(self, answer: Answer) -> list[Line]:
        """Lines of the time series: the selected places, the district, and the comparisons that have figures."""
        chosen, areas = answer.selection, answer.possible.register.areas
        found: list[tuple[str, str, int, Comparison | None]] = []
        for position, key in enumerate(chosen.places):
            cells = self.answers.cells(answer, chosen.level, (key,))
            found.append(("place", key, position, Comparison("place", key, areas[key].name, cells)))
        for kind in dict.fromkeys(("kreis", *chosen.comparison)):
            if kind == "amt" and chosen.level == "gemeinde":
                for amt in dict.fromkeys(areas[key].amt for key in chosen.places if areas[key].amt):
                    cells = self.answers.cells(answer, "amt", (amt,))
                    found.append(("amt", amt, 0, Comparison("amt", amt, areas[amt].name, cells)))
            elif kind != "amt" and (kind != "kreis" or self.answers.district not in chosen.places):
                found.append((kind, kind, 0, self.answers.comparison(answer, kind)))
        return [
            _line(comparison, role, position, answer.indicator, answer)
            for role, _, position, comparison in found
            if comparison is not None and comparison.cells.years
        ]

    def series(self, answer: Answer, theme: Theme) -> tuple[dict[str, Any], str]:
        lang, level = answer.selection.language, answer.selection.level
        lines = self.lines(answer)
        events = [*answer.indicator.events_at(level, self.answers.district[:2])]
        breaks = [*answer.indicator.breaks_at(level)]
        register, chosen = self.answers.repository.register(), answer.selection
        for year, label in reforms_of(chosen.places, answer.years, register):
            # On today's territory figures before a reform are converted; on that of the year another area begins.
            if chosen.territory == TODAY:
                events.append(Event(year, label, ""))
            else:
                breaks.append(Break(year, label))
        figure = time_series(
            lines,
            theme=theme,
            lang=lang,
            suffix=suffix_of(answer.indicator.unit),
            events=events,
            breaks=breaks,
            example_word=say(lang, "example"),
        )
        words = caption(lines, lang, interval_name(answer.selection.confidence, lang))
        span = answer.selection.pooled_years
        pooled = say(lang, "pooled", years=span) if span > 1 else ""
        return figure, " · ".join(part for part in (pooled, words) if part)

    def ranking(self, answer: Answer, theme: Theme, year: int | None) -> dict[str, Any]:
        slab = self.answers.slab(answer)
        return ranking(slab, year or 0, palette=answer.selection.palette, theme=theme, marks=False)

    def distribution(self, answer: Answer, theme: Theme, year: int | None) -> dict[str, Any]:
        slab = self.answers.slab(answer)
        return distribution(slab, year or 0, palette=answer.selection.palette, theme=theme, marks=False)

    def funnel(self, answer: Answer, theme: Theme, year: int | None) -> dict[str, Any]:
        slab = self.answers.slab(answer)
        return funnel(slab, year or 0, palette=answer.selection.palette, theme=theme, marks=False)

    def definition(self, answer: Answer, year: int | None) -> list[Component]:
        lang, indicator = answer.selection.language, answer.indicator
        parts = self.answers.parts(answer)
        shown = [parts.cells, *(one.cells for one in (parts.district, parts.reference) if one)]
        used = {cells.sources[index] for cells in shown for index in np.unique(cells.source) if index >= 0}
        sources = [source for key, source in answer.possible.catalogue.sources.items() if key in used]
        status = formats.day(answer.possible.register.status, lang)
        return definition(
            indicator,
            level=answer.selection.level,
            state=self.answers.district[:2],
            worked=self._worked(answer, year),
            formula=self._formula(answer),
            sources=sources,
            has_example=any((cells.provenance == _EXAMPLE).any() for cells in shown),
            map_note=say(lang, "source_map"),
            state_line=say(lang, "source_version", status=status, version=answer.version),
            lang=lang,
        )

    def _formula(self, answer: Answer) -> str:
        lang, indicator = answer.selection.language, answer.indicator
        measures = answer.possible.catalogue.measures
        if not indicator.numerator:
            return say(lang, "definition_formula_ratio")

        def named(keys: tuple[str, ...]) -> str:
            return " + ".join(measures[key].name[lang] for key in keys)

        if not indicator.denominator:
            return f"{named(indicator.numerator)}. {say(lang, 'definition_formula_count')}"
        factor = "" if indicator.factor == 1 else f" × {formats.number(indicator.factor, 0, lang)}"
        return f"{named(indicator.numerator)} ÷ {named(indicator.denominator)}{factor}"

    def _worked(self, answer: Answer, year: int | None) -> Worked | None:
        """The formula's numbers of the first selected place, else the district; None where counts are not known."""
        chosen, lang = answer.selection, answer.selection.language
        key = chosen.places[0] if chosen.places else self.answers.district
        level = chosen.level if chosen.places else "kreis"
        cells = self.answers.cells(answer, level, (key,))
        row = cells.row(year or 0)
        if row is None or np.isnan(cells.numerator[row, 0]) or np.isnan(cells.denominator[row, 0]):
            return None
        return Worked(
            name=answer.possible.register.areas[key].name,
            year=year_label(cells.years[row], chosen.pooled_years),
            numerator=formats.number(float(cells.numerator[row, 0]), 0, lang),
            denominator=formats.number(float(cells.denominator[row, 0]), 0, lang),
            value=value_texts(cells, answer.indicator, lang)[row][0],
        )


def _line(comparison: Comparison, role: str, position: int, indicator: Indicator, answer: Answer) -> Line:
    """A line on every calendar year between the first and the last of its cells."""
    confidence, lang = answer.selection.confidence, answer.selection.language
    group = role == "aehnliche"  # its limits are a span of places
    cells = _every_year(comparison.cells if group else certainty.limited(comparison.cells, indicator, confidence))
    texts = [row[0] for row in value_texts(cells, indicator, lang)]
    if group:
        without = cells.status[:, 0] == Status.NOT_APPLICABLE
        texts = [say(lang, "not_convertible") if one else text for text, one in zip(texts, without, strict=True)]
    banded = (group or role == "place") and not np.isnan(cells.lower).all()
    sources = [answer.possible.catalogue.sources.get(key) for key in cells.sources]
    return Line(
        key=comparison.key,
        name=comparison.name,
        role=role,
        years=cells.years,
        values=cells.value[:, 0].tolist(),
        texts=texts,
        position=position,
        lower=cells.lower[:, 0].tolist() if banded else None,
        upper=cells.upper[:, 0].tolist() if banded else None,
        example=(cells.provenance[:, 0] == _EXAMPLE).tolist(),
        source=cells.source[:, 0].tolist(),
        sources=[source.name[lang] if source else "" for source in sources],
        details=[
            " · ".join(part for part in (counts[0], interval[0]) if part)
            for counts, interval in zip(
                count_texts(cells, lang),
                certainty.interval_texts(cells.lower, cells.upper, indicator, lang),
                strict=True,
            )
        ],
    )


def _every_year(cells: Cells) -> Cells:
    years = tuple(range(cells.years[0], cells.years[-1] + 1))
    rows = np.array([cells.years.index(year) if year in cells.years else -1 for year in years])

    def stretched(name: str, missing: float) -> Any:
        array = getattr(cells, name)[rows].copy()
        array[rows < 0] = missing
        return array

    floats = {name: stretched(name, np.nan) for name in ("value", "lower", "upper", "numerator", "denominator")}
    codes = {"status": 5, "provenance": -1, "mark": 0, "source": -1}
    return replace(cells, years=years, **floats, **{name: stretched(name, code) for name, code in codes.items()})
