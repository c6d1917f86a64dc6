"""The stage of one scene: a frame for a headline, a few numbers and one picture, which its scripts fill."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.meeting.stage.model import Stage
from layouts import ids
from layouts.attributes import attributes

PATH = "/buehne"


def stage_content(stage: Stage) -> Component:
    """What stands there before the scripts run, and without them: sentence, year, numbers and source."""
    now = stage.now
    return html.Div(
        [
            html.Main(
                [
                    html.H1(now.headline if now else stage.title, id=ids.STAGE_HEADLINE),
                    html.P(now.label if now else "", id=ids.STAGE_YEAR),
                    html.P(
                        now.badge if now else "",
                        id=ids.STAGE_BADGE,
                        className="bl-example",
                        hidden=not (now and now.badge),
                    ),
                    html.Dl(
                        [
                            html.Div(
                                [html.Dt(one.name), html.Dd([html.B(one.text), f" {one.said}".rstrip()])],
                                className="bl-stage-num",
                            )
                            for one in (now.numbers if now else ())
                        ],
                        id=ids.STAGE_NUMBERS,
                    ),
                    html.Div(id=ids.STAGE_VIEW, className="bl-stage-view"),
                    html.Div(id=ids.STAGE_LEGEND),
                    html.Ul(id=ids.STAGE_SIGNS),
                    html.Div(id=ids.STAGE_PILLS, **attributes({"aria-hidden": "true"})),
                    html.P(id=ids.STAGE_EXTREME, className="bl-stage-out"),
                    html.Footer(html.P(now.source if now else stage.fallback, id=ids.STAGE_SOURCE)),
                    html.Div(id=ids.STAGE_TIP, hidden=True),
                ],
                id=ids.STAGE,
                className="bl-stage",
                **attributes({"data-picture": stage.picture}),
            ),
            html.Div(
                id=ids.LIVE, className="visually-hidden", role="status", **attributes({"aria-live": "polite"})
            ),
        ],
        lang=stage.lang,
    )
