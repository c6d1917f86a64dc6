"""Public offices, libraries, and institutions that are known from public notices: at their place's point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from data.build.institutions.places import MainPlaces
from data.build.institutions.table import APPROXIMATE, Entry
from data.build.tables import Rows, read

ADDRESSES, LIBRARIES, NOTICES = "anschriften_2023", "lobid_bibliotheken", "bekanntmachungen"
DISTRICT, UNION, MUNICIPALITY = "40", "50", "60"
"""Kinds of records of the register of addresses."""
KIND_OF_FACT = {
    "district_office": "verwaltung",
    "music_school": "musikschule",
    "vocational_school": "berufliche_schule",
    "adult_education": "volkshochschule",
    "youth_club": "jugendtreff",
}
OLDEST_NOTICE = 2016
"""Notices from before say too little of today."""


def offices(data: Path, state: str, main: MainPlaces) -> Iterator[Entry]:
    """Seats of the districts, unions and self-governing municipalities of a state, at the point of their
    town."""
    rows = read(data / "institutions" / "administration_addresses_germany_2023.csv")
    own = [row for row in rows if row["ars"].startswith(state)]
    for row in _with_seat(own):
        street, number = split_address(row["street"])
        yield _at(
            main,
            _seat(row, own),
            schluessel=f"verwaltung-{row['ags'] or row['ars']}",
            art="verwaltung",
            name=_name(row),
            quelle=ADDRESSES,
            traegerart="oeffentlich",
            strasse=street,
            hausnummer=number,
            plz=row["postcode"],
        )


def _with_seat(rows: Rows) -> Iterator[dict[str, str]]:
    """Districts, unions and municipalities with an administration of their own; of towns that are districts
    the record of the district."""
    unions = {row["seat_of"] for row in rows if row["record_type"] == UNION}
    cities = {row["ars"] for row in rows if row["record_type"] == DISTRICT and row["type"] != "Landkreis"}
    for row in rows:
        governs_itself = row["seat_of"] not in unions and row["ars"][:5] not in cities
        if row["record_type"] in (DISTRICT, UNION) or (row["record_type"] == MUNICIPALITY and governs_itself):
            yield row


def _seat(row: dict[str, str], rows: Rows) -> str:
    """The municipality that an office lies in: of those called like its town the nearest relation, members of
    its union before others of its district and of the state. Raises ValueError where none is called so."""
    town = row["city"].partition(",")[0].strip()
    names = {town, re.sub(r"^\w*(stadt|bad) ", "", town)}
    found = [
        one for one in rows if one["record_type"] == MUNICIPALITY and one["name"].partition(",")[0] in names
    ]
    for length in (9, 5, 2):
        related = [one["ags"] for one in found if one["ars"][:length] == row["ars"][:length]]
        if related:
            return related[0]
    spaced = [one["ags"] for one in rows if one["name"].partition(",")[0].replace("/ ", "/") == town]
    if not spaced:
        raise ValueError(f"{row['name']}: no municipality is called {town}")
    return spaced[0]


def _name(row: dict[str, str]) -> str:
    """What the office is called: Crivitz, alone, is that of an Amt."""
    if row["record_type"] == UNION and not row["seat_of"].startswith("Amt "):
        return f"{row['type']} {row['seat_of']}"
    return row["seat_of"]


def split_address(text: str) -> tuple[str, str]:
    """Street and house number; all of it is the street where no number ends it."""
    found = re.fullmatch(r"(.*\D)\s+(\d+\s?[a-z]?(?:\s?[-/]\s?\d+\s?[a-z]?)?)", text.strip())
    return (found[1].strip(), found[2].replace(" ", "")) if found else (text.strip(), "")


def libraries(data: Path, main: MainPlaces) -> Iterator[Entry]:
    """Public libraries of the state, at the point of their municipality's main place; of one that is listed
    under two names the first."""
    rows = {row["dbs_id"]: row for row in reversed(read(data / "institutions" / "libraries_mv.csv"))}
    for row in rows.values():
        yield _at(
            main,
            row["ags"],
            schluessel=f"bibliothek-{row['dbs_id']}",
            art="bibliothek",
            name=row["name"],
            quelle=LIBRARIES,
        )


def known_from_notices(data: Path, main: MainPlaces) -> Iterator[Entry]:
    """Institutions of the district that public notices name; the seat of the district is in the register."""
    rows = [row for row in read(data / "institutions" / "lup_known_facts.csv") if row["kind"] in KIND_OF_FACT]
    for number, row in enumerate(rows, start=1):
        outdated = row["year"] and int(row["year"]) < OLDEST_NOTICE
        if outdated or row["source"].startswith("Anschriftenverzeichnis"):
            continue
        street, house_number = split_address(row["street"])
        yield _at(
            main,
            main.key_of(row["municipality"]),
            schluessel=f"bekanntmachung-{number:02d}",
            art=KIND_OF_FACT[row["kind"]],
            name=_without_carrier(row["name"]),
            traegerart="oeffentlich" if row["kind"] not in ("youth_club",) else "",
            quelle=NOTICES,
            strasse=street,
            hausnummer=house_number,
            plz=row["postcode"],
        )


def _without_carrier(name: str) -> str:
    return re.sub(r" \(Träger [^)]*\)", "", name)


def _at(main: MainPlaces, key: str, **fields: str) -> Entry:
    place = main.by_key[key]
    return Entry(
        **{"plz": place["plz"], **fields},
        gemeinde=key,
        ort=place["name"],
        lon=place["lon"],
        lat=place["lat"],
        lage=APPROXIMATE,
    )
