"""A page with nothing but the map: thirty square municipalities, or thousands, figures of two years, the strictest
content policy."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.map.choropleth import choropleth
from layouts.monitor.map import map_frame

ASSETS = Path(__file__).parents[4] / "assets"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
COLUMNS, ROWS, SIDE = 6, 5, 100
KEYS = [f"{13076001 + number}" for number in range(COLUMNS * ROWS)]
HUNDREDS, MANY = (27, 20), (47, 44)
"""Columns and rows of maps that are painted on a canvas, the latter with thin lines."""
SUPPRESSED, ZERO, MISSING, NOT_APPLICABLE, FEW = KEYS[0], KEYS[1], KEYS[2], KEYS[3], KEYS[4]
STATUS = {SUPPRESSED: 3, ZERO: 1, MISSING: 5, NOT_APPLICABLE: 6}
START = """import * as store from "/assets/core/store.js";
import "/assets/shell/tell-reader.js";
import "/assets/map/legend.js";
import * as drawings from "/assets/map/drawings.js";
import { map } from "/assets/map/map.js";
window.lupe = { ...store, map };
store.setSlab(await (await fetch("/slab.json")).json());
await drawings.fetched("/karte.svg");
const slab = store.state.slab, box = document.getElementById("monitor-map"), opening = box.cloneNode(true);
map.draw("/karte.svg");
window.lupe.again = () => {
  store.setHover(null);
  store.setGroup(null);
  store.select([], "server");
  Object.assign(store.state, { year: null, palette: null });
  store.setSlab(slab);
  document.getElementById("monitor-map").replaceWith(opening.cloneNode(true));
  map.draw("/karte.svg");
  for (const told of document.querySelectorAll(".bl-told")) told.remove();
  document.getElementById("shell-live").textContent = "";
  document.documentElement.dataset.bsTheme = "light";
  document.body.tabIndex = -1;
  document.body.focus(); // Tab begins at the top again
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
};
document.body.dataset.ready = "1";
"""
"""`lupe.again` shows the page as it opened, with a map that was built anew."""


def keys_of(columns: int, rows: int) -> list[str]:
    return [f"{13076001 + number}" for number in range(columns * rows)]


def geometry(columns: int, rows: int) -> MapGeometry:
    keys = keys_of(columns, rows)
    areas = tuple(_square(key, number % columns, number // columns) for number, key in enumerate(keys))
    width, height = columns * SIDE, rows * SIDE
    outline = f"M0 0l{width} 0 0 {height}-{width} 0z"
    around = f"M-900 -900l{width + 1800} 0 0 {height + 1800}-{width + 1800} 0z{outline}"
    context = (Shape("13003", "Nachbarkreis", around, (-400, 100), (-900, -900, width + 900, height + 900)),)
    return MapGeometry(
        "gemeinde", date(2019, 5, 26), (0, 0, width, height), areas, "M300 0l0 500", outline, context
    )


def _square(key: str, column: int, row: int) -> Shape:
    x, y = column * SIDE, row * SIDE
    path = f"M{x} {y}l{SIDE} 0 0 {SIDE}-{SIDE} 0z"
    return Shape(key, f"Ort {key[-2:]}", path, (x + 50, y + 50), (x, y, x + SIDE, y + SIDE))


def slab(keys: list[str]) -> dict[str, Any]:
    """Two years; in the second every class is one higher, modulo five. Columns in the opposite order of the
    picture."""
    places, years = keys[::-1], [2022, 2023]
    status = [STATUS.get(key, 0) for key in places]
    valued = [code in (0, 1) for code in status]
    classes = [[(n + step) % 5 if valued[n] else -1 for n in range(len(places))] for step in range(2)]
    words = [
        "gemeldet",
        "null",
        "gerundet null",
        "geschützt",
        "unsicher",
        "nicht gemeldet",
        "nicht zutreffend",
        "folgt",
    ]
    twice: dict[str, list[Any]] = {
        "value": [10.0 * n if valued[n] else None for n in range(len(places))],
        "status": status,
        "few": [int(key == FEW) for key in places],
        "example": [1] * len(places),
        "rank": [n + 1 if valued[n] else 0 for n in range(len(places))],
        "text": [f"{n},0 %" if valued[n] else words[status[n]] for n in range(len(places))],
        "counts": [f"{n} von 100" if valued[n] else "" for n in range(len(places))],
        "difference": ["+1,5" if valued[n] else "" for n in range(len(places))],
    }
    shown = [n for n in range(len(places)) if status[n] == 0]
    return {
        "level": "gemeinde",
        "title": "Betreuungsquote",
        "years": years,
        "labels": ["2022", "2023"],
        "circles": None,
        "unrounded": {"change": [[0] * len(places)] * 2, "difference": [[0] * len(places)] * 2},
        "places": places,
        "names": [f"Ort {key[-2:]}" for key in places],
        "lines": ["Amt Mitte · 1.234 Einwohner"] * len(places),
        "parents": ["Amt"] * len(places),
        "inside": [1] * len(places),
        "class": classes,
        "ranked": [26, 26],
        "legend": {
            "title": "Anteil in Prozent",
            "note": "gleich viele je Klasse",
            "labels": ["unter 10", "10 bis unter 20", "20 bis unter 30", "30 bis unter 40", "ab 40"],
            "joints": ["10", "20", "30", "40"],
            "breaks": [10, 20, 30, 40],
            "counts": [[sum(classes[y][n] == c for n in shown) for c in range(5)] for y in range(2)],
            "statuses": [[status.count(code) for code in range(9)]] * 2,
            "few": [1, 1],
            "continuous": False,
        },
        "heading": {"rank": "Rang", "difference": "Abstand zum Landkreis"},
        "words": {
            "status": words,
            "sentence": [
                "",
                "",
                "",
                "Der Wert ist geschützt.",
                "",
                "Kein Wert gemeldet.",
                "Gibt es hier nicht.",
                "",
            ],
            "few": "wenige Fälle",
            "example": "Beispiel",
            "of": "von",
            "rank": "Rang",
            "level": "Gemeinden",
            "legendHint": "Klick wählt aus",
            "lightMore": "hell heißt mehr",
            "darkMore": "dunkel heißt mehr",
            "printedColours": "Farben wie im Druck",
            "verdicts": ["nicht prüfbar", "im Rahmen des Zufalls", "möglich", "deutlich"],
            "verdictSentences": [
                "Ohne Fallzahlen nicht zu prüfen.",
                "Zufall.",
                "Vielleicht mehr.",
                "Mehr als Zufall.",
            ],
        },
    } | {name: [row, row] for name, row in twice.items()}


@contextmanager
def stage(columns: int = COLUMNS, rows: int = ROWS) -> Iterator[str]:
    """The address of the page while the server runs; the map has so many squares beside and below each
    other."""
    keys = keys_of(columns, rows)
    picture = choropleth(
        geometry(columns, rows),
        labels={key: max(12000 - 300 * n, 10) for n, key in enumerate(keys)},
        title="Karte der Orte",
    )
    answers = {
        "/": ("text/html", _page()),
        "/start.js": ("text/javascript", START),
        "/stage.css": ("text/css", "main { padding: 10px; } .bl-mapcard { width: 806px; height: 740px; }"),
        "/slab.json": ("application/json", json.dumps(slab(keys))),
        "/karte.svg": ("image/svg+xml", picture),
        "/favicon.ico": ("image/x-icon", ""),
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = answers.get(self.path, ("", ""))
            file = ASSETS / self.path.removeprefix("/assets/")
            if not kind and file.suffix in TYPES and file.is_file():
                kind, body = TYPES[file.suffix], file.read_text(encoding="utf-8")
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", f"{kind or 'text/plain'}; charset=utf-8")
            self.send_header("Content-Security-Policy", "default-src 'self'")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            """Silence: the tests print what matters."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def _page() -> str:
    styles = "".join(
        f'<link rel="stylesheet" href="/assets/styles/{name}.css">'
        for name in ("tokens", "components", "map")
    )
    return (
        '<!doctype html><html lang="de" data-bs-theme="light"><head><meta charset="utf-8"><title>Karte</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'{styles}<link rel="stylesheet" href="/stage.css"></head><body><main><h1>Karte</h1>'
        f'<section class="bl-card bl-mapcard" aria-label="Karte">{_markup(map_frame("de"))}'
        '<div id="monitor-legend" class="bl-legend"></div></section><p id="shell-live" aria-live="polite"></p></main>'
        '<script type="module" src="/start.js"></script></body></html>'
    )


def _markup(component: Any) -> str:
    """HTML of Dash components as React would write it: enough for the map's frame."""
    if component is None or isinstance(component, str):
        return escape(component or "")
    if isinstance(component, list):
        return "".join(map(_markup, component))
    described = component.to_plotly_json()
    attributes = dict(described["props"])
    children, tag = attributes.pop("children", None), described["type"].lower()
    attributes["class"] = attributes.pop("className", "")
    written = "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not False
    )
    return f"<{tag}{written}>{_markup(children)}</{tag}>"
