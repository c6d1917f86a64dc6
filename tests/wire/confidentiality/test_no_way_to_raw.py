"""The public app has no way to the raw store: it opens one database, knows no other and has not loaded what
could."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from app import create_app
from dashboard.errors import StoreError
from dashboard.settings import Settings
from data.stores.database import open_database, require_current
from tests.sampling import thorough

ROOT = Path(__file__).resolve().parents[3]
PATHS = [
    "/",
    "/healthz",
    "/slab?indikator=betreuungsquote_u3",
    "/karte.svg?ebene=amt",
    "/_dash-layout",
    "/_dash-dependencies",
    "/api/v1/indikatoren",
    "/api/v1/gebiete?suche=Marnitz",
    "/api/v1/werte?indikator=betreuungsquote_u3&gebietsstand=berichtsjahr",
    "/api/v1/werte?indikator=sprachauffaelligkeit_einschulung&ebene=amt&gliederung=geschlecht:w&format=csv",
    "/api/v1/geometrie/heute/amt.geojson",
    "/tabelle.csv?indikator=betreuungsquote_u3&jahr=2024",
    "/tabelle.xlsx?indikator=betreuungsquote_u3&jahr=2024",
    "/folien.pptx?indikator=betreuungsquote_u3&jahr=2024",
    "/bild/rangfolge.svg?indikator=betreuungsquote_u3&jahr=2024",
    "/zeitreihe?indikator=betreuungsquote_u3&gebiete=13076108",
    "/gemeinde/13076108.pdf",
    "/gemeinde/130765655.xlsx?sprache=en",
    "/vergleich.pptx?indikator=betreuungsquote_u3&gebiete=13076108,13076048",
    "/impressum",
    "/gibt/es/nicht",
]
FEW = PATHS[:5]
"""For a process that nobody has told of a raw store: it could only look for one when it starts and opens its own."""
MARK = "nirgends-roh"
"""Part of the raw store's address that stands nowhere else."""

SERVE = textwrap.dedent(
    """
    import gc, json, os, sys

    opened = []

    def watch(event, arguments):
        if event in ("sqlite3.connect", "sqlite3.connect/handle", "open") and isinstance(arguments[0], (str, bytes)):
            opened.append(os.fsdecode(arguments[0]))
        elif event == "subprocess.Popen":
            opened.append(f"process {arguments[0]} {arguments[1]}")

    sys.addaudithook(watch)
    import app

    client = app.server.test_client()
    status = {}
    for path in json.loads(sys.argv[1]):
        response = client.get(path)
        response.get_data()
        status[path] = response.status_code
        response.close()
    environment = {id(os.environ), id(os.environ._data)}
    mark = sys.argv[2].encode()
    holding = []
    for one in gc.get_objects():
        if id(one) in environment or type(one) not in (dict, list, tuple, set):
            continue
        for value in one.values() if isinstance(one, dict) else one:
            text = value.encode("utf-8", "replace") if isinstance(value, str) else value
            if isinstance(text, bytes) and mark in text and text != mark:
                holding.append(repr(value)[:200])
    print(json.dumps({"opened": opened, "status": status, "modules": sorted(sys.modules), "holding": holding}))
    """
)


def served(published: str, paths: list[str], **environment: str) -> dict[str, Any]:
    """Serves these paths in a process of its own, as a WSGI server would, and says what it has opened and
    loaded."""
    variables = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "RAW_DATABASE_URL")
    }
    variables |= {"DATABASE_URL": published, "SECRET_KEY": "test", **environment}
    arguments = [sys.executable, "-c", SERVE, json.dumps(paths), MARK]
    done = subprocess.run(arguments, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert found["status"] == {path: 404 if path == "/gibt/es/nicht" else 200 for path in paths}
    return found


@pytest.fixture(scope="module")
def beside(shipped, tmp_path_factory) -> tuple[str, Path]:
    """The usual layout: both files in one folder, the raw one under a name that nothing else has."""
    folder = tmp_path_factory.mktemp("stores")
    published, raw = folder / "published.sqlite", folder / f"{MARK}.sqlite"
    published.write_bytes(Path(shipped.database_url.removeprefix("sqlite:///")).read_bytes())
    raw.write_bytes(Path(shipped.raw_database_url.removeprefix("sqlite:///")).read_bytes())
    (folder / "raw.sqlite").write_bytes(raw.read_bytes())
    return f"sqlite:///{published}", raw


@pytest.fixture(scope="module", params=[True, False], ids=["with the raw address", "without it"])
def process(request, beside) -> dict[str, Any]:
    published, raw = beside
    environment = {"RAW_DATABASE_URL": f"sqlite:///{raw}"} if request.param else {}
    return served(published, PATHS if request.param or thorough() else FEW, **environment)


def test_the_serving_process_opens_the_published_file_and_no_other_database(process, beside):
    folder = str(beside[1].parent)
    databases = {one.partition("?")[0].removeprefix("file:") for one in process["opened"] if ".sqlite" in one}
    assert databases == {f"{folder}/published.sqlite"}
    assert not [one for one in process["opened"] if "raw.sqlite" in one or MARK in one]
    assert not [
        one for one in process["opened"] if one.startswith("process ") and "data.build.fonts" not in one
    ]


def test_the_serving_process_never_loads_what_reads_the_raw_store(process):
    loaded = set(process["modules"])
    assert "data.repository" in loaded, "this is the list of a process that serves"
    staff = {
        "data.stores.raw_store",
        "data.publishing.release",
        "data.publishing.publish",
        "data.prepare",
        "data.publishing.rollback",
        "callbacks.commands.store_commands",
    }
    assert not staff & loaded
    assert not [one for one in loaded if one.startswith(("dashboard.protection", "data.importing"))]


def test_nothing_in_the_serving_process_knows_the_raw_stores_address(process):
    """No setting, closure, engine or copy; the environment itself is the operator's, see docs."""
    assert process["holding"] == []


def test_the_search_for_the_address_finds_it_where_it_is_held(beside):
    """Without this the empty list above would prove nothing."""
    held = f"sqlite:///{beside[1]}"
    probe = SERVE.replace(
        "client = app.server.test_client()",
        "import os\nkept = {'a': [os.environ['RAW_DATABASE_URL']]}\nclient = app.server.test_client()",
    )
    variables = {**os.environ, "DATABASE_URL": beside[0], "RAW_DATABASE_URL": held, "SECRET_KEY": "test"}
    arguments = [sys.executable, "-c", probe, json.dumps(["/healthz"]), MARK]
    done = subprocess.run(arguments, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1])["holding"]


@pytest.mark.parametrize("named", [True, False])
def test_the_public_settings_leave_the_raw_address_out(beside, named):
    published, raw = beside
    environ = {"DATABASE_URL": published, "SECRET_KEY": "x"} | (
        {"RAW_DATABASE_URL": f"sqlite:///{raw}"} if named else {}
    )
    settings = Settings.from_environment(environ)
    values = [getattr(settings, name) for name in settings.__dataclass_fields__]
    assert published in values
    assert not [one for one in values if MARK in str(one) or "raw" in str(one)]


def test_the_raw_store_does_not_open_with_the_public_settings(beside):
    """What the app can open is not the raw store, and the app does not run on the raw store."""
    published, raw = beside
    settings = Settings.from_environment({"DATABASE_URL": published, "SECRET_KEY": "x"})
    engine = open_database(settings.database_url, read_only=True)
    with pytest.raises(StoreError):
        require_current(engine, "raw")
    with engine.connect() as connection:
        names = set(connection.dialect.get_table_names(connection))
    engine.dispose()
    assert not names & {
        "observation",
        "raw_series",
        "release",
        "release_file",
        "definition",
        "protection_report",
        "original",
        "observation_origin",
    }
    with pytest.raises(StoreError):
        create_app(Settings.from_environment({"DATABASE_URL": f"sqlite:///{raw}", "SECRET_KEY": "x"}))
