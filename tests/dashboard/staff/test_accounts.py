"""Names, passwords, rights and moments of staff."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.staff.accounts.account import Account, look_of, name_key, name_problem, password_problem
from dashboard.staff.audit import ActKind
from dashboard.staff.moments import clock, moment
from dashboard.staff.overview.rows import DueRow, in_order
from dashboard.staff.rights import Right, Role
from dashboard.texts import LANGUAGES


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("J. Brandt", ""),
        ("Ö", ""),
        ("王小明", ""),
        ("", "staff_name_missing"),
        (" \t ", "staff_name_missing"),
        ("x" * 81, "staff_name_long"),
        ("a\x07b", "staff_name_signs"),
        ("\u202ebrandt", "staff_name_signs"),
        ("...", "staff_name_signs"),
        ("befehlszeile ", "staff_name_reserved"),
        ("Befehls-Zeile", "staff_name_reserved"),
        ("K. Lаnge", "staff_name_alphabets"),
        ("K. Lange\u3164", "staff_name_alphabets"),
        ("Ольга Шевченко", ""),
    ],
)
def test_a_name_is_one_that_people_can_read(name, problem):
    assert name_problem(name) == problem


@pytest.mark.parametrize(
    "other", ["K.Lange", "k lange", "K. Länge", "K. 1ange", "K. Lange\ufe0f", "K. Iange"]
)
def test_names_that_people_take_for_each_other_look_alike(other):
    assert look_of(other) == look_of("K. Lange") != look_of("K. Lang")


def test_names_are_compared_as_people_read_them():
    assert name_key("J.  BRANDT ") == name_key("j. brandt")
    assert name_key("Mu\u0308ller") == name_key("Müller")
    assert name_key("Groß") == name_key("GROSS")


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("der Kranich zieht", ""),
        ("elfzeichen!", "staff_password_short"),
        ("x" * 257, "staff_password_long"),
        ("aaaaaaaaaaaaaaa", "staff_password_guessed"),
        ("121212121212", "staff_password_guessed"),
        ("J-Brandt-2026!", "staff_password_guessed"),
        ("Bildungslupe 2026", "staff_password_guessed"),
        ("mein-Kennwort-1", "staff_password_guessed"),
    ],
)
def test_a_password_is_long_and_not_the_first_guess(password, problem):
    assert password_problem(password, "J. Brandt") == problem


def test_a_locked_account_may_nothing():
    assert Account(1, "S", Role.LEAD).may(Right.ADMINISTER)
    assert not any(Account(1, "S", Role.LEAD, locked=True).may(right) for right in Right)


def test_every_kind_of_act_has_its_words():
    missing = {
        f"{lang} {kind.value}"
        for lang in LANGUAGES
        for kind in ActKind
        if f"staff_act_{kind.value}" not in LANGUAGES[lang]
    }
    assert missing == set()


def test_moments_are_told_by_the_day():
    now = datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert moment(now, now, "de") == f"heute, {clock(now)}"
    assert moment(now - timedelta(days=1), now, "en") == f"yesterday, {clock(now)}"
    assert moment(now - timedelta(days=2), now, "de") == "26.11.2026"


def test_what_is_due_first_comes_first():
    rows = [DueRow("b", "", None), DueRow("a", "", date(2026, 12, 1)), DueRow("c", "", date(2026, 10, 1))]
    assert [one.what for one in in_order(rows)] == ["c", "a", "b"]
    assert [one.days_late(date(2026, 11, 1)) for one in in_order(rows)] == [31, -30, 0]
