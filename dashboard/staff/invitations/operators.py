"""Operators as entries spell them: which spellings may mean the same one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dashboard.staff.invitations.invitation import InvitedInstitution

_LEGAL = frozenset(
    {*("e", "v", "ev", "ggmbh", "gmbh", "ag", "mbh", "g", "gug", "ug", "eg", "kg", "stiftung", "und", "der")}
    | {
        *(
            "die",
            "das",
            "des",
            "im",
            "in",
            "für",
            "am",
            "von",
            "the",
            "of",
            "kreisverband",
            "kv",
            "landesverband",
        )
    }
)
_ALIKE = 0.84
NOBODY = "-"
"""In the place of a name: institutions whose entries name no operator."""


@dataclass(frozen=True, slots=True)
class Operator:
    """Institutions of one spelling, by name."""

    name: str
    institutions: tuple[InvitedInstitution, ...]


def operator_key(name: str) -> str:
    """By which spellings are compared: without capitals, signs, legal forms and small words. A name that has nothing
    else keeps them."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold().replace("ß", "ss"))
    return " ".join([one for one in words if one not in _LEGAL] or words)


def may_be_same(one: str, other: str) -> bool:
    """Whether two spellings may mean one operator: a person decides."""
    first, second = operator_key(one), operator_key(other)
    if not first or not second:
        return False
    words, others = set(first.split()), set(second.split())
    return (
        first == second
        or words <= others
        or others <= words
        or SequenceMatcher(None, first, second).ratio() >= _ALIKE
    )


def operators_of(institutions: Iterable[InvitedInstitution]) -> tuple[Operator, ...]:
    """Every spelling with its institutions, both by name; last, under NOBODY, those whose entries name no operator."""
    found: dict[str, list[InvitedInstitution]] = {}
    for one in institutions:
        found.setdefault(one.carrier or NOBODY, []).append(one)
    named = sorted(found.items(), key=lambda one: (one[0] == NOBODY, one[0].casefold(), one[0]))
    return tuple(
        Operator(name, tuple(sorted(own, key=lambda one: (one.name.casefold(), one.key))))
        for name, own in named
    )


def alike(operators: Sequence[Operator], name: str) -> tuple[Operator, ...]:
    """The operator of a name first, then those whose spelling may mean the same; none where nobody is called so."""
    first = [one for one in operators if one.name == name]
    return (
        (*first, *(one for one in operators if one.name != name and may_be_same(one.name, name)))
        if first
        else ()
    )
