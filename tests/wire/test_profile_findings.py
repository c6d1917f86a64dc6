"""Every sentence on top of all 158 profiles, computed again from the counts of the API in another way."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict

import pytest
from scipy.stats import chi2_contingency, norm

from callbacks.profiles import Profiles
from dashboard.domain.selection import Selection

LEVELS = ("gemeinde", "amt", "kreis", "land")
WORDS = ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
PERSONS = ("percent", "per_100", "per_1000", "per_10000")
SURE, LIKELY = 0.002, 0.05  # what 99.8 and 95 per cent leave over


@pytest.fixture(scope="module")
def profiles(answers):
    maker = Profiles(answers)
    return {area.key: maker.profile(area.key, Selection()) for area in maker.places()}


@pytest.fixture(scope="module")
def figures(client):
    """By indicator and place the API's rows by year."""
    found = defaultdict(dict)
    for entry in client.get("/api/v1/indikatoren").json["indikatoren"]:
        for level in LEVELS:
            if level in entry["ebenen"]:
                places = "&gebiete=13" if level == "land" else f"&ebene={level}"
                for row in client.get(f"/api/v1/werte?indikator={entry['indikator']}{places}").json["zeilen"]:
                    if not row["gliederung"]:
                        found[entry["indikator"], row["gebiet"]][row["jahr"]] = row
    return found


@pytest.fixture(scope="module")
def latest(figures):
    """By indicator and level the last year in which any place has a value."""
    years = {}
    for (indicator, place), rows in figures.items():
        for year, row in rows.items():
            if row["wert"] is not None:
                at = indicator, level_of(place)
                years[at] = max(years.get(at, 0), year)
    return years


@pytest.fixture(scope="module")
def entries(answers):
    return answers.repository.catalogue().indicators


def level_of(key):
    return {8: "gemeinde", 9: "amt", 5: "kreis", 2: "land"}[len(key)]


def chance(entry, one, other):
    """How likely so much is by chance alone; None where nothing can be tested."""
    (a, n), (b, m) = one, other
    if min(n, m) <= 0 or b < 0:
        return None
    if entry.unit == "percent":
        if a > n or b > m:
            return None
        if a + b in (0, n + m):
            return 1.0
        return chi2_contingency([[a, n - a], [b, m - b]], correction=False).pvalue
    ratio = n / m
    z = 2 * (math.sqrt(a + 3 / 8) - math.sqrt(ratio * (b + 3 / 8))) / math.sqrt(1 + ratio)
    return 2 * norm.sf(abs(z))


def counts(row):
    return None if row is None or row["zaehler"] is None or row["nenner"] is None else (row["zaehler"], row["nenner"])


def can_be_tested(entry, level):
    counted = bool(entry.numerator and entry.denominator)
    return counted and entry.confidentiality == "persons" and entry.unit in PERSONS and level not in entry.no_ranking_at


def difference(entry, place, figures, latest):
    """Likelihood, sign and both rows of the difference from the rest of the larger area."""
    level = level_of(place)
    year, larger = latest.get((entry.key, level)), {"kreis": "13"}.get(level, "13076")
    own, whole = figures[entry.key, place].get(year), figures[entry.key, larger].get(year)
    if not can_be_tested(entry, level) or not counts(own) or not counts(whole) or own["herkunft"] != whole["herkunft"]:
        return None
    (a, n), (b, m) = counts(own), counts(whole)
    likely = chance(entry, (a, n), (b - a, m - n))
    return None if likely is None else (likely, own["wert"] - whole["wert"], own, whole)


def published_years(entry, level, figures):
    same_level = (of for (key, place), of in figures.items() if key == entry.key and level_of(place) == level)
    return {year for of in same_level for year in of}


def change(entry, place, figures, latest):
    level = level_of(place)
    rows, year = figures[entry.key, place], latest.get((entry.key, level))
    published = published_years(entry, level, figures)
    before = max((one for one in published if one < (year or 0)), default=None)
    if before is None or not can_be_tested(entry, level):
        return None
    if any(before < cut.year <= year for cut in entry.breaks if not cut.levels or level in cut.levels):
        return None
    now, then = rows.get(year), rows.get(before)
    if not counts(now) or not counts(then) or now["herkunft"] != then["herkunft"]:
        return None
    likely = chance(entry, counts(now), counts(then))
    return None if likely is None else (likely, now["wert"] - then["wert"], now, before)


def number(text):
    return WORDS.index(text) if text in WORDS else int(text.replace(".", ""))


def written(value, entry):
    text = f"{value:,.{entry.decimals}f}".translate(str.maketrans({",": ".", ".": ","}))
    return text + ("\u00a0%" if entry.unit == "percent" else "")


def test_all_158_places_have_three_to_five_sentences_with_a_link_each(profiles):
    assert len(profiles) == 158
    assert Counter(one.level for one in profiles.values()) == {"gemeinde": 142, "amt": 15, "kreis": 1}
    for profile in profiles.values():
        assert 3 <= len(profile.findings) <= 5, profile.name
        assert all(one.text and one.query for one in profile.findings)
        assert len({one.text for one in profile.findings}) == len(profile.findings)


def test_the_first_sentence_counts_right(profiles, figures, latest, entries):
    seen = Counter()
    for key, profile in profiles.items():
        tested = [one for entry in entries.values() if (one := difference(entry, key, figures, latest))]
        apart = [one for one in tested if one[0] <= LIKELY]
        text = profile.findings[0].text
        if not tested:
            assert "lässt sich derzeit kein Unterschied" in text
            seen["nothing"] += 1
            continue
        maybe = bool(apart) and all(one[0] > SURE for one in apart)
        assert ("möglicherweise" in text) == maybe, (profile.name, text)
        if found := re.match(r"In (\w+) von (\w+) prüfbaren Merkmalen", text):
            said = {"keinem": 0, "einem": 1}.get(found[1])
            assert (number(found[1]) if said is None else said, number(found[2])) == (len(apart), len(tested)), text
            seen["some" if apart else "none"] += 1
        elif found := re.match(r"In allen (\w+) prüfbaren", text):
            assert number(found[1]) == len(apart) == len(tested)
        else:
            assert text.startswith("Im einzigen prüfbaren Merkmal")
            assert len(tested) == 1
            assert ("nicht weiter" in text) == (not apart)
    assert seen["some"] > 60
    assert seen["none"] > 10
    assert seen["nothing"] >= 1


def test_what_stands_out_does_so_by_its_counts(profiles, figures, latest, entries):
    checked = Counter()
    for key, profile in profiles.items():
        for finding in profile.findings:
            if not re.match(r"Auffällig ist|Möglicherweise (höher|niedriger)", finding.text):
                continue
            entry = entries[finding.indicator]
            likely, sign, own, whole = difference(entry, key, figures, latest)
            sure = finding.text.startswith("Auffällig")
            assert (likely <= SURE) == sure and likely <= LIKELY, finding
            assert ("höher" in finding.text) == (sign > 0)
            assert written(own["wert"], entry) in finding.text
            assert written(whole["wert"], entry) in finding.text
            cases, base = (f"{own[name]:,.0f}".replace(",", ".") for name in ("zaehler", "nenner"))
            assert f"({own['jahr']}, {cases} von {base}" in finding.text
            assert ("Beispiel" in finding.text) == (own["herkunft"] == "example")
            assert f"gebiete={key}" in finding.query and f"indikator={finding.indicator}" in finding.query
            checked[sure] += 1
    assert checked[True] > 20
    assert checked[False] > 40


def test_those_named_together_differ_as_well_and_none_is_left_out(profiles, figures, latest, entries):
    checked = 0
    for key, profile in profiles.items():
        names = {row.name: row.indicator for row in profile.rows}
        apart = {
            entry.key: found[0]
            for entry in entries.values()
            if (found := difference(entry, key, figures, latest)) and found[0] <= LIKELY
        }
        alone = {one.indicator for one in profile.findings if re.match("Auffällig|Möglicherweise [hn]", one.text)}
        for finding in profile.findings:
            if not re.match(r"Ebenfalls deutlich|Möglicherweise auch", finding.text):
                continue
            total = 0
            for sure, words in (
                (True, r"Ebenfalls deutlich: (.+?)\.(?: |$)"),
                (False, r"Möglicherweise auch: (.+?)\.$"),
            ):
                part = re.search(words, finding.text)
                if part is None:
                    continue
                named = {names[name] for name in re.findall("„(.+?)“", part[1])}
                more = re.search(r"und (\w+) weiteres?", part[1])
                assert named and named <= apart.keys() - alone
                assert {apart[one] <= SURE for one in named} == {sure}
                total += len(named) + (0 if more is None else 1 if more[1] == "ein" else number(more[1]))
            assert total == len(apart) - len(alone), (profile.name, finding.text)
            checked += 1
    assert checked > 15


def test_changes_are_those_of_the_counts_and_silence_means_chance(profiles, figures, latest, entries):
    checked = Counter()
    for key, profile in profiles.items():
        changes = {entry.key: one for entry in entries.values() if (one := change(entry, key, figures, latest))}
        for finding in profile.findings:
            if found := re.match(r"Seit (\d{4}) (deutlich|möglicherweise) (gestiegen|gesunken)", finding.text):
                likely, moved, now, before = changes[finding.indicator]
                assert int(found[1]) == before
                assert (likely <= SURE) == (found[2] == "deutlich") and likely <= LIKELY
                assert (moved > 0) == (found[3] == "gestiegen")
                assert written(now["wert"], entries[finding.indicator]) in finding.text
                assert likely == min(one[0] for one in changes.values()) or found[2] == "möglicherweise"
                checked["moved"] += 1
            elif finding.text.startswith("Gegenüber dem Jahr davor"):
                assert changes and all(one[0] > LIKELY for one in changes.values()), profile.name
                checked["still"] += 1
            elif finding.text.startswith("Ob sich"):
                assert not changes
                checked["unknown"] += 1
    assert sum(checked.values()) == 158
    assert checked["moved"] > 20 and checked["still"] > 60


def test_the_rest_adds_up(profiles, figures, latest, entries):
    checked = 0
    for key, profile in profiles.items():
        tested = [one for entry in entries.values() if (one := difference(entry, key, figures, latest))]
        apart = [one for one in tested if one[0] <= LIKELY]
        published = [one for one in entries if (one, level_of(key)) in latest]
        for finding in profile.findings:
            if found := re.match(r"Die übrigen (\w+) Unterschiede|(Der übrige) Unterschied", finding.text):
                assert (1 if found[2] else number(found[1])) == len(tested) - len(apart)
                checked += 1
            if found := re.search(r"(\w+) Merkmale lassen sich nicht prüfen", finding.text):
                assert number(found[1].lower()) == len(published) - len(tested)
                checked += 1
    assert checked > 200


def test_hidden_figures_and_few_cases_are_only_counted_and_rightly(profiles, figures, latest):
    checked = 0
    for key, profile in profiles.items():
        now = {
            indicator: figures[indicator, key].get(year)
            for (indicator, level), year in latest.items()
            if level == level_of(key)
        }
        hidden = {indicator for indicator, row in now.items() if row and row["status"] == "suppressed"}
        for finding in profile.findings:
            assert finding.indicator not in hidden
            assert not any(f"indikator={one}&" in finding.query for one in hidden), finding
            if found := re.search(r"Bei (\w+) Merkmal(?:en)? ist der Wert geschützt", finding.text):
                assert (1 if found[1] == "einem" else number(found[1])) == len(hidden)
                checked += 1
            if found := re.search(r"[Bb]ei (\w+) Merkmal(?:en)? stehen weniger", finding.text):
                assert (1 if found[1] == "einem" else number(found[1])) == sum(row.own.few for row in profile.rows)
                assert all(row.own.denominator < 20 for row in profile.rows if row.own.few)
                checked += 1
    assert checked > 150


def test_a_municipality_of_some_150_inhabitants_is_told_kindly_why_so_little_can_be_said(profiles):
    small = [one for one in profiles.values() if one.level == "gemeinde" and number(one.facts[0].text) < 200]
    assert len(small) >= 4
    for profile in small:
        own = [row for row in profile.rows if row.year is not None]
        untested = [row for row in own if row.difference.word == "nicht prüfbar"]
        assert len(untested) > len(own) / 2
        assert "geschützt" in profile.findings[1].text and "wenige Kinder" in profile.findings[1].text
        assert any(row.own.few for row in profile.rows)
        assert all(row.difference.sentence for row in own)
