"""Finds out why cells of a data version are hidden: rules out of the raw store, places out of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, exists, select

from dashboard.domain.area import Area
from dashboard.domain.slab import PROVENANCES, HiddenSeries, SeriesAt
from dashboard.staff.versions.hiding import BY_SOURCE, OWN, RULES, UNKNOWN, HidingReason
from data.geography.register import stored_areas
from data.stores import schema
from data.stores.protection import reasons
from data.stores.protection.schema import hidden_reason

_MOST_NAMED = 3
_OFFICIAL = PROVENANCES.index("official")


@dataclass(slots=True)
class HidingReasons:
    """Why cells of one data version are hidden; what was read of an indicator is read once."""

    raw: Connection
    published: Connection
    version: str
    _areas: dict[str, Area] = field(default_factory=dict)
    _read: dict[str, Mapping[SeriesAt, HiddenSeries] | None] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)
    _made_in: dict[str, str] = field(default_factory=dict)

    def of(self, at: SeriesAt, area: str, year: int, provenance: int) -> HidingReason:
        """The reason of a cell that is hidden; `provenance` indexes PROVENANCES and belongs to the cell."""
        found = self._indicator(at.indicator)
        series = found.get(at) if found else None
        code = series.rules.get((area, year)) if series else None
        if code is None:
            known = provenance == _OFFICIAL or found is not None or self._keeps_reasons(at.indicator)
            return HidingReason(BY_SOURCE if known else UNKNOWN)
        rule = RULES[code]
        return self._for_others(at, area, year) if rule == "geography" else HidingReason(rule)

    def _for_others(self, at: SeriesAt, area: str, year: int) -> HidingReason:
        """Which places in the same Amt, or else in the same district, are hidden for their own sake."""
        place = self._area(area)
        if place is None:
            return HidingReason("geography")
        for whole in filter(None, (place.amt if at.level == "gemeinde" else "", place.kreis)):
            protects = self._own_in(at, year, whole, area)
            if protects:
                return HidingReason("geography", protects[:_MOST_NAMED], whole)
        return HidingReason("geography")

    def _own_in(self, at: SeriesAt, year: int, whole: str, besides: str) -> tuple[str, ...]:
        series = (self._indicator(at.indicator) or {}).get(at)
        if series is None:
            return ()
        return tuple(
            sorted(
                key
                for (key, of_year), code in series.rules.items()
                if of_year == year
                and key != besides
                and RULES[code] in OWN
                and (other := self._area(key)) is not None
                and whole in (other.amt, other.kreis)
            )
        )

    def _area(self, key: str) -> Area | None:
        if not self._areas:
            self._areas = {one.key: one for one in stored_areas(self.published) if one.valid_until is None}
        return self._areas.get(key)

    def _indicator(self, indicator: str) -> Mapping[SeriesAt, HiddenSeries] | None:
        if indicator not in self._read:
            made_in = self._release_of(indicator)
            self._read[indicator] = reasons.of_indicator(self.raw, made_in, indicator) if made_in else None
        return self._read[indicator]

    def _release_of(self, indicator: str) -> str:
        """The version in which the indicator's cells were computed, empty where the version has none of it."""
        if indicator not in self._made_in:
            release, made, table = schema.published_release, schema.published_release.alias(), schema.manifest
            statement = (
                select(made.c.version)
                .select_from(release)
                .join(table, table.c.release_id == release.c.id)
                .join(made, made.c.id == table.c.cells_release_id)
                .where(release.c.version == self.version, table.c.indicator == indicator)
            )
            self._made_in[indicator] = str(self.published.scalar(statement) or "")
        return self._made_in[indicator]

    def _keeps_reasons(self, indicator: str) -> bool:
        """Whether reasons were kept when the indicator's cells were computed."""
        version = self._release_of(indicator)
        if version not in self._known:
            release = select(schema.release.c.id).where(schema.release.c.version == version).scalar_subquery()
            found = self.raw.scalar(select(exists().where(hidden_reason.c.release_id == release)))
            self._known[version] = bool(found)
        return self._known[version]
