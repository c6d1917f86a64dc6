"""A chart's JSON has every fact of the description, under the names that the scripts know."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.charts.chart_json import KINDS, to_json
from dashboard.charts.description import Axis, Chart, Plot, Space, TextLabel, Tick
from dashboard.charts.funnel import funnel
from dashboard.charts.ranking import ranking
from tests.dashboard.charts.panel_slab import small_slab

TYPES = Path(__file__).resolve().parents[3] / "assets" / "charts" / "types.d.ts"
SPACE = Space(734, 510)


@pytest.mark.parametrize("make", [ranking, funnel])
def test_json_that_was_written_and_read_is_what_it_was(make):
    plain = to_json(make(small_slab(), 2020, SPACE, selection=["a", "c"]))
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain


def test_marks_say_their_kind_and_keep_their_units():
    plain = to_json(ranking(small_slab(), 2020, SPACE))
    first = plain["marks"][0]
    assert (first["kind"], first["key"], first["y0"], first["y1"], first["few"]) == (
        "bar",
        "b",
        0.0,
        60.0,
        True,
    )
    assert plain["plot"]["space"] == {"width": 734, "height": 510, "size": 13.0}
    assert plain["plot"]["upright"]["ticks"][0] == {"value": 0.0, "text": "0"}


@pytest.mark.parametrize("described", [*KINDS, TextLabel, Chart, Plot, Axis, Tick, Space])
def test_the_scripts_types_have_the_same_fields_in_the_same_order(described):
    found = re.search(rf"interface {described.__name__} \{{(.*?)\}}", TYPES.read_text("utf-8"), re.DOTALL)
    assert found
    names = re.findall(r"^  (\w+): ", found[1], re.MULTILINE)
    kind = [KINDS[described]] if described in KINDS else []
    assert [name for name in names if name != "kind"] == [field.name for field in fields(described)]
    assert [f'kind: "{one}"' in found[1] for one in kind] == [True] * len(kind)
