"""Four processes of gunicorn on PostgreSQL are one server: same answers, a publication seen by all, one sign-in, one
queue of exports."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from callbacks.server.export_queue import Lane
from callbacks.server.process import hosting
from dashboard.errors import Busy, SettingsError
from dashboard.settings import ROOT
from dashboard.staff.rights import Role
from tests.data.stores.changes import bring
from tests.staff.staff_app import NAMES, PASSWORD, START, added

on_postgresql = pytest.mark.parametrize("addresses", ["postgresql"], indirect=True)
KEY = "ein Schlüssel für alle Prozesse"


@contextmanager
def hosted(stores: Any, what: str, log: Path, processes: int) -> Iterator[str]:
    """The address of gunicorn with some processes."""
    environment = {
        **os.environ,
        "DATABASE_URL": stores.settings.database_url,
        "RAW_DATABASE_URL": stores.settings.raw_database_url,
        "REPORTS": "off",
        "SECRET_KEY": KEY,
        "TMPDIR": str(log.parent),
    }
    command = [sys.executable, "-m", "gunicorn", what, "--bind", "127.0.0.1:0", "--threads", "4"]
    command += [
        "--workers",
        str(processes),
        "--access-logfile",
        "-",
        "--access-logformat",
        "answered by %(p)s",
    ]
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=file, stderr=file)
        try:
            yield _address(process, log)
        finally:
            process.terminate()
            process.wait(30)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(600):
        if found := re.search(r"Listening at: (http://127\.0\.0\.1:\d+)", log.read_text("utf-8")):
            return found[1]
        assert process.poll() is None, log.read_text("utf-8")
        time.sleep(0.05)
    raise TimeoutError(log.read_text("utf-8"))


@dataclass(frozen=True)
class Answered:
    status: int
    text: str
    cookie: str


def ask(address: str, path: str, form: dict[str, str] | None = None, **headers: str) -> Answered:
    """One request on a connection of its own."""
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        if form is None:
            connection.request("GET", path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request("POST", path, urlencode(form), headers)
        answer = connection.getresponse()
        cookies = "; ".join(one.partition(";")[0] for one in answer.headers.get_all("Set-Cookie") or ())
        return Answered(answer.status, answer.read().decode(), cookies)


def of_each(address: str, path: str, log: Path, processes: int, **headers: str) -> list[Answered]:
    """Answers until each of the processes has given some."""
    begun, answers = len(log.read_text("utf-8")), []
    for _ in range(200):
        answers.append(ask(address, path, **headers))
        counted = Counter(re.findall(r"answered by <?(\d+)", log.read_text("utf-8")[begun:]))
        if len(counted) == processes and len(answers) >= 2 * processes:
            return answers
    raise AssertionError(f"not every process answers: {counted}")


def value(answer: Answered) -> float:
    return json.loads(answer.text)["zeilen"][0]["wert"]


@on_postgresql
def test_every_process_gives_the_same_answers_and_sees_a_publication_within_two_seconds(
    stores, world, tmp_path
):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    log = tmp_path / "gunicorn.log"
    values = "/api/v1/werte?indikator=kitas&jahr=2021&gebiete=13076001&format=json&herkunft=alle"
    with hosted(stores, "app:server", log, 4) as address:
        before = of_each(address, values, log, 4)
        assert {one.status for one in before} == {200}
        assert len({one.text for one in before}) == 1, "one answer, whoever gives it"
        assert value(before[0]) == 4
        for path in ("/", "/slab?indikator=kitas", "/gemeinde/13076001"):
            ages = {re.sub(r'"end_id":"[^"]*"', "", one.text) for one in of_each(address, path, log, 4)}
            assert len(ages) == 1, path
        bring(stores.settings, ("kitas", "13076001", 2021, 7.0, "beispieldaten"))
        time.sleep(2)
        after = of_each(address, values, log, 4)
        assert {value(one) for one in after} == {7}


@on_postgresql
def test_who_is_signed_in_to_the_staff_app_is_so_in_every_process(stores, world, tmp_path):
    stores.prepare_alike(world)
    with stores.raw.begin() as connection:
        added(connection, NAMES[Role.LEAD], Role.LEAD, START)
    log = tmp_path / "gunicorn.log"
    with hosted(stores, "app:staff", log, 2) as address:
        page = ask(address, "/anmelden", Accept="text/html")
        token = re.search(r'name="csrf" value="(\w+)"', page.text)[1]
        form = {"csrf": token, "name": NAMES[Role.LEAD], "password": PASSWORD}
        known = ask(address, "/anmelden", form, Origin=address, Accept="text/html", Cookie=page.cookie)
        assert known.status == 303, known.text
        answers = of_each(address, "/protokoll", log, 2, Accept="text/html", Cookie=known.cookie)
        assert {one.status for one in answers} == {200}
        away = of_each(address, "/protokoll", log, 2, Accept="text/html")
        assert {one.status for one in away} == {303}


def test_without_a_key_that_all_share_the_server_ends_with_a_sentence(tmp_path):
    environment = {name: text for name, text in os.environ.items() if name != "SECRET_KEY"}
    command = [sys.executable, "-m", "gunicorn", "app:server", "--bind", "127.0.0.1:0"]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == hosting.NOT_BEGUN
    said = ended.stderr + ended.stdout
    assert "SECRET_KEY fehlt: mehrere Prozesse brauchen einen gemeinsamen Schlüssel." in said
    assert "Traceback" not in said


def test_the_queue_of_exports_is_one_for_all_processes(tmp_path, monkeypatch):
    """Two lanes on one folder stand for two processes: locks on files know no difference."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    here, there = (Lane("busy_files", 1, patience=0.3, shared=tmp_path) for _ in range(2))
    inside, leave = threading.Event(), threading.Event()

    def work() -> None:
        with here.place():
            inside.set()
            leave.wait(10)

    thread = threading.Thread(target=work)
    thread.start()
    assert inside.wait(10)
    with pytest.raises(Busy), there.place():
        pass
    leave.set()
    thread.join()
    with there.place():
        pass


def test_the_folder_of_the_queue_is_that_of_one_database_and_its_absence_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(hosting.tempfile, "gettempdir", lambda: str(tmp_path))
    one, other = (hosting.shared_folder(f"postgresql://nutzer:geheim@rechner/{name}") for name in "ab")
    assert one != other and one.is_dir()
    assert "geheim" not in str(one)
    monkeypatch.setattr(hosting.tempfile, "gettempdir", lambda: str(tmp_path / "fehlt"))
    with pytest.raises(SettingsError, match="TMPDIR"):
        hosting.shared_folder("postgresql://rechner/a")
