"""A course of language or integration, as it is delivered and as it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.courses.kinds import KINDS, LEVELS
from dashboard.domain.observation import Provenance

STATUSES = ("planned", "open", "full", "running", "ended", "cancelled")
"""Planned, registration open, full, running, ended, cancelled."""
FORMS = ("presence", "online", "mixed")

Span = tuple[int, int]
"""From and until, in minutes since midnight of the same day."""


@dataclass(frozen=True, slots=True)
class Course:
    """One course.

    `key` is stable and unique. `kind` is a code of KINDS; `level_from` and `level_to` are words of LEVELS, both empty
    where not stated: the level at which it begins and the one that it leads to, never below the first. Whoever has
    reached a level goes on with a course that begins at this level or below and leads above it. `provider` is who
    holds it and `provider_key` the institution of the Bildungslandkarte that
    it is, empty where it is none or not known. `place` is where it is held in words (an institution or a locality),
    `place_key` the institution it is held in, empty where unknown; `municipality` the AGS (8 digits), empty only
    for online courses without a place. Longitude and latitude are degrees of WGS84, both or neither None.

    `start` is the first day, `end` the last (None: not stated). `days` are weekdays, Monday 0, rising, empty where
    not stated; `times` the spans of each of these days, empty where not stated; `times_note` what is said of times in
    other words. `form` is a word of FORMS or empty (not stated).

    `seats`, `taken` and `minimum` are counts of people, None where not stated; `minimum` is how many the course
    needs. In a published data version 1 and 2 are secret: `taken` is None then and `taken_hidden` true. `deadline` is
    the last day of registration. `child_care` is None where not stated. `costs`, `funding`, `contact` and `web` are
    words, empty where not stated. `status` is a word of STATUSES as delivered, empty where not stated:
    `status_on` says what holds on a day; `reason` is why it was cancelled. `confirmed_on` is the day on which
    somebody last said that all this is right. `source` is a key of the catalogue's sources, or the words that a
    delivery gives. A course of the provenance EXAMPLE is synthetic and must be marked wherever it is shown.
    """

    key: str
    kind: str
    start: date
    provider: str = ""
    provider_key: str = ""
    title: str = ""
    level_from: str = ""
    level_to: str = ""
    place: str = ""
    place_key: str = ""
    municipality: str = ""
    longitude: float | None = None
    latitude: float | None = None
    end: date | None = None
    days: tuple[int, ...] = ()
    times: tuple[Span, ...] = ()
    times_note: str = ""
    form: str = ""
    seats: int | None = None
    taken: int | None = None
    taken_hidden: bool = False
    minimum: int | None = None
    deadline: date | None = None
    child_care: bool | None = None
    costs: str = ""
    funding: str = ""
    contact: str = ""
    web: str = ""
    status: str = ""
    reason: str = ""
    confirmed_on: date | None = None
    source: str = ""
    provenance: Provenance = Provenance.DISTRICT

    def __post_init__(self) -> None:
        """Raises ValueError for a word that is none of its list, half a point, half a pair of levels, levels or days
        that go backwards, a course without a place that is not online, and a secret number that is there."""
        for value, allowed in (
            (self.kind, KINDS),
            (self.level_from, ("", *LEVELS)),
            (self.level_to, ("", *LEVELS)),
            (self.form, ("", *FORMS)),
            (self.status, ("", *STATUSES)),
        ):
            if value not in allowed:
                raise ValueError(f"{self.key}: {value!r} is none of {tuple(allowed)}")
        if bool(self.level_from) != bool(self.level_to) or (
            self.level_from and LEVELS.index(self.level_from) > LEVELS.index(self.level_to)
        ):
            raise ValueError(f"{self.key}: level from {self.level_from!r} to {self.level_to!r}")
        if (self.longitude is None) != (self.latitude is None):
            raise ValueError(f"{self.key}: half a point")
        if not self.municipality and self.form != "online":
            raise ValueError(f"{self.key}: no municipality, and not online")
        if self.end is not None and self.end < self.start:
            raise ValueError(f"{self.key}: ends {self.end} before it begins {self.start}")
        if self.taken_hidden and self.taken is not None:
            raise ValueError(f"{self.key}: a number of people that is said to be hidden")

    @property
    def example(self) -> bool:
        """Whether it is synthetic, for trying out."""
        return self.provenance is Provenance.EXAMPLE

    @property
    def free(self) -> int | None:
        """Seats that nobody has taken yet, not below 0; None where seats or taken are unknown or hidden."""
        if self.seats is None or self.taken is None:
            return None
        return max(self.seats - self.taken, 0)

    @property
    def is_below_minimum(self) -> bool | None:
        """Whether fewer people are registered than the course needs; None where that is unknown. One or two
        hidden people are fewer than any minimum from 3 on."""
        if self.minimum is None:
            return None
        if self.taken_hidden:
            return True if self.minimum > 2 else None
        return None if self.taken is None else self.taken < self.minimum

    def status_on(self, day: date) -> str:
        """What holds on a day, a word of STATUSES: `cancelled` stays, else the dates decide what they can: after
        `end` it has ended, from `start` on it runs. Before, it is what was delivered, `planned` where nothing
        usable was, and `full` where every seat is taken; after `deadline` an open one is `planned`."""
        if self.status == "cancelled":
            return "cancelled"
        if self.end is not None and self.end < day:
            return "ended"
        if self.start <= day:
            return "ended" if self.status == "ended" else "running"
        if self.status == "full" or self.free == 0:
            return "full"
        if self.status == "open" and (self.deadline is None or day <= self.deadline):
            return "open"
        return "planned"

    def takes_people_on(self, day: date) -> bool:
        """Whether somebody can still join on a day: it has not begun, is not full or cancelled, and its deadline has
        not passed."""
        return self.status_on(day) in ("planned", "open") and (self.deadline is None or day <= self.deadline)
