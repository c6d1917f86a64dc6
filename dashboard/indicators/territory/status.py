"""Which territory a reader gets, which areas exist in which year, and where a former area has gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from dashboard import formats
from dashboard.domain.grid import Flags
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.territory import KEY_CHANGE, OLDEST_BOUNDARIES, Register, display_order
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.trend import SPAN
from dashboard.indicators.wording.figures import summaries
from dashboard.texts import LANGUAGES, say

TODAY = "heute"
REPORTING_YEAR = "berichtsjahr"


def settle(asked: Selection, register: Register) -> tuple[str, tuple[str, ...]]:
    """The territory that can be shown (`heute`, `berichtsjahr` or a past one's first day), and what is to be
    said."""
    lang, wanted = asked.language, asked.territory
    if wanted == TODAY:
        return TODAY, ()
    if asked.pooled_years != 1 or asked.display == "veraenderung":
        return TODAY, (say(lang, "notice_territory_today"),)
    if wanted == REPORTING_YEAR:
        return wanted, ()
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        return TODAY, (say(lang, "notice_territory_day", asked=wanted),)
    if day < OLDEST_BOUNDARIES:
        shown = formats.day(OLDEST_BOUNDARIES, lang)
        return OLDEST_BOUNDARIES.isoformat(), (say(lang, "notice_territory_boundaries", day=shown),)
    status = register.status_at(day)
    if status >= register.status:
        return TODAY, ()
    if status not in {register.status_in(year) for year in range(status.year, status.year + 2)}:
        return TODAY, (say(lang, "notice_territory_day", asked=formats.day(day, lang)),)
    return status.isoformat(), ()


def register_for(territory: str, register: Register) -> Register:
    """The areas of a territory; for the reporting year all that a year with boundaries has, on today's
    status."""
    if territory == TODAY:
        return register
    if territory != REPORTING_YEAR:
        return register.on(date.fromisoformat(territory))
    past = {register.status_in(year) for year in range(OLDEST_BOUNDARIES.year, register.status.year)}
    found = {area.key: area for day in sorted(past) for area in register.on(day).areas.values()}
    found |= register.areas
    every = sorted(found.values(), key=display_order)
    return replace(register, areas={one.key: one for one in every})


def territory_words(territory: str, lang: str) -> str:
    """What the subtitle says of a territory other than today's: also that there are no older boundaries."""
    oldest = formats.day(OLDEST_BOUNDARIES, lang)
    if territory == REPORTING_YEAR:
        return say(lang, "territory_subtitle", year=OLDEST_BOUNDARIES.year, day=oldest)
    return say(lang, "territory_subtitle_day", day=formats.day(date.fromisoformat(territory), lang))


def existing(places: Sequence[str], years: Sequence[int], territory: str, register: Register) -> Flags | None:
    """Shape (years, places): whether an area exists; None where all do in all years. `register` is
    today's."""
    if territory != REPORTING_YEAR:
        return None
    statuses = [register.status_in(year) for year in years]
    areas = {status: register.on(status).areas for status in set(statuses)} | {
        register.status: register.areas
    }
    there = np.array([[key in areas[status] for key in places] for status in statuses], dtype=np.bool_)
    return None if there.all() else there.reshape(len(years), len(places))


def moved(places: Sequence[str], years: Sequence[int], register: Register) -> Flags:
    """Shape (years, places): where a reporting year's area is another than that of the year before."""
    changed = np.zeros((len(years), len(places)), dtype=np.bool_)
    for row in range(1, len(years)):
        before, now = register.status_in(years[row - 1]), register.status_in(years[row])
        touched = {
            key
            for one in register.changes
            if one.kind != KEY_CHANGE and one.on is not None and before < one.on <= now
            for key in (one.old, one.new)
        }
        changed[row] = [key in touched for key in places]
    return changed


def mark_absent(slab: Slab, there: Flags, register: Register, lang: str) -> Slab:
    """The slab where areas that do not exist in a year are counted nowhere, and no change or trend crosses a
    reform.

    `territories` says for each year whose boundaries are drawn.
    """
    changed = moved(slab.places, slab.years, register)
    counting = ~np.isnan(slab.value)
    inside = slab.inside.astype(np.bool_)
    gone = ~there
    statuses = np.array(slab.legend.statuses)
    statuses[:, Status.NOT_COLLECTED] -= (gone & inside).sum(axis=1)
    text = [list(row) for row in slab.text]
    change = [list(row) for row in slab.change]
    for row, column in zip(*np.nonzero(gone), strict=True):
        text[row][column] = LANGUAGES[lang]["territory_absent"]
    for row, column in zip(*np.nonzero(changed), strict=True):
        change[row][column] = ""
    trend, verdict = slab.trend, slab.verdict_trend
    bent = np.array([changed[max(row - SPAN + 2, 0) : row + 1].any(axis=0) for row in range(len(there))])
    rows, names = range(len(there)), (slab.place_name, slab.level_name)
    summary = [
        summaries((counting & inside)[row : row + 1], inside & there[row], *names, lang)[0] for row in rows
    ]
    return replace(
        slab,
        territories=[register.status_in(year).isoformat() for year in slab.years],
        summary=summary,
        exists=there.astype(np.int8),
        legend=replace(slab.legend, statuses=statuses),
        text=text,
        change=change,
        trend=None if trend is None else np.where(bent, "", np.array(trend)).tolist(),
        verdict_trend=None if verdict is None else np.where(bent, np.int8(0), verdict),
    )


def successor(key: str, register: Register) -> str | None:
    """Today's area that an area went into, or the largest part of it; None for keys nobody knows."""
    passed: set[str] = set()
    while key not in register.areas:
        following = [one for one in register.changes if one.old == key]
        if key in passed or not following:
            return None
        passed.add(key)
        key = max(following, key=lambda one: one.share).new
    return key


def forwarded(
    places: Iterable[str], register: Register, shown: Mapping[str, object], lang: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Places with each that is not `shown` replaced by its successor, and a sentence for each of them."""
    names = {one.old: one.old_name for one in register.changes}
    found: list[str] = []
    said: list[str] = []
    for key in places:
        into = None if key in shown else successor(key, register)
        if into is not None and into in shown:
            said.append(say(lang, "notice_successor", old=names.get(key, key), new=register.areas[into].name))
        found.append(into or key)
    return tuple(dict.fromkeys(found)), tuple(said)


def formerly(places: Sequence[str], register: Register, lang: str) -> list[str]:
    """For each place the names of those that went into it ("früher Marnitz, Suckow"), by which it is found,
    too."""
    names: dict[str, dict[str, None]] = {}
    for one in register.changes:
        into = one.new if one.new in register.areas else successor(one.new, register)
        if into is not None and one.old_name != register.areas[into].name:
            names.setdefault(into, {})[one.old_name] = None
    found = (names.get(key) for key in places)
    return [say(lang, "territory_formerly", names=", ".join(one)) if one else "" for one in found]


def reforms_of(
    places: Sequence[str], years: Sequence[int], register: Register
) -> list[tuple[int, dict[str, str]]]:
    """Years of the reforms of these places from the first to the last of `years`, also between two of them,
    and the mark for each: who took part, by language."""
    found: dict[int, dict[str, None]] = {}
    for one in register.changes:
        reform = one.kind != KEY_CHANGE and one.on is not None and {one.old, one.new} & set(places)
        if reform and years and one.on is not None and min(years) <= one.on.year <= max(years):
            found.setdefault(one.on.year, {})[one.old_name] = None
    return [
        (year, {lang: say(lang, "territory_reform", names=", ".join(names)) for lang in LANGUAGES})
        for year, names in sorted(found.items())
    ]
