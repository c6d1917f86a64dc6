"""Reads what a definition file states, with exactly the checks that the shipped catalogue has when it is loaded,
and those that its tests make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from dashboard.domain.definitions.network import SECTIONS as NETWORK
from dashboard.domain.definitions.stated import NOTHING_STATED, Apart, Definitions
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.measure import Measure, Source
from data.catalogue import entries
from data.catalogue.containment import apart_in
from data.catalogue.documents import EntryReader, Problems
from data.catalogue.formula import completed, formula_problems
from data.definitions.aims import read_actions, read_events, read_targets
from data.definitions.disclosure import disclosure_problems
from data.definitions.identity import (
    formula_changes,
    measure_problems,
    name_problems,
    share_problems,
)
from data.definitions.network import read_network, still_in_network
from data.definitions.strategy import read_aims, read_principles, still_needed
from data.own_tables import THEME, extended

_KEY = re.compile(r"[a-z][a-z0-9_]{1,59}", re.ASCII)
_REMOVABLE = {
    "indicators": "indicator",
    "targets": "target",
    "events": "event",
    "actions": "action",
    "principles": "principle",
    "aims": "aim",
    **{section: kind for kind, section in NETWORK.items()},
}


@dataclass(frozen=True, slots=True)
class KnownDefinitions:
    """What is in force: the catalogue with everything that was added to it, what shipped alone, and what definition
    files of published releases state."""

    catalogue: Catalogue
    shipped: Catalogue
    stated: Definitions = NOTHING_STATED


def read_definitions(
    sections: Mapping[str, Mapping[str, object]], file: str, known: KnownDefinitions, problems: Problems
) -> Definitions:
    """What the sections state. Every fault is among the problems, with key and field; then what is given back is not
    to be used."""
    before = len(problems.faults)
    measures = _measures(sections["measures"], file, known, problems)
    every = {**known.catalogue.measures, **measures}
    sources = _sources(sections["sources"], file, known, problems)
    indicators = _indicators(sections["indicators"], file, known, every, problems)
    sums = entries.sums(sections["sums"], file, frozenset(every), known.catalogue.breakdowns, problems)
    apart = _apart(sections["apart"], file, known, every, problems)
    all_indicators = {**known.catalogue.indicators, **indicators}
    for key, one in indicators.items():
        for sentence in entries.within_problems(one, all_indicators):
            problems.add(file, key, sentence, "within")
    stated = known.stated
    principles = read_principles(sections["principles"], file, stated, problems)
    named = {one.key for one in (*stated.principles, *principles)}
    themes = (*known.shipped.themes, THEME.key)
    aims = read_aims(sections["aims"], file, all_indicators, themes, named, stated, problems)
    aim_keys = {one.key for one in (*stated.aims, *aims)}
    found = Definitions(
        measures=tuple(measures.values()),
        sources=sources,
        indicators=tuple(indicators.values()),
        sums=sums,
        apart=apart,
        targets=read_targets(sections["targets"], file, all_indicators, known.stated, problems),
        events=read_events(sections["events"], file, all_indicators, problems),
        actions=read_actions(sections["actions"], file, all_indicators, aim_keys, problems),
        principles=principles,
        aims=aims,
        **read_network(sections, file, stated, problems),
        removed=_removed(sections["removed"], file, known, frozenset(indicators), problems),
    )
    needed = (still_needed(stated, found, found.removed), still_in_network(stated, found, found.removed))
    for field, sentence in chain.from_iterable(needed):
        problems.add(file, "removed", sentence, field)
    if len(problems.faults) == before:
        whole = extended(known.catalogue, (), (), found)
        for fault in disclosure_problems(whole, found, known, file):
            problems.add(file, fault.key, fault.sentence, fault.field)
    return found


def _keys(content: Mapping[str, object], file: str, problems: Problems) -> None:
    for key in content:
        if not _KEY.fullmatch(key):
            words = "aus zwei bis 60 Kleinbuchstaben ohne Umlaute, Ziffern und „_“, mit einem Buchstaben am Anfang"
            problems.add(file, key, f"Ein Schlüssel besteht {words}.", "key")


def _measures(
    content: Mapping[str, object], file: str, known: KnownDefinitions, problems: Problems
) -> dict[str, Measure]:
    _keys(content, file, problems)
    found = entries.measures(content, file, problems)
    for one in found.values():
        for field, sentence in measure_problems(one, known.catalogue):
            problems.add(file, one.key, sentence, field)
    return found


def _sources(
    content: Mapping[str, object], file: str, known: KnownDefinitions, problems: Problems
) -> tuple[Source, ...]:
    _keys(content, file, problems)
    found = entries.sources(content, file, problems)
    for key, one in found.items():
        if key in known.shipped.sources:
            problems.add(file, key, "Diese Quelle gehört zum mitgelieferten Katalog.", "key")
        elif one.provenance == "official":
            said = "Amtliche Quellen nennt der mitgelieferte Katalog; eigene sind „district“ oder „example“."
            problems.add(file, key, said, "provenance")
    return tuple(found.values())


def _indicators(
    content: Mapping[str, object],
    file: str,
    known: KnownDefinitions,
    measures: Mapping[str, Measure],
    problems: Problems,
) -> dict[str, Indicator]:
    _keys(content, file, problems)
    catalogue, found = known.catalogue, {}
    themes = (*known.shipped.themes, THEME.key)
    former = {one.key: one for one in known.stated.former}
    for key, given in content.items():
        entry = EntryReader(file, key, given, problems, fillable=True)
        theme = entry.choice("theme", themes)
        read = entries.indicator(key, theme, entry, frozenset(measures), frozenset(catalogue.breakdowns))
        for field, sentence in formula_problems(read, measures):
            entry.problem(sentence, field)
        for sentence in entries.small_area_problems(read, catalogue.breakdowns):
            entry.problem(sentence, "small_areas")
        for field, sentence in share_problems(read, measures):
            entry.problem(sentence, field)
        for field, sentence in formula_changes(read, catalogue.indicators.get(key) or former.get(key)):
            entry.problem(sentence, field)
        if key in catalogue.measures and key not in catalogue.indicators:
            entry.problem("So heißt schon ein Merkmal; bitte einen anderen Schlüssel wählen.", "key")
        found[key] = completed(read, measures) if measures.keys() >= set(read.numerator) else read
    for key, field, sentence in name_problems(found, catalogue):
        problems.add(file, key, sentence, field)
    return found


def _apart(
    content: Mapping[str, object],
    file: str,
    known: KnownDefinitions,
    measures: Mapping[str, Measure],
    problems: Problems,
) -> tuple[Apart, ...]:
    found = {}
    for pair, because, key in apart_in(content, file, measures, problems):
        one, other = sorted(pair)
        if pair <= known.shipped.measures.keys():
            said = "sind beide mitgeliefert; was zwischen ihnen gilt, sagt der Katalog"
            problems.add(file, key, f"„{one}“ und „{other}“ {said}.", "others")
        apart = Apart(one, other, because)
        found[apart.key] = apart
    return tuple(found.values())


def _removed(
    content: Mapping[str, object],
    file: str,
    known: KnownDefinitions,
    defined: frozenset[str],
    problems: Problems,
) -> tuple[str, ...]:
    found: list[str] = []
    stated = {field: {one.key for one in getattr(known.stated, field)} for field in _REMOVABLE}
    for section, names in content.items():
        if section not in _REMOVABLE:
            problems.add(
                file, "removed", f"Entfernt werden {', '.join(_REMOVABLE)}, nicht „{section}“.", section
            )
            continue
        for name in names if isinstance(names, list) else [names]:
            if name not in stated[section]:
                said = "steht in keiner Definition, die gilt, und lässt sich nicht entfernen"
                problems.add(file, "removed", f"„{name}“ {said}.", section)
            elif section == "indicators" and name in defined:
                said = "wird in derselben Datei bestimmt und entfernt"
                problems.add(file, "removed", f"„{name}“ {said}.", section)
            else:
                found.append(f"{_REMOVABLE[section]}:{name}")
            for one in known.catalogue.indicators.values():
                if section == "indicators" and one.within == name and name not in known.shipped.indicators:
                    said = f"ist bei „{one.key}“ als Ganzes genannt (within)"
                    problems.add(file, "removed", f"„{name}“ {said}.", section)
    return tuple(dict.fromkeys(found))


def with_stated(known: KnownDefinitions, stated: Definitions) -> KnownDefinitions:
    """What would be in force with further definitions: files that come together may build on each other."""
    before = known.stated
    merged = {
        field: tuple({one.key: one for one in (*getattr(before, field), *getattr(stated, field))}.values())
        for field in (
            *("measures", "indicators", "apart", "targets", "events", "actions"),
            *("principles", "aims"),
            *NETWORK.values(),
        )
    }
    return KnownDefinitions(
        extended(known.catalogue, (), (), replace(stated, removed=())),
        known.shipped,
        replace(before, **merged, sums=(*before.sums, *stated.sums)),
    )
