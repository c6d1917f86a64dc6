"""What areas are called: in the register that ships, else in the offices' tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.build.boundaries.package_2016 import PackageContent
from data.build.tables import read
from data.build.territory import short

CENSUS = Path("figures") / "zensus2022_demography.csv"
ADDRESSES = Path("institutions") / "administration_addresses_germany_2023.csv"
ASSOCIATION, DISTRICT = "50", "40"


@dataclass(frozen=True, slots=True)
class Names:
    """Names by key: municipalities (AGS), associations (nine digits), districts (five)."""

    areas: Mapping[str, str]

    def of(self, key: str, otherwise: str = "") -> str:
        """The name for people; `otherwise` where no table has one."""
        return self.areas.get(key) or otherwise or key


def read_municipalities(data: Path) -> frozenset[str]:
    """The keys of all municipalities; other areas of the map are unincorporated land."""
    return frozenset(row["ags"] for row in read(data / CENSUS) if row["level"] == "municipality")


def read_names(data: Path, register: Path, source: PackageContent, states: Mapping[str, str]) -> Names:
    """The register's names before those of the boundaries, the census and the addresses of offices."""
    found = {one.key: one.name for one in source.municipalities}
    found |= dict(source.union_names) | dict(source.district_names)
    for row in read(data / ADDRESSES):
        if row["record_type"] in (ASSOCIATION, DISTRICT) and row["ars"]:
            found[row["ars"]] = short(row["name"])
    for row in read(data / CENSUS):
        found[row["ags"]] = short(row["name"])
    found |= states
    tables = ("germany/associations.csv", "germany/municipalities.csv", "germany/districts.csv", "areas.csv")
    rows = [row for name in tables for row in read(register / name, ";")]
    return Names(found | {row["schluessel"]: row["name"] for row in rows})
