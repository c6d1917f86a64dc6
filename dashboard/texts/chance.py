"""Wording of what is more than chance: verdicts, trends, how many marks chance alone brings, and what chance means here.

A sentence says how rarely chance makes a difference this large, never how rarely such a difference is chance: that
would turn the probability round.
"""

from __future__ import annotations

from collections.abc import Mapping

CHANCE: Mapping[str, Mapping[str, str]] = {
    "de": {
        "verdict_not_testable": "nicht prüfbar",
        "verdict_chance": "im Rahmen des Zufalls",
        "verdict_possible": "möglich",
        "verdict_clear": "deutlich",
        "verdict_too_few": "zu wenige Fälle",
        "verdict_sentence_not_testable": "Ohne Fallzahlen nicht zu prüfen.",
        "verdict_sentence_chance": "So groß ist ein Unterschied oft schon durch Zufall.",
        "verdict_sentence_possible": "So groß ist ein Unterschied selten durch Zufall.",
        "verdict_sentence_clear": "So groß ist ein Unterschied fast nie durch Zufall.",
        "verdict_sentence_too_few": "Unter 20 Fällen wird nicht geprüft.",
        "trend_five": "Trend über fünf Jahre",
        "trend_heading": "Trend über fünf Jahre, {first} bis {last}",
        "trend_up": "Die Linie durch die Werte von {first} bis {last} steigt um {amount}.",
        "trend_down": "Die Linie durch die Werte von {first} bis {last} fällt um {amount}.",
        "trend_level": "Die Linie durch die Werte von {first} bis {last} steigt und fällt nicht.",
        "trend_not_testable": "Für einen Trend fehlt von {first} bis {last} ein Wert, oder Quelle oder Zählweise wechselten.",
        "trend_too_few": "Von {first} bis {last} sind es zu wenige Fälle für einen Trend.",
        "trend_none": "nicht prüfbar",
        "trend_single": "Den Trend gibt es für einzelne Jahre, nicht für zusammengefasste.",
    },
    "en": {
        "verdict_not_testable": "cannot be tested",
        "verdict_chance": "within chance",
        "verdict_possible": "possible",
        "verdict_clear": "clear",
        "verdict_too_few": "too few cases",
        "verdict_sentence_not_testable": "Cannot be tested without counts.",
        "verdict_sentence_chance": "A difference is often this large by chance alone.",
        "verdict_sentence_possible": "A difference is rarely this large by chance.",
        "verdict_sentence_clear": "A difference is hardly ever this large by chance.",
        "verdict_sentence_too_few": "Fewer than 20 cases are not tested.",
        "trend_five": "Trend over five years",
        "trend_heading": "Trend over five years, {first} to {last}",
        "trend_up": "The line through the figures from {first} to {last} rises by {amount}.",
        "trend_down": "The line through the figures from {first} to {last} falls by {amount}.",
        "trend_level": "The line through the figures from {first} to {last} neither rises nor falls.",
        "trend_not_testable": "For a trend a figure from {first} to {last} is missing, or source or method changed.",
        "trend_too_few": "From {first} to {last} there are too few cases for a trend.",
        "trend_none": "cannot be tested",
        "trend_single": "The trend is given for single years, not for pooled ones.",
    },
}
