"""Which chart a view is."""

from __future__ import annotations

import pytest

from callbacks.exports.charts import BUILDERS, all_places, chart_of
from callbacks.exports.contents import Exporting
from dashboard.charts.description import Space
from dashboard.exports.caption import KARTE, PICTURES, ZEITREIHE, ZUSAMMENSETZUNG

SPACE = Space(734.0, 460.0)
QUERY = "indikator=betreuungsquote_u3&jahr=2019&gebiete=13076108"


def test_every_picture_of_all_places_but_the_map_has_a_builder():
    assert {*BUILDERS, KARTE, ZEITREIHE, ZUSAMMENSETZUNG} == set(PICTURES)


@pytest.mark.parametrize("view", [one for one in PICTURES if one not in (KARTE, ZUSAMMENSETZUNG)])
def test_a_view_is_drawn_by_the_chart_of_its_name(answers, view):
    """A view without a chart of its own was drawn as the ranking, under its own name."""
    chart = chart_of(Exporting(answers), answers.read(QUERY), view, SPACE)
    assert chart is not None and chart.view == view


def test_a_view_without_a_chart_is_no_other_chart(answers):
    answer = answers.read(QUERY)
    with pytest.raises(ValueError, match="kuchen"):
        all_places(answers.slab(answer), "kuchen", answer.selection, SPACE)
