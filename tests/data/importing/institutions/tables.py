"""Tables of institutions written by hand, and how they are read."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from dashboard.domain.institutions.entries import Entries
from data import embedded_figures
from data.catalogue.loader import load
from data.geography.register import read_areas, read_changes
from data.germany.areas import changes_of, with_district
from data.importing.findings import Delivery
from data.importing.institutions.boundaries import Boundaries
from data.importing.institutions.reference import ImportOptions, Reference
from data.importing.read import read_files
from data.importing.tables.known_areas import KnownAreas

DISTRICT = "13076"
TODAY = date(2026, 11, 29)
SOUND = {
    "schluessel": "kita-sonne",
    "art": "kita",
    "name": "Kita Sonnenschein",
    "traeger": "Stadt Parchim",
    "traegerart": "öffentlich",
    "strasse": "Putlitzer Straße",
    "hausnummer": "25",
    "plz": "19370",
    "ort": "Parchim",
    "ortsteil": "",
    "gemeinde": "13076108",
    "lon": "11,8423",
    "lat": "53,4262",
    "telefon": "03871 722-0",
    "email": "kita@parchim.example",
    "web": "www.parchim.example",
    "oeffnungszeiten": "Mo-Fr 06:00-17:00; PH off",
    "status": "offen",
    "barrierefrei": "ja",
    "sprachen": "Deutsch, Polnisch",
    "alter_von": "0,5",
    "alter_bis": "6",
    "schwerpunkt": "Natur, Musik",
    "aufnahme": "Anmeldung bei der Leitung",
    "plaetze": "84",
    "quelle": "Jugendamt",
    "bestaetigt_am": "01.09.2026",
}
"""A row without a fault, by the columns of the contract in their order."""
SCHOOLS = """\
schluessel;art;name;gemeinde;lon;lat
75130901;grundschule;Goethe-Schule;13076108;11,8423;53,4262
75430902;regionale_schule;Fritz-Reuter-Schule;13076108;11,8466;53,4301
"""


def table(*rows: Mapping[str, str]) -> str:
    """CSV of rows like SOUND."""
    text = io.StringIO()
    head = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, head, restval="", delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@cache
def _known() -> KnownAreas:
    areas = read_areas(embedded_figures.FOLDER / "areas.csv")
    changes = read_changes(embedded_figures.FOLDER / "changes.csv")
    return KnownAreas.of(with_district(areas, changes, DISTRICT), changes, changes_of(DISTRICT), DISTRICT)


@cache
def _boundaries() -> Boundaries:
    return Boundaries(DISTRICT)


def reference(stored: Entries | None = None, options: ImportOptions | None = None) -> Reference:
    """What tables are read against, as the command does it."""
    return Reference(
        DISTRICT,
        _known(),
        load().sources,
        stored or Entries(),
        _boundaries(),
        options=options or ImportOptions(),
        today=TODAY,
    )


def delivered(
    folder: Path, *texts: str, stored: Entries | None = None, options: ImportOptions | None = None
) -> tuple[Delivery, ...]:
    """CSV files as they are read together."""
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"tabelle{number}.csv"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return read_files(paths, load(), _known(), reference=lambda: reference(stored, options))


def read_path(
    path: Path,
    options: ImportOptions | None = None,
    stored: Entries | None = None,
    district: str = DISTRICT,
) -> Delivery:
    """One file of any kind as the command reads it."""
    against = reference(stored, options)
    if district != DISTRICT:
        against = replace(against, district=district, boundaries=Boundaries(district))
    [found] = read_files([path], load(), _known(), reference=lambda: against)
    return found
