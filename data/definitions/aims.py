"""Reads targets, events and actions of definition files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from dashboard.domain.definitions.action import ACTION_STATES, StrategyAction
from dashboard.domain.definitions.stated import Definitions, StatedEvent, StatedTarget
from dashboard.domain.indicator import Indicator
from dashboard.indicators.targets import highest_target
from data.catalogue import entries, targets
from data.catalogue.documents import EntryReader, Problems
from data.definitions.strategy import example_of

_NO_DAY = date(1900, 1, 1)


def read_targets(
    content: Mapping[str, object],
    file: str,
    indicators: Mapping[str, Indicator],
    before: Definitions,
    problems: Problems,
) -> tuple[StatedTarget, ...]:
    """Targets by key; two of one indicator and level that begin in one year are a problem."""
    found: dict[str, StatedTarget] = {}
    for key, given in content.items():
        entry = EntryReader(file, key, given, problems)
        indicator = _indicator(entry, indicators)
        unit = indicators[indicator].unit if indicator else ""
        target = targets.target_of(entry, highest_target(unit))
        one = StatedTarget(key, indicator, target, _day(entry, "resolved_on"))
        entry.close()
        others = {other.key: other for other in (*before.targets, *found.values()) if other.key != key}
        known = [other.target for other in others.values() if other.indicator == indicator]
        already = [other.target for other in before.targets if other.key == key]
        if indicator:
            known += [other for other in indicators[indicator].targets if other not in already]
        if any(targets.at_once(target, other) for other in known):
            entry.problem(f"Ab {target.year_from} gelten zwei Zielwerte zugleich.", "year_from")
        found[key] = one
    return tuple(found.values())


def read_events(
    content: Mapping[str, object], file: str, indicators: Mapping[str, Indicator], problems: Problems
) -> tuple[StatedEvent, ...]:
    """Events by key, each for one or more indicators."""
    found = []
    for key, given in content.items():
        entry = EntryReader(file, key, given, problems)
        named = entry.names("indicators", indicators, "Indikator")
        if not named:
            entry.problem("Das Ereignis braucht einen Indikator, bei dem es steht.", "indicators")
        found.append(StatedEvent(key, named, entries.event_of(entry)))
        entry.close()
    return tuple(found)


def read_actions(
    content: Mapping[str, object],
    file: str,
    indicators: Mapping[str, Indicator],
    aims: Collection[str],
    problems: Problems,
) -> tuple[StrategyAction, ...]:
    """Actions of the strategy by key; `aims` are keys of those that they may belong to."""
    found = []
    for key, given in content.items():
        entry = EntryReader(file, key, given, problems)
        begins = _day(entry, "begins")
        ends = _day(entry, "ends") if entry.has("ends") else None
        if ends is not None and _NO_DAY not in (begins, ends) and ends < begins:
            entry.problem("Das Ende liegt vor dem Beginn.", "ends")
        paper = entry.string("paper", "")
        if paper and not paper.startswith(("https://", "http://")):
            entry.problem("Die Vorlage braucht eine Adresse, die mit https:// beginnt.", "paper")
        aim = entry.string("aim", "")
        if aim and aim not in aims:
            entry.problem(f"Das Ziel „{aim}“ gibt es nicht.", "aim")
        found.append(
            StrategyAction(
                key=key,
                name=entry.text("name"),
                owner=entry.string("owner"),
                begins=begins,
                ends=ends,
                state=entry.choice("state", ACTION_STATES),
                indicator=_indicator(entry, indicators) if entry.has("indicator") else "",
                paper=paper,
                note=entry.text("note") if entry.has("note") else None,
                aim=aim,
                example=example_of(entry),
            )
        )
        entry.close()
    return tuple(found)


def _indicator(entry: EntryReader, indicators: Mapping[str, Indicator]) -> str:
    key = entry.string("indicator")
    if key and key not in indicators:
        entry.problem(f"Den Indikator „{key}“ gibt es nicht.", "indicator")
        return ""
    return key


def _day(entry: EntryReader, field: str) -> date:
    return entry.day(field) or _NO_DAY
