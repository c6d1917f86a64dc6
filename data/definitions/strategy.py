"""Reads guiding principles and aims of the education strategy from definition files, and holds together what belongs
to each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dashboard.domain.definitions.stated import Definitions
from dashboard.domain.definitions.strategy import HIGHEST_NUMBER, Aim, Principle
from dashboard.domain.indicator import Indicator
from data.catalogue.documents import EntryReader, Problems

_DISTRICT = re.compile(r"[0-9]{5}", re.ASCII)


def read_principles(
    content: Mapping[str, object], file: str, before: Definitions, problems: Problems
) -> tuple[Principle, ...]:
    """Guiding principles by key; two of one number are a problem."""
    found: list[Principle] = []
    for key, given in content.items():
        entry = EntryReader(file, key, given, problems)
        one = Principle(
            key=key,
            number=entry.integer("number", 1, HIGHEST_NUMBER),
            name=entry.text("name"),
            text=entry.text("text") if entry.has("text") else None,
            example=example_of(entry),
        )
        entry.close()
        _number_alone(one, (*before.principles, *found), content, entry)
        found.append(one)
    return tuple(found)


def read_aims(
    content: Mapping[str, object],
    file: str,
    indicators: Mapping[str, Indicator],
    themes: Collection[str],
    principles: Collection[str],
    before: Definitions,
    problems: Problems,
) -> tuple[Aim, ...]:
    """Aims by key, each below a known principle or none; two of one number are a problem."""
    found: list[Aim] = []
    for key, given in content.items():
        entry = EntryReader(file, key, given, problems)
        one = Aim(
            key=key,
            number=entry.integer("number", 1, HIGHEST_NUMBER),
            name=entry.text("name"),
            theme=entry.choice("theme", themes),
            principle=entry.string("principle", ""),
            indicators=entry.names("indicators", indicators, "Indikator"),
            example=example_of(entry),
        )
        if one.principle and one.principle not in principles:
            entry.problem(f"Den Leitsatz „{one.principle}“ gibt es nicht.", "principle")
        entry.close()
        _number_alone(one, (*before.aims, *found), content, entry)
        found.append(one)
    return tuple(found)


def example_of(entry: EntryReader) -> str:
    """The district that an entry is an example for; empty for one that is none."""
    given = entry.string("example", "")
    if given and not _DISTRICT.fullmatch(given):
        entry.problem(f'„{given}“ ist kein Kreisschlüssel aus fünf Ziffern, zum Beispiel "13076".', "example")
        return ""
    return given


def still_needed(
    stated: Definitions, given: Definitions, removed: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Section and sentence for each principle or aim that would go while something that stays belongs to it.

    `stated` is in force, `given` comes with the file that takes off show what `removed` names (`aim:<key>`).
    """
    gone = set(removed)
    aims = {one.key: one for one in (*stated.aims, *given.aims) if f"aim:{one.key}" not in gone}
    actions = {one.key: one for one in (*stated.actions, *given.actions) if f"action:{one.key}" not in gone}
    for name in removed:
        kind, _, key = name.partition(":")
        if kind == "principle" and (of := [one.key for one in aims.values() if one.principle == key]):
            yield "principles", f"Zum Leitsatz „{key}“ gehören noch Ziele: {_listed(of)}."
        if kind == "aim" and (of := [one.key for one in actions.values() if one.aim == key]):
            yield "aims", f"Zum Ziel „{key}“ gehören noch Maßnahmen: {_listed(of)}."


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f"„{key}“" for key in keys)


def _number_alone(
    one: Principle | Aim,
    others: Iterable[Principle | Aim],
    content: Mapping[str, object],
    entry: EntryReader,
) -> None:
    """Notes a problem where another of the same kind has the number already; one that the file states anew counts as
    the file says it, and an example that ships stands in nobody's way."""
    known = {other.key: other for other in others if other.key != one.key and not other.example}
    for other in known.values():
        restated = content.get(other.key)
        number = restated.get("number") if isinstance(restated, Mapping) else other.number
        if number == one.number:
            entry.problem(f"Die Nummer {one.number} hat schon „{other.name['de']}“.", "number")
