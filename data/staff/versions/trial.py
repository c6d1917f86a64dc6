"""Makes previews: what is about to be done is done in trial stores, and compared with what is public."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.entries import COURSE_PARTS
from dashboard.domain.observation import Status
from dashboard.errors import ContradictoryCounts, NarrowCounts, ReleaseError
from dashboard.settings import RawSettings
from dashboard.staff.versions.cell_states import ChangeKind
from dashboard.staff.versions.differences import Differences
from dashboard.staff.versions.hiding import HiddenCell
from dashboard.staff.versions.preview import ChangedSentence, HiddenShare, Preview
from dashboard.texts import both as both_texts
from data.importing.findings import Delivery
from data.importing.write import add_draft
from data.publishing.changes import Alter
from data.publishing.drafts import releasing, restoring
from data.publishing.progress import SILENT, Progress
from data.publishing.release import Outcome, compute_release, write_release
from data.publishing.rollback import withdrawing
from data.repository import Repository
from data.staff.versions.comparison import compare, nothing_differs
from data.staff.versions.hiding import HidingReasons
from data.staff.versions.touched import changed_definitions, touched_actions, touched_targets
from data.stores import published_store, raw_store, schema, snapshot
from data.stores.database import opened
from data.stores.institutions import raw as raw_entries
from data.stores.trial import trial_stores, within
from data.stores.two_stores import tried

Look = Callable[[Repository, Repository, Collection[str]], tuple[ChangedSentence, ...]]
"""Compares what readers read before and after, given which indicators have cells that differ."""
_MOST_HIDDEN = 2_000
"""Cells that a preview explains one by one; the others are counted."""


def preview_version(
    settings: RawSettings, version: str, progress: Progress = SILENT, look: Look | None = None
) -> Preview:
    """What would change if a draft were released now, a published version taken back, or a withdrawn one published
    again. It takes as long as doing it, and changes nothing. Without `look` nobody looks for sentences.

    Raises ReleaseError where that cannot be done to this version, or nothing is public yet, and what `progress`
    raises; figures that cannot be published give a preview that says why.
    """
    return _tried(settings, lambda raw, published: version, version, progress, look)


def preview_deliveries(
    settings: RawSettings,
    deliveries: Sequence[Delivery],
    progress: Progress = SILENT,
    look: Look | None = None,
) -> Preview:
    """The same of files that are no draft yet. Raises ReleaseError where they have errors, contradict each other, or
    are published already."""

    def bring(raw: Connection, published: Connection) -> str:
        version = add_draft(raw, published, deliveries)
        if not version:
            german, english = both_texts("preview_nothing_new")
            raise ReleaseError(german, english=english)
        return version

    return _tried(settings, bring, "", progress, look)


def _tried(
    settings: RawSettings,
    subject_in: Callable[[Connection, Connection], str],
    subject: str,
    progress: Progress,
    look: Look | None,
) -> Preview:
    with trial_stores(settings) as (raw_engine, published_engine):
        public = ""
        try:
            with tried(raw_engine, published_engine) as (raw, published):
                now = published_store.current(published)
                public = now.version if now is not None else ""
                version = subject_in(raw, published)
                release = next((one for one in raw_store.releases(raw) if one.version == version), None)
                if release is None or now is None:
                    raise ReleaseError(f"Den Datenstand „{version}“ gibt es nicht.", version=version)
                subject = version
                entries = raw_entries.parts_of(raw, release.id)
                outcome = _done(raw, published, _CHANGES[release.state](version), progress)
                after = published_store.current(published)
                versions = (version, public, after.version if after else "")
                made = _preview(raw, published, settings, versions, outcome, entries)
                if look is not None:
                    after_it = Repository(within(published_engine, published), settings.district)
                    made = replace(made, sentences=_sentences(settings, after_it, made.differences, look))
                made = replace(made, withdrawal=release.state == "published")
        except (ContradictoryCounts, NarrowCounts) as error:
            return refused(subject, public, error)
    return made


def _sentences(
    settings: RawSettings, after: Repository, differences: Differences, look: Look
) -> tuple[ChangedSentence, ...]:
    """What readers read in the public store itself, beside what they would read."""
    changed = differences.by_indicator()
    if not changed:
        return ()
    with opened(settings.database_url) as (published,):
        return look(Repository(published, settings.district), after, tuple(changed))


_CHANGES: Mapping[str, Callable[[str], Alter]] = {
    "draft": releasing,
    "published": withdrawing,
    "withdrawn": restoring,
}
"""What the next act on a release of each state is."""


def _done(raw: Connection, published: Connection, alter: Alter, progress: Progress) -> Outcome:
    """Makes a change within the transactions of the trial."""
    altered = alter(raw, published)
    written = None
    if altered.asked is not None:
        asked = altered.asked
        made = compute_release(
            raw,
            published,
            asked.version,
            touched=asked.touched,
            entries_touched=asked.entries_touched,
            accept_narrow=asked.accept_narrow,
            progress=progress,
        )
        progress.cells(made.outcome.cells)
        written = write_release(raw, published, made, note=asked.note)
    return altered.finish(written)


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
    entries: frozenset[str],
) -> Preview:
    """`versions`: what it is about, what is public, and what the trial has made public."""
    subject, public, new = versions
    differences = compare(published, public, new)
    before, catalogue = (_catalogue(published, one) for one in (public, new))
    return Preview(
        subject=subject,
        public=public,
        made_at=datetime.now(UTC),
        withdrawal=False,
        differences=differences,
        hidden=tuple(hidden_cells(HidingReasons(raw, published, new), differences)),
        shares=tuple(hidden_shares(published, public, new, differences, settings.district)),
        targets=tuple(touched_targets(differences, catalogue, settings.district)),
        definitions=tuple(changed_definitions(before, catalogue)),
        actions=tuple(touched_actions(differences, catalogue, settings.district)),
        warnings=tuple(one.message for one in outcome.findings),
        institutions_change=bool(entries - COURSE_PARTS),
        courses_change=bool(entries & COURSE_PARTS),
    )


def _catalogue(published: Connection, version: str) -> Catalogue:
    table = schema.published_release
    text = published.scalar(select(table.c.catalogue).where(table.c.version == version))
    return snapshot.load(str(text or ""))


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
