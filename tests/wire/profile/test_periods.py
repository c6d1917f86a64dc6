"""Years together in profiles: added up again from the yearly rows of the API, and the same in page and
files."""

import io
import math
import statistics

import openpyxl
import pptx
import pytest
from scipy.stats import binomtest

from dashboard.domain.selection import parse
from dashboard.texts import say
from tests.pdf_texts import text_reader
from tests.slab_document import slab_document
from tests.wire.profile.recount import LEAP, level_of

PLACE = "13076115"
"""Prislich: 700 people, eighteen children under three."""


@pytest.fixture(scope="module")
def rows(profiles):
    return [(key, row) for key, profile in profiles.items() for row in profile.rows if row.span > 1]


def test_a_period_stands_where_the_year_is_thin_and_nowhere_else(profiles, recount):
    spans = {}
    for key, profile in profiles.items():
        for row in profile.rows:
            if (row.indicator, level_of(key)) in recount.places:
                own, span = recount.stands(recount.entries[row.indicator], key)
                assert row.span == span, (profile.name, row.name)
                assert row.own.value == (
                    pytest.approx(own["wert"]) if own and own["wert"] is not None else None
                )
                spans[span] = spans.get(span, 0) + 1
    assert spans[3] > 150 and spans[5] > 10


def test_a_row_of_years_together_is_the_sum_of_the_years_that_everybody_can_read(rows, recount):
    for key, row in rows:
        entry = recount.entries[row.indicator]
        years = range(row.year - row.span + 1, row.year + 1)
        counts = [recount.rows[row.indicator, key][year] for year in years]
        cases, base = sum(one["zaehler"] for one in counts), sum(one["nenner"] for one in counts)
        assert (row.own.numerator, row.own.denominator) == (cases, base) and base >= 20 and not row.own.few
        assert math.isclose(row.own.value, entry.factor * cases / base)
        assert row.when == f"{years[0]}–{years[-1]}"
        year = recount.now(row.indicator, key)
        assert year["status"] == "suppressed" or year["nenner"] < 20
        word = "geschützt" if year["status"] == "suppressed" else "wenige Fälle"
        assert row.alone == f"{recount.years[row.indicator, level_of(key)]} allein: {word}"
        if entry.is_proportion and entry.confidentiality == "persons":
            ends = binomtest(int(cases), int(base)).proportion_ci(method="wilson")
            assert (row.own.lower, row.own.upper) == (
                pytest.approx(100 * ends.low),
                pytest.approx(100 * ends.high),
            )


def test_rank_spread_and_lines_of_a_row_belong_to_its_period(rows, recount, profiles, near):
    looked_at = [*profiles][::LEAP]
    for key, row in rows:
        entry, level = recount.entries[row.indicator], level_of(key)
        together = {
            place: found
            for place in recount.places[row.indicator, level]
            if (found := recount.together(entry, place, row.year, row.span)) and found["nenner"] >= 20
        }
        values = sorted(found["wert"] for found in together.values())
        if row.rank is not None:
            assert row.ranked == len(values)
            assert row.rank == 1 + sum(one > row.own.value + 1e-9 for one in values)
        if row.everyone is not None:
            quartiles = statistics.quantiles(values, method="inclusive")
            spread = row.everyone
            assert spread.count == len(values)
            assert [spread.low, spread.lower_quartile, spread.median, spread.upper_quartile, spread.high] == (
                pytest.approx([values[0], *quartiles, values[-1]])
            )
        if key in looked_at:
            alike = [together[one]["wert"] for one in near(key) if one in together]
            assert (row.similar.count if row.similar else 0) == (len(alike) if len(alike) >= 4 else 0)
        for one in row.surroundings:
            whole = recount.together(entry, one.key, row.year, row.span)
            hidden = one.status.key == "suppressed"
            assert hidden or one.value == (pytest.approx(whole["wert"]) if whole else None), (
                key,
                row.name,
                one,
            )
        assert row.trend.years[-1] == row.year and row.trend.span == row.span
        assert row.trend.own[-1] == pytest.approx(row.own.value)


def test_the_verdict_of_a_period_is_that_of_its_counts_against_the_rest_of_the_district(rows, recount):
    checked = 0
    for key, row in rows:
        entry = recount.entries[row.indicator]
        found = recount.difference(entry, key)
        assert row.difference.verdict.tested == bool(found), (key, row.name)
        if found:
            assert row.difference.value == pytest.approx(found[2])
            # Overdispersion only ever takes a mark away.
            assert found[0] < 0.05 or not row.difference.verdict.marked
            checked += 1
    assert checked > 60


def test_a_period_opens_in_the_monitor_with_the_same_numbers(rows, answers):
    seen = set()
    for key, row in rows:
        if (row.indicator, row.span) in seen:
            continue
        seen.add((row.indicator, row.span))
        answer = answers.read(row.query)
        assert not answer.notices, "what a profile links to is offered"
        slab = slab_document(answers, answer)
        at, column = slab["years"].index(row.year), slab["places"].index(key)
        assert slab["labels"][at] == row.when
        assert slab["text"][at][column] == row.own.text
        assert (slab["rank"][at][column] or None) == row.rank
        assert parse(row.query)[0].pooled_years == row.span
    assert len(seen) >= 9


def test_page_paper_slides_and_table_say_the_same_years(client, profiles):
    profile = profiles[PLACE]
    chosen = [row for row in profile.rows if row.span > 1]
    assert len(chosen) == 4
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/gemeinde/{PLACE}.xlsx").data))
    head, *lines = book["Daten"].iter_rows(values_only=True)
    table = {line[head.index("Indikator")]: dict(zip(head, line, strict=True)) for line in lines}
    paper = "".join(
        "".join(page.extract_text().split())
        for page in text_reader(client.get(f"/gemeinde/{PLACE}.pdf").data).pages
    )
    slides = pptx.Presentation(io.BytesIO(client.get(f"/gemeinde/{PLACE}.pptx").data)).slides
    cells = {
        line.cells[0].text: [cell.text for cell in line.cells]
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
        for line in shape.table.rows
    }
    for row in chosen:
        line = table[row.name]
        assert (line["Jahre zusammen"], line["Warum mehrere Jahre"]) == (row.when, row.alone)
        assert (line["Fälle"], line["von"]) == (row.own.numerator, row.own.denominator)
        assert line["Wert"] == pytest.approx(row.own.value)
        assert cells[row.name][1].startswith(row.when)
        assert f"{row.when}·" in paper
    assert paper.count("2024allein:wenigeFälle") == len(chosen)
    note = say("de", "profile_periods")
    assert "".join(note.split()) in paper.replace("\u00ad", "")
    assert any(note in shape.text_frame.text for shape in slides[1].shapes if shape.has_text_frame)


def test_a_village_where_five_years_are_too_few_keeps_its_years(profiles):
    village = profiles["13076065"]
    assert {row.span for row in village.rows} == {1}
    assert sum(row.own.few for row in village.rows) == 11
    assert not any("mehrere Jahre" in one.text for one in village.findings)
