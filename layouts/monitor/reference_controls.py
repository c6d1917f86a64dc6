"""The parts of the filter panel about comparing: similar places with their weights, and what the map
shows."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.domain.selection import parse
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
    "auslaendisch": ids.MONITOR_WEIGHT_AUSLAENDISCH,
}
"""The control of each feature's weight."""


def similar_field(
    words: SimilarWords | None, similar_in: OneOf, weights: Mapping[str, OneOf], lang: str, *, hidden: bool
) -> html.Div:
    """ "Wer ist wie …?", and where they are looked for: shown while places are compared with similar ones."""
    where = html.Div(
        [
            html.Label(say(lang, "similar_in"), htmlFor=ids.MONITOR_SIMILAR_IN),
            Select(ids.MONITOR_SIMILAR_IN, **similar_in.props(), small=True),
        ],
        className="bl-weight",
    )
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
            where,
            html.Details([html.Summary(say(lang, "similar_weights")), *rows]),
        ],
        className="bl-field bl-similar",
        id=f"{ids.MONITOR_SIMILAR}-field",
        hidden=hidden,
        role="group",
        **attributes({"aria-label": say(lang, "similar")}),
    )


def similar_answer(words: SimilarWords | None, lang: str) -> list[Component]:
    """The answer in words; the button and the names carry what `assets/monitor/similar-places.js` needs. Who is
    not on this map is a link to the profile, and a map that shows all is a link, too."""
    if words is None:
        return []
    parts: list[Component] = [html.P([html.B(words.question), " ", words.answer])]
    drawn = [place.key for place in words.places if not place.elsewhere]
    if drawn:
        parts.append(
            html.Button(
                say(lang, "similar_show"),
                type="button",
                className="btn bl-quiet bl-similar-show",
                **attributes({"data-similar": " ".join(drawn), "aria-pressed": "false"}),
            )
        )
    if words.map_query:
        there = say(lang, f"similar_map_{parse(words.map_query)[0].extent}")
        parts.append(html.P(html.A(there, href=f"/?{words.map_query}", className="bl-link")))
    if words.places:
        items = html.Ol([_item(one, lang) for one in words.places])
        parts.append(html.Details([html.Summary(say(lang, "similar_why")), items]))
    return [*parts, *(html.P(note, className="bl-note") for note in words.notes)]


def _item(place: SimilarPlace, lang: str) -> html.Li:
    if place.elsewhere:
        query = "" if lang == "de" else f"?sprache={lang}"
        there = html.A(place.name, href=f"/gemeinde/{place.key}{query}", className="bl-link")
        return html.Li([there, f" {place.reasons}"])
    name = html.Button(
        place.name, type="button", className="bl-link bl-plain", **attributes({"data-like": place.key})
    )
    return html.Li([name, f" {place.reasons}"])
