"""Describes a few districts of the state as lying bars with their names and numbers, one of them standing
out."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import formats
from dashboard.charts.description import BarMark, Chart, Mark, TextLabel, bare_plot
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.indicators.slab.model import Slab

MOST = 9
"""Bars; of more districts those at both ends stand there, and the own one with its neighbours."""
PALE = 0.55
"""Opacity of what stands beside what is meant."""
_ENDS = 3
_SIZE, _BOLD = 13.0, 600
_NAMES, _GAP = 0.57, 8.0  # share of the width for names at most; px between name, bar and number
_THICK = 0.66  # of a row


def district_bars(slab: Slab, row: int, key: str, width: float, height: float) -> Chart | None:
    """Highest value first; None where nobody has a number. `key` is the district that stands out."""
    order = slab.order[row]
    if not order or key not in slab.places:
        return None
    own = slab.places.index(key)
    shown = _shown(order, own)
    texts = [
        slab.text[row][at].partition(formats.SPACE)[0] if at != own else slab.text[row][at] for at in shown
    ]
    room = min(max(width_of(slab.names[at], _SIZE, _BOLD) for at in shown), width * _NAMES)
    numbers = max(width_of(text, _SIZE, _BOLD) for text in texts)
    left, right = room + _GAP, width - numbers - _GAP
    highest = max(float(slab.value[row, at]) for at in shown)
    step = height / len(shown)
    marks: list[Mark] = []
    labels: list[TextLabel] = []
    for line, (at, text) in enumerate(zip(shown, texts, strict=True)):
        y = (line + 0.5) * step
        half = min(step * _THICK, 22.0) / 2
        share = float(slab.value[row, at]) / highest if highest > 0 else 0.0
        weight, tone = (_BOLD, "ink") if at == own else (400, "ink_2")
        marks.append(
            BarMark(
                left,
                left + max(share, 0.0) * (right - left),
                y - half,
                y + half,
                "accent" if at == own else "axis",
                opacity=1.0 if at == own else PALE,
                key=slab.places[at],
            )
        )
        name = wrapped(slab.names[at], _SIZE, room, weight, most=1)[0]
        labels.append(TextLabel(room, y, name, tone, _SIZE, weight, "end", halo=False))
        labels.append(TextLabel(width, y, text, tone, _SIZE, weight, "end", halo=False))
    return Chart("balken", bare_plot(width, height), tuple(marks), tuple(labels), slab.lang, bare=True)


def _shown(order: Sequence[int], own: int) -> list[int]:
    if len(order) <= MOST or own not in order:
        return list(order[:MOST])
    at = order.index(own)
    wanted = {*range(_ENDS), *range(len(order) - _ENDS, len(order)), *(at - 1, at, at + 1)}
    return [order[one] for one in sorted(wanted) if 0 <= one < len(order)]
