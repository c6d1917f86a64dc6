"""Plausible own counts of a district, drawn independently of all examples: what an education office would
deliver."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

Row = tuple[str, str, int, str, str]
"""The columns of an own table: measure, area, year, breakdown, value."""
Draw = Callable[[np.random.Generator, int], Iterator[tuple[str, int, str, float]]]
"""Of one place with so many inhabitants in one year: measure, lag of the year, breakdown, value."""


def _care(rng, people):
    yield "kinder_betreut_u3", 0, "", rng.binomial(round(people * 0.024), 0.57)


def _care_and_base(rng, people):
    children = rng.poisson(people * 0.024)
    yield "kinder_u3", -1, "", children
    yield "kinder_betreut_u3", 0, "", rng.binomial(children, 0.57)


def _places_and_staff(rng, people):
    places = rng.poisson(people * 0.06)
    yield "kita_plaetze", 0, "", places
    yield "paedagogische_fachkraefte", 0, "", round(places / 9 + 0.25, 2)


def _leavers(rng, people):
    women, men = rng.poisson(people * 0.004, 2)
    for cut, count in (("geschlecht:w", women), ("geschlecht:m", men)):
        yield "abgaenge", 0, cut, count
    without = [rng.binomial(one, 0.09) for one in (women, men)]
    yield "abgaenge", 0, "", women + men
    yield "abgaenge_ohne_berufsreife", 0, "", sum(without)
    yield "abgaenge_ohne_berufsreife", 0, "geschlecht:w", without[0]
    yield "abgaenge_ohne_berufsreife", 0, "geschlecht:m", without[1]


def _language(rng, people):
    examined = rng.poisson(people * 0.008)
    yield "kinder_einschulungsuntersuchung", 0, "", examined
    yield "kinder_sprachauffaellig", 0, "", rng.binomial(examined, 0.27)


def _apprentices(rng, people):
    yield "auszubildende_wohnort", 0, "", rng.poisson(people * 0.022)


def _unemployed(rng, people):
    yield "arbeitslose_15_25", 0, "", rng.poisson(people * 0.004)


def _needs(rng, people):
    pupils = rng.poisson(people * 0.09)
    mainstream, special = rng.binomial(pupils, 0.05), rng.binomial(pupils, 0.03)
    yield "schueler_erfasst", 0, "", pupils
    yield "schueler_foerderbedarf", 0, "", mainstream + special
    yield "schueler_foerderbedarf", 0, "foerderort:inklusiv", mainstream
    yield "schueler_foerderbedarf", 0, "foerderort:foerderschule", special


def _waiting(rng, people):
    starts = rng.poisson(people * 0.004)
    yield "sprachkurs_teilnahmen", 0, "", starts
    yield "sprachkurs_wartewochen", 0, "", rng.poisson(starts * 14)


def _applicants(rng, people):
    registered = rng.poisson(people * 0.006)
    yield "bewerber", 0, "", registered
    yield "bewerber_unversorgt", 0, "", rng.binomial(registered, 0.08)


TABLES: Mapping[str, Draw] = {
    "care": _care, "care_and_base": _care_and_base, "places_and_staff": _places_and_staff, "leavers_by_sex": _leavers,
    "language": _language, "apprentices": _apprentices, "unemployed": _unemployed, "special_needs": _needs,
    "waiting": _waiting, "applicants": _applicants,
}  # fmt: skip


def rows(draw: Draw, people: Mapping[str, int], years: Sequence[int], seed: int) -> list[Row]:
    rng = np.random.default_rng(seed)
    return [
        (measure, area, year + lag, cut, f"{value:g}".replace(".", ","))
        for area, count in people.items()
        for year in years
        for measure, lag, cut, value in draw(rng, count)
    ]


def text(given: Sequence[Row]) -> str:
    """As the file that the office saves."""
    return "\n".join(["merkmal;gebiet;jahr;gliederung;wert", *(";".join(map(str, row)) for row in given), ""])
