"""The board as both stores have it now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from dashboard.staff.templates.board import CameIn, LookedAt, TemplateBoard, template_board
from data.stores.templates.deliveries import template_deliveries
from data.stores.templates.issues import stored_issues
from data.stores.templates.readings import last_reminders, readings


def stored_board(connection: Connection, now: datetime) -> TemplateBoard:
    """Who has delivered what by `now`, which knows its zone. A release that was withdrawn has delivered nothing."""
    came = [CameIn(one.number, one.made_at, one.filled) for one in template_deliveries(connection)]
    looked = [LookedAt(one.number, one.read_at, one.errors) for one in readings(connection)]
    issued = [one.template for one in stored_issues(connection)]
    return template_board(issued, came, looked, last_reminders(connection), now.astimezone().date())
