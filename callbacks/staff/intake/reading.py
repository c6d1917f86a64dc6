"""Reads the tables of an intake for its pages, and remembers the last ones as long as nothing has changed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from callbacks.staff.screens import Staff
from dashboard.staff.intake.findings.views import FoundTables, OpenedRows
from dashboard.staff.intake.intake import Intake
from data.importing.findings import Delivery
from data.staff.intake.contents import contents_of
from data.staff.intake.deliveries import read_deliveries
from data.staff.intake.found_tables import found_tables

_HELD = 4
"""Intakes whose tables are remembered."""


def reading_of(staff: Staff) -> IntakeReading:
    """The one reading of an app, so that pages and acts remember the same tables."""
    made: IntakeReading = staff.server.extensions.setdefault("intake-reading", IntakeReading(staff))
    return made


@dataclass(frozen=True, slots=True)
class TablesRead:
    """What reading the tables of an intake gave, and how it is shown."""

    deliveries: tuple[Delivery, ...]
    found: FoundTables


class IntakeReading:
    """Safe to share between threads."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._held: OrderedDict[tuple[int, int, str], TablesRead] = OrderedDict()
        self._lock = Lock()

    def of(self, intake: Intake) -> TablesRead:
        """The tables of an intake as it is at its revision. Raises FileRejected and StoreError."""
        key = (intake.number, intake.revision, self._staff.shown_version())
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        read = self._read(intake)
        with self._lock:
            self._held[key] = read
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return read

    def shown(self, intake: Intake, opened: OpenedRows | None) -> FoundTables:
        """What was found in the tables, with rows that somebody looks at. Raises as `of`."""
        read = self.of(intake)
        if opened is None:
            return read.found
        with self._staff.store.reading() as connection:
            contents = contents_of(connection, intake)
        return found_tables(intake, contents, read.deliveries, opened)

    def _read(self, intake: Intake) -> TablesRead:
        with self._staff.store.reading() as connection:
            contents = contents_of(connection, intake)
        deliveries = read_deliveries(self._staff.settings.stores, intake, contents)
        return TablesRead(deliveries, found_tables(intake, contents, deliveries))
