"""Two texts side by side, whole or only around their changes."""

from __future__ import annotations

from dashboard.report.differences import text_differences
from layouts.markup import markup
from layouts.staff.editions.words import difference

LINES = [f"Satz {number}." for number in range(1, 41)]
BEFORE, AFTER = "\n".join(LINES), "\n".join(LINES).replace("Satz 20.", "Satz zwanzig.")


def shown(before: str, after: str, *, whole: bool) -> str:
    return markup(difference(text_differences(before, after), "de", whole=whole))


def test_only_the_lines_around_a_change_stand_there_and_every_change_does():
    found = shown(BEFORE, AFTER, whole=False)
    assert "<del>20</del><ins>zwanzig</ins>" in found
    assert "Satz 19." in found and "Satz 21." in found and found.count("…") == 2
    assert "Satz 3." not in found and "Satz 40." not in found
    ends = shown(BEFORE, f"Neu.\n{BEFORE}\nEnde.", whole=False)
    assert "<ins>Neu.\n</ins>" in ends and "Ende." in ends and ends.count("…") == 1


def test_a_whole_text_and_a_short_one_are_left_as_they_are():
    assert "Satz 3." in shown(BEFORE, AFTER, whole=True)
    assert "…" not in shown("Eins.\nZwei.\nDrei.", "Eins.\nZwo.\nDrei.", whole=False)
