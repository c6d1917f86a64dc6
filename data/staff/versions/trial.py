"""Makes previews: a draft is published in trial stores, and what it would change is compared with what is public."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import Connection, select

from dashboard.domain.indicator import Catalogue, Target
from dashboard.domain.observation import Status
from dashboard.errors import ContradictoryCounts, NarrowCounts, ReleaseError
from dashboard.settings import RawSettings
from dashboard.staff.versions.cell_states import ChangeKind
from dashboard.staff.versions.differences import Difference, Differences
from dashboard.staff.versions.hiding import HiddenCell
from dashboard.staff.versions.preview import HiddenShare, Preview, TouchedTarget
from dashboard.texts import both as both_texts
from data.definitions.stored import touched_by
from data.importing.findings import Delivery
from data.importing.write import add_draft
from data.publishing.release import Outcome, publish
from data.staff.versions.comparison import compare, nothing_differs
from data.staff.versions.hiding import HidingReasons
from data.stores import published_store, raw_store, schema, snapshot
from data.stores.institutions import raw as raw_entries
from data.stores.trial import trial_stores
from data.stores.two_stores import both

_MOST_HIDDEN = 2_000
"""Cells that a preview explains one by one; the others are counted."""


class _TriedDraft(Exception):
    """Leaves both transactions without committing them."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview.subject)
        self.preview = preview


def preview_draft(settings: RawSettings, version: str) -> Preview:
    """What would change if a draft were published now. It takes as long as publishing it, and changes nothing.

    Raises ReleaseError where there is no such draft or nothing is public yet; a draft that cannot be published
    gives a preview that says why.
    """
    return _tried(settings, lambda raw, published: version, version)


def preview_deliveries(settings: RawSettings, deliveries: Sequence[Delivery]) -> Preview:
    """The same of files that are no draft yet. Raises ReleaseError where they have errors, contradict each other, or
    are published already."""

    def bring(raw: Connection, published: Connection) -> str:
        version = add_draft(raw, published, deliveries)
        if not version:
            german, english = both_texts("preview_nothing_new")
            raise ReleaseError(german, english=english)
        return version

    return _tried(settings, bring, "")


def _tried(settings: RawSettings, draft: Callable[[Connection, Connection], str], subject: str) -> Preview:
    with trial_stores(settings) as (raw_engine, published_engine):
        public = ""
        try:
            with both(raw_engine, published_engine) as (raw, published):
                now = published_store.current(published)
                public = now.version if now is not None else ""
                version = draft(raw, published)
                release = next((one for one in raw_store.releases(raw) if one.version == version), None)
                if release is None or release.state != "draft" or now is None:
                    raise ReleaseError(f"Einen Entwurf „{version}“ gibt es nicht.", version=version)
                subject = version
                new = _next(raw, published, version)
                raw_store.set_state(raw, release.id, "published", version=new)
                outcome = publish(
                    raw,
                    published,
                    new,
                    note=release.note,
                    touched=touched_by(raw, release.id),
                    entries_touched=(entries := raw_entries.has_entries(raw, release.id)),
                    accept_narrow=True,
                )
                raise _TriedDraft(
                    _preview(raw, published, settings, (version, public, new), outcome, entries)
                )
        except _TriedDraft as tried:
            return tried.preview
        except (ContradictoryCounts, NarrowCounts) as error:
            return refused(subject, public, error)


def _next(raw: Connection, published: Connection, version: str) -> str:
    newest = next(one.version for one in raw_store.releases(raw)) == version
    return version if newest else raw_store.next_version(raw, published_store.versions(published))


def refused(version: str, public: str, error: ContradictoryCounts | NarrowCounts) -> Preview:
    """The preview of a draft that cannot be published."""
    found = error.facts.get("findings")
    said = [one.message for one in found] if isinstance(found, tuple) else []
    return Preview(
        subject=version,
        public=public,
        made_at=datetime.now(UTC),
        withdrawal=False,
        differences=nothing_differs(public, version),
        warnings=tuple(one for one in said if one != error.message),
        refused=error.message,
    )


def _preview(
    raw: Connection,
    published: Connection,
    settings: RawSettings,
    versions: tuple[str, str, str],
    outcome: Outcome,
    entries: bool,
) -> Preview:
    """`versions`: the draft, what is public, and the number under which the trial has published."""
    subject, public, new = versions
    differences = compare(published, public, new)
    table = schema.published_release
    catalogue = snapshot.load(
        str(published.scalar(select(table.c.catalogue).where(table.c.version == new)) or "")
    )
    return Preview(
        subject=subject,
        public=public,
        made_at=datetime.now(UTC),
        withdrawal=False,
        differences=differences,
        hidden=tuple(hidden_cells(HidingReasons(raw, published, new), differences)),
        shares=tuple(hidden_shares(published, public, new, differences, settings.district)),
        targets=tuple(touched_targets(differences, catalogue, settings.district)),
        warnings=tuple(one.message for one in outcome.findings),
        institutions_change=entries,
    )


def hidden_cells(reasons: HidingReasons, differences: Differences) -> Iterator[HiddenCell]:
    """What the newer version hides and the older one did not, on today's territory, and why."""
    at = differences.ordered(differences.where([ChangeKind.HIDDEN], today=True))
    for one in differences.rows(at[:_MOST_HIDDEN]):
        series = one.series
        reason = reasons.of(series, one.area, one.year, one.new.provenance)
        yield HiddenCell(
            *(series.indicator, series.level, series.breakdown, one.area, one.year, reason, one.old.value)
        )


def hidden_shares(
    published: Connection, old: str, new: str, differences: Differences, district: str
) -> Iterator[HiddenShare]:
    """For each indicator that differs in the district's municipalities, its newest such year: how many of them
    are hidden before and after."""
    at = differences.where(level="gemeinde", today=True)
    newest: dict[str, int] = {}
    for one in differences.rows(at):
        if not one.series.breakdown and one.area.startswith(district):
            newest[one.series.indicator] = max(newest.get(one.series.indicator, 0), one.year)
    for indicator, year in newest.items():
        before = _hidden_in(published, old, indicator, year, district)
        after = _hidden_in(published, new, indicator, year, district)
        yield HiddenShare(indicator, year, max(before[0], after[0]), before[1], after[1])


def _hidden_in(
    published: Connection, version: str, indicator: str, year: int, district: str
) -> tuple[int, int]:
    """Municipalities of the district that have a cell, and how many of these are hidden."""
    release, manifest, cell = schema.published_release, schema.manifest, schema.published_cell
    series, area, made = schema.series, schema.area, schema.published_release.alias()
    statement = (
        select(cell.c.status)
        .select_from(release)
        .join(manifest, manifest.c.release_id == release.c.id)
        .join(made, made.c.id == manifest.c.cells_release_id)
        .join(cell, cell.c.release_id == made.c.id)
        .join(series, series.c.id == cell.c.series_id)
        .join(area, area.c.id == cell.c.area_id)
        .where(release.c.version == version, manifest.c.indicator == indicator, cell.c.year == year)
        .where(series.c.indicator == indicator, series.c.level == "gemeinde", series.c.breakdown == "")
        .where(series.c.territorial_status == made.c.territorial_status, area.c.key.startswith(district))
    )
    found = list(published.scalars(statement))
    return len(found), sum(one == Status.SUPPRESSED for one in found)


def touched_targets(differences: Differences, catalogue: Catalogue, district: str) -> Iterator[TouchedTarget]:
    """Targets of the district whose year has another number than before."""
    at = differences.where(area=district, today=True)
    for one in differences.rows(differences.ordered(at)):
        indicator = catalogue.indicators.get(one.series.indicator)
        if indicator is None or one.series.breakdown:
            continue
        holding = [
            target
            for target in indicator.targets
            if target.year_from <= one.year and (not target.levels or "kreis" in target.levels)
        ]
        if holding and indicator.direction != "neutral":
            target = max(holding, key=lambda given: given.year_from)
            yield _touched(one, target, higher=indicator.direction == "higher_is_better")


def _touched(one: Difference, target: Target, *, higher: bool) -> TouchedTarget:
    def reached(value: float | None) -> bool | None:
        if value is None or np.isnan(value):
            return None
        return value >= target.value if higher else value <= target.value

    label: Mapping[str, str] = target.label
    return TouchedTarget(
        one.series.indicator,
        one.year,
        label,
        target.value,
        one.old.value,
        one.new.value,
        reached(one.old.value),
        reached(one.new.value),
    )
