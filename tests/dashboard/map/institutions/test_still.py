"""The still map of the portal."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

from dashboard.domain.geometry import MapGeometry
from dashboard.domain.institutions.institution import GROUPS
from dashboard.map.institutions.still import GROUP_SHAPES, still_map

SQUARE = "M0 0L100 0L100 80L0 80Z"
GEOMETRY = MapGeometry("gemeinde", date(2024, 12, 31), (0, 0, 100, 80), (), "", SQUARE, ())


def test_every_point_is_one_mark_in_the_colour_of_its_group():
    made = still_map(GEOMETRY, "", {"early": [(10, 20), (30, 40)], "work": [(50, 60)]}, 'A "B" <C>')
    ElementTree.fromstring(made)
    assert 'aria-label="A &quot;B&quot; &lt;C&gt;"' in made
    groups = re.findall(r'<g class="bl-still-marks k-(\d)">(.*?)</g>', made)
    assert [(name, inner.count("<use")) for name, inner in groups] == [("0", 2), ("2", 1)]
    assert 'x="50.0" y="60.0"' in groups[1][1]


def test_each_group_has_a_shape_of_its_own():
    assert list(GROUP_SHAPES) == list(GROUPS) and len(set(GROUP_SHAPES.values())) == len(GROUPS)


def test_lakes_beyond_the_map_are_left_out():
    near, far = "M10 10L20 10L20 20Z", "M900 900L910 900L910 910Z"
    made = still_map(GEOMETRY, near + far, {}, "Karte")
    assert made.count("bl-still-water") == 1 and "900" not in made
