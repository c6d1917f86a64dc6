"""Whatever is typed is answered, and never written down."""

from __future__ import annotations

import logging
import random

import pytest

pytestmark = pytest.mark.one_database
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyzäöüß ",
    "0123456789",
    "😀🎉🏫👩‍👩‍👧",
    "\x00\x01\x07\n\r\t\x7f",
    "(.*)+[^a]{1,9}\\|?$",
    "'\";--DROP TABLE area",
    "ÄÖÜéèñçşğıśл中文العربية",
    "%&?=#+/<>{}`~_",
)
WHOLE = (
    "",
    " " * 500,
    "a" * 10_000,
    "😀" * 3_000,
    "(a+)+$" * 300,
    "' OR 1=1 --",
    "%00%ff",
    "\x00",
    "Kita " * 40,
)


def texts(count):
    chance = random.Random(18)
    for _ in range(count):
        letters = chance.randint(0, 90)
        yield "".join(chance.choice(chance.choice(ALPHABETS)) for _ in range(letters))
        yield "".join(chr(chance.randint(1, 0x2FFF)) for _ in range(letters))


def test_no_text_is_an_error(client):
    failed = [
        text[:40]
        for text in (*WHOLE, *texts(120))
        if client.get("/suche", query_string={"suche": text, "seite": "/portal"}).status_code != 200
    ]
    assert failed == []


def test_what_is_typed_stands_in_no_log_even_where_the_search_fails(client, monkeypatch, caplog):
    typed = "Geheimnisvolles"
    with caplog.at_level(logging.DEBUG):
        assert client.get(f"/suche?suche={typed}").status_code == 200

        def broken(*_):
            raise RuntimeError("broken")

        monkeypatch.setattr("callbacks.search.finder.Search.hits", broken)
        assert client.get(f"/suche?suche={typed}").status_code == 500
    assert "/suche" in caplog.text, "the failure itself is told"
    assert typed.casefold() not in caplog.text.casefold()
