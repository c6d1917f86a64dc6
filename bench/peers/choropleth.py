"""Dash with `go.Choropleth` and Plotly charts, the year changed in the browser alone.

A Plotly choropleth asks another host for a world map even where it draws own boundaries; here
assets/choropleth.js says that there is one already and that it is empty.
"""

from __future__ import annotations

import os

from dash import dcc
from plotly.graph_objects import Choropleth, Figure

from bench.peers.figures import Exported
from bench.peers.page import BARE, build, serve

exported = Exported.read()
first = exported.figures(os.environ.get("BENCH_INDICATOR", exported.indicators[0]))
west, south, east, north = exported.bounds
figure = Figure(
    Choropleth(
        geojson="/areas.geojson",
        featureidkey="properties.gebiet",
        locations=exported.keys,
        z=first["values"][-1],
        zmin=first["least"],
        zmax=first["most"],
        text=exported.names,
        colorscale="Viridis",
    )
)
figure.update_geos(
    visible=False,
    projection={"type": "mercator"},
    lonaxis={"range": [west, east]},
    lataxis={"range": [south, north]},
)
figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, dragmode=False)
graph = dcc.Graph(figure=figure, config=BARE, style={"height": "100%"})

app = build(__name__, exported, first, graph, "choropleth")
server = app.server

if __name__ == "__main__":
    serve(app)
