"""The day of counting that a line above a table names, as measures name theirs."""

from __future__ import annotations

import re

_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_DAY = re.compile(rf"(?<![0-9.])([0-3]?[0-9])\. ?({'|'.join(_MONTHS)}|[01]?[0-9]\.)")
_ALONE = re.compile(rf"[0-3]?[0-9]\. (?:{'|'.join(_MONTHS)})")


def day_in(text: str) -> str:
    """`1. März` for "Stichtag 01.03.2025" and "am 1. März"; empty where a text names no day, or several."""
    found = {_written(int(day), month) for day, month in _DAY.findall(text)} - {""}
    return found.pop() if len(found) == 1 else ""


def is_other_day(reporting_date: str, day: str) -> bool:
    """Whether a measure is counted on a certain day of the year, and the table on another one."""
    return bool(day) and _ALONE.fullmatch(reporting_date) is not None and reporting_date != day


def _written(day: int, month: str) -> str:
    number = int(month[:-1]) if month.endswith(".") else _MONTHS.index(month) + 1
    return f"{day}. {_MONTHS[number - 1]}" if 1 <= day <= 31 and 1 <= number <= 12 else ""
