"""The postcodes that ship: every municipality of the district has one, and how names are matched with
keys."""

from data.build.postcodes import keys_by_name, matched
from data.geography.postcodes import postcodes


def test_every_municipality_of_the_district_has_a_postcode_and_no_other_has():
    keys = set(keys_by_name("13076").values())
    assert len(keys) == 142
    assert {key for places in postcodes().values() for key in places} == keys


def test_codes_are_codes_and_no_line_stands_twice():
    assert all(len(code) == 5 and code.isdigit() for code in postcodes())
    assert all(len(set(places)) == len(places) for places in postcodes().values())


def test_former_names_lead_to_todays_municipality_and_present_names_win():
    names = keys_by_name("13076")
    assert names["Marnitz"] == names["Ruhner Berge"] == "13076168"
    assert names["Goldberg"] == "13076048"


def test_places_of_the_same_name_elsewhere_are_left_out():
    names = {"16278": ["Pinnow"], "19065": ["Pinnow", "Gneven"], "19370": ["Parchim"]}
    keys = {"Pinnow": "13076112", "Parchim": "13076108"}
    assert matched(names, "19", keys) == [("19065", "13076112"), ("19370", "13076108")]
