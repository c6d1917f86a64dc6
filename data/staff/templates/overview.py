"""What the screen of templates shows: the board, one template with the findings of its last file, what came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from dashboard.domain.templates.template import Template
from dashboard.staff.templates.board import CameIn, LookedAt, TemplateBoard, template_board
from data.stores.templates.deliveries import TemplateDelivery, template_deliveries
from data.stores.templates.issues import StoredIssue, stored_issues
from data.stores.templates.readings import StoredReading, last_reminders, readings


@dataclass(frozen=True, slots=True)
class TemplatesNow:
    """Everything of one moment: `board`, and what it was made of. `issues` in the order of issue, `readings` the newest
    first, `deliveries` in the order of releases."""

    board: TemplateBoard
    issues: Sequence[StoredIssue]
    readings: Sequence[StoredReading]
    deliveries: Sequence[TemplateDelivery]

    def template(self, number: str) -> Template | None:
        """The template of a number, None for one that was not issued here."""
        return next((one.template for one in self.issues if one.template.number == number), None)

    def together(self, key: str) -> tuple[Template, ...]:
        """The latest template of each office of the request to which a number belongs, in the order of issue."""
        first = self.template(key)
        if first is None:
            return ()
        asked = (first.title, first.measures, first.years)
        same = [
            one.template
            for one in self.issues
            if (one.template.title, one.template.measures, one.template.years) == asked
        ]
        return tuple({(one.kind, one.area): one for one in same}.values())

    def last_reading(self, number: str) -> StoredReading | None:
        """The newest file that came back for a template."""
        return next((one for one in self.readings if one.number == number), None)


def templates_now(connection: Connection, now: datetime) -> TemplatesNow:
    """As the raw store has it; `now` knows its zone. A release that was withdrawn has delivered nothing."""
    issues, read, came = stored_issues(connection), readings(connection), template_deliveries(connection)
    board = template_board(
        [one.template for one in issues],
        [CameIn(one.number, one.made_at, one.filled) for one in came],
        [LookedAt(one.number, one.read_at, one.errors) for one in read],
        last_reminders(connection),
        now.astimezone().date(),
    )
    return TemplatesNow(board, issues, read, came)
