"""Placeholders and conditions in the texts of the report: `{{betreuungsquote_u3:kreis:2024}}`,
`{{wenn aenderung:betreuungsquote_u3:kreis:2023-2024 ist deutlich}} … {{sonst}} … {{ende}}`.

What stands between the braces is read by a grammar (Lark); nothing is evaluated. The grammar is described for
authors in docs/report.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lark import Lark, Token, Transformer
from lark.exceptions import LarkError

from dashboard.domain.report.fact import FactKind, FactReference
from dashboard.formats import number

MOST_INSIDE, MOST_PLACEHOLDERS, DEEPEST = 200, 2_000, 6
"""Signs between two braces, placeholders of a chapter, and conditions within each other."""
_OPEN, _CLOSE = "{{", "}}"
_GRAMMAR = r"""
?start: value | when | otherwise | end
value: (reference | places) fallback?
fallback: "|" /geheim/
when: "wenn" (verdict | compared | hidden)
verdict: reference "ist" (NOT | OF)? ANSWER
hidden: reference "ist" (NOT | OF)? STATE
compared: reference OPERATOR NUMBER
otherwise: "sonst"
end: "ende"
reference: plain | changed | apart | word | name
plain: (PLAIN ":")? KEY breakdown? ":" PLACE ":" YEAR
changed: "aenderung" ":" KEY breakdown? ":" PLACE ":" YEAR "-" YEAR
apart: "abstand" ":" KEY breakdown? ":" PLACE ":" YEAR ":" PLACE
word: "urteil" ":" KEY breakdown? ":" PLACE ":" YEAR (("-" YEAR) | (":" PLACE))
name: "name" ":" PLACE
places: "anzahl" ":" KEY breakdown? ":" LEVEL ":" YEAR OPERATOR NUMBER
breakdown: "[" DIMENSION "]"

NOT.3: "nicht"
OF.3: "im"
ANSWER.3: "deutlich" | "möglich" | "Zufall" | "prüfbar" | "gestiegen" | "gesunken" | "höher" | "niedriger"
STATE.3: "geheim" | "vorhanden"
PLAIN.3: /(wert|zahl|faelle|spanne|jahr)(?=:)/
OPERATOR: "<=" | ">=" | "<" | ">"
NUMBER: /[-−]?\d{1,12}([.,]\d{1,6})?/
DIMENSION: /[a-z][a-z0-9_]{0,39}:[a-z0-9_]{1,39}/
YEAR.2: /\d{4}(?!\d)|neu\b/
LEVEL.2: /(gemeinde|amt|kreis)\b/
PLACE.1: /(\d{9}|\d{8}|\d{5}|\d{2})(?!\d)|DG|ort\b|kreis\b|land\b|bund\b/
KEY: /[a-z][a-z0-9_]{0,79}/
%import common.WS
%ignore WS
"""


class Wanted(StrEnum):
    """What a condition asks of a change or a difference, or of any figure."""

    CLEAR = "deutlich"
    POSSIBLE = "möglich"
    CHANCE = "Zufall"
    TESTABLE = "prüfbar"
    RISEN = "gestiegen"
    FALLEN = "gesunken"
    HIGHER = "höher"
    LOWER = "niedriger"
    HIDDEN = "geheim"
    THERE = "vorhanden"


@dataclass(frozen=True, slots=True)
class Condition:
    """A question about one figure: either `answer`, turned round where `negated`, or `operator` and `number`."""

    reference: FactReference
    answer: Wanted | None = None
    negated: bool = False
    operator: str = ""
    number: float = 0.0


@dataclass(frozen=True, slots=True)
class PlainWords:
    """PlainWords between placeholders, as they were written; `line` counts from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Value:
    """A placeholder; `may_be_hidden` where the author allows a word in the place of a number."""

    reference: FactReference
    may_be_hidden: bool
    line: int
    written: str


@dataclass(frozen=True, slots=True)
class OwnVerdict:
    """`{{urteil}}` within a condition: the verdict of what the condition asks about."""

    line: int
    written: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """Two wordings, of which a condition chooses one."""

    condition: Condition
    then: tuple[Node, ...]
    otherwise: tuple[Node, ...]
    line: int
    written: str


Node = PlainWords | Value | OwnVerdict | Wordings


@dataclass(frozen=True, slots=True)
class Problem:
    """What an author has to mend: the line within the chapter and a German sentence."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as nodes, and what is wrong with it. With problems the nodes hold only what could be read."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...]


def parse(text: str) -> Parsed:
    """Never raises: everything that cannot be read is a problem with its line."""
    reader = _PlaceholderReader(text)
    return Parsed(reader.whole(), tuple(reader.problems))


class _Builder(Transformer[Token, object]):
    """What the grammar found, as values."""

    def breakdown(self, found: list[Token]) -> tuple[str, str]:
        return "breakdown", str(found[0])

    def plain(self, found: list[object]) -> FactReference:
        kind = FactKind.VALUE
        if isinstance(found[0], Token) and found[0].type == "PLAIN":
            kind = FactKind(str(found.pop(0)))
        key, breakdown, (place, year) = _parts(found)
        return FactReference(kind, place, key, breakdown, year)

    def changed(self, found: list[object]) -> FactReference:
        key, breakdown, (place, since, year) = _parts(found)
        return FactReference(FactKind.CHANGE, place, key, breakdown, year, since=since)

    def apart(self, found: list[object]) -> FactReference:
        key, breakdown, (place, year, against) = _parts(found)
        return FactReference(FactKind.DIFFERENCE, place, key, breakdown, year, against=against)

    def word(self, found: list[object]) -> FactReference:
        last = found[-1]
        key, breakdown, (place, year, other) = _parts(found)
        if isinstance(last, Token) and last.type == "YEAR":
            return FactReference(FactKind.VERDICT, place, key, breakdown, other, since=year)
        return FactReference(FactKind.VERDICT, place, key, breakdown, year, against=other)

    def name(self, found: list[Token]) -> FactReference:
        return FactReference(FactKind.NAME, str(found[0]))

    def places(self, found: list[object]) -> FactReference:
        *asked, operator, limit = found
        key, breakdown, (level, year) = _parts(asked)
        return FactReference(
            FactKind.PLACES, level, key, breakdown, year, operator=str(operator), limit=_limit(limit)
        )

    def reference(self, found: list[FactReference]) -> FactReference:
        return found[0]

    def fallback(self, found: list[Token]) -> str:
        return "fallback"

    def value(self, found: list[object]) -> tuple[str, FactReference, bool]:
        reference = found[0]
        assert isinstance(reference, FactReference)
        return ("value", reference, len(found) > 1)

    def verdict(self, found: list[object]) -> Condition:
        return _asked(found)

    def hidden(self, found: list[object]) -> Condition:
        return _asked(found)

    def compared(self, found: list[object]) -> Condition:
        reference, operator, limit = found
        assert isinstance(reference, FactReference)
        return Condition(reference, operator=str(operator), number=_limit(limit))

    def when(self, found: list[Condition]) -> tuple[str, Condition]:
        return ("when", found[0])

    def otherwise(self, found: list[object]) -> tuple[str]:
        return ("otherwise",)

    def end(self, found: list[object]) -> tuple[str]:
        return ("end",)


def _parts(found: list[object]) -> tuple[str, str, list[str]]:
    key, *rest = found
    inside = [one[1] for one in rest if isinstance(one, tuple)]
    return (
        str(key),
        str(inside[0]) if inside else "",
        [str(one) for one in rest if not isinstance(one, tuple)],
    )


def _limit(written: object) -> float:
    """`12,5` as authors write it."""
    return float(str(written).replace("−", "-").replace(",", "."))


def _asked(found: list[object]) -> Condition:
    reference, *rest = found
    assert isinstance(reference, FactReference)
    words = [str(one) for one in rest]
    return Condition(reference, Wanted(words[-1]), negated="nicht" in words)


@lru_cache(maxsize=1)
def _grammar() -> Lark:
    """The grammar, built when the first text is read: it takes a tenth of a second."""
    return Lark(_GRAMMAR, parser="earley", lexer="dynamic", maybe_placeholders=False)


@lru_cache(maxsize=4096)
def _inside(text: str) -> object:
    """What stands between two braces; None where the grammar knows no such thing."""
    try:
        return _Builder().transform(_grammar().parse(text))
    except LarkError:
        return None


@dataclass(slots=True)
class _Open:
    """A condition whose end has not been met."""

    condition: Condition
    line: int
    written: str
    then: list[Node]
    otherwise: list[Node] | None = None

    @property
    def last(self) -> list[Node]:
        return self.then if self.otherwise is None else self.otherwise


class _PlaceholderReader:
    """Reads a text from left to right, with the conditions that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self._nodes: list[Node] = []
        self._open: list[_Open] = []
        self._count = 0

    def whole(self) -> tuple[Node, ...]:
        at = 0
        while (start := self.text.find(_OPEN, at)) >= 0:
            self._words(at, start)
            at = self._braces(start)
        self._words(at, len(self.text))
        for one in reversed(self._open):
            self._problem(one.line, f"{{{{{_short(one.written)}}}}} hat kein {{{{ende}}}}.")
        return tuple(self._nodes)

    def _words(self, start: int, end: int) -> None:
        stray = self.text.find(_CLOSE, start, end)
        if stray >= 0:
            self._problem(self._line(stray), "Hier stehen zwei schließende Klammern „}}“ ohne öffnende.")
        if end > start:
            self._add(PlainWords(self.text[start:end], self._line(start)))

    def _braces(self, start: int) -> int:
        """Reads what begins at two open braces; where it goes on."""
        line, end = self._line(start), self.text.find(_CLOSE, start)
        again = self.text.find(_OPEN, start + 2)
        if end < 0 or 0 <= again < end:
            self._problem(
                line, f"„{_short(self.text[start : start + 60])}“ wird nicht geschlossen: Es fehlt „}}}}“."
            )
            return len(self.text) if again < 0 else again
        written = self.text[start + 2 : end].strip()
        self._count += 1
        if self._count > MOST_PLACEHOLDERS:
            if self._count == MOST_PLACEHOLDERS + 1:
                most = number(MOST_PLACEHOLDERS)
                self._problem(line, f"Mehr als {most} Platzhalter fasst ein Kapitel nicht.")
        elif len(written) > MOST_INSIDE:
            self._problem(
                line, f"„{_short(written)}“ ist zu lang: Ein Platzhalter hat höchstens {MOST_INSIDE} Zeichen."
            )
        else:
            self._placeholder(written, line)
        return end + 2

    def _placeholder(self, written: str, line: int) -> None:
        if written == "urteil":
            self._own_verdict(written, line)
            return
        match _inside(written):
            case ("value", FactReference() as reference, bool(may_be_hidden)):
                self._add(Value(reference, may_be_hidden, line, written))
            case ("when", Condition() as condition):
                self._begin(condition, line, written)
            case ("otherwise",):
                self._turn(line)
            case ("end",):
                self._close(line)
            case _:
                self._problem(line, _unreadable(written))

    def _own_verdict(self, written: str, line: int) -> None:
        asked = [one.condition.reference for one in self._open if _is_tested(one.condition.reference)]
        if asked:
            self._add(OwnVerdict(line, written))
        else:
            self._problem(
                line,
                "{{urteil}} allein steht nur in einer Bedingung, die nach einer Änderung oder einem Abstand fragt.",
            )

    def _begin(self, condition: Condition, line: int, written: str) -> None:
        answer = condition.answer
        tested = answer is not None and answer not in (Wanted.HIDDEN, Wanted.THERE)
        if tested and not _is_tested(condition.reference):
            self._problem(
                line, f"„ist {answer}“ passt nur zu einer Änderung, einem Abstand oder einem Urteil."
            )
        if len(self._open) == DEEPEST:
            self._problem(
                line, f"Mehr als {DEEPEST} Bedingungen ineinander liest niemand mehr; bitte aufteilen."
            )
        self._open.append(_Open(condition, line, written, []))

    def _turn(self, line: int) -> None:
        if not self._open:
            self._problem(line, "{{sonst}} steht ohne {{wenn …}} davor.")
        elif self._open[-1].otherwise is not None:
            self._problem(line, "Zu diesem {{wenn …}} gibt es schon ein {{sonst}}.")
        else:
            self._open[-1].otherwise = []

    def _close(self, line: int) -> None:
        if not self._open:
            self._problem(line, "{{ende}} steht ohne {{wenn …}} davor.")
            return
        one = self._open.pop()
        self._add(Wordings(one.condition, tuple(one.then), tuple(one.otherwise or ()), one.line, one.written))

    def _add(self, node: Node) -> None:
        (self._open[-1].last if self._open else self._nodes).append(node)

    def _line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def _problem(self, line: int, sentence: str) -> None:
        self.problems.append(Problem(line, sentence))


def _is_tested(reference: FactReference) -> bool:
    return reference.kind in (FactKind.CHANGE, FactKind.DIFFERENCE, FactKind.VERDICT)


_FIRST = re.compile(r"[\wäöüß]+")


def _unreadable(written: str) -> str:
    if not written:
        return "Zwischen den Klammern {{ }} steht nichts."
    first = _FIRST.match(written)
    if first and first[0] == "wenn":
        return (
            f"Die Bedingung „{_short(written)}“ ist nicht zu lesen. "
            "Erwartet wird etwas wie {{wenn aenderung:kinderarmut:kreis:2022-2023 ist deutlich}}."
        )
    return (
        f"„{_short(written)}“ ist kein Platzhalter. Erwartet wird etwas wie "
        "{{kinderarmut:kreis:2023}}: Kennzahl, Ort, Jahr."
    )


def _short(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= 60 else f"{one[:57]}…"
