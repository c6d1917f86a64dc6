"""A link says which part of the map is seen and what the legend makes stand out; every file shows just that."""

import io
from html import unescape

import pptx
import pytest
from defusedxml.ElementTree import fromstring

from dashboard.exports.caption import PICTURES
from tests.short_links import long_form

SVG = "{http://www.w3.org/2000/svg}"
CARE = "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108"
PART, GROUP = "ausschnitt=0.62,0.45,2.5", "gruppe=klasse:4"
SEEN = "Ausschnitt um Lewitzrand, 2,5-fach vergrößert"
STANDS_OUT = "Hervorgehoben: ab "


def svg(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.text[:300]
    return fromstring(response.data)


def keys(picture):
    return {node.get("data-key"): node for node in picture.iter(f"{SVG}path") if node.get("data-key")}


def said(picture):
    return " ".join(unescape("".join(node.itertext())) for node in picture.iter(f"{SVG}text"))


def test_the_picture_of_a_map_shows_the_part_and_says_so(client):
    whole = svg(client, f"/bild/karte.svg?{CARE}")
    part = svg(client, f"/bild/karte.svg?{CARE}&{PART}")
    assert 20 < len(keys(part)) < len(keys(whole)) / 2
    assert "13076108" in keys(part) and "13076006" not in keys(part)
    assert SEEN in said(part).replace("\n", " ") and "Ausschnitt" not in said(whole)
    link = part.find(f".//{SVG}a").get("href")
    assert PART in long_form(link)


@pytest.mark.parametrize("view", PICTURES)
def test_the_legends_choice_stands_out_where_places_are_drawn_one_by_one(client, view):
    picture = svg(client, f"/bild/{view}.svg?{CARE}&{GROUP}")
    assert (STANDS_OUT in said(picture)) == (view in ("karte", "rangfolge", "trichter"))
    if view == "karte":
        pale = [node.get("fill-opacity") for node in keys(picture).values()]
        assert pale.count(None) == 33 and pale.count("0.22") == len(pale) - 33


def test_what_the_legend_does_not_have_is_said_and_all_places_are_shown(client):
    picture = svg(client, f"/bild/karte.svg?{CARE}&gruppe=klasse:6")
    assert "Was der Link hervorhebt, gibt es in dieser Legende nicht" in said(picture)
    assert {node.get("fill-opacity") for node in keys(picture).values()} == {None}


@pytest.mark.parametrize(("picture", "maps"), [("karte", 1), ("zweikarten", 2)])
def test_the_stage_shows_the_same_part(client, picture, maps):
    whole = svg(client, f"/bild/szene.svg?{CARE}&bild={picture}")
    part = svg(client, f"/bild/szene.svg?{CARE}&bild={picture}&{PART}&{GROUP}")

    def areas(of):
        return [node for node in of.iter(f"{SVG}path") if node.get("data-key")]

    assert len(areas(part)) < len(areas(whole)) / 2
    assert len({node.get("data-key") for node in areas(part)}) * maps == len(areas(part))
    assert SEEN in said(part) and STANDS_OUT in said(part)
    sent = client.get(f"/buehne/daten?{CARE}&bild={picture}&{PART}&{GROUP}").get_json()
    assert (sent["group"], sent["cutout"]) == ("klasse:4", [0.62, 0.45, 2.5])
    assert all(SEEN in year["source"] for year in sent["stage"]["years"])


def test_slides_show_the_same_part(client):
    def first(query):
        slide = pptx.Presentation(io.BytesIO(client.get(f"/folien.pptx?{query}").data)).slides[0]
        group = next(one for one in slide.shapes if one.shape_type == 6 and one.name == "Karte")
        return len(group.shapes), " ".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)

    (whole, _), (part, words) = first(CARE), first(f"{CARE}&{PART}&{GROUP}")
    assert 20 < part < whole / 2
    assert SEEN in words and STANDS_OUT in words
