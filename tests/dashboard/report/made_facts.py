"""Figures for tests of the report's texts: what is asked is answered from a table."""

from __future__ import annotations

from dashboard.domain.observation import Status
from dashboard.domain.report.fact import FactKind, FactReference, ReportFact
from dashboard.domain.verdict import Verdict
from dashboard.errors import UnknownKey

VALUES = {"quote": (57.2, "57,2 %"), "anteil": (12.5, "12,5 %")}
HIDDEN, MISSING = "geheim_x", "fehlt_x"


class MadeFacts:
    """`quote` and `anteil` have values, `geheim_x` is protected, `fehlt_x` not reported; others are unknown.
    Changes since 2020 are CLEAR and +1,4; against `land` differences are CHANCE and −0,3."""

    def __init__(self) -> None:
        self.asked: list[FactReference] = []

    def fact(self, asked: FactReference) -> ReportFact:
        self.asked.append(asked)
        if asked.kind is FactKind.NAME:
            return self._made(asked, "Brenz", None, Status.REPORTED, None)
        if asked.kind is FactKind.PLACES and asked.indicator in VALUES:
            return self._made(asked, "3 von 20 Gemeinden", 3.0, Status.REPORTED, None)
        if asked.indicator == HIDDEN:
            return self._made(asked, "geschützt", None, Status.SUPPRESSED, None)
        if asked.indicator == MISSING:
            return self._made(asked, "nicht gemeldet", None, Status.NOT_COLLECTED, None)
        if asked.indicator not in VALUES:
            raise UnknownKey(f"Die Kennzahl „{asked.indicator}“ gibt es nicht.")
        value, text = VALUES[asked.indicator]
        if asked.since:
            word = "deutlich" if asked.kind is FactKind.VERDICT else "+1,4 Punkte"
            return self._made(asked, word, 1.4, Status.REPORTED, Verdict.CLEAR)
        if asked.against:
            word = "im Rahmen des Zufalls" if asked.kind is FactKind.VERDICT else "−0,3 Punkte"
            return self._made(asked, word, -0.3, Status.REPORTED, Verdict.CHANCE)
        return self._made(asked, text, value, Status.REPORTED, None)

    def _made(
        self, asked: FactReference, text: str, value: float | None, status: Status, verdict: Verdict | None
    ) -> ReportFact:
        return ReportFact(
            asked, text, value, status, verdict, asked.indicator, "Brenz", asked.year, "", "Amt", False, "q"
        )
