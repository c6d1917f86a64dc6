"""Reads the table of yearly figures of institutions: `einrichtung;merkmal;jahr;gliederung;wert`."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.observation import Provenance
from data.importing.formats.plain import PlainReader, breakdown_in, measure_in, value_in, year_in
from data.importing.institutions.catchments import find_institution
from data.importing.institutions.cells import RowCells
from data.importing.institutions.reference import Reference

_KINDS = ("persons", "institutions")
_MOST = 1_000_000


def read_figure(
    cells: RowCells, reference: Reference, institutions: Mapping[str, Institution], reader: PlainReader
) -> InstitutionFigure | None:
    """The figure of a row, or None with its errors."""
    institution = find_institution(cells, "einrichtung", institutions)
    words = {name: cells.text(name) for name in ("merkmal", "jahr", "gliederung", "wert")}
    before = cells.findings.errors
    if cells.failed:
        return None
    key = measure_in(words["merkmal"], cells.row, reader)
    measure = reader.measure_of(key)
    year = year_in(words["jahr"], cells.row, cells.findings)
    breakdown = breakdown_in(words["gliederung"], cells.row, reader)
    found = value_in(words["wert"], measure, cells.row, cells.findings)
    if measure is not None and measure.kind not in _KINDS:
        cells.fault(
            "merkmal",
            f"„{key}“ ist eine Quote; von Einrichtungen werden nur Zahlen eingespielt, aus denen sich rechnen lässt.",
            key,
            "ein Merkmal, das Personen oder Plätze zählt",
        )
    if year is not None and year > reference.today.year:
        cells.fault("jahr", f"Das Jahr {year} liegt in der Zukunft.", words["jahr"])
    if found is not None and found.value is not None:
        whole = measure is None or measure.kind != "persons" or found.value == int(found.value)
        if found.value < 0 or not whole:
            cells.fault("wert", f"„{words['wert']}“ ist keine Anzahl.", words["wert"], "eine Zahl ab 0")
        elif found.value > _MOST:
            cells.fault(
                "wert", f"„{words['wert']}“ ist für eine Einrichtung zu groß.", words["wert"], f"bis {_MOST}"
            )
    source, _, provenance = reference.origin(cells.text("quelle"))
    if provenance is Provenance.EXAMPLE and not reference.ships:
        cells.fault("quelle", "Beispieldaten lassen sich nicht einspielen.", source)
    if cells.findings.errors != before or institution is None or year is None or found is None:
        cells.failed = True
        return None
    return InstitutionFigure(
        institution.key, key, year, breakdown, found.value, found.status, source, found.marks, provenance
    )
