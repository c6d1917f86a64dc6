"""The process that draws pictures: what happens when it fails, hangs or dies."""

import pytest
from flask import Flask

from callbacks.server import bundle, failures
from callbacks.server.pages import Pages
from callbacks.server.rendering import Rendering
from dashboard.errors import PictureFailed

SMALL = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="9" height="9" fill="#125"/></svg>'
ENDLESS = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900">'
    + '<circle cx="800" cy="450" r="700" fill="#123456" opacity="0.3"/>' * 20_000
    + "</svg>"
)


@pytest.fixture
def rendering():
    one = Rendering(timeout=3)
    yield one
    one.close()


def test_a_picture_is_drawn(rendering):
    assert rendering.png(SMALL, 32)[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_process_is_kept_for_the_next_picture(rendering):
    rendering.png(SMALL, 32)
    first = rendering._process.pid
    rendering.png(SMALL, 64)
    assert rendering._process.pid == first


def test_what_is_no_picture_is_said_and_does_no_harm_to_the_next(rendering):
    with pytest.raises(PictureFailed, match="ließ sich nicht zeichnen"):
        rendering.png("<svg", 32)
    assert rendering.png(SMALL, 32)


def test_a_picture_that_takes_too_long_is_given_up(rendering):
    rendering.png(SMALL, 32)
    with pytest.raises(PictureFailed):
        rendering.png(ENDLESS, 1600)
    assert rendering.png(SMALL, 32)


def test_a_process_that_was_ended_is_replaced(rendering):
    rendering.png(SMALL, 32)
    rendering._process.kill()
    rendering._process.wait()
    assert rendering.png(SMALL, 32)


def test_a_picture_that_fails_is_told_as_our_fault():
    server = Flask("test")
    failures.register(server, Pages(bundle.register(server), lambda: ""))

    @server.get("/")
    def fails():
        raise PictureFailed("Das Bild ließ sich nicht zeichnen.")

    response = server.test_client().get("/")
    assert (response.status_code, response.json["detail"]) == (500, "Das Bild ließ sich nicht zeichnen.")
