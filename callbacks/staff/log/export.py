"""The log as a file."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.exports.rows import german_csv
from dashboard.staff.audit import Act
from dashboard.texts import say

_COLUMNS = ("nummer", "zeitpunkt", "konto", "was", "worum", "vorher", "nachher")


def log_csv(lines: Iterable[tuple[int, Act]]) -> bytes:
    """Numbered lines as CSV that Excel opens, times by the clock on the wall."""
    rows = (
        (
            number,
            f"{one.at.astimezone():%Y-%m-%d %H:%M:%S}",
            one.account,
            say("de", f"staff_act_{one.kind.value}"),
            one.subject,
            one.before,
            one.after,
        )
        for number, one in lines
    )
    return german_csv(_COLUMNS, rows, ())
