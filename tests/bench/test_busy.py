"""Pages are timed while other clients ask for pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.busy import busy
from bench.stage import StageError


@contextmanager
def answering(status_of: Callable[[str], int]) -> Iterator[str]:
    """A server that answers each path with a status, 503 with a time to wait."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(status_of(self.path))
            self.send_header("Retry-After", "1")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_refused_pictures_are_counted_and_pages_timed() -> None:
    """Every second picture is refused; a page never is."""
    asked = iter(range(10**9))

    def status_of(path: str) -> int:
        return 503 if path.startswith("/bild") and next(asked) % 2 else 200

    with answering(status_of) as url:
        found = busy(url, 0.7)
    assert found.pictures
    assert found.refused >= 1
    assert found.health
    assert len(found.pages) > len(found.health)


@pytest.mark.parametrize("failing", ["/bild", "/gemeinde"])
def test_an_answer_that_is_neither_there_nor_refused_is_no_measurement(failing: str) -> None:
    with (
        answering(lambda path: 500 if path.startswith(failing) else 200) as url,
        pytest.raises(StageError, match="500"),
    ):
        busy(url, 0.6)


def test_pages_beside_no_picture_at_all_are_no_measurement() -> None:
    with (
        answering(lambda path: 503 if path.startswith("/bild") else 200) as url,
        pytest.raises(StageError, match="0 Bilder"),
    ):
        busy(url, 0.6)
