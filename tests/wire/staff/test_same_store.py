"""What staff do in the app and what somebody does on the command line with the same files gives the same published
store: every cell, and the catalogue that explains them, byte for byte."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from callbacks.commands import store_commands, template_command
from callbacks.commands.command_line import register_commands
from dashboard.settings import RawSettings
from dashboard.staff.jobs.job import JobState
from dashboard.staff.rights import Role
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from data.stores import schema
from data.stores.database import open_database
from tests.callbacks.commands.test_mends import shown
from tests.data.importing.mapping.books import Book
from tests.data.importing.templates.sent import filled_up, zipped
from tests.data.staff.intake.wide_table import DOUBTFUL, wide_rows
from tests.databases.worlds import TODAY
from tests.staff.staff_app import StaffClient, StaffWorld, staff_world
from tests.wire.staff.intake.test_intake_page import form_of
from tests.wire.staff.templates.test_templates import ORDER, downloaded, sent
from tests.wire.staff.test_defined_indicator import PUPILS
from tests.wire.staff.test_definitions import FORM, begun, revision

pytestmark = pytest.mark.one_database
KEY = "lesepaten_je_100_grundschulkinder"
FIGURES = "merkmal;gebiet;jahr;gliederung;wert\n" + "".join(
    f"lesepaten;{key};2022;;{5 + at}\ngrundschulkinder;{key};2022;;{40 + at}\n"
    for at, key in enumerate(TODAY)
)
AIMS = {
    "target": {
        "e.indicator": "kinderarmut",
        "e.value": "7,5",
        "e.year_from": "2027",
        "e.levels": ["kreis"],
        "e.label.de": "unter 7,5",
        "e.label.en": "below 7.5",
        "e.source": "Kreistag, Nr. 12",
        "e.resolved_on": "2026-03-12",
    },
    "event": {
        "e.year": "2020",
        "e.label.de": "Corona",
        "e.label.en": "Corona",
        "e.indicators": ["kinderarmut"],
        "e.source": "Landkreis",
    },
    "action": {
        "e.name.de": "Lesepaten gewinnen",
        "e.name.en": "Find reading mentors",
        "e.owner": "FD Bildung",
        "e.state": "laufend",
        "e.begins": "2026-01-01",
    },
}
MEANT = dict(zip(DOUBTFUL, ("13076018", "13076168", "13076138"), strict=True))
CELL = (
    *("value", "lower", "upper", "numerator", "denominator"),
    *("status", "provenance", "mark"),
)


@dataclass
class Twins:
    """The app on one pair of stores, commands on a copy of both."""

    office: StaffWorld
    app: RawSettings
    command: RawSettings
    run: Callable[..., Any]

    def release(self, version: str) -> None:
        """A second person releases what was handed over."""
        self.office.signed_in(Role.RELEASER).act(f"/freigaben/{version}/freigeben")
        job = self.office.staff.jobs.newest(1)[0]
        assert job.state is JobState.DONE, job.message

    def commanded(self, *words: object) -> str:
        done = self.run(*words)
        assert done.exit_code == 0, done.output
        return str(done.output)

    def alike(self) -> None:
        """Both published stores say the same."""
        assert shown(self.app.database_url) == shown(self.command.database_url)
        assert cells(self.app) == cells(self.command)
        assert catalogue(self.app) == catalogue(self.command)


def cells(stores: RawSettings) -> list[tuple[object, ...]]:
    """Every cell of the version on show, with its keys in words and its numbers as they are stored."""
    release, manifest, cell = schema.published_release, schema.manifest, schema.published_cell
    series, area, source = schema.series, schema.area, schema.source
    made = release.alias()
    keys = (
        series.c.indicator,
        series.c.level,
        series.c.breakdown,
        series.c.territorial_status,
        area.c.key,
        cell.c.year,
    )
    statement = (
        select(*keys, source.c.key, *(cell.c[name] for name in CELL))
        .select_from(manifest)
        .join(made, made.c.id == manifest.c.cells_release_id)
        .join(cell, cell.c.release_id == made.c.id)
        .join(series, (series.c.id == cell.c.series_id) & (series.c.indicator == manifest.c.indicator))
        .join(area, area.c.id == cell.c.area_id)
        .join(source, source.c.id == cell.c.source_id, isouter=True)
        .where(manifest.c.release_id == current(stores, release.c.id))
        .order_by(*keys)
    )
    return read(stores, statement)


def catalogue(stores: RawSettings) -> str:
    """What explains them, as it is stored."""
    [(text,)] = read(
        stores,
        select(schema.published_release.c.catalogue).where(
            schema.published_release.c.id == current(stores, schema.published_release.c.id)
        ),
    )
    return str(text)


def current(stores: RawSettings, column: Any) -> Any:
    table = schema.published_release
    rows = read(stores, select(column).where(table.c.state == "published").order_by(table.c.id.desc()))
    return rows[0][0]


def read(stores: RawSettings, statement: Any) -> list[tuple[object, ...]]:
    engine = open_database(stores.database_url, read_only=True)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(statement)]
    finally:
        engine.dispose()


@contextmanager
def paired(stores: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Twins]:
    """The app on these stores; what ships is copied before anybody changes it."""
    for url in (stores.settings.database_url, stores.settings.raw_database_url):
        shutil.copy(url.removeprefix("sqlite:///"), folder)
    command = RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")
    monkeypatch.setenv("DATABASE_URL", command.database_url)
    monkeypatch.setenv("RAW_DATABASE_URL", command.raw_database_url)
    server = Flask("test")
    register_commands(server)

    def run(*words: object) -> Any:
        return server.test_cli_runner().invoke(args=[str(one) for one in words])

    office = staff_world(stores.settings, jobs=Jobs(stores.settings, work))
    try:
        yield Twins(office, stores.settings, command, run)
    finally:
        office.staff.close()


@pytest.fixture
def twins(
    stores: Any, world: Any, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Twins]:
    """On the small world; a command would bring what ships into it first."""
    stores.prepare_alike(world)
    for module in (store_commands, template_command):
        monkeypatch.setattr(module, "prepare", lambda _settings: None, raising=False)
    with paired(stores, tmp_path_factory.mktemp("command"), monkeypatch) as made:
        yield made


@pytest.fixture
def large_twins(
    own_copy: Any, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Twins]:
    """On what ships."""
    with paired(own_copy, tmp_path_factory.mktemp("command"), monkeypatch) as made:
        yield made


@pytest.fixture
def table() -> bytes:
    """142 names of which three are doubtful, a slip, and a row of totals."""
    rows = [row for row in wide_rows()[5:] if len(row) > 2 and isinstance(row[0], int)]
    listed = [
        (row[0], row[1], row[2], int(str(row[0])) % 4 + 1, "1B" if row[1] == "Eldena" else 2) for row in rows
    ]
    sums = (sum(row[3] for row in listed), 2 * len(listed))
    head = [("Nr.", "Gemeinde", "Amt", "Tageseinrichtungen für Kinder", None), (None, None, None, 2024, 2025)]
    return Book([*head, *listed, (None, "Summe Landkreis", None, *sums)], merge=["D1:E1"]).content()


def handed_over(page: str) -> str:
    """The version that a page says is handed over."""
    found = re.search(
        r"(20\d\d\.\d+) wartet auf die Freigabe|Freigabe[^.]*?(20\d\d\.\d+)", html.unescape(page)
    )
    assert found, page[:3000]
    return next(filter(None, found.groups()))


def stand(client: StaffClient, address: str) -> str:
    found = re.search(r'name="stand" value="(\d+)"', client.get(address).get_data(as_text=True))
    assert found
    return found[1]


def test_an_unknown_table_mapped_and_mended(large_twins: Twins, table: bytes, tmp_path: Path) -> None:
    editor = large_twins.office.signed_in(Role.EDITOR)
    page = editor.act("/einspielen/neu", {"dateien": [(io.BytesIO(table), "Kitas.xlsx")]})
    found = re.search(r"/einspielen/(\d+)/zuordnen", page)
    assert found
    here = f"/einspielen/{found[1]}"
    page = editor.act(f"{here}/zuordnen", {**form_of(page), "tun": "uebernehmen"})
    at = re.search(r'\?zelle=([^"#&]+)[^>]*>[^<]*1B', page)
    assert at, "the slip can be opened"
    mend = {"stand": stand(editor, here), "zelle": at[1], "alt": "1B", "neu": "2"}
    editor.act(f"{here}/befunde/zelle", mend)
    editor.act(f"{here}/befunde/weiter", {"stand": stand(editor, here)})
    said = editor.act(f"{here}/vorschau/abgeben", {"stand": stand(editor, here)})
    large_twins.release(handed_over(said))

    file, mapping, mends = tmp_path / "Kitas.xlsx", tmp_path / "zuordnung.json", tmp_path / "mends.json"
    file.write_bytes(table)
    large_twins.commanded("mapping", file, "--out", mapping)
    decided = json.loads(mapping.read_text("utf-8"))
    for sheet in decided["blaetter"]:
        sheet["places"] |= MEANT
        sheet["open"] = []
    mapping.write_text(json.dumps(decided), "utf-8")
    sheet = load_workbook(io.BytesIO(table)).active
    row = next(at for at, one in enumerate(sheet.iter_rows(values_only=True), start=1) if "1B" in one)
    edit = {
        "file": "Kitas.xlsx",
        "row": row,
        "column": "E",
        "old": "1B",
        "new": "2",
        "by": "x",
        "at": "heute",
    }
    mends.write_text(json.dumps({"format": 1, "zellen": [edit]}), "utf-8")
    large_twins.commanded("import", file, "--mapping", mapping, "--mends", mends)
    large_twins.alike()


def test_a_template_for_two_offices(twins: Twins, tmp_path: Path) -> None:
    editor = twins.office.signed_in(Role.EDITOR)
    editor.act("/vorlagen/ausgeben", {**ORDER, "merkmal": ["kitas"]})
    books = downloaded(editor, "/vorlagen/mappen/V-2026-1.zip")
    back = zipped({name: filled_up(content, 7) for name, content in books.items()})
    said = html.unescape(editor.act("/vorlagen/einlesen", sent({"Rücklauf.zip": back})))
    found = re.search(r"Entwurf (20\d\d\.\d+)", said)
    assert found, said
    editor.act(f"/freigaben/{found[1]}/zur-freigabe")
    twins.release(found[1])

    out = tmp_path / "vorlagen.zip"
    twins.commanded(
        *("template", "kitas", "--title", ORDER["titel"], "--deadline", ORDER["frist"]),
        *("--return-to", ORDER["zurueck"], "--until", ORDER["bis"], "--out", out),
    )
    with zipfile.ZipFile(out) as archive:
        own = {name: archive.read(name) for name in archive.namelist()}
    assert sorted(own) == sorted(books)
    (tmp_path / "Rücklauf.zip").write_bytes(
        zipped({name: filled_up(content, 7) for name, content in own.items()})
    )
    twins.commanded("import", tmp_path / "Rücklauf.zip")
    twins.alike()


def test_an_indicator_with_measures_and_figures_and_its_removal(twins: Twins, tmp_path: Path) -> None:
    editor = twins.office.signed_in(Role.EDITOR)
    address = begun(editor)
    editor.post(address, {**FORM, **PUPILS, "do": "save", "revision": revision(editor, address)})
    definition = definition_file(editor, address)
    answer = editor.post(
        address,
        {
            **FORM,
            **PUPILS,
            "do": "hand_over",
            "revision": revision(editor, address),
            "figures": (io.BytesIO(FIGURES.encode()), "lesepaten.csv"),
        },
        content_type="multipart/form-data",
        follow_redirects=True,
    )
    twins.release(handed_over(answer.get_data(as_text=True)))

    (tmp_path / "paten.yaml").write_text(definition, "utf-8")
    (tmp_path / "lesepaten.csv").write_text(FIGURES, "utf-8")
    twins.commanded("import", tmp_path / "paten.yaml", tmp_path / "lesepaten.csv")
    twins.alike()
    assert KEY in shown(twins.command.database_url)

    said = editor.act("/merkmale/entfernen", {"subject": f"indicator:{KEY}"})
    twins.release(handed_over(said))
    (tmp_path / "weg.yaml").write_text(f"removed:\n  indicators: [{KEY}]\n", "utf-8")
    twins.commanded("import", tmp_path / "weg.yaml")
    twins.alike()
    assert KEY not in shown(twins.command.database_url)


def test_targets_events_and_actions(twins: Twins, tmp_path: Path) -> None:
    editor = twins.office.signed_in(Role.EDITOR)
    before = catalogue(twins.app)
    for kind, form in AIMS.items():
        address = begun(editor, f"{kind}:", "/ziele")
        editor.post(address, {**form, "do": "save", "revision": revision(editor, address)})
        file = tmp_path / f"{kind}.yaml"
        file.write_text(definition_file(editor, address), "utf-8")
        sent_on = {**form, "do": "hand_over", "revision": revision(editor, address)}
        twins.release(handed_over(editor.act(address, sent_on)))
        twins.commanded("import", file)
        twins.alike()
    assert catalogue(twins.app) != before


def definition_file(client: StaffClient, address: str) -> str:
    """The file that the app writes, as its page shows it."""
    page = client.get(address).get_data(as_text=True)
    found = re.search(r'<pre[^>]*class="bl-def-file"[^>]*>(.*?)</pre>', page, re.DOTALL)
    assert found, page[:2000]
    return html.unescape(found[1])
