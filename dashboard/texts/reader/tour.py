"""Wording of the tour of the Monitor: a quiet offer on the first visit, and five steps."""

from __future__ import annotations

from collections.abc import Mapping

STEPS = ("indicator", "year", "map", "views", "take")
TOUR: Mapping[str, Mapping[str, str]] = {
    "de": {
        "tour_name": "Rundgang",
        "tour_offer": "Zum ersten Mal hier? Fünf Schritte zeigen, was der Monitor kann.",
        "tour_start": "Rundgang zeigen",
        "tour_later": "Später",
        "tour_never": "Nicht mehr zeigen",
        "tour_again": "Sie finden den Rundgang jederzeit unter „Tasten“ am Fuß der Seite.",
        "tour_position": "{n} von {all}",
        "tour_next": "Weiter",
        "tour_back": "Zurück",
        "tour_end": "Beenden",
        "tour_done": "Fertig",
        "tour_indicator_title": "Was Sie sehen möchten",
        "tour_indicator_text": "Tippen Sie ein Wort wie „Kita“ oder „Abschluss“ und wählen Sie einen Indikator. Ebene, "
        "Vergleich und alles Weitere stehen daneben.",
        "tour_year_title": "In welchem Jahr",
        "tour_year_text": "Ziehen Sie den Regler oder lassen Sie die Jahre ablaufen. Karte, Diagramme und Sätze gehen "
        "mit.",
        "tour_map_title": "Wo",
        "tour_map_text": "Wählen Sie einen Ort auf der Karte: Er wird überall hervorgehoben. Die Legende hebt alle "
        "Orte einer Klasse hervor.",
        "tour_views_title": "Genauer hinsehen",
        "tour_views_text": "Rangfolge, Verteilung und Tabelle zeigen dieselben Zahlen. Unterstrichene Wörter wie "
        "„im Rahmen des Zufalls“ lassen sich antippen.",
        "tour_take_title": "Mitnehmen",
        "tour_take_text": "Link, Bild, Folie und Tabelle zeigen genau diese Ansicht. „Merken“ legt sie in die "
        "Sitzungsmappe.",
    },
    "en": {
        "tour_name": "Tour",
        "tour_offer": "New to the monitor? Five steps show what can be done.",
        "tour_start": "Take the tour",
        "tour_later": "Later",
        "tour_never": "Do not ask again",
        "tour_again": "You find the tour under “Keys” at the foot of the page at any time.",
        "tour_position": "{n} of {all}",
        "tour_next": "Next",
        "tour_back": "Back",
        "tour_end": "Leave",
        "tour_done": "Finish",
        "tour_indicator_title": "What you want to see",
        "tour_indicator_text": "Type a word such as “care” or “degree” and choose an indicator. Level, comparison and "
        "all other filters stand beside the field.",
        "tour_year_title": "In which year",
        "tour_year_text": "Move the slider or play the years. Map, charts and sentences follow.",
        "tour_map_title": "Where",
        "tour_map_text": "Select a place on the map: every view marks the place. The legend makes all places of a class "
        "stand out.",
        "tour_views_title": "A closer look",
        "tour_views_text": "Ranking, distribution and table show the same figures. Underlined words can be tapped for "
        "an explanation.",
        "tour_take_title": "Take the view along",
        "tour_take_text": "Link, picture, slide and table show exactly what you see. “Keep” puts the view into the "
        "meeting folder.",
    },
}
