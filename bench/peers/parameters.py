"""Vizro: the same three charts as captured figures, the year as a parameter, which its server answers.

Vizro has no place for a change in the browser alone: each value of a parameter is a round to the server,
which makes the figures that depend on it. As its documentation advises, the data are loaded once and kept;
boundaries are a file of their own.
"""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pandas as pd
import vizro.models as vm
import waitress
from flask import Response
from plotly.graph_objects import Bar, Choropleth, Figure, Scatter
from vizro import Vizro
from vizro.managers import data_manager
from vizro.models.types import capture

from bench.peers.figures import LONGEST_RANKING, Exported

exported = Exported.read()
first = exported.figures(os.environ.get("BENCH_INDICATOR", exported.indicators[0]))
ASSETS = str(Path(__file__).with_name("assets"))
years: list[int] = first["years"]
data_manager["values"] = pd.DataFrame(
    first["values"], index=pd.Index(years, name="year"), columns=list(exported.keys)
).reset_index()


def _areas(data_frame: pd.DataFrame, year: int = years[-1]) -> Figure:
    row = data_frame.loc[data_frame["year"] == year, list(exported.keys)].iloc[0]
    figure = Figure(
        Choropleth(
            geojson="/areas.geojson",
            featureidkey="properties.gebiet",
            locations=exported.keys,
            z=row,
            zmin=first["least"],
            zmax=first["most"],
            text=exported.names,
            colorscale="Viridis",
        )
    )
    west, south, east, north = exported.bounds
    figure.update_geos(
        visible=False,
        projection={"type": "mercator"},
        lonaxis={"range": [west, east]},
        lataxis={"range": [south, north]},
    )
    return figure.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0})


def _series(data_frame: pd.DataFrame, year: int = years[-1]) -> Figure:
    means = data_frame[list(exported.keys)].mean(axis=1)
    return (
        Figure(Scatter(x=data_frame["year"], y=means, mode="lines"))
        .update_xaxes(tickformat="d")
        .add_vline(x=year)
    )


def _ranking(data_frame: pd.DataFrame, year: int = years[-1]) -> Figure:
    row = data_frame.loc[data_frame["year"] == year, list(exported.keys)].iloc[0]
    row.index = pd.Index(exported.names)
    highest = row.dropna().nlargest(LONGEST_RANKING)
    figure = Figure(Bar(x=highest, y=highest.index, orientation="h"))
    return figure.update_layout(xaxis={"range": [0, first["most"]]})


areas_of, series_of, ranking_of = map(capture("graph"), (_areas, _series, _ranking))
marks = {years[0]: str(years[0]), years[-1]: str(years[-1])}
slider = vm.Slider(id="year", min=years[0], max=years[-1], step=1, value=years[-1], marks=marks, title="Jahr")
page = vm.Page(
    title="Regionalatlas",
    components=[
        vm.Graph(id="map", figure=areas_of("values")),
        vm.Graph(id="series", figure=series_of("values")),
        vm.Graph(id="ranking", figure=ranking_of("values")),
    ],
    controls=[vm.Parameter(targets=["map.year", "series.year", "ranking.year"], selector=slider)],
)
app = Vizro(assets_folder=ASSETS, assets_ignore=r"^(?!choropleth\.js$)", compress=True).build(
    vm.Dashboard(pages=[page])
)
server = app.dash.server
boundaries = orjson.dumps(exported.areas)
server.add_url_rule("/areas.geojson", view_func=lambda: Response(boundaries, mimetype="application/json"))

if __name__ == "__main__":
    waitress.serve(server, host="127.0.0.1", port=int(os.environ["PORT"]), threads=4)
