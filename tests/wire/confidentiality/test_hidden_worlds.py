"""Two worlds that differ in nothing but what is hidden look the same, to the last byte, wherever one
looks."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select

from app import create_app
from callbacks.commands.export_values import export
from dashboard.domain.observation import Status
from dashboard.exports.caption import PICTURES
from dashboard.settings import RawSettings, Settings
from data.embedded_figures import FOLDER
from data.prepare import prepare
from data.stores import schema
from data.stores.database import open_database
from layouts import ids
from tests.databases.worlds import World
from tests.sampling import some
from tests.wire.everything import DISTRICT, everything, members, undated

CARE = (2022, 2023, 2024)
SEXES = ("w", "m")
Counts = dict[tuple[str, str, int, str], int]
"""Measure, breakdown, year, municipality."""


def municipalities() -> dict[str, list[str]]:
    """Those of today by Amt."""
    found: dict[str, list[str]] = {}
    with (FOLDER / "areas.csv").open(encoding="utf-8") as file:
        for one in csv.DictReader(file, delimiter=";"):
            if one["ebene"] == "gemeinde" and one["kreis"] == DISTRICT and not one["gueltig_bis"]:
                found.setdefault(one["amt"], []).append(one["schluessel"])
    return found


def drawn() -> tuple[Counts, list[tuple[str, str]]]:
    """Counts of all municipalities, and pairs of the same Amt of which one has 1 case, the other 2, and all
    else alike: children in care, and young women without work, whose number of men makes up for it.
    """
    random = np.random.default_rng(8)
    counts: Counts = {}
    pairs = []
    for places in municipalities().values():
        base = dict.fromkeys(places, 0)
        for key in places:
            base[key] = int(random.integers(25, 90))
        few = places[:6] if len(places) > 5 else []
        for one, other in zip(few[::2], few[1::2], strict=True):
            base[other] = base[one]
            pairs.append((one, other))
        first = {key: at % 2 + 1 for at, key in enumerate(few)}
        for year in CARE:
            for key in places:
                case = first.get(key) or int(random.integers(8, base[key] - 8))
                counts["kinder_u3", "", year - 1, key] = base[key]
                counts["kinder_betreut_u3", "", year, key] = case
                young = 3 * base[key]
                women = first.get(key) or int(random.integers(10, young - 10))
                parts = dict(zip(SEXES, (women, young - women), strict=True))
                counts["jugendliche_15_25", "", year, key] = young
                counts |= {
                    ("jugendliche_15_25", f"geschlecht:{sex}", year, key): n for sex, n in parts.items()
                }
    return counts, pairs


def exchanged(counts: Counts, pairs: list[tuple[str, str]]) -> Counts:
    """All sums are what they were; each of a pair has the other's cases."""
    swapped = dict(counts)
    partner = dict(pairs) | {other: one for one, other in pairs}
    for measure, breakdown, year, key in counts:
        if key in partner and (measure == "kinder_betreut_u3" or breakdown):
            swapped[measure, breakdown, year, key] = counts[measure, breakdown, year, partner[key]]
    return swapped


def made(folder: Path, counts: Counts) -> RawSettings:
    world = World(folder / "world")
    for name in ("areas.csv", "changes.csv"):
        shutil.copy(FOLDER / name, world.folder / name)
    lines: dict[tuple[str, str, str], dict[int, str]] = {}
    for (measure, breakdown, year, key), value in counts.items():
        lines.setdefault((measure, key, breakdown), {})[year] = str(value)
    world.figures([(measure, key, by, "beispieldaten", texts) for (measure, key, by), texts in lines.items()])
    settings = RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")
    prepare(settings, folder=world.folder)
    return settings


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> tuple[RawSettings, RawSettings, Counts, Counts]:
    counts, pairs = drawn()
    other = exchanged(counts, pairs)
    first, second = (made(tmp_path_factory.mktemp("world"), one) for one in (counts, other))
    return first, second, counts, other


@pytest.fixture(scope="module")
def clients(worlds) -> Iterator[tuple[Any, Any]]:
    apps = [create_app(Settings(database_url=one.database_url, secret_key="test")) for one in worlds[:2]]
    yield tuple(app.server.test_client() for app in apps)
    for app in apps:
        app.answers.repository._engine.dispose()


def rows_of(settings: RawSettings) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the published store but the moment when it was made."""
    engine = open_database(settings.database_url, read_only=True)
    with engine.connect() as connection:
        found = {
            table.name: sorted(
                map(tuple, connection.execute(select(*(one for one in table.c if one.name != "made_at")))),
                key=repr,
            )
            for table in schema.PUBLISHED.sorted_tables
            if table is not schema.published_pairing  # random marks
        }
    engine.dispose()
    return found


def hidden(settings: RawSettings) -> set[tuple[str, str, int, str]]:
    engine = open_database(settings.database_url, read_only=True)
    series, cell, area = schema.series, schema.published_cell, schema.area
    statement = (
        select(series.c.indicator, series.c.breakdown, cell.c.year, area.c.key)
        .join(cell, cell.c.series_id == series.c.id)
        .join(area, area.c.id == cell.c.area_id)
        .where(cell.c.status == int(Status.SUPPRESSED))
    )
    with engine.connect() as connection:
        found = {tuple(row) for row in connection.execute(statement)}
    engine.dispose()
    return found


def test_the_worlds_differ_in_many_hidden_counts_and_in_no_shown_one(worlds):
    """Without this the others would prove nothing."""
    first, second, counts, other = worlds
    differing = {cell for cell, value in counts.items() if other[cell] != value}
    assert len(differing) > 200
    indicator = {"kinder_betreut_u3": "betreuungsquote_u3", "jugendliche_15_25": "jugendliche_15_25"}
    cells = {(indicator[measure], *rest) for measure, *rest in differing}
    assert cells <= hidden(first)
    assert hidden(first) == hidden(second)


def test_the_published_store_is_the_same(worlds):
    """Cells, offers, digests, catalogue and the report that the public app could read."""
    first, second = (rows_of(one) for one in worlds[:2])
    assert first["published_cell"]
    assert first == second


BASE = "indikator=betreuungsquote_u3&ebene=gemeinde"
PLACES = "gebiete=13076001,13076002,13076004,13076005"
QUERIES = [
    f"{BASE}&jahr=2024&{PLACES}",
    f"{BASE}&jahr=2023&{PLACES}&darstellung=abstand&vergleich=amt&ansicht=tabelle",
    f"{BASE}&jahr=2024&{PLACES}&darstellung=veraenderung&basisjahr=2022&ansicht=verteilung",
    f"{BASE}&jahr=2024&{PLACES}&jahre=3&vergleich=kreis&ansicht=trichter",
    f"{BASE}&jahr=2024&{PLACES}&vergleich=aehnliche&klassen=stufenlos",
    f"{BASE}&jahr=2024&{PLACES}&niveau=99.8&klassen=natuerlich&sprache=en",
    f"{BASE}&jahr=2024&gebietsstand=berichtsjahr&groesse=-499",
    "indikator=betreuungsquote_u3&ebene=amt&jahr=2024&vergleich=kreis&darstellung=abstand",
    f"indikator=jugendliche_15_25&ebene=gemeinde&jahr=2024&gliederung=geschlecht:w&{PLACES}",
    f"indikator=jugendliche_15_25&ebene=gemeinde&jahr=2023&gliederung=geschlecht:m&{PLACES}&darstellung=veraenderung",
    "indikator=jugendliche_15_25&ebene=amt&jahr=2024&gliederung=geschlecht:w",
    f"{BASE}&jahr=2024&{PLACES}&indikator2=jugendliche_15_25&thema=rahmenbedingungen&basisjahr=2022",
]


@pytest.mark.parametrize("query", some(QUERIES, every=2))
def test_nobody_can_tell_the_worlds_apart(clients, query):
    first, second = (everything(client, query) for client in clients)
    assert len(first) > 40
    assert all(len(body) > 0 for name, body in first.items() if not name.startswith("callback"))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


SCENES = (QUERIES[0], QUERIES[3], QUERIES[8])


def folder_of(client: Any, kind: str) -> dict[str, bytes]:
    """A Sitzungsmappe with three of these views, as files or as one PDF without date and identifier."""
    scenes = [
        {"ansicht": query, "name": "Szene", "titel": "Titel", "notiz": "", "neu": False} for query in SCENES
    ]
    given = {"format": "bildungslupe-mappe", "fassung": 1, "name": "Mappe", "szenen": scenes}
    response = client.post(f"/mappe.{kind}", json=given)
    assert response.status_code == 200, response.get_data(as_text=True)[:300]
    if kind == "pptx":
        return dict(members(response.data))
    return {"pdf": undated(response.data)}


@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_a_whole_folder_of_views_is_the_same(clients, kind):
    first, second = (folder_of(client, kind) for client in clients)
    assert sum(map(len, first.values())) > 100_000
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_shown_count_that_differs_is_seen_everywhere(worlds, clients, tmp_path):
    """Without this the sameness above would prove nothing: all of these would show a hidden count if they had
    it."""
    settings, _, counts, _ = worlds
    place = next(
        key
        for measure, breakdown, year, key in counts
        if measure == "jugendliche_15_25" and year == 2024 and not breakdown
        if all(("betreuungsquote_u3", "", year, key) not in hidden(settings) for year in CARE)
    )
    more = {cell: value + (cell == ("kinder_betreut_u3", "", 2024, place)) for cell, value in counts.items()}
    app = create_app(Settings(database_url=made(tmp_path, more).database_url, secret_key="test"))
    query = f"indikator=betreuungsquote_u3&ebene=gemeinde&jahr=2024&gebiete={place}"
    first, second = (everything(client, query) for client in (clients[0], app.server.test_client()))
    folders = [folder_of(client, "pdf") for client in (clients[0], app.server.test_client())]
    app.answers.repository._engine.dispose()
    assert folders[0] != folders[1]
    differing = {name for name in first if first[name] != second.get(name)}
    # A rate is no whole of parts: its picture of them says so, whatever the counts are.
    pictures = {f"picture {view}" for view in PICTURES if view != "zusammensetzung"}
    assert {
        "page",
        "layout",
        "slab",
        "json",
        "csv",
        "table",
        "tabelle.xlsx/xl/worksheets/sheet1.xml",
    } <= differing
    assert f"profile {place}" in differing
    assert pictures <= differing
    assert {"places side by side", "places against another figure"} <= differing
    assert {f"address in {store}" for store in (ids.MONITOR_SLAB, ids.MONITOR_SERIES_SOURCE)} <= differing
    assert any("monitor-definition" in name for name in differing)
    assert any(name.startswith("callback ..url.answer") for name in differing)
    assert any(name.startswith("folien.pptx/ppt/slides/") for name in differing)
    assert any(name.startswith("folien.pptx/ppt/embeddings/") for name in differing)
    assert {f"/gemeinde/{place}.pdf", f"/gemeinde/{place}.xlsx/xl/worksheets/sheet1.xml"} <= differing
    assert any(name.startswith(f"/gemeinde/{place}.pptx/ppt/slides/") for name in differing)


@pytest.mark.parametrize(
    ("level", "breakdown"), [("gemeinde", ""), ("gemeinde", "geschlecht:w"), ("amt", "")]
)
def test_the_export_of_the_command_line_is_the_same(worlds, capsys, level, breakdown):
    indicator = "jugendliche_15_25" if breakdown else "betreuungsquote_u3"
    said = []
    for settings in worlds[:2]:
        assert export(settings, indicator, level, breakdown, None)
        said.append(capsys.readouterr().out)
    assert said[0].count("\n") > 20
    assert said[0] == said[1]
