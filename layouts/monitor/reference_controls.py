"""The parts of the filter panel about comparing: similar places with their weights, and what the map
shows."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.indicators.wording.similar_places import SimilarPlace, SimilarWords
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.monitor.components import Select
from layouts.options import OneOf

WEIGHTS = {
    "einwohner": ids.MONITOR_WEIGHT_EINWOHNER,
    "dichte": ids.MONITOR_WEIGHT_DICHTE,
    "kinder": ids.MONITOR_WEIGHT_KINDER,
    "entwicklung": ids.MONITOR_WEIGHT_ENTWICKLUNG,
    "stadt": ids.MONITOR_WEIGHT_STADT,
}
"""The control of each feature's weight."""


def similar_field(
    words: SimilarWords | None, weights: Mapping[str, OneOf], lang: str, *, hidden: bool
) -> html.Div:
    """ "Wer ist wie …?": shown while places are compared with similar ones."""
    rows = [
        html.Div(
            [
                html.Label(say(lang, f"feature_{key}"), htmlFor=WEIGHTS[key]),
                Select(WEIGHTS[key], **offered.props(), small=True),
            ],
            className="bl-weight",
        )
        for key, offered in weights.items()
    ]
    return html.Div(
        [
            html.Div(similar_answer(words, lang), id=ids.MONITOR_SIMILAR, role="status"),
            html.Details([html.Summary(say(lang, "similar_weights")), *rows]),
        ],
        className="bl-field bl-similar",
        id=f"{ids.MONITOR_SIMILAR}-field",
        hidden=hidden,
        role="group",
        **attributes({"aria-label": say(lang, "similar")}),
    )


def similar_answer(words: SimilarWords | None, lang: str) -> list[Component]:
    """The answer in words; the button and the names carry what `assets/monitor/similar-places.js` needs."""
    if words is None:
        return []
    parts: list[Component] = [html.P([html.B(words.question), " ", words.answer])]
    if words.places:
        parts.append(
            html.Button(
                say(lang, "similar_show"),
                type="button",
                className="btn bl-quiet bl-similar-show",
                **attributes(
                    {"data-similar": " ".join(place.key for place in words.places), "aria-pressed": "false"}
                ),
            )
        )
        parts.append(
            html.Details(
                [html.Summary(say(lang, "similar_why")), html.Ol([_item(one) for one in words.places])]
            )
        )
    return [*parts, *(html.P(note, className="bl-note") for note in words.notes)]


def _item(place: SimilarPlace) -> html.Li:
    name = html.Button(
        place.name, type="button", className="bl-link bl-plain", **attributes({"data-like": place.key})
    )
    return html.Li([name, f" {place.reasons}"])
