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
        "framed-many": "{count} Orte im Rahmen: ausgewählt sind die {added} mit den meisten Einwohnern, "
        "hervorgehoben alle {count}.",
        "framed-more": "{count} Orte im Rahmen: dazugekommen sind die {added} mit den meisten Einwohnern, "
        "denn mehr als acht lassen sich nicht auswählen. Hervorgehoben sind alle {count}.",
        "framed-none": "Es sind schon acht Orte ausgewählt. Die {count} Orte im Rahmen sind hervorgehoben.",
        "close": "Schließen",
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
        "framed-many": "{count} places in the frame: the {added} with the most inhabitants are selected, "
        "all {count} are highlighted.",
        "framed-more": "{count} places in the frame: the {added} with the most inhabitants were added, "
        "for no more than eight can be selected. All {count} are highlighted.",
        "framed-none": "Eight places are selected already. The {count} places in the frame are highlighted.",
        "close": "Close",
        "selected": "{name} selected",
        "deselected": "{name} no longer selected",
    },
}
