"""Reads the boundaries of all municipalities from the files of several editions, in EPSG:25832 on whole
metres.

`DIR/geo` holds the 15 states of VG250 of 2023-12-31 and, for the keys of Bavaria, the simplified VG250 of
2022; Bavaria's lines are those of the package of 2016, the youngest in full detail.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from data.build.boundaries.package_2016 import PackageContent
from data.build.boundaries.projected import in_metres, valid

Areas = dict[str, BaseGeometry]

STATES_FOLDER = Path("geo") / "vg250ew_2023_states"
SIMPLIFIED = Path("geo") / "vg250_2022_germany_municipalities_simplified.zip"
BAVARIA = "09"


@dataclass(frozen=True, slots=True)
class Edition:
    """Boundaries of one edition: land by AGS, and the names that it has."""

    areas: Areas
    names: Mapping[str, str]


def read_states(data: Path) -> Edition:
    """The municipalities and unincorporated areas of the 15 states on 2023-12-31."""
    features = [
        feature
        for path in sorted((data / STATES_FOLDER).glob("de-*.geojson.gz"))
        for feature in json.loads(gzip.decompress(path.read_bytes()))["features"]
    ]
    keys = [feature["properties"]["ags"] for feature in features]
    names = [feature["properties"]["name"] for feature in features]
    geometries = in_metres(shape(feature["geometry"]) for feature in features)
    return Edition(dict(zip(keys, geometries, strict=True)), dict(zip(keys, names, strict=True)))


def read_keys(data: Path) -> tuple[dict[str, str], Areas]:
    """For every area of 2022-12-31 the first nine digits of its regional key, and its coarse outline."""
    table = geopandas.read_file(f"zip://{(data / SIMPLIFIED).resolve()}")
    keys = [f"{ars[:5]}{ars[9:]}" for ars in table["ARS"]]
    unions = dict(zip(keys, (ars[:9] for ars in table["ARS"]), strict=True))
    return unions, dict(zip(keys, valid(table.geometry.to_numpy()), strict=True))


def of_2016(source: PackageContent, keys: Iterable[str]) -> Areas:
    """The areas of these keys as the package of 2016 has them, in full detail."""
    wanted = set(keys)
    return {one.key: one.geometry for one in source.municipalities if one.key in wanted}
