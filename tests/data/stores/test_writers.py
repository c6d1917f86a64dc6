"""One writer at a time: the others wait, say so, give up with a sentence, and overwrite nothing."""

from __future__ import annotations

import errno
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.errors import StoreError
from data import embedded_figures
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.publishing.rollback import rollback
from data.staff.jobs.worker_lock import somebody_works
from data.stores import file_lock, writers
from tests.data.stores.changes import bring, shown
from tests.data.stores.deliveries import delivery

NEW = ("kitas", "13076001", 2022, 9.0, "beispieldaten")


@pytest.fixture
def kitas(world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    return world


@pytest.fixture
def held():
    """Holds the locks of two stores in another thread until told to let go."""
    go, pool = threading.Event(), ThreadPoolExecutor(1)

    def hold(settings):
        taken = threading.Event()

        def work():
            with writers.alone(settings.raw_database_url, settings.database_url):
                taken.set()
                go.wait(30)

        pool.submit(work)
        assert taken.wait(30)
        return go

    yield hold
    go.set()
    pool.shutdown()


def test_a_writer_that_waits_says_so_and_then_does_its_work(stores, kitas, held, monkeypatch, caplog):
    stores.prepare(kitas)
    monkeypatch.setattr(writers, "_SAY_AFTER_SECONDS", 0.05)
    go = held(stores.settings)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(bring, stores.settings, NEW)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.5)
        assert "ein anderer Befehl schreibt gerade; dieser wartet" in caplog.text
        go.set()
        assert waiting.result(timeout=30).changed


@pytest.mark.parametrize("command", ["import", "rollback", "prepare"])
def test_a_writer_gives_up_with_a_sentence_and_has_changed_nothing(stores, kitas, held, monkeypatch, command):
    stores.prepare(kitas)
    version = bring(stores.settings, NEW).version
    before = shown(stores.settings)
    monkeypatch.setattr(writers, "WAIT_SECONDS", 0.1)
    held(stores.settings)
    commands = {
        "import": lambda: import_deliveries(stores.raw, stores.published, [delivery(NEW)], "test"),
        "rollback": lambda: rollback(stores.raw, stores.published, version),
        "prepare": lambda: stores.prepare(kitas),
    }
    with pytest.raises(StoreError, match=r"ein anderer Befehl schreibt seit .* Es wurde nichts geändert"):
        commands[command]()
    assert shown(stores.settings) == before


def test_a_slow_first_start_never_overwrites_an_import_made_meanwhile(addresses, kitas, monkeypatch):
    """Two commands meet no store; the second must not build another one over what the first has published."""
    inside, go, real = threading.Event(), threading.Event(), embedded_figures.series_rows

    def slow(folder):
        inside.set()
        assert go.wait(30)
        return real(folder)

    monkeypatch.setattr(embedded_figures, "series_rows", slow)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(prepare, addresses, folder=kitas.folder)
        assert inside.wait(30)

        def prepare_and_import():
            prepare(addresses, folder=kitas.folder)
            return bring(addresses, NEW)

        second = pool.submit(prepare_and_import)
        with pytest.raises(TimeoutError):
            second.result(timeout=0.5)
        go.set()
        assert first.result(timeout=30).changed
        imported = second.result(timeout=30)
    assert {row[0] for row in shown(addresses)} == {imported.version}
    assert prepare(addresses, folder=kitas.folder).version == imported.version


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "gehört einem anderen Benutzer"),
        (OSError(errno.ENOSYS, "Function not implemented"), r"keine Sperren \(flock\)"),
        (OSError(errno.EROFS, "Read-only file system"), "Read-only file system"),
    ],
)
def test_a_lock_file_that_cannot_be_used_is_named_with_the_cause(tmp_path, monkeypatch, error, cause):
    file = tmp_path / ".raw.sqlite.lock"
    file.touch()

    def refused(*_arguments, **_more):
        raise error

    monkeypatch.setattr("filelock.FileLock.acquire", refused)
    place = f"sqlite:///{tmp_path / 'raw.sqlite'}"
    with pytest.raises(StoreError, match=rf"\.raw\.sqlite\.lock: .*{cause}"), writers.alone(place):
        pass
    with pytest.raises(StoreError, match=cause):
        somebody_works(place)


def test_without_locks_of_the_file_system_no_file_stands_for_a_lock(tmp_path, monkeypatch):
    """Such a file would stay when its process dies, and everybody after it would wait."""

    def missing(_descriptor, _operation):
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr("fcntl.flock", missing)
    with pytest.raises(StoreError, match="keine Sperren"):
        file_lock.take(tmp_path / "lock")


def test_a_folder_in_which_nothing_can_be_made_is_named(tmp_path):
    (tmp_path / "datei").write_text("kein Ordner", encoding="utf-8")
    place = f"sqlite:///{tmp_path / 'datei' / 'raw.sqlite'}"
    with (
        pytest.raises(StoreError, match=r"datei: in diesem Ordner lässt sich nichts anlegen"),
        writers.alone(place),
    ):
        pass
