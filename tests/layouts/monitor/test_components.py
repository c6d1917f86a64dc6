"""What the layout names is what the browser draws."""

from __future__ import annotations

import re

import pytest
from dash import html

from dashboard.settings import ROOT
from layouts.monitor import components

SCRIPTS = ROOT / "assets" / "monitor" / "components"


def test_every_component_of_the_layout_is_one_that_the_scripts_offer() -> None:
    offered = re.search(r"window\.layouts = \{(.*?)\}", (SCRIPTS / "components.js").read_text("utf-8"), re.S)
    assert offered
    named = {one.__name__ for one in components._Part.__subclasses__()}
    assert set(re.findall(r"\w+", offered[1])) == named


def test_a_component_brings_its_properties_and_the_name_that_scripts_look_for() -> None:
    made = components.Store("held", data=1).to_plotly_json()
    assert made == {"type": "Store", "namespace": "layouts", "props": {"id": "held", "data": 1}}


def test_a_still_part_is_its_element_and_the_html_within_it() -> None:
    part = html.P(["a < b ", html.B("c", id="inner")], id="outer", className="note", tabIndex=-1)
    assert components.Still(part).to_plotly_json()["props"] == {
        "tag": "p",
        "attributes": {"id": "outer", "className": "note", "tabIndex": -1},
        "html": 'a &lt; b <b id="inner">c</b>',
    }
    assert components.Still(html.Hr()).to_plotly_json()["props"]["html"] == ""


def test_what_a_callback_can_write_cannot_stand_in_a_still_part() -> None:
    with pytest.raises(ValueError, match="Store"):
        components.Still(html.Div([html.P("a"), components.Store("held")]))
