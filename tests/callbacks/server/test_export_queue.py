"""Half a minute of work is done by one at a time, and nobody waits without knowing why."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from callbacks.meeting import scenes as folder_sheets
from callbacks.server.export_queue import HELD, PATIENCE, ExportQueue, Lane
from dashboard.errors import Busy

FOLDER = {
    "format": "bildungslupe-mappe",
    "fassung": 1,
    "name": "Mappe",
    "szenen": [{"ansicht": "", "name": "Szene", "titel": "Szene", "notiz": "", "neu": False}],
}


def comes(so: Callable[[], bool]) -> bool:
    """Whether something comes true within ten seconds."""
    return any(so() or threading.Event().wait(0.01) for _ in range(1000))


def test_one_works_one_waits_and_a_third_is_asked_to_come_again():
    queue, begun, go, order = Lane("busy_files", 1, patience=10), threading.Event(), threading.Event(), []

    def first():
        with queue.place():
            begun.set()
            assert go.wait(10)
            order.append("first")

    def second():
        with queue.place():
            order.append("second")

    threads = [threading.Thread(target=first)]
    threads[0].start()
    assert begun.wait(10)
    threads.append(threading.Thread(target=second))
    threads[1].start()
    # until the second stands in line
    assert comes(lambda: queue._places._value == 0)
    asked = time.monotonic()
    with pytest.raises(Busy, match="in einer halben Minute"), queue.place():
        pass
    assert time.monotonic() - asked < 2, "at once, not after ten seconds"
    go.set()
    for one in threads:
        one.join(10)
    assert order == ["first", "second"]
    with queue.place():
        order.append("third")
    assert order[-1] == "third", "everybody has left"


def test_who_waits_too_long_is_told_and_leaves_the_line():
    queue, asked = Lane("busy_files", 1, patience=0.05), time.monotonic()
    with queue.place():
        for _ in range(3):
            with pytest.raises(Busy), queue.place():
                pass
    assert 0.15 <= time.monotonic() - asked < 3
    with queue.place():
        pass


def test_work_that_fails_gives_its_turn_back():
    queue = Lane("busy_files", 1, patience=0.05)
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), queue.place():
            raise ZeroDivisionError


@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_a_third_folder_is_answered_with_a_kind_sentence_and_when_to_ask_again(app_of, monkeypatch, kind):
    begun, go = threading.Barrier(2), threading.Event()

    def slow(makers, folder, root):
        if not go.is_set():
            begun.wait(10)
            assert go.wait(20)
        return b"fertig"

    monkeypatch.setattr(folder_sheets, "folder_slides", slow)
    monkeypatch.setattr(folder_sheets, "folder_report", slow)
    server, answered = app_of().server, []

    def ask():
        answered.append(
            server.test_client().post(
                f"/mappe.{kind}", data=json.dumps(FOLDER), content_type="application/json"
            )
        )

    with ExitStack() as stack:
        stack.callback(go.set)
        threads = [threading.Thread(target=ask) for _ in range(3)]
        for one in threads:
            one.start()
        begun.wait(10)
        # the third is answered at once, while the others have not moved
        assert comes(lambda: bool(answered))
        assert not go.is_set()
    for one in threads:
        one.join(20)
    refused, *served = sorted(answered, key=lambda one: -one.status_code)
    assert [one.status_code for one in served] == [200, 200]
    assert (refused.status_code, refused.mimetype, refused.headers["Retry-After"]) == (
        503,
        "application/problem+json",
        "30",
    )
    assert refused.json["detail"].startswith("Gerade werden mehrere Mappen geschrieben.")
    assert refused.json["title"] == "Gerade ist viel zu tun"


FILES = (
    *(
        "/tabelle.csv",
        "/tabelle.xlsx",
        "/folien.pptx",
        "/bild/karte.png",
        "/bild/karte.svg",
        "/bild/rangfolge.html",
    ),
    *(f"/gemeinde/13076048.{kind}" for kind in ("pdf", "pptx", "xlsx")),
    *(f"/bericht/2026.{kind}" for kind in ("pdf", "docx", "pptx", "xlsx")),
    *(f"/vergleich.{kind}?gebiete=13076108,13076060" for kind in ("pdf", "pptx", "xlsx")),
    *(f"/daten/kinderarmut.{kind}" for kind in ("csv", "xlsx", "json", "parquet", "gpkg")),
    *(f"/bildungslandkarte.{kind}" for kind in ("pdf", "xlsx", "csv", "geojson", "gpkg")),
    *("/bildungslandkarte/folie.pptx", "/bildungslandkarte/buehne"),
    *("/uebergang/buehne", "/bild/uebergang-szene.svg", "/bild/uebergang-szene.png"),
    *("/integration/buehne", "/bild/integration-szene.svg", "/bild/integration-szene.png"),
    *("/bild/uebergang.svg", "/bild/uebergang.html", "/uebergang/folie.pptx", "/uebergang/tabelle.csv"),
    *("/bild/integration.svg", "/bild/integration-karte.png", "/integration/folie.pptx", "/integration.xlsx"),
    *(f"/bild/bildungslandkarte{what}.{kind}" for what in ("", "-szene") for kind in ("svg", "png")),
)


PICTURE_OF_PRACTICE = "/bericht/<edition>/bild/<picture>"
"""It lies in the store as it is sent."""
ALL_DATA = "/daten/alles.zip"
"""A process of its own makes it; who comes while enough wait is refused in tests/wire/open_data/test_package.py."""


@pytest.fixture
def full(app_of):
    """An application whose lane for files has no place left, and whose other pages go on."""
    app = app_of()
    places = app.export_queue.files._places
    taken = 0
    while places.acquire(blocking=False):
        taken += 1
    yield app
    for _ in range(taken):
        places.release()


@pytest.mark.parametrize(
    ("query", "sentence"), [("", "in einer halben Minute"), ("sprache=en", "in half a minute")]
)
@pytest.mark.parametrize("path", FILES)
def test_every_file_is_refused_kindly_while_the_queue_is_full(full, path, query, sentence):
    response = full.server.test_client().get(f"{path}{'&' if '?' in path else '?'}{query}")
    assert response.status_code == 503, path
    assert response.headers["Retry-After"] == "30"
    assert sentence in response.json["detail"]


def test_pages_and_health_do_not_wait_for_the_queue(full):
    client = full.server.test_client()
    for path in ("/", "/healthz", "/gemeinde/13076048", "/slab"):
        assert client.get(path).status_code == 200


def test_every_route_that_gives_a_file_stands_in_line(app_of):
    """A route for files that is added is tried above, too."""
    given = {
        str(rule)
        for rule in app_of().server.url_map.iter_rules()
        if any(mark in str(rule) for mark in (".pdf", "pdf,", "pptx", "xlsx", "/bild/", "/tabelle", ".zip"))
        and str(rule) not in (PICTURE_OF_PRACTICE, ALL_DATA)
    }
    assert given == {
        *("/tabelle.csv", "/tabelle.xlsx", "/folien.pptx", "/bild/<view>.<kind>"),
        "/gemeinde/<key>.<any(pdf, pptx, xlsx):kind>",
        "/bericht/<edition>.<any(pdf, docx, pptx, xlsx):kind>",
        *("/vergleich.<any(pdf, pptx, xlsx):kind>", "/mappe.<any(pptx, pdf):kind>"),
        "/bildungslandkarte.<any(xlsx, csv, pdf, geojson, gpkg):kind>",
        "/daten/<key>.<any(csv, xlsx, json, parquet, gpkg):kind>",
        *(
            "/bild/bildungslandkarte.<any(svg, png):kind>",
            "/bild/bildungslandkarte-szene.<any(svg, png):kind>",
        ),
        "/bildungslandkarte/folie.pptx",
        *("/bild/uebergang-szene.<any(svg, png):kind>", "/bild/integration-szene.<any(svg, png):kind>"),
        *("/bild/uebergang.<kind>", "/uebergang/folie.pptx", "/uebergang/tabelle.<kind>"),
        "/bild/integration<any('', '-karte'):view>.<any(svg, png):kind>",
        *("/integration/folie.pptx", "/integration.<any(xlsx, csv):kind>"),
    }


def test_a_page_of_kept_scenes_finds_room_for_its_pictures_and_the_server_has_threads_for_all():
    queue = ExportQueue()
    with ExitStack() as stack:
        for lane, places in ((queue.files, 12), (queue.folders, 2)):
            for _ in range(places):
                assert lane._places.acquire(blocking=False)
                stack.callback(lane._places.release)
            assert not lane._places.acquire(blocking=False)
    assert PATIENCE >= 60, "a folder before one's own may take 45 seconds"
    assert HELD == 14, "as many threads as both lanes can hold, besides those that answer everything else"


def test_one_of_several_processes_keeps_half_of_its_eight_threads_for_readers(tmp_path):
    queue, held = ExportQueue(tmp_path), []
    for lane in (queue.files, queue.folders):
        places = 0
        while lane._places.acquire(blocking=False):
            places += 1
        held.append(places)
    assert held == [3, 1]
    with pytest.raises(Busy), queue.folders.place():
        pass
