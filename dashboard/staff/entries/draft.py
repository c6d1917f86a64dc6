"""Changes of institutions that staff collect before they become a draft release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from dashboard.errors import MonitorError

FieldChanges = Mapping[str, tuple[str, str]]
"""By column of the table the text before and after."""


MERGED_INTO = "bleibt"
"""The field of a merged entry that says whose key stays."""
FIGURE = "wert:"
"""What fields begin with that say whose yearly figure counts."""


class DraftPart(StrEnum):
    """Which table a change belongs to; keys of the others begin with `@` and the name of the table. A change of MERGES
    is called by the institution that goes."""

    INSTITUTIONS = "einrichtungen"
    CATCHMENTS = "einzugsbereiche"
    COURSES = "kurse"
    QUEUES = "wartelisten"
    MERGES = "zusammenfuehrung"

    def key_of(self, own: str) -> str:
        """The key in a draft of what its table calls `own`."""
        return own if self is DraftPart.INSTITUTIONS else f"@{self.value}:{own}"

    def own_key(self, key: str) -> str:
        """What its table calls the key of a draft."""
        return key if self is DraftPart.INSTITUTIONS else key.removeprefix(f"@{self.value}:")


def part_of(key: str) -> DraftPart:
    """Which table the key of a change belongs to. No institution has a key that begins with `@`."""
    others = (one for one in DraftPart if one is not DraftPart.INSTITUTIONS)
    return next((one for one in others if key.startswith(one.key_of(""))), DraftPart.INSTITUTIONS)


class EntryState(StrEnum):
    """Whether changes are collected, have become a draft release, or were thrown away."""

    OPEN = "open"
    HANDED_OVER = "handed_over"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What is changed of one institution: `name` is what it is called for people, `revision` that of the draft in
    which it was changed last, by whom (`by`)."""

    key: str
    name: str
    fields: FieldChanges
    by: str
    revision: int

    @property
    def touches(self) -> frozenset[str]:
        """The keys that a change is about: of a merging both institutions, of a list of catchments its school."""
        return touched(self.key, self.fields)


def touched(key: str, fields: FieldChanges) -> frozenset[str]:
    """See EntryChange.touches; nothing where nothing is left of a change."""
    if not fields:
        return frozenset()
    part = part_of(key)
    if part is DraftPart.CATCHMENTS:
        return frozenset({key, part.own_key(key).partition("~")[0]})  # a list is that of its school
    if part is not DraftPart.MERGES:
        return frozenset({key})
    return frozenset({key, DraftPart.MERGES.own_key(key), fields.get(MERGED_INTO, ("", ""))[1]})


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """Collected changes by the key of the institution. Every act raises `revision` by one; `release` is the draft
    release that they have become, else empty. `worked` says who has changed anything of it, and when last.
    Times know their zone."""

    number: int
    made_by: str
    made_at: datetime
    changed_by: str
    changed_at: datetime
    revision: int = 1
    state: EntryState = EntryState.OPEN
    release: str = ""
    changes: Mapping[str, EntryChange] = field(default_factory=dict)
    worked: Mapping[str, datetime] = field(default_factory=dict)

    def of(self, part: DraftPart) -> EntryDraft:
        """The draft with the changes of one table alone."""
        return replace(self, changes={key: one for key, one in self.changes.items() if part_of(key) is part})


@dataclass(frozen=True, slots=True)
class SeenDraft:
    """The draft that a page was drawn of: its number and revision, both 0 where there was none."""

    number: int = 0
    revision: int = 0


class EntryConflict(MonitorError):
    """Somebody else has changed or handed over the same meanwhile. The sentence says who, and what to do."""


def meets(one: EntryChange, changes: Mapping[str, FieldChanges]) -> bool:
    """Whether changes are about the same as another: its row, or an institution that one of them merges."""
    wanted = frozenset[str]().union(*(touched(key, fields) for key, fields in changes.items()))
    merging = any(part_of(key) is DraftPart.MERGES for key in (one.key, *changes))
    return one.key in changes or (merging and bool(wanted & one.touches))


def refuse_merged(others: Mapping[str, EntryChange], changes: Mapping[str, FieldChanges]) -> None:
    """Raises EntryConflict where changes are about an institution that another change merges, or merge one that another
    change is about."""
    for key, one in others.items():
        if key not in changes and meets(one, changes):
            merging = part_of(key) is DraftPart.MERGES
            how = "zusammengeführt" if merging else "geändert"
            english = "merged" if merging else "changed"
            raise EntryConflict(
                f"„{one.name}“ wird in den Änderungen schon {how} ({one.by}). Bitte erst diese freigeben lassen oder "
                "zurücknehmen.",
                english=f"“{one.name}” is {english} in the changes already ({one.by}). Please have that released or "
                "take it back first.",
            )


def refuse_conflict(now: EntryDraft | None, based_on: SeenDraft, keys: Mapping[str, object]) -> None:
    """Raises EntryConflict where a page that was drawn of `based_on` would overwrite what somebody has done since then.

    Changes of other institutions are none: only those of `keys`, and that the draft is another one now.
    """
    if based_on.number and (now is None or now.number != based_on.number):
        raise EntryConflict(
            "Die Änderungen, die diese Seite gezeigt hat, sind inzwischen zur Freigabe gegeben oder verworfen. Nichts "
            "ist gespeichert; bitte die Seite neu laden.",
            english="The changes that this page showed have been submitted or discarded meanwhile. Nothing was saved; "
            "please load the page again.",
        )
    if now is None:
        return
    revision = based_on.revision if based_on.number == now.number else 0
    for key in keys:
        there = now.changes.get(key)
        if there is not None and there.revision > revision:
            fields = ", ".join(there.fields)
            raise EntryConflict(
                f"{there.by} hat „{there.name}“ inzwischen geändert ({fields}). Ihre Angaben sind nicht gespeichert; "
                "bitte vergleichen und dann noch einmal speichern.",
                english=f"{there.by} has changed “{there.name}” meanwhile ({fields}). What you entered is not saved; "
                "please compare and save again.",
            )
