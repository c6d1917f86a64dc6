"""The attacker works: he finds what is known to leak. Without this his silence elsewhere would prove
nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.attack.attacker import Attacker, Formula, Knowledge
from tests.attack.rule import broken

PLACES = ("a", "b", "c", "d")
FORMULAS = {
    "kinder": Formula("kinder"),
    "quote": Formula("betreute", "kinder", factor=100.0, share=True),
}
GEOGRAPHY = Knowledge(FORMULAS, {"amt": {0: PLACES}}, dimensions={"geschlecht": ("w", "m")})


def row(indicator, place, value, base=None, breakdown="", *, hidden=False, official=False):
    shown = not hidden
    return {
        "indikator": indicator,
        "gebiet": place,
        "jahr": 2020,
        "gliederung": breakdown,
        "wert": (value if base is None else 100 * value / base) if shown else None,
        "zaehler": value if shown and not official else None,
        "nenner": base if shown and not official else None,
        "status": "suppressed" if hidden else "reported",
        "herkunft": "official" if official else "district",
    }


def found(rows, truth, *, insiders=False, knowledge=GEOGRAPHY):
    counts = {
        (measure, breakdown, 2020, place): value for (measure, breakdown, place), value in truth.items()
    }
    return list(broken(Attacker(knowledge, rows), counts.get, insiders=insiders))


def places(values, hide):
    """One Amt of four places whose sum is shown; the places in `hide` are hidden."""
    rows = [
        row("kinder", place, value, hidden=place in hide) for place, value in zip(PLACES, values, strict=True)
    ]
    truth = {("kinder", "", place): value for place, value in zip(PLACES, values, strict=True)}
    return [*rows, row("kinder", "amt", sum(values))], truth | {("kinder", "", "amt"): sum(values)}


def test_a_table_protected_only_primarily_leaks():
    assert found(*places((2, 30, 40, 50), "a"))


def test_two_hidden_per_row_leak_when_their_sum_is_small():
    assert found(*places((1, 1, 40, 50), "ab"))


def test_two_hidden_per_row_leak_to_whoever_knows_one_of_them():
    rows, truth = places((2, 30, 40, 50), "ab")
    assert not found(rows, truth)
    assert found(rows, truth, insiders=True)


def test_three_hidden_in_a_row_with_enough_between_them_do_not_leak():
    assert not found(*places((2, 30, 40, 50), "abc"), insiders=True)


def test_two_hidden_per_row_and_column_leak_where_breakdown_and_geography_cross():
    """Places a and b hide women and men; the sums of both show that there is one girl at most to move."""
    women, men = (1, 0, 20, 30), (25, 1, 20, 30)
    rows, truth = [], {}
    for key, values in (
        ("w", women),
        ("m", men),
        ("", tuple(a + b for a, b in zip(women, men, strict=True))),
    ):
        breakdown = f"geschlecht:{key}" if key else ""
        for place, value in zip((*PLACES, "amt"), (*values, sum(values)), strict=True):
            hidden = bool(key) and place in ("a", "b")
            rows.append(row("kinder", place, value, breakdown=breakdown, hidden=hidden))
            truth["kinder", breakdown, place] = value
    assert any("geschlecht:w" in sentence for sentence in found(rows, truth))


def test_a_share_of_nearly_all_is_found_from_the_base():
    rows = [row("quote", place, 9, 10, hidden=place == "a") for place in PLACES]
    rows += [row("kinder", place, 10) for place in PLACES] + [row("quote", "amt", 36, 40)]
    truth = {("betreute", "", place): 9 for place in PLACES} | {("kinder", "", place): 10 for place in PLACES}
    truth |= {("betreute", "", "amt"): 36, ("kinder", "", "amt"): 40}
    assert any("without" in sentence for sentence in found(rows, truth))


@pytest.mark.parametrize("official", [True, False])
def test_an_official_ratio_gives_the_sum_that_we_do_not_show(official):
    """Two decimals and the base are enough: 25 of 100 children."""
    values = (2, 3, 10, 10)
    rows = [
        row("quote", place, value, 25, hidden=place == "a")
        for place, value in zip(PLACES, values, strict=True)
    ]
    rows += [row("kinder", place, 25) for place in (*PLACES,)] + [row("kinder", "amt", 100)]
    rows += [row("quote", "amt", 25, 100, official=True)] if official else []
    truth = {("betreute", "", place): value for place, value in zip(PLACES, values, strict=True)}
    truth |= {("kinder", "", place): 25 for place in PLACES} | {
        ("betreute", "", "amt"): 25,
        ("kinder", "", "amt"): 100,
    }
    assert bool(found(rows, truth)) == official


crossed = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=4, max_size=4)
kept_back = st.sets(st.tuples(st.sampled_from(("w", "m", "")), st.sampled_from(PLACES)), min_size=2)


@given(crossed, kept_back)
def test_what_found_tables_prove_is_never_more_than_a_reader_cannot_know(counted, hide):
    """Else they would answer for him that a cell is safe. Women, men and both in four places and their Amt."""
    rows, truth = [], {}
    for key in ("w", "m", ""):
        breakdown = f"geschlecht:{key}" if key else ""
        values = [{"w": women, "m": men, "": women + men}[key] for women, men in counted]
        for place, value in zip((*PLACES, "amt"), (*values, sum(values)), strict=True):
            rows.append(row("kinder", place, value, breakdown=breakdown, hidden=(key, place) in hide))
            truth["kinder", breakdown, 2020, place] = float(value)
    attacker = Attacker(GEOGRAPHY, rows)
    hidden = [count for count in truth if count not in attacker.known]
    knowing = [None, *({count: truth[count]} for count in hidden)]
    asked = [
        (count, insider) for count in hidden for insider in knowing if not insider or count not in insider
    ]
    widths = []
    for count, insider in asked:  # each answer leaves a table more
        low, high = attacker.bounds({count: 1.0}, insider)
        widths.append(high - low)
    for (count, insider), width in zip(asked, widths, strict=True):
        proven = attacker._proven({count: 1.0}, truth[count], insider)
        assert proven <= width + 1e-5, (count, insider)
        assert insider or proven >= width - 1e-5, "both ends were found"
