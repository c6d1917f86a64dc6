"""Definitions of several files or releases as one, checked against what is in force when they come into force."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.definitions.network import SECTIONS
from dashboard.domain.definitions.stated import Definitions
from dashboard.domain.indicator import Indicator
from dashboard.errors import ReleaseError
from data.catalogue.documents import Problems
from data.catalogue.loader import load
from data.definitions.read import KnownDefinitions, read_definitions, with_stated
from data.definitions.stored import InForce
from data.definitions.written import sections_from
from data.own_tables import extended

_PARTS = (
    *("measures", "sources", "indicators", "sums", "apart", "targets", "events", "actions"),
    *("principles", "aims", "removed"),
    *SECTIONS.values(),
)


def known_definitions(in_force: InForce) -> KnownDefinitions:
    """What definition files are checked against: the shipped catalogue with all that was added to it."""
    return KnownDefinitions(extended(load(), *in_force), load(), in_force.stated)


def together_stated(given: Iterable[Definitions]) -> Definitions:
    """All of it as one; of the same key the later one counts."""
    found: dict[str, dict[object, object]] = {part: {} for part in _PARTS}
    former: dict[str, Indicator] = {}
    for stated in given:
        former |= {one.key: one for one in stated.former}
        for part in _PARTS:
            for one in getattr(stated, part):
                found[part][getattr(one, "key", one)] = one
    parts = {part: tuple(of.values()) for part, of in found.items()}
    return Definitions(**parts, former=tuple(former.values()))  # type: ignore[arg-type]  # by the names of its fields


def refuse_faults(known: KnownDefinitions, given: Iterable[Definitions], version: str = "") -> None:
    """Raises ReleaseError, naming them, where definitions do not fit to what is in force now: others may have been
    published since they were written."""
    for stated in given:
        problems = Problems()
        read_definitions(sections_from(stated), version or "Definition", known, problems)
        if problems.found:
            raise ReleaseError("\n".join(problems.found), faults=tuple(problems.faults))
        known = with_stated(known, stated)
