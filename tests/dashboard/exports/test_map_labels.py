"""Names on an exported map: none over another, none outside."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.geometry import Shape
from dashboard.exports.map_labels import PILL_HEIGHT, names_on, pill_box, pills

FRAME = (0.0, 0.0, 600.0, 400.0)
points = st.tuples(st.floats(0, 600), st.floats(0, 400))


def shape(key, at):
    x, y = at
    return Shape(key, key, f"M{x} {y}L{x + 9} {y}L{x} {y + 9}Z", at, (x, y, x + 9, y + 9))


def same(at):
    return at


def apart(boxes):
    return all(a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for a, b in combinations(boxes, 2))


@given(st.lists(points, min_size=1, max_size=30))
def test_names_never_meet_and_stay_in_the_frame(given_points):
    shapes = [shape(f"Ort{i}", at) for i, at in enumerate(given_points)]
    names = {one.key: one.name for one in shapes}
    placed = names_on(shapes, names, {}, list(names), same, FRAME, [], strong=True)
    boxes = [
        (one.x - one.width / 2, one.y - one.size * 0.56, one.x + one.width / 2, one.y + one.size * 0.56)
        for one in placed
    ]
    assert apart([(a + 0.001, b + 0.001, c - 0.001, d - 0.001) for a, b, c, d in boxes])
    assert all(a >= -1e-6 and b >= -1e-6 and c <= 600 + 1e-6 and d <= 400 + 1e-6 for a, b, c, d in boxes)


def test_the_larger_place_keeps_its_name():
    shapes = [shape("Klein", (300, 200)), shape("Groß", (301, 201))]
    names = {one.key: one.name for one in shapes}
    frame = (270.0, 185.0, 335.0, 215.0)  # room for one
    placed = names_on(shapes, names, {"Groß": 9000, "Klein": 10}, list(names), same, frame, [], strong=True)
    assert [one.text for one in placed] == ["Groß"]


def test_pills_of_neighbours_do_not_cover_each_other():
    areas = {f"Ort{i}": shape(f"Ort{i}", (300 + i, 200)) for i in range(4)}
    placed = pills(areas, {key: key for key in areas}, list(areas), same, FRAME)
    assert [one.mark for one in placed] == [0, 1, 2, 3]
    assert apart([pill_box(one) for one in placed])
    assert pill_box(placed[0])[3] - pill_box(placed[0])[1] == PILL_HEIGHT
