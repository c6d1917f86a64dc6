"""`flask export profile`: every place of the district as a PDF, each whole, and a sentence for each that is
not."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from flask import Flask
from pptx import Presentation

import callbacks.commands.batch
import callbacks.commands.batch_command
import callbacks.commands.batch_zip
from callbacks.commands.batch import Order, write_all
from callbacks.commands.command_line import register_commands
from dashboard.settings import Settings
from tests.sampling import some
from tests.short_links import long_form
from tests.tagged import faults

ROOT = Path(__file__).resolve().parents[3]
TOWN, AMT, DISTRICT = "13076108", "130765655", "13076"


@pytest.fixture
def flask(shipped, monkeypatch):
    """`flask --app app …` on what ships, in this process."""
    monkeypatch.setenv("DATABASE_URL", shipped.database_url)
    monkeypatch.delenv("RAW_DATABASE_URL", raising=False)
    server = Flask("test")
    register_commands(server)

    def run(*arguments):
        return server.test_cli_runner().invoke(args=[str(one) for one in arguments])

    return run


def places(answers):
    """Every key that has a profile: municipalities, Ämter of more than one, and the district."""
    register = answers.repository.register()
    areas = [
        one for level in ("gemeinde", "amt") for one in register.of_level(level) if one.kreis == DISTRICT
    ]
    several = [one for one in areas if one.level == "gemeinde" or len(register.children(one.key)) > 1]
    return [*(one.key for one in several), DISTRICT]


@pytest.fixture(scope="module")
def chosen(answers):
    """Every twentieth of 158: which ones `--all` takes is a test of its own; `make thorough` writes all."""
    return some(places(answers), every=20)


@pytest.fixture(scope="module")
def everything(shipped, chosen, tmp_path_factory):
    """Profiles as a person would write them, by several processes."""
    folder = tmp_path_factory.mktemp("profile")
    environment = {**os.environ, "DATABASE_URL": shipped.database_url}
    command = [
        sys.executable,
        "-m",
        "flask",
        "--app",
        "app",
        "export",
        "profile",
        *chosen,
        "--out",
        str(folder),
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180)
    return done, folder


def test_every_place_that_is_named_is_written(everything, chosen):
    done, folder = everything
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{len(chosen)} von {len(chosen)} Profilen geschrieben: {folder}" in done.stdout
    names = [file.name for file in folder.iterdir()]
    assert sorted(name.split("-")[1] for name in names) == sorted(chosen), "nothing but the files, each once"


def test_all_are_all_places_of_the_district(flask, answers, tmp_path, monkeypatch):
    def note(order, keys, processes):
        asked.extend(keys)
        return iter(())

    asked = []
    monkeypatch.setattr(callbacks.commands.batch_command, "write_all", note)
    flask("export", "profile", "--all", "--out", tmp_path)
    assert len(asked) == 158
    assert sorted(asked) == sorted(places(answers))


def test_each_of_them_is_whole_for_whoever_cannot_see_it(everything):
    _, folder = everything
    wrong = {}
    for file in folder.iterdir():
        with pikepdf.open(file) as opened, opened.open_metadata() as metadata:
            title = metadata["dc:title"]
            links = {
                str(one.A.URI) for page in opened.pages for one in page.get("/Annots", []) if "/A" in one
            }
        found = faults(file.read_bytes(), title, "de")
        own = f"/gemeinde/{file.name.split('-')[1]}?stand="
        if found or not title.startswith("Profil ") or not any(own in long_form(link) for link in links):
            wrong[file.name] = found
    assert wrong == {}


def test_single_places_in_another_language_with_links_to_another_address(flask, tmp_path):
    done = flask(
        "export",
        "profile",
        TOWN,
        AMT,
        TOWN,
        "--out",
        tmp_path / "a" / "b",
        "--lang",
        "en",
        "--url",
        "https://x.de",
    )
    assert (done.exit_code, "2 von 2 Profilen geschrieben" in done.output) == (0, True)
    files = sorted((tmp_path / "a" / "b").iterdir())
    assert [file.name.rpartition("-")[0] for file in files] == [
        "profil-13076108-parchim", "profil-130765655-amt-eldenburg-luebz",
    ]  # fmt: skip
    assert faults(files[0].read_bytes(), "Profile Parchim", "en") == []
    with pikepdf.open(files[0]) as opened:
        links = {str(one.A.URI) for page in opened.pages for one in page.get("/Annots", []) if "/A" in one}
    assert f"https://x.de/gemeinde/{TOWN}?stand=" in " ".join(map(long_form, links))
    assert all(link.startswith("https://x.de/") for link in links)


def test_each_amt_gets_one_zip_of_all_kinds_of_files(flask, tmp_path):
    village = "13076046"  # Göhlen in the Amt Ludwigslust-Land
    kinds = ("--format", "pptx", "--format", "xlsx", "--format", "pptx")
    done = flask("export", "profile", TOWN, village, AMT, DISTRICT, "--out", tmp_path, "--zip", *kinds)
    assert (done.exit_code, "4 von 4 Profilen" in done.output) == (0, True), done.output
    assert "Je Amt und je amtsfreie Gemeinde eine ZIP-Datei: 3" in done.output
    found = {file.name.rpartition("-")[0]: file for file in tmp_path.iterdir()}
    assert sorted(found) == [
        "profil-13076-landkreis-ludwigslust-parchim",
        "profile-130760108-parchim-amtsfrei",
        "profile-130765655-amt-eldenburg-luebz",
        "profile-130765659-amt-ludwigslust-land",
    ]
    with zipfile.ZipFile(found["profile-130760108-parchim-amtsfrei"]) as packed:
        assert packed.testzip() is None
        names = sorted(packed.namelist())
        assert [name.rpartition("-")[0] for name in names] == ["profil-13076108-parchim"] * 2
        book = openpyxl.load_workbook(io.BytesIO(packed.read(names[1])))
        assert "Wert" in [cell.value for cell in book["Daten"][1]]
        assert Presentation(io.BytesIO(packed.read(names[0]))).slides


def test_a_zip_that_cannot_be_written_keeps_the_single_files(flask, tmp_path, monkeypatch):
    def full(*arguments, **how):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(callbacks.commands.batch_zip.zipfile, "ZipFile", full)
    done = flask("export", "profile", TOWN, "--out", tmp_path, "--zip", "--format", "xlsx")
    assert done.exit_code == 1
    assert "die Datei lässt sich nicht schreiben (No space left on device)" in done.output
    assert [file.suffix for file in tmp_path.iterdir()] == [".xlsx"]


def test_an_unknown_place_is_said_and_the_others_are_written(flask, tmp_path):
    done = flask("export", "profile", "99999999", TOWN, "12345", "--out", tmp_path)
    assert done.exit_code == 1
    assert done.output.count("FEHLER: ") == 2
    assert "FEHLER: 12345: " in done.output and "FEHLER: 99999999: " in done.output
    assert "1 von 3 Profilen geschrieben" in done.output
    assert [file.name.split("-")[1] for file in tmp_path.iterdir()] == [TOWN]


@pytest.mark.parametrize("arguments", [(), (TOWN, "--all"), (TOWN, "--url", "nirgends")])
def test_nonsense_is_a_sentence_and_writes_nothing(flask, tmp_path, arguments):
    done = flask("export", "profile", *arguments, "--out", tmp_path / "neu")
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert not (tmp_path / "neu").exists()


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://127.0.0.1:8050/"),
        ({"host": "0.0.0.0", "base_path": "/bildung"}, "http://127.0.0.1:8050/bildung/"),
        (
            {"public_url": "https://www.kreis.example", "base_path": "/bildung"},
            "https://www.kreis.example/bildung/",
        ),
    ],
)
def test_links_lead_to_the_public_address_and_below_its_path(given, address):
    assert callbacks.commands.batch_command._root(Settings(**given), "") == address


def test_a_file_that_cannot_be_written_leaves_nothing_half_done(flask, tmp_path, monkeypatch):
    def full(source, target):
        assert source.exists(), "it was written beside first"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(callbacks.commands.batch.os, "replace", full)
    done = flask("export", "profile", TOWN, "--out", tmp_path)
    assert done.exit_code == 1
    assert f"FEHLER: {TOWN}: Die Datei lässt sich nicht schreiben (No space left on device)." in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_profile_that_cannot_be_set_is_said_with_its_key(flask, tmp_path, monkeypatch):
    def broken(self, taken):
        raise RuntimeError("PDF/UA-1 error")

    monkeypatch.setattr(callbacks.commands.batch.ProfileExports, "pdf", broken)
    done = flask("export", "profile", TOWN, AMT, "--out", tmp_path)
    assert (done.exit_code, done.output.count("FEHLER: ")) == (1, 2)
    assert (
        f"FEHLER: {TOWN}: Das Profil lässt sich nicht setzen (RuntimeError: PDF/UA-1 error)." in done.output
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_sentence(flask, tmp_path):
    (tmp_path / "datei").write_text("")
    done = flask("export", "profile", TOWN, "--out", tmp_path / "datei" / "ordner")
    assert done.exit_code == 1
    assert "der Ordner lässt sich nicht anlegen" in done.output


class Killed:
    """A pool whose processes are ended from outside, as when the memory runs out: files are left half
    written."""

    def __init__(self, *how):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *why):
        pass

    def submit(self, work, order, key):
        (order.folder / f".{key}.pdf.teil").write_bytes(b"%PDF-half")
        done = Future()
        done.set_exception(BrokenProcessPool())
        return done

    def shutdown(self, **how):
        pass


def test_a_process_that_is_killed_leaves_a_sentence_for_each_place_and_no_part(
    shipped, tmp_path, monkeypatch
):
    monkeypatch.setattr(callbacks.commands.batch, "ProcessPoolExecutor", Killed)
    order = Order(shipped.database_url, DISTRICT, tmp_path, "de", "http://localhost/")
    found = list(write_all(order, [TOWN, AMT], 2))
    assert {one.key for one in found} == {TOWN, AMT}
    assert all("abgebrochen" in one.problem for one in found)
    assert list(tmp_path.iterdir()) == []


def test_values_of_an_indicator_are_still_written_as_before(flask):
    plain = flask("export", "kitas", "--ebene", "amt")
    assert plain.exit_code == 0
    assert plain.output.startswith("indikator;gebiet;name;jahr;")
    assert flask("export", "werte", "kitas", "--ebene", "amt").output == plain.output
    assert "profile" in flask("export", "--help").output


def test_reports_of_places_are_written_whole_and_those_that_are_there_stay(flask, tmp_path):
    """A second run takes up where the first has stopped: a file that is there is not made again."""
    done = flask("export", "report", "2026", TOWN, "--out", tmp_path, "--url", "https://monitor.example/")
    assert done.exit_code == 0, done.output
    (file,) = tmp_path.iterdir()
    assert file.name == f"bericht-2026-{TOWN}-parchim.pdf"
    assert faults(file.read_bytes(), "Bildungsbericht 2026 · Parchim", "de") == []
    file.write_bytes(b"as it was")
    again = flask(
        "export", "report", "2026", TOWN, AMT, "--out", tmp_path, "--url", "https://monitor.example/"
    )
    assert "2 von 2 Berichten geschrieben" in again.output
    assert file.read_bytes() == b"as it was"
    assert len(list(tmp_path.iterdir())) == 2


def test_an_edition_that_there_is_not_ends_in_a_sentence(flask, tmp_path):
    done = flask("export", "report", "1999", TOWN, "--out", tmp_path)
    assert done.exit_code != 0 and "gibt es nicht" in done.output
    assert list(tmp_path.iterdir()) == []
