"""Previews of drafts, of taking back and of publishing again: made by a job, shown until something changes."""

from __future__ import annotations

from callbacks.staff.jobs.screen import start_job
from callbacks.staff.preview.building import view_of
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.errors import ReleaseError
from dashboard.staff.jobs.job import JobKind, StaffJob
from dashboard.staff.rights import Right
from dashboard.staff.versions.entry import VersionEntry
from dashboard.staff.versions.preview import Preview
from dashboard.texts import say
from data.staff.versions import stored_previews
from data.staff.versions.history import version_entries
from layouts.staff.screens import VERSIONS
from layouts.staff.versions.preview import PreviewPageParts, version_preview_page


def register(staff: Staff) -> None:
    """Adds the page and the act that has a preview made."""
    here = f"{VERSIONS}/vorschau/<version>"

    @staff.page(here, right=Right.SEE)
    def preview(visit: Visit, version: str) -> StaffPage | Redirect:
        try:
            entry, found = _stored(visit, version[:40])
        except ReleaseError as error:
            return Redirect(VERSIONS, error.sentence(visit.lang), problem=True)
        parts = PreviewPageParts(
            owner=visit,
            now=visit.now,
            entry=entry,
            view=view_of(staff, found, visit.lang) if found else None,
            made_at=found.made_at if found else None,
            job=None if found else _running(visit, entry.version),
        )
        return StaffPage(version_preview_page(parts), say(visit.lang, "staff_preview"))

    @staff.action(f"{here}/rechnen", right=Right.SEE)
    def make(visit: Visit, version: str) -> Redirect:
        try:
            entry, found = _stored(visit, version[:40])
        except ReleaseError as error:
            return Redirect(VERSIONS, error.sentence(visit.lang), problem=True)
        if found is None:
            start_job(visit, JobKind.PREVIEW, entry.version)
        return Redirect(f"{VERSIONS}/vorschau/{entry.version}")


def _stored(visit: Visit, version: str) -> tuple[VersionEntry, Preview | None]:
    """The version and its preview, None where it has to be made. Raises ReleaseError where there is no such version,
    or nothing can be done to it."""
    store = visit.staff.store
    with store.reading() as raw, store.reading_published() as published:
        entry = next((one for one in version_entries(raw, published) if one.version == version), None)
        if entry is None or not (entry.is_draft or entry.may_be_withdrawn or entry.may_be_restored):
            german, english = (say(lang, "staff_preview_unknown", version=version) for lang in ("de", "en"))
            raise ReleaseError(german, english=english, version=version)
        made_of = stored_previews.basis(raw, published, version)
        return entry, stored_previews.stored(raw, version, made_of)


def _running(visit: Visit, version: str) -> StaffJob | None:
    """The job that makes the preview."""
    jobs = visit.staff.jobs.open_jobs()
    return next((one for one in jobs if (one.kind, one.subject) == (JobKind.PREVIEW, version)), None)
