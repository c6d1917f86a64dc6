"""Geometry of the sources in EPSG:25832 on whole metres, valid."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry


def in_metres(geometries: Iterable[BaseGeometry]) -> npt.NDArray[np.object_]:
    """Degrees of ETRS89 to EPSG:25832 on whole metres, valid."""
    # Through ETRS89, the datum of the sources: the difference to WGS84 is below their accuracy.
    to_utm = pyproj.Transformer.from_crs("EPSG:4258", "EPSG:25832", always_xy=True)
    projected = shapely.transform(
        np.array(list(geometries), dtype=object),
        lambda points: np.round(np.column_stack(to_utm.transform(points[:, 0], points[:, 1]))),
    )
    return valid(projected)


def valid(geometries: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """The same areas; rings that touch or cross themselves are taken apart."""
    mended: npt.NDArray[np.object_] = shapely.make_valid(geometries, method="structure")
    return mended
