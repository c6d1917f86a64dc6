"""Every verdict of everything that ships, computed once more from the counts that the API gives.

Differences by enumeration of all outcomes, trends by the equations of likelihood, phi, headlines and expected marks
from their definitions: see `enumerated`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import false_discovery_control

from callbacks.monitor.definition import definition_parts
from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import Verdict
from dashboard.texts import say
from tests.slab_document import slab_document
from tests.wire.certainty.enumerated import CLEAR, POSSIBLE, level_spread, slope, slope_size, widened, word
from tests.wire.certainty.published_counts import FEW, SPANS, PublishedCounts
from tests.wire.profile.recount import counts

LEVELS = {"gemeinde": "kreis", "amt": "kreis", "kreis": "land"}
WORDS = (Verdict.NOT_TESTABLE, Verdict.CHANCE, Verdict.POSSIBLE, Verdict.CLEAR, Verdict.TOO_FEW)


@pytest.fixture(scope="module")
def published(recount):
    """Counts by indicator, level and number of years, of whatever is tested."""
    found = {}
    for entry in recount.entries.values():
        for level in LEVELS:
            if recount.places.get((entry.key, level)) and recount.tested(entry, level):
                for span in SPANS:
                    if span == 1 or recount.offered(entry, level, span):
                        found[entry.key, level, span] = PublishedCounts.of(recount, entry, level, span)
    assert len(found) > 50
    return found


@pytest.fixture(scope="module")
def differences(published):
    """Each difference once: what its counts say, by indicator, level, number of years, year and place."""
    return {
        (*at, year, place): found
        for at, of in published.items()
        for year, rows in of.rows.items()
        for place in rows
        if (found := of.difference(year, place))
    }


def slab_of(answers, key, level, span):
    answer = answers.read(f"indikator={key}&ebene={level}&vergleich={LEVELS[level]}&jahre={span}")
    shown = answer.selection
    assert (shown.indicator, shown.level, shown.pooled_years) == (key, level, span)
    slab = slab_document(answers, answer)
    nothing = [[int(Verdict.NOT_TESTABLE)] * len(slab["places"])] * len(slab["years"])
    for name in ("verdict_difference", "verdict_trend"):
        slab[name] = slab[name] or nothing
    slab["trend"] = slab["trend"] or [[""] * len(slab["places"])] * len(slab["years"])
    return slab


def test_every_difference_has_the_word_that_its_counts_give(answers, published, differences):
    seen, wrong = Counter(), []
    for (key, level, span), of in published.items():
        slab, spreads = slab_of(answers, key, level, span), of.spreads()
        for row, year in enumerate(slab["years"]):
            for column, place in enumerate(slab["places"]):
                own, found = (
                    counts(of.rows[year].get(place)),
                    differences.get((key, level, span, year, place)),
                )
                expected = Verdict.NOT_TESTABLE
                if own and own[1] < FEW:
                    expected = Verdict.TOO_FEW
                elif found:
                    expected = word(widened(found.probability, spreads[year]))
                said = Verdict(slab["verdict_difference"][row][column])
                seen[said] += 1
                if said is not expected:
                    wrong.append((key, level, span, year, place, said, expected, found))
    assert wrong == []
    assert min(seen.values()) > 100 and len(seen) == len(Verdict), seen


@pytest.fixture(scope="module")
def trends(recount, published):
    """Each line through five years and the spread of its level, by indicator, level, year and place."""
    found = {}
    for (key, level, span), of in published.items():
        for year in of.rows if span == 1 else ():
            lines = of.lines(year, recount.cuts(recount.entries[key], level))
            wide = level_spread([one.spread for one in lines.values()])
            found |= {(key, level, year, place): (one, wide) for place, one in lines.items()}
    return found


def test_every_trend_has_the_word_that_five_years_give(answers, published, trends):
    seen, wrong = Counter(), []
    for key, level, span in published:
        slab = slab_of(answers, key, level, 1) if span == 1 else {"years": []}
        for row, year in enumerate(slab["years"]):
            for column, place in enumerate(slab["places"]):
                said, text = Verdict(slab["verdict_trend"][row][column]), slab["trend"][row][column]
                found = trends.get((key, level, year, place))
                seen[said] += 1
                if found is None:
                    fits = not said.tested and not text
                else:
                    rises = {"+": 1, "−": -1}.get(text[0], 0) * found[0].rise >= 0
                    fits = said is word(slope(*found)) and rises
                if not fits:
                    wrong.append((key, level, year, place, said, text, found))
    assert wrong == []
    assert min(seen[one] for one in Verdict if one.tested) > 40, seen


@pytest.fixture(scope="module")
def standing(recount, published, differences, trends):
    """What stands in the rows of the profiles, by level and kind: probability, whether enough cases are expected,
    and how often chance alone brings at least each word."""
    found = defaultdict(dict)
    spreads = {at: of.spreads() for at, of in published.items()}
    for (key, level), places in recount.places.items():
        for place in places if (key, level, 1) in published else ():
            own, span = recount.stands(recount.entries[key], place)
            year = own and int(str(own["jahr"])[-4:])
            one = differences.get((key, level, span, year, place))
            if one:
                enough = min(one.expected, one.unexpected) >= 5
                chance = widened(one.probability, spreads[key, level, span][year])
                found[level, "difference"][key, place] = (chance, enough, one.possible, one.clear)
            line = trends.get((key, level, recount.years[key, level], place))
            if line:
                sizes = (slope_size(line[0], at) for at in (POSSIBLE, CLEAR))
                found[level, "trend"][key, place] = (slope(*line), True, *sizes)
    return found


@pytest.fixture(scope="module")
def headlines(answers):
    maker = Profiles(answers)
    return maker.headlines(maker.frame(Selection()))


def surviving(of):
    """Indicator and place of those that scipy's adjusted probabilities leave at 5 %, with enough cases and a mark."""
    likely = np.array([one[0] for one in of.values()])
    adjusted = false_discovery_control(likely) if of else likely
    return {
        at
        for (at, (chance, enough, *_)), kept in zip(of.items(), adjusted <= 0.05, strict=True)
        if kept and enough and word(chance).marked
    }


def test_headlines_are_what_survives_of_all_tests_of_a_level(standing, headlines):
    every = np.concatenate([[one[0] for one in of.values()] for of in standing.values()])
    assert (false_discovery_control(every) <= 0.05).any(), "the version as a whole has something to say"
    counted = Counter()
    for level in LEVELS:
        told = headlines.of(level)
        for kind, said in (("difference", told.differences), ("trend", told.trends)):
            assert set(said) == surviving(standing[level, kind]), (level, kind)
            for at, one in said.items():
                assert one.probability == pytest.approx(standing[level, kind][at][0], rel=1e-4)
            counted[kind] += len(said)
    assert min(counted.values()) > 10


def marks(of):
    """Tested, possible, clear, and how many of both chance alone would bring."""
    words = Counter(word(one[0]) for one in of.values())
    possible, clear = (sum(one[at] for one in of.values()) for at in (2, 3))
    return len(of), words[Verdict.POSSIBLE], words[Verdict.CLEAR], possible - clear, clear


def test_as_many_marks_are_expected_as_the_outcomes_of_each_test_allow(standing, headlines):
    for level in LEVELS:
        told = headlines.of(level)
        for kind, said in (("difference", told.difference_marks()), ("trend", told.trend_marks())):
            expected = marks(standing[level, kind])
            assert (said.tested, said.possible, said.clear) == expected[:3], (level, kind)
            assert (said.expected_possible, said.expected_clear) == pytest.approx(
                expected[3:], rel=1e-3, abs=1e-6
            )


def test_the_page_on_statistics_has_the_marks_of_what_ships(standing, published):
    """docs/statistics.md; a row that is different: the new one stands in the message."""
    text = (Path(__file__).parents[3] / "docs" / "statistics.md").read_text("utf-8")
    names = {"gemeinde": "municipalities", "amt": "Ämter", "kreis": "districts"}
    written = [line for line in text.splitlines() if re.match(r"\| (municipalities|Ämter|districts), ", line)]
    rows = []
    for level, name in names.items():
        for kind in ("difference", "trend"):
            of = standing[level, kind]
            if of:
                tested, possible, clear, by_chance, clear_by_chance = marks(of)
                expected = f"{by_chance:.1f} and {clear_by_chance:.1f}"
                counted = f"{tested} | {possible} | {clear} | {expected} | {len(surviving(of))}"
                rows.append(f"| {name}, {kind}s | {counted} |")
    assert written == rows
    widest = {
        small: max(max(of.spreads().values(), default=1.0) for at, of in published.items() if fits(*at))
        for small, fits in (
            ("municipalities and Ämter", lambda _, level, span: level != "kreis" and span == 1),
            ("periods", lambda _, level, span: span > 1),
            ("districts", lambda _, level, span: level == "kreis"),
        )
    }
    said = " ".join(text.split())
    assert [one for one, phi in widest.items() if f"{phi:.1f} in {one}" not in said] == [], widest


def test_the_spread_beyond_chance_and_what_chance_means_are_told_once(answers, published):
    """In "Was bedeutet das?", with the number that the places' counts give in the year."""
    wider = 0
    for (key, level, span), of in published.items():
        spreads = of.spreads()
        answer = answers.read(f"indikator={key}&ebene={level}&jahre={span}")
        if not spreads or answer.selection.pooled_years != span:
            continue
        year = max(spreads)
        told = str(definition_parts(answers, answer, year))
        assert told.count(say("de", "definition_chance_register")) == 1, (key, level)
        found = re.search(r"(\S+)-mal so weit auseinander.*?Streuung Φ = ([\d,]+)\)", told)
        assert bool(found) == (spreads[year] > 1), (key, level, span)
        if found:
            root, phi = (float(one.replace(",", ".")) for one in found.groups())
            assert (root, phi) == pytest.approx((spreads[year] ** 0.5, spreads[year]), abs=0.0501)
            wider += 1
    assert wider > 10
