"""Who runs the server sees whether it lives and how busy it is, and finds what a reader was told again in the log."""

from __future__ import annotations

import logging
import os
import threading

import pytest
from flask import Flask, abort
from prometheus_client.parser import text_string_to_metric_families

from callbacks.server.export_queue import ExportQueue
from callbacks.server.watching import routes
from callbacks.server.watching.request_ids import HEADER
from dashboard.log_lines import REQUEST

TOKEN = "ein-langes-kennwort"


def application(token: str = "", queue: ExportQueue | None = None) -> Flask:
    server = Flask("watched")
    routes.register(server, token, queue)

    @server.route("/ort/<name>", methods=["GET", "LINK"])
    def place(name: str) -> str:
        logging.getLogger("bildungslupe").warning("Ort")
        return REQUEST.get()

    @server.get("/bricht")
    def breaks() -> str:
        abort(503)

    return server


def samples(text: str) -> dict[tuple[str, ...], float]:
    return {
        (one.name, *(one.labels[key] for key in sorted(one.labels))): one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
    }


def test_requests_are_counted_by_route_and_no_address_is_kept():
    client = application().test_client()
    for name in ("lübz", "plau", "goldberg"):
        client.get(f"/ort/{name}")
    client.open("/ort/x", method="LINK")
    assert client.get("/bricht").status_code == 503
    client.get("/gibt-es-nicht")
    text = client.get("/metrics").text
    found = samples(text)
    assert found["bildungslupe_requests_total", "GET", "/ort/<name>", "200"] == 3
    assert found["bildungslupe_requests_total", "other", "/ort/<name>", "200"] == 1
    assert found["bildungslupe_requests_total", "GET", "/bricht", "503"] == 1
    assert found["bildungslupe_requests_total", "GET", "-", "404"] == 1
    assert found["bildungslupe_request_seconds_count", "/ort/<name>"] == 4
    assert "plau" not in text and "gibt-es-nicht" not in text
    assert found[("process_resident_memory_bytes",)] > 1e6


def test_exports_that_work_and_wait_are_seen():
    queue, inside, leave = ExportQueue(), threading.Event(), threading.Event()

    def work() -> None:
        with queue.files.place():
            inside.set()
            leave.wait(10)

    one = threading.Thread(target=work)
    one.start()
    client = application(queue=queue).test_client()
    assert inside.wait(10)
    busy = samples(client.get("/metrics").text)
    leave.set()
    one.join()
    after = samples(client.get("/metrics").text)
    assert (busy["bildungslupe_exports", "files"], busy["bildungslupe_exports", "folders"]) == (1, 0)
    assert after["bildungslupe_exports", "files"] == 0


@pytest.mark.parametrize(
    ("token", "asked", "status"),
    [
        ("", {}, 200),
        ("", {"environ_overrides": {"REMOTE_ADDR": "10.0.0.9"}}, 404),
        ("", {"headers": {"X-Forwarded-For": "127.0.0.1"}}, 404),
        (TOKEN, {}, 404),
        (TOKEN, {"headers": {"Authorization": "Bearer falsch"}}, 404),
        (TOKEN, {"headers": {"Authorization": "Bearer fälsch"}}, 404),
        (TOKEN, {"headers": {"Authorization": f"Bearer {TOKEN}"}}, 200),
        (
            TOKEN,
            {
                "headers": {"Authorization": f"Bearer {TOKEN}", "X-Forwarded-For": "10.1.1.1"},
                "environ_overrides": {"REMOTE_ADDR": "10.0.0.9"},
            },
            200,
        ),
    ],
)
def test_figures_are_for_this_machine_or_for_whoever_has_the_token(token, asked, status):
    assert application(token).test_client().get("/metrics", **asked).status_code == status


@pytest.mark.parametrize(
    ("behind", "asked", "status"),
    [
        (False, {"headers": {"X-Forwarded-Proto": "https"}}, 404),
        (False, {"headers": {"X-Forwarded-Server": "proxy"}}, 404),
        (False, {"headers": {"Via": "1.1 proxy"}}, 404),
        (True, {"headers": {"Host": "www.kreis.example"}}, 404),
        (True, {"headers": {"Host": "[::1"}}, 404),
        (True, {"headers": {"Host": "127.0.0.1:8050"}}, 200),
        (True, {"headers": {"Host": "[::1]:8050"}}, 200),
    ],
)
def test_a_proxy_on_this_machine_gets_no_figures(behind, asked, status):
    server = Flask("watched")
    routes.register(server, "", behind_proxy=behind)
    assert server.test_client().get("/metrics", **asked).status_code == status


def test_one_of_several_processes_says_which_it_is(monkeypatch):
    monkeypatch.setenv("SERVER_SOFTWARE", "gunicorn/24")
    client = application(queue=ExportQueue()).test_client()
    client.get("/ort/x")
    found = [
        one
        for family in text_string_to_metric_families(client.get("/metrics").text)
        for one in family.samples
    ]
    assert found and {one.labels["process"] for one in found} == {str(os.getpid())}


def test_each_request_has_an_id_that_a_proxy_may_give(caplog):
    client = application().test_client()
    one, other = client.get("/ort/a"), client.get("/ort/a")
    assert one.headers[HEADER] == one.text != other.text
    assert client.get("/ort/a", headers={HEADER: "von-nginx-0001"}).text == "von-nginx-0001"
    for nonsense in ("kurz", "x" * 65, "mit leer zeichen", "<script>alert"):
        assert client.get("/ort/a", headers={HEADER: nonsense}).text != nonsense
    assert REQUEST.get() == ""


def test_public_and_staff_app_say_that_they_live(client):
    assert client.get("/livez").status_code == 200
    assert client.get("/metrics").status_code == 200
    answer = client.get("/gibt-es-nicht")
    assert len(answer.headers[HEADER]) == 16
