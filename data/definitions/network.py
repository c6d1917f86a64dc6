"""Reads who works with whom from definition files, and holds together what belongs to each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from dashboard.domain.definitions.network import (
    BODY_KINDS,
    ORGANISATION_KINDS,
    SECTIONS,
    Agreement,
    Conference,
    NetworkBody,
    NetworkMeeting,
    Organisation,
)
from dashboard.domain.definitions.stated import Definitions
from data.catalogue.documents import Problems
from data.definitions.network_entry import NO_DAY, NetworkEntry
from data.definitions.strategy import example_of

_Part = TypeVar("_Part")
_Sections = Mapping[str, Mapping[str, object]]


def read_network(
    sections: _Sections, file: str, before: Definitions, problems: Problems
) -> dict[str, tuple[Any, ...]]:
    """Organisations, bodies, meetings, agreements and conferences by section; each names only what is known or stands
    in the same file."""
    known = {
        section: {one.key for one in getattr(before, section)} | sections[section].keys()
        for section in SECTIONS.values()
    }

    def read(section: str, one: Callable[[NetworkEntry], _Part]) -> tuple[_Part, ...]:
        found = []
        for key, content in sections[section].items():
            entry = NetworkEntry(file, key, content, problems)
            found.append(one(entry))
            entry.close()
        return tuple(found)

    bodies = read("bodies", lambda entry: _body(entry, known))
    for key in _in_circles(bodies, before.bodies):
        said = "Dieses Gremium untersteht über andere sich selbst."
        problems.add(file, key, said, "parent")
    return {
        "organisations": read("organisations", _organisation),
        "bodies": bodies,
        "meetings": read("meetings", lambda entry: _meeting(entry, known)),
        "agreements": read("agreements", lambda entry: _agreement(entry, known)),
        "conferences": read("conferences", _conference),
    }


def still_in_network(
    stated: Definitions, given: Definitions, removed: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Section and sentence for each part that would go while something that stays names it; as `still_needed` of the
    strategy."""
    gone = set(removed)

    def left(kind: str) -> list[Any]:
        section = SECTIONS[kind]
        parts = {one.key: one for one in (*getattr(stated, section), *getattr(given, section))}
        return [one for key, one in parts.items() if f"{kind}:{key}" not in gone]

    bodies = left("body")
    for name in removed:
        kind, _, key = name.partition(":")
        if kind == "organisation":
            of = [one.key for one in bodies if key in one.members]
            of += [one.key for one in left("agreement") if key in one.parties]
            said = f"Die Organisation „{key}“ steht noch in"
        elif kind == "body":
            of = [one.key for one in bodies if one.parent == key]
            of += [one.key for one in left("meeting") if one.body == key]
            said = f"Zum Gremium „{key}“ gehören noch"
        elif kind == "agreement":
            of = [one.key for one in bodies if one.agreement == key]
            said = f"Auf der Vereinbarung „{key}“ beruht noch"
        else:
            continue
        if of:
            yield SECTIONS[kind], f"{said}: {', '.join(f'„{one}“' for one in of)}."


def _organisation(entry: NetworkEntry) -> Organisation:
    return Organisation(
        key=entry.key,
        name=entry.wording("name"),
        kind=entry.choice("kind", ORGANISATION_KINDS),
        web=entry.address("web"),
        example=example_of(entry),
    )


def _body(entry: NetworkEntry, known: Mapping[str, Collection[str]]) -> NetworkBody:
    begins, ends = entry.day_if_any("begins"), entry.day_if_any("ends")
    if begins is not None and ends is not None and ends < begins:
        entry.problem("Das Ende liegt vor dem Beginn.", "ends")
    parent = entry.known("parent", known["bodies"], "Das Gremium")
    if parent == entry.key:
        entry.problem("Ein Gremium untersteht nicht sich selbst.", "parent")
    return NetworkBody(
        key=entry.key,
        name=entry.wording("name"),
        kind=entry.choice("kind", BODY_KINDS),
        tasks=entry.wordings("tasks"),
        parent=parent,
        members=entry.names("members", known["organisations"], "Organisation"),
        begins=begins,
        ends=ends,
        basis=entry.wording_if_any("basis"),
        agreement=entry.known("agreement", known["agreements"], "Die Vereinbarung"),
        example=example_of(entry),
    )


def _meeting(entry: NetworkEntry, known: Mapping[str, Collection[str]]) -> NetworkMeeting:
    begins, ends = entry.times()
    return NetworkMeeting(
        key=entry.key,
        body=entry.known("body", known["bodies"], "Das Gremium", needed=True),
        name=entry.wording("name"),
        day=entry.needed_day("day"),
        begins=begins,
        ends=ends,
        place=entry.string("place", ""),
        public=entry.flag("public", False),
        agenda=entry.wordings("agenda"),
        papers=entry.links("papers"),
        oparl=entry.address("oparl"),
        example=example_of(entry),
    )


def _agreement(entry: NetworkEntry, known: Mapping[str, Collection[str]]) -> Agreement:
    parties = entry.names("parties", known["organisations"], "Organisation")
    if len(parties) < 2:
        entry.problem("Eine Vereinbarung hat mindestens zwei Partner.", "parties")
    day, ends = entry.needed_day("day"), entry.day_if_any("ends")
    if ends is not None and day != NO_DAY and ends < day:
        entry.problem("Das Ende liegt vor dem Beginn.", "ends")
    return Agreement(
        key=entry.key,
        name=entry.wording("name"),
        parties=parties,
        day=day,
        ends=ends,
        text=entry.wording_if_any("text"),
        link=entry.address("link"),
        example=example_of(entry),
    )


def _conference(entry: NetworkEntry) -> Conference:
    begins, ends = entry.times()
    return Conference(
        key=entry.key,
        name=entry.wording("name"),
        day=entry.needed_day("day"),
        begins=begins,
        ends=ends,
        place=entry.string("place", ""),
        text=entry.wording_if_any("text"),
        programme=entry.programme("programme"),
        registration=entry.mail("registration"),
        papers=entry.links("papers"),
        results=entry.wording_if_any("results"),
        example=example_of(entry),
    )


def _in_circles(bodies: Iterable[NetworkBody], before: Iterable[NetworkBody]) -> Iterator[str]:
    """Keys of bodies that lead back to themselves over others."""
    given = {one.key: one.parent for one in bodies}
    parents = {**{one.key: one.parent for one in before}, **given}
    for key in given:
        passed, at = {key}, parents[key]
        while at and at not in passed:
            passed.add(at)
            at = parents.get(at, "")
        if at == key and parents[key] != key:
            yield key
