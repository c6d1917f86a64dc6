"""Real figures that cannot all be true are refused with their names; nobody is refused for an example."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.observation import Observation, Status
from dashboard.errors import ContradictoryCounts, ReleaseError
from data.importing.findings import Delivery
from data.importing.write import import_deliveries, try_deliveries
from data.publishing.rollback import rollback
from tests.data.publishing.test_release import everything
from tests.databases.worlds import TODAY
from tests.sampling import examples

pytestmark = pytest.mark.one_database

OWN, OFFICE = "landkreis", "21111-01-03-4"
_names = count()


@pytest.fixture
def ready(stores, world):
    for measure, year, values in (
        ("kinder_u3", 2022, ("40", "50", "60", "90")),
        ("kinder_betreut_u3", 2023, ("20", "25", "30", "45")),
        ("abgaenge", 2022, ("30", "40", "50", "60")),
        ("kitas", 2023, ("4", "5", "6", "7")),
        ("schueler", 2022, ("100", "200", "300", "400")),
    ):
        world.counts(measure, year, dict(zip(TODAY, values, strict=True)))
    stores.prepare_alike(world)
    return stores


def table(*rows, source=OWN):
    """One file of rows of measure, area, year, breakdown, value."""
    name = f"tabelle{next(_names)}.csv"
    observations = tuple(
        Observation(
            measure, area, year, breakdown, float(value), Status.REPORTED if value else Status.ZERO, source
        )
        for measure, area, year, breakdown, value in rows
    )
    return Delivery(name, name, "plain_csv", "", observations, ())


def bring(stores, *rows, source=OWN):
    return import_deliveries(stores.raw, stores.published, [table(*rows, source=source)], "test")


def refused(stores, *rows, source=OWN):
    """The findings of a table that is refused; nothing is written."""
    before = everything(stores)
    with pytest.raises(ContradictoryCounts) as raised:
        bring(stores, *rows, source=source)
    assert everything(stores) == before
    return [one.message for one in raised.value.facts["findings"] if one.level == "error"]


def warned(outcome):
    return [one.message for one in outcome.findings if one.level == "warning"]


CARED = ("kinder_betreut_u3", "13076001", 2023, "", 70)


def test_more_cases_than_a_stored_own_base_are_refused(ready):
    version = bring(ready, ("kinder_u3", "13076001", 2022, "", 60)).version
    (said,) = refused(ready, CARED)
    for words in (
        "Ödhof (13076001), 2023",
        "70 „Kinder unter 3 Jahren in Tageseinrichtungen“ (neu)",
        "mehr als 60",
    ):
        assert words in said
    assert f"2022 (Datenstand {version})" in said


def test_more_cases_than_an_official_base_are_refused(ready):
    bring(ready, ("kinder_u3", "13076001", 2022, "", 60), source=OFFICE)
    (said,) = refused(ready, CARED)
    assert "mehr als 60 „Kinder unter 3 Jahren“ 2022 (amtlich, 21111-01-03-4)" in said


def test_more_cases_than_an_example_base_are_only_a_warning(ready):
    outcome = bring(ready, CARED)
    said = next(one for one in warned(outcome) if "Beispieldaten" in one)
    assert "70 „Kinder unter 3 Jahren in Tageseinrichtungen“ (neu) sind mehr als 40" in said


def test_the_right_base_in_the_same_call_mends_it(ready):
    bring(ready, ("kinder_u3", "13076001", 2022, "", 60))
    assert not warned(bring(ready, CARED, ("kinder_u3", "13076001", 2022, "", 80)))


def test_categories_above_a_stored_total_are_refused(ready):
    bring(ready, ("abgaenge", "13076001", 2022, "", 30))
    (said,) = refused(
        ready,
        ("abgaenge", "13076001", 2022, "geschlecht:w", 16),
        ("abgaenge", "13076001", 2022, "geschlecht:m", 20),
    )
    assert "weiblich“ (neu) und 20" in said
    assert "zusammen 36, sind mehr als 30" in said


def test_a_rest_that_is_not_named_is_a_warning(ready):
    outcome = bring(
        ready,
        *[
            ("abgaenge", "13076001", 2022, breakdown, value)
            for breakdown, value in (("", 30), ("geschlecht:w", 12))
        ],
        ("abgaenge", "13076001", 2022, "geschlecht:m", 15),
    )
    (said,) = [one for one in warned(outcome) if "nicht benannt" in one]
    assert "weniger als 30 „Abgehende allgemeinbildender Schulen“ (neu); 3 sind nicht benannt" in said


def test_certificates_above_all_leavers_are_refused(ready):
    (said,) = refused(
        ready,
        ("abgaenge", "13076001", 2022, "", 30),
        ("abgaenge_berufsreife", "13076001", 2022, "", 20),
        ("abgaenge_mittlere_reife", "13076001", 2022, "", 15),
    )
    assert "zusammen 35, sind mehr als 30" in said


def test_institutions_are_compared_too(ready):
    (said,) = refused(
        ready, ("kitas", "13076001", 2023, "", 2), ("integrative_kitas", "13076001", 2023, "", 3)
    )
    assert "3 „Integrative Tageseinrichtungen für Kinder“ (neu) sind mehr als 2" in said


def test_municipalities_above_their_amt_are_refused(ready):
    bring(ready, ("kinder_u3", "130760001", 2022, "", 100))
    (said,) = refused(ready, ("kinder_u3", "13076001", 2022, "", 60), ("kinder_u3", "13076002", 2022, "", 70))
    assert "Nord (130760001), 2022, „Kinder unter 3 Jahren“" in said
    assert "zusammen 130 (Pinnow 70, Ödhof 60; neu), mehr als angegeben: 100 (Datenstand" in said


def test_one_municipality_above_the_district_is_refused_though_others_are_missing(ready):
    bring(ready, ("kinder_u3", "13076", 2022, "", 50))
    (said,) = refused(ready, ("kinder_u3", "13076001", 2022, "", 60))
    assert "Ludwigslust-Parchim (13076)" in said


def test_aemter_above_the_district_are_refused(ready):
    (said,) = refused(
        ready,
        ("kinder_u3", "13076", 2022, "", 50),
        ("kinder_u3", "130760001", 2022, "", 40),
        ("kinder_u3", "130760002", 2022, "", 20),
    )
    assert "zusammen 60 (Nord 40, Süd 20; neu), mehr als angegeben: 50 (neu)" in said


def test_municipalities_that_are_less_than_their_amt_are_a_warning(ready):
    outcome = bring(
        ready,
        ("kinder_u3", "130760001", 2022, "", 200),
        *[("kinder_u3", area, 2022, "", 50) for area in TODAY],
    )
    assert any("weniger als angegeben: 200" in one for one in warned(outcome))


def test_an_office_that_rounds_its_numbers_one_by_one_stops_nobody(ready):
    """In the table of leavers the certificates of 46 districts add up to more than all leavers."""
    table = [("schueler", "13076", 2022, "", 500), ("schueler_auslaendisch", "13076", 2022, "", 503)]
    outcome = bring(ready, *table, source=OFFICE)
    assert not any("mehr als" in one or "weniger als" in one for one in warned(outcome))


def test_an_office_that_counts_otherwise_stops_nobody(ready):
    """Pupils by place of school and by place of residence add up to different totals, and both are true."""
    bring(ready, ("schueler", "13076", 2022, "", 500), source=OFFICE)
    outcome = bring(ready, *[("schueler", area, 2022, "", 200) for area in TODAY])
    assert any("mehr als angegeben: 500 (amtlich" in one for one in warned(outcome))


def test_a_rollback_that_leaves_a_contradiction_is_refused(ready):
    bring(ready, ("kinder_u3", "13076001", 2022, "", 60))
    right = bring(ready, ("kinder_u3", "13076001", 2022, "", 80)).version
    bring(ready, CARED)
    before = everything(ready)
    with pytest.raises(ReleaseError, match=r"70 .* mehr als 60"):
        rollback(ready.raw, ready.published, right)
    assert everything(ready) == before


def test_trying_says_what_importing_says_and_writes_nothing(ready):
    given = table(CARED, ("kinder_u3", "13076002", 2022, "", 70))
    before = everything(ready)
    tried = try_deliveries(ready.raw, ready.published, [given])
    assert everything(ready) == before
    done = import_deliveries(ready.raw, ready.published, [given], "test")
    assert (tried.findings, tried.cells, tried.hidden) == (done.findings, done.cells, done.hidden)


def test_trying_what_contradicts_is_refused_like_importing_it(ready):
    with pytest.raises(ContradictoryCounts):
        try_deliveries(ready.raw, ready.published, [table(CARED, ("kinder_u3", "13076001", 2022, "", 60))])


def test_what_is_displaced_shown_and_lacking_is_said(ready):
    said = [one.message for one in bring(ready, CARED).findings]
    assert any(
        "Grundzahl fehlt für „Betreuungsquote unter 3 Jahren“ 2023: bitte auch „Kinder unter 3 Jahren“ "
        "(kinder_u3; "
        "31. Dezember, 2022)" in one
        for one in said
    )
    assert any(
        "„Kinder unter 3 Jahren“ 2022; „Kinder unter 3 Jahren in Tageseinrichtungen“ 2023" in one
        for one in said
    )
    assert any("eigene Zahlen: 0 sichtbar, 0 geheim, 1 ohne Grundzahl" in one for one in said)


MEASURES = (
    ("kinder_u3", 2022, ""), ("kinder_betreut_u3", 2023, ""), ("kinder_ganztags_u3", 2023, ""), ("kinder_u7", 2022, ""),
    ("abgaenge", 2022, ""), ("abgaenge", 2022, "geschlecht:w"), ("abgaenge_ohne_berufsreife", 2022, ""),
    ("abgaenge_ohne_berufsreife", 2022, "geschlecht:w"), ("abgaenge_berufsreife", 2022, ""),
)  # fmt: skip


@pytest.mark.parametrize("addresses", ["sqlite"], indirect=True)
@given(
    rows=st.dictionaries(
        st.tuples(st.sampled_from(MEASURES), st.sampled_from((*TODAY, "130760001", "13076"))),
        st.one_of(st.integers(0, 6), st.integers(0, 80)),
        min_size=1,
        max_size=24,
    )
)
@settings(examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_numbers_a_table_is_published_or_refused_by_name(ready, rows):
    """No table, however wrong, ends in anything else: not in an error of the optimiser, not in half a
    version."""
    given_table = table(
        *[(measure, area, year, cut, value) for ((measure, year, cut), area), value in rows.items()]
    )
    try:
        outcome = try_deliveries(ready.raw, ready.published, [given_table])
    except ContradictoryCounts as error:
        errors = [one for one in error.facts["findings"] if one.level == "error"]
        assert errors
        assert all(
            any(word in one.message for word in ("mehr als", "passt nicht", "weitere")) for one in errors
        )
    else:
        assert outcome.changed
