"""What the styles of the time series mean, in words that stand below it."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.series.lines import Line
from dashboard.indicators.own_words import OWN_TARGET


def caption(lines: Sequence[Line], lang: str = "de", interval: str = "95-%-Spanne") -> str:
    """What the line styles mean: "Band: 95-%-Spanne · gestrichelt: Land, bis 2020 · gepunktet:
    Beispieldaten"."""
    german = lang == "de"
    known = [line for line in lines if line.known()]
    if not known:
        return ""
    last = max(line.years[line.known()[-1]] for line in known)
    parts = []
    banded = [line for line in known if line.lower is not None and line.role != "aehnliche"]
    if banded:
        whose = sum(line.role == "place" for line in known) > 1
        of = f" {'für' if german else 'for'} {banded[0].name}" if whose else ""
        parts.append(f"{'Band' if german else 'band'}: {interval}{of}")
    parts += [_group_words(line, german) for line in lines if line.role == "aehnliche"]
    dashes = (
        {
            "land": "gestrichelt",
            "bund": "lang gestrichelt",
            "ziel": "Strichpunkt",
            OWN_TARGET: "Strich und zwei Punkte",
        }
        if german
        else {
            "land": "dashed",
            "bund": "long dashes",
            "ziel": "dash-dotted",
            OWN_TARGET: "dash and two dots",
        }
    )
    for role, word in dashes.items():
        for line in known:
            if line.role == role:
                end = line.years[line.known()[-1]]
                until = f", {'bis' if german else 'until'} {end}" if end < last else ""
                parts.append(f"{word}: {line.name}{until}")
    if any(line.is_example(i) for line in known for i in line.known()):
        parts.append("gepunktet: Beispieldaten" if german else "dotted: example data")
    return " · ".join(parts)


def _group_words(line: Line, german: bool) -> str:
    """The similar places: how they are drawn, or why they have no line."""
    span = ("graues Band: mittlere Hälfte" if german else "grey band: middle half") if line.banded() else ""
    drawn = ("fein gestrichelt" if german else "fine dashes") if line.known() else line.texts[-1]
    return f"{line.name}: {', '.join(part for part in (drawn, span) if part)}"
