"""What an operator may change of an institution of its own, and what a confirmation says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard.staff.entries.draft import FieldChanges
from dashboard.staff.entries.rows import CONFIRMED, changed_row, changes_between

OWN_FIELDS = (
    *("telefon", "email", "web", "oeffnungszeiten", "plaetze", "alter_von", "alter_bis"),
    *("aufnahme", "schwerpunkt", "sprachen", "barrierefrei"),
)
"""Columns of the table of institutions that an operator knows best. Name, key, kind, address, position, municipality
and operator are the district's."""
AGES = ("alter_von", "alter_bis")
"""Numbers that a row has with a point, and that Germans read and write with a comma."""
CONFIRMED_BY, OPERATOR_ROLE = "bestaetigt_von", "Träger"


def own_changes(
    stored: Mapping[str, str], collected: FieldChanges, given: Mapping[str, str], confirmed_on: date | None
) -> FieldChanges:
    """What of an institution differs from what is published, after an operator has given some fields: what others
    have collected stays, and no column but OWN_FIELDS is taken. With `confirmed_on` all of it is confirmed that day."""
    row = changed_row(stored, collected)
    row |= {name: given[name] for name in OWN_FIELDS if name in given}
    if confirmed_on is not None:
        row |= {CONFIRMED: confirmed_on.isoformat(), CONFIRMED_BY: OPERATOR_ROLE}
    return changes_between(stored, row)
