"""Wording of what the report computes: sentences on five years, headings of figures and tables."""

from __future__ import annotations

from collections.abc import Mapping

REPORT_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "de": {
        "report_years_risen": "„{title}“ stieg {where} von {before} im Jahr {first} auf {now} im Jahr {last}.",
        "report_years_fallen": "„{title}“ sank {where} von {before} im Jahr {first} auf {now} im Jahr {last}.",
        "report_years_chance": "„{title}“ lag {where} {first} bei {before} und {last} bei {now}.",
        "report_years_line_up": "„{title}“ ist {where} von {first} bis {last} insgesamt gestiegen; am Anfang stand "
        "der Wert bei {before}, am Ende bei {now}.",
        "report_years_line_down": "„{title}“ ist {where} von {first} bis {last} insgesamt gesunken; am Anfang stand "
        "der Wert bei {before}, am Ende bei {now}.",
        "report_hidden_today": "nicht mehr gezeigt",
        "report_places": "{count} von {total} {places}",
        "report_places_shown": "{count} von {total} {places} mit gezeigter Zahl",
        "report_places_above": "über {limit}",
        "report_places_least": "ab {limit}",
        "report_places_below": "unter {limit}",
        "report_places_most": "bis {limit}",
    },
    "en": {
        "report_years_risen": "“{title}” rose {where} from {before} in {first} to {now} in {last}.",
        "report_years_fallen": "“{title}” fell {where} from {before} in {first} to {now} in {last}.",
        "report_years_chance": "“{title}” stood {where} at {before} in {first} and at {now} in {last}.",
        "report_years_line_up": "“{title}” has risen {where} from {first} to {last} as a whole; it stood at {before} "
        "in the beginning and at {now} in the end.",
        "report_years_line_down": "“{title}” has fallen {where} from {first} to {last} as a whole; it stood at "
        "{before} in the beginning and at {now} in the end.",
        "report_hidden_today": "no longer shown",
        "report_places": "{count} of {total} {places}",
        "report_places_shown": "{count} of {total} {places} whose number is shown",
        "report_places_above": "above {limit}",
        "report_places_least": "from {limit}",
        "report_places_below": "below {limit}",
        "report_places_most": "up to {limit}",
    },
}
