"""What the layout names is what the browser draws."""

from __future__ import annotations

import re

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
