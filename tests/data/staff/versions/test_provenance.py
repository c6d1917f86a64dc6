"""A published cell answers from which file and row it comes, and what stood there before; on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.observation import Observation, Origin, Status
from dashboard.errors import ReleaseError, UnknownKey
from dashboard.staff.versions.provenance import FilePlace, MeasureRole
from dashboard.staff.versions.provenance_text import ProvenanceWords
from data.geography.register import stored_areas
from data.importing.write import import_deliveries
from data.publishing.rollback import rollback
from data.staff.versions.provenance import catalogue_of_version, provenance_of
from tests.data.stores.deliveries import delivery

EXAMPLE, OWN = "beispieldaten", "landkreis"
PEOPLE = {"13076001": "30", "13076002": "40", "13076003": "50", "13076004": "60"}
AMT = "130760001"


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    world.counts("kinder_u3", 2021, PEOPLE)
    stores.prepare_alike(world)
    return stores


def placed(name, *rows):
    """A file whose figures stand in rows 2, 3, …"""
    given = delivery(*rows, name=name)
    at = [Origin(given.sha256, "", "wert", number) for number in range(2, len(rows) + 2)]
    observations = [replace(one, origin=where) for one, where in zip(given.observations, at, strict=True)]
    return replace(given, observations=tuple(observations), original=name.encode())


def bring(stores, *deliveries, note=""):
    return import_deliveries(stores.raw, stores.published, deliveries, "K. Lange", note).version


def asked(stores, *cell, **more):
    with stores.raw.connect() as raw, stores.published.connect() as published:
        return provenance_of(raw, published, *cell, **more)


def words(stores, found):
    with stores.published.connect() as published:
        names = {one.key: one.name for one in stored_areas(published)}
        told = ProvenanceWords(catalogue_of_version(published, found.version), names)
    return list(told.lines(found))


def test_a_cell_names_file_row_column_people_and_the_value_before(ready):
    first = ready.repository().version()
    second = bring(
        ready,
        placed(
            "kitas.csv", ("kitas", "13076002", 2021, 9.0, EXAMPLE), ("kitas", "13076001", 2021, 6.0, EXAMPLE)
        ),
        note="Nachmeldung",
    )
    found = asked(ready, "kitas", "13076001", 2021)
    [measure] = found.measures
    [figure] = measure.figures
    assert (measure.measure, measure.role, measure.value, measure.summed) == (
        *("kitas", MeasureRole.NUMERATOR, 6.0, False),
    )
    assert figure.place is not None
    assert (figure.place.name, figure.place.row, figure.place.column) == ("kitas.csv", 3, "wert")
    assert len(figure.place.original) == 64
    assert (figure.version, figure.made_by, figure.note) == (second, "K. Lange", "Nachmeldung")
    assert found.before is not None
    assert (found.before.version, found.before.state.value) == (first, 4.0)
    assert found.before.figure is not None and found.before.figure.embedded
    lines = words(ready, found)
    assert any("kitas.csv, Zeile 3, Spalte wert" in line and "K. Lange" in line for line in lines)
    assert "Zuvor 4" in lines[-1]


def test_a_sum_names_the_rows_of_its_municipalities(ready):
    bring(
        ready,
        placed("a.csv", ("kitas", "13076001", 2021, 6.0, EXAMPLE)),
        placed("b.csv", ("kitas", "13076002", 2021, 9.0, EXAMPLE)),
    )
    [measure] = asked(ready, "kitas", AMT, 2021).measures
    assert (measure.summed, measure.value) == (True, 15.0)
    assert {(one.area, one.place and one.place.name) for one in measure.figures} == {
        ("13076001", "a.csv"),
        ("13076002", "b.csv"),
    }


def test_a_figure_delivered_for_the_whole_itself_is_no_sum(ready):
    bring(ready, placed("amt.csv", ("kitas", AMT, 2021, 14.0, OWN)))
    [measure] = asked(ready, "kitas", AMT, 2021).measures
    assert (measure.summed, [one.area for one in measure.figures]) == (False, [AMT])


def test_a_hidden_cell_gives_its_reason_and_never_a_number(ready):
    bring(
        ready,
        placed(
            "k.csv", *(("kinder_u3", key, 2021, 2.0 if key == "13076001" else 35.0, OWN) for key in PEOPLE)
        ),
    )
    found = asked(ready, "kinder_u3", "13076001", 2021)
    assert found.reason is not None and found.reason.rule == "small_count"
    assert all(one.value is None for one in found.measures)
    text = "\n".join(words(ready, found))
    assert "geschützt (Anzahl unter 3)" in text
    assert "k.csv, Zeile 2" in text
    assert "2,0" not in text and " 2\n" not in text and ", 2021, 2" not in text


def test_predecessors_are_named_where_the_year_had_them(ready):
    bring(
        ready,
        placed(
            "alt.csv", ("kitas", "13076010", 2014, 1.0, EXAMPLE), ("kitas", "13076011", 2014, 2.0, EXAMPLE)
        ),
    )
    [measure] = asked(ready, "kitas", "13076003", 2014).measures
    assert [one.area for one in measure.figures] == ["13076010", "13076011"]


def test_an_older_version_is_told_as_it_was_and_one_taken_back_is_no_value_before(ready):
    first = ready.repository().version()
    second = bring(ready, placed("zwei.csv", ("kitas", "13076001", 2021, 6.0, EXAMPLE)))
    bring(ready, placed("drei.csv", ("kitas", "13076001", 2021, 7.0, EXAMPLE)))
    before = asked(ready, "kitas", "13076001", 2021).before
    assert before is not None and (before.version, before.state.value) == (second, 6.0)
    [measure] = asked(ready, "kitas", "13076001", 2021, version=second).measures
    assert measure.figures[0].place is not None and measure.figures[0].place.name == "zwei.csv"
    rollback(ready.raw, ready.published, second)
    before = asked(ready, "kitas", "13076001", 2021).before
    assert before is not None and before.version not in (second,)
    assert asked(ready, "kitas", "13076001", 2021, version=first).before is None


@pytest.mark.one_database
def test_an_import_from_before_places_were_kept_names_its_only_file(ready):
    bring(ready, delivery(("kitas", "13076001", 2021, 6.0, EXAMPLE), name="alt.csv"))
    [measure] = asked(ready, "kitas", "13076001", 2021).measures
    assert measure.figures[0].place == FilePlace("alt.csv", "")


@pytest.mark.one_database
def test_what_does_not_exist_is_said(ready):
    with pytest.raises(UnknownKey, match="Den Indikator „quatsch“"):
        asked(ready, "quatsch", "13076001", 2021)
    with pytest.raises(UnknownKey, match="ist nichts veröffentlicht"):
        asked(ready, "kitas", "13076001", 1999)
    with pytest.raises(UnknownKey, match="Das Gebiet „x“"):
        asked(ready, "kitas", "x", 2021)
    with pytest.raises(ReleaseError, match=r"1999\.1"):
        asked(ready, "kitas", "13076001", 2021, version="1999.1")


def test_observations_from_two_places_are_the_same_figure():
    one = Observation("kitas", "13076001", 2021, "", 6.0, Status.REPORTED, OWN)
    assert replace(one, origin=Origin("a", "", "wert", 2)) == replace(one, origin=Origin("b", "", "wert", 9))
