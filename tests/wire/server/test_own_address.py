"""The address in files and codes is that of this server, and whoever uses another name is told so once."""

from __future__ import annotations

import threading

import pytest
from flask import Flask

from callbacks.server import own_address as module
from callbacks.server.own_address import listening_at, own_address, register
from dashboard.settings import Settings


def asked(named: str, server: Flask | None = None, *, reader: str = "127.0.0.1", port: str = "8050", **given):
    """The address that a request for a host is answered with."""
    if server is None:
        server = Flask("addressed")
        register(server, Settings(**given))
    environ = {"REMOTE_ADDR": reader, "HTTP_HOST": named, "SERVER_PORT": port}
    with server.test_request_context("/", environ_overrides=environ):
        return own_address()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("localhost", "http://localhost/"),
        ("localhost:8050", "http://localhost:8050/"),
        ("127.0.0.1:8050", "http://127.0.0.1:8050/"),
        ("localhost:6666", "http://127.0.0.1:8050/"),
        ("localhost:99999", "http://127.0.0.1:8050/"),
        ("boese.example", "http://127.0.0.1:8050/"),
    ],
)
def test_only_names_and_ports_of_this_server_are_passed_on(host, address):
    assert asked(host) == address


def test_a_server_that_listens_elsewhere_than_the_setting_says_names_its_port():
    assert asked("localhost:9000", port="9000") == "http://localhost:9000/"


def test_the_address_by_which_a_reader_reaches_this_machine_is_ours(monkeypatch):
    monkeypatch.setattr(
        module, "_reached_at", lambda reader: {"192.168.1.77": "192.168.1.20"}.get(reader, "")
    )
    given = {"host": "0.0.0.0", "reader": "192.168.1.77"}
    assert asked("192.168.1.20:8050", **given) == "http://192.168.1.20:8050/"
    assert asked("192.168.1.21:8050", **given) == "http://127.0.0.1:8050/"
    assert asked("192.168.1.20:8050", reader="192.168.1.77") == "http://127.0.0.1:8050/", (
        "it does not listen there"
    )


def test_the_way_to_oneself_is_found():
    assert module._reached_at("127.0.0.1") == module._reached_at("::ffff:127.0.0.1") == "127.0.0.1"
    assert module._reached_at("") == module._reached_at("kein Rechner") == ""


def test_a_foreign_name_is_told_once_in_the_log(caplog):
    server = Flask("addressed")
    register(server, Settings())
    for _ in range(3):
        asked("bildung.kreis.example", server)
    (line,) = caplog.messages
    assert "„bildung.kreis.example“" in line and "PUBLIC_URL" in line
    caplog.clear()
    asked("bildung.kreis.example", public_url="https://bildung.kreis.example")
    assert not caplog.messages


def test_no_request_waits_for_a_name_server(monkeypatch):
    answers = threading.Event()
    monkeypatch.setattr(module.socket, "getfqdn", lambda: answers.wait(20) and "rechner.kreis.example")
    try:
        assert asked("localhost:8050", host="0.0.0.0") == "http://localhost:8050/"
    finally:
        answers.set()


def test_where_a_server_listens_is_an_address():
    assert listening_at("::", 80) == listening_at("0.0.0.0", 80) == "http://127.0.0.1:80"
    assert listening_at("fe80::1", 80) == "http://[fe80::1]:80"
