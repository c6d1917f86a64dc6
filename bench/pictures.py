"""Measures exports over the wire: pictures, slides and tables of a warm server, and the memory they leave
behind."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from bench.serving import Call, latencies, resident_megabytes
from bench.stage import prepare, product_environment, served
from bench.table import Goal, Row, Series, markdown

STATE = "indikator=betreuungsquote_u3&jahr=2024&ebene=gemeinde&gebiete=13076108,13076159"
WHAT = (
    ("map as SVG", f"/bild/karte.svg?{STATE}", 0.1),
    ("map as PNG, 1920 px", f"/bild/karte.png?{STATE}", 1.0),
    ("map as PNG, 3840 px", f"/bild/karte.png?{STATE}&breite=3840", None),
    ("time series as SVG", f"/bild/zeitreihe.svg?{STATE}", None),
    ("time series as PNG, 1920 px", f"/bild/zeitreihe.png?{STATE}", None),
    ("ranking as PNG, 1920 px", f"/bild/rangfolge.png?{STATE}", None),
    ("slides of one view", f"/folien.pptx?{STATE}", 2.0),
    ("workbook of one year", f"/tabelle.xlsx?{STATE.replace('&gebiete=13076108,13076159', '')}", None),
    ("profile as PDF", "/gemeinde/13076108.pdf", 1.0),
    ("profile as slides", "/gemeinde/13076108.pptx", 2.0),
    ("profile as workbook", "/gemeinde/13076108.xlsx", None),
)
"""Name, address, and the goal in seconds."""
SCENES = (
    "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108,13076159",
    "indikator=betreuungsquote_u3&jahr=2015",
    "indikator=betreuungsquote_u3&jahr=2024&ebene=amt",
    "indikator=kinderarmut&jahr=2022",
    "indikator=kinderarmut&jahr=2022&ansicht=verteilung",
    "indikator=kinderarmut&jahr=2022&ansicht=trichter",
    "indikator=ohne_abschluss&jahr=2022&ebene=kreis",
    "indikator=ohne_abschluss&jahr=2022&ebene=kreis&raum=bund",
    "indikator=jugendarbeitslosenquote&jahr=2022",
    "indikator=jugendarbeitslosenquote&jahr=2018&darstellung=abstand",
)
FOLDER = json.dumps(
    {
        "format": "bildungslupe-mappe",
        "fassung": 1,
        "name": "Lenkungsausschuss",
        "szenen": [
            {
                "ansicht": query,
                "name": f"Szene {place}",
                "titel": "",
                "notiz": "Worüber wir reden",
                "neu": False,
            }
            for place, query in enumerate(SCENES, 1)
        ],
    }
)


def exports(url: str, seconds: float = 2.0) -> list[Row]:
    """Rows of the table: each export is asked for once to warm up, then again and again for `seconds`."""
    rows = []
    for what, path, most in WHAT:
        calls = [Call("GET", path)]
        latencies(url, calls, 0)
        goal = Goal(f"≤ {most} s" if most else "", most=most)
        rows.append(Row(f"export: {what}", "s", goal, Series.of(latencies(url, calls, seconds)), decimals=3))
    for kind, most in (("pptx", 15.0), ("pdf", None)):
        calls = [Call("POST", f"/mappe.{kind}", FOLDER)]
        goal = Goal(f"≤ {most:.0f} s" if most else "", most=most)
        found = Series.of(latencies(url, calls, seconds))
        rows.append(Row(f"export: folder of ten scenes as {kind.upper()}", "s", goal, found, decimals=2))
    return rows


def main() -> None:
    """The exports alone, as a table on the terminal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        with served(["app.py"], product_environment(folder), folder / "app.log") as app:
            before = resident_megabytes(app.process.pid)
            print(markdown(exports(app.url)))
            print(
                f"memory: {before:.0f} MB before the exports, {resident_megabytes(app.process.pid):.0f} MB "
                "after"
            )


if __name__ == "__main__":
    main()
