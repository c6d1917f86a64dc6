"""Which key leads to which profile, and what of a request a profile depends on."""

import pytest

from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection
from dashboard.errors import UnknownKey

GOLDBERG, PARCHIM = "13076048", "13076108"


@pytest.fixture(scope="module")
def profiles(answers):
    return Profiles(answers)


@pytest.mark.parametrize("key", ["13076999", "13071001", "13", "DG", "", "quatsch", "1307604", "130760480"])
def test_what_is_no_place_of_this_monitor_is_said_in_a_sentence(profiles, key):
    with pytest.raises(UnknownKey, match="keinen Ort"):
        profiles.profile(key, Selection())


def test_a_key_from_before_2011_leads_to_todays_place_and_says_so(profiles, answers):
    register = answers.repository.register()
    old = next(one for one in register.changes if one.new == GOLDBERG and one.old.startswith("1306"))
    area, said = profiles.place(old.old, Selection())
    assert (area.key, profiles.profile(old.old, Selection()).key) == (GOLDBERG, GOLDBERG)
    assert "Goldberg" in said


def test_a_merged_municipality_leads_to_the_one_it_went_into(profiles, answers):
    register = answers.repository.register()
    merged = [
        one for one in register.changes if one.old.startswith("13076") and one.old not in register.areas
    ]
    assert len(merged) > 10
    for one in merged:
        area, said = profiles.place(one.old, Selection())
        assert area.level == "gemeinde" and one.old_name in said and area.name in said


def test_the_amt_key_of_a_town_without_an_amt_is_the_town(profiles):
    assert profiles.profile("130760108", Selection()).key == PARCHIM


def test_a_present_key_needs_no_words(profiles):
    assert profiles.place(GOLDBERG, Selection())[1] == ""


def test_weights_change_who_is_similar_and_stay_in_the_address(profiles):
    plain = profiles.profile(GOLDBERG, Selection())
    weighted = profiles.profile(GOLDBERG, Selection(weights=(("einwohner", 0.0), ("dichte", 4.0))))
    assert plain.query == "" and weighted.query == "gewichte=einwohner:0,dichte:4"
    assert plain.similar != weighted.similar
    assert [row.own for row in plain.rows] == [row.own for row in weighted.rows]


def test_what_belongs_to_the_monitor_does_not_reach_the_profile(profiles):
    asked = Selection(indicator="kinderarmut", year=2021, level="amt", places=(PARCHIM,), amt="130765656")
    assert profiles.profile(GOLDBERG, asked) == profiles.profile(GOLDBERG, Selection())


def test_an_unknown_data_version_falls_back_to_the_present_one(profiles, answers):
    assert profiles.profile(GOLDBERG, Selection(version="1999.1")).version == answers.repository.version()


def test_english_is_english(profiles):
    german, english = (profiles.profile(GOLDBERG, Selection(language=lang)) for lang in ("de", "en"))
    assert english.lang == "en" and english.query == "sprache=en"
    assert [row.own.value for row in german.rows] == [row.own.value for row in english.rows]
    assert english.findings[0].text.startswith(("In “", "Official figures of "))
    assert all("sprache=en" in row.query for row in english.rows)


def test_a_town_that_is_a_district_has_a_profile_without_similar_places(app_of):
    profiles = Profiles(app_of("13003").answers)
    places = list(profiles.places())
    made = profiles.profile(places[0].key, Selection())
    assert made.similar == () and made.similar_sentence == ""
    assert any(row.own.value is not None for row in made.rows)


def test_a_number_of_inhabitants_says_on_which_census_it_rests(profiles):
    """The district's newest number follows another census than its municipalities': they need not add up."""
    district, town = (profiles.profile(key, Selection()).facts[0] for key in ("13076", GOLDBERG))
    assert (district.label, district.text) == ("Einwohner 2024 (Zensus 2022)", "208.092")
    assert (town.label, town.text) == ("Einwohner 2023 (Zensus 2011)", "3.372")


def test_a_place_that_took_in_another_has_no_growth_but_says_why(profiles):
    for key in (PARCHIM, "13076046", "130765655"):
        profile = profiles.profile(key, Selection())
        assert {one.label: one.text for one in profile.facts}["seit 2013"] == "nicht umrechenbar"
        row = next(one for one in profile.rows if one.indicator == "bevoelkerungsentwicklung")
        assert row.own.text == "nicht umrechenbar"
        assert not row.difference.verdict and not row.rank
