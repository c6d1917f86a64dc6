"""What a map is drawn on: boundaries and names of an answer."""

from __future__ import annotations

from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.monitor.data_routes import day_of
from dashboard.domain.area import is_beyond, is_town
from dashboard.map.build import MapGround
from dashboard.map.cutout import cut


def ground_of(exporting: Exporting, answer: Answer, aspect: float | None = None) -> MapGround:
    """Boundaries and names of the answer's level and territory, of the part of the map that it shows in a
    room of this width for one of height."""
    chosen, areas = answer.selection, answer.possible.register.areas
    whole = exporting.answers.geometry(chosen.level, chosen.extent, day_of(exporting.answers, answer))
    geometry = cut(whole, chosen.cutout, aspect)
    beyond = is_beyond(chosen.level, chosen.extent)  # on a map nobody takes a place for its namesake
    here = {shape.key: areas[shape.key] for shape in geometry.areas if shape.key in areas}
    return MapGround(
        geometry,
        names={
            shape.key: here[shape.key].name if shape.key in here and not beyond else shape.name
            for shape in geometry.areas
        },
        population={key: area.population or 0 for key, area in here.items()},
        towns=[key for key, area in here.items() if is_town(area)],
        zoom=1.0 if geometry is whole else chosen.cutout[2],
    )
