"""A table as a youth office sends it: 142 names, title rows, a head of two rows, three doubtful names, one slip, a row
of totals, and a note."""

from __future__ import annotations

from functools import cache

from data import embedded_figures
from data.geography.register import read_areas
from tests.data.importing.mapping.books import Book

DOUBTFUL = ("Bresegard", "Marnitz", "Tessin")
_AS_WRITTEN = {
    "Bresegard bei Eldena": "Bresegard",
    "Tessin bei Boizenburg": "Tessin",
    "Tessin b. Boizenburg": "Tessin",
    "Boizenburg/Elbe": "Boizenburg",
    "Zarrentin am Schaalsee": "Zarrentin",
}


@cache
def wide_rows() -> tuple[tuple[object, ...], ...]:
    """All rows, the first at row 1 of the sheet; empty ones are empty."""
    areas = read_areas(embedded_figures.FOLDER / "areas.csv")
    valid = [one for one in areas if one.valid_until is None and one.kreis == "13076"]
    offices = {one.key: one.name for one in valid if one.level == "amt"}
    places = sorted((one for one in valid if one.level == "gemeinde"), key=lambda one: one.name)
    listed = [
        (_AS_WRITTEN.get(one.name, one.name), offices.get(one.amt, "amtsfrei"), one.name) for one in places
    ]
    at = next(n for n, (_, _, name) in enumerate(listed) if name > "Marnitz")
    listed.insert(at, ("Marnitz", "Parchimer Umland", ""))
    rows: list[tuple[object, ...]] = []
    sums = [0, 0, 0, 0]
    for number, (name, office, _) in enumerate(listed, start=1):
        figures: list[object] = [3 + number % 40, 4 + number % 37, 6 + number % 50, 7 + number % 43]
        if name == "Eldena":
            figures[1] = "1B"
        if name == "Dobin am See":
            figures[2] = "k. A."
        sums = [one + (each if isinstance(each, int) else 0) for one, each in zip(sums, figures, strict=True)]
        rows.append(
            (
                number,
                name,
                office.removeprefix("Amt "),
                *figures,
                "OT seit 2019" if name == "Marnitz" else None,
            )
        )
    eldena = next(4 + row[0] % 37 for row in rows if row[1] == "Eldena")  # type: ignore[operator]  # numbers
    sums[1] += eldena
    return (
        ("Landkreis Ludwigslust-Parchim · Fachdienst Jugend",),
        ("Kinder in Tageseinrichtungen nach dem Wohnort der Kinder, Stichtag 1. März",),
        (),
        (
            "Nr.",
            "Gemeinde",
            "Amt",
            "Kinder unter 3 Jahren",
            None,
            "Kinder von 3 bis unter 6 Jahren",
            None,
            "Bemerkung",
        ),
        (None, None, None, 2024, 2025, 2024, 2025, None),
        *rows,
        (),
        (None, "Summe Landkreis", None, *sums, None),
        (),
        ("k. A. = keine Angabe der Einrichtung",),
    )


@cache
def wide_table() -> bytes:
    """As .xlsx, with merged heads."""
    return Book(wide_rows(), title="Gemeinden", merge=("D4:E4", "F4:G4")).content()
