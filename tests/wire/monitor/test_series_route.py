"""The time series over HTTP: immutable at its own address, and the same for a light and a dark page."""

from __future__ import annotations

import json
import re

import pytest

from callbacks.monitor.data_routes import series_address

QUERY = "indikator=betreuungsquote_u3&ebene=gemeinde&gebiete=13076108,13076060"


@pytest.fixture
def address(answers):
    return series_address(answers, answers.read(QUERY))


def test_it_brings_heading_parts_and_caption(client, address):
    body = client.get(address).json
    assert set(body) == {"title", "subtitle", "parts", "caption", "explained", "findings"}
    assert body["title"] == "Betreuungsquote unter 3 Jahren"
    lines = {mark["key"] for mark in body["parts"]["marks"] if mark["kind"] == "line"}
    assert {"13076108", "13076060"} < lines == {name["key"] for name in body["parts"]["names"]}


def test_its_colours_are_the_page_s_own(client, address):
    """A change of brightness asks nobody."""
    data = json.dumps(client.get(address).json["parts"])
    assert not re.search(r"#[0-9A-Fa-f]{6}", data)
    assert '"place-1"' in data


def test_it_is_kept_for_ever_at_this_address_only(client, address):
    assert "immutable" in client.get(address).headers["Cache-Control"]
    other = re.sub("fassung=[^&]*", "fassung=alt", address)
    assert client.get(other).headers["Cache-Control"] == "no-store"


def test_places_change_the_address_and_the_year_does_not(answers, address):
    assert series_address(answers, answers.read(f"{QUERY}&jahr=2018&ansicht=tabelle")) == address
    assert series_address(answers, answers.read(QUERY.replace(",13076060", ""))) != address
