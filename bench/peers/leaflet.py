"""dash-leaflet without tiles, and Plotly charts, the year changed in the browser alone.

The documented way to restyle is `hideout`, upon which dash-leaflet makes every area anew; here the layers
that Leaflet made are given their colour (assets/leaflet.js), which is faster.
"""

from __future__ import annotations

import os

import dash_leaflet
from dash import html

from bench.peers.figures import Exported
from bench.peers.page import build, serve

exported = Exported.read()
first = exported.figures(os.environ.get("BENCH_INDICATOR", exported.indicators[0]))
layer = dash_leaflet.GeoJSON(
    url="/areas.geojson",
    style={"variable": "dashExtensions.peer.style"},
    onEachFeature={"variable": "dashExtensions.peer.each"},
    hideout={
        "values": dict(zip(exported.keys, first["values"][-1], strict=True)),
        "least": first["least"],
        "most": first["most"],
    },
    zoomToBounds=True,
)
chart = html.Div(
    [
        dash_leaflet.Map(
            [layer],
            center=[53.5, 11.5],
            zoom=9,
            zoomSnap=0,
            zoomAnimation=False,
            fadeAnimation=False,
            attributionControl=False,
            style={"height": "490px", "background": "white"},
        ),
        html.Div(id="legend", style={"display": "flex", "height": "24px"}),
    ]
)

app = build(__name__, exported, first, chart, "leaflet")
server = app.server

if __name__ == "__main__":
    serve(app)
