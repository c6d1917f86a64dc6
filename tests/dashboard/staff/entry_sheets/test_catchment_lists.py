"""A school's list is changed, collected and read again without loss; gaps and shared places are found."""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.observation import Provenance
from dashboard.staff.entry_sheets.catchment_lists import (
    LIST_COLUMNS,
    ListKey,
    changed_list,
    coverage,
    list_changes,
    numbered,
    outdated_list,
    published_lists,
    row_of_catchment,
    stays_from_before,
)

ONE = Catchment(
    "75130901", "grundschule", 2024, None, "13076108", rule='Wer hier wohnt; "alle"', source="amt"
)
PART = replace(ONE, municipality="13076168", part="Marnitz")
DRAWN = replace(ONE, municipality="", polygon=(((11.0, 53.0), (11.1, 53.0), (11.1, 53.1), (11.0, 53.0)),))


def test_a_key_means_one_list_or_none():
    assert ListKey.read(str(ListKey("75130901", "grundschule"))) == ListKey("75130901", "grundschule")
    assert [ListKey.read(text) for text in ("", "~", "a~", "~a", "a", "a~b~c")] == [None] * 6


def test_published_lists_are_in_order_with_polygons_last():
    nameless = replace(DRAWN, institution="")
    assert published_lists([DRAWN, PART, nameless, ONE]) == {
        ListKey("75130901", "grundschule"): [ONE, PART, DRAWN]
    }


def test_changes_of_a_list_name_only_what_differs_and_can_be_read_again():
    before = numbered([row_of_catchment(ONE), row_of_catchment(PART)])
    after = {1: {**before[1], "schuljahr_bis": "2026/27"}, 3: {**before[2], "ortsteil": "Suckow; Drenkow"}}
    changes = list_changes(before, after)
    assert list(changes) == ["Zeile 1", "Zeile 2", "Zeile 3"]
    assert changes["Zeile 2"][1] == changes["Zeile 3"][0] == ""
    assert changed_list(before, changes) == after
    assert list_changes(before, before) == {}
    assert not outdated_list(before, changes)
    assert outdated_list({**before, 2: {**before[2], "ortsteil": "Mooster"}}, changes)
    assert tuple(before[1]) == LIST_COLUMNS


def test_an_example_that_is_changed_names_no_source():
    assert row_of_catchment(ONE)["quelle"] == "amt"
    assert (
        row_of_catchment(replace(ONE, source="beispieldaten", provenance=Provenance.EXAMPLE))["quelle"] == ""
    )


def test_what_began_before_the_first_year_of_a_new_list_stays():
    later = replace(PART, year_from=2026)
    assert stays_from_before([ONE, later], [later]) == [ONE]
    assert stays_from_before([ONE, later], [ONE]) == []
    assert stays_from_before([ONE], [replace(ONE, year_from=None)]) == []


def test_gaps_shared_places_and_parts_without_a_school_are_found_for_one_year():
    places = {"13076108": (), "13076168": ("Marnitz", "Suckow"), "13076001": (), "13076002": ("Neu",)}
    other = replace(ONE, institution="75130902", year_from=2026)
    of_another_kind = replace(ONE, kind="regionale_schule", municipality="13076001")
    every = [ONE, PART, other, DRAWN, of_another_kind]
    found = coverage(every, "grundschule", 2026, places)
    assert found.shared == ("13076108",)
    assert found.without == ("13076001", "13076002")
    assert found.parts_without == {"13076168": ("Suckow",)}
    assert coverage(every, "grundschule", 2025, places).shared == ()
    assert coverage([*every, replace(PART, part="")], "grundschule", 2026, places).parts_without == {}
