"""Institutions, catchments, localities and yearly figures that ship, of a district and around it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.measure import Source
from dashboard.domain.observation import Provenance, Status
from dashboard.errors import StoreError
from data.geography.points import municipal_points
from data.geography.projection import to_geographic
from data.germany.areas import germany
from data.institutions.shipped.surroundings import near

FOLDER = Path(__file__).parents[2] / "embedded" / "institutions"
INSTITUTIONS, CATCHMENTS = ("schools.csv", "offices.csv", "examples.csv"), "example_catchments.csv"
FIGURES, LOCALITIES = "example_figures.csv", "localities.csv"
_POSITIONS = {"genau": "exact", "ungefaehr": "approximate", "": "none"}
_STATUSES = {"geöffnet": "open", "vorübergehend geschlossen": "paused", "geschlossen": "closed", "": "open"}
_BARRIER_FREE = {"ja": "yes", "teilweise": "partly", "nein": "no", "": "unknown"}

T = TypeVar("T")


def institutions(
    district: str, sources: Mapping[str, Source], folder: Path = FOLDER
) -> tuple[Institution, ...]:
    """Official institutions in a district and up to 15 km around it, and examples in it, by file and key.

    `sources` is the catalogue's: whose entry it is, and under which licence. `open_minutes` are not read yet.
    Raises StoreError naming file, line and column for what cannot be read.
    """
    found = [
        one for name in INSTITUTIONS for one in _read(folder / name, lambda row: _institution(row, sources))
    ]
    own = np.array([one.municipality.startswith(district) for one in found], dtype=bool)
    official = np.array([one.provenance is not Provenance.EXAMPLE for one in found], dtype=bool)
    points = np.array([(one.longitude or np.inf, one.latitude or np.inf) for one in found])
    chosen = own.copy()
    if own.any():
        chosen[official & ~own] = near(district, points[official & ~own])
    return tuple(one for one, is_chosen in zip(found, chosen, strict=True) if is_chosen)


def catchments(district: str, folder: Path = FOLDER) -> tuple[Catchment, ...]:
    """Example catchments of schools, of municipalities of a district. Raises StoreError."""
    return tuple(
        one for one in _read(folder / CATCHMENTS, _catchment) if one.municipality.startswith(district)
    )


def figures(district: str, folder: Path = FOLDER) -> tuple[InstitutionFigure, ...]:
    """Yearly figures of example institutions of a district. Raises StoreError."""
    return tuple(one for one in _read(folder / FIGURES, _figure) if f"-{district}" in one.institution)


def localities(district: str, folder: Path = FOLDER) -> tuple[Locality, ...]:
    """Municipalities of a district, each with the point of its main place, and their named parts.

    Where the file has none of the district, its municipalities at the place of their names on the map. Raises
    StoreError.
    """
    found = [one for one in _read(folder / LOCALITIES, _locality) if one.municipality.startswith(district)]
    return tuple(found) or tuple(_municipalities(district))


def _municipalities(district: str) -> Iterator[Locality]:
    points = municipal_points()
    for area in germany().of_level("gemeinde"):
        if area.key.startswith(district) and area.key in points:
            longitude, latitude = to_geographic(np.array([points[area.key]]) * 1000)[0]
            yield Locality(
                key=area.key,
                name=area.name,
                municipality=area.key,
                longitude=round(float(longitude), 5),
                latitude=round(float(latitude), 5),
                inhabitants=area.population,
                source="vg250_ew",
                provenance=Provenance.OFFICIAL,
            )


def _institution(row: Mapping[str, str], sources: Mapping[str, Source]) -> Institution:
    source = sources[row["quelle"]]
    return Institution(
        key=row["schluessel"],
        kind=row["art"],
        name=row["name"],
        municipality=row["gemeinde"],
        carrier=row.get("traeger", ""),
        carrier_kind=row.get("traegerart", ""),
        street=row.get("strasse", ""),
        house_number=row.get("hausnummer", ""),
        postcode=row.get("plz", ""),
        town=row.get("ort", ""),
        part=row.get("ortsteil", ""),
        longitude=_number(row["lon"]),
        latitude=_number(row["lat"]),
        position=_POSITIONS[row["lage"]],
        email=row.get("email", ""),
        opening_hours=row.get("oeffnungszeiten", ""),
        status=_STATUSES[row.get("status", "")],
        barrier_free=_BARRIER_FREE[row.get("barrierefrei", "")],
        languages=_list(row.get("sprachen", "")),
        age_from=_number(row.get("alter_von", "")),
        age_to=_number(row.get("alter_bis", "")),
        focus=_list(row.get("schwerpunkt", "")),
        admission=row.get("aufnahme", ""),
        places=int(row["plaetze"]) if row.get("plaetze") else None,
        source=source.key,
        licence=source.licence,
        confirmed_on=_day(row.get("bestaetigt_am", "")),
        confirmed_by=row.get("bestaetigt_von", ""),
        valid_from=_day(row.get("gueltig_von", "")),
        valid_until=_day(row.get("gueltig_bis", "")),
        provenance=source.provenance,
    )


def _catchment(row: Mapping[str, str]) -> Catchment:
    return Catchment(
        institution=row["einrichtung"],
        kind=row["art"],
        year_from=_school_year(row["schuljahr_von"]),
        year_to=_school_year(row["schuljahr_bis"]),
        municipality=row["gemeinde"],
        part=row["ortsteil"],
        rule=row["regel"],
        source=row["quelle"],
        provenance=Provenance.EXAMPLE,
    )


def _locality(row: Mapping[str, str]) -> Locality:
    return Locality(
        key=row["schluessel"],
        name=row["name"],
        municipality=row["gemeinde"],
        longitude=float(row["lon"].replace(",", ".")),
        latitude=float(row["lat"].replace(",", ".")),
        postcode=row["plz"],
        inhabitants=int(row["einwohner"]) if row["einwohner"] else None,
        source=row["quelle"],
        provenance=Provenance.OFFICIAL,
    )


def _figure(row: Mapping[str, str]) -> InstitutionFigure:
    value = float(row["wert"])
    return InstitutionFigure(
        institution=row["einrichtung"],
        measure=row["merkmal"],
        year=int(row["jahr"]),
        breakdown="",
        value=value,
        status=Status.REPORTED if value else Status.ZERO,
        source=row["quelle"],
        provenance=Provenance.EXAMPLE,
    )


def _read(path: Path, parse: Callable[[Mapping[str, str]], T]) -> Iterator[T]:
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream, delimiter=";"), start=2):
            try:
                yield parse(row)
            except (KeyError, ValueError, TypeError, AttributeError) as error:
                raise StoreError(f"{path.name}, Zeile {number}: {error}", row=number) from error


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _school_year(text: str) -> int | None:
    """ "2026/27" begins in 2026."""
    return int(text.partition("/")[0]) if text else None


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
