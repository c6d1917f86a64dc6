"""The page "Was auffällt" over HTTP: three findings for each focal point, each borne out by its figures."""

from __future__ import annotations

import json
import re
import time
from html import unescape

import pytest

from callbacks.answers import Answers
from callbacks.highlights.drawings import Drawings
from callbacks.highlights.highlights import Highlights
from callbacks.highlights.page import HighlightsPage
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import Verdict
from dashboard.indicators.slab.build import build_slab
from dashboard.meeting.scenes import read_folder


@pytest.fixture(scope="module")
def highlights(answers):
    return Highlights(answers)


@pytest.fixture(scope="module")
def points(highlights):
    return tuple(highlights.focal_points(highlights.frame(Selection())))


@pytest.fixture(scope="module")
def body(client):
    answer = client.get("/auffaellig")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_each_focal_point_has_three_findings_in_three_pictures(points):
    assert [point.theme for point in points] == ["fruehe_bildung", "uebergang"]
    for point in points:
        assert len({one.choice.view for one in point.highlights}) == len(point.highlights) == 3


def test_official_findings_come_before_examples_and_say_whose_they_are(points):
    for point in points:
        officials = [one.choice.candidate.official for one in point.highlights]
        assert officials == sorted(officials, reverse=True)
        assert {one.origin for one in point.highlights if one.choice.candidate.official} <= {"amtlich"}
        assert all(
            "Beispieldaten" in one.origin for one in point.highlights if not one.choice.candidate.official
        )


def test_what_is_called_more_than_chance_survives_that_very_many_are_tested(highlights, points):
    """And a rank is the first or second from an end of official figures."""
    found = highlights.profiles.headlines(highlights.frame(Selection()))
    for one in (one for point in points for one in point.highlights):
        candidate = one.choice.candidate
        if candidate.kind == "difference":
            level = found.of(candidate.level)
            assert all(level.difference(candidate.indicator, place) for place in candidate.places)
            assert candidate.verdict.marked
        if candidate.kind == "standing":
            slab = highlights.slab(candidate, highlights.frame(Selection()))
            row = slab.row(candidate.year)
            rank = int(slab.rank[row, slab.places.index(candidate.places[0])])
            assert candidate.verdict is Verdict.NOT_TESTABLE
            assert min(rank, int(slab.ranked[row]) + 1 - rank) <= 2
            assert not slab.example[row].any()


def test_each_show_opens_the_monitor_with_the_same_places(client, points, body):
    for one in (one for point in points for one in point.highlights):
        assert f'href="/?{one.query}"' in unescape(body)
        assert one.sentence.text.split(" ")[0] in client.get(f"/?{one.query}").get_data(as_text=True)


def test_the_story_is_a_folder_of_five_scenes_that_the_meeting_reads(body):
    text = re.search(r'data-folder="([^"]*)"', body)
    folder = read_folder(unescape(text[1]).encode())
    assert [scene.picture for scene in folder.scenes] == [
        "karte", "rangfolge", "tabelle", "zweikarten", "zeitreihe",
    ]  # fmt: skip
    assert all(scene.note for scene in folder.scenes)
    assert json.loads(unescape(text[1]))["name"] == "Zum Kennenlernen"


def test_each_scene_of_the_story_has_its_stage_as_a_small_picture(client, body):
    images = re.findall(r'<img src="([^"]*)" alt="([^"]*)"', body)
    assert len(images) == 5 and all(alt for _, alt in images)
    for address, _ in images[:2]:
        picture = client.get(unescape(address))
        assert (picture.status_code, picture.mimetype) == (200, "image/svg+xml")
        assert client.get(unescape(address)).data == picture.data


def test_pictures_follow_the_theme_of_the_page_and_share_no_ids(highlights, points, body):
    drawings = Drawings(highlights)
    for one in (one for point in points for one in point.highlights):
        svg = drawings.svg(one, highlights.frame(Selection()))
        assert not re.search(r"#[0-9A-Fa-f]{6}\b", svg)
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r' id="([^"]+)"', svg))
    ids = re.findall(r' id="([^"]+)"', body)
    assert len(ids) == len(set(ids))


def test_it_speaks_english_and_without_examples_it_has_none(client):
    english = client.get("/auffaellig?sprache=en").get_data(as_text=True)
    assert "What stands out" in english and "Zeigen" not in english
    official = client.get("/auffaellig?herkunft=amtlich").get_data(as_text=True)
    assert "Beispieldaten" not in re.sub(r"<header.*?</header>", "", official, flags=re.S)


def test_no_slab_is_built_twice_for_the_page(answers, monkeypatch):
    """Few are held at a time: each focal point is drawn while its own are."""
    built = []

    def counted(parts, selection):
        built.append(selection.to_query())
        return build_slab(parts, selection)

    monkeypatch.setattr("callbacks.answers.build_slab", counted)
    HighlightsPage(Answers(answers.repository, answers.district)).of("")
    assert len(built) == len(set(built)) >= 6


def test_it_is_at_once_there_when_it_has_been_made(client, body):
    begun = time.perf_counter()
    client.get("/auffaellig")
    assert time.perf_counter() - begun < 1.0
