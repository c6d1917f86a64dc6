"""The filters of a meeting come in the order of the row above the page, which is the order of the panel, too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import plotly.utils
import pytest

from callbacks.answers import Answers
from callbacks.monitor.page import MonitorPage
from layouts.monitor.filter_panel import IN_ROW, filter_panel
from tests.layouts.opened import opened


def fields(answers: Answers, query: str) -> Iterator[dict[str, Any]]:
    """Properties of the panel's parts, in their order."""
    controls = MonitorPage(answers).controls(answers.read(query))
    made = json.loads(json.dumps(filter_panel(controls, "de"), cls=plotly.utils.PlotlyJSONEncoder))
    yield from (one["props"] for one in opened(made))


def test_five_filters_stand_in_the_row_and_the_button_to_all_of_them_comes_last(answers: Answers) -> None:
    parts = list(fields(answers, ""))
    row = [json.dumps(one) for one in parts if IN_ROW in one.get("className", "").split()]
    assert len(row) == 5
    named = ("indicator-picker", "year", "level", "extent", "comparison")
    for part, id_ in zip(row, (f"monitor-{one}" for one in named), strict=True):
        assert f'"{id_}"' in part
    assert parts[-1]["id"] == "monitor-filter-all"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("vergleich=keine", "nichts gewählt"),
        ("vergleich=kreis", "Landkreis"),
        ("vergleich=kreis,land", "Landkreis +1"),
    ],
)
def test_the_closed_comparison_says_what_is_chosen(answers: Answers, query: str, said: str) -> None:
    comparison = next(one for one in fields(answers, query) if "bl-comparing" in one.get("className", ""))
    assert f'"{said}"' in json.dumps(comparison, ensure_ascii=False)
