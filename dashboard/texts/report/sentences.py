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
    },
    "en": {
        "report_years_risen": "“{title}” rose {where} from {before} in {first} to {now} in {last}.",
        "report_years_fallen": "“{title}” fell {where} from {before} in {first} to {now} in {last}.",
        "report_years_chance": "“{title}” stood {where} at {before} in {first} and at {now} in {last}.",
        "report_years_line_up": "“{title}” has risen {where} from {first} to {last} as a whole; it stood at {before} "
        "in the beginning and at {now} in the end.",
        "report_years_line_down": "“{title}” has fallen {where} from {first} to {last} as a whole; it stood at "
        "{before} in the beginning and at {now} in the end.",
    },
}
