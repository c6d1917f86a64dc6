"""Protokoll: what was done, filtered, page by page, and as CSV."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from flask import Response

from callbacks.staff.log.export import log_csv
from callbacks.staff.screens import Staff, StaffPage, Visit
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.stores.audit import audit_log
from data.stores.audit.audit_log import ActFilter
from layouts.staff.log.page import LogParts, log_page
from layouts.staff.screens import LOG

AT_ONCE = 50


def register(staff: Staff) -> None:
    """Adds the screen and its download."""

    @staff.page(LOG, right=Right.SEE)
    def show(visit: Visit) -> StaffPage:
        wanted = _asked(visit)
        with staff.store.reading() as connection:
            total = audit_log.count(connection, wanted)
            last = max(0, (total - 1) // AT_ONCE)
            at = min(_number(visit.query.get("ab", "")), last)
            lines = list(audit_log.acts(connection, wanted, limit=AT_ONCE, skip=at * AT_ONCE))
            names = audit_log.actors(connection)
        query = {name: value for name, value in visit.query.items() if name in _FIELDS and value}
        parts = LogParts(visit, query, [line for _, line in lines], total, at, last, names, visit.now)
        return StaffPage(log_page(parts), say(visit.lang, "staff_log"))

    @staff.action(f"{LOG}.csv", right=Right.SEE)
    def download(visit: Visit) -> Response:
        wanted = _asked(visit)
        with staff.store.writing() as connection:
            audit_log.record(connection, Act(visit.account.name, visit.now, ActKind.LOG_EXPORTED))
            content = log_csv(audit_log.acts(connection, wanted))
        headers = {"Content-Disposition": 'attachment; filename="protokoll.csv"'}
        return Response(content, mimetype="text/csv", headers=headers)


_FIELDS = ("konto", "was", "von", "bis", "suche")


def _asked(visit: Visit) -> ActFilter:
    """What the query or the form asks for; a day that is none asks nothing."""
    given = {
        name: (visit.form if name in visit.form else visit.query)
        .get(name, "")
        .replace("\0", "")
        .strip()[:200]
        for name in _FIELDS
    }
    since, until = _day(given["von"]), _day(given["bis"])
    return ActFilter(
        account=given["konto"],
        kind=given["was"] if given["was"] in {one.value for one in ActKind} else "",
        words=given["suche"],
        since=_midnight(since) if since else None,
        until=_midnight(until + timedelta(days=1)) if until and until < date.max else None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    """The beginning of a day by the clock on the wall, or of the first day there is."""
    try:
        return datetime.combine(day, time()).astimezone().astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.combine(day, time(), UTC)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
