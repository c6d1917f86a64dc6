"""The Atom feed, read by a parser and held against the rules of RFC 4287."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree.ElementTree import fromstring

import pytest

from callbacks.feed.atom import Feed, FeedEntry, urn, written
from callbacks.feed.routes import made
from callbacks.report.editions import GivenEditions, StoredEditions

ATOM = "{http://www.w3.org/2005/Atom}"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def broken(body):
    """What a feed lacks by RFC 4287, section 4.1."""
    root, found = fromstring(body), []
    if root.tag != f"{ATOM}feed":
        found.append("root")
    for node in (root, *root.iter(f"{ATOM}entry")):
        once = ("id", "title", "updated")
        found += [f"one {name}" for name in once if len(node.findall(f"{ATOM}{name}")) != 1]
        if not URN.fullmatch(node.findtext(f"{ATOM}id", "")):
            found.append("id")
        if not TIME.fullmatch(node.findtext(f"{ATOM}updated", "")):
            found.append("updated")
    ids = [one.text for one in root.iter(f"{ATOM}id")]
    if len(set(ids)) < len(ids):
        found.append("ids twice")
    if not root.findtext(f"{ATOM}author/{ATOM}name"):
        found.append("author")
    links = [one.get("href", "") for one in root.iter(f"{ATOM}link")]
    if not links or not all(one.startswith("http") for one in links):
        found.append("absolute links")
    if len(root.findall(f"{ATOM}link[@rel='self']")) != 1:
        found.append("self")
    updated = [one.findtext(f"{ATOM}updated") for one in root.iter(f"{ATOM}entry")]
    if updated != sorted(updated, reverse=True):
        found.append("order")
    return found


def test_it_is_valid_and_names_every_version_and_edition(client):
    response = client.get("/feed.xml")
    assert response.status_code == 200 and response.mimetype == "application/atom+xml"
    assert broken(response.data) == []
    titles = [one.findtext(f"{ATOM}title") for one in fromstring(response.data).iter(f"{ATOM}entry")]
    assert any(one.startswith("Datenstand ") for one in titles)
    assert any(one.startswith("Bildungsbericht: ") for one in titles)
    assert "Set-Cookie" not in response.headers


def test_readers_are_told_that_nothing_is_new(client):
    first = client.get("/feed.xml")
    again = client.get("/feed.xml", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.data == b""
    english = client.get("/feed.xml?sprache=en")
    assert b"Data version" in english.data and broken(english.data) == []


def test_ids_stay_while_the_address_changes(client, monkeypatch):
    def at(address):
        monkeypatch.setattr(client.application.config["OWN_ADDRESS"], "public_url", address)
        return client.get("/feed.xml").data

    one, other = at("http://a.example"), at("https://b.example")
    ids = [[node.text for node in fromstring(body).iter(f"{ATOM}id")] for body in (one, other)]
    assert ids[0] == ids[1]
    assert b"https://b.example/feed.xml" in other and b"a.example" not in other


def test_a_withdrawn_edition_says_so_under_the_same_id(answers):
    stored = StoredEditions(answers.repository).published()
    taken_back = tuple(
        replace(one, withdrawn=date(2027, 1, 30), reason="Zahlen sind falsch.") for one in stored
    )
    before, after = (
        next(
            one
            for one in made(answers, GivenEditions(editions), "de", "http://a.example").entries
            if one.subject == "bericht"
        )
        for editions in (stored, taken_back)
    )
    assert urn(before.identity) == urn(after.identity)
    assert after.title.startswith("Zurückgezogen") and "Zahlen sind falsch." in after.summary
    assert after.updated > before.updated and after.published == before.published


@pytest.mark.parametrize("text", ["A & B <c>", "mit \x00 und \x0b", "„ß“ \U0001f600"])
def test_any_text_can_be_written(text):
    at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    entry = FeedEntry("x", text, text, "http://a.example/", at, at, "bericht")
    feed = Feed("y", text, text, text, "de", "http://a.example/feed.xml", "http://a.example/", [entry])
    assert broken(written(feed)) == []


def test_only_what_xml_forbids_is_left_out():
    """No-break spaces, line ends and marks of direction are part of a text."""
    at = datetime(2026, 1, 2, tzinfo=UTC)
    said = "1\u00a0Januar\u202f2026\u2028\u200e \U0001f600\t\n\ud7ff\ue000\ufffd"
    title = f"{said}\x00\x0b\x1f\ufffe\uffff\ud800"
    entry = FeedEntry("x", title, "", "http://a.example/", at, at, "bericht")
    body = written(Feed("y", "", "", "Amt", "de", "http://a.example/f", "http://a.example/", [entry]))
    assert fromstring(body).findtext(f"{ATOM}entry/{ATOM}title") == said


def test_every_page_leads_to_it_in_its_language(client):
    for path, address in (("/daten", "/feed.xml"), ("/?sprache=en", "/feed.xml?sprache=en")):
        page = client.get(path, headers={"Accept": "text/html"}).text
        assert re.search(
            rf'<link rel="alternate" type="application/atom\+xml"[^>]* href="{re.escape(address)}">', page
        )
    assert "atom+xml" not in client.get("/gemeinde/13076108?einbetten=1").text, "a frame is no page"
