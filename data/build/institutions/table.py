"""The columns of the shipped tables of institutions, and one line of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from data.build.tables import EMBEDDED, write

FOLDER = EMBEDDED / "institutions"
EXACT, APPROXIMATE = "genau", "ungefaehr"
EXAMPLES = "beispieldaten"
"""Source of everything that is made up."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line, all as text; the fields have the names of the columns that anybody's table has, and after
    `quelle` those of ours."""

    schluessel: str
    art: str
    name: str
    gemeinde: str
    quelle: str
    traeger: str = ""
    traegerart: str = ""
    strasse: str = ""
    hausnummer: str = ""
    plz: str = ""
    ort: str = ""
    ortsteil: str = ""
    lon: str = ""
    lat: str = ""
    lage: str = ""
    telefon: str = ""
    email: str = ""
    oeffnungszeiten: str = ""
    status: str = ""
    barrierefrei: str = ""
    sprachen: str = ""
    alter_von: str = ""
    alter_bis: str = ""
    schwerpunkt: str = ""
    aufnahme: str = ""
    plaetze: str = ""
    bestaetigt_am: str = ""
    bestaetigt_von: str = ""
    gueltig_von: str = ""
    gueltig_bis: str = ""


def degrees(value: float, decimals: int = 5) -> str:
    """Degrees with a decimal comma; five decimals are a metre."""
    return f"{value:.{decimals}f}".replace(".", ",")


def write_entries(path: Path, entries: Iterable[Entry]) -> int:
    """A table with the columns that any of its lines fills, in the order of keys; how many lines it has."""
    lines = sorted(entries, key=lambda one: (one.gemeinde == "", one.schluessel))
    columns = [one.name for one in fields(Entry) if any(getattr(line, one.name) for line in lines)]
    write(path, columns, ([getattr(line, column) for column in columns] for line in lines))
    return len(lines)


def write_lines(path: Path, lines: Iterable[Mapping[str, str]]) -> int:
    """A table of any columns: those of its first line."""
    rows = list(lines)
    write(path, rows[0], (list(row.values()) for row in rows))
    return len(rows)
