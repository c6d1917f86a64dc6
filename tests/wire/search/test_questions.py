"""What people ask the search, with the hits that they mean: typing errors, former names, postcodes, umlauts, plurals,
English."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.search.hits import KINDS

FILE = Path(__file__).parent / "questions" / "13076.csv"
DAY = date(2026, 12, 1)
"""On which the courses of the table had not ended."""
FIRST, OF_THREE = 0.97, 0.983
"""How often the right hit has to be the first, and one of the first three."""

pytestmark = pytest.mark.one_database


def questions():
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [(row["question"], row["expected"]) for row in csv.DictReader(stream, delimiter=";")]


def is_meant(hit, expected):
    """One of the alternatives, all of whose words are in kind, address or name; one with `$` ends the path."""
    path = hit["address"].partition("?")[0]
    text = f"{hit['kind']} {hit['address']} {hit['name']}"

    def there(word):
        if word == "/$":
            return path == "/"
        return path.endswith(word[:-1]) if word.endswith("$") else word in text

    return any(all(there(word) for word in one.split()) for one in expected.split("|"))


def test_each_question_names_what_is_meant_and_not_a_kind_of_hits_alone():
    """Nor a place whose key is the beginning of others."""
    loose = [
        (question, one)
        for question, expected in questions()
        for one in expected.split("|")
        if one in KINDS or re.search(r"/gemeinde/\d{2,5}(?!\d|\$)", one)
    ]
    assert loose == []


def test_what_people_mean_comes_first_or_among_the_first_three(client, monkeypatch):
    monkeypatch.setattr("callbacks.search.finder.present_day", lambda: DAY)
    places = {}
    for question, expected in questions():
        hits = client.get("/suche", query_string={"suche": question, "seite": "/portal"}).json["treffer"]
        places[question] = next((at for at, hit in enumerate(hits) if is_meant(hit, expected)), len(hits) + 3)
    assert len(places) >= 200
    first = [question for question, at in places.items() if at > 0]
    three = [question for question, at in places.items() if at > 2]
    assert len(first) <= (1 - FIRST) * len(places), f"not first: {first}"
    assert len(three) <= (1 - OF_THREE) * len(places), f"not among three: {three}"


@pytest.mark.parametrize("question", ["Kita Bitburg", "Kinderarmut", "Prüm", "54634", "B1", "xyzxyz"])
def test_another_district_is_searched_as_well(app_of, question):
    said = app_of("07232").server.test_client().get("/suche", query_string={"suche": question}).json
    assert said["treffer"] or said["hinweis"]
    assert "Ludwigslust" not in str([one for one in said["treffer"] if one["kind"] != "place"])
