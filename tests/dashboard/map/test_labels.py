"""Names on an exported map: none over another, none outside."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.geometry import Shape
from dashboard.map.description import MapFrame
from dashboard.map.labels import PAGE, Sizes, names_on, pills

FRAME = (0.0, 0.0, 600.0, 400.0)
points = st.tuples(st.floats(0, 600), st.floats(0, 400))


def shape(key, at):
    x, y = at
    return Shape(key, key, f"M{x} {y}L{x + 9} {y}L{x} {y + 9}Z", at, (x, y, x + 9, y + 9))


def same(box=FRAME):
    return MapFrame(box)


def apart(boxes):
    return all(
        a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for a, b in combinations(boxes, 2)
    )


@given(st.lists(points, min_size=1, max_size=30))
def test_names_never_meet_and_stay_in_the_frame(given_points):
    shapes = [shape(f"Ort{i}", at) for i, at in enumerate(given_points)]
    names = {one.key: one.name for one in shapes}
    placed = names_on(shapes, names, {}, list(names), same(), Sizes(), [], strong=True)
    boxes = [
        (one.x - one.width / 2, one.y - one.size * 0.56, one.x + one.width / 2, one.y + one.size * 0.56)
        for one in placed
    ]
    assert apart([(a + 0.001, b + 0.001, c - 0.001, d - 0.001) for a, b, c, d in boxes])
    assert all(a >= -1e-6 and b >= -1e-6 and c <= 600 + 1e-6 and d <= 400 + 1e-6 for a, b, c, d in boxes)


def test_the_larger_place_keeps_its_name():
    shapes = [shape("Klein", (300, 200)), shape("Groß", (301, 201))]
    names = {one.key: one.name for one in shapes}
    frame = (265.0, 182.0, 340.0, 218.0)  # room for one
    placed = names_on(
        shapes, names, {"Groß": 9000, "Klein": 10}, list(names), same(frame), Sizes(), [], strong=True
    )
    assert [one.text for one in placed] == ["Groß"]


def test_pills_of_neighbours_do_not_cover_each_other():
    areas = {f"Ort{i}": shape(f"Ort{i}", (300 + i, 200)) for i in range(4)}
    placed = pills(areas, {key: key for key in areas}, list(areas), same(), Sizes())
    assert [one.ground for one in placed] == ["place-1", "place-2", "place-3", "place-4"]
    assert apart([one.box for one in placed])
    assert placed[0].box[3] - placed[0].box[1] == pytest.approx(PAGE["pillHeight"] * 1.5)


def test_on_a_small_map_names_stay_near_their_areas_and_apart():
    wide = Shape("Weit", "Weit", "M0 0L200 0L200 90L0 90Z", (300, 100), (200, 50, 400, 150))
    narrow = shape("Ein langer Name", (300, 300))
    below = Shape("Nah", "Nah", "M0 0L200 0L200 90L0 90Z", (300, 124), (200, 74, 400, 174))
    names = {one.key: one.name for one in (wide, narrow, below)}
    people = {"Weit": 9, "Nah": 8, "Ein langer Name": 7}

    def placed(sizes):
        shapes = (wide, narrow, below)
        return {
            one.key: one
            for one in names_on(shapes, names, people, list(names), same(), sizes, [], strong=True)
        }

    assert set(placed(Sizes())) == set(names)
    small = placed(Sizes(small=True))
    assert set(small) == {"Weit", "Nah"}, "a name far wider than its area is left out"
    gap = abs(small["Weit"].y - small["Nah"].y) - small["Weit"].size * 1.12
    assert gap >= small["Weit"].size * 0.2
