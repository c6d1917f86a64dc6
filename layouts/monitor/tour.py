"""What the script of the tour reads: its words and steps. Never shown itself."""

from __future__ import annotations

import json

from dash import html

from dashboard.texts.reader.tour import STEPS, TOUR
from layouts import ids
from layouts.attributes import attributes


def tour_wording(lang: str) -> html.Div:
    """The words of the tour, and its steps in their order."""
    words = {key.removeprefix("tour_"): text for key, text in TOUR[lang].items()}
    facts = {"data-words": json.dumps(words, ensure_ascii=False), "data-steps": " ".join(STEPS)}
    return html.Div(id=ids.MONITOR_TOUR, hidden=True, **attributes(facts))
