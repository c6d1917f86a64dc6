"""The rows of the first screen: drafts, what is due, what is public, reports, the state of the stores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dashboard.domain.indicator import Indicator
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance

CONFIRMED_FOR = timedelta(days=365)
"""How long the confirmation of an institution holds."""
ANNOUNCED = timedelta(days=30)
"""How long before they are expected the next figures of an indicator are announced."""


@dataclass(frozen=True, slots=True)
class PublicNow:
    """The version on show: since when, how many indicators have figures, how many municipalities the district has, and
    the years of its figures (0 where there are none)."""

    version: str
    since: datetime
    indicators: int
    municipalities: int
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme on show: how many of its indicators have figures, their newest year (0: none), how many have official
    figures, and how many have none at all."""

    name: str
    indicators: int
    newest: int
    official: int
    empty: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """Something that is not public yet. `kind` and `state` are keys of words; `waits` says that whoever looks at the
    row may release it. `path` is where it is worked on, empty where no screen does."""

    name: str
    detail: str
    kind: str
    state: str
    by: str
    at: datetime
    path: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something that somebody has to deliver or confirm. `on` is the day, None for what is always due; `state` are
    words beside it, `act` those of the link to `path`."""

    what: str
    who: str
    on: date | None = None
    state: str = ""
    path: str = ""
    act: str = ""

    def days_late(self, today: date) -> int:
        """Days since it was due: negative while there is time, 0 where it is always due."""
        return 0 if self.on is None else (today - self.on).days


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One look at the stores: what was looked at (a key of words), whether all is well, and what is said of it."""

    name: str
    well: bool
    said: str


def expected_figures(indicators: Iterable[Indicator], today: date) -> list[Indicator]:
    """Indicators whose next figures were expected by now, or are within a month, the earliest first."""
    said = [
        (one.next_delivery, one.key, one)
        for one in indicators
        if one.next_delivery is not None and one.next_delivery <= today + ANNOUNCED
    ]
    return [one for _, _, one in sorted(said, key=lambda each: each[:2])]


def in_order(rows: Iterable[DueRow]) -> list[DueRow]:
    """What is due first comes first; what is always due comes last."""
    return sorted(rows, key=lambda one: (one.on is None, one.on or date.max, one.what))


def may_be_confirmed(one: Institution, district: str) -> bool:
    """Whether an import would take it from this district: it is real, and lies in it."""
    return one.provenance is not Provenance.EXAMPLE and one.municipality.startswith(district)


def is_unconfirmed(one: Institution, today: date, district: str) -> bool:
    """Whether an institution of the district is there today or later, and nobody has confirmed it for a year."""
    return (
        may_be_confirmed(one, district)
        and (one.valid_until is None or one.valid_until >= today)
        and (one.confirmed_on is None or today - one.confirmed_on > CONFIRMED_FOR)
    )


def unconfirmed(found: Iterable[Institution], today: date, district: str) -> tuple[int, Sequence[str]]:
    """How many institutions that there are today nobody has confirmed for a year, and their carriers by name."""
    late = [one for one in found if is_unconfirmed(one, today, district)]
    return len(late), sorted({one.carrier for one in late if one.carrier})
