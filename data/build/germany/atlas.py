"""Deutschlandatlas: minutes to schools and centres, stops within reach, day care and leavers of districts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from data.build.germany.areas import Areas
from data.build.germany.mergers import ENDED, converted
from data.build.germany.series import Series, english_cell
from data.build.tables import Rows, read

SOURCE, NEWEST = "deutschlandatlas", "deutschlandatlas_2026"
MUNICIPALITIES, ASSOCIATIONS, DISTRICTS, NEWEST_DISTRICTS = 2022, 2020, 2022, 2024
"""The years under which figures stand: that of the territory where the file gives none."""
MINUTES = {
    "p_grunds": "deutschlandatlas_p_grunds",
    "p_sek_1": "deutschlandatlas_p_sek_1",
    "p_sek_2": "deutschlandatlas_p_sek_2",
}
TRANSIT = {"p_ozmz_oev": "deutschlandatlas_p_ozmz_oev", "oenv": "deutschlandatlas_oenv"}
CARE = {
    "kbetr_u3": "deutschlandatlas_kbetr_u3",
    "kbetr_ue3": "deutschlandatlas_kbetr_ue3",
    "kbetr_ue6": "deutschlandatlas_kbetr_ue6",
}
STAFF = "deutschlandatlas_kbtr_pks"
LEAVERS = "deutschlandatlas_schule_oabschl"


def atlas(data: Path, areas: Areas) -> Iterator[Series]:
    """Every measure at the level that it is published for."""
    folder = data / "figures"
    known = {level: frozenset(areas.keys(level)) for level in ("gemeinde", "amt", "kreis")}
    towns = read(folder / "deutschlandatlas_municipalities.csv")
    for column, measure in MINUTES.items():
        cells = _cells(towns, "ags", column, known["gemeinde"] | ENDED)
        cells = converted(cells, "gemeinde", counts=False)
        yield Series(measure, "", SOURCE, MUNICIPALITIES, "gemeinde", cells)
    around = {association_key(row["vbg"]): row for row in read(folder / "deutschlandatlas_associations.csv")}
    for column, measure in TRANSIT.items():
        for level, rows in _placed(around, areas).items():
            cells = {key: english_cell(row[column]) for key, row in rows.items() if row[column]}
            yield Series(measure, "", SOURCE, ASSOCIATIONS, level, cells)
    districts = read(folder / "deutschlandatlas_districts.csv")
    newest = read(folder / "deutschlandatlas_ha26_mv_districts.csv")
    for column, measure in CARE.items():
        cells = _cells(districts, "key", column, known["kreis"])
        yield Series(measure, "", SOURCE, DISTRICTS, "kreis", cells)
        cells = _cells(newest, "key", column, known["kreis"])
        yield Series(measure, "", NEWEST, NEWEST_DISTRICTS, "kreis", cells)
    # The edition for all districts has INKAR's places per full-time post of 2022, which ship from there.
    cells = _cells(newest, "key", "kbtr_pks", known["kreis"])
    yield Series(STAFF, "", NEWEST, NEWEST_DISTRICTS, "kreis", cells)
    for source, year, edition in ((SOURCE, DISTRICTS, districts), (NEWEST, NEWEST_DISTRICTS, newest)):
        cells = _cells(edition, "key", "schule_oabschl", known["kreis"])
        yield Series(LEAVERS, "", source, year, "kreis", cells)


def association_key(vbg: str) -> str:
    """The file's key as nine digits: a district, 9 and the last two digits of an association, or a
    municipality. Gives the part that tells: `130765..52`, or the eight digits of the municipality."""
    return vbg if vbg[5] != "9" else f"{vbg[:5]}*{vbg[6:]}"


def _placed(around: Mapping[str, Mapping[str, str]], areas: Areas) -> dict[str, dict[str, Mapping[str, str]]]:
    """Rows at the level of associations, and at that of municipalities where a district has no others.

    A key is known where exactly one association of the register has its digits.
    """
    alone = areas.alone()
    digits: dict[str, list[str]] = {}
    for key in areas.keys("amt"):
        name = alone.get(key) if key in alone and key[5] != "5" else f"{key[:5]}*{key[7:]}"
        digits.setdefault(name or key, []).append(key)
    at_amt = {keys[0]: around[name] for name, keys in digits.items() if len(keys) == 1 and name in around}
    without = [row.schluessel for row in areas.municipalities if not row.amt]
    return {"amt": at_amt, "gemeinde": {key: around[key] for key in without if key in around}}


def _cells(rows: Rows, key: str, column: str, known: frozenset[str]) -> dict[str, str]:
    """Given cells of areas that the register has: the files list unpeopled forests and lakes too."""
    return {row[key]: english_cell(row[column]) for row in rows if row[column] and row[key] in known}
