"""The file of all data sets is made by one process at a time, and whatever fails is not begun again and again."""

from __future__ import annotations

import io
import threading
from types import SimpleNamespace

import pytest

from callbacks.open_data import package as module
from callbacks.open_data.package import DataPackage
from callbacks.open_data.package_process import _answered
from callbacks.open_data.sizes import FileSizes
from dashboard.errors import Busy, PictureFailed


def answer(version="2026.1", lang="de", chosen="", official=False):
    selection = SimpleNamespace(language=lang, version=chosen, official=official)
    return SimpleNamespace(version=version, selection=selection)


class Process:
    """Stands for the process that writes the files: at once, or when it may."""

    alive = most = 0
    may = threading.Event()

    def __init__(self, *_, returncode=0, **__):
        Process.alive += 1
        Process.most = max(Process.most, Process.alive)
        self.stdin, self.stdout, self.returncode = Order(), SimpleNamespace(), returncode
        self.stdout = Said(self)

    def written(self):
        Process.may.wait(10)
        if self.returncode == 0:
            where = module.Path(module.orjson.loads(self.stdin.line)["folder"])
            (where / "alles.zip").write_bytes(str(where).encode())
            (where / "sizes.json").write_bytes(b'{"kinderarmut.csv": 41400}')
        Process.alive -= 1
        return b"made\n" if self.returncode == 0 else b""

    def wait(self):
        return self.returncode

    def kill(self):
        """Nothing is left to end."""


class Order(io.BytesIO):
    line = b""

    def flush(self):
        self.line = self.getvalue() or self.line


class Said:
    def __init__(self, process):
        self.read = process.written

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Nothing to close."""


@pytest.fixture
def package(monkeypatch):
    Process.alive = Process.most = 0
    Process.may = threading.Event()
    Process.may.set()
    monkeypatch.setattr(module.subprocess, "Popen", Process)
    answers = SimpleNamespace(
        district="13076",
        fingerprint=lambda one: f"{one.version}-{one.selection.language}",
        edition=lambda version: version,
    )
    return DataPackage(answers, FileSizes(answers), "sqlite://", ahead=True)


def content(package, one):
    handed = package.file(one)
    with handed.content as file:
        return file.read()


def test_it_is_made_once_and_handed_out(package):
    assert content(package, answer()) == content(package, answer())
    assert Process.most == 1 and package._running == {}
    assert package._sizes.of(answer(), "kinderarmut", "csv").endswith("KB")


def test_the_one_asked_for_longest_ago_is_given_up_and_an_opened_file_stays_readable(package):
    held = package.file(answer("2026.1"))
    content(package, answer("2026.2"))
    content(package, answer("2026.1"))
    content(package, answer("2026.3"))
    assert [key[:6] for key in package._made] == ["2026.1", "2026.3"]
    content(package, answer("2026.2"))
    content(package, answer("2026.3"))
    assert "2026.1" not in {key[:6] for key in package._made}
    with held.content as file:
        assert file.read()


def test_only_one_process_runs_whatever_is_asked_for(package, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    Process.may.clear()
    for lang in ("de", "en"):
        with pytest.raises(Busy):
            package.file(answer(lang=lang))
    assert len(package._running) == 2 and Process.most == 1
    Process.may.set()
    monkeypatch.setattr(module, "PATIENCE", 10)
    assert content(package, answer(lang="en")) and Process.most == 1


@pytest.mark.parametrize("wrong", ["no process", "no folder", "it fails"])
def test_a_failure_is_said_and_remembered_and_blocks_nothing(package, monkeypatch, wrong):
    begun = []

    def failing(*args, **kwargs):
        begun.append(args)
        if wrong == "it fails":
            return Process(returncode=1)
        raise OSError("no more processes")

    monkeypatch.setattr(module.subprocess, "Popen", failing)
    if wrong == "no folder":
        monkeypatch.setattr(module.Path, "mkdir", failing)
    for _ in range(2):
        with pytest.raises(Busy, match="nicht zustande gekommen") as refused:
            package.file(answer())
        assert 590 <= refused.value.seconds <= 600
    assert len(begun) == 1 and package._running == {}
    monkeypatch.undo()
    monkeypatch.setattr(module.subprocess, "Popen", Process)
    monkeypatch.setattr(module, "_PAUSE", 0.0)
    assert content(package, answer())


def test_who_waits_for_a_new_attempt_is_not_told_of_the_failed_one(package, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    Process.may.clear()
    package._failed[package._key(answer())] = module.time.monotonic() - module._PAUSE
    with pytest.raises(Busy, match="zusammengestellt") as refused:
        package.file(answer())
    Process.may.set()
    assert refused.value.seconds == 30


def test_a_folder_that_cannot_be_made_leaves_nothing_behind(package, monkeypatch):
    def full(**_):
        raise OSError("no space left")

    monkeypatch.setattr(module.tempfile, "mkdtemp", full)
    with pytest.raises(OSError, match="no space"):
        package.file(answer())
    assert package._running == {}


def test_only_the_newest_in_german_is_made_ahead(package):
    for one in (answer(lang="en"), answer(chosen="2026.1"), answer(official=True)):
        package.begin_ahead(one)
    assert Process.most == 0
    package.begin_ahead(answer())
    assert content(package, answer()) and Process.most == 1


def test_a_file_that_is_refused_fails_the_package():
    asked = []

    def get(path):
        asked.append(path)
        return SimpleNamespace(status_code=200 if "kurse" in path else 503, data=b"x")

    client = SimpleNamespace(get=get)
    assert _answered(client, "/api/v1/kurse?format=csv", answer(lang="en")) == b"x"
    assert asked == ["/api/v1/kurse?format=csv&stand=2026.1&sprache=en"]
    with pytest.raises(PictureFailed, match="503"):
        _answered(client, "/api/v1/massnahmen", answer())
