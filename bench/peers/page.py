"""What both Dash peers share: the page, two Plotly charts, and one round to the server for a new indicator.

As a skilled person builds it: the first figures are in the layout, the values of all years come at once and
stay in the browser, a year is a matter of the browser alone (assets/year.js), boundaries are a file of their own
that the browser asks for at once and keeps. Dash loads its scripts as it does by itself: all of them at once
(`eager_loading`) are a megabyte more.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson
import waitress
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from flask import Response
from plotly.graph_objects import Bar, Figure, Scatter

from bench.peers.figures import LONGEST_RANKING, Exported

HEAD = '<link rel="preload" href="/areas.geojson" as="fetch" crossorigin>'
BARE: dcc.Graph.Config = {"displayModeBar": False}


def build(name: str, exported: Exported, first: dict[str, Any], chart: Component, script: str) -> Dash:
    """The app; `chart` is its map, `script` the file of assets/ that paints it."""
    others = "|".join(
        file.stem
        for file in (Path(__file__).parent / "assets").iterdir()
        if file.stem not in ("year", script)
    )
    app = Dash(
        name,
        assets_folder=str(Path(__file__).parent / "assets"),
        assets_ignore=f"^({others})\\.js$",
        compress=True,
        update_title="",
    )
    app.index_string = app.index_string.replace("{%metas%}", HEAD + "{%metas%}")
    years = first["years"]
    app.layout = html.Div(
        [
            html.H1("Regionalatlas"),
            dcc.Dropdown(
                id="indicator", options=list(exported.indicators), value=first["indicator"], clearable=False
            ),
            dcc.Slider(
                id="year", min=years[0], max=years[-1], step=1, value=years[-1], marks=None, updatemode="drag"
            ),
            html.Button("nächstes Jahr", id="next"),
            html.Div(chart, id="map", style={"height": "520px", "width": "800px"}),
            dcc.Graph(id="series", figure=_series(first), config=BARE),
            dcc.Graph(id="ranking", figure=_ranking(exported, first), config=BARE),
            dcc.Store(id="figures", data=first),
            dcc.Store(id="names", data=exported.names),
        ]
    )
    _callbacks(app, exported)
    return app


def _callbacks(app: Dash, exported: Exported) -> None:
    boundaries = orjson.dumps(exported.areas)

    def areas() -> Response:
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(boundaries, mimetype="application/json", headers=headers)

    app.server.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    app.server.add_url_rule("/areas.geojson", view_func=areas)

    @app.callback(Output("figures", "data"), Input("indicator", "value"), prevent_initial_call=True)
    def figures(indicator: str) -> dict[str, Any]:
        return exported.figures(indicator)

    app.clientside_callback(
        ClientsideFunction("peer", "next"),
        Output("year", "value", allow_duplicate=True),
        Input("next", "n_clicks"),
        State("year", "value"),
        State("figures", "data"),
        State("names", "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("peer", "show"),
        Input("year", "value"),
        State("figures", "data"),
        State("names", "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("peer", "adopt"),
        Output("year", "min"),
        Output("year", "max"),
        Output("year", "value", allow_duplicate=True),
        Input("figures", "data"),
        State("year", "value"),
        State("names", "data"),
        prevent_initial_call=True,
    )


def _series(first: dict[str, Any]) -> Figure:
    figure = Figure(Scatter(x=first["years"], y=first["mean"], mode="lines"))
    cursor = {
        "type": "line",
        "x0": first["years"][-1],
        "x1": first["years"][-1],
        "yref": "paper",
        "y0": 0,
        "y1": 1,
    }
    return figure.update_layout(shapes=[cursor], margin={"t": 20, "r": 20}, xaxis={"tickformat": "d"})


def _ranking(exported: Exported, first: dict[str, Any]) -> Figure:
    last = [
        (value, name)
        for value, name in zip(first["values"][-1], exported.names, strict=True)
        if value is not None
    ]
    highest = sorted(last, reverse=True)[:LONGEST_RANKING]
    bars = Bar(x=[value for value, _ in highest], y=[name for _, name in highest], orientation="h")
    figure = Figure(bars)
    return figure.update_layout(
        margin={"t": 20, "r": 20, "l": 180}, xaxis={"range": [0, first["most"]]}, yaxis={"type": "category"}
    )


def serve(app: Dash) -> None:
    """Like the product: waitress, one process, compressed."""
    waitress.serve(app.server, host="127.0.0.1", port=int(os.environ["PORT"]), threads=4)
