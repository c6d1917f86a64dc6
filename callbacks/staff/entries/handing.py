"""Collected changes of one table as what an import has read, and what is in the way of handing them over."""

from __future__ import annotations

from callbacks.staff.screens import HandedTable, Visit
from dashboard.staff.entries.draft import EntryDraft
from dashboard.staff.entries.stored_rows import StoredRows
from dashboard.texts import say
from data.importing.knowledge import knowledge_of
from data.staff.entries.checking import EntryTable, check_entries


def handed_table(visit: Visit, stored: StoredRows, table: EntryTable, draft: EntryDraft) -> HandedTable:
    """The changed rows of `table`, and a sentence for each that is gone, outdated or would not be taken."""
    rows, lang = stored.rows(draft), visit.lang
    knowledge = knowledge_of(visit.staff.settings.stores)
    checks = check_entries(rows, knowledge, visit.now.astimezone().date(), table, draft.number)
    old, found = stored.outdated(draft), list[str]()
    for key, change in draft.of(stored.part).changes.items():
        own = stored.part.own_key(key)
        if own not in rows:
            found.append(say(lang, "staff_entries_gone_from", name=change.name))
        said = [*old.get(own, {}).values(), *checks.errors.get(own, {}).values()]
        if said:
            found.append(f"{change.name}: {' '.join(said)}")
    faults = found or [one.message for one in checks.delivery.of_level("error")]
    return HandedTable((checks.delivery,), tuple(faults))
