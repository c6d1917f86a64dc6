"""The graph: no name lies on another, every member is a line, the same network is the same picture."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.network.arrange import BODY, ORGANISATION, REPORTS, SIZE, WIDTH, arranged
from dashboard.charts.network.graph_svg import graph_svg
from dashboard.domain.definitions.network import NetworkBody, Organisation, StatedNetwork
from dashboard.domain.definitions.of_district import network_of
from dashboard.drawing.typeface import width_of
from data.catalogue.loader import load
from data.embedded_strategy import example_network
from data.own_tables import extended

names = st.text(st.sampled_from("abcdeäöüßWM –"), min_size=1, max_size=90).filter(str.strip)


@st.composite
def networks(draw):
    organisations = [
        Organisation(f"o{at}", {"de": draw(names).strip()}, "sonstige")
        for at in range(draw(st.integers(0, 25)))
    ]
    keys = [one.key for one in organisations]
    bodies = []
    for at in range(draw(st.integers(0, 12))):
        parent = draw(st.sampled_from(["", *(f"b{of}" for of in range(12) if of != at)]))
        members = draw(st.lists(st.sampled_from(keys), unique=True)) if keys else []
        bodies.append(
            NetworkBody(
                f"b{at}", {"de": draw(names).strip()}, "sonstiges", parent=parent, members=tuple(members)
            )
        )
    return StatedNetwork(tuple(organisations), tuple(bodies))


@given(networks())
def test_no_box_lies_on_another_and_every_name_has_room_in_its_own(network):
    graph = arranged(network, network.organisations, "de")
    for one, other in combinations(graph.nodes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    for one in graph.nodes:
        assert one.y >= 0 and one.y + one.height <= graph.height + 0.01
        assert one.x >= 0 and one.x + one.width <= WIDTH
        assert all(width_of(line, SIZE, one.weight) <= (one.width - 26) * 1.05 for line in one.lines)
        assert len(one.lines) * SIZE < one.height


@given(networks())
def test_every_body_is_drawn_and_every_member_is_a_line(network):
    graph = arranged(network, network.organisations, "de")
    assert sorted(one.key for one in graph.nodes if one.kind == BODY) == sorted(
        one.key for one in network.bodies
    )
    drawn = {(one.first, one.second) for one in graph.edges if one.kind != REPORTS}
    assert drawn == {
        (f"{BODY}-{body.key}", f"{ORGANISATION}-{key}") for body in network.bodies for key in body.members
    }
    near = {one.name: set(one.near) for one in graph.nodes}
    assert all(second in near[first] and first in near[second] for first, second in drawn)
    assert arranged(network, network.organisations, "de") == graph


@pytest.fixture(scope="module")
def example():
    return network_of(extended(load(), (), (), example_network("13076")), "13076")


def test_a_body_stands_below_the_one_it_reports_to(example):
    graph = arranged(example, example.organisations, "de")
    place = {one.key: one for one in graph.nodes if one.kind == BODY}
    for one in example.bodies:
        if one.parent:
            assert place[one.key].y > place[one.parent].y
            assert place[one.key].x > place[one.parent].x
    told = {(one.first, one.second) for one in graph.edges if one.kind == REPORTS}
    assert told == {(f"{BODY}-{one.parent}", f"{BODY}-{one.key}") for one in example.bodies if one.parent}


def test_every_box_is_a_link_that_says_what_it_is(example):
    graph = arranged(example, example.organisations, "en")
    svg = graph_svg(graph, 'Who sits in "which" body', lambda one: f"{one.name} <said>", "en")
    root = ElementTree.fromstring(svg)
    links = [one for one in root if one.tag == "a"]
    assert [one.get("data-node") for one in links] == [one.name for one in graph.nodes]
    assert all(one.get("href") == f"#{one.get('data-node')}" for one in links)
    assert all(one.get("aria-label") == f"{one.get('data-node')} <said>" for one in links)
    assert root.get("aria-label") == 'Who sits in "which" body'
