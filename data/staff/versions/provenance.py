"""Finds where a published cell comes from: its measures, their raw figures, files and rows, and who brought them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, select

from dashboard.domain.area import Area, level_of
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Provenance
from dashboard.domain.releases.step import ReleaseStep, StepKind
from dashboard.domain.slab import SeriesAt
from dashboard.errors import ReleaseError, UnknownKey
from dashboard.staff.release.flow import last_step
from dashboard.staff.versions.cell_states import NOISE, CellState
from dashboard.staff.versions.provenance import (
    CellProvenance,
    DeliveredFigure,
    EarlierValue,
    FilePlace,
    MeasureOrigin,
    MeasureRole,
)
from data.geography.register import stored_areas, stored_changes
from data.staff.versions.hiding import HidingReasons
from data.staff.versions.published_cells import NOTHING, states_of
from data.stores import raw_store, schema, snapshot
from data.stores.origins.schema import observation_origin, origin_column
from data.stores.raw_store import Release
from data.stores.releases.steps import all_steps

_ORDER = (Provenance.OFFICIAL, Provenance.DISTRICT, Provenance.EXAMPLE)
_WHOLES = ("amt", "kreis")


def provenance_of(
    raw: Connection,
    published: Connection,
    indicator: str,
    area: str,
    year: int,
    breakdown: str = "",
    version: str = "",
) -> CellProvenance:
    """Where the cell of an indicator, a place of today's territory and a year comes from, in the current version
    without `version`. Raises UnknownKey for what the version does not have, ReleaseError for a version that does not
    exist or was protected under older rules."""
    level = level_of(area)
    if level is None:
        raise UnknownKey(f"Das Gebiet „{area}“ gibt es nicht.", area=area)
    at = SeriesAt(indicator, level, breakdown, None)
    states = states_of(published, at, area, year)
    wanted = version or _current(published)
    if wanted not in states:
        raise ReleaseError(f"Den Datenstand „{wanted}“ gibt es nicht.", version=wanted)
    catalogue = catalogue_of_version(published, wanted)
    entry = catalogue.indicators.get(indicator)
    if entry is None:
        raise UnknownKey(f"Den Indikator „{indicator}“ gibt es nicht.", indicator=indicator)
    state = states[wanted]
    if state == NOTHING and not any(one != NOTHING for one in states.values()):
        raise UnknownKey(
            f"{entry.name['de']}: zu {area}, {year}{', ' + breakdown if breakdown else ''} ist nichts veröffentlicht.",
            area=area,
            year=year,
        )
    origins = _Origins(raw, published, catalogue)
    reason = None
    if state.hidden:
        reason = HidingReasons(raw, published, wanted).of(at, area, year, state.provenance)
    measures = tuple(origins.of_cell(entry, at, area, year, wanted, state))
    return CellProvenance(
        wanted,
        *(indicator, at.level, breakdown, area, year, state, reason, measures),
        before=_before(origins, entry, at, area, year, wanted, states),
    )


def _current(published: Connection) -> str:
    table = schema.published_release
    newest = select(table.c.version).where(table.c.state == "published").order_by(table.c.id.desc()).limit(1)
    return str(published.scalar(newest) or "")


def catalogue_of_version(published: Connection, version: str) -> Catalogue:
    """The catalogue as a version has it. Raises StoreError where there is no such version."""
    table = schema.published_release
    text = published.scalar(select(table.c.catalogue).where(table.c.version == version))
    return snapshot.load(str(text or ""))


def _before(
    origins: _Origins,
    entry: Indicator,
    at: SeriesAt,
    area: str,
    year: int,
    version: str,
    states: Mapping[str, CellState],
) -> EarlierValue | None:
    """What the last version before this one said that was on show and said something else."""
    older = list(states)[list(states).index(version) + 1 :]
    state = states[version]
    for one in older:
        if one in origins.taken_back or _same(states[one], state):
            continue
        if states[one] == NOTHING:
            return None
        measures = origins.of_cell(entry, at, area, year, one, states[one])
        figure = next((found.figures[0] for found in measures if found.figures), None)
        return EarlierValue(one, states[one], figure)
    return None


def _same(one: CellState, other: CellState) -> bool:
    if one.value is None or other.value is None:
        return one == other
    near = abs(one.value - other.value) <= NOISE * max(1.0, abs(one.value))
    return near and (one.provenance, one.source) == (other.provenance, other.source)


@dataclass(slots=True)
class _Origins:
    """Raw figures by version, measure and place; the lists of releases and places are read once."""

    raw: Connection
    published: Connection
    catalogue: Catalogue
    releases: tuple[Release, ...] = ()
    taken_back: frozenset[str] = frozenset()
    _steps: Mapping[int, Sequence[ReleaseStep]] = field(default_factory=dict)
    _areas: Mapping[str, Area] = field(default_factory=dict)
    _predecessors: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.releases = raw_store.releases(self.raw)
        self._steps = all_steps(self.raw)
        self.taken_back = frozenset(one.version for one in self.releases if one.state == "withdrawn")
        self._areas = {one.key: one for one in stored_areas(self.published) if one.valid_until is None}
        for change in stored_changes(self.published):
            self._predecessors.setdefault(change.new, []).append(change.old)

    def of_cell(
        self, entry: Indicator, at: SeriesAt, area: str, year: int, version: str, state: CellState
    ) -> Iterator[MeasureOrigin]:
        """Each measure of the cell; those of the counts, else that of the published ratio."""
        counting = self._counting(version)
        of_total = at.breakdown.partition(":")[0] in entry.share_of_total
        formula = [
            (MeasureRole.NUMERATOR, one, year, at.breakdown, state.numerator, len(entry.numerator))
            for one in entry.numerator
        ]
        base_year = year + entry.denominator_lag
        formula += [
            (
                *(MeasureRole.DENOMINATOR, one, base_year, "" if of_total else at.breakdown),
                *(state.denominator, len(entry.denominator)),
            )
            for one in entry.denominator
        ]
        found = [
            self._measure(counting, role, measure, of_year, breakdown, area, value if count == 1 else None)
            for role, measure, of_year, breakdown, value, count in formula
        ]
        if entry.ratio and (not any(one.figures for one in found) or state.numerator is None):
            ratio = self._measure(
                *(counting, MeasureRole.RATIO, entry.ratio, year, at.breakdown, area, state.value)
            )
            if ratio.figures:
                found = [ratio] if state.numerator is None and not state.hidden else [*found, ratio]
        yield from found

    def _counting(self, version: str) -> Mapping[int, Release]:
        """Releases whose figures a version was made of."""
        own = next((one for one in self.releases if one.version == version), None)
        if own is None:
            return {}
        return {
            one.id: one
            for one in self.releases
            if (one.position, one.id) <= (own.position, own.id) or one.kind == raw_store.EMBEDDED
            if one.state == "published" or one.id == own.id or self._taken_back_after(one, own)
        }

    def _taken_back_after(self, one: Release, other: Release) -> bool:
        """Whether a release that counts no more still did when another was made."""
        step = last_step(self._steps.get(one.id, ()), StepKind.WITHDRAWN)
        return one.state == "withdrawn" and step is not None and step.at >= other.made_at

    def _measure(
        self,
        counting: Mapping[int, Release],
        role: MeasureRole,
        measure: str,
        year: int,
        breakdown: str,
        area: str,
        value: float | None,
    ) -> MeasureOrigin:
        own = self._strongest(counting, measure, breakdown, year, self._with_predecessors([area]))
        parts: list[DeliveredFigure] = []
        if level_of(area) in _WHOLES:
            members = [one.key for one in self._areas.values() if area in (one.amt, one.kreis)]
            municipalities = [key for key in members if level_of(key) == "gemeinde"]
            keys = self._with_predecessors(municipalities)
            parts = self._strongest(counting, measure, breakdown, year, keys)
        summed = bool(parts) and (not own or self._rank(parts[0].source) < self._rank(own[0].source))
        figures = tuple(parts if summed else own)
        return MeasureOrigin(measure, role, year, breakdown, figures, summed, value)

    def _with_predecessors(self, keys: Iterable[str]) -> list[str]:
        """Today's places and all that became part of them."""
        found: dict[str, None] = {}
        waiting = list(keys)
        while waiting:
            key = waiting.pop(0)
            if key not in found:
                found[key] = None
                waiting += self._predecessors.get(key, ())
        return list(found)

    def _strongest(
        self,
        counting: Mapping[int, Release],
        measure: str,
        breakdown: str,
        year: int,
        keys: Sequence[str],
    ) -> list[DeliveredFigure]:
        """By place, the newest figure of its strongest source, places in the order of `keys`."""
        rank = {key: at for at, key in enumerate(keys)}
        rows = sorted(
            self._rows(counting, measure, breakdown, year, keys),
            key=lambda one: (rank[one.area], self._rank(one.source)),
        )
        return [next(iter(of_place)) for _, of_place in groupby(rows, key=lambda one: one.area)]

    def _rank(self, source: str) -> int:
        known = self.catalogue.sources.get(source)
        return _ORDER.index(known.provenance) if known else len(_ORDER)

    def _rows(
        self,
        counting: Mapping[int, Release],
        measure: str,
        breakdown: str,
        year: int,
        keys: Collection[str],
    ) -> list[DeliveredFigure]:
        """Figures of the releases that count, later releases first."""
        cell, series = schema.observation, schema.raw_series
        origin, column = observation_origin, origin_column
        statement = (
            select(cell.c.release_id, cell.c.area, series.c.source, origin.c.row, origin.c.more_rows)
            .add_columns(column.c.file, column.c.sheet, column.c.name)
            .select_from(cell)
            .join(series, series.c.id == cell.c.series_id)
            .outerjoin(
                origin,
                (origin.c.series_id == cell.c.series_id)
                & (origin.c.release_id == cell.c.release_id)
                & (origin.c.area == cell.c.area)
                & (origin.c.year == cell.c.year),
            )
            .outerjoin(column, column.c.id == origin.c.column_id)
            .where(series.c.measure == measure, series.c.breakdown == breakdown)
            .where(cell.c.year == year, cell.c.area.in_(list(keys)))
        )
        rows = [row for row in self.raw.execute(statement) if row.release_id in counting]
        rows.sort(key=lambda row: (counting[row.release_id].position, row.release_id), reverse=True)
        return [
            self._figure(
                counting[release],
                area,
                source,
                _place(counting[release], file, sheet, row, name, more_rows),
                file,
            )
            for release, area, source, row, more_rows, file, sheet, name in rows
        ]

    def _figure(
        self, release: Release, area: str, source: str, place: FilePlace | None, file: str | None
    ) -> DeliveredFigure:
        of_file = next((one for one in release.files if one.sha256 == file), None)
        by, when = self._released(release)
        return DeliveredFigure(
            area=area,
            source=source,
            version=release.version,
            made_at=release.made_at,
            made_by=release.made_by,
            note=release.note,
            embedded=release.kind == raw_store.EMBEDDED,
            place=place,
            format=of_file.format if of_file else "",
            table=of_file.table if of_file else "",
            released_by=by,
            released_at=when,
        )

    def _released(self, release: Release) -> tuple[str, datetime | None]:
        """Who has released it, and when; nobody where that was not written down."""
        step = last_step(self._steps.get(release.id, ()), StepKind.RELEASED, StepKind.RESTORED)
        return (step.account, step.at) if step else ("", None)


def _place(
    release: Release,
    file: str | None,
    sheet: str | None,
    row: int | None,
    column: str | None,
    more: str | None,
) -> FilePlace | None:
    """Where the figure stands; of an import before places were kept the file alone, where there is but one."""
    if release.kind == raw_store.EMBEDDED:
        return None
    if file is None:
        return (
            FilePlace(release.files[0].name, release.files[0].original) if len(release.files) == 1 else None
        )
    named = next((one for one in release.files if one.sha256 == file), None)
    rows = tuple(int(one) for one in more.split(",")) if more else ()
    return FilePlace(
        named.name if named else "", named.original if named else "", sheet or "", row, column or "", rows
    )
