"""The stage of a scene as a picture: legible from the last row, whatever is shown of whatever places."""

from __future__ import annotations

from itertools import combinations

import pytest
from defusedxml.ElementTree import fromstring

from callbacks.exports.contents import Exporting
from callbacks.exports.stage import drawn_stage
from dashboard.charts.series.names import box_of
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.stage import frame
from dashboard.exports.stage.description import HEADLINE, HIGH, SOURCE, TEXT, WIDE, StageText, meets, within
from dashboard.exports.stage.map_look import MapFrame
from dashboard.meeting.scene_query import SceneQuery
from dashboard.meeting.stage.model import MAP, PICTURES
from tests.sampling import some

SVG = "{http://www.w3.org/2000/svg}"
LONG = (
    "Ein langer Satz, den niemand abschneiden darf, weil er die Aussage der Szene ist: In den Ämtern des"
    " Landkreises gehen heute deutlich mehr Kinder in die Kita."
)
SCREEN = (0.0, 0.0, WIDE, HIGH)
EVERY = 23


@pytest.fixture(scope="module")
def exporting(answers):
    return Exporting(answers)


def states(answers):
    """All indicators at all levels with every picture, and 0, 1, 2 and 8 places in turn."""
    possible = answers.read("").possible
    found = []
    for indicator in sorted(possible.catalogue.indicators):
        for level in ("gemeinde", "amt", "kreis"):
            answer = answers.read(f"indikator={indicator}&ebene={level}")
            if answer.selection.level == level:
                places = answers.slab(answer).places
                longest = sorted(places, key=lambda key: -len(answers.slab(answer).names[places.index(key)]))
                for picture in PICTURES:
                    chosen = longest[: (0, 1, 2, 8)[len(found) % 4]]
                    found.append((f"indikator={indicator}&ebene={level}&gebiete={','.join(chosen)}", picture))
    return found


def flaws(made):
    """Texts that meet or leave the screen, and texts that are too small; a source line is exempt."""
    texts = [one for one in made.items if isinstance(one, StageText)]
    boxes = [(one.text, one.box) for one in texts]
    for placed in made.charts:
        scale = (placed.box[2] - placed.box[0]) / placed.chart.plot.space.width
        for label in placed.chart.labels:
            x0, y0, x1, y1 = box_of(label)
            corner = placed.box
            # A line of text is lower than the row that it takes.
            rim = 0.12 * label.size
            boxes.append(
                (
                    label.text,
                    (
                        corner[0] + x0 * scale,
                        corner[1] + (y0 + rim) * scale,
                        corner[0] + x1 * scale,
                        corner[1] + (y1 - rim) * scale,
                    ),
                )
            )
    found = [
        f"{one!r} meets {other!r}" for (one, a), (other, b) in combinations(boxes, 2) if meets(a, b, -1.0)
    ]
    found += [f"{text!r} leaves the screen" for text, box in boxes if not within(box, SCREEN)]
    found += [
        f"{one.text!r} is small" for one in texts if one.size < (SOURCE if one.part == "source" else TEXT)
    ]
    found += [f"{one.text!r} is cut" for one in texts if one.text.endswith("…") and one.part != "source"]
    return found


def test_no_text_meets_another_or_leaves_the_screen_for_all_indicators_and_pictures(answers, exporting):
    bad = {}
    for query, picture in some(states(answers), EVERY):
        for headline in ("", LONG):
            _, made = drawn_stage(exporting, answers.read(query), SceneQuery(picture, headline))
            if found := flaws(made):
                bad[query, picture, bool(headline)] = found[:3]
    assert not bad


def extent(made) -> float:
    frame: MapFrame = made.maps[0].frame
    return (frame.box[2] - frame.box[0]) * (frame.box[3] - frame.box[1])


@pytest.mark.parametrize("chosen", ["", "130760090", "130760090,130765659,130765665"])
@pytest.mark.parametrize("level", ["amt", "gemeinde"])
def test_the_map_takes_more_than_half_of_the_screen(answers, exporting, chosen, level):
    query = f"indikator=betreuungsquote_u3&ebene={level}&jahr=2024&gebiete={chosen}"
    headline = "Um Ludwigslust und in Stralendorf gehen deutlich weniger Kinder unter 3 in die Kita"
    _, made = drawn_stage(exporting, answers.read(query), SceneQuery(MAP, headline))
    assert extent(made) >= 0.55 * WIDE * HIGH


def test_no_word_stands_on_the_map_but_those_that_belong_there(answers, exporting):
    from dashboard.exports.stage.occupied import Occupied  # noqa: PLC0415
    from dashboard.map.outline import rings  # noqa: PLC0415

    query = "indikator=betreuungsquote_u3&ebene=amt&jahr=2024&gebiete=130760090,130765659"
    _, made = drawn_stage(exporting, answers.read(query), SceneQuery(MAP))
    ground = Occupied(
        (ring for area in made.maps[0].areas() for ring in rings(area.path)), made.maps[0].frame
    )
    on = [one.text for one in made.items if isinstance(one, StageText) and not ground.free(one.box, 0)]
    assert set(on) <= {"Ludwigslust", "Ludwigslust-Land", "Neustadt-Glewe", "67,3\u00a0%"}


@pytest.mark.parametrize("picture", ["karte", "zweikarten"])
def test_the_map_of_districts_shows_the_own_district_on_the_stage(client, picture):
    query = f"indikator=kinderaerzte_je_10000&jahr=2022&ebene=kreis&basisjahr=2015&bild={picture}"
    assert client.get(f"/bild/szene.svg?{query}").status_code == 200


def test_the_route_answers_with_the_stage_and_its_own_sentence(client):
    query = "indikator=betreuungsquote_u3&ebene=amt&jahr=2024&bild=rangfolge&satz=Ein%20Satz%0Amit%20Umbruch"
    response = client.get(f"/bild/szene.svg?{query}")
    assert (response.status_code, response.mimetype) == (200, "image/svg+xml")
    picture = fromstring(response.text)
    words = [node.text for node in picture.iter(f"{SVG}text")]
    assert "Ein Satz mit Umbruch" in words
    assert "Sternberger Seenlandschaft" in words
    png = client.get(f"/bild/szene.png?{query}&breite=640")
    assert png.data[:8] == b"\x89PNG\r\n\x1a\n"


def test_two_maps_begin_in_the_year_of_the_query(client):
    query = "indikator=betreuungsquote_u3&ebene=amt&jahr=2020&basisjahr=2012&bild=zweikarten"
    words = [node.text for node in fromstring(client.get(f"/bild/szene.svg?{query}").text).iter(f"{SVG}text")]
    assert {"2012", "2020"} <= set(words)


def test_what_cannot_be_shown_is_said_in_the_picture(client):
    query = "indikator=kinderaerzte_je_10000&bild=trichter"
    said = " ".join(
        node.text for node in fromstring(client.get(f"/bild/szene.svg?{query}").text).iter(f"{SVG}text")
    )
    assert "Der Trichter braucht Fallzahlen" in said


def test_each_area_of_two_maps_has_the_pattern_of_its_own_map(client):
    """Patterns are found by their names, and two maps in one picture must not share them."""
    query = "indikator=betreuungsquote_u3&ebene=gemeinde&jahr=2020&bild=zweikarten"
    picture = fromstring(client.get(f"/bild/szene.svg?{query}").text)
    names = [node.get("id") for node in picture.iter(f"{SVG}pattern")]
    assert len(names) == len(set(names)) > 1
    fills = {node.get("fill") for node in picture.iter(f"{SVG}path")}
    assert {one[5:-1] for one in fills if one and one.startswith("url(")} <= set(names)


def test_no_word_of_a_headline_is_left_alone_in_its_last_line():
    words = "Kinderarmut: Parchim von 22,2\u00a0% (2021) auf 21,8\u00a0% (2022), 0,5\u00a0Punkte weniger."
    whole = width_of(words, HEADLINE, 700)
    for width in (whole * share / 100 for share in range(52, 100, 4)):
        lines = frame.headline(words, width, 3)
        assert " ".join(one.text for one in lines) == words
        assert len(lines) == len(wrapped(words, HEADLINE, width, 700, 3)) == 2
        assert " " in lines[-1].text, width
    assert len(frame.headline("Kurz.", 900, 3)) == 1
