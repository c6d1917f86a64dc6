"""Where a place stands among others is said as the published numbers have it, and of nobody that is small."""

import re
from collections import Counter

import pytest

from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection
from tests.wire.profile.recount import larger_of, level_of
from tests.wire.profile.sentences import ORDINALS, bare, number, row_of, said


@pytest.fixture(scope="module")
def texts(answers, profiles, recount):
    """Every number as it is shown, by indicator and place; the Ämter of one municipality have no page of
    their own."""
    shown = {}
    for profile in profiles.values():
        for row in profile.rows:
            shown[row.indicator, profile.key] = row.own.text
    maker = Profiles(answers)
    for level in ("amt", "kreis"):
        for key, table in maker._shared(level, maker.frame(Selection())).tables.items():
            for place in table.cells.places:
                if (key, place) not in shown:
                    row = recount.now(key, place)
                    alone = [
                        one for one in profiles if row and len(one) == 8 and recount.now(key, one) == row
                    ]
                    shown[key, place] = shown[key, alone[0]] if alone else str(row and row["wert"])
    return shown


def test_positions_are_those_of_the_published_numbers_and_none_is_left_out(profiles, recount, texts):
    origin = r"(?: Ausgangswert = 100,)? (?:amtlich|eigene Zahlen)"
    counts = r"(?: ([\d.]+) von [\d.]+,)?"
    pattern = rf"“ mit (.+?) \((\d{{4}}),{counts}{origin}\) den (\w+) Wert der (\S+) (.+?)(?:;|\.)"
    checked, everybody = 0, Counter(level_of(one) for one in {place for _, place in recount.rows})
    for key, profile in profiles.items():
        found, hits = {}, {}
        for finding in profile.findings:
            if finding.kind != "position":
                continue
            shown, year, cases, ordinal, among, _ = re.search(pattern, finding.text).groups()
            if cases is not None:
                assert int(cases.replace(".", "")) >= 20, "a few heads would decide who is last"
            found[finding.indicator] = (ORDINALS[ordinal], number(among), shown, int(year))
            hits[finding.indicator] = finding
            whole = recount.rows[finding.indicator, larger_of(key)].get(int(year))
            row = row_of(profile, finding)
            if whole is not None and whole["wert"] is not None:
                other = next(one for one in row.surroundings if one.key == larger_of(key))
                assert f"sind es {bare(other.text, row)}." in finding.text
            checked += 1
        hidden = [one for one in profile.findings if one.kind == "also" and one.official]
        for entry in recount.entries.values():
            expected = _position(recount, entry, key, texts, everybody)
            if entry.key in found:
                (side, place), among, shown, year = found[entry.key]
                assert expected == (side, place, among), (profile.name, entry.key)
                assert shown == bare(texts[entry.key, key], row_of(profile, hits[entry.key]))
                assert year == recount.years[entry.key, level_of(key)]
            elif expected is not None:
                assert hidden, (profile.name, entry.key, expected)
                named = entry.name["de"] in hidden[0].text
                assert named or "weiteren Indikator" in hidden[0].text
    assert checked > 25


def _position(recount, entry, key, texts, everybody):
    """Side (0 from the top), place and number of places, by the rule of `official_facts`. `everybody` counts places
    by level."""
    level = level_of(key)
    if key not in recount.places[entry.key, level]:
        return None
    own = {place: texts.get((entry.key, place)) for place in recount.places[entry.key, level]}
    valued = [row for place in own if (row := recount.now(entry.key, place)) and row["wert"] is not None]
    if 2 * len(valued) < everybody[level]:
        return None
    found = recount.standing(entry, key, own)
    if found is None or recount.may_be_few(entry, key):
        return None
    above, below, among = found
    side, place = (0, above + 1) if above <= below else (1, below + 1)
    if among < 4 or place > 3:
        return None
    if place == 1:
        return side, place, among
    year = recount.years[entry.key, level]
    earlier = {
        one
        for other in own
        for one, row in recount.rows[entry.key, other].items()
        if one < year and row["wert"] is not None
    }
    before = max(earlier, default=year)
    new_basis = any(
        before < cut.year <= year and (not cut.levels or level in cut.levels) for cut in entry.breaks
    )
    if among < 100 or before == year or new_basis:
        return None
    values = {other: recount.rows[entry.key, other].get(before) for other in own}
    known = {other: row["wert"] for other, row in values.items() if row and row["wert"] is not None}
    if key not in known:
        return None
    ahead = sum(value > known[key] if side == 0 else value < known[key] for value in known.values())
    return (side, place, among) if ahead < len(known) / 10 else None


def test_the_plain_figures_are_official_and_never_of_few(profiles, recount):
    checked = 0
    for profile, finding in said(profiles, "figures"):
        assert not any(one.kind == "position" for one in profile.findings)
        for name, shown, year in re.findall(r"„([^“]+)“ (\S+(?:\s%)?)(?: Minuten)? \((\d{4})", finding.text):
            row = next(one for one in profile.rows if one.name == name)
            own = recount.now(row.indicator, profile.key)
            assert own["herkunft"] == "official" and own["jahr"] == int(year) and own["wert"] > 0
            assert shown == bare(row.own.text, row)
            assert not recount.may_be_few(recount.entries[row.indicator], profile.key)
            checked += 1
    assert checked > 150


def test_the_district_says_where_it_stands_in_the_state(profiles, recount):
    profile = profiles["13076"]
    (finding,) = [one for one in profile.findings if one.kind == "standing"]
    found = re.findall(r"„(.+?)“ auf Rang (\d+) von (\d+) \((.+?), (\d{4})\)", finding.text)
    assert len(found) == 4
    for name, rank, among, shown, year in found:
        row = next(one for one in profile.rows if one.name == name)
        values = [
            recount.rows[row.indicator, place][int(year)]["wert"]
            for place in recount.places[row.indicator, "kreis"]
            if int(year) in recount.rows[row.indicator, place]
        ]
        own = recount.now(row.indicator, "13076")
        assert own["herkunft"] == "official" and own["jahr"] == int(year) and shown == bare(row.own.text, row)
        assert int(among) == len(values) == 8
        assert int(rank) == sum(one > own["wert"] for one in values) + 1
    assert not [row.name for row in profile.rows if row.ranked == 1]
    years = {row.indicator: row.year for row in profile.rows if row.year and row.own.value is not None}
    assert all(year == recount.years[indicator, "kreis"] for indicator, year in years.items())
    assert years["betreuungsquote_u3"] == 2020


def test_nobody_is_ranked_by_how_large_he_is(profiles, recount):
    for profile in profiles.values():
        for row in profile.rows:
            if row.unit in ("persons", "institutions", "places"):
                assert row.rank is None and row.ranked == 0
