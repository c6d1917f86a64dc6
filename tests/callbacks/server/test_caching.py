"""What is held of a response that is packed once: its packing, and what was packed is let go."""

import gc
import gzip
import sys

import brotli
import pytest
from flask import Flask

from callbacks.server import caching
from callbacks.server.cache import Cache
from callbacks.server.caching import FOREVER, packed, packed_under


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
