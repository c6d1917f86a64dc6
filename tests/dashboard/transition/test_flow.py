"""The flow from published cells to streams and blocks: laws that hold for every mixture of shown and hidden cells."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.description import AreaMark, BarMark, Chart, Space
from dashboard.charts.transition.flow import FlowNames, flow_chart
from dashboard.domain.observation import Status
from dashboard.drawing.typeface import width_of
from dashboard.transition.flow import PathCell, PathTable, flow_of
from tests.dashboard.transition.tables import NAMES, hidden, path_table

SPACES = (Space(980.0, 450.0, 14.0), Space(660.0, 440.0, 13.5), Space(342.0, 540.0, 12.5))
CELL = st.one_of(
    st.sampled_from([None, 0, 0, 5, 5, 10]),
    st.integers(min_value=0, max_value=120).map(lambda one: 5 * one),
)
CELLS = st.lists(st.lists(CELL, min_size=5, max_size=5), min_size=4, max_size=4)
TOTAL = st.one_of(st.none(), st.integers(min_value=0, max_value=2500).map(lambda one: 5 * one))


@given(CELLS, TOTAL)
def test_streams_are_the_shown_cells_and_blocks_their_sums(cells, total):
    flow = flow_of(path_table(cells, total))
    shown = {(row, column): one for row, of in enumerate(cells) for column, one in enumerate(of) if one}
    assert {(one.certificate, one.destination): one.persons for one in flow.streams} == shown
    assert [(one.certificate, one.destination) for one in flow.streams] == sorted(shown)
    assert sum(flow.certificates) == sum(flow.destinations) == flow.shown == sum(shown.values())


@given(CELLS, TOTAL)
def test_what_is_hidden_is_one_number_that_depends_on_published_numbers_alone(cells, total):
    """Which cells are hidden changes nothing: whoever reads the stream learns the rest of the sum, no more."""
    flow = flow_of(path_table(cells, total))
    secret = sum(one is None for row in cells for one in row)
    assert len(flow.secret) == secret
    if not secret:
        assert flow.hidden == 0 and not flow.conceals
    elif total is not None and total > flow.shown:
        assert flow.hidden == total - flow.shown
    else:
        assert flow.hidden is None and flow.conceals


def charts_of(cells, total) -> list[Chart]:
    flow = flow_of(path_table(cells, total))
    short = replace(NAMES, before="Abschluss 2022", after="ein halbes Jahr später")
    made = [flow_chart(flow, short if space.width < 500 else NAMES, space) for space in SPACES]
    assert all(one is None for one in made) == (not flow.streams)
    return [one for one in made if one is not None]


@settings(max_examples=25)
@given(CELLS, TOTAL)
def test_streams_keep_their_width_and_fill_their_blocks_without_lying_over_each_other(cells, total):
    for chart in charts_of(cells, total):
        blocks = {bar.key: bar for bar in chart.bars() if bar.key.startswith("block")}
        ends: dict[str, list[tuple[float, float]]] = {key: [] for key in blocks}
        widths = {}
        for area in chart.areas():
            _, row, column = area.key.split("-")
            (_, top), (_, below) = area.points[0], area.points[-1]
            half = len(area.points) // 2
            (_, last), (_, last_below) = area.points[half - 1], area.points[half]
            assert below - top == pytest.approx(last_below - last, abs=0.01), "as wide where it ends"
            persons = cells[int(row)][int(column)]
            widths[area.key] = (below - top) / persons
            ends[f"block-certificate-{row}"].append((top, below))
            ends[f"block-destination-{column}"].append((last, last_below))
        assert max(widths.values()) == pytest.approx(min(widths.values()), rel=0.01), "one scale for all"
        for key, parts in ends.items():
            top, bottom = sorted((blocks[key].y0, blocks[key].y1))
            assert parts[0][0] == pytest.approx(top, abs=0.01)
            assert parts[-1][1] == pytest.approx(bottom, abs=0.05)
            for (_, one), (other, _) in pairwise(parts):
                assert one == pytest.approx(other, abs=0.01), "in order, without gap"


@settings(max_examples=25)
@given(CELLS, TOTAL)
def test_blocks_stand_in_order_apart_and_inside_the_room_and_words_do_not_meet(cells, total):
    for chart in charts_of(cells, total):
        space = chart.plot.space
        for side in ("certificate", "destination"):
            bars = [bar for bar in chart.bars() if bar.key.startswith(f"block-{side}")]
            assert [bar.key for bar in bars] == sorted(bar.key for bar in bars)
            for one, other in pairwise(bars):
                assert max(one.y0, one.y1) < min(other.y0, other.y1)
        for bar in chart.bars():
            assert min(bar.y0, bar.y1) >= -0.01 and max(bar.y0, bar.y1) <= space.height + 0.01
        boxes = []
        for label in chart.labels:
            wide = width_of(label.text, label.size, label.weight)
            left = label.x - (wide if label.anchor == "end" else 0)
            assert left >= -0.5 and left + wide <= space.width + 0.5, label.text
            boxes.append(
                (left, left + wide, label.y - label.size * 0.42, label.y + label.size * 0.42, label.text)
            )
        for at, (x0, x1, y0, y1, text) in enumerate(boxes):
            for a0, a1, b0, b1, other in boxes[at + 1 :]:
                if space.width < 500 and (x0 < space.width / 2) != (a0 < space.width / 2):
                    continue  # names inside: those of both sides share a line
                assert x1 <= a0 + 0.5 or a1 <= x0 + 0.5 or y1 <= b0 + 0.5 or b1 <= y0 + 0.5, (text, other)


def test_hidden_persons_are_one_level_stream_that_begins_and_ends_nowhere():
    table = path_table(
        [[None, 25, 25, 65, None], [120, 25, 20, 35, 25], [495, 235, 50, 25, 55], [None, 220, 55, None, 95]],
        1800,
    )
    chart = flow_chart(flow_of(table), NAMES, SPACES[0])
    assert chart is not None
    (stream,) = [bar for bar in chart.bars() if bar.key == "hidden"]
    assert stream.hatched and stream.words[1] == "rund 230 Personen"
    assert [one.text for one in chart.labels if one.key == "hidden"] == [
        "230",
        "geschützt",
        "geschützt",
        "230",
    ]
    assert not any(area.key.endswith(("-0-0", "-3-0", "-3-3")) for area in chart.areas())
    assert sum(isinstance(mark, AreaMark) for mark in chart.marks) == 16
    assert isinstance(chart.marks[16], BarMark)


def test_shares_are_those_of_rounded_numbers():
    """A stream of those with its certificate, a block of all that flow, the hidden ones included."""
    table = path_table(
        [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [445, 225, 30, 35, 95], [90, 215, 0, 40, None]], 1200
    )
    chart = flow_chart(flow_of(table), NAMES, SPACES[0])
    assert chart is not None
    words = {mark.key: mark.words for mark in (*chart.areas(), *chart.bars())}
    assert words["stream-2-0"] == (
        "Mittlere Reife, danach: Ausbildung", "445 von 830 (Mittlere Reife): 54\u00a0%"
    )  # fmt: skip
    assert words["stream-3-1"][-1] == "Anteil an denen, die hier gezeigt sind"
    assert words["block-destination-0"] == ("Ausbildung", "535 von 1.200: 45\u00a0%")
    assert words["block-destination-4"][1:] == ("mindestens 95 Personen", "Weitere Personen sind geschützt.")
    shown = [label.text for label in chart.labels]
    assert "45\u00a0%" in shown and "mind. 345" in shown
    assert "29\u00a0%" not in shown, "no share of a block that is hidden in part"


def test_a_sum_that_is_hidden_in_part_is_a_lower_limit_everywhere():
    """At its side on a wide page, inside the block on a phone: never a bare number."""
    rows = [[10, 25, 30, 40, 50], [10, None, 35, None, 50], [60, 70, 80, 90, 100], [35, 25, 35, 45, 55]]
    flow = flow_of(path_table(rows, 920))
    partly = {flow.certificates[1], flow.destinations[1], flow.destinations[3]}
    assert partly == {95, 120, 175}
    for space in SPACES:
        chart = flow_chart(flow, NAMES, space)
        assert chart is not None
        texts = [one.text for one in chart.labels]
        for persons in partly:
            assert (f"≥\u202f{persons}" if space.width < 500 else f"mind. {persons}") in texts
            assert str(persons) not in texts


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ([[hidden()] * 5] * 4, Status.SUPPRESSED),
        ([[PathCell(None, Status.NOT_COLLECTED)] * 5] * 4, Status.NOT_COLLECTED),
        ([[PathCell(0, Status.ZERO)] * 5] * 4, Status.ZERO),
    ],
)
def test_without_streams_it_is_said_why(cells, reason):
    flow = flow_of(PathTable(tuple(tuple(row) for row in cells), None))
    assert flow.reason is reason
    assert flow_chart(flow, NAMES, SPACES[0]) is None


def test_other_names_of_other_states_move_the_blocks_and_change_no_number():
    long = FlowNames(
        ("ohne Hauptschulabschluss", *NAMES.certificates[1:]), *(NAMES.destinations, "davor", "danach")
    )
    flow = flow_of(path_table([[100] * 5] * 4, 2000))
    one, other = flow_chart(flow, NAMES, SPACES[0]), flow_chart(flow, long, SPACES[0])
    assert one is not None and other is not None
    assert next(other.bars()).x0 > next(one.bars()).x0
    assert [bar.y0 for bar in one.bars()] == [bar.y0 for bar in other.bars()]
