"""The example data: made up, reproducible, and adding up to what is official."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Provenance, Status
from data.build.example import (
    GAPS,
    NEW_TERRITORY,
    OF_ESTIMATED_POPULATION,
    SEED,
    SOURCE,
    build,
    by_municipality,
    draw,
    gaps,
    official_rates,
)
from data.build.example_parts.census import CENSUS_YEAR
from data.build.example_parts.draft import SHOWN, Draft
from data.build.example_parts.draw import (
    HALF_OF_LAST_DIGIT,
    Rate,
    allocated,
    fitting_base,
    largest_remainder,
    moved_to,
)
from data.build.example_parts.youth import CERTIFICATES, LAST_LEAVERS, WAYS
from data.build.tables import EMBEDDED, Rows, read
from data.catalogue.loader import load
from data.importing.tables.markers import CellReading, figure

SHIPPED = EMBEDDED / "figures" / "beispieldaten.csv"
DISTRICT = "13076"
DISTRICT_ALONE = {"ausbildungsvertraege", "ausbildungsvertraege_geloest"}

Cells = Mapping[tuple[str, str], Mapping[int, Mapping[str, CellReading]]]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="module")
def shipped() -> Rows:
    return read(SHIPPED, ";")


@pytest.fixture(scope="module")
def cells(shipped: Rows) -> Cells:
    """Figures by (measure, breakdown), year and area; cells that hold nothing are left out."""
    found: dict[tuple[str, str], dict[int, dict[str, CellReading]]] = defaultdict(lambda: defaultdict(dict))
    for row in shipped:
        for year, text in row.items():
            if year.isdigit() and text:
                found[row["merkmal"], row["gliederung"]][int(year)][row["gebiet"]] = figure(text)
    return found


def computed(catalogue: Catalogue, draft: Draft) -> list[Indicator]:
    """The indicators that are computed from example counts."""
    return [
        one
        for one in catalogue.indicators.values()
        if one.numerator and (one.numerator[0], "") in draft.counts
    ]


def test_the_same_seed_gives_the_shipped_file_byte_for_byte(tmp_path: Path) -> None:
    build(SEED, None, tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == SHIPPED.read_bytes()


def test_another_seed_gives_other_counts_and_the_same_district_rates(draft: Draft) -> None:
    other = draw(SEED + 1, official_rates(None))
    one, two = (which.at("kinder_betreut_u3", 2015) for which in (draft, other))
    assert not np.array_equal(one, two)
    rates = [
        which.at("kinder_betreut_u3", 2015).sum() / which.at("kinder_u3", 2014).sum()
        for which in (draft, other)
    ]
    assert [round(float(rate) * 100, 2) for rate in rates] == [52.49, 52.49]


def test_municipal_counts_add_up_to_every_official_district_rate(catalogue: Catalogue, draft: Draft) -> None:
    checked = exact = 0
    for (code, breakdown), series in official_rates(None).items():
        for indicator in computed(catalogue, draft):
            if indicator.ratio != f"inkar_{code}":
                continue
            for year in set(series) & set(draft.counts.get((indicator.numerator[0], breakdown), {})):
                cases = draft.at(indicator.numerator[0], year, breakdown).sum()
                base = draft.at(indicator.denominator[0], year + indicator.denominator_lag, breakdown).sum()
                # The census comes first: in its year the cases are the nearest whole number.
                nearest = indicator.factor / base / 2 if year == CENSUS_YEAR else 0.0
                assert abs(cases / base * indicator.factor - series[year]) <= max(
                    nearest, HALF_OF_LAST_DIGIT
                ), (indicator.key, year)
                exact += abs(cases / base * indicator.factor - series[year]) <= HALF_OF_LAST_DIGIT
                checked += 1
    assert checked > 240
    assert exact == checked - 1, "paediatricians of the census year"


def test_the_shipped_cells_are_what_was_drawn_except_for_the_gaps(draft: Draft, cells: Cells) -> None:
    missing = gaps(draft)
    for key in draft.counts:
        for municipality, series in by_municipality(draft, key).items():
            for year, count in series.items():
                if (key[0], year, municipality) not in missing:
                    assert cells[key][year][municipality].value == count


def test_gaps_never_hide_a_district_value_that_nobody_else_gives(catalogue: Catalogue) -> None:
    official = official_rates(None)
    for gap in GAPS:
        if gap.measure == "kinder_sprachauffaellig":
            continue  # no official rate exists for it: the district's sum is meant to be missing in these years
        [ratio] = [
            one.ratio
            for one in catalogue.indicators.values()
            if one.numerator == (gap.measure,) and one.ratio
        ]
        assert gap.year in official[ratio.removeprefix("inkar_"), ""]
        assert gap.places <= 3


def test_the_first_indicator_of_early_education_is_complete_in_recent_years(cells: Cells) -> None:
    for year in range(2018, 2025):
        assert len(cells["kinder_betreut_u3", ""][year]) == (147 if year < NEW_TERRITORY else 142)


def test_signs_say_why_a_cell_is_missing(cells: Cells) -> None:
    findings = cells["kinder_sprachauffaellig", ""]
    assert sum(one.status is Status.LATER for one in findings[2024].values()) == 4
    assert sum(one.status is Status.NOT_APPLICABLE for one in findings[2020].values()) == 5
    assert len(cells["kinder_betreut_u3", ""][2017]) == 144


def test_counts_are_whole_and_never_negative(cells: Cells) -> None:
    for by_year in cells.values():
        for by_place in by_year.values():
            for one in by_place.values():
                assert one.value is None or (one.value >= 0 and one.value == int(one.value))
                assert one.status is not Status.ROUNDED_ZERO


def test_cases_never_exceed_their_base(catalogue: Catalogue, draft: Draft) -> None:
    shares = [one for one in computed(catalogue, draft) if one.is_share]
    assert len(shares) >= 14
    for indicator in shares:
        for (measure, breakdown), series in draft.counts.items():
            if measure != indicator.numerator[0]:
                continue
            of = breakdown if (indicator.denominator[0], breakdown) in draft.counts else ""
            for year, cases in series.items():
                assert (
                    cases <= draft.at(indicator.denominator[0], year + indicator.denominator_lag, of)
                ).all()


def test_all_day_children_are_among_the_children_in_care(draft: Draft) -> None:
    for ages in ("u3", "3_6"):
        for year in SHOWN:
            assert (
                draft.at(f"kinder_ganztags_{ages}", year) <= draft.at(f"kinder_betreut_{ages}", year)
            ).all()


def test_women_and_men_add_up_to_the_total(draft: Draft) -> None:
    split = [measure for measure, breakdown in draft.counts if breakdown == "geschlecht:w"]
    assert "abgaenge_ohne_berufsreife" in split
    for measure in split:
        for year, total in draft.counts[measure, ""].items():
            both = draft.at(measure, year, "geschlecht:w") + draft.at(measure, year, "geschlecht:m")
            assert np.array_equal(both, total)


def test_certificates_add_up_to_all_leavers(draft: Draft) -> None:
    parts = ("ohne_berufsreife", "berufsreife", "mittlere_reife", "hochschulreife")
    for breakdown in ("", "geschlecht:w", "geschlecht:m"):
        for year, leavers in draft.counts["abgaenge", breakdown].items():
            assert np.array_equal(
                sum(draft.at(f"abgaenge_{part}", year, breakdown) for part in parts), leavers
            )


def test_destinations_add_up_to_the_leavers_who_were_asked(draft: Draft) -> None:
    for year, asked in draft.counts["verbleib_erfasst", ""].items():
        parts = {
            key[1]: series[year] for key, series in draft.counts.items() if key[0] == "verbleib_in_anschluss"
        }
        went_on = sum(parts[f"verbleib:{name}"] for name in ("ausbildung", "schule", "arbeit"))
        assert np.array_equal(parts.pop(""), went_on)
        assert np.array_equal(sum(parts.values()), asked)


def test_the_paths_of_leavers_have_both_margins_on_all_levels(draft: Draft, cells: Cells) -> None:
    """By certificate all leavers with it; by destination all who went there, and unknown is also who was not asked."""
    for year in (one for one in SHOWN if one <= LAST_LEAVERS):
        paths = {
            (measure, way): draft.at(measure, year, f"verbleib:{way}")
            for measure in CERTIFICATES
            for way in WAYS
        }
        for measure in CERTIFICATES:
            whole = draft.at(measure, year)
            assert (sum(paths[measure, way] for way in WAYS) == whole).all(), (measure, year)
        gone = {way: draft.at("verbleib_in_anschluss", year, f"verbleib:{way}") for way in WAYS}
        for way in WAYS[:-1]:
            assert (sum(paths[measure, way] for measure in CERTIFICATES) == gone[way]).all(), (way, year)
        unknown = sum(paths[measure, "unbekannt"] for measure in CERTIFICATES)
        not_asked = draft.at("abgaenge", year) - draft.at("verbleib_erfasst", year)
        assert (unknown == gone["unbekannt"] + not_asked).all(), year
    # What holds in each municipality holds in each sum of them: Ämter and district are such sums.
    assert {f"verbleib:{way}" for way in WAYS} <= {key[1] for key in cells if key[0] in CERTIFICATES}


def test_certificates_lead_different_ways(draft: Draft) -> None:
    """As far as the margins leave it: with the Abitur to university, without a certificate to the transition system."""

    def share(measure: str, way: str) -> float:
        years = [one for one in SHOWN if one <= LAST_LEAVERS]
        went = sum(int(draft.at(measure, year, f"verbleib:{way}").sum()) for year in years)
        return went / sum(int(draft.at(measure, year).sum()) for year in years)

    assert share("abgaenge_hochschulreife", "schule") > 0.4 > share("abgaenge_berufsreife", "schule")
    assert share("abgaenge_ohne_berufsreife", "uebergangssystem") > 0.2
    assert share("abgaenge_hochschulreife", "uebergangssystem") < 0.05
    assert share("abgaenge_mittlere_reife", "ausbildung") > 0.45


def test_places_of_support_add_up_to_special_needs(draft: Draft) -> None:
    for year, total in draft.counts["schueler_foerderbedarf", ""].items():
        parts = [
            draft.at("schueler_foerderbedarf", year, f"foerderort:{name}")
            for name in ("inklusiv", "foerderschule")
        ]
        assert np.array_equal(parts[0] + parts[1], total)


def test_leavers_end_with_the_last_official_year(draft: Draft, cells: Cells) -> None:
    """2023 is the year that everybody imports first: it must be absent before."""
    assert LAST_LEAVERS == 2022
    for (measure, _), by_year in cells.items():
        last = LAST_LEAVERS if measure.startswith(("abgaenge", "verbleib")) else 2024
        assert max(by_year) == last


def test_figures_stand_on_the_territory_of_their_year(cells: Cells) -> None:
    areas = read(EMBEDDED / "areas.csv", ";")

    def on(day: str) -> set[str]:
        return {
            row["schluessel"]
            for row in areas
            if row["ebene"] == "gemeinde"
            and row["kreis"] == DISTRICT
            and row["gueltig_von"] <= day <= (row["gueltig_bis"] or "9999")
        }

    before, after = on("2016-12-31"), on("2019-05-26")
    assert (len(before), len(after)) == (147, 142)
    for (measure, _), by_year in cells.items():
        if measure in DISTRICT_ALONE:
            assert all(set(by_place) == {DISTRICT} for by_place in by_year.values())
            continue
        for year, by_place in by_year.items():
            expected = before if year < NEW_TERRITORY else after
            assert set(by_place) <= expected
            assert len(by_place) >= len(expected) - 3


def test_counts_from_an_estimated_population_say_so(shipped: Rows) -> None:
    marked = {
        (row["merkmal"], row["gebiet"])
        for row in shipped
        for year, text in row.items()
        if year.isdigit() and text.endswith("s")
    }
    assert {measure for measure, _ in marked} == set(OF_ESTIMATED_POPULATION)
    assert {key for _, key in marked} == {
        f"13076{key}" for key in ("043", "084", "095", "123", "132", "137", "139")
    }


def test_every_row_is_known_to_the_catalogue_and_marked_as_example(
    shipped: Rows, catalogue: Catalogue
) -> None:
    assert catalogue.sources[SOURCE].provenance is Provenance.EXAMPLE
    for row in shipped:
        assert row["quelle"] == SOURCE
        assert row["merkmal"] in catalogue.measures
        dimension, _, category = row["gliederung"].partition(":")
        assert not dimension or category in catalogue.breakdowns[dimension].categories


def test_small_places_have_small_counts(draft: Draft) -> None:
    """A protection that meets no small count would be tested by nothing."""
    cases = draft.at("abgaenge_ohne_berufsreife", 2022)
    assert np.mean((cases > 0) & (cases < 3)) > 0.2
    assert cases.max() > 15


def test_the_file_is_small_enough_to_ship() -> None:
    assert SHIPPED.stat().st_size < 2_500_000


@given(st.integers(0, 2**32), st.lists(st.integers(0, 400), min_size=1, max_size=40), st.floats(0, 1))
def test_allocated_cases_sum_up_and_stay_within_their_base(seed: int, base: list[int], share: float) -> None:
    rng = np.random.default_rng(seed)
    bases = np.array(base, dtype=np.int64)
    total = int(bases.sum() * share)
    cases = allocated(total, bases, rng.normal(0, 1, bases.size), rng)
    assert cases.sum() == total
    assert (cases >= 0).all()
    assert (cases <= bases).all()


@given(st.integers(0, 5000), st.lists(st.floats(0.01, 100), min_size=1, max_size=40))
def test_largest_remainder_shares_out_everything_close_to_proportion(
    total: int, weights: list[float]
) -> None:
    shares = np.array(weights)
    counts = largest_remainder(total, shares)
    assert counts.sum() == total
    assert (np.abs(counts - shares / shares.sum() * total) <= 1).all()


def test_a_total_without_room_is_refused() -> None:
    counts = np.array([1, 2], dtype=np.int64)
    with pytest.raises(ValueError, match="does not fit"):
        moved_to(9, counts, np.zeros_like(counts), counts + 1, np.random.default_rng(0))


def test_a_base_is_found_at_which_the_published_rate_is_exact() -> None:
    base = fitting_base(157, [Rate(12.42)], 0.04)
    assert round(Rate(12.42).cases(base) / base * 100, 2) == 12.42
