"""Why a row cannot be changed now: it waits for its release, or its institution is being merged."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.staff.entries.draft import DraftPart, EntryChange, EntryDraft, part_of
from dashboard.texts import say


def why_locked(key: str, draft: EntryDraft | None, waiting: Iterable[EntryDraft], lang: str) -> str:
    """A sentence for a key of the draft; empty where the row may be changed. `draft` is what is collected now."""
    about = _about(key)
    for one in waiting:
        if key in one.changes:
            return say(lang, "sheet_waits", version=one.release)
        if merging := _merging(about, one):
            return say(lang, "sheet_merging_waits", name=merging.name, version=one.release)
    merging = _merging(about, draft)
    return say(lang, "sheet_merging", name=merging.name, by=merging.by) if merging else ""


def _about(key: str) -> frozenset[str]:
    """The key, and of a list of catchments that of its school."""
    part = part_of(key)
    school = part.own_key(key).partition("~")[0] if part is DraftPart.CATCHMENTS else key
    return frozenset({key, school})


def _merging(about: frozenset[str], draft: EntryDraft | None) -> EntryChange | None:
    """The merging of a draft that is about one of the keys."""
    merges = draft.of(DraftPart.MERGES).changes.values() if draft else ()
    return next((one for one in merges if about & one.touches), None)
