"""What the shipped tables give once they are published: the figures that people will check first."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from callbacks.commands import store_commands as staff
from dashboard.domain.observation import Status
from dashboard.domain.slab import NOT_CONVERTIBLE, PROVENANCES
from data.embedded_figures import FOLDER
from data.repository import Repository

SAMPLES = Path(os.environ.get("BILDUNGSLUPE_DATA", "missing")) / "samples"
GOEHLEN = "13076046"
LEAVERS = SAMPLES / "21111-02-06-4_2023_classic_cp1252.csv"


@pytest.fixture
def repository(shipped, engine_of):
    return Repository(engine_of(shipped.database_url, read_only=True), "13076")


def table(name):
    with (FOLDER / "figures" / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def number(text):
    return 0.0 if text == "-" else float(text.replace(",", "."))


def places(repository, level, district="13076"):
    areas = repository.register().of_level(level)
    return [area.key for area in areas if level not in ("gemeinde", "amt") or area.kreis == district]


def test_child_poverty_of_2022_is_inkars_for_all_142_municipalities(repository):
    keys = places(repository, "gemeinde")
    cells = repository.cells("kinderarmut", "gemeinde", places=keys)
    rows = [row for row in table("inkar_kreis_gemeinden.csv") if row["merkmal"] == "inkar_q_newfbgu15_bev"]
    expected = {row["gebiet"]: number(row["2022"]) for row in rows if row["2022"]}
    published = dict(zip(keys, cells.value[cells.years.index(2022)].tolist(), strict=True))
    assert len(keys) == 142
    assert published == {key: expected[key] for key in keys}


@pytest.mark.parametrize("district", ["13076", "03159", "09162"])
def test_leavers_without_certificate_have_inkars_values_and_a_gap_where_it_has_none(repository, district):
    cells = repository.cells("ohne_abschluss", "kreis", places=[district])
    rows = [
        row
        for row in table("inkar_kreise.csv")
        if row["merkmal"] == "inkar_a_schul_oa" and not row["gliederung"]
    ]
    row = next(one for one in rows if one["gebiet"] == district)
    expected = {year: number(row[str(year)]) for year in range(1995, 2023) if row[str(year)]}
    assert cells.years == tuple(range(1995, 2023))
    assert {y: v for y, v in zip(cells.years, cells.value[:, 0].tolist(), strict=True) if v == v} == expected
    if district == "13076":
        assert len(expected) == 27
        assert cells.status[cells.years.index(2001), 0] == Status.NOT_COLLECTED


def test_there_are_20_aemter_8_districts_and_400(repository):
    assert len(places(repository, "amt")) == 20
    districts = repository.register().of_level("kreis")
    assert (len(districts), sum(area.land == "13" for area in districts)) == (400, 8)


def test_example_counts_never_stand_where_an_official_ratio_is(repository):
    cells = repository.cells("betreuungsquote_u3", "kreis", places=["13076"])
    provenance = dict(zip(cells.years, cells.provenance[:, 0].tolist(), strict=True))
    assert {provenance[year] for year in range(2006, 2021)} == {0}
    assert {provenance[year] for year in range(2021, 2025)} == {2}


def test_no_small_count_of_persons_is_published(repository):
    """Over everything that ships: cases, bases and complements of one and two."""
    catalogue, offers = repository.catalogue(), repository.offers()
    seen = 0
    for key, offer in offers.items():
        indicator = catalogue.indicators[key]
        persons = [one for one in indicator.numerator if catalogue.measures[one].kind == "persons"]
        if indicator.confidentiality != "persons" or not persons:
            continue
        for level, breakdown in offer.years:
            cells = repository.cells(key, level, breakdown, places=places(repository, level))
            own = cells.provenance > 0
            seen += int(own.sum())
            rest = cells.denominator - cells.numerator if indicator.is_share else cells.numerator
            for counts in (cells.numerator, rest):
                assert not ((counts > 0) & (counts < 3) & own).any(), (key, level, breakdown)
    assert seen > 10_000


def test_nothing_hidden_keeps_a_number(repository):
    for key in ("betreuungsquote_u3", "ohne_abschluss", "kinder_u3"):
        cells = repository.cells(key, "gemeinde", places=places(repository, "gemeinde"))
        hidden = cells.status == Status.SUPPRESSED
        assert hidden.any()
        for array in (cells.value, cells.lower, cells.upper, cells.numerator, cells.denominator):
            assert np.isnan(array[hidden]).all()


def test_another_district_of_the_state_has_its_official_municipal_figures(shipped, engine_of):
    elsewhere = Repository(engine_of(shipped.database_url, read_only=True), "13071")
    assert ("gemeinde", "") in elsewhere.offers()["kinderarmut"].years
    assert ("gemeinde", "") not in elsewhere.offers()["betreuungsquote_u3"].years
    cells = elsewhere.cells("kinderarmut", "gemeinde", places=places(elsewhere, "gemeinde", "13071"))
    assert np.isfinite(cells.value).sum() > 100


@pytest.mark.skipif(not LEAVERS.exists(), reason="BILDUNGSLUPE_DATA nennt keinen Ordner mit samples/")
def test_the_first_import_everybody_tries(own_copy):
    def leavers():
        cells = own_copy.repository().cells("ohne_abschluss", "kreis", places=["13076"])
        return {
            year: (cells.numerator[row, 0], cells.denominator[row, 0]) for row, year in enumerate(cells.years)
        }

    def shown(place):
        cells = own_copy.repository().cells("ohne_abschluss", "kreis", places=[place])
        return Status(int(cells.status[cells.years.index(2023), 0]))

    assert 2023 not in leavers()
    assert staff.import_files(own_copy.settings, [LEAVERS], dry_run=False, draft=False, note="")
    imported = own_copy.repository().version()
    assert leavers()[2023] == (217, 1748)
    assert shown("13076") == Status.REPORTED
    assert staff.roll_back(own_copy.settings, imported)
    assert 2023 not in leavers()


def changed_since(year):
    """Municipalities that have taken in another after the year, as the shipped register says."""
    with (FOLDER / "changes.csv").open(encoding="utf-8") as stream:
        lines = list(csv.DictReader(stream, delimiter=";"))
    return {
        one["neu"]
        for one in lines
        if one["art"] != "schluesselaenderung" and one["datum"] > f"{year}-12-31" and len(one["neu"]) == 8
    }


@pytest.mark.parametrize("indicator", ["bevoelkerung", "bevoelkerungsdichte"])
@pytest.mark.parametrize("year", [2013, 2017, 2021])
def test_people_of_a_smaller_area_are_not_shown_as_those_of_todays(repository, indicator, year):
    register = repository.register()
    merged = changed_since(year)
    for level, touched in (
        ("gemeinde", merged),
        ("amt", {register.areas[key].amt for key in merged if key in register.areas}),
        ("kreis", {"13076"} if merged else set()),
    ):
        keys = places(repository, level) if level != "kreis" else ["13076"]
        cells = repository.cells(indicator, level, places=keys)
        row = cells.years.index(year)
        without = {key for at, key in enumerate(keys) if np.isnan(cells.value[row, at])}
        assert without == touched & set(keys), (level, year)
        assert all(cells.mark[row, keys.index(key)] == NOT_CONVERTIBLE for key in without)


def test_growth_by_merger_is_not_shown_as_growth(repository):
    """Göhlen took in Leussow in 2019: + 71.6 % since 2013 was shown as official and led the ranking."""
    keys = places(repository, "gemeinde")
    cells = repository.cells("bevoelkerungsentwicklung", "gemeinde", places=keys)
    row = cells.years.index(2023)
    without = {key for at, key in enumerate(keys) if np.isnan(cells.value[row, at])}
    assert without == changed_since(2013) & set(keys)
    assert GOEHLEN in without
    rows = [
        one for one in table("einwohner.csv") if one["merkmal"] == "bevoelkerung" and not one["gliederung"]
    ]
    people = {one["gebiet"]: one for one in rows}
    for at, key in enumerate(keys):
        if key not in without:
            delivered = people[key]
            expected = number(delivered["2023"]) / number(delivered["2013"]) * 100
            assert cells.value[row, at] == pytest.approx(expected)


def test_people_of_a_past_territory_are_shown_on_it(repository):
    """On the territory of the reporting year the delivered number is right, and it is shown."""
    cells = repository.cells(
        "bevoelkerung", "gemeinde", places=["13076108", GOEHLEN], territory="berichtsjahr"
    )
    assert cells.value[cells.years.index(2017)].tolist() == [18074, 334]


def test_no_municipality_loses_most_of_its_examples_to_protection(repository):
    """A village of 150 people keeps few of a year, but some of every second indicator over the years."""
    keys, example = places(repository, "gemeinde"), PROVENANCES.index("example")
    newest, ever, with_examples = np.zeros(len(keys)), np.zeros(len(keys)), 0
    for one in repository.catalogue().indicators:
        cells = repository.cells(one, "gemeinde", places=keys)
        shown = ~np.isnan(cells.value) & (cells.provenance == example)
        if shown.any():
            with_examples += 1
            newest += shown[shown.any(axis=1)][-1]
            ever += shown.any(axis=0)
    assert with_examples == 30
    assert newest.min() >= 5 and np.quantile(newest, 0.1) >= 10
    assert ever.min() >= with_examples / 2
