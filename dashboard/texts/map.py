"""The map's own wording: its tools, the hint for the wheel and what the script reads out."""

from __future__ import annotations

from collections.abc import Mapping

MAP_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "map": "Karte: {what}",
        "in": "Vergrößern",
        "away": "Verkleinern",
        "box": "Im Rechteck auswählen",
        "lasso": "Freihand auswählen",
        "fit": "Alles zeigen",
        "keys": "Pfeiltasten führen zum nächsten Ort, Eingabe wählt ihn aus, Umschalt und Eingabe fügt ihn hinzu. "
        "Plus und Minus vergrößern und verkleinern, 0 zeigt alles, Escape hebt die Auswahl auf.",
        "hint": "Zum Vergrößern Strg und Mausrad, oder erst in die Karte klicken.",
        "framed": "{count} Orte ausgewählt",
        "grouped": "{count} Orte hervorgehoben. Auswählen lassen sich höchstens acht.",
        "selected": "{name} ausgewählt",
        "deselected": "{name} nicht mehr ausgewählt",
    },
    "en": {
        "map": "Map: {what}",
        "in": "Zoom in",
        "away": "Zoom out",
        "box": "Select in a rectangle",
        "lasso": "Select freehand",
        "fit": "Show everything",
        "keys": "Arrow keys lead to the next place, Enter selects it, Shift and Enter adds it. "
        "Plus and minus zoom, 0 shows everything, Escape clears the selection.",
        "hint": "Hold Ctrl and turn the wheel to zoom, or click the map first.",
        "framed": "{count} places selected",
        "grouped": "{count} places highlighted. No more than eight can be selected.",
        "selected": "{name} selected",
        "deselected": "{name} no longer selected",
    },
}
