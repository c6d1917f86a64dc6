"""What a selection is compared with: a larger area, a target, or places that are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from callbacks.district_data import Answer, DistrictData
from callbacks.similar_groups import SIMILAR, similar_group
from dashboard.domain.area import FEDERATION, Area
from dashboard.domain.slab import Cells
from dashboard.indicators.slab.inputs import ComparisonGroup
from dashboard.indicators.targets import TARGET, target_cells
from dashboard.texts import say


def comparison_group(
    data: DistrictData, answer: Answer, kind: str, areas: Sequence[Area] = ()
) -> ComparisonGroup | None:
    """What `kind` stands for (`amt` of each area, `aehnliche` of the first selected place, `ziel`, a
    level).

    None where no figure exists.
    """
    lang, register = answer.selection.language, answer.possible.register
    if kind == SIMILAR:
        return similar_group(data, answer)
    if kind == TARGET:
        return _target(answer)
    if kind == "amt":
        keys: tuple[str, ...] = tuple(area.amt for area in areas)
        name = data.words.middle[lang]
    elif kind == "kreis":
        keys, name = (data.district,), data.words.say(lang, "own_district")
    elif kind == "land":
        keys, name = (data.district[:2],), say(lang, "state")
    else:
        keys, name = (FEDERATION,), say(lang, "federation")
    level = "bund" if kind == "bund" else kind
    offered = answer.possible.offers[answer.selection.indicator].years
    if not keys or not all(keys) or (level, answer.selection.breakdown) not in offered:
        return None
    if any(key not in register.areas for key in keys):
        return None
    distinct = tuple(dict.fromkeys(keys))
    cells = data.cells(answer, level, distinct)
    if distinct != keys:
        cells = _repeated(cells, keys, distinct)
    return ComparisonGroup(kind, kind if kind == "amt" else keys[0], name, cells)


def _target(answer: Answer) -> ComparisonGroup:
    chosen = answer.selection
    place = (chosen.level, chosen.breakdown, answer.version, answer.years)
    return ComparisonGroup(
        TARGET, TARGET, say(chosen.language, "target"), target_cells(answer.indicator, *place)
    )


def _repeated(cells: Cells, keys: Sequence[str], distinct: Sequence[str]) -> Cells:
    """One column for each key, repeated where several places share an area."""
    columns = np.array([distinct.index(key) for key in keys])
    arrays = {
        name: getattr(cells, name)[:, columns]
        for name in (
            "value",
            "lower",
            "upper",
            "numerator",
            "denominator",
            "status",
            "provenance",
            "mark",
            "source",
        )
    }
    return replace(cells, places=tuple(keys), **arrays)
