"""Placeholders as authors write them, made of what they ask for."""

from __future__ import annotations

from dashboard.domain.report.fact import FactKind, FactReference


def placeholder(asked: FactReference) -> str:
    """`{{betreuungsquote_u3:kreis:2024}}` and its like; reading it gives the reference again."""
    if asked.kind is FactKind.NAME:
        return f"{{{{name:{asked.place}}}}}"
    key = f"{asked.indicator}[{asked.breakdown}]" if asked.breakdown else asked.indicator
    years = f"{asked.since}-{asked.year}" if asked.since else asked.year
    if asked.kind is FactKind.PLACES:
        limit = f"{asked.limit:.6f}".rstrip("0").rstrip(".").replace(".", ",")
        return f"{{{{anzahl:{key}:{asked.place}:{asked.year} {asked.operator} {limit}}}}}"
    kind = "" if asked.kind is FactKind.VALUE else asked.kind.value
    return f"{{{{{':'.join(one for one in (kind, key, asked.place, years, asked.against) if one)}}}}}"
