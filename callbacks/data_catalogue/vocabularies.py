"""Words of the lists that DCAT-AP.de 3.0 lays down: licences, file types, portals of the states."""

from __future__ import annotations

from collections.abc import Sequence

_EU = "http://publications.europa.eu/resource/authority/"
_DE = "http://dcat-ap.de/def/"
LEVEL = f"{_DE}politicalGeocoding/Level/administrativeDistrict"
GERMAN, ENGLISH = f"{_EU}language/DEU", f"{_EU}language/ENG"
THEMES = (f"{_EU}data-theme/EDUC", f"{_EU}data-theme/SOCI")
TAXONOMY = f"{_EU}data-theme"
PUBLIC = f"{_EU}access-right/PUBLIC"
RUNNING, YEARLY = f"{_EU}frequency/CONT", f"{_EU}frequency/ANNUAL"
_FILE_TYPES = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "json": "JSON",
    "parquet": "PARQUET",
    "gpkg": "GPKG",
    "geojson": "GEOJSON",
    "ics": "ICS",
    "zip": "ZIP",
}
_LICENCES = {
    "Datenlizenz Deutschland – Namensnennung – Version 2.0": "dl-by-de/2.0",
    "Datenlizenz Deutschland – Zero – Version 2.0": "dl-zero-de/2.0",
    "Creative Commons Namensnennung 4.0 (CC BY 4.0)": "cc-by/4.0",
    "CC0 1.0": "cc-zero",
    "MIT": "other-opensource",
}
"""Names of licences in our tables, and in the list of DCAT-AP.de."""
_CLOSED = "keine offene Lizenz"
_PORTALS = {
    "01": "schleswigHolstein",
    "02": "transparenzportalHamburg",
    "03": "landNiedersachsen",
    "04": "transparenzportalBremen",
    "05": "openNRW",
    "06": "hessen",
    "07": "openGovernmentDataPortalRheinlandPfalz",
    "08": "datenBW",
    "09": "openDataBayern",
    "11": "berlinOpenData",
    "12": "openDataBrandenburg",
    "13": "mecklenburgVorpommern",
    "14": "freistaatSachsen",
    "15": "landSachsenAnhalt",
}
"""Portals of the states that deliver to GovData, by the key of the state; the list of contributors has none of the
others."""


def file_type(kind: str) -> str:
    """Of the end of a file's name."""
    return f"{_EU}file-type/{_FILE_TYPES[kind]}"


def media_type(name: str) -> str:
    """Of a MIME type."""
    return f"https://www.iana.org/assignments/media-types/{name}"


def district(key: str) -> str:
    """Of a district's key."""
    return f"{_DE}politicalGeocoding/districtKey/{key}"


def portal(key: str) -> str:
    """The portal through which a district's data come to GovData, empty where its state has none there."""
    named = _PORTALS.get(key[:2])
    return f"{_DE}contributors/{named}" if named else ""


def licence(names: Sequence[str]) -> str:
    """The one licence of all sources. Where they have several or one that is not in the list: other terms, open ones
    or not, which are then named in words."""
    known = {_LICENCES.get(one, "") for one in names}
    if len(known) == 1 and "" not in known:
        return f"{_DE}licenses/{next(iter(known))}"
    closed = any(_CLOSED in one for one in names)
    return f"{_DE}licenses/{'other-closed' if closed else 'other-open'}"
