"""The state of the Bildungslandkarte and its address are two forms of one thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.institutions.questions import QUESTIONS, answered, asked
from dashboard.institutions.view import InstitutionView, clock, parse

KEYS = st.sampled_from(("kita", "hort", "regionale_schule", "a1", "keine"))
VIEWS = st.builds(
    InstitutionView,
    kinds=st.lists(KEYS, unique=True, max_size=4).map(tuple),
    place=st.sampled_from(("", "13076108", "geonames-9238414")),
    radius_km=st.none() | st.integers(1, 100),
    open_at=st.none() | st.integers(0, 24 * 60 - 1),
    accessible=st.booleans(),
    carrier=st.sampled_from(("", "frei", "kirchlich")),
    age=st.none() | st.integers(0, 99).map(float),
    languages=st.lists(st.sampled_from(("de", "uk", "nds")), unique=True).map(tuple),
    tab=st.sampled_from(("einrichtungen", "schule")),
    order=st.sampled_from(("entfernung", "name")),
    language=st.sampled_from(("de", "en")),
    figures=st.sampled_from(("alle", "amtlich")),
)


@given(VIEWS)
def test_a_state_comes_back_from_its_address(view):
    assert parse(view.to_query()) == (view, ())


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("offen=25:00", ("offen",)),
        ("offen=6:75&umkreis=0", ("offen", "umkreis")),
        ("umkreis=101&alter=-1&traeger=kirche", ("umkreis", "alter", "traeger")),
        ("art=kita,<b>&ort=../x&ausschnitt=2,2", ("art", "ort", "ausschnitt")),
        ("jahr=zwei&barrierefrei=vielleicht&szenario=%00", ("jahr", "barrierefrei", "szenario")),
    ],
)
def test_what_cannot_be_read_falls_back_and_is_named(query, names):
    view, rejected = parse(query)
    assert rejected == names
    assert view == InstitutionView()


def test_a_form_without_scripts_sends_each_tick_and_empty_fields():
    view, rejected = parse("ort=&umkreis=15&art=kita&art=hort&offen=&traeger=&alter=")
    assert (view.kinds, view.radius_km, view.place, view.open_at) == (("kita", "hort"), 15, "", None)
    assert rejected == ()


def test_defaults_are_no_part_of_the_address():
    assert InstitutionView().to_query() == ""
    assert InstitutionView(open_at=390, kinds=("kita",)).to_query() == "art=kita&offen=06:30"
    assert clock(0) == "00:00"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_leads_to_filters_that_are_known_as_its_answer(question):
    before = InstitutionView(place="13076108", radius_km=10, open_at=360, carrier="frei", institution="x")
    view = answered(question, before)
    assert asked(view) == question.key
    assert (view.place, view.radius_km) == ("13076108", 10)
    assert (view.open_at, view.carrier, view.institution) == (None, "", "")
