"""Files of a data set: their kinds, addresses and media types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PATH = "/daten"
"""The page of the catalogue; an indicator's page and files lie below it."""
PACKAGE = f"{PATH}/alles.zip"
"""All indicators in one file."""
INTERFACE = f"{PATH}/schnittstelle"
"""The page of the interface for programs."""
MEDIA_TYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "gpkg": "application/geopackage+sqlite3",
}
"""Kinds of files of an indicator in the order of the page, by the end of their names."""
_OTHERS = {"geojson": "application/geo+json", "ics": "text/calendar", "zip": "application/zip"}


@dataclass(frozen=True, slots=True)
class Distribution:
    """One file: `kind` is the end of its name, `path` its address on this server, with a query where it needs one."""

    kind: str
    path: str

    @property
    def media_type(self) -> str:
        """What it is by MIME."""
        return {**MEDIA_TYPES, **_OTHERS}[self.kind]

    @property
    def name(self) -> str:
        """What readers call the kind: `CSV`, `GeoPackage`."""
        return {"parquet": "Parquet", "gpkg": "GeoPackage", "geojson": "GeoJSON", "ics": "iCalendar"}.get(
            self.kind, self.kind.upper()
        )


def page_of(indicator: str) -> str:
    """The address of an indicator's page."""
    return f"{PATH}/{indicator}"


def file_of(indicator: str, kind: str) -> str:
    """The address of an indicator's file."""
    return f"{PATH}/{indicator}.{kind}"


def files_of(indicator: str) -> tuple[Distribution, ...]:
    """The files of an indicator."""
    return tuple(Distribution(kind, file_of(indicator, kind)) for kind in MEDIA_TYPES)
