"""A chart as JSON: the description's own field names, so that the browser's scripts and tests read the same
facts."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from dashboard.charts.composition.parts import CompositionParts
from dashboard.charts.description import AreaMark, BarMark, Chart, LineMark, PointMark, RuleMark
from dashboard.charts.series.parts import SeriesParts

KINDS: dict[type, str] = {
    BarMark: "bar",
    PointMark: "point",
    LineMark: "line",
    AreaMark: "area",
    RuleMark: "rule",
}
"""What kind of mark is which class; `assets/charts/types.d.ts` has the same words."""


def to_json(described: Chart | SeriesParts | CompositionParts) -> dict[str, Any]:
    """Every field by its name; sequences are lists, and each mark says its `kind` (see `KINDS`)."""
    return _entries(described)


def _entries(described: Any) -> dict[str, Any]:
    kind = KINDS.get(type(described))
    entries = {field.name: _plain(getattr(described, field.name)) for field in fields(described)}
    return {"kind": kind, **entries} if kind else entries


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _entries(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
