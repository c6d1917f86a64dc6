"""Example counts of pupils, school leavers and young people on their way into work."""

from __future__ import annotations

import numpy as np

from data.build.example_parts.cohorts import YEARS
from data.build.example_parts.draft import SHOWN, Draft
from data.build.example_parts.draw import (
    HALF_OF_LAST_DIGIT,
    Floats,
    Ints,
    Rate,
    allocated,
    effects,
    fitting_base,
    fitting_bases,
    moved_to,
)

LAST_LEAVERS = 2022
"""The last year with official rates of leavers: later years are imported."""
CERTIFICATES = {
    "abgaenge_ohne_berufsreife": "a_schul_oa",
    "abgaenge_hochschulreife": "a_schul_abi",
    "abgaenge_berufsreife": "a_schul_haupt",
    "abgaenge_mittlere_reife": "a_schul_real",
}
"""In the order of drawing; the last one is what is left."""
PUPILS_2023 = (20_764, 1_781)
"""Pupils and foreign pupils of the district at the start of school year 2023/24: table 21111-01-03-4."""
DESTINATIONS = {
    "unbekannt": (7.5, 9.0),
    "uebergangssystem": (9.5, 7.5),
    "arbeit": (6.0, 8.5),
    "schule": (31.0, 29.0),
}
"""Assumed percentages in 2010 and 2022; the rest is in vocational training."""
PATHS = {
    "abgaenge_ohne_berufsreife": (17.0, 7.0, 7.0, 52.0, 17.0),
    "abgaenge_berufsreife": (46.0, 10.0, 7.0, 22.0, 15.0),
    "abgaenge_mittlere_reife": (54.0, 27.0, 4.0, 4.0, 11.0),
    "abgaenge_hochschulreife": (19.0, 46.0, 9.0, 2.5, 23.5),
}
"""Assumed percentages by destination, in the order of `WAYS`: only how they differ matters, the margins are given."""
WAYS = ("ausbildung", "schule", "arbeit", "uebergangssystem", "unbekannt")
EXCHANGES = 600
"""Exchanges of one leaver for another after which a table of paths has forgotten where it began."""


def draw_young_people(draft: Draft) -> None:
    """Inhabitants of 15 to 24 years by sex, from the cohorts."""
    rng = draft.rng("jugendliche_15_25")
    for year in YEARS:
        young = draft.cohorts.aged(year, 15, 24)
        rates = draft.published("q_azubi_1525", year)
        total = draft.total("jugendliche_15_25", year, int(young.sum()), rates)
        young = moved_to(total, young, np.zeros_like(young), 2 * young + 2, rng)
        draft.split_by_sex("jugendliche_15_25", year, young, rng)


def leavers_by_sex(draft: Draft, year: int, near: float) -> tuple[int, int]:
    """Numbers of female and male leavers with which all published percentages of a year come out, nearest to
    `near`."""

    def rates(breakdown: str) -> dict[str, Rate]:
        found = {code: draft.published(code, year, breakdown) for code in CERTIFICATES.values()}
        return {code: rate for code, (rate, *_) in ((code, one) for code, one in found.items() if one)}

    women, men, total = rates("geschlecht:w"), rates("geschlecht:m"), rates("")
    fitting = [
        (female, male)
        for female in fitting_bases(near / 2, list(women.values()), 0.4)
        for male in fitting_bases(near / 2, list(men.values()), 0.4)
        if all(
            abs((women[code].cases(female) + men[code].cases(male)) / (female + male) * 100 - rate.value)
            <= HALF_OF_LAST_DIGIT
            for code, rate in total.items()
        )
    ]
    return min(fitting, key=lambda pair: (abs(sum(pair) - near), pair))


def draw_leavers(draft: Draft) -> None:
    """School leavers by sex and certificate, by residence; the four certificates add up to all leavers."""
    rng = draft.rng("abgaenge")
    years = [year for year in SHOWN if year <= LAST_LEAVERS]
    leaving = effects(draft.sizes, len(years), 0.08, rng)
    chance = {measure: effects(draft.sizes, len(years), 0.4, rng) for measure in CERTIFICATES}
    for row, year in enumerate(years):
        old_enough = draft.cohorts.aged(year, 15, 18)
        totals = leavers_by_sex(draft, year, float(old_enough.sum()) / 4)
        by_sex: dict[str, list[Ints]] = {}
        for sex, total in zip("wm", totals, strict=True):
            left = allocated(total, (old_enough + 1) // 2, leaving[row], rng)
            by_sex.setdefault("abgaenge", []).append(left)
            for measure, code in list(CERTIFICATES.items())[:-1]:
                cases = draft.published(code, year, f"geschlecht:{sex}")[0].cases(total)
                got = allocated(cases, left, chance[measure][row], rng)
                by_sex.setdefault(measure, []).append(got)
                left = left - got
            by_sex.setdefault("abgaenge_mittlere_reife", []).append(left)
        for measure, (women, men) in by_sex.items():
            draft.keep_sexes(measure, year, women, men)


def draw_destinations(draft: Draft) -> None:
    """Where leavers were half a year later; "in_anschluss" is training, school and work together."""
    rng = draft.rng("verbleib")
    years = [year for year in SHOWN if year <= LAST_LEAVERS]
    chance = {name: effects(draft.sizes, len(years), 0.3, rng) for name in DESTINATIONS}
    for row, year in enumerate(years):
        leavers = draft.at("abgaenge", year)
        asked = allocated(round(int(leavers.sum()) * 0.97), leavers, np.zeros(leavers.size), rng)
        draft.keep("verbleib_erfasst", year, asked)
        left = asked
        for name, percentages in DESTINATIONS.items():
            percentage = float(np.interp(year, (years[0], years[-1]), percentages))
            went = allocated(Rate(percentage).cases(int(asked.sum())), left, chance[name][row], rng)
            draft.keep("verbleib_in_anschluss", year, went, f"verbleib:{name}")
            left = left - went
        draft.keep("verbleib_in_anschluss", year, left, "verbleib:ausbildung")
        went_on = [
            draft.at("verbleib_in_anschluss", year, f"verbleib:{name}") for name in ("schule", "arbeit")
        ]
        draft.keep("verbleib_in_anschluss", year, left + went_on[0] + went_on[1])


def paths_between(certificates: Ints, destinations: Ints, odds: Floats, rng: np.random.Generator) -> Ints:
    """Leavers by place, certificate and destination, drawn with the given odds among all tables with these
    margins (places x certificates, places x destinations; both have the same sums).

    Two leavers of two certificates exchange their destinations, again and again (Metropolis).
    """
    places, rows = certificates.shape
    columns = destinations.shape[1]
    table = np.zeros((places, rows, columns), dtype=np.int64)
    for place in range(places):
        left = destinations[place].copy()
        for row in range(rows):
            table[place, row] = rng.multivariate_hypergeometric(left, int(certificates[place, row]))
            left = left - table[place, row]
    weight = np.log(odds)
    every = np.arange(places)
    for _ in range(EXCHANGES):
        a, c = rng.integers(0, rows, places), rng.integers(0, columns, places)
        b = (a + rng.integers(1, rows, places)) % rows
        d = (c + rng.integers(1, columns, places)) % columns
        gives = table[every, a, d] * table[every, b, c]
        takes = (table[every, a, c] + 1) * (table[every, b, d] + 1)
        better = np.exp(weight[a, c] + weight[b, d] - weight[a, d] - weight[b, c])
        step = (rng.random(places) * takes < gives * better).astype(np.int64)
        table[every, a, c] += step
        table[every, b, d] += step
        table[every, a, d] -= step
        table[every, b, c] -= step
    return table


def draw_paths(draft: Draft) -> None:
    """Leavers by certificate and destination. Certificates have the sums of `draw_leavers`, destinations those of
    `draw_destinations`; who was not asked is unknown."""
    rng = draft.rng("abgaenge nach verbleib")
    odds = np.array(list(PATHS.values()))
    for year in [year for year in SHOWN if year <= LAST_LEAVERS]:
        certificates = np.stack([draft.at(measure, year) for measure in PATHS], axis=1)
        known = [draft.at("verbleib_in_anschluss", year, f"verbleib:{name}") for name in WAYS[:-1]]
        unknown = certificates.sum(axis=1) - np.sum(known, axis=0)
        table = paths_between(certificates, np.stack([*known, unknown], axis=1), odds, rng)
        for row, measure in enumerate(PATHS):
            for column, name in enumerate(WAYS):
                draft.keep(measure, year, table[:, row, column], f"verbleib:{name}")


def draw_training_and_work(draft: Draft) -> None:
    """Trainees, unemployed and applicants for training, and contracts that are dissolved."""
    draft.share(
        "auszubildende_wohnort", "jugendliche_15_25", {2024: 17.4}, 0.15, code="q_azubi_1525", men=0.45
    )
    unemployed = {2010: 8.6, 2015: 6.2, 2019: 4.3, 2020: 5.1, 2022: 4.1, 2024: 4.6}
    draft.share("arbeitslose_15_25", "jugendliche_15_25", unemployed, 0.35, men=0.25)
    draft.share("bewerber", "jugendliche_15_25", {2010: 8.2, 2024: 6.6}, 0.2, men=0.25)
    draft.share("bewerber_unversorgt", "bewerber", {2010: 3.1, 2016: 4.4, 2021: 6.6, 2024: 7.3}, 0.3, men=0.1)
    rng = draft.rng("ausbildungsvertraege")
    for year in SHOWN:
        contracts = round(
            float(np.interp(year, (2010, 2015, 2024), (3950, 2380, 2460))) * rng.uniform(0.985, 1.015)
        )
        dissolved = round(
            contracts * float(np.interp(year, (2010, 2024), (0.094, 0.128))) * rng.uniform(0.95, 1.05)
        )
        draft.whole.setdefault("ausbildungsvertraege", {})[year] = contracts
        draft.whole.setdefault("ausbildungsvertraege_geloest", {})[year] = dissolved


def draw_pupils(draft: Draft) -> None:
    """Pupils by residence; sums near the published pupils per inhabitant, and those of table 21111-01-03-4 in
    2023."""
    rng = draft.rng("schueler")
    attending = effects(draft.sizes, len(SHOWN), 0.15, rng)
    foreign = effects(draft.sizes, len(SHOWN), 0.9, rng)
    needing = effects(draft.sizes, len(SHOWN), 0.3, rng)
    included = effects(draft.sizes, len(SHOWN), 0.4, rng)
    for row, year in enumerate(SHOWN):
        near = float(np.interp(year, (2010, 2016, 2021, 2024), (17_200, 18_800, 19_800, 20_900)))
        total = PUPILS_2023[0] if year == 2023 else fitting_base(near, draft.published("a_sch_a", year))
        pupils = draft.keep(
            "schueler", year, allocated(total, draft.cohorts.aged(year, 5, 19), attending[row], rng)
        )
        level = Rate(draft.level("a_sch_a", year, {2022: 8.1, 2024: 8.9}))
        cases = PUPILS_2023[1] if year == 2023 else level.cases(total)
        draft.keep("schueler_auslaendisch", year, allocated(cases, pupils, foreign[row], rng))

        asked = allocated(round(total * 0.985), pupils, np.zeros(pupils.size), rng)
        draft.keep("schueler_erfasst", year, asked)
        need = Rate(float(np.interp(year, (2010, 2016, 2024), (11.2, 9.6, 8.3)))).cases(int(asked.sum()))
        needs = draft.keep("schueler_foerderbedarf", year, allocated(need, asked, needing[row], rng))
        mainstream = Rate(float(np.interp(year, (2010, 2024), (24.0, 54.0)))).cases(need)
        inclusive = allocated(mainstream, needs, included[row], rng)
        draft.keep("schueler_foerderbedarf", year, inclusive, "foerderort:inklusiv")
        draft.keep("schueler_foerderbedarf", year, needs - inclusive, "foerderort:foerderschule")


def draw_language_courses(draft: Draft) -> None:
    """Course starts by residence, most of them in towns, and the weeks waited by all of them together."""
    rng = draft.rng("sprachkurs")
    weights = draft.sizes**1.25 * np.exp(rng.normal(0, 0.6, draft.sizes.size))
    patience = np.exp(rng.normal(0, 0.2, draft.sizes.size))
    years = (2010, 2014, 2016, 2019, 2020, 2022, 2023, 2024)
    for year in SHOWN:
        total = round(float(np.interp(year, years, (90, 160, 640, 420, 210, 780, 900, 840))))
        started = draft.keep("sprachkurs_teilnahmen", year, rng.multinomial(total, weights / weights.sum()))
        wait = float(np.interp(year, years, (5, 7, 14, 8, 9, 16, 15, 12)))
        weeks = np.rint(started * wait * patience * rng.uniform(0.85, 1.15, started.size)).astype(np.int64)
        draft.keep("sprachkurs_wartewochen", year, weeks)
