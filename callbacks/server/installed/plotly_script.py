"""Plotly's script out of the installed package, with our German words: loaded only where a reader explores a
chart."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files

from flask import Flask, redirect, request
from werkzeug import Response as AnyResponse

from callbacks.server.caching import NEVER, cache_control, content_print, packed

GERMAN = {
    "moduleType": "locale",
    "name": "de",
    "dictionary": {
        "Autoscale": "Alles zeigen",
        "Box Select": "Rechteck auswählen",
        "Double-click to zoom back out": "Doppelklick zeigt wieder alles",
        "Download plot": "Bild speichern",
        "Download plot as a PNG": "Bild als PNG speichern",
        "Lasso Select": "Freihand auswählen",
        "Pan": "Verschieben",
        "Reset": "Zurücksetzen",
        "Reset axes": "Achsen zurücksetzen",
        "Snapshot succeeded": "Das Bild ist gespeichert",
        "Sorry, there was a problem downloading your snapshot!": "Das Bild ließ sich nicht speichern",
        "Taking snapshot - this may take a few seconds": "Das Bild wird gezeichnet, das dauert einige Sekunden",
        "Zoom": "Ausschnitt vergrößern",
        "Zoom in": "Vergrößern",
        "Zoom out": "Verkleinern",
    },
    "format": {"decimal": ",", "thousands": "."},
}
_LOCALE = f";Plotly.register({json.dumps(GERMAN, ensure_ascii=False)});"
_PRINT = content_print((version("plotly") + _LOCALE).encode())
ADDRESS = f"/paket/plotly.js?v={_PRINT}"
"""Changes with the package's version and our words."""


def register(server: Flask) -> None:
    """Serves the script under an address that changes with it; the one without `v` leads there, so that no page
    needs to know it before a reader explores."""

    @server.get("/paket/plotly.js")
    def plotly() -> AnyResponse:
        if "v" not in request.args:
            there = redirect(ADDRESS)
            there.headers["Cache-Control"] = NEVER
            return there
        fresh = request.args["v"] == _PRINT
        return packed(plotly_script(), "text/javascript", cache=cache_control(fresh), once=True)


@lru_cache(maxsize=1)
def plotly_script() -> bytes:
    """The whole script: 4.8 MB that are read with the first reader who explores, and kept."""
    script = (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    return script + _LOCALE.encode()
