"""The URL is the state: a selection and its query are two forms of the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.area import EXTENTS
from dashboard.domain.own_words import MOST_TARGETS
from dashboard.domain.plain_text import line
from dashboard.domain.selection import (
    CLASS_METHODS,
    COMPARISONS,
    DISPLAYS,
    PALETTES,
    PARAMETERS,
    VIEWS,
    Selection,
    parse,
)

digits = st.integers(0, 9).map(str)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
places = st.one_of(*(st.text("0123456789", min_size=n, max_size=n) for n in (2, 5, 8, 9)), st.just("DG"))
decimals = st.integers(-(10**9), 10**9).map(lambda n: n / 1000 + 0.0)
bounds = st.tuples(st.none() | st.integers(0, 10**7), st.none() | st.integers(0, 10**7)).filter(
    lambda pair: pair != (None, None) and (None in pair or pair[0] <= pair[1])
)
shares = st.integers(0, 1000).map(lambda n: n / 1000)
said = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(line).filter(bool)
real_places = places.filter(lambda key: key != "DG")
dates = st.dates().map(lambda day: day.isoformat())
selections = st.builds(
    Selection,
    theme=st.just("") | keys,
    indicator=st.just("") | keys,
    year=st.none() | st.integers(1900, 2100),
    level=st.sampled_from(["", "gemeinde", "amt", "kreis"]),
    places=st.lists(places, unique=True, max_size=12).map(tuple),
    breakdown=st.just("") | st.tuples(keys, keys).map(":".join),
    amt=st.just("") | st.text("0123456789", min_size=9, max_size=9),
    comparison=st.lists(st.sampled_from(COMPARISONS), unique=True).map(tuple),
    population=st.none() | bounds,
    pooled_years=st.sampled_from([1, 3, 5]),
    extent=st.sampled_from(["", *EXTENTS]),
    palette=st.sampled_from(PALETTES),
    second_indicator=st.just("") | keys,
    weights=st.dictionaries(keys, decimals, max_size=12).map(lambda found: tuple(found.items())),
    confidence=st.sampled_from(["95", "99.8"]),
    width=st.none() | st.integers(320, 7680),
    light=st.sampled_from(["", "ja", "nein"]),
    display=st.sampled_from(DISPLAYS),
    base_year=st.none() | st.integers(1900, 2100),
    class_method=st.sampled_from(CLASS_METHODS),
    class_count=st.integers(3, 7),
    class_breaks=st.lists(decimals, unique=True, max_size=6).map(lambda found: tuple(sorted(found))),
    territory=st.sampled_from(["heute", "berichtsjahr"]) | dates,
    version=st.just("") | st.from_regex(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,20}", fullmatch=True),
    language=st.sampled_from(["de", "en"]),
    view=st.sampled_from(VIEWS),
    group=st.sampled_from(["", "klasse:0", "klasse:6", "zeichen:5", "wenige"]),
    own_targets=st.dictionaries(keys, decimals, max_size=MOST_TARGETS).map(
        lambda found: tuple(found.items())
    ),
    notes=st.dictionaries(real_places, said, max_size=3).map(lambda found: tuple(found.items())),
    cutout=st.just(()) | st.tuples(shares, shares, st.integers(101, 2400).map(lambda n: n / 100)),
)


@given(selections)
def test_every_selection_comes_back_from_its_query(selection):
    query = selection.to_query()
    assert parse(query) == (selection, ())
    assert Selection.from_query(f"?{query}") == selection


def test_the_law_above_covers_every_parameter():
    """A parameter added to the contract without a strategy would never be tested with a value."""
    fields = {parameter.field for parameter in PARAMETERS}
    assert fields == set(Selection.__dataclass_fields__)


@given(st.text())
def test_no_text_can_stop_the_page(text):
    selection, rejected = parse(text)
    assert isinstance(selection, Selection)
    assert set(rejected) <= {parameter.name for parameter in PARAMETERS}


ugly = (
    st.text()
    | st.text("0123456789,.-:%+&=;ñ\x00\ud800")
    | st.sampled_from(["1" * 5000, "²", "٣", "1,,2", "-"])
)


@given(st.lists(st.tuples(st.sampled_from([one.name for one in PARAMETERS]), ugly)))
def test_no_value_of_our_own_parameters_can_stop_the_page(pairs):
    selection, _ = parse("&".join(f"{name}={text}" for name, text in pairs))
    assert Selection.from_query(selection.to_query()) == selection


@given(st.lists(st.tuples(st.sampled_from([one.name for one in PARAMETERS]), ugly)))
def test_the_canonical_query_is_a_fixed_point(pairs):
    once = Selection.from_query("&".join(f"{name}={text}" for name, text in pairs)).to_query()
    assert Selection.from_query(once).to_query() == once


def test_defaults_are_left_out_of_the_link():
    assert Selection().to_query() == ""
    assert Selection(indicator="kinderarmut", language="en").to_query() == "indikator=kinderarmut&sprache=en"


def test_a_query_without_a_comparison_says_so():
    """An empty value would be dropped, and the default comparison would come back."""
    assert Selection(comparison=()).to_query() == "vergleich=keine"
    assert Selection.from_query("vergleich=keine").comparison == ()


def test_parameters_of_other_programs_are_passed_over():
    assert parse("utm_source=brief&indikator=kinderarmut&x=1") == (Selection(indicator="kinderarmut"), ())


@pytest.mark.parametrize(
    "query",
    [
        "jahr=abc", "jahr=1899", "jahr=2101", "jahr=²", "ebene=land", "gebiete=1307", "gebiete=13076,",
        "gliederung=geschlecht", "amt=13076", "vergleich=nachbar", "groesse=-", "groesse=9-5", "groesse=5--3",
        "jahre=2", "raum=welt", "farben=rot", "niveau=90", "breite=10", "hell=vielleicht", "darstellung=x",
        "klassen=x", "anzahl=2", "anzahl=8", "grenzen=5,4", "grenzen=1,2,3,4,5,6,7", "grenzen=1e3", "gewichte=a",
        "gewichte=a:1,a:2", "gebietsstand=gestern", "stand=-", "sprache=fr", "ansicht=torte", "thema=Frühe",
        "indikator=a b",
    ],
)  # fmt: skip
def test_an_unreadable_value_is_reported_by_name_and_falls_back(query):
    selection, rejected = parse(query)
    assert selection == Selection()
    assert rejected == (query.partition("=")[0],)


def test_of_a_repeated_parameter_the_last_one_counts():
    assert Selection.from_query("jahr=2020&jahr=2021").year == 2021


def test_programs_may_name_more_places_than_a_reader_can_select():
    keys = [f"13076{number:03}" for number in range(40)]
    assert Selection.from_query(f"gebiete={','.join(keys)}").places == tuple(keys)


def test_what_a_slab_does_not_depend_on_can_be_left_out_of_its_address():
    selection = Selection(indicator="kinderarmut", year=2022, places=("13076108",), palette="wald")
    assert selection.to_query(without=("jahr", "gebiete", "farben")) == "indikator=kinderarmut"


@pytest.mark.parametrize(
    "query",
    [
        "ausschnitt=0.5,0.5,1", "ausschnitt=0.5,0.5,25", "ausschnitt=1.1,0.5,2", "ausschnitt=0.5,2",
        "gruppe=klasse:7", "gruppe=zeichen:0", "gruppe=rahmen",
    ],
)  # fmt: skip
def test_a_part_of_the_map_or_a_group_that_there_cannot_be_is_named_and_left_out(query):
    assert parse(query) == (Selection(), (query.split("=")[0],))
