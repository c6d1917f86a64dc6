"""Half a minute of work is done by one at a time, and nobody waits without knowing why."""

from __future__ import annotations

import json
import threading
from contextlib import ExitStack

import pytest

from callbacks import folder_sheets
from callbacks.turns import Turns
from dashboard.errors import Busy

FOLDER = {
    "format": "bildungslupe-mappe",
    "fassung": 1,
    "name": "Mappe",
    "szenen": [{"ansicht": "", "name": "Szene", "titel": "Szene", "notiz": "", "neu": False}],
}


def test_one_works_one_waits_and_a_third_is_asked_to_come_again():
    turns, begun, go, order = Turns("Bitte warten.", 1, patience=10), threading.Event(), threading.Event(), []

    def first():
        with turns.turn():
            begun.set()
            assert go.wait(10)
            order.append("first")

    def second():
        with turns.turn():
            order.append("second")

    threads = [threading.Thread(target=first)]
    threads[0].start()
    assert begun.wait(10)
    threads.append(threading.Thread(target=second))
    threads[1].start()
    while turns._places._value:  # until the second stands in line
        threading.Event().wait(0.01)
    with pytest.raises(Busy, match=r"Bitte warten\."), turns.turn():
        pass
    go.set()
    for one in threads:
        one.join(10)
    assert order == ["first", "second"]
    with turns.turn():
        order.append("third")
    assert order[-1] == "third", "everybody has left"


def test_who_waits_too_long_is_told_and_leaves_the_line():
    turns = Turns("Bitte warten.", 1, patience=0.05)
    with turns.turn():
        for _ in range(3):
            with pytest.raises(Busy), turns.turn():
                pass
    with turns.turn():
        pass


def test_work_that_fails_gives_its_turn_back():
    turns = Turns("Bitte warten.", 1, patience=0.05)
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), turns.turn():
            raise ZeroDivisionError


@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_a_third_folder_is_answered_with_a_kind_sentence_and_when_to_ask_again(app_of, monkeypatch, kind):
    begun, go = threading.Barrier(2), threading.Event()

    def slow(exporting, folder, root):
        if not go.is_set():
            begun.wait(10)
            assert go.wait(20)
        return b"fertig"

    monkeypatch.setattr(folder_sheets, "folder_slides", slow)
    monkeypatch.setattr(folder_sheets, "folder_report", slow)
    server, answered = app_of().server, []

    def ask():
        answered.append(
            server.test_client().post(f"/mappe.{kind}", data=json.dumps(FOLDER), content_type="application/json")
        )

    with ExitStack() as stack:
        stack.callback(go.set)
        threads = [threading.Thread(target=ask) for _ in range(3)]
        for one in threads:
            one.start()
        begun.wait(10)
        while not answered:  # the third is answered at once, while the others have not moved
            threading.Event().wait(0.01)
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
