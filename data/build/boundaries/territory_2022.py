"""The municipalities of 2022-12-31, on which the published figures stand, and of 2023-12-31, with the newest lines
there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from data.build.boundaries.fitting import fit, mend
from data.build.boundaries.package_2016 import PackageContent
from data.build.boundaries.sources import BAVARIA, Areas, of_2016

_SHARE = 0.1  # less of an area in another one is the difference between two editions
_GAVE_AWAY = {"09671456"}  # Wiesener Forst: a part of it has come to Wiesen since 2016


@dataclass(frozen=True, slots=True)
class Pieces:
    """One coverage of the smallest parts, and of which parts areas consist that are more than one.

    `before` are areas that have ended, `after` those that took them in. A part has the key of its area, or
    `OLD<NEW` where it went from one to another.
    """

    coverage: Areas
    before: Mapping[str, tuple[str, ...]]
    after: Mapping[str, tuple[str, ...]]

    def whole(self, key: str) -> BaseGeometry:
        """An area of the present, put together."""
        return shapely.union_all([self.coverage[part] for part in self.after.get(key, (key,))])


def municipalities(states: Areas, source: PackageContent, outlines: Areas) -> Pieces:
    """All areas with a key in `outlines` (coarse, of 2022-12-31) and those of 2023, without gaps or overlaps.

    The 15 states are those of 2023; municipalities that ended in 2023 are cut out of those that took them in,
    along their lines of 2016. Bavaria has the lines of 2016; what became of its unincorporated areas since
    the outlines say.
    """
    coverage = mend(states)
    ended = [key for key in outlines if key not in coverage and not key.startswith(BAVARIA)]
    pieces = undo(coverage, of_2016(source, ended))
    bavaria = {one.key: one.geometry for one in source.municipalities if one.key.startswith(BAVARIA)}
    return replace(pieces, coverage=fit(pieces.coverage, absorb(bavaria, outlines)))


def undo(coverage: Areas, ended: Mapping[str, BaseGeometry]) -> Pieces:
    """The coverage in which areas that have ended are parts of those that they went to."""
    keys = list(coverage)
    tree = shapely.STRtree(list(coverage.values()))
    went: dict[str, Areas] = {}
    for old, area in ended.items():
        for index in tree.query(area, predicate="intersects").tolist():
            part = _polygons(shapely.intersection(area, coverage[keys[index]]))
            if part.area > _SHARE * area.area:
                went.setdefault(keys[index], {})[f"{old}<{keys[index]}"] = part
    before: dict[str, tuple[str, ...]] = {}
    after: dict[str, tuple[str, ...]] = {}
    for new, parts in went.items():
        cut = dict(parts)
        all_of_it = sum(part.area for part in parts.values()) > (1 - _SHARE) * coverage[new].area
        left = cut.popitem()[0] if all_of_it else ""  # what the others leave is the last one
        coverage = fit(coverage, cut, new)
        if left:
            coverage[left] = coverage.pop(new)
        after[new] = (*parts, *([] if left else [new]))
        for part in parts:
            old = part.partition("<")[0]
            before[old] = (*before.get(old, ()), part)
    return Pieces(coverage, before, after)


def absorb(areas: Areas, outlines: Areas) -> Areas:
    """The areas without those that have no outline any more: they are shared out as the outlines say."""
    found = dict(areas)
    keys = list(outlines)
    tree = shapely.STRtree(list(outlines.values()))
    for key in sorted((set(areas) - set(outlines)) | (_GAVE_AWAY & set(areas))):
        parts = {}
        for index in tree.query(areas[key], predicate="intersects").tolist():
            part = _polygons(shapely.intersection(areas[key], outlines[keys[index]]))
            if part.area > _SHARE * areas[key].area and keys[index] in areas:
                parts[f"{keys[index]}<"] = part
        found = fit({other: area for other, area in found.items() if other != key}, parts)
        for part in parts:
            heir = part[:-1]
            found[heir] = shapely.union_all([found.pop(part), *([found[heir]] if heir in found else [])])
    return found


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])
