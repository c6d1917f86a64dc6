"""Draws the kept sample of 200 values from the files themselves: `python -m tests.wire.api.germany_sample`."""

import csv
import random

from tests.wire.api.test_all_of_germany import CENSUS, LEVELS, NOT_TODAY, SAMPLE, expected, table

SEED, MOST = 2022, 200


def drawn():
    chance = random.Random(SEED)
    rows = []
    for indicator, (name, above, below) in CENSUS.items():
        for row in table(f"zensus2022_{name}.csv"):
            key = row["ags"] if row["level"] == "municipality" else row["ars"]
            if row["level"] in LEVELS and key not in NOT_TODAY:
                value, status = expected(row, above, below)
                shown = "" if value is None else repr(round(float(value), 6))
                rows.append((indicator, LEVELS[row["level"]], key, shown, status))
    found = set()
    for status in sorted(
        {row[4] for row in rows} - {"reported"}
    ):  # signs are few and need a share of their own
        of = [row for row in rows if row[4] == status]
        found |= set(chance.sample(of, min(20, len(of))))
    others = [row for row in rows if row not in found]
    return sorted([*found, *chance.sample(others, MOST - len(found))])


if __name__ == "__main__":
    with SAMPLE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(("indikator", "ebene", "gebiet", "wert", "status"))
        writer.writerows(drawn())
