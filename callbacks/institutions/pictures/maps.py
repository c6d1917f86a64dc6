"""The map of an address of the Bildungslandkarte, gathered from the stores for the pure builders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from callbacks.exports.contents import Exporting
from callbacks.exports.described_map import shown_symbols
from callbacks.exports.map_ground import ground_of
from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.pictures.asked import AskedInstitutions, only_school, shown_catchments
from dashboard import formats
from dashboard.domain.institutions.institution import Institution
from dashboard.exports.pictures.legend_marks import LegendMark
from dashboard.exports.pictures.side_panel import Legend
from dashboard.indicators.slab.displayed import palette_of
from dashboard.institutions.matching import point_of
from dashboard.map.description import Box, Edge, Fill, MapCluster, MapDrawing, MapPatch, MapPoint
from dashboard.map.institutions.build import InstitutionLayers, institution_map
from dashboard.map.institutions.clusters import PlacedInstitution
from dashboard.map.kind_shapes import HOME, SHAPES
from dashboard.map.labels import FACTOR
from dashboard.map.status_symbols import class_colours, entries
from dashboard.texts import say

_MARK = 20.0  # px of a mark in a legend
_ABOUT_M = 1200.0
"""How far a village reaches, by its point alone; as on the page."""


class InstitutionMaps:
    """Maps of the Bildungslandkarte; each method is a pure function of what is asked and of the stores."""

    def __init__(self, data: InstitutionData, exporting: Exporting) -> None:
        self.data, self.exporting = data, exporting

    def drawing(
        self, asked: AskedInstitutions, box: Box, factor: float = FACTOR, *, names: bool = True
    ) -> MapDrawing:
        """The map inside `box` as the page shows it; texts and marks are `factor` times as large as there."""
        aspect = (box[2] - box[0]) / (box[3] - box[1])
        ground = ground_of(self.exporting, asked.answer, aspect)
        slab = asked.slab
        return institution_map(
            ground,
            shown_symbols(slab, asked.year, "") if slab else {},
            self.layers(asked),
            box,
            unit_m=self.data.geometry().unit_m,
            palette=palette_of(slab, "") if slab else "see",
            factor=factor,
            names=names,
        )

    def layers(self, asked: AskedInstitutions) -> InstitutionLayers:
        """Everything on the land but ways."""
        view, lang, place = asked.view, asked.lang, asked.place
        waters, units = self.data.waters(), self.data.units(asked.published)
        catchments = shown_catchments(asked)
        km = view.radius_km if place else None
        named = place.name if place else ""
        return InstitutionLayers(
            lakes=waters.lakes,
            rivers=waters.rivers,
            water_name=say(lang, "institutions_picture_waters"),
            catchment=self._catchment_path(asked),
            catchment_name=say(
                lang,
                "institutions_picture_catchment",
                name=", ".join(
                    dict.fromkeys(
                        asked.published.by_key[one.institution].name
                        for one in catchments
                        if one.institution in asked.published.by_key
                    )
                ),
            )
            if catchments
            else "",
            about=self._about(asked),
            about_radius=_ABOUT_M / self.data.geometry().unit_m,
            institutions=self.placed([hit.institution for hit in asked.found.hits], asked),
            chosen=view.institution or only_school(asked),
            place=units[place.point] if place else None,
            place_name=say(lang, "institutions_picture_place", place=named) if place else "",
            radius=(km or 0) * 1000 / self.data.geometry().unit_m,
            radius_name=say(lang, "institutions_picture_radius", km=km, place=named) if km else "",
            several=say(lang, "institutions_picture_several", count="{count}"),
        )

    def placed(self, institutions: list[Institution], asked: AskedInstitutions) -> list[PlacedInstitution]:
        """Those that have a point, in the order in which the page draws them."""
        units, kinds, lang = self.data.units(asked.published), asked.published.kinds, asked.lang
        found = []
        for one in institutions:
            point = point_of(one)
            if point is None:
                continue
            kind = kinds[one.kind]
            found.append(
                PlacedInstitution(
                    one.key,
                    one.name,
                    kind.name[lang],
                    units[point],
                    SHAPES[kind.shape],
                    f"kind_{kind.group}",
                    one.position == "exact",
                    one.status == "paused",
                    kind.plural[lang],
                )
            )
        return found

    def _catchment_path(self, asked: AskedInstitutions) -> str:
        """Of a catchment that is no polygon and all of a municipality, that municipality's."""
        areas = {shape.key: shape.path for shape in self.data.geometry().areas}
        paths = self.data.paths(asked.published)
        shown = shown_catchments(asked)
        return "".join(
            paths.get(one, "") or ("" if one.part else areas.get(one.municipality, "")) for one in shown
        )

    def _about(self, asked: AskedInstitutions) -> list[tuple[float, float]]:
        """Points of the parts of municipalities that a catchment names and nobody has drawn, where they are known."""
        units = self.data.units(asked.published)
        named: dict[tuple[str, str], tuple[float, float]] = {}
        for place in asked.published.places.values():
            named.setdefault((place.municipality, place.name.lower()), units[place.point])
        wanted = [
            (one.municipality, one.part.lower())
            for one in shown_catchments(asked)
            if one.part and not self.data.paths(asked.published).get(one)
        ]
        return list(dict.fromkeys(named[one] for one in wanted if one in named))

    def legend(self, asked: AskedInstitutions) -> Legend:
        """Kinds with their numbers, then what else stands on the map, then the classes of the figures underneath."""
        slab = asked.slab
        marks = [*self._kinds(asked), *self._others(asked)]
        if slab is None:
            return Legend(marks=marks)
        given = slab.legend
        return Legend(
            heading=f"{slab.title} {slab.labels[slab.years.index(asked.year or 0)]}",
            counted=slab.level_name,
            note=given.note,
            entries=entries(slab, asked.year),
            ramp=class_colours(slab) if given.continuous else (),
            ends=(given.ends or ()) if given.continuous else (),
            palette=palette_of(slab, ""),
            marks=marks,
        )

    def _kinds(self, asked: AskedInstitutions) -> list[LegendMark]:
        lang = asked.lang
        counts = Counter(hit.institution.kind for hit in asked.found.hits if point_of(hit.institution))
        return [
            LegendMark(
                MapPoint("", kind.name[lang], "", (0, 0), _MARK, SHAPES[kind.shape], f"kind_{kind.group}"),
                kind.plural[lang] if counts[key] != 1 else kind.name[lang],
                formats.number(counts[key], 0, lang),
            )
            for key, kind in asked.published.kinds.items()
            if counts[key]
        ]

    def _others(self, asked: AskedInstitutions) -> list[LegendMark]:
        lang = asked.lang
        located = [hit.institution for hit in asked.found.hits if point_of(hit.institution)]
        found: list[LegendMark] = []
        groups = list(dict.fromkeys(f"kind_{asked.published.kinds[one.kind].group}" for one in located))
        if len(located) > 1:
            shares = tuple((role, 2 if at == 0 else 1) for at, role in enumerate(groups[:3]))
            words = say(lang, "institutions_legend_cluster")
            found.append(LegendMark(MapCluster("", words, "", (0, 0), 12.0, "", shares), words))
        if any(one.position != "exact" for one in located):
            words = say(lang, "institutions_legend_approximate")
            point = MapPoint("", words, "", (0, 0), _MARK * 0.7, SHAPES["disc"], groups[0], "approximate")
            found.append(LegendMark(point, words))
        found += self._catchments(asked)
        if asked.place is not None:
            place = MapPoint("", asked.place.name, "", (0, 0), _MARK, HOME, "surface", "place")
            found.append(LegendMark(place, asked.place.name))
            if asked.view.radius_km:
                words = say(
                    lang, "institutions_picture_radius", km=asked.view.radius_km, place=asked.place.name
                )
                edges = (Edge("ink_2", 1.8, dotted=True),)
                patch = MapPatch(_RADIUS, "radius", words, None, edges, closed=False)
                found.append(LegendMark(patch, words))
        return found

    def _catchments(self, asked: AskedInstitutions) -> Iterator[LegendMark]:
        lang, shown = asked.lang, shown_catchments(asked)
        example = any(one.provenance == "example" for one in shown)
        drawn = (self._catchment_path(asked), "institutions_picture_catchments", False)
        about = (self._about(asked), "institutions_picture_catchments_about", True)
        for is_there, key, dotted in (drawn, about):
            if is_there:
                words = say(lang, key) + (f" ({say(lang, 'institutions_example')})" if example else "")
                edges, fill = (Edge("kind_school", 3.0, dotted=dotted),), Fill("kind_school", "lines", 0.42)
                yield LegendMark(MapPatch(_CATCHMENT, "catchment", words, fill, edges), words)


_CATCHMENT = "M-19 -9L19 -9L19 9L-19 9Z"
_RADIUS = "M-19 6L-12 -2L-4 -6L4 -6L12 -2L19 6"
"""In px, as legends show them."""
