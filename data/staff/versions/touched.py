"""What else differs between two versions: targets, actions of the strategy, and what is defined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from dashboard.domain.definitions.network import SECTIONS
from dashboard.domain.indicator import Catalogue, Indicator, Target
from dashboard.staff.versions.differences import Difference, Differences
from dashboard.staff.versions.preview import ChangedDefinition, TouchedAction, TouchedTarget


def touched_targets(differences: Differences, catalogue: Catalogue, district: str) -> Iterator[TouchedTarget]:
    """Targets of the district whose year has another number than before: the newest such year, and every other in
    which it is reached now and was not, or the other way round."""
    newest: set[tuple[str, int]] = set()
    for one in _of_district(differences, district):
        indicator = catalogue.indicators.get(one.series.indicator)
        if indicator is None or indicator.direction == "neutral":
            continue
        holding = [
            target
            for target in indicator.targets
            if target.year_from <= one.year and (not target.levels or "kreis" in target.levels)
        ]
        if not holding:
            continue
        target = max(holding, key=lambda given: given.year_from)
        found = _touched(one, target, higher=indicator.direction == "higher_is_better")
        about = (one.series.indicator, target.year_from)
        if about not in newest or found.reached_before is not found.reached_after:
            yield found
        newest.add(about)


def touched_actions(differences: Differences, catalogue: Catalogue, district: str) -> Iterator[TouchedAction]:
    """Actions whose indicator has another number at the district, with its newest such year."""
    newest: dict[str, Difference] = {}
    for one in _of_district(differences, district):
        newest.setdefault(one.series.indicator, one)
    for action in catalogue.actions:
        if action.indicator in newest:
            one = newest[action.indicator]
            values = _number(one.old.value), _number(one.new.value)
            yield TouchedAction(action.name, action.indicator, one.year, *values)


def changed_definitions(old: Catalogue, new: Catalogue) -> Iterator[ChangedDefinition]:
    """Indicators, targets, events, parts of strategy and network that are new, gone, or say something else."""
    yield from _changed(
        "indicator",
        {key: (one.name, _alone(one)) for key, one in old.indicators.items()},
        {key: (one.name, _alone(one)) for key, one in new.indicators.items()},
    )
    for kind in ("target", "event"):
        yield from _changed(
            kind, _parts(kind, old.indicators.values()), _parts(kind, new.indicators.values())
        )
    for kind, before, after in (
        ("action", old.actions, new.actions),
        ("principle", old.principles, new.principles),
        ("aim", old.aims, new.aims),
        *((kind, getattr(old, section), getattr(new, section)) for kind, section in SECTIONS.items()),
    ):
        yield from _changed(
            kind,
            {one.key: (one.name, one) for one in before},
            {one.key: (one.name, one) for one in after},
        )


_Stated = Mapping[object, tuple[Mapping[str, str], object]]
"""By what makes it this one its name and everything that it says."""


def _changed(kind: str, old: _Stated, new: _Stated) -> Iterator[ChangedDefinition]:
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        change = "new" if before is None else "gone" if after is None else "changed"
        name = (after or before or ({}, None))[0]
        yield ChangedDefinition(kind, dict(name), change)


def _alone(one: Indicator) -> Indicator:
    """The indicator without what is listed by itself."""
    return replace(one, targets=(), events=())


def _parts(kind: str, indicators: Iterable[Indicator]) -> _Stated:
    """Targets or events; one that stands at several indicators is one."""
    found: dict[object, tuple[Mapping[str, str], object]] = {}
    for indicator in indicators:
        for one in indicator.targets if kind == "target" else indicator.events:
            year = one.year_from if isinstance(one, Target) else one.year
            own = (one.label.get("de"), year, indicator.key if kind == "target" else "")
            found[own] = (one.label, one)
    return found


def _of_district(differences: Differences, district: str) -> Iterator[Difference]:
    """Changed numbers of the district's totals on today's territory, newest years first."""
    at = differences.where(area=district, level="kreis", today=True)
    for one in sorted(differences.rows(at), key=lambda one: -one.year):
        if not one.series.breakdown and not _same(one.old.value, one.new.value):
            yield one


def _same(old: float | None, new: float | None) -> bool:
    return _number(old) == _number(new)


def _number(value: float | None) -> float | None:
    return None if value is None or np.isnan(value) else value


def _touched(one: Difference, target: Target, *, higher: bool) -> TouchedTarget:
    def reached(value: float | None) -> bool | None:
        number = _number(value)
        return None if number is None else number >= target.value if higher else number <= target.value

    return TouchedTarget(
        one.series.indicator,
        one.year,
        target.label,
        target.value,
        _number(one.old.value),
        _number(one.new.value),
        reached(one.old.value),
        reached(one.new.value),
    )
