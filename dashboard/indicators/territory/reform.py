"""What the register of changes says happened to areas, in the order in which it happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.territory import Change

KEY_CHANGE = "schluesselaenderung"
MERGER = "zusammenschluss"
ABSORPTION = "eingemeindung"
UNKNOWN_DAY = date.max


@dataclass(frozen=True, slots=True)
class Reform:
    """What happened to an area on one day: it takes over `old` (with shares) and, if `itself`, its own former
    self.

    `settled` is the day from which it has certainly happened, for those whose `on` is not known. `again` are
    old keys that another place was given later, with the day from which they mean that place.
    """

    on: date
    new: str
    old: tuple[tuple[str, float], ...]
    itself: bool
    key_only: bool
    settled: date = date.min
    again: tuple[tuple[str, date], ...] = ()


def reforms(
    changes: Sequence[Change],
    founded: Mapping[str, date | None],
    ended: Mapping[str, date | None] | None = None,
) -> tuple[Reform, ...]:
    """The register's changes by day and successor, oldest first; those of an unknown day come last.

    On one day a reform comes after those whose successors it takes over. `founded` gives the first day of the
    areas that are known (of the latest that bears a key); a successor that existed before the day of the
    change is one of its own predecessors. `ended` gives last days.
    """
    grouped: dict[tuple[date, str], list[Change]] = {}
    for change in sorted(changes, key=lambda one: (one.on or UNKNOWN_DAY, one.new)):
        grouped.setdefault((change.on or UNKNOWN_DAY, change.new), []).append(change)
    found = [_reform(on, new, lines, founded, ended or {}) for (on, new), lines in grouped.items()]
    ordered: list[Reform] = []
    for day in dict.fromkeys(one.on for one in found):
        for batch in batches([one for one in found if one.on == day]):
            ordered += batch
    return tuple(ordered)


def _reform(
    on: date,
    new: str,
    lines: Sequence[Change],
    founded: Mapping[str, date | None],
    ended: Mapping[str, date | None],
) -> Reform:
    kinds = {line.kind for line in lines}
    key_only = len(lines) == 1 and kinds == {KEY_CHANGE} and lines[0].share == 1
    since = founded.get(new)
    # An unknown first day means "always there", save for a merger, which makes a new area.
    before = new in founded and (kinds != {MERGER} if since is None else since < on) and on != UNKNOWN_DAY
    itself = kinds != {KEY_CHANGE} and (ABSORPTION in kinds or before)
    settled = on
    if on == UNKNOWN_DAY:
        last = [day for line in lines if (day := ended.get(line.old)) is not None]
        settled = date.fromordinal(max(last).toordinal() + 1) if last else date.min
    again = tuple(
        (line.old, day)
        for line in lines
        if on != UNKNOWN_DAY and line.share == 1 and (day := founded.get(line.old)) is not None and day >= on
    )
    return Reform(on, new, tuple((line.old, line.share) for line in lines), itself, key_only, settled, again)


def batches(of_day: Sequence[Reform]) -> list[list[Reform]]:
    """Reforms of one day in an order in which nobody takes over what is not there yet; a circle is one
    step."""
    pending = list(of_day)
    steps: list[list[Reform]] = []
    while pending:
        made = {one.new for one in pending}
        ready = [
            one for one in pending if not any(old in made and old != one.new for old, _ in one.old)
        ] or pending
        steps.append(ready)
        done = {id(one) for one in ready}  # comparing reforms by what they say takes long
        pending = [one for one in pending if id(one) not in done]
    return steps


def parts(history: Sequence[Reform], until: date) -> dict[str, str]:
    """Keys of the day `until` whose territory is another today, and today's area that they went into.

    Without areas that were taken apart: they went into several.
    """
    successor: dict[str, str] = {}
    for one in reversed([one for one in history if one.settled > until and not one.key_only]):
        into = successor.get(one.new, one.new)
        for key, share in one.old:
            if share == 1:
                successor.setdefault(key, into)
        if one.itself:
            successor.setdefault(one.new, into)
    return successor
