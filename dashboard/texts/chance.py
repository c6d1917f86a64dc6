"""Wording of what is more than chance: verdicts, trends, how many marks chance alone brings, and what chance
means here.

A sentence says how rarely chance makes a difference this large, never how rarely such a difference is chance:
that would turn the probability round.
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
        "marks": "{difference}: von {tested} geprüften {possible} „möglich“ und {clear} „deutlich“. Ohne jeden echten Unterschied wären etwa {by_chance} und {clear_by_chance} zu erwarten.",
        "definition_chance": "Was Zufall hier bedeutet",
        "definition_chance_register": "Gezählt werden alle, nicht eine Stichprobe. Trotzdem spielt der Zufall mit: Dass ein Kind mehr oder weniger in einem Ort geboren wird, hinzieht oder krank ist, hat oft keinen Grund, der im Ort liegt, und in kleinen Orten ändert es den Anteil um mehrere Punkte. Geprüft wird deshalb: Wie oft läge ein Ort so weit von den anderen entfernt, wenn überall dieselben Bedingungen gälten und nur solche Zufälle mitspielten?",
        "definition_chance_words": "Selten (höchstens in 5 von 100 Fällen) heißt „möglich“, fast nie (höchstens in 2 von 1.000) heißt „deutlich“, sonst „im Rahmen des Zufalls“. Das sagt nichts darüber, warum ein Ort anders ist, und nicht, wie wahrscheinlich ein Unterschied echt ist. Wo sehr viel geprüft wird, sind einige „möglich“ schon ohne echte Unterschiede zu erwarten; in Sätzen steht deshalb nur, was auch dann noch auffällt.",
        "definition_chance_spread": "Bei diesem Indikator liegen {places} {year} {times}-mal so weit auseinander, wie der Zufall allein es machen würde (Streuung Φ = {phi}). So viel Abstand ist hier also üblich; Prüfung und Trichter verlangen deshalb entsprechend mehr.",
        "definition_chance_usual": "Bei diesem Indikator liegen {places} {year} nicht weiter auseinander, als der Zufall allein es macht. Prüfung und Trichter rechnen mit dem Zufall allein.",
        "trend_sentence_chance": "So stark ist ein Trend oft schon durch Zufall.",
        "trend_sentence_possible": "So stark ist ein Trend selten durch Zufall.",
        "trend_sentence_clear": "So stark ist ein Trend fast nie durch Zufall.",
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
        "marks": "{difference}: of {tested} tested, {possible} “possible” and {clear} “clear”. Without any real difference about {by_chance} and {clear_by_chance} were to be expected.",
        "definition_chance": "What chance means here",
        "definition_chance_register": "All are counted, not a sample. Chance plays its part nevertheless: that one child more or less is born in a place, moves there or is ill often has no reason that lies in the place, and in small places it changes the share by several points. So the test asks: how often would a place lie this far from the others if conditions were the same everywhere and only such accidents played a part?",
        "definition_chance_words": "Rarely (in 5 of 100 cases at most) is called “possible”, hardly ever (in 2 of 1,000 at most) “clear”, anything else “within chance”. This does not say why a place differs, nor how likely a difference is to be real. Where very much is tested, some “possible” are to be expected without any real difference; so sentences name only what stands out even then.",
        "definition_chance_spread": "In this indicator {places} lay {times} times as far apart in {year} as chance alone would make them (dispersion Φ = {phi}). So that much distance is usual here; test and funnel ask for correspondingly more.",
        "definition_chance_usual": "In this indicator {places} lay no farther apart in {year} than chance alone makes them. Test and funnel reckon with chance alone.",
        "trend_sentence_chance": "A trend is often this strong by chance alone.",
        "trend_sentence_possible": "A trend is rarely this strong by chance.",
        "trend_sentence_clear": "A trend is hardly ever this strong by chance.",
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
