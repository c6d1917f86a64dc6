"""A form becomes a report or a problem, never an error; its sign is of this page, this secret and this day."""

from __future__ import annotations

import pytest

from dashboard.domain.institutions.report import WRONG
from dashboard.institutions.reports.form import MOST_LETTERS, read_form
from dashboard.institutions.reports.form_token import LONGEST_SECONDS, form_token, is_genuine
from dashboard.texts import LANGUAGES

NOW = 1_800_000_000


def test_what_was_chosen_stands_in_the_order_of_the_form_and_text_is_plain():
    form = read_form({"was": ["hours", "address"], "text": [" Weg 2\r\nHof\x1b[31m\u202e "], "marke": ["m"]})
    assert (form.wrong, form.text, form.token) == (("address", "hours"), "Weg 2\nHof[31m", "m")
    assert (form.problem, form.trapped) == ("", False)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "empty"),
        ({"text": [" \n\x00 "]}, "empty"),
        ({"text": ["x" * (MOST_LETTERS + 1)]}, "long"),
        ({"text": ["é" * MOST_LETTERS]}, ""),
        ({"was": ["gone"]}, ""),
        ({"was": ["gone", "raumschiff"]}, "unreadable"),
        ({"was": ["gone"], "name": ["Erika"]}, "unreadable"),
        ({"text": ["a", "b"]}, "unreadable"),
        ({"was": ["gone"], "marke": ["a", "b"]}, "unreadable"),
    ],
)
def test_what_is_no_report_says_why(fields, problem):
    assert read_form(fields).problem == problem


def test_the_field_that_nobody_sees_gives_programs_away():
    assert read_form({"was": ["gone"], "webseite": ["http://x.example"]}).trapped
    assert not read_form({"was": ["gone"], "webseite": [""]}).trapped


def test_every_choice_has_words():
    for lang in LANGUAGES:
        assert all(LANGUAGES[lang][f"report_what_{one}"] for one in WRONG)


def test_a_sign_is_of_one_institution_one_secret_and_one_day():
    token = form_token("geheim", "k1", NOW)
    assert is_genuine(token, "geheim", "k1", NOW) and is_genuine(token, "geheim", "k1", NOW + LONGEST_SECONDS)
    assert not is_genuine(token, "geheim", "k1", NOW + LONGEST_SECONDS + 1)
    assert not is_genuine(token, "geheim", "k1", NOW - 1), "made in the future"
    assert not is_genuine(token, "geheim", "k2", NOW)
    assert not is_genuine(token, "anders", "k1", NOW)
    later = token.replace(str(NOW), str(NOW + 5))
    assert not is_genuine(later, "geheim", "k1", NOW + 5)


@pytest.mark.parametrize(
    "token", ["", ".", "x", "1.", f"{NOW}.é", f"{NOW}", "9" * 5000 + ".a", "１.a", "-1.a"]
)
def test_no_sign_is_an_error(token):
    assert not is_genuine(token, "geheim", "k1", NOW)
