"""Pictures of the tab of reachability: cells of ways today, and with a scenario before and after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from callbacks.exports.map_ground import ground_of
from callbacks.institutions.pictures.asked import AskedInstitutions
from callbacks.institutions.pictures.maps import InstitutionMaps
from callbacks.institutions.reachability_card import card_parts, legend_parts
from callbacks.institutions.reachability_frame import TabFrame
from callbacks.institutions.reachability_route import on_map
from callbacks.institutions.reachability_tab import ReachabilityTab, query_of
from dashboard import formats
from dashboard.charts.colours import of_class
from dashboard.drawing.style import Theme
from dashboard.drawing.typeface import width_of
from dashboard.exports.caption import Caption
from dashboard.exports.institutions.ways import WayPiece, WaysView, ways_view
from dashboard.exports.pictures.legend_marks import LegendMark
from dashboard.exports.pictures.side_panel import Legend
from dashboard.exports.stage.description import StagePicture
from dashboard.institutions.reachability.document import CLOSED, MOVED, OPENED, STAYS
from dashboard.institutions.reachability.result import Reachability
from dashboard.institutions.reachability.words import question_words
from dashboard.institutions.view import GRID
from dashboard.map.cutout import cut
from dashboard.map.description import Box, MapDrawing, MapPoint
from dashboard.map.institutions.build import CellClass, institution_map, part_around, squares
from dashboard.map.kind_shapes import CLOSED as CLOSED_SHAPE
from dashboard.map.kind_shapes import OPENED as OPENED_SHAPE
from dashboard.map.kind_shapes import SITE
from dashboard.map.labels import FACTOR
from dashboard.map.outline import Point
from dashboard.map.status_symbols import VALUE, LegendEntry
from dashboard.texts import say
from layouts.institutions.reachability_card import WayFigure

_COLOURS, _ROOM_KM = 5, 6.0
_VEILED = 0.28
_SITE, _CHANGED = 11.0, 15.0  # px of the page
_LETTERS = 24.0
_LABEL = 1.6, 2.1  # letters around "heute" and "danach" in a corner of their maps


@dataclass(frozen=True, slots=True)
class AskedWays:
    """An answer about ways, what stands around it, and its cells and sites in units of the map."""

    found: Reachability
    frame: TabFrame
    drawing: dict[str, Any]

    @property
    def changed(self) -> bool:
        """Whether there is a scenario that affects somebody."""
        return bool(self.drawing["after"]["cell"])


class WayPictures:
    """Maps, legend and words of the tab of reachability."""

    def __init__(self, maps: InstitutionMaps, tab: ReachabilityTab) -> None:
        self.maps, self.tab = maps, tab

    @property
    def exist(self) -> bool:
        """Whether there are cells to reckon with."""
        return self.tab.exists

    def read(self, asked: AskedInstitutions) -> AskedWays:
        """The answer for a state of the page."""
        view, version = asked.view, asked.published.version
        question, rejected = self.tab.data.read(query_of(view))
        found = self.tab.data.answer(version, question, rejected, official=view.official)
        frame = self.tab.frame(view, version)
        ways = AskedWays(found, frame, on_map(found, frame, self.maps.data.geometry()))
        # Before and after are told apart cell by cell, whatever the page's own map colours.
        return replace(ways, frame=replace(frame, display=GRID)) if ways.changed else ways

    def title(self, ways: AskedWays) -> str:
        """The question of a scenario, else what the ways lead to."""
        said = question_words(ways.found, ways.frame.name, ways.frame.lang)
        return said or card_parts(ways.found, ways.frame).title

    def arranged(
        self,
        ways: AskedWays,
        asked: AskedInstitutions,
        box: Box,
        theme: Theme = "light",
        size: float = _LETTERS,
    ) -> StagePicture:
        """One map of today, or before and after, in the box."""
        items, drawn = ways_view(self.view(ways, asked, size / _LETTERS), box, size, theme)
        title, lang = self.title(ways), asked.lang
        return StagePicture(title, title, lang, "see", theme, items, drawn, said=self.summary(ways))

    def view(self, ways: AskedWays, asked: AskedInstitutions, larger: float = 1.0) -> WaysView:
        """What there is to be laid out, marks so many times larger than in a picture."""
        lang, parts = asked.lang, card_parts(ways.found, ways.frame)
        effect = parts.effect
        today = partial(self._map, ways, asked, FACTOR * larger, after=False)
        if effect is None:
            return WaysView(today)
        game = say(lang, "reachability_game")
        if not ways.changed:
            return WaysView(today, game=game, nobody=effect.nobody)
        stacks = tuple(
            tuple(
                WayPiece(
                    one.colour,
                    of_class(one.colour - 1, _COLOURS),
                    one.share,
                    one.words,
                    one.title,
                    one.beyond,
                )
                for one in stack
            )
            for stack in effect.stacks
        )
        return WaysView(
            today,
            partial(self._map, ways, asked, FACTOR * larger, after=True),
            (say(lang, "reachability_today"), say(lang, "reachability_afterwards")),
            effect.stack_title,
            (stacks[0], stacks[1]),
            game,
        )

    def legend(self, ways: AskedWays) -> Legend:
        """Key figures, sites and classes with their children, all as the page writes them."""
        parts, lang = card_parts(ways.found, ways.frame), ways.frame.lang
        classes = legend_parts(ways.found, ways.frame)
        return Legend(
            heading=classes.unit,
            counted=classes.children,
            note=" ".join(one for one in (classes.norm, classes.note) if one),
            entries=[
                LegendEntry(VALUE, of_class(one.colour - 1, _COLOURS), one.words, one.children)
                for one in classes.classes
            ],
            marks=self._sites_explained(ways),
            facts=[_fact(one, lang) for one in parts.figures],
            lines=[say(lang, "reachability_model")],
        )

    def captioned(self, said: Caption, ways: AskedWays) -> Caption:
        """The caption of a picture with what ways are reckoned from."""
        parts, lang = card_parts(ways.found, ways.frame), ways.frame.lang
        subtitle = parts.subtitle if parts.effect is None else f"{parts.title} · {parts.subtitle}"
        return replace(
            said,
            kicker=f"{said.kicker} · {say(lang, 'reachability')}",
            subtitle=subtitle,
            example=say(lang, "institutions_examples_some") if parts.examples else "",
            sources=" ".join((said.sources, *parts.notes)),
            notices=(*said.notices, *parts.rejected, *([parts.missing] if parts.missing else [])),
        )

    def summary(self, ways: AskedWays) -> str:
        """Key figures in a sentence."""
        parts = card_parts(ways.found, ways.frame)
        said = "; ".join(f"{one.words}: {one.number} {one.unit}".strip() for one in parts.figures)
        game = f"{say(ways.frame.lang, 'reachability_game')}. " if parts.effect else ""
        return f"{game}{said}"

    def _map(
        self, ways: AskedWays, asked: AskedInstitutions, factor: float, box: Box, *, after: bool
    ) -> MapDrawing:
        aspect = (box[2] - box[0]) / (box[3] - box[1])
        ground = ground_of(self.maps.exporting, asked.answer, aspect)
        unit_m = self.maps.data.geometry().unit_m
        if ways.changed:
            whole = self.maps.data.geometry()
            room = _ROOM_KM * 1000 / unit_m / 2
            part = part_around(whole.areas, _changed_points(ways), room)
            shapes = cut(whole, part, aspect)
            ground = replace(ground, geometry=shapes, zoom=part[2])
        waters = self.maps.data.waters()
        layers = replace(
            self.maps.layers(replace(asked, found=replace(asked.found, hits=()), place=None)),
            lakes=waters.lakes,
            cells=self._cells(ways, after=after) if ways.frame.display == GRID else self._areas(ways),
            sites=self._sites(ways, factor, after=after),
            catchment="",
            chosen="",
        )
        size = _LETTERS * factor / FACTOR
        words = say(asked.lang, "reachability_afterwards" if after else "reachability_today")
        wide = width_of(words, size, 600) + _LABEL[0] * size
        label = (box[0], box[1], box[0] + wide, box[1] + _LABEL[1] * size)
        covered = (label,) if ways.changed else ()
        return institution_map(ground, {}, layers, box, unit_m=unit_m, factor=factor, covered=covered)

    def _cells(self, ways: AskedWays, *, after: bool) -> list[CellClass]:
        """Squares by class; those that a scenario does not touch stand back on its maps."""
        drawing, unit_m = ways.drawing, ways.drawing["unit_m"]
        classes = legend_parts(ways.found, ways.frame).classes
        unit = say(ways.frame.lang, f"reachability_measure_{ways.found.question.measure}")
        looks = list(drawing["cells"]["class"])
        touched = set(drawing["after"]["cell"])
        if after:
            for cell, look in zip(drawing["after"]["cell"], drawing["after"]["class"], strict=True):
                looks[cell] = look
        points = list(zip(drawing["cells"]["x"], drawing["cells"]["y"], strict=True))
        found = []
        for is_touched in (False, True) if touched else (True,):
            for number, one in enumerate(classes):
                chosen = [
                    points[cell]
                    for cell, look in enumerate(looks)
                    if look == number and (not touched or (cell in touched) == is_touched)
                ]
                if not chosen:
                    continue
                found.append(
                    CellClass(
                        squares(chosen, unit_m),
                        of_class(one.colour - 1, _COLOURS),
                        say(ways.frame.lang, "institutions_picture_cell", words=one.words, unit=unit),
                        one.beyond,
                        1.0 if is_touched else _VEILED,
                    )
                )
        return found

    def _areas(self, ways: AskedWays) -> list[CellClass]:
        """Municipalities by the class of what half of their children need at most."""
        lang, areas = ways.frame.lang, ways.drawing["areas"]
        paths = {shape.key: shape.path for shape in self.maps.data.geometry().areas}
        unit = say(lang, f"reachability_measure_{ways.found.question.measure}")
        found = []
        for number, one in enumerate(legend_parts(ways.found, ways.frame).classes):
            keys = [key for key, look in zip(areas["key"], areas["class"], strict=True) if look == number]
            if keys:
                said = say(lang, "institutions_picture_cell", words=one.words, unit=unit)
                path = "".join(paths[key] for key in keys if key in paths)
                found.append(CellClass(path, of_class(one.colour - 1, _COLOURS), said, one.beyond))
        return found

    def _sites(self, ways: AskedWays, factor: float, *, after: bool) -> list[MapPoint]:
        """Sites as they are today or afterwards; those that change last."""
        lang, found = ways.frame.lang, []
        for site in ways.drawing["sites"]:
            state = site["state"]
            is_new = state in (OPENED, MOVED)
            if is_new and not after:
                continue
            at, name = (site["x"], site["y"]), site["name"]
            if state == CLOSED and after:
                said = say(lang, "institutions_picture_site_closed")
                point = MapPoint(site["key"], name, said, at, _CHANGED * factor, CLOSED_SHAPE, "ink", "gone")
            elif is_new:
                said = say(lang, f"institutions_picture_site_{state}")
                point = MapPoint(site["key"], name, said, at, _CHANGED * factor, OPENED_SHAPE, "ink")
            else:
                size = (_CHANGED if state == CLOSED else _SITE) * factor
                said = say(lang, "institutions_picture_site")
                point = MapPoint(site["key"], name, said, at, size, SITE, "kind_school")
            found.append((state != STAYS, point))
        return [point for _, point in sorted(found, key=lambda one: one[0])]

    def _sites_explained(self, ways: AskedWays) -> list[LegendMark]:
        lang = ways.frame.lang
        states = {one["state"] for one in ways.drawing["sites"]}
        words = say(lang, "institutions_picture_site")
        found = [LegendMark(MapPoint("", words, "", (0, 0), 19.0, SITE, "kind_school"), words)]
        for state, shape, ring in (
            (CLOSED, CLOSED_SHAPE, "gone"),
            (OPENED, OPENED_SHAPE, ""),
            (MOVED, OPENED_SHAPE, ""),
        ):
            if state in states:
                said = say(lang, f"institutions_picture_site_{state}")
                point = MapPoint("", said, "", (0, 0), 22.0, shape, "ink", "gone" if ring else "")
                found.append(LegendMark(point, said))
        return found


def _fact(figure: WayFigure, lang: str) -> tuple[str, str]:
    """A number with the unit of its way, and what it says; children are counted in its words."""
    if figure.unit in ("km", formats.unit_word("minutes", lang)):
        return f"{figure.number}{formats.SPACE}{figure.unit}", _joined(figure.words, figure.below)
    return figure.number, _joined(figure.unit, figure.words, figure.below)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _changed_points(ways: AskedWays) -> list[Point]:
    """Cells and sites that a scenario changes, in units of the map."""
    drawing = ways.drawing
    cells = [(drawing["cells"]["x"][at], drawing["cells"]["y"][at]) for at in drawing["after"]["cell"]]
    sites = [(one["x"], one["y"]) for one in drawing["sites"] if one["state"] != STAYS]
    return [*cells, *sites]
