"""Public schools by kind and municipality: the register that ships, counted, as a table of figures.

`python -m data.build.institutions.school_counts`
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from data.build.tables import EMBEDDED, read, write
from data.catalogue.kinds import kinds

FILE = EMBEDDED / "figures" / "schulen.csv"
SOURCE, STATE, YEAR = "jedeschule_2017", "13", "2016"
"""The school year 2016/17."""


def counts() -> list[tuple[str, str, str, str, str]]:
    """Lines of measure, municipality, breakdown, source and count: every municipality of the state, with 0 where
    there is no school of the kind. Kinds that the register does not list in the state have no lines."""
    schools = [row for row in read(EMBEDDED / "institutions" / "schools.csv", ";") if row["quelle"] == SOURCE]
    found = Counter((row["art"], row["gemeinde"]) for row in schools)
    places = [
        row["schluessel"]
        for row in read(EMBEDDED / "areas.csv", ";")
        if row["ebene"] == "gemeinde" and row["land"] == STATE and not row["gueltig_bis"]
    ]
    return [
        (kind.count, place, "", SOURCE, str(found[key, place]))
        for key, kind in kinds().items()
        if kind.count and any(row["art"] == key and row["gemeinde"].startswith(STATE) for row in schools)
        for place in places
    ]


def main(file: Path = FILE) -> None:
    """Writes the table."""
    write(file, ("merkmal", "gebiet", "gliederung", "quelle", YEAR), counts())


if __name__ == "__main__":
    main()
