"""An institution as the row of a table that an import reads, and what is different in a form."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from dashboard.domain.institutions.institution import Institution
from dashboard.institutions.listing.columns import CONTRACT, ListNames, row_of
from dashboard.institutions.matching import InstitutionHit
from dashboard.staff.entries.draft import FieldChanges
from dashboard.staff.moments import written_day

KEY, CONFIRMED, FORMER = "schluessel", "bestaetigt_am", "fruehere_schluessel"
ROW_COLUMNS = CONTRACT
FIELDS = tuple(one for one in CONTRACT if one not in (KEY, FORMER))
"""The columns that a form has; keys stay what they are, former ones come of merging alone."""
_DAYS = frozenset({CONFIRMED, "gueltig_von", "gueltig_bis"})
_NUMBERS = frozenset({"lon", "lat", "alter_von", "alter_bis"})
"""What a row has with a point."""
_GERMAN = {"Tu": "Di", "We": "Mi", "Th": "Do", "Su": "So", "PH": "feiertags", "off": "geschlossen"}
_WEEKDAY = re.compile(r"\"[^\"]*\"|\b[A-Za-z]+\b")
_NO_NAMES = ListNames({}, {}, {})


def texts_of(institution: Institution) -> dict[str, str]:
    """The texts of a row by the columns of the table of institutions; read again they give the same institution."""
    row = row_of(InstitutionHit(institution, None), _NO_NAMES, "de")
    return {name: _text(row[name]) for name in CONTRACT}


def empty_row(key: str) -> dict[str, str]:
    """The row of an institution that is not published yet, before anything is written into it."""
    return {**dict.fromkeys(CONTRACT, ""), KEY: key}


def is_new(changes: FieldChanges) -> bool:
    """Whether changes make a row: none that is published is without a kind."""
    return changes.get("art", ("-", ""))[0] == ""


def changes_between(
    before: Mapping[str, str], after: Mapping[str, str], fields: Collection[str] = FIELDS
) -> FieldChanges:
    """The columns of `fields` that differ; blanks around and within texts do not count, a column that `after` does not
    name stays."""
    found = {}
    for name in fields:
        text = " ".join(after.get(name, before[name]).split())
        if text != before[name]:
            found[name] = (before[name], text)
    return found


def shown_text(column: str, text: str, lang: str) -> str:
    """A text of a row as people read it: days as `28.11.2026`, numbers in German with a comma, days of the week in
    German, everything else as it stands. An import reads all of them again."""
    if column == "oeffnungszeiten" and lang == "de":
        return _WEEKDAY.sub(lambda found: _GERMAN.get(found[0], found[0]), text)
    if column in _NUMBERS and lang == "de":
        return text.replace(".", ",")
    return written_day(text, lang) if column in _DAYS else text


def changed_row(stored: Mapping[str, str], changes: FieldChanges) -> dict[str, str]:
    """The row with its changes."""
    return {**stored, **{name: after for name, (_, after) in changes.items()}}


def outdated(stored: Mapping[str, str], changes: FieldChanges) -> dict[str, str]:
    """By column a sentence where another text is published now than when the change was made."""
    return {
        name: f"Veröffentlicht ist inzwischen „{stored[name] or 'leer'}“; als Sie geändert haben, stand hier "
        f"„{before or 'leer'}“. Bitte prüfen und noch einmal speichern."
        for name, (before, _) in changes.items()
        if stored[name] != before
    }


def _text(value: object) -> str:
    if value is None:
        return ""
    return " ".join((", ".join(value) if isinstance(value, tuple) else str(value)).split())
