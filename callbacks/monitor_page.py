"""The Monitor for one answer: the page's components, and what the owner callback puts into them later."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import orjson
from dash.development.base_component import Component

from callbacks.answers import Answer, Answers
from callbacks.machine_routes import map_address, series_address, slab_address
from dashboard import formats
from dashboard.compute.display import VALUE
from dashboard.compute.territory import TODAY, territory_words
from dashboard.domain.slab import PROVENANCES
from dashboard.texts import say
from layouts import ids
from layouts.choices import indicator_options
from layouts.comparison import WEIGHTS, similar_answer
from layouts.controls import Controls, controls
from layouts.filter_panel import ticks
from layouts.monitor import monitor, notice, source_fixed, stores

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

    def components(self, answer: Answer) -> tuple[Component, list[Component]]:
        """The page and its stores, complete for this answer: nothing has to be fetched to see title and controls."""
        chosen = answer.selection
        head = self.head(answer)
        drawn = [head[name] for name in ("slab", "series", "map", "query", "year", "places")]
        start = orjson.dumps([*drawn, chosen.palette, chosen.view]).decode()
        return monitor(self.controls(answer), head | {"start": start}, chosen.language, chosen.view), stores(head)

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
        dated = say(lang, "source_date", date=answer.indicator.reporting_date[lang])
        return {
            "query": chosen.to_query(),
            "places": list(chosen.places),
            "year": chosen.year,
            "slab": slab_address(self.answers, answer),
            "series": series_address(self.answers, answer),
            "map": map_address(self.answers, answer),
            "options": indicator_options(answer.possible, chosen),
            "indicator": chosen.indicator,
            "view": chosen.view,
            "title": self.title(answer),
            "subtitle": self.subtitle(answer),
            "notice": notice(answer.notices, lang, newer=bool(chosen.version)),
            "source_fixed": source_fixed(
                f"{say(lang, 'source_map')} {dated}", say(lang, "source_version", status=status, version=answer.version)
            ),
            "version": answer.version,
        }

    def title(self, answer: Answer) -> str:
        return answer.title

    def subtitle(self, answer: Answer) -> str:
        """What is measured, and every filter in words."""
        chosen, lang = answer.selection, answer.selection.language
        panel = self.controls(answer)

        def word(control: dict[str, Any]) -> str:
            return next((str(one["label"]) for one in control["options"] if one["value"] == control["value"]), "")

        parts = [answer.indicator.subtitle[lang]]
        if chosen.official:
            parts.append(say(lang, "official_only"))
        if chosen.pooled_years > 1:
            parts.append(say(lang, "pooled", years=chosen.pooled_years))
        if chosen.level == "gemeinde" and chosen.territory != TODAY:
            parts.append(territory_words(chosen.territory, lang))
        if chosen.amt:
            parts.append(word(panel.amt))
        if chosen.population:
            parts.append(word(panel.size))
        if chosen.display != VALUE:
            parts.append(self.answers.slab(answer)["shown"]["title"])
        return " · ".join(parts)

    def update(self, answer: Answer, asked_year: int | None, search: str | None = None) -> dict[str, Any]:
        """The outputs of the owner callback.

        `asked_year` is the year that the reader saw when the question was put, None where the address says the year: so
        that the browser knows whether he has stepped on meanwhile. `search` keeps the address as it is when it was the
        address that changed.
        """
        panel, head = self.controls(answer), self.head(answer)
        values = {field.name: getattr(panel, field.name) for field in fields(panel)}
        values |= {f"weight_{feature}": props for feature, props in panel.weights.items()}
        by_id = {
            ids.MONITOR_THEMA: "theme", ids.MONITOR_OFFICIAL: "official", ids.MONITOR_LEVEL: "level",
            ids.MONITOR_EXTENT: "extent", ids.MONITOR_TERRITORY: "territory",
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
            "official_note": panel.official_note,
            "indicators": head["options"],
            "pooling_note": panel.pooling_note,
            "level_note": panel.level_note,
            "comparison_note": panel.comparison_note,
            "similar": similar_answer(panel.similar, answer.selection.language),
            "query": head["query"],
            "shown_year": head["year"],
            "asked_year": asked_year,
            "slab": head["slab"],
            "series": head["series"],
            "map": head["map"],
            "notice": head["notice"],
            "source_fixed": head["source_fixed"],
        }
