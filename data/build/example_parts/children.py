"""Example counts of children: their number, day care and the start of school."""

from __future__ import annotations

import numpy as np

from data.build.example_parts.census import CENSUS_YEAR
from data.build.example_parts.cohorts import YEARS
from data.build.example_parts.draft import SHOWN, Draft
from data.build.example_parts.draw import Rate, allocated, effects, fitting_base, largest_remainder, moved_to

ABOUT_KITAS = 157
"""Assumed number of day-care centres; the official share of integrative ones decides the exact number of each
year."""
CHILDREN_OF_A_SMALL_KITA = 30
"""Centres of places with fewer children under 6 for each of them have places in proportion to these."""


def draw_children(draft: Draft) -> None:
    """Children by age on 31 December. Outside the census year the sums are moved to the district's official
    numbers, or by up to 2 % so that the official rates have whole cases."""
    rng = draft.rng("children")
    for year in YEARS:
        spring = year + 1
        for measure, ages, codes in (
            ("kinder_u3", (0, 2), ("a_betr0003_bev0003", "a_gbetr0003_bev0003")),
            ("kinder_3_6", (3, 5), ("a_betr0306_bev0306", "a_gbetr0306_bev0306")),
        ):
            born = draft.cohorts.aged(year, *ages)
            rates = [rate for code in codes for rate in draft.published(code, spring)]
            total = draft.total(measure, year, int(born.sum()), rates)
            draft.keep(measure, year, moved_to(total, born, np.zeros_like(born), 2 * born + 2, rng))
        under_7 = draft.at("kinder_u3", year) + draft.at("kinder_3_6", year) + draft.cohorts.aged(year, 6, 6)
        draft.keep("kinder_u7", year, under_7)
        older = draft.cohorts.aged(year, 7, 14)
        rates = draft.published("q_kinderarzt_kinder", year, factor=10_000.0)
        # Ten practices for 27,000 children: the published rate of one year and the next need more room than 2
        # %.
        total = draft.total("kinder_u15", year, int((under_7 + older).sum()), rates, window=0.05)
        older = moved_to(total - int(under_7.sum()), older, np.zeros_like(older), 2 * older + 2, rng)
        draft.keep("kinder_u15", year, under_7 + older)


def draw_day_care(draft: Draft) -> None:
    """Children in day care and in whole-day care of both ages, places, staff and kitas."""
    draft.share("kinder_betreut_u3", "kinder_u3", {2024: 57.2}, 0.35, code="a_betr0003_bev0003", lag=-1)
    draft.share("kinder_betreut_3_6", "kinder_3_6", {2024: 93.6}, 0.45, code="a_betr0306_bev0306", lag=-1)
    for ages, code, last in (("u3", "a_gbetr0003_bev0003", 44.9), ("3_6", "a_gbetr0306_bev0306", 65.3)):
        within = f"kinder_betreut_{ages}"
        draft.share(
            f"kinder_ganztags_{ages}", f"kinder_{ages}", {2024: last}, 0.3, code=code, lag=-1, within=within
        )
    _draw_all_in_care(draft)
    draft.share(
        "kinder_in_kitas_auslaendische_herkunft", "kinder_in_kitas", {2024: 9.4}, 0.8, code="a_kb_aus"
    )


def _draw_all_in_care(draft: Draft) -> None:
    """All children in centres: the younger ones and part of those aged 6 to 10, after school."""
    rng = draft.rng("kinder_in_kitas")
    for year in SHOWN:
        younger = draft.at("kinder_betreut_u3", year) + draft.at("kinder_betreut_3_6", year)
        pupils = draft.cohorts.aged(year - 1, 6, 10)
        after_school = rng.binomial(pupils, np.interp(year, (2010, 2024), (0.46, 0.62)))
        total = fitting_base(int((younger + after_school).sum()), draft.published("a_kb_aus", year))
        counts = moved_to(total, younger + after_school, younger, younger + pupils, rng)
        draft.keep("kinder_in_kitas", year, counts)


def draw_centres(draft: Draft) -> None:
    """Day-care centres, places and staff: where the centres are, not where children live. Many villages have
    none, and centres where few children live are small."""
    rng = draft.rng("kitas")
    children = draft.at("kinder_u3", CENSUS_YEAR) + draft.at("kinder_3_6", CENSUS_YEAR)
    shape = draft.sizes**0.9 * np.exp(rng.normal(0, 0.3, draft.sizes.size)) * (draft.sizes > 250)
    roomy = np.exp(rng.normal(0, 0.25, draft.sizes.size))
    minders = draft.sizes * np.exp(rng.normal(0, 0.8, draft.sizes.size))
    integrative = effects(draft.sizes, len(SHOWN), 0.9, rng)
    for row, year in enumerate(SHOWN):
        kitas = largest_remainder(
            fitting_base(ABOUT_KITAS, draft.published("a_kb_igeinr", year), 0.04), shape
        )
        draft.keep("kitas", year, kitas)
        cases = Rate(draft.level("a_kb_igeinr", year, {2024: 12.9})).cases(int(kitas.sum()))
        draft.keep("integrative_kitas", year, allocated(cases, kitas, integrative[row], rng))

        ratio = Rate(draft.level("q_kb_pers", year, {2024: 10.8}), factor=1.0)
        staff = fitting_base(float(np.interp(year, (2010, 2024), (1240, 1490))), [ratio])
        licensed = ratio.cases(staff)
        room = np.minimum(kitas, children / CHILDREN_OF_A_SMALL_KITA) * roomy
        before_school = largest_remainder(round(licensed * 0.58), room)
        after_school = largest_remainder(licensed - int(before_school.sum()), room * (draft.sizes > 600))
        draft.keep("kita_plaetze_ohne_hort", year, before_school)
        draft.keep("kita_plaetze", year, before_school + after_school)
        there = (kitas > 0).astype(np.int64)
        wobble = np.exp(rng.normal(0, 0.06, draft.sizes.size))
        more = largest_remainder(staff - int(there.sum()), (before_school + after_school) * wobble)
        draft.keep("paedagogische_fachkraefte", year, there + more)
        total = round(float(np.interp(year, (2010, 2016, 2024), (118, 96, 58))))
        draft.keep("tagespflegepersonen", year, largest_remainder(total, minders))


def draw_paediatricians(draft: Draft) -> None:
    """Practices in the larger towns only."""
    towns = np.where(draft.sizes > 4000, draft.sizes, 0.0)
    for year in SHOWN:
        rate = Rate(draft.level("q_kinderarzt_kinder", year, {2010: 3.7}), factor=10_000.0)
        draft.keep(
            "kinderaerzte",
            year,
            largest_remainder(rate.cases(int(draft.at("kinder_u15", year).sum())), towns),
        )


def draw_school_start(draft: Draft) -> None:
    """Examined and enrolled are the six-year-olds. From 2017 a new procedure finds more: a break in the
    series."""
    rng = draft.rng("school start")
    for year in SHOWN:
        six = draft.cohorts.aged(year, 6, 6)
        draft.split_by_sex("kinder_einschulungsuntersuchung", year, rng.binomial(six, 0.985), rng)
        draft.split_by_sex("eingeschulte", year, rng.binomial(six, 0.99), rng)
    findings = {2010: 15.6, 2016: 18.2, 2017: 23.9, 2020: 25.3, 2024: 27.8}
    draft.share("kinder_sprachauffaellig", "kinder_einschulungsuntersuchung", findings, 0.35, men=0.45)
    draft.share("spaet_eingeschulte", "eingeschulte", {2010: 5.2, 2018: 4.1, 2024: 5.8}, 0.4, men=0.5)
