"""What a link may say of changes, and what becomes of the rest."""

from __future__ import annotations

import pytest

from dashboard.institutions.reachability.scenario import CLOSE, MOVE, OPEN, SiteChange, possible, read, write
from tests.dashboard.institutions.reachability.grounds import site

THREE = "zu:75130801;auf:11.8412,53.4268;um:75130802@11.9,53.5"


def test_three_kinds_of_changes():
    found, rejected = read(THREE, 8)
    assert rejected == ()
    assert found == (
        SiteChange(CLOSE, "75130801"),
        SiteChange(OPEN, "", 11.8412, 53.4268),
        SiteChange(MOVE, "75130802", 11.9, 53.5),
    )
    assert write(found) == THREE


def test_points_have_four_decimals_at_most_and_blanks_do_not_matter():
    found, _ = read(" auf:11.84123456,53.42 ;; zu:a ", 8)
    assert write(found) == "auf:11.8412,53.42;zu:a"


@pytest.mark.parametrize(
    "text",
    [
        "zu:", "zu", "weg:75130801", "auf:11.8", "auf:11.8;53.4", "auf:11.8,x", "um:a", "um:a@11.8", "um:@11,53",
        "zu:a b", "zu:<script>", "auf:1e5,3", "auf:nan,53", "auf:11.84,53.42,1", "ZU:a", "zu:ä", "auf:１１.8,53.4",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_and_left_out(text):
    found, rejected = read(f"zu:b;{text}", 8)
    assert SiteChange(CLOSE, "b") in found and {one.what for one in found} == {CLOSE}
    assert rejected and {one.why for one in rejected} == {"unreadable"}


def test_an_institution_changes_once_and_a_change_said_twice_is_one():
    found, rejected = read("zu:a;um:a@11.8,53.4;zu:a", 8)
    assert found == (SiteChange(CLOSE, "a"),)
    assert [(one.text, one.why) for one in rejected] == [("um:a@11.8,53.4", "twice")]


def test_there_are_so_many_changes_at_most():
    found, rejected = read(";".join(f"zu:s{index}" for index in range(10)), 8)
    assert len(found) == 8 and [one.why for one in rejected] == ["many"] * 2
    assert read("zu:a;" * 2000, 8)[1][0].why == "long"


def test_schools_that_do_not_exist_and_places_far_away_are_left_out():
    scenario, _ = read("zu:a;zu:b;um:a2@0,0;auf:11.6,53.5;auf:13.4,52.5", 8)
    sites = (site("a", 11.5, 53.4), site("a2", 11.6, 53.4))
    found, rejected = possible(scenario, sites, (11.0, 53.0, 12.0, 54.0))
    assert write(found) == "zu:a;auf:11.6,53.5"
    assert {(one.text, one.why) for one in rejected} == {
        ("zu:b", "unknown"), ("um:a2@0,0", "outside"), ("auf:13.4,52.5", "outside")
    }  # fmt: skip
