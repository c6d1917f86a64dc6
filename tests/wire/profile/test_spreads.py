"""Ranks, spreads and standard deviations of every row of all profiles, from the numbers that the API gives."""

import statistics

import pytest

from tests.wire.profile.recount import COUNTS, LEAP, level_of


@pytest.fixture(scope="module")
def enough(recount):
    """Values on enough cases in the year of the profiles, by indicator and level; of periods by their years."""
    found = {}

    def of(entry, level, year, span):
        if (entry.key, level, year, span) not in found:
            rows = {
                place: recount.together(entry, place, year, span)
                if span > 1
                else recount.rows[entry.key, place].get(year)
                for place in recount.places[entry.key, level]
            }
            found[entry.key, level, year, span] = {
                place: row["wert"]
                for place, row in rows.items()
                if row and row["wert"] is not None and not recount.few(entry, row)
            }
        return found[entry.key, level, year, span]

    return of


@pytest.fixture(scope="module")
def elsewhere(client, recount):
    """Values on enough cases of the state's municipalities or all districts; None where only the district has any
    in that year."""
    found = {}

    def of(entry, level, year):
        if (entry.key, level, year) not in found:
            extent = "bund" if level == "kreis" else "land"
            query = f"indikator={entry.key}&ebene={level}&raum={extent}&jahr={year}"
            answer = client.get(f"/api/v1/werte?{query}")
            rows = [
                row for row in answer.json.get("zeilen", ()) if not row["gliederung"] and row["jahr"] == year
            ]
            others = [
                row for row in rows if row["wert"] is not None and not row["gebiet"].startswith("13076")
            ]
            found[entry.key, level, year] = others and {
                row["gebiet"]: row["wert"]
                for row in rows
                if row["wert"] is not None and not recount.few(entry, row)
            }
        return found[entry.key, level, year] or None

    return of


def quartiles(values):
    """Lowest, lower quartile, median, upper quartile, highest, number; None of fewer than four."""
    if len(values) < 4:
        return None
    return [min(values), *statistics.quantiles(values, method="inclusive"), max(values), len(values)]


def listed(spread):
    ends = (
        spread.low,
        spread.lower_quartile,
        spread.median,
        spread.upper_quartile,
        spread.high,
        spread.count,
    )
    return [*ends]


def test_rank_and_spreads_are_of_those_with_twenty_cases(profiles, recount, enough, elsewhere, near):
    """Similar places are those of the state, of all Germany for a district; of what only the district has, its
    own."""
    checked, outside, looked_at = 0, 0, [*profiles][::LEAP]
    for key, profile in profiles.items():
        for row in profile.rows:
            if row.year is None:
                continue
            entry, level = recount.entries[row.indicator], level_of(key)
            values = enough(entry, level, row.year, row.span)
            assert (listed(row.everyone) if row.everyone else None) == pytest.approx(
                quartiles([*values.values()])
            )
            if key in looked_at:
                there = elsewhere(entry, level, row.year) if row.span == 1 and level != "amt" else None
                group = [one for one, _ in profile.similar] if there else near(key)
                alike = [(there or values)[one] for one in group if one in (there or values)]
                assert (listed(row.similar) if row.similar else None) == pytest.approx(quartiles(alike))
                outside += there is not None
            compares = entry.unit not in COUNTS and level not in entry.no_ranking_at and len(values) > 1
            assert row.ranked == (len(values) if compares else 0), (profile.name, row.name)
            own = values.get(key)
            above = sum(one > own for one in values.values()) if own is not None else 0
            assert row.rank == (above + 1 if compares and own is not None else None), (profile.name, row.name)
            checked += row.rank is not None
    assert checked > 3000
    assert outside > 100


def test_distances_are_counted_in_standard_deviations_of_those_with_twenty_cases(profiles, recount, enough):
    checked = 0
    for key, profile in profiles.items():
        for row in profile.rows:
            if row.year is None:
                continue
            entry, level = recount.entries[row.indicator], level_of(key)
            values = [*enough(entry, level, row.year, row.span).values()]
            size = statistics.pstdev(values) if len(values) >= 4 else 0
            for given, shown in ((row.difference, row.distance), (row.five_years, row.movement)):
                if given.value is None or size < 1e-9 or (shown is row.distance and row.own.few):
                    assert shown is None, (profile.name, row.name)
                else:
                    assert shown == pytest.approx(abs(given.value) / size), (profile.name, row.name)
                    checked += 1
    assert checked > 2000
