"""What is published of raw figures: sums, sources, gaps, conversion and primary protection, on both
databases."""

from __future__ import annotations

import numpy as np
import pytest
from sqlalchemy import select

from dashboard.domain.observation import Status
from data.germany.areas import areas_of
from data.stores.schema import published_cell as cell
from tests.databases.worlds import TODAY

pytestmark = pytest.mark.one_database

U3 = {"13076001": "10", "13076002": "20", "13076003": "30", "13076004": "40"}
CARED = {"13076001": "5", "13076002": "10", "13076003": "15", "13076004": "30"}


def day_care(world, year=2021, cared=CARED, base=U3, **more):
    """Children in care of a year per children at the end of the year before."""
    world.counts("kinder_betreut_u3", year, cared, **more)
    world.counts("kinder_u3", year - 1, base, **more)


def one(stores, indicator, level, place, year, breakdown=""):
    """Value, numerator, denominator and status of one cell."""
    cells = stores.repository().cells(indicator, level, breakdown, places=[place])
    row = cells.row(year)
    assert row is not None, f"{year} is not on offer: {cells.years}"
    numbers = [float(array[row, 0]) for array in (cells.value, cells.numerator, cells.denominator)]
    return (*(None if np.isnan(number) else number for number in numbers), Status(int(cells.status[row, 0])))


def provenance(stores, indicator, level, place, year):
    cells = stores.repository().cells(indicator, level, places=[place])
    row = cells.row(year)
    code = int(cells.source[row, 0])
    return int(cells.provenance[row, 0]), cells.sources[code] if code >= 0 else None


def test_a_group_has_the_rate_of_its_sums(stores, world):
    day_care(world)
    stores.prepare(world)
    assert one(stores, "betreuungsquote_u3", "gemeinde", "13076001", 2021) == (50, 5, 10, Status.REPORTED)
    assert one(stores, "betreuungsquote_u3", "amt", "130760001", 2021) == (50, 15, 30, Status.REPORTED)
    assert one(stores, "betreuungsquote_u3", "kreis", "13076", 2021) == (60, 60, 100, Status.REPORTED)


def test_a_sum_with_a_missing_member_is_missing(stores, world):
    day_care(world, cared={key: text for key, text in CARED.items() if key != "13076004"})
    stores.prepare(world)
    assert one(stores, "betreuungsquote_u3", "amt", "130760001", 2021)[0] == 50
    assert one(stores, "betreuungsquote_u3", "amt", "130760002", 2021) == (
        None,
        None,
        None,
        Status.NOT_COLLECTED,
    )
    assert stores.repository().offers()["betreuungsquote_u3"].years.get(("kreis", "")) is None


def test_a_member_that_its_source_suppressed_suppresses_the_sum(stores, world):
    """Subtraction must not give what the source has hidden."""
    day_care(world, cared=CARED | {"13076002": "."})
    stores.prepare(world)
    for level, place in (("gemeinde", "13076002"), ("amt", "130760001"), ("kreis", "13076")):
        assert one(stores, "betreuungsquote_u3", level, place, 2021) == (None, None, None, Status.SUPPRESSED)
    assert one(stores, "betreuungsquote_u3", "amt", "130760002", 2021)[3] == Status.REPORTED


@pytest.mark.parametrize(
    ("cases", "base", "hidden"),
    [
        *[("1", "10", True), ("2", "10", True), ("3", "10", False), ("0", "10", False)],
        *[("9", "10", True), ("8", "10", True), ("7", "10", False), ("10", "10", False)],
        *[("0", "2", True), ("0", "1", True)],
    ],
)
def test_small_counts_complements_and_bases_are_hidden(stores, world, cases, base, hidden):
    day_care(world, cared=CARED | {"13076001": cases}, base=U3 | {"13076001": base})
    stores.prepare(world)
    value, *_, status = one(stores, "betreuungsquote_u3", "gemeinde", "13076001", 2021)
    assert (status == Status.SUPPRESSED) == hidden
    assert (value is None) == hidden
    cases_of_amt = one(stores, "betreuungsquote_u3", "amt", "130760001", 2021)[1]
    # With two places, the sum would tell the one to whoever knows the other.
    assert cases_of_amt == (None if hidden else float(cases) + 10)


def test_nothing_of_a_hidden_cell_is_in_the_database(stores, world):
    day_care(world, cared=CARED | {"13076001": "2"})
    stores.prepare(world)
    with stores.published.connect() as connection:
        rows = connection.execute(select(cell).where(cell.c.status == Status.SUPPRESSED)).all()
    assert rows
    assert {(row.value, row.lower, row.upper, row.numerator, row.denominator) for row in rows} == {
        (None,) * 5
    }


def test_official_counts_and_institutions_are_not_hidden(stores, world):
    world.counts("kitas", 2021, dict.fromkeys(TODAY, "1"))
    world.counts("schueler_auslaendisch", 2021, {"13076": "2"}, source="21111-01-03-4")
    world.counts("schueler", 2021, {"13076": "100"}, source="21111-01-03-4")
    stores.prepare(world)
    assert one(stores, "kitas", "gemeinde", "13076001", 2021) == (1, 1, None, Status.REPORTED)
    assert one(stores, "auslaendische_schueler", "kreis", "13076", 2021) == (2, 2, 100, Status.REPORTED)


def test_a_reported_none_is_a_zero_and_an_empty_base_applies_to_nobody(stores, world):
    day_care(world, cared=CARED | {"13076001": "-", "13076002": "0"}, base=U3 | {"13076002": "0"})
    stores.prepare(world)
    assert one(stores, "betreuungsquote_u3", "gemeinde", "13076001", 2021) == (0, 0, 10, Status.ZERO)
    assert one(stores, "betreuungsquote_u3", "gemeinde", "13076002", 2021) == (
        None,
        None,
        None,
        Status.NOT_APPLICABLE,
    )


def test_an_official_ratio_beats_the_sum_of_examples(stores, world):
    day_care(world)
    world.counts("inkar_a_betr0003_bev0003", 2021, {"13076": "44,5", "13": "50,1"}, source="inkar")
    stores.prepare(world)
    assert one(stores, "betreuungsquote_u3", "kreis", "13076", 2021) == (44.5, None, None, Status.REPORTED)
    assert provenance(stores, "betreuungsquote_u3", "kreis", "13076", 2021) == (0, "inkar")
    assert provenance(stores, "betreuungsquote_u3", "amt", "130760001", 2021) == (2, "beispieldaten")


def test_examples_do_not_fill_holes_of_an_official_map(stores, world):
    day_care(world)
    world.counts("inkar_a_betr0003_bev0003", 2021, {"13071": "44,5"}, source="inkar")
    stores.prepare(world)
    assert one(stores, "betreuungsquote_u3", "kreis", "13071", 2021)[0] == 44.5
    cells = stores.repository().cells("betreuungsquote_u3", "kreis", places=["13076"])
    assert np.isnan(cells.value).all()


def test_official_counts_beat_an_official_ratio_and_own_counts_beat_examples(stores, world):
    world.counts("inkar_a_sch_a", 2021, {"13076": "3,3"}, source="inkar")
    world.counts("schueler_auslaendisch", 2021, {"13076": "40"}, source="21111-01-03-4")
    world.counts("schueler", 2021, {"13076": "1000"}, source="21111-01-03-4")
    day_care(world)
    world.counts("kinder_betreut_u3", 2021, {"13076001": "6"}, source="landkreis")
    world.counts("kinder_u3", 2020, {"13076001": "12"}, source="landkreis")
    stores.prepare(world)
    assert one(stores, "auslaendische_schueler", "kreis", "13076", 2021)[:3] == (4, 40, 1000)
    assert one(stores, "betreuungsquote_u3", "gemeinde", "13076001", 2021)[1] == 6
    assert provenance(stores, "betreuungsquote_u3", "gemeinde", "13076001", 2021) == (1, "landkreis")


def test_a_ratio_is_never_summed(stores, world):
    world.counts("inkar_q_newfbgu15_bev", 2021, dict.fromkeys(TODAY, "12,5"), source="inkar")
    stores.prepare(world)
    assert stores.repository().offers()["kinderarmut"].levels() == ("gemeinde",)


def test_a_gap_inside_a_series_is_not_collected(stores, world):
    texts = {"13076": {2020: "9", 2022: "11"}, "13071": {2020: "8", 2021: "8", 2022: "8"}, "13": {2020: "7"}}
    world.figures([("inkar_a_schul_oa", area, "", "inkar", years) for area, years in texts.items()])
    stores.prepare(world)
    repository = stores.repository()
    cells = repository.cells("ohne_abschluss", "kreis", places=["13076"])
    assert cells.years == (2020, 2021, 2022)
    assert cells.status[:, 0].tolist() == [Status.REPORTED, Status.NOT_COLLECTED, Status.REPORTED]
    assert repository.cells("ohne_abschluss", "land", places=["13"]).years == (2020,)


def test_every_place_of_the_district_has_a_row_in_every_year_of_its_level(stores, world):
    day_care(world, cared={"13076001": "5"})
    stores.prepare(world)
    assert one(stores, "betreuungsquote_u3", "gemeinde", "13076004", 2021)[3] == Status.NOT_COLLECTED
    assert stores.repository("13071").offers()["betreuungsquote_u3"].years == {}


def test_predecessors_are_added_up_to_todays_municipality(stores, world):
    old = {"13076001": "10", "13076002": "10", "13076004": "10", "13076010": "7", "13076011": "8"}
    world.counts("kitas", 2014, {**old, "13076012": "4"})
    world.counts(
        "kitas", 2012, {**{key: text for key, text in old.items() if key != "13076011"}, "13076012": "4"}
    )
    stores.prepare(world)
    assert one(stores, "kitas", "gemeinde", "13076003", 2014)[0] == 15
    assert one(stores, "kitas", "gemeinde", "13076004", 2014)[0] == 14
    assert one(stores, "kitas", "kreis", "13076", 2014)[0] == 49
    assert one(stores, "kitas", "gemeinde", "13076003", 2012)[3] == Status.NOT_COLLECTED


def test_a_hidden_predecessor_hides_its_successor(stores, world):
    """Otherwise the successor minus the published part would give the hidden count."""
    world.counts("kitas", 2018, {"13076010": "7", "13076011": ".", "13076004": "10"})
    stores.prepare(world)
    assert one(stores, "kitas", "gemeinde", "13076003", 2018) == (None, None, None, Status.SUPPRESSED)


def test_ratios_survive_a_change_of_key_but_no_merger(stores, world):
    ratios = {"13054001": "12,5", "13076010": "3", "13076011": "4"}
    world.counts("inkar_q_newfbgu15_bev", 2010, ratios, source="inkar")
    stores.prepare(world)
    assert one(stores, "kinderarmut", "gemeinde", "13076001", 2010)[0] == 12.5
    assert one(stores, "kinderarmut", "gemeinde", "13076003", 2010)[3] == Status.NOT_APPLICABLE


def test_a_breakdown_divides_by_its_own_base(stores, world):
    for sex, cases in (("w", "40"), ("m", "60")):
        world.counts(
            "abgaenge_ohne_berufsreife", 2021, {"13076": cases}, "21111-02-06-4", f"geschlecht:{sex}"
        )
        world.counts("abgaenge", 2021, {"13076": "500"}, "21111-02-06-4", f"geschlecht:{sex}")
    stores.prepare(world)
    assert one(stores, "ohne_abschluss", "kreis", "13076", 2021, "geschlecht:w")[:3] == (8, 40, 500)
    assert stores.repository().offers()["ohne_abschluss"].breakdowns("kreis") == (
        "geschlecht:w",
        "geschlecht:m",
    )


def test_categories_of_a_composition_divide_by_the_total(stores, world):
    world.counts("verbleib_in_anschluss", 2021, {"13076": "30"}, breakdown="verbleib:schule")
    world.counts("verbleib_erfasst", 2021, {"13076": "120"})
    stores.prepare(world)
    assert one(stores, "verbleib_nach_schule", "kreis", "13076", 2021, "verbleib:schule")[:3] == (25, 30, 120)


def test_marks_and_population_reach_the_reader(stores, world):
    world.counts("bevoelkerung", 2021, {"13076001": "1.234", "13076002": "99"}, source="gv_isys")
    world.counts("bevoelkerung", 2022, {"13076001": "1.240s"}, source="gv_isys")
    stores.prepare(world)
    repository = stores.repository()
    areas = repository.register().areas
    assert (areas["13076001"].population, areas["13076002"].population, areas["13076003"].population) == (
        1240,
        99,
        next(one.population for one in areas_of("13076") if one.key == "13076003"),
    )
    cells = repository.cells("bevoelkerung", "gemeinde", places=["13076001"])
    marks = dict(zip(cells.years, cells.mark[:, 0].tolist(), strict=True))  # other years are those that ship
    assert (marks[2021], marks[2022]) == (0, 1)
