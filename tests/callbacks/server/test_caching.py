"""What is held of a response that is packed once: its packing, and what was packed is let go."""

import gc
import gzip
import sys

import brotli
import pytest
from flask import Flask

from callbacks.server import caching
from callbacks.server.cache import Cache
from callbacks.server.caching import (
    FOREVER,
    NEVER,
    asked_for,
    cache_control,
    content_print,
    packed,
    packed_under,
)


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch):
    monkeypatch.setattr(caching, "_packings", Cache())
    monkeypatch.setattr(caching, "_again", set())


def answered(body: bytes, times: int, *, dense: bool) -> list[bytes]:
    with Flask("here").test_request_context(headers={"Accept-Encoding": "br"}):
        made = [packed(body, "text/css", cache=FOREVER, dense=dense).data for _ in range(times)]
        caching._packer.submit(lambda: None).result(30)  # after what was handed to it before
        return [*made, packed(body, "text/css", cache=FOREVER, dense=dense).data]


@pytest.mark.parametrize("dense", [False, True])
def test_a_packing_does_not_hold_what_was_packed(dense):
    body = b"a { color: red }" * int("99")  # not a constant of this code
    before = sys.getrefcount(body)
    answered(body, 3, dense=dense)
    gc.collect()  # what Flask's context held
    after = sys.getrefcount(body)
    assert after == before


def test_an_error_while_packing_more_densely_is_logged_and_the_first_packing_stays(monkeypatch, caplog):
    def failing(*_: object) -> None:
        raise MemoryError("no room for it")

    monkeypatch.setattr(caching, "_pack_again", failing)
    assert len(set(answered(b"b { color: red }" * 99, 3, dense=True))) == 1
    assert "no room for it" in caplog.text


def test_what_a_key_names_is_made_once_for_each_encoding_and_only_its_packing_is_held():
    content, made, kept = b"c { color: red }" * int("99"), list[str](), Cache()
    before = sys.getrefcount(content)

    def asked(encoding: str, key: str) -> bytes:
        def make() -> bytes:
            made.append(key)
            return content

        with Flask("here").test_request_context(headers={"Accept-Encoding": encoding}):
            return packed_under(("kind", key), make, "text/css", keep=kept.keep, cache=FOREVER).data

    for encoding, unpacked in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        for key in ("one", "two", "one", "two"):
            assert unpacked(asked(encoding, key)) == content
    gc.collect()
    after = sys.getrefcount(content)
    assert after == before
    assert made == ["one", "two"] * 2


def test_only_what_an_address_names_exactly_is_kept_for_ever():
    content = b"d { color: red }"
    assert (cache_control(True), cache_control(False)) == (FOREVER, NEVER)
    for version, named in ((content_print(content), True), ("0" * 12, False), ("", False)):
        with Flask("here").test_request_context(f"/file?v={version}"):
            assert asked_for(content) is named
    with Flask("here").test_request_context("/file"):
        assert not asked_for(content)


def test_each_encoding_is_packed_for_itself_and_says_what_it_depends_on():
    content = b"e { color: red }" * 99
    for encoding, unpacked in (("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)):
        with Flask("here").test_request_context(headers={"Accept-Encoding": encoding}):
            answer = packed(content, "text/css", cache=FOREVER)
        assert unpacked(answer.data) == content
        assert answer.headers.get("Content-Encoding", "") == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_what_browsers_do_not_keep_is_packed_anew_and_not_held(monkeypatch):
    times = []
    monkeypatch.setattr(caching, "_pack", lambda body, encoding: times.append(encoding) or body)
    with Flask("here").test_request_context(headers={"Accept-Encoding": "br"}):
        for cache, once in ((NEVER, None), (FOREVER, False), (FOREVER, None), (NEVER, True)):
            times.clear()
            for _ in range(3):
                packed(b"f { color: red }" + cache.encode(), "text/css", cache=cache, once=once)
            assert len(times) == (1 if once or (once is None and cache == FOREVER) else 3), (cache, once)


def test_a_file_of_the_program_is_packed_more_densely_once(monkeypatch):
    again = []
    monkeypatch.setattr(caching, "_pack_again", lambda key, body: again.append(key))
    answered(b"g { color: red }" * 99, 5, dense=True)
    assert len(again) == 1
