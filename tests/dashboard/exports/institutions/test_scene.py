"""The stage of the Bildungslandkarte keeps every row of its legend beside a sentence of many lines."""

from __future__ import annotations

import pytest

from dashboard.exports.institutions.scene import SceneWords, institutions_scene
from dashboard.exports.pictures.side_panel import LegendMark
from dashboard.map.description import MapDrawing, MapFrame, MapPatch


def texts(headline: str, rows: int) -> list[str]:
    words = SceneWords("Karte", headline, "", "Quelle", "", "de", "light")
    legend = [
        LegendMark(MapPatch("M0 0L9 0L9 9Z", "cells", ""), f"Klasse {at}", str(at)) for at in range(rows)
    ]
    made = institutions_scene(words, lambda box: MapDrawing(MapFrame(box), "see", ()), legend)
    return [one.text for one in made.items if getattr(one, "part", "") == "legend"]


@pytest.mark.parametrize(
    "headline", ["Kurz", "Ein langer Satz, den jemand für die Sitzung geschrieben hat. " * 3]
)
def test_no_class_is_left_out(headline):
    said = texts(headline, 14)
    assert [one for one in said if one.startswith("Klasse")] == [f"Klasse {at}" for at in range(14)]
