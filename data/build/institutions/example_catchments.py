"""Example catchments of primary and Regionale schools, such that each answer to "which school is ours" occurs.

Most municipalities have one school, the nearest; some two or more, some none; one is divided by its parts, and
one changes its school.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from data.build.institutions.example_places import Country
from data.build.institutions.table import EXAMPLES, Entry

FIRST_YEAR, CHANGED = "2024/25", ("2025/26", "2026/27")
"""The school year that all begin with; the last of the old and the first of the new school where it changes."""
_ONE = (
    "Kinder, die hier wohnen, werden an dieser Schule aufgenommen. "
    "Über Ausnahmen entscheidet das Staatliche Schulamt."
)
_SHARED = (
    "Mehrere Schulen teilen sich diesen Einzugsbereich: Die Eltern wählen, bei zu vielen Anmeldungen "
    "entscheidet der Schulträger."
)
_BORDER = 1.12
"""Where the second school is at most this many times as far as the nearest, some municipalities have both."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many municipalities of a kind of school have two schools, and how many have none. `kinds` are the
    kinds of institutions that have such a school."""

    kind: str
    kinds: tuple[str, ...]
    with_two: int
    without: int


PLANS = (
    Plan("grundschule", ("grundschule",), 6, 6),
    Plan("regionale_schule", ("regionale_schule", "gesamtschule"), 5, 8),
)
DIVIDED = "13076168"
"""Ruhner Berge, whose parts belong to two primary schools."""
_PARTS = (("Marnitz", "Jarchow", "Leppin", "Mooster"), ("Suckow", "Drenkow", "Mentin"))


def catchments(country: Country, schools: Iterable[Entry], district: str) -> list[dict[str, str]]:
    """Rows by kind, municipality and school."""
    own = [one for one in schools if one.gemeinde.startswith(district)]
    rows: list[dict[str, str]] = []
    for plan in PLANS:
        rows += _of_plan(country, plan, [one for one in own if one.art in plan.kinds])
    return rows


def _of_plan(country: Country, plan: Plan, schools: Sequence[Entry]) -> Iterator[dict[str, str]]:
    rng = country.rng(f"catchments {plan.kind}")
    in_town: dict[str, list[Entry]] = defaultdict(list)
    for school in schools:
        in_town[school.gemeinde].append(school)
    others = [key for key in sorted(country.main) if key not in in_town and key != DIVIDED]
    ranked = {key: _by_distance(country, key, schools) for key in sorted(country.main)}
    near_two = [key for key in others if ranked[key][1][0] <= _BORDER * ranked[key][0][0]]
    both = set(rng.choice(near_two, min(plan.with_two, len(near_two)), replace=False))
    rest = [key for key in others if key not in both]
    small = sorted(rest, key=lambda key: (int(country.main[key]["einwohner"]), key))[: 6 * plan.without]
    none = set(rng.choice(small, plan.without, replace=False))
    changing = next(
        key for key in rest if key not in none and ranked[key][0][1].gemeinde != ranked[key][1][1].gemeinde
    )
    for key in sorted(country.main):
        nearest, second = ranked[key][0][1], ranked[key][1][1]
        if key in none:
            continue
        if key == DIVIDED and plan.kind == "grundschule":
            for school, parts in zip((nearest, second), _PARTS, strict=True):
                yield from (_row(school, plan.kind, key, part=part) for part in parts)
        elif len(in_town.get(key, ())) > 1:
            yield from (_row(school, plan.kind, key, rule=_SHARED) for school in in_town[key])
        elif key in both:
            yield from (_row(school, plan.kind, key, rule=_SHARED) for school in (nearest, second))
        elif key == changing:
            yield _row(second, plan.kind, key, until=CHANGED[0])
            yield _row(nearest, plan.kind, key, since=CHANGED[1])
        else:
            yield _row(nearest, plan.kind, key)


def _by_distance(country: Country, key: str, schools: Sequence[Entry]) -> list[tuple[float, Entry]]:
    """Kilometres to every school, nearest first; by key where they are equal."""
    place = country.main[key]
    longitude, latitude = (float(place[name].replace(",", ".")) for name in ("lon", "lat"))
    along = np.cos(np.radians(latitude)) * 111.3
    found = [
        (
            float(
                np.hypot(
                    (float(one.lon.replace(",", ".")) - longitude) * along,
                    (float(one.lat.replace(",", ".")) - latitude) * 111.3,
                )
            ),
            one,
        )
        for one in schools
    ]
    return sorted(found, key=lambda pair: (pair[1].gemeinde != key, round(pair[0], 2), pair[1].schluessel))


def _row(
    school: Entry,
    kind: str,
    municipality: str,
    *,
    part: str = "",
    rule: str = _ONE,
    since: str = FIRST_YEAR,
    until: str = "",
) -> dict[str, str]:
    return {
        "einrichtung": school.schluessel,
        "art": kind,
        "schuljahr_von": since,
        "schuljahr_bis": until,
        "gemeinde": municipality,
        "ortsteil": part,
        "regel": rule,
        "quelle": EXAMPLES,
    }
