"""The published rows of a table that staff change, and what a draft makes of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from dashboard.staff.entries.draft import DraftPart, EntryDraft, FieldChanges
from dashboard.staff.entries.rows import changed_row, is_new, outdated

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Rows by the key that their table has for them (`own`), in the order of its sheet. `keys` are those that are
    published, `texts` gives the texts of one by column, `empty` those of one that a draft makes."""

    part: DraftPart
    keys: Collection[str]
    texts: Callable[[str], Texts]
    empty: Callable[[str], Texts]

    def stored(self, own: str, draft: EntryDraft | None) -> Texts | None:
        """The row that is published, an empty one where the draft makes it; None where there is neither."""
        if own in self.keys:
            return self.texts(own)
        fields = self.collected(own, draft)
        return self.empty(own) if fields and is_new(fields) else None

    def collected(self, own: str, draft: EntryDraft | None) -> FieldChanges:
        """What is changed of a row in a draft; nothing where it is not in it."""
        change = draft.changes.get(self.part.key_of(own)) if draft else None
        return change.fields if change else {}

    def new(self, draft: EntryDraft | None) -> list[str]:
        """The rows that a draft makes."""
        changes = draft.of(self.part).changes if draft else {}
        return [self.part.own_key(key) for key, one in changes.items() if is_new(one.fields)]

    def rows(self, draft: EntryDraft) -> dict[str, Texts]:
        """The changed rows of a draft that are published still, or that it makes."""
        own = [self.part.own_key(key) for key in draft.of(self.part).changes]
        stored = {one: self.stored(one, draft) for one in own}
        return {one: changed_row(row, self.collected(one, draft)) for one, row in stored.items() if row}

    def outdated(self, draft: EntryDraft) -> dict[str, Texts]:
        """By row and column what was published otherwise since it was changed."""
        own = [self.part.own_key(key) for key in draft.of(self.part).changes]
        found = {
            one: outdated(self.texts(one), self.collected(one, draft)) for one in own if one in self.keys
        }
        return {one: said for one, said in found.items() if said}
