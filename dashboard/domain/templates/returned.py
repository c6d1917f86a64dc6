"""What has come back: which template it is, and what is still missing in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dashboard.domain.templates.template import CellAt, Template


@dataclass(frozen=True, slots=True)
class ReturnedTemplate:
    """A template as it was read: how many cells hold something, and those that are not delivered yet."""

    template: Template
    filled: int
    missing: tuple[CellAt, ...]

    @property
    def complete(self) -> bool:
        """Whether every cell that was asked for holds something."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class IssuedTemplate:
    """A template as it stands in the staff's register; `checksum` is that of its stamp."""

    number: str
    kind: str
    area: str
    measures: tuple[str, ...]
    years: tuple[int, ...]
    issued_on: date
    checksum: str = ""


def newer_issue(template: Template, issued: Collection[IssuedTemplate]) -> IssuedTemplate | None:
    """The latest template that asks the same of the same Amt or operator and was issued after this one."""
    own = next((one for one in issued if one.number == template.number), None)
    same = [
        one
        for one in issued
        if (one.kind, one.area, set(one.measures), set(one.years))
        == (template.kind, template.area, set(template.measures), set(template.years))
    ]
    if own is None or not same:
        return None
    latest = max(same, key=lambda one: issue_order(one.number))
    return latest if issue_order(latest.number) > issue_order(own.number) else None


def issue_order(number: str) -> tuple[int, int]:
    """Year and counter of a template's number (`V-2026-12`), to sort by."""
    _, year, count = number.split("-")
    return int(year), int(count)
