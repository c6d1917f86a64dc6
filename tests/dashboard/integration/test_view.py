"""The address of the page, and what filters leave."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.integration.choice import chosen
from dashboard.integration.view import PARAMETERS, IntegrationView, parse
from tests.dashboard.integration.made import LUEBZ, TODAY, at, site, waiting


@given(st.text(max_size=80))
def test_no_address_raises(text):
    view, _ = parse(text)
    assert parse(view.to_query())[0] == view


def test_an_address_says_what_is_read_from_it():
    query = "ansicht=inklusion&kursart=eltern,jugend&niveau=A2&ort=13076089&umkreis=40&ab=2027-02&betreuung=ja&frei=ja"
    view, rejected = parse(query)
    assert rejected == () and view.to_query() == query
    assert (
        view.since == date(2027, 2, 1)
        and view.kinds == ("eltern", "jugend")
        and view.care
        and view.near_km == 40
    )


def test_unreadable_values_are_named():
    names = [one.name for one in PARAMETERS]
    _, rejected = parse("&".join(f"{name}=<" for name in names))
    assert set(rejected) == set(names)


def test_filters_hide_and_make_neither_gap_nor_overlap():
    """A course that a filter hides still fits the queue, and still is in its overlap."""
    world = (site("a"), site("b"), site("c", kind="eltern", child_care=True, days=20))
    people = (waiting(5, kind="eltern"),)
    everything = chosen(world, people, IntegrationView(), None, TODAY)
    assert len(everything.overlaps) == 1 and everything.gaps == ()
    free = chosen(world, people, IntegrationView(care=True), None, TODAY)
    assert [one.course.key for one in free.sites] == ["c"] and free.overlaps == ()
    hidden = chosen(world, people, IntegrationView(online=True), None, TODAY)
    assert hidden.sites == () and hidden.gaps == ()
    assert dict(everything.kinds) == {"alphabetisierung": 2, "eltern": 1}


def test_a_radius_keeps_what_lies_within_it():
    world = (site("a", km=0), site("b", km=20), site("netz", km=90, form="online"))
    people = (waiting(5, km=0), waiting(6, km=60, municipality=LUEBZ))
    near = chosen(world, people, IntegrationView(place="x", radius_km=10), at(0), TODAY)
    assert {one.course.key for one in near.sites} == {"a", "netz"}
    assert [one.queue.waiting for one in near.waiting] == [5]
