"""The walk: every indicator at every level in every display and year, held to what the numbers themselves
say.

Numbers are recomputed here with other means: fractions of counts and decimals, rounded by whole-number
arithmetic.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from fractions import Fraction

import numpy as np
import pytest

from callbacks.monitor.series import lines, series
from dashboard.domain.observation import Status
from dashboard.domain.selection import DISPLAYS, Selection
from tests.sampling import thorough
from tests.slab_document import slab_document

BLANK = (int(Status.NOT_COLLECTED), int(Status.LATER))
MOST_ALIKE = 0.6
OTHER_METHODS = ("gleich", "natuerlich")
UNIT_WORDS = {
    "percent": "%", "per_100": "je 100", "per_1000": "je 1.000", "per_10000": "je 10.000", "per_km2": "je km²",
    "persons": "Person", "institutions": "Einrichtung", "places": "Pl", "weeks": "Woche", "index": "", "ratio": "",
    "minutes": "Minute", "days": "Tag", "euro": "Euro",
}  # fmt: skip
FACTORS = {"percent": 100, "per_100": 100, "per_1000": 1000, "per_10000": 10000}


def half_up(value: Fraction, decimals: int) -> str:
    """Away from zero at the half, written as Germans do, without thousands."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]},{digits[-decimals:]}" if decimals else digits
    return f"−{text}" if value < 0 and whole else text


def plain(text: str) -> str:
    """The number that a text begins with, without thousands, sign of increase and the word of a lower bound."""
    found = re.match(r"[+±−]?[\d.]+(,\d+)?", text.removeprefix("mind. "))
    return found.group().replace(".", "").lstrip("+±") if found else ""


def exact(cells, row: int, column: int, factor: Fraction) -> Fraction:
    cases, base = cells.numerator[row, column], cells.denominator[row, column]
    if cases == cases and base == base:
        return Fraction(int(cases)) * factor / Fraction(repr(float(base)))
    return Fraction(repr(float(cells.value[row, column])))


@pytest.fixture(scope="module")
def possible(answers):
    return answers.read("").possible


@pytest.fixture(scope="module")
def stations(answers, possible):
    """All that the panel offers: an answer for each indicator and level, as it opens, and for every third indicator
    in each of the other displays."""
    found = []
    for at, indicator in enumerate(possible.catalogue.indicators):
        displays = [
            one for turn, one in enumerate(DISPLAYS) if thorough() or not turn or (at + turn) % 3 == 0
        ]
        for level in possible.levels(indicator):
            if level in possible.rare_levels(indicator):
                continue
            for display in displays:
                answer = answers.resolve(Selection(indicator=indicator, level=level, display=display))
                if answer.selection.display == display:
                    found.append((answer, slab_document(answers, answer)))
    assert len(found) > 130
    return found


def test_no_indicator_opens_in_a_year_that_fewer_than_half_of_the_places_have(stations):
    for answer, slab in stations:
        row = slab["years"].index(answer.selection.year)
        there = sum(status not in BLANK for status in slab["status"][row])
        assert 2 * there >= len(slab["places"]), answer.selection


def test_a_level_is_left_out_only_where_no_year_has_half_of_its_places(answers, possible):
    for indicator in possible.catalogue.indicators:
        for level in possible.rare_levels(indicator):
            for extent in ("land", "bund") if level == "kreis" else ("land",):
                answer = answers.resolve(Selection(indicator=indicator, level=level, extent=extent))
                cells = answers.cells(answer, level, possible.places(level, extent))
                there = ~np.isin(cells.status, BLANK)
                assert (2 * there.sum(axis=1) < there.shape[1]).all(), (indicator, level, extent)


def test_an_indicator_of_which_more_than_half_is_secret_opens_elsewhere_and_says_why(answers, possible):
    """At the first level with more to see; where none has, at the one that hides least."""

    def secret(indicator: str, level: str) -> float:
        asked = answers.resolve(Selection(indicator=indicator, level=level))
        cells = answers.cells(asked, level, possible.places(level))
        hidden, known = (cells.status == Status.SUPPRESSED).sum(), (~np.isnan(cells.value)).sum()
        return float(hidden / max(hidden + known, 1))

    moved = 0
    for indicator in possible.catalogue.indicators:
        levels = [one for one in possible.levels(indicator) if one not in possible.rare_levels(indicator)]
        shares = {level: secret(indicator, level) for level in levels}
        if not shares:
            continue
        opened = answers.resolve(Selection(indicator=indicator))
        expected = next((one for one, share in shares.items() if share <= 0.5), min(shares, key=shares.get))
        assert opened.selection.level == expected, (indicator, shares)
        if "gemeinde" in shares and expected != "gemeinde":
            assert any("geheim" in one and "öffnet" in one for one in opened.notices), indicator
            moved += 1
    assert moved > 3


def fullest(slab, *rows: int) -> float:
    """Share of the valued places of some years, or of all, that lie in one class."""
    chosen = [slab["class"][row] for row in rows] or slab["class"]
    classes = [one for year in chosen for one in year if one >= 0]
    return max((classes.count(one) for one in set(classes)), default=0) / max(len(classes), 1)


def test_no_map_opens_in_one_colour_where_another_method_could_part_its_places(answers, stations):
    for answer, slab in stations:
        row = slab["years"].index(answer.selection.year)
        if fullest(slab, row) <= MOST_ALIKE:
            continue
        for method in OTHER_METHODS:
            other = slab_document(answers, answers.resolve(_with(answer.selection, class_method=method)))
            assert fullest(other, row) > MOST_ALIKE, (answer.selection, method)


def _with(selection: Selection, **changed) -> Selection:
    return Selection(**{name: getattr(selection, name) for name in Selection.__slots__} | changed)


def test_no_classes_leave_all_years_in_one_where_another_method_parts_these_and_the_opening_year(
    answers, stations
):
    for answer, slab in stations:
        if fullest(slab) <= MOST_ALIKE:
            continue
        row = slab["years"].index(answer.selection.year)
        for method in OTHER_METHODS:
            other = slab_document(answers, answers.resolve(_with(answer.selection, class_method=method)))
            assert max(fullest(other), fullest(other, row)) > MOST_ALIKE, (answer.selection, method)


def test_a_place_stands_in_the_class_that_its_written_number_belongs_to(stations):
    """ "6,0" stands in "ab 6"; differences below zero as far from the middle as those above it."""

    def millionths(text: str) -> int:
        digits, _, behind = text.replace("−", "-").partition(",")
        return int(digits + behind.ljust(6, "0"))

    placed = 0
    for answer, slab in stations:
        breaks = slab["legend"]["breaks"]
        written = [millionths(f"{one:.6f}".replace(".", ",")) for one in breaks]
        assert [one / 10**6 for one in written] == breaks and sorted(set(written)) == written, (
            answer.selection
        )
        mirrored = [-one for one in reversed(written)] == written
        texts = (slab["shown"] or slab)["text"]
        for row, classes in enumerate(slab["class"]):
            for text, one in zip(texts[row], classes, strict=True):
                if one >= 0:
                    number = millionths(plain(text) if text[0] != "±" else "0")
                    below = bisect_left if mirrored and number < 0 else bisect_right
                    assert one == below(written, number), (answer.selection, slab["years"][row], text, breaks)
                    placed += 1
    assert placed > 50_000


@pytest.mark.parametrize("method", ["quantile", *OTHER_METHODS])
def test_four_places_with_one_more_kita_than_in_2010_have_a_class_of_their_own(answers, method):
    """One class of 142 and a map in one colour, as long as all that did not change were among those that are
    parted."""
    asked = Selection(
        indicator="kitas",
        level="gemeinde",
        year=2024,
        display="veraenderung",
        base_year=2010,
        class_method=method,
    )
    slab = slab_document(answers, answers.resolve(asked))
    members = slab["class"][slab["years"].index(2024)]
    sizes = {slab["legend"]["labels"][one]: members.count(one) for one in set(members)}
    assert sizes == {"unverändert": 138, "ab +1": 4}


def test_what_is_called_equal_numbers_per_class_is_about_that(stations):
    for answer, slab in stations:
        if slab["legend"]["note"] != "über alle Jahre etwa gleich viele je Klasse":
            continue
        members = np.array(slab["class"])
        sizes = np.array([(members == one).sum() for one in range(len(slab["legend"]["labels"]))])
        assert sizes.min() > 0, answer.selection
        if slab["shown"] is None:
            assert sizes.max() <= 2 * sizes.mean() + 1, answer.selection


def test_every_number_is_rounded_half_up_from_its_counts_and_bears_its_unit(answers, stations):
    """So does a program for tables with the fifteen digits that it keeps of a number in a file."""
    wrong = []
    for answer, slab in stations:
        if slab["shown"] is not None:
            continue
        indicator, cells = answer.indicator, answers.parts(answer).cells
        factor = Fraction(repr(float(indicator.factor)))
        for row, column in np.argwhere(~np.isnan(cells.value)).tolist():
            text = slab["text"][row][column]
            said = half_up(exact(cells, row, column, factor), indicator.decimals)
            if said != half_up(Fraction(f"{cells.value[row, column]:.15g}"), indicator.decimals):
                wrong.append((indicator.key, cells.years[row], cells.places[column], "as a number in a file"))
            if plain(text) != said or UNIT_WORDS[indicator.unit] not in text.replace("\u00a0", " "):
                wrong.append((indicator.key, cells.years[row], cells.places[column], text, said))
    assert wrong == []


def test_every_difference_is_that_of_the_unrounded_values(answers, stations):
    wrong = []
    for answer, slab in stations:
        parts, indicator = answers.parts(answer), answer.indicator
        cells, reference = parts.cells, parts.reference.cells if parts.reference else None
        factor = Fraction(repr(float(indicator.factor)))
        for row, year in enumerate(cells.years):
            base = answer.selection.base_year or year - 1
            before = cells.row(base)
            at = reference.row(year) if reference is not None else None
            for column, (moved, apart) in enumerate(
                zip(slab["change"][row], slab["difference"][row], strict=True)
            ):
                own = exact(cells, row, column, factor) if moved or apart else Fraction(0)
                if moved and plain(moved).lstrip("−") != half_up(
                    abs(own - exact(cells, before, column, factor)), indicator.decimals
                ):
                    wrong.append((indicator.key, "change", year, cells.places[column], moved))
                if apart and plain(apart).lstrip("−") != half_up(
                    abs(own - exact(reference, at, 0, factor)), indicator.decimals
                ):
                    wrong.append((indicator.key, "difference", year, cells.places[column], apart))
    assert wrong == []


def test_a_difference_that_is_not_that_of_the_shown_numbers_says_so(stations):
    """From the reference, and from the year before or the base year."""

    def number(text: str) -> Fraction:
        return Fraction(plain(text).replace(",", ".").replace("−", "-"))

    told = {"difference": 0, "change": 0}
    for answer, slab in stations:
        reference, years = slab["reference"], slab["years"]
        for row, year in enumerate(years):
            since = answer.selection.base_year or year - 1
            before = slab["text"][years.index(since)] if since in years else []
            others = [reference["text"][row]] * len(slab["places"]) if reference else []
            for kind, beside in (("difference", others), ("change", before)):
                for column, apart in enumerate(slab[kind][row]):
                    if apart:
                        shown = number(slab["text"][row][column]) - number(beside[column])
                        noted = slab["unrounded"][kind][row][column]
                        assert bool(noted) == (shown != number(apart)), (answer.selection, kind, year, column)
                        told[kind] += noted
    assert min(told.values()) > 100


def test_numerator_and_denominator_stand_only_where_the_value_is_their_quotient(stations):
    seen = set()
    for answer, slab in stations:
        indicator = answer.indicator
        for values, counts in zip(slab["text"], slab["counts"], strict=True):
            for text, said in zip(values, counts, strict=True):
                if not said:
                    continue
                above, below = (int(one.replace(".", "")) for one in re.split(" von | auf ", said))
                assert plain(text) == half_up(
                    Fraction(above * FACTORS[indicator.unit], below), indicator.decimals
                )
                seen.add(indicator.key)
    assert {"betreuungsquote_u3", "versorgungsquote_kita"} <= seen
    assert not seen & {"sprachkurs_wartezeit", "bevoelkerungsdichte", "bevoelkerungsentwicklung"}
    assert "kita_plaetze_je_fachkraft" not in seen, "761 von 38"


def test_the_label_at_a_lines_end_says_the_value_at_that_end(answers, stations):
    """Whatever year the page shows: 53,5 % of 2011 never stands at the point of 2024."""
    labels = 0
    for answer, slab in stations:
        if slab["shown"] is not None:
            continue
        early = answers.resolve(
            _with(answer.selection, places=tuple(slab["places"][:3]), year=slab["years"][0])
        )
        parts, _ = series(answers, early)
        drawn = {one.key: one for one in lines(answers, early)}
        for label in parts.names if parts else ():
            line = drawn[label.key]
            end = max(line.known())
            assert (label.value, label.year) == (line.values[end], line.years[end])
            said = half_up(Fraction(repr(float(line.values[end]))), answer.indicator.decimals)
            assert plain(label.text) == said, early.selection
            if label.key in slab["places"]:
                column = slab["places"].index(label.key)
                known = [row for row, values in enumerate(slab["value"]) if values[column] is not None]
                assert label.year == slab["years"][known[-1]], early.selection
                assert plain(label.text) == plain(slab["text"][known[-1]][column]), early.selection
            labels += 1
    assert labels > 250


def test_no_line_leads_over_a_break_and_each_is_named(answers, stations):
    broken = 0
    for answer, slab in stations:
        breaks = answer.indicator.breaks_at(answer.selection.level)
        if slab["shown"] is not None or not breaks:
            continue
        parts, _ = series(answers, answers.resolve(_with(answer.selection, places=tuple(slab["places"][:3]))))
        named = {(note.x, note.text) for note in parts.notes if note.is_break}
        for cut in (one for one in breaks if parts.first < one.year <= parts.last):
            assert (cut.year - 0.5, cut.label["de"]) in named, answer.selection
            for mark in parts.marks:
                points = [x for x, _ in getattr(mark, "points", ())]
                if points and mark.role != "ziel":
                    assert min(points) >= cut.year or max(points) < cut.year, (answer.selection, mark)
            broken += 1
    assert broken > 10


def test_the_walk_passes_every_indicator_that_has_figures(answers, possible, stations):
    """And all three displays, at every level that is offered."""
    passed = {(one.selection.indicator, one.selection.level, one.selection.display) for one, _ in stations}
    assert {display for _, _, display in passed} == set(DISPLAYS)
    for indicator in possible.catalogue.indicators:
        offered = set(possible.levels(indicator)) - set(possible.rare_levels(indicator))
        assert {level for key, level, display in passed if (key, display) == (indicator, "wert")} == offered
        assert offered or not possible.levels(indicator) or possible.rare_levels(indicator), indicator
