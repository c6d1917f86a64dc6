"""What a reader reports to be wrong with the entry of an institution; nothing says who the reader is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WRONG = ("name", "address", "hours", "contact", "carrier", "position", "gone", "other")
"""What can be wrong, in the order of the form: name, address, opening hours, telephone and web, who runs it, where
it lies on the map; `gone`: it does not exist any more."""


@dataclass(frozen=True, slots=True)
class EntryReport:
    """One report. `institution` is the key of the entry and `name` its name on that day, `wrong` are words of WRONG
    in their order, `text` says how it is right (empty where only `wrong` was chosen).

    `received_on` is the day, never the time, in UTC. `number` is what the store calls it, None before it is
    stored; `done_on` the day on which staff have dealt with it, None before.
    """

    institution: str
    name: str
    wrong: tuple[str, ...]
    text: str
    language: str
    received_on: date
    number: int | None = None
    done_on: date | None = None
