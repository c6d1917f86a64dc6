"""`/integration` in plain words over HTTP: every language, wrong addresses, nothing in the store."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from callbacks.institutions.institution_data import present_day
from dashboard.texts.languages.language import LANGUAGES
from data.languages.catalogues import words_of_all
from tests.integration.samples import HAGENOW, with_courses


@pytest.fixture
def client(app_of, monkeypatch):
    app = app_of("13076")
    repository, entries = app.answers.repository, app.answers.repository.entries
    monkeypatch.setattr(
        repository,
        "entries",
        lambda version=None: with_courses(entries(version), present_day()),
        raising=False,
    )
    return app.server.test_client()


def got(client, query: str) -> str:
    response = client.get(f"/integration?{query}")
    assert response.status_code == 200, query
    return response.get_data(as_text=True)


def test_every_language_has_its_page_by_its_own_name(client):
    for one in LANGUAGES:
        html = got(client, f"ansicht=einfach&sprache={one.code}")
        assert f'<html lang="{one.tag}"{" dir=rtl" if one.direction == "rtl" else ""} ' in html
        title = words_of_all()[one.code].say("Deutschkurse in Ihrer Nähe").filled({})
        assert f"<title>{title} · Bildungslupe</title>" in html


def test_german_and_english_stay_the_page_of_coordinators_unless_asked(client):
    for query in ("", "sprache=en", "sprache=xx"):
        html = got(client, query)
        assert "bl-plain-ask" not in html, query
        for one in LANGUAGES:
            assert f'hreflang="{one.tag}"' in html, "the way to the plain page"


def test_a_place_goes_along_to_the_plain_page_and_back(client):
    assert f'href="/integration?sprache=uk&amp;ort={HAGENOW}"' in got(client, f"ort={HAGENOW}")
    assert f'href="/integration?ort={HAGENOW}"' in got(client, f"sprache=uk&ort={HAGENOW}")


def test_numbers_of_one_or_two_people_are_never_said(client):
    html = got(client, "ansicht=einfach&niveau=b1&umkreis=50&ort=13076105")
    course = re.search(r'<article.*?id="kurs-beruf-neustadt".*?</article>', html, re.S)
    if course is None:
        html = got(client, "ansicht=einfach")
        course = re.search(r'id="kurs-beruf-neustadt".*?</article>', html, re.S)
    assert course is not None
    assert "Noch sind zu wenige angemeldet." in course[0]
    assert "Freie Plätze: bitte fragen" in course[0]
    assert "Es fehl" not in course[0]


@pytest.mark.parametrize(
    "query",
    [
        "sprache=uk&ort=<script>alert(1)</script>",
        "sprache=ar&niveau=%00&umkreis=99999999999999999999",
        "sprache=fa&ort=13076108&ort=13076060&kinderbetreuung=" + "x" * 5000,
        "sprache=pl&%ff=%fe",
        "ansicht=einfach&ort=09162000",
    ],
)
def test_whatever_an_address_says_is_answered_with_a_page(client, query):
    html = got(client, query)
    assert "bl-plain-ask" in html
    assert "<script>alert" not in html


def test_without_any_course_it_says_so_and_whom_to_ask(app_of, monkeypatch):
    app = app_of("13076")
    repository, entries = app.answers.repository, app.answers.repository.entries
    monkeypatch.setattr(
        repository,
        "entries",
        lambda version=None: replace(entries(version), courses=(), queues=()),
        raising=False,
    )
    html = got(app.server.test_client(), "ansicht=einfach")
    assert "Gerade kennen wir keine Kurse, die noch beginnen." in html
    assert "Migrationsberatung" in html
