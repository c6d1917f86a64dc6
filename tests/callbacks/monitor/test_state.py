"""What the selection becomes when a reader uses a control."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.monitor.state import _CHANGES, after, with_year
from dashboard.domain.selection import MOST_PLACES, Selection
from dashboard.indicators.possible import MOST_HIDDEN
from dashboard.indicators.resolve import resolve
from layouts import ids
from tests.sampling import examples

CONTROLS = sorted(_CHANGES)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.just("alle"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def possible(answers):
    return answers.possible(answers.repository.version())


@pytest.fixture(scope="module")
def now(possible):
    """A reader in the middle of things: two places, an Amt, a size."""
    keys = possible.places("gemeinde")[:2]
    asked = Selection(
        indicator="kinderarmut", level="gemeinde", places=keys, population=(100, 999), year=2022
    )
    return resolve(asked, possible)[0]


@examples(100)
@given(control=st.sampled_from([*CONTROLS, "url", "x.y"]), value=anything)
def test_no_forged_value_can_break_the_page(possible, now, control, value):
    asked = after(control, value, now, possible)
    shown, _ = resolve(asked, possible)
    assert Selection.from_query(shown.to_query()) == shown


@pytest.mark.parametrize(
    ("control", "value", "field", "expected"),
    [
        (ids.MONITOR_EXTENT, "bund", "extent", "bund"),
        (ids.MONITOR_BREAKDOWN, "geschlecht:w", "breakdown", "geschlecht:w"),
        (ids.MONITOR_BREAKDOWN, "insgesamt", "breakdown", ""),
        (ids.MONITOR_AMT, "130765654", "amt", "130765654"),
        (ids.MONITOR_AMT, "alle", "amt", ""),
        (ids.MONITOR_SIZE, "500-999", "population", (500, 999)),
        (ids.MONITOR_SIZE, "-499", "population", (None, 499)),
        (ids.MONITOR_SIZE, "10000-", "population", (10000, None)),
        (ids.MONITOR_SIZE, "alle", "population", None),
        (ids.MONITOR_CLASSES, "natuerlich", "class_method", "natuerlich"),
        (ids.MONITOR_COUNT, "7", "class_count", 7),
        (ids.MONITOR_POOLING, "5", "pooled_years", 5),
        (ids.MONITOR_PALETTE, "wald", "palette", "wald"),
        (ids.MONITOR_VIEW, "tabelle", "view", "tabelle"),
        (ids.MONITOR_SELECTION, ["13076108", "13076108"], "places", ("13076108",)),
        (ids.MONITOR_SELECTION, [], "places", ()),
    ],
)
def test_a_control_changes_its_own_field_alone(possible, now, control, value, field, expected):
    assert after(control, value, now, possible) == replace(now, **{field: expected})


@pytest.mark.parametrize("value", ["5--3", "9-5", "-", "viele", 7, ["500-999"], None])
def test_an_impossible_size_changes_nothing(possible, now, value):
    assert after(ids.MONITOR_SIZE, value, now, possible) == now


def test_comparisons_keep_the_order_of_the_contract(possible, now):
    """The reference of the difference is the nearest one, whichever was switched on last."""
    assert after(ids.MONITOR_COMPARISON, ["bund", "amt", "land"], now, possible).comparison == (
        "amt",
        "land",
        "bund",
    )


def test_no_more_places_are_selected_than_can_be_told_apart(possible, now):
    keys = list(possible.places("gemeinde")[:12])
    assert len(after(ids.MONITOR_SELECTION, keys, now, possible).places) == MOST_PLACES


def test_another_level_takes_the_selected_places_along(possible, now):
    amt = after(ids.MONITOR_LEVEL, "amt", now, possible)
    register = possible.register
    assert amt.places == tuple(dict.fromkeys(register.areas[key].amt for key in now.places))
    assert amt.population is None
    assert resolve(amt, possible)[1] == ()
    assert after(ids.MONITOR_LEVEL, "kreis", now, possible).places == ("13076",)


def test_the_same_level_again_changes_nothing(possible, now):
    assert after(ids.MONITOR_LEVEL, now.level, now, possible) is now


def test_every_choice_of_theme_or_indicator_is_shown_without_a_complaint(possible, now):
    """The reader did not ask for a level or a filter that the other indicator lacks. Only the year may be
    another.

    That a level hides much is no complaint: the page would say it to anybody.
    """

    def complaints(notices):
        return [one for one in notices if str(now.year) not in one and "geheim" not in one]

    for current in (
        now,
        replace(now, class_method="eigene", class_breaks=(5.0,), amt=possible.places("amt")[0]),
    ):
        for key in possible.catalogue.indicators:
            if possible.levels(key):
                shown, notices = resolve(after(ids.MONITOR_INDICATOR, key, current, possible), possible)
                assert shown.indicator == key
                assert complaints(notices) == [], key
        for theme in possible.catalogue.themes:
            shown, notices = resolve(after(ids.MONITOR_THEMA, theme, current, possible), possible)
            assert shown.theme == theme
            assert complaints(notices) == [], theme


def test_the_same_theme_keeps_the_indicator(possible, now):
    assert after(ids.MONITOR_THEMA, now.theme, now, possible) == now


def test_starting_over_keeps_language_and_data_version(possible, now):
    reader = replace(now, language="en", version="2026.1")
    assert after(ids.MONITOR_RESET, 1, reader, possible) == Selection(
        indicator=reader.indicator, year=reader.year, language="en", version="2026.1"
    )


@pytest.mark.parametrize("year", [None, "2020", 20.5, True, 1, 99999, [2020]])
def test_a_year_that_is_none_is_ignored(now, year):
    assert with_year(now, year) == now


def test_the_year_on_screen_goes_with_the_next_request(now):
    assert with_year(now, 2021).year == 2021


def test_an_indicator_that_is_mostly_secret_opens_where_there_is_more_to_see_and_says_why(possible):
    """Of school leavers most counts of a municipality are too small."""
    key = next(
        one for one in possible.catalogue.indicators if possible.hidden_share(one, "gemeinde") > MOST_HIDDEN
    )
    opened, notices = resolve(Selection(indicator=key), possible)
    assert opened.level != "gemeinde" and possible.hidden_share(key, opened.level) <= MOST_HIDDEN
    assert any("geheim" in one and "öffnet" in one for one in notices)
    asked, notices = resolve(Selection(indicator=key, level="gemeinde"), possible)
    assert (asked.level, notices) == ("gemeinde", ())  # whoever asks for municipalities gets them


def test_selected_municipalities_become_their_amt_where_an_indicator_opens_higher(possible, now):
    key = next(one for one in possible.catalogue.indicators if possible.opening_level(one) == "amt")
    shown, _ = resolve(after(ids.MONITOR_INDICATOR, key, now, possible), possible)
    assert shown.level == "amt"
    assert shown.places == tuple(dict.fromkeys(possible.register.areas[one].amt for one in now.places))


def test_the_own_district_stays_on_screen_where_an_indicator_has_its_figures_alone(possible, now):
    """A selected district was let go, and another level shown, although its figures are there."""
    district = replace(now, indicator="kinderarmut", level="kreis", places=("13076",))
    stays = after(ids.MONITOR_INDICATOR, "kitas", district, possible)
    assert (stays.level, stays.places) == ("kreis", ("13076",))
    for places in ((), ("13076", "13072")):
        left = after(ids.MONITOR_INDICATOR, "kitas", replace(district, places=places), possible)
        assert (left.level, left.places) == ("", ())


def test_all_places_of_the_state_take_back_what_only_the_district_has(possible, now):
    amt = possible.places("amt")[0]
    narrow = replace(now, amt=amt, territory="berichtsjahr", pooled_years=3)
    asked = after(ids.MONITOR_EXTENT, "land", narrow, possible)

    assert (asked.extent, asked.amt, asked.territory, asked.pooled_years) == ("land", "", "heute", 1)
    shown, notices = resolve(asked, possible)
    assert (shown.extent, notices) == ("land", ())
    back, notices = resolve(after(ids.MONITOR_EXTENT, "kreis", shown, possible), possible)
    assert (back.extent, notices) == ("", ())


def test_back_to_the_district_places_outside_are_dropped_with_a_sentence(answers):
    country = answers.read("indikator=kinderarmut&ebene=gemeinde&raum=bund&gebiete=13071093,13076108")
    asked = after(ids.MONITOR_EXTENT, "kreis", country.selection, country.possible)
    district = answers.resolve(asked)
    assert district.selection.places == ("13076108",)
    assert district.notices == ("Ein Ort liegt außerhalb dieser Karte und ist nicht mehr ausgewählt.",)


def test_an_extent_that_the_level_has_not_changes_nothing(possible, now):
    districts = replace(now, level="kreis")
    assert after(ids.MONITOR_EXTENT, "kreis", districts, possible) == districts


def test_a_level_takes_the_extent_along(answers):
    country = answers.read("indikator=kinderarmut&ebene=gemeinde&raum=bund&gebiete=13071093,13076108")
    asked = after(ids.MONITOR_LEVEL, "kreis", country.selection, country.possible)
    districts = answers.resolve(asked)
    assert (districts.selection.extent, districts.notices) == ("bund", ())
    assert districts.selection.places == ("13071", "13076")
