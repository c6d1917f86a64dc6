"""Schools in charge: one, several, by parts, none, unknown; never guessed."""

from datetime import date

import pytest

from dashboard.domain.institutions.catchment import Catchment
from dashboard.institutions.responsible import PlaceAsked, responsible, school_year, within
from tests.institutions.samples import CATCHMENTS, GOLDBERG, PARCHIM

TODAY = date(2026, 11, 29)
SQUARE = (((11.0, 53.0), (11.2, 53.0), (11.2, 53.2), (11.0, 53.2), (11.0, 53.0)),)


def place(municipality, name="Ort", part=False, at=(11.1, 53.1)):
    return PlaceAsked(name, municipality, *at, part)


def asked(where, catchments=CATCHMENTS, kind="grundschule", known=2, today=TODAY):
    return responsible(where, kind, catchments, known=known, today=today)


def test_one_school():
    answer = asked(place(PARCHIM))
    assert (answer.case, [one.institution for one in answer.catchments]) == ("one", ["g1"])
    assert (answer.year, answer.current) == (2026, True)


def test_where_a_part_goes_elsewhere_it_depends_on_the_part():
    assert asked(place(GOLDBERG)).case == "parts"
    inside = asked(place(GOLDBERG, "Medow", part=True))
    assert inside.case == "several", "the whole municipality's school holds for its parts, too"
    assert asked(place(GOLDBERG, "Woosten", part=True)).case == "one"


def test_several_schools_of_one_place_are_a_choice():
    both = (
        Catchment("a", "grundschule", None, None, PARCHIM),
        Catchment("b", "grundschule", None, None, PARCHIM),
    )
    answer = asked(place(PARCHIM), both)
    assert (answer.case, [one.institution for one in answer.catchments]) == ("several", ["a", "b"])


def test_without_a_catchment_it_is_unknown_and_without_a_school_there_is_none():
    assert asked(place("13076001")).case == "unknown"
    assert asked(place(PARCHIM), kind="gymnasium", known=3).case == "unknown"
    assert asked(place(PARCHIM), kind="gymnasium", known=0).case == "none"


def test_a_part_alone_does_not_answer_for_the_whole_place():
    only = (Catchment("a", "grundschule", None, None, PARCHIM, part="Slate"),)
    assert asked(place(PARCHIM), only).case == "parts"


def test_the_last_school_year_answers_where_the_present_one_has_nothing_and_says_so():
    past = (
        Catchment("a", "grundschule", 2020, 2022, PARCHIM),
        Catchment("b", "grundschule", 2023, 2024, PARCHIM),
    )
    answer = asked(place(PARCHIM), past)
    assert [one.institution for one in answer.catchments] == ["b"]
    assert (answer.year, answer.current) == (2024, False)
    assert asked(place(PARCHIM), (Catchment("a", "grundschule", 2030, None, PARCHIM),)).case == "unknown"


def test_a_polygon_answers_for_points_in_it():
    drawn = (Catchment("a", "grundschule", None, None, polygon=SQUARE),)
    assert asked(place("x", part=True, at=(11.1, 53.1)), drawn).case == "one"
    assert asked(place("x", part=True, at=(11.3, 53.1)), drawn).case == "unknown"
    hole = (*SQUARE, tuple((11.05 + x / 2 - 5.5, 53.05 + y / 2 - 26.5) for x, y in SQUARE[0]))
    assert not within(hole, 11.1, 53.1) and within(hole, 11.02, 53.02)


def test_a_polygon_tells_of_a_municipality_no_more_than_of_its_middle():
    drawn = (Catchment("a", "grundschule", polygon=SQUARE), Catchment("b", "grundschule", polygon=SQUARE))
    answer = asked(place(PARCHIM, at=(11.1, 53.1)), drawn)
    assert (answer.case, [one.institution for one in answer.catchments]) == ("middle", ["a", "b"])
    assert (answer.year, answer.current) == (2026, True)
    listed = (*drawn, Catchment("c", "grundschule", municipality=PARCHIM))
    assert asked(place(PARCHIM, at=(11.1, 53.1)), listed).case == "parts"
    assert asked(place(PARCHIM, at=(11.3, 53.1)), listed).case == "one"


def test_a_catchment_that_names_no_school_is_said_and_gives_way_to_one_that_does():
    unnamed = Catchment("", "grundschule", polygon=SQUARE, rule="Einzugsbereich 0332")
    answer = asked(place(PARCHIM, at=(11.1, 53.1)), (unnamed,), known=0)
    assert (answer.case, answer.catchments, answer.year) == ("unnamed", (unnamed,), 2026)
    named = (unnamed, Catchment("a", "grundschule", municipality=PARCHIM))
    answer = asked(place(PARCHIM, at=(11.1, 53.1)), named)
    assert (answer.case, [one.institution for one in answer.catchments]) == ("one", ["a"])


@pytest.mark.parametrize(("day", "year"), [("2026-07-31", 2025), ("2026-08-01", 2026), ("2027-01-01", 2026)])
def test_a_school_year_begins_in_august(day, year):
    assert school_year(date.fromisoformat(day)) == year
