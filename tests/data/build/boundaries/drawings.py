"""Small drawings to build boundaries from."""

from __future__ import annotations

import numpy as np
import shapely

EAST, NORTH = 600_000, 5_900_000


def box(x0, y0, x1, y1):
    """A rectangle in kilometres from the corner of the drawing, with a point on every kilometre of its
    border."""
    rectangle = shapely.box(EAST + 1000 * x0, NORTH + 1000 * y0, EAST + 1000 * x1, NORTH + 1000 * y1)
    return shapely.segmentize(rectangle, 1000)


def moved(geometry, east, north=0):
    """The same some metres away, as another edition draws it."""
    return shapely.transform(geometry, lambda points: points + np.array([east, north]))


def sound(areas):
    """Whether areas are valid and have neither gaps nor overlaps between them."""
    shapes = list(areas.values())
    union = shapely.union_all(shapes)
    whole = abs(union.area - sum(one.area for one in shapes)) < 1
    return whole and shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)
