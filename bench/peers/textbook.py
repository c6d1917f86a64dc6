"""The app that a Plotly Dash tutorial leads to, as the yardstick: one callback, everything drawn again at
every event.

Reads what `bench.export` wrote, from the folder in BENCH_EXPORT: `areas.geojson` (properties `gebiet`,
`name`) and `values.sqlite` (table `value`: indicator, area, year, value). Nothing is cached, patched or done
in the browser. It is compressed with gzip and served by waitress like the product, so that only the way of
building differs.
"""

from __future__ import annotations

import os
from pathlib import Path

import geopandas as gpd
import pandas as pd
import plotly.express as px
import waitress
from dash import Dash, Input, Output, dcc, html
from plotly.graph_objects import Figure
from sqlalchemy import create_engine, text

EXPORT = Path(os.environ["BENCH_EXPORT"])
QUERY = text("SELECT area, year, value FROM value WHERE indicator = :indicator")
LONGEST_RANKING = 20
ZOOM_OF_A_DISTRICT, ZOOM_OF_GERMANY = 8, 4.6

engine = create_engine(f"sqlite:///{EXPORT / 'values.sqlite'}")
areas = gpd.read_file(EXPORT / "areas.geojson").set_index("gebiet")
west, south, east, north = areas.total_bounds
with engine.connect() as connection:
    indicators = [
        row[0] for row in connection.execute(text("SELECT DISTINCT indicator FROM value ORDER BY 1"))
    ]
    first, last = connection.execute(text("SELECT min(year), max(year) FROM value")).one()
start = os.environ.get("BENCH_INDICATOR", indicators[0])

app = Dash(__name__, compress=True)
server = app.server
server.config["COMPRESS_ALGORITHM"] = ["gzip"]
app.layout = html.Div(
    [
        html.H1("Regionalatlas"),
        dcc.Dropdown(id="indicator", options=indicators, value=start, clearable=False),
        dcc.Slider(id="year", min=first, max=last, step=1, value=last, marks=None),
        html.Button("nächstes Jahr", id="next"),
        dcc.Graph(id="map", style={"height": "520px", "width": "800px"}),
        dcc.Graph(id="series"),
        dcc.Graph(id="ranking"),
    ]
)


@app.callback(
    Output("map", "figure"),
    Output("series", "figure"),
    Output("ranking", "figure"),
    Input("indicator", "value"),
    Input("year", "value"),
    Input("next", "n_clicks"),
)
def update(indicator: str, year: int, clicks: int | None) -> tuple[Figure, Figure, Figure]:
    table = pd.read_sql(QUERY, engine, params={"indicator": indicator})
    table["name"] = table["area"].map(areas["name"])
    years = sorted(table["year"].unique())
    wanted = years[-1 - (clicks or 0) % len(years)] if clicks else min(years, key=lambda one: abs(one - year))
    current = table[table["year"] == wanted]
    choropleth = px.choropleth_map(
        current,
        geojson=areas.__geo_interface__,
        locations="area",
        color="value",
        hover_name="name",
        color_continuous_scale="Viridis",
        map_style="white-bg",
        center={"lon": (west + east) / 2, "lat": (south + north) / 2},
        zoom=ZOOM_OF_A_DISTRICT if len(areas) < 1000 else ZOOM_OF_GERMANY,
    )
    choropleth.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, uirevision="same")
    series = px.line(table.groupby("year", as_index=False)["value"].mean(), x="year", y="value")
    ranking = px.bar(current.nlargest(LONGEST_RANKING, "value"), x="value", y="name", orientation="h")
    return choropleth, series, ranking


if __name__ == "__main__":
    waitress.serve(server, host="127.0.0.1", port=int(os.environ["PORT"]), threads=4)
