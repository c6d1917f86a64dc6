"""Fills placeholders: a text with conditions becomes the chosen wording, in which each figure is a sign of its
own that `rich_text` finds again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from dashboard.domain.report.fact import FactKind, FactReference, ReportFact
from dashboard.domain.verdict import Verdict
from dashboard.errors import UnknownKey
from dashboard.report import placeholders
from dashboard.report.placeholders import Condition, Node, PlainWords, Problem, Value, Wanted, Wordings

_FIRST_SIGN, _LAST_SIGN = 0xE000, 0xF8FF
"""Private signs of Unicode: texts of authors lose theirs, so that each that is met stands for a figure."""
_PRIVATE = re.compile(f"[{chr(_FIRST_SIGN)}-{chr(_LAST_SIGN)}]")


class Facts(Protocol):
    """Where figures come from: a data version, seen from a place and in a language."""

    def fact(self, asked: FactReference) -> ReportFact:
        """The figure that a placeholder names, whatever its status.

        Raises UnknownKey, with a sentence for authors, for an indicator, breakdown, place or year that the data
        version does not know.
        """
        ...


@dataclass(slots=True)
class Filled:
    """A chapter's text after its placeholders.

    `text` holds the sign of `facts[i]` where figure i stands; `lines[i]` is the line of the source from which
    line i + 1 of the text comes. `asked` are all figures that conditions have looked at, too, with their line.
    """

    text: str = ""
    facts: list[ReportFact] = field(default_factory=list)
    lines: list[int] = field(default_factory=lambda: [1])
    asked: list[tuple[int, ReportFact]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def line(self, at: int) -> int:
        """The line of the source of line `at` (from 1) of the text."""
        return self.lines[min(max(at, 1), len(self.lines)) - 1]


def fill(source: str, facts: Facts) -> Filled:
    """Never raises for what authors can write. A figure that is missing and may not be is a problem; its word
    ("geschützt") stands in the text all the same, so that a preview shows where."""
    parsed = placeholders.parse(_PRIVATE.sub("", source))
    filling = _Filling(facts)
    filling.found.problems += parsed.problems
    filling.write(parsed.nodes, None)
    filling.found.problems.sort(key=lambda one: one.line)
    return filling.found


def fact_at(sign: str, facts: list[ReportFact]) -> ReportFact | None:
    """The figure that one sign of a filled text stands for; None for any other sign."""
    at = ord(sign) - _FIRST_SIGN
    return facts[at] if 0 <= at < len(facts) and ord(sign) <= _LAST_SIGN else None


class _Filling:
    def __init__(self, facts: Facts) -> None:
        self.found = Filled()
        self._facts = facts
        self._known: dict[FactReference, ReportFact | str] = {}

    def write(self, nodes: tuple[Node, ...], verdict: ReportFact | None) -> None:
        """`verdict` is what the innermost condition around has asked about."""
        for node in nodes:
            match node:
                case PlainWords():
                    self._words(node.text, node.line)
                case Value():
                    fact = self._fact(node.reference, node.line, node.written)
                    self._figure(fact, node)
                case Wordings():
                    self._choice(node, verdict)
                case _:
                    if verdict is not None:
                        self._put(verdict)

    def _words(self, text: str, line: int) -> None:
        self.found.text += text
        self.found.lines += [line + at for at in range(1, text.count("\n") + 1)]

    def _figure(self, fact: ReportFact | None, node: Value) -> None:
        if fact is None:
            self.found.text += "–"
            return
        if fact.missing and not node.may_be_hidden:
            self._problem(node.line, _stopped(fact, node.written))
        self._put(fact)

    def _choice(self, node: Wordings, outer: ReportFact | None) -> None:
        condition = node.condition
        fact = self._fact(condition.reference, node.line, node.written)
        if fact is None:
            return
        answered = _answer(condition, fact)
        if answered is None:
            self._problem(
                node.line,
                f"{{{{{node.written}}}}}: {fact.title}, {fact.name}, {fact.when}, ist „{fact.text}“ und lässt sich "
                f"nicht mit einer Zahl vergleichen. Fragen Sie vorher {{{{wenn … ist vorhanden}}}}.",
            )
            return
        about = outer if fact.verdict is None else fact
        self.write(node.then if answered else node.otherwise, _as_verdict(about, self._facts))

    def _put(self, fact: ReportFact) -> None:
        if len(self.found.facts) > _LAST_SIGN - _FIRST_SIGN:  # no chapter may have as many placeholders
            return
        self.found.text += chr(_FIRST_SIGN + len(self.found.facts))
        self.found.facts.append(fact)

    def _fact(self, asked: FactReference, line: int, written: str) -> ReportFact | None:
        if asked not in self._known:
            try:
                self._known[asked] = self._facts.fact(asked)
            except UnknownKey as error:
                self._known[asked] = error.message
        found = self._known[asked]
        if isinstance(found, str):
            self._problem(line, f"{{{{{written}}}}}: {found}")
            return None
        self.found.asked.append((line, found))
        return found

    def _problem(self, line: int, sentence: str) -> None:
        self.found.problems.append(Problem(line, sentence))


def _stopped(fact: ReportFact, written: str) -> str:
    """Why a figure stops the edition, and what an author can do."""
    where, allowed = f"{fact.title}, {fact.name}, {fact.when}", f"{{{{{written}|geheim}}}}"
    if fact.asked.kind is FactKind.PLACES:
        return (
            f"{where}: Nicht alle Orte haben eine Zahl („{fact.text}“). Schreiben Sie den Satz um, oder erlauben Sie "
            f"diese Angabe mit {allowed}."
        )
    return (
        f"{where}: keine Zahl, sondern „{fact.text}“. Schreiben Sie den Satz um, oder erlauben Sie dieses Wort mit "
        f"{allowed}."
    )


def _as_verdict(fact: ReportFact | None, facts: Facts) -> ReportFact | None:
    """What `{{urteil}}` gives: the word of a verdict in the place of the difference."""
    if fact is None or fact.asked.kind is FactKind.VERDICT:
        return fact
    asked = fact.asked
    return facts.fact(
        FactReference(
            FactKind.VERDICT,
            asked.place,
            asked.indicator,
            asked.breakdown,
            asked.year,
            asked.since,
            asked.against,
        )
    )


def _answer(condition: Condition, fact: ReportFact) -> bool | None:
    """Whether the condition holds; None where a number is asked of a figure without one."""
    if condition.operator:
        if fact.value is None:
            return None
        left, right = fact.value, condition.number
        return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[
            condition.operator
        ]
    held = {
        Wanted.HIDDEN: fact.missing,
        Wanted.THERE: not fact.missing,
        Wanted.CLEAR: fact.verdict is Verdict.CLEAR,
        Wanted.POSSIBLE: fact.verdict is Verdict.POSSIBLE,
        Wanted.CHANCE: fact.verdict is Verdict.CHANCE,
        Wanted.TESTABLE: fact.verdict is not None and fact.verdict.tested,
        Wanted.RISEN: _marked(fact) and (fact.value or 0) > 0,
        Wanted.FALLEN: _marked(fact) and (fact.value or 0) < 0,
        Wanted.HIGHER: _marked(fact) and (fact.value or 0) > 0,
        Wanted.LOWER: _marked(fact) and (fact.value or 0) < 0,
    }[condition.answer or Wanted.THERE]
    return held is not condition.negated


def _marked(fact: ReportFact) -> bool:
    """No verdict on noise: what chance alone brings is neither risen nor higher."""
    return fact.verdict is not None and fact.verdict.marked
