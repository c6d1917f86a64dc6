"""Idle, slow and broken connections, over real sockets: whoever comes new is answered at once."""

import socket
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress

import pytest

from callbacks.server.rendering import Rendering
from callbacks.server.serving import Channel, Patience, close, server, spared_last
from dashboard.errors import SettingsError
from dashboard.settings import Settings

AT_ONCE = 5.0  # seconds; on a machine that other tests share. Whoever is locked out waits for 20 and more
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
BIG = 8_000_000


def answering(environ, start_response):
    """A small program: a big answer, or what came as the body."""
    if environ["PATH_INFO"] == "/big":
        start_response("200 OK", [("Content-Length", str(BIG))])
        return [b"x" * BIG]
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", str(len(body) + 2))])
    return [b"ok" + body]


@contextmanager
def serving(application, patience=None, **settings):
    """The address of a server that runs in a thread."""
    settings = Settings(**{"host": "127.0.0.1", "port": 0, "secret_key": "test", **settings})
    made = server(application, settings, patience)
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    try:
        yield made.effective_listen[0][0], int(made.effective_listen[0][1])
    finally:
        made.task_dispatcher.shutdown()
        close(made.map)  # the loop ends with the last of them
        thread.join(5)


@pytest.fixture(scope="module")
def product(app_of):
    with serving(app_of().server) as address:
        yield address


@pytest.fixture
def opened():
    """`opened(address, count, sent)`: connections that have sent something, closed when the test ends."""
    with ExitStack() as held:

        def connections(address, count, sent=b"", read=0):
            made = []
            for _ in range(count):
                one = held.enter_context(socket.create_connection(address, timeout=20))
                if sent:
                    one.sendall(sent)
                made.append(one)
            for one in made:
                if read:
                    assert one.recv(read)
            return made

        yield connections


def asked(address, path="/healthz"):
    """Status and seconds of a new reader's request."""
    begun = time.perf_counter()
    with urllib.request.urlopen(f"http://{address[0]}:{address[1]}{path}", timeout=30) as answer:
        answer.read()
        return answer.status, time.perf_counter() - begun


def everybody_is_answered(address):
    for path in ("/healthz", "/", "/slab"):
        status, seconds = asked(address, path)
        assert (status, seconds < AT_ONCE) == (200, True), (path, seconds)


def closed(connection, within):
    """Whether the server closes the connection in so many seconds; what it still says is read."""
    connection.settimeout(within)
    try:
        while connection.recv(65536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


@pytest.mark.parametrize("count", [98, 500])
def test_idle_keep_alive_connections_lock_nobody_out(product, opened, count):
    opened(product, count, HEALTH, read=4096)
    everybody_is_answered(product)


def test_slow_senders_of_headers_lock_nobody_out(product, opened):
    slow = opened(product, 200, b"GET / HTTP/1.1\r\nHost: x\r\n")
    for _ in range(2):
        for one in slow:
            one.sendall(b"X: y\r\n")
        everybody_is_answered(product)


def test_slow_senders_of_bodies_lock_nobody_out(product, opened):
    head = b"POST /mappe.pdf HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500000\r\n\r\n"
    slow = opened(product, 200, head)
    for _ in range(2):
        for one in slow:
            one.sendall(b"x" * 100)
        everybody_is_answered(product)


def test_slow_readers_of_big_answers_lock_nobody_out(product, opened):
    """Each takes a few bytes of boundaries of some hundred kilobytes."""
    opened(product, 100, b"GET /api/v1/geometrie/heute/gemeinde.geojson HTTP/1.1\r\nHost: x\r\n\r\n", read=10)
    everybody_is_answered(product)


def test_more_connections_than_there_may_be_close_the_idle_ones(app_of, opened):
    with serving(app_of().server, connections=60) as address:
        opened(address, 300, HEALTH)
        everybody_is_answered(address)


def test_more_slow_requests_than_there_may_be_connections_close_the_oldest(app_of, opened):
    with serving(app_of().server, connections=60) as address:
        slow = opened(address, 150, b"GET / HTTP/1.1\r\nHost: x\r\n")
        everybody_is_answered(address)
        assert closed(slow[0], within=2)


def test_a_request_that_is_worked_on_is_never_closed(opened):
    release = threading.Event()

    def slow(environ, start_response):
        release.wait(20)
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    with serving(slow, connections=50) as address:
        working = opened(address, 3, HEALTH)
        time.sleep(0.8)
        opened(address, 100)
        time.sleep(0.8)
        release.set()
        assert all(b"200 OK" in one.recv(4096) for one in working)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HTTP/1.1\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc",
        HEALTH,
        b"GET /big HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ids=["nothing", "head", "body", "idle", "reader"],
)
def test_every_kind_of_waiting_ends(opened, sent):
    with serving(answering, Patience(1, 1, 1, 1), connections=50) as address:
        (one,) = opened(address, 1, sent, read=10 if sent == HEALTH else 0)
        if b"big" in sent:
            time.sleep(4)  # it takes nothing, and is closed although it never takes anything
            one.settimeout(1)
            got = 0
            while part := one.recv(1 << 20):
                got += len(part)
            assert got < BIG
        else:
            assert closed(one, within=4)


def test_bytes_that_drip_in_do_not_prolong_a_request(opened):
    with serving(answering, Patience(idle=9, head=1.5, body=9, stalled=9)) as address:
        (one,) = opened(address, 1, b"GET / HTTP/1.1\r\n")
        for _ in range(25):
            with suppress(ConnectionError):  # that is what is waited for
                one.sendall(b"X: y\r\n")
            time.sleep(0.1)
        assert closed(one, within=0.5)


def test_a_reader_who_takes_an_answer_slowly_gets_all_of_it(opened):
    with serving(answering, Patience(idle=1, head=1, body=1, stalled=1)) as address:
        (one,) = opened(address, 1, b"GET /big HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        got = 0
        while part := one.recv(400_000):
            got += len(part)
            time.sleep(0.1)
        assert got > BIG


@pytest.mark.parametrize("length", [b"", b"Content-Length: 0\r\n"])
def test_who_expects_to_continue_without_a_body_is_answered(opened, length):
    with serving(answering) as address:
        (one,) = opened(
            address, 1, b"GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n" + length + b"\r\n"
        )
        one.settimeout(2)
        assert one.recv(4096).startswith(b"HTTP/1.1 200 OK")


def test_who_expects_to_continue_with_a_body_is_asked_for_it(opened):
    with serving(answering) as address:
        head = b"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 3\r\n\r\n"
        (one,) = opened(address, 1, head)
        one.settimeout(2)
        assert one.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
        one.sendall(b"abc")
        answer = b""
        while part := one.recv(4096):
            answer += part
        assert answer.endswith(b"okabc")


def test_too_large_a_body_is_refused_before_it_is_sent(product, opened):
    head = b"POST /mappe.pdf HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 900000000\r\n\r\n"
    (one,) = opened(product, 1, head)
    one.settimeout(2)
    assert one.recv(4096).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    ("sent", "status", "sentence"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n", 413, "zu groß"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: viel\r\n\r\n", 400, "nicht lesbar"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: zip\r\n\r\n", 501, "nicht beantworten"),
    ],
)
def test_what_no_application_sees_is_refused_in_both_languages(product, opened, sent, status, sentence):
    (one,) = opened(product, 1, sent)
    said = b""
    while part := one.recv(4096):
        said += part
    head, _, body = said.decode().partition("\r\n\r\n")
    german, english = body.splitlines()
    assert head.startswith(f"HTTP/1.1 {status}") and sentence in german
    assert "request" in english and "generated by" not in body


def test_a_port_that_is_taken_is_said_in_a_sentence():
    with serving(answering) as address, pytest.raises(SettingsError, match="PORT"):
        server(answering, Settings(host=address[0], port=address[1]))


def test_whoever_holds_most_connections_is_closed_first():
    def held(address, since, requests=()):
        one = Channel.__new__(Channel)
        one.addr, one.requests, one.answered, one.creation_time = (address, 1), list(requests), since, since
        one.outbufs, one.socket = [], None
        return one

    reader, worked = held("10.0.0.1", 1.0), held("10.0.0.2", 0.0, requests=[object()])
    many = [held("10.0.0.9", 5.0 + at) for at in range(3)]
    just_come = held("10.0.0.9", 9.9)
    just_come.answered = None
    assert spared_last([reader, worked, *many, just_come], now=10.0) == [*many, reader]


def test_whoever_draws_pictures_leaves_pages_and_health_alone(app_of, monkeypatch):
    """Twelve may wait for pictures, whoever comes besides is told so; everybody else is answered
    meanwhile."""

    def slow(self, svg, width):
        time.sleep(0.4)
        return b"png"

    monkeypatch.setattr(Rendering, "png", slow)
    with serving(app_of().server, threads=2) as address, ThreadPoolExecutor(20) as clients:

        def picture(_):
            try:
                return asked(address, "/bild/karte.png?breite=3840")[0]
            except urllib.error.HTTPError as error:
                with error:
                    return error.code if error.headers["Retry-After"] else None

        drawn = [clients.submit(picture, at) for at in range(20)]
        time.sleep(0.3)
        everybody_is_answered(address)
        assert not all(one.done() for one in drawn)
        statuses = [one.result() for one in drawn]
    assert set(statuses) == {200, 503} and statuses.count(200) >= 12
