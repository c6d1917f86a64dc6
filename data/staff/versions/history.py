"""Reads the list of data versions out of both stores."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from dashboard.domain.releases.step import ReleaseStep, StepKind
from dashboard.staff.release.flow import DraftState, authors, draft_state, last_step
from dashboard.staff.versions.entry import VersionEntry, VersionFile, VersionState
from data.staff.versions.comparison import comparable
from data.stores import published_store, raw_store
from data.stores.origins import originals
from data.stores.origins.schema import observation_origin, origin_column
from data.stores.raw_store import Release
from data.stores.releases.steps import all_steps


def version_entries(raw: Connection, published: Connection) -> tuple[VersionEntry, ...]:
    """Every version and every draft, newest first."""
    releases = raw_store.releases(raw)
    shown = published_store.versions(published)
    now = published_store.current(published)
    possible = {one.version for one in comparable(published)}
    files = _files(raw, releases)
    public = now.version if now else ""
    steps = all_steps(raw)
    return tuple(
        _entry(
            one,
            _state(one, shown.get(one.version, ""), public, steps.get(one.id, ())),
            steps.get(one.id, ()),
            files.get(one.id, ()),
            can_be_compared=one.version in possible,
        )
        for one in releases
    )


def _entry(
    one: Release,
    state: VersionState,
    steps: Sequence[ReleaseStep],
    files: tuple[VersionFile, ...],
    *,
    can_be_compared: bool,
) -> VersionEntry:
    released = last_step(steps, StepKind.RELEASED, StepKind.RESTORED)
    gone = last_step(steps, StepKind.WITHDRAWN, StepKind.DISCARDED) if one.state == "withdrawn" else None
    return VersionEntry(
        version=one.version,
        state=state,
        kind=one.kind,
        note=one.note,
        made_at=one.made_at,
        made_by=one.made_by or next(iter(authors(steps)), ""),
        files=files,
        comparable=can_be_compared,
        released_by=released.account if released else "",
        released_at=released.at if released else None,
        withdrawn_by=gone.account if gone else "",
        withdrawn_at=gone.at if gone else None,
        withdrawn_why=gone.reason if gone else "",
    )


def _state(one: Release, shown: str, public: str, steps: Sequence[ReleaseStep]) -> VersionState:
    if one.state == "draft":
        submitted = draft_state(steps) is DraftState.SUBMITTED
        return VersionState.SUBMITTED if submitted else VersionState.DRAFT
    if one.version == public:
        return VersionState.PUBLIC
    if one.state == "withdrawn":
        # What ships is replaced by what ships next, and is not taken back.
        replaced = one.kind == raw_store.EMBEDDED
        return (
            VersionState.SUPERSEDED
            if replaced
            else VersionState.WITHDRAWN
            if shown
            else VersionState.DISCARDED
        )
    return VersionState.EARLIER if shown == "published" else VersionState.SUPERSEDED


def _files(raw: Connection, releases: Sequence[Release]) -> dict[int, tuple[VersionFile, ...]]:
    """By release, its files with sizes and numbers of figures; what ships has none to show."""
    sizes = originals.sizes(raw, [file.original for one in releases for file in one.files if file.original])
    column, origin = origin_column, observation_origin
    counted = {
        (release, file): count
        for release, file, count in raw.execute(
            select(column.c.release_id, column.c.file, func.count())
            .join(origin, origin.c.column_id == column.c.id)
            .group_by(column.c.release_id, column.c.file)
        )
    }
    return {
        one.id: tuple(
            VersionFile(
                *(file.name, file.original, file.format, file.table),
                size=sizes.get(file.original, 0),
                figures=int(counted.get((one.id, file.sha256), 0)),
            )
            for file in one.files
        )
        for one in releases
        if one.kind != raw_store.EMBEDDED
    }
