"""Where places lie: a point in each area, read without its boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from data.geography.geometry import DISTRICTS_FILE, FOLDER
from data.geography.municipalities import contents_of, file_of
from data.geography.packed import read_table

Place = tuple[float, float]
_METRES = 1000


@lru_cache(maxsize=2)
def municipal_points(folder: Path = FOLDER) -> Mapping[str, Place]:
    """Kilometres (EPSG:25832) by key: every municipality of Germany of the newest boundaries, and no land that
    belongs to none. Raises GeometryError for a file that cannot be read."""
    found: dict[str, Place] = {}
    for path in sorted(folder.glob(file_of("*"))):
        contents = contents_of(path)
        for block in contents.header["blocks"]:
            for key, _, _, x, y, _, until, is_municipality in read_table(contents, block)["areas"]:
                if is_municipality and not until:
                    found[key] = (x / _METRES, y / _METRES)
    return found


@lru_cache(maxsize=2)
def district_points(folder: Path = FOLDER) -> Mapping[str, Place]:
    """The same of every district."""
    contents = contents_of(folder / DISTRICTS_FILE)
    return {key: (x / _METRES, y / _METRES) for key, _, x, y in read_table(contents, "kreise")["areas"]}
