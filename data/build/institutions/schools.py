"""Public schools of the school year 2016/17: those of the state, and those of other states nearby."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from data.build.institutions.places import MainPlaces, OfficialAreas
from data.build.institutions.table import APPROXIMATE, EXACT, Entry, degrees
from data.build.tables import Rows, read

SOURCE = "jedeschule_2017"
KIND_BY_NUMBER = {
    "751": "grundschule",
    "752": "foerderschule",
    "753": "gesamtschule",
    "754": "regionale_schule",
    "755": "gymnasium",
}
"""The first three digits of a school number of the state say the kind."""
KIND_BY_TYPE = (
    ("Gymnasium", "gymnasium"),
    ("Gesamtschule", "gesamtschule"),
    ("Gemeinschaftsschule", "gesamtschule"),
    ("Regionale Schule", "regionale_schule"),
    ("Oberschule", "regionale_schule"),
    ("Realschule", "regionale_schule"),
    ("Hauptschule", "regionale_schule"),
    ("Grundschule", "grundschule"),
    ("FöS", "foerderschule"),
    ("FöZ", "foerderschule"),
    ("Berufsbildende", "berufliche_schule"),
)
"""What other states call their types, by the words they begin with or contain."""
_INDEPENDENT = re.compile(r"\bFreie\b|freier Trägerschaft|Ersatzschule|gGmbH")
_PRIMARY_TOO = re.compile(r"mit Grundschule|^Grund ?und|^Grund- ")
_ODD_POSTCODES = ("49685",)
"""Postcodes of schools that the source puts where they are not: Halen lies in the Oldenburger Münsterland."""
_STATE_NUMBERS = {"BB": "12", "NI": "03", "SH": "01"}
_DECIMALS = 3  # of the source: about 100 m


_WITHOUT_POSITION = {"75135713": "Sundhagen", "75230441": "Schwerin", "75530429": "Schwerin"}
"""The municipality of schools that the source gives no position: by postcode and name."""

_SHORTER = {"75230525": "Förderschule Ernst von Haselberg Stralsund"}
"""Of the one name that is longer than names can be: without the focuses it lists."""


def schools(data: Path, main: MainPlaces) -> list[Entry]:
    """Schools of the state by their number, a school with a primary part twice, then those of neighbours."""
    areas = OfficialAreas.of(data, (*_STATE_NUMBERS.values(), "13"))
    own = read(data / "institutions" / "schools_mv_2017.csv")
    nearby = read(data / "institutions" / "schools_neighbours_15km_2017.csv")
    return [*_of_state(own, areas, main), *_of_neighbours(nearby, areas)]


def _of_state(rows: Rows, areas: OfficialAreas, main: MainPlaces) -> Iterator[Entry]:
    for row in rows:
        if not row["lat"]:
            yield _near_main_place(row, main)
            continue
        kind = KIND_BY_NUMBER[row["school_no"][:3]]
        entry = _entry(row, row["school_no"], kind, areas, "oeffentlich")
        yield entry
        if kind in ("regionale_schule", "gesamtschule") and _PRIMARY_TOO.search(row["school_name"]):
            yield _entry(row, f"{row['school_no']}-grundschule", "grundschule", areas, "oeffentlich")


def _of_neighbours(rows: Rows, areas: OfficialAreas) -> Iterator[Entry]:
    """One entry for each kind that a school has; its number is that of the first row of the kind."""
    done = set()
    for row in rows:
        kind = kind_of(row["school_name"], row["type"])
        school = row["school_no"].partition("-")[0]
        if kind and (school, kind) not in done and row["plz"] not in _ODD_POSTCODES:
            done.add((school, kind))
            carrier = "frei" if kind == "freie_schule" else ""
            yield _entry(row, f"{row['state']}-{row['school_no']}", kind, areas, carrier)


def kind_of(name: str, official_type: str) -> str:
    """The kind of a school of another state; empty for what is none (a pre-school class, an all-day mark)."""
    if _INDEPENDENT.search(name):
        return "freie_schule"
    text = official_type or name
    return next((kind for word, kind in KIND_BY_TYPE if word in text), "")


def _near_main_place(row: dict[str, str], main: MainPlaces) -> Entry:
    place = main.by_key[main.key_of(_WITHOUT_POSITION[row["school_no"]])]
    return Entry(
        schluessel=row["school_no"],
        art=KIND_BY_NUMBER[row["school_no"][:3]],
        name=row["school_name"],
        gemeinde=place["gemeinde"],
        quelle=SOURCE,
        traegerart="oeffentlich",
        plz=row["plz"],
        ort=place["name"],
        lon=place["lon"],
        lat=place["lat"],
        lage=APPROXIMATE,
    )


def _entry(row: dict[str, str], key: str, kind: str, areas: OfficialAreas, carrier_kind: str) -> Entry:
    municipality, town = areas.at(float(row["lon"]), float(row["lat"]))
    if row.get("ags", municipality) != municipality:
        raise ValueError(f"{key}: {row['ags']} is not {municipality}")
    return Entry(
        schluessel=key,
        art=kind,
        name=_SHORTER.get(key, row["school_name"]),
        gemeinde=municipality,
        quelle=SOURCE,
        traegerart=carrier_kind,
        plz=row["plz"],
        ort=town,
        lon=degrees(float(row["lon"]), _DECIMALS),
        lat=degrees(float(row["lat"]), _DECIMALS),
        lage=EXACT,
    )
