"""What moves under a text when it gets the figures of another data version: which numbers, how, and in which
sentences they stand, so that authors know what to read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from dashboard.domain.observation import Status
from dashboard.domain.report.edition import ChapterText
from dashboard.domain.report.fact import FactKind, FactReference, ReportFact
from dashboard.errors import UnknownKey
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.report import placeholders
from dashboard.report.document import ShownChapter, ShownFigure, ShownRecommendation, ShownSentences
from dashboard.report.filling import Facts, fill
from dashboard.report.placeholders import Node, Value, Wordings

Block = TypeVar("Block", ShownSentences, ShownRecommendation)
MOST_SENTENCE = 220


class MoveKind(StrEnum):
    """How a number has moved, the loudest first: a turned verdict makes a sentence untrue."""

    VERDICT = "urteil"
    WORDING = "formulierung"
    HIDDEN = "verborgen"
    LOST = "entfallen"
    REVISED = "revidiert"
    YEAR = "jahr"
    SHOWN = "sichtbar"


@dataclass(frozen=True, slots=True)
class MovedPlace:
    """Where a number stands: the line of the chapter's source and the sentence; both empty (0) where it stands in a
    figure or its table, which `figure` names (`Abbildung 3.1`)."""

    line: int
    sentence: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A number of a chapter that reads otherwise now. `title`, `name` and `when` say of what, where and for when,
    `before` and `after` how it reads; "–" where there was or is none. `reference` is what a placeholder names, None
    for what stands in figures."""

    kind: MoveKind
    chapter: str
    title: str
    name: str
    when: str
    before: str
    after: str
    places: tuple[MovedPlace, ...]
    reference: FactReference | None = None

    @property
    def in_text(self) -> bool:
        """Whether a sentence of an author names it, and not only a figure or its table."""
        return any(place.line for place in self.places)


def moved_in_text(text: ChapterText, before: Facts, after: Facts) -> tuple[Moved, ...]:
    """The numbers that the placeholders of a chapter name and that read otherwise, the loudest first. Those of both
    wordings of a condition count; a condition that chooses the other wording is one of its own."""
    found: dict[tuple[object, ...], Moved] = {}
    asked = _ComparedFacts(before, after)
    for node in placeholders_of(placeholders.parse(text.source).nodes):
        one = asked.moved(node)
        if one is None:
            continue
        place = MovedPlace(node.line, sentence_at(text.source, node.line, node.written, after))
        known = found.get(_identity(one))
        places = (*(known.places if known else ()), place)
        found[_identity(one)] = replace(one, chapter=text.key, places=tuple(dict.fromkeys(places)))
    return loudest_first(found.values())


def moved_in_figures(before: ShownChapter, after: ShownChapter) -> tuple[Moved, ...]:
    """What reads otherwise in figures, their tables, computed sentences and watched indicators of a chapter whose
    blocks are the same."""
    found = [
        *_figures(before.figures, after.figures, after.key),
        *_sentences(before, after),
        *_watched(before, after),
    ]
    return loudest_first(found)


def loudest_first(found: Iterable[Moved]) -> tuple[Moved, ...]:
    """Sorted by how much they matter, and in their order otherwise."""
    order = tuple(MoveKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


class _ComparedFacts:
    """Both data versions, each figure asked once."""

    def __init__(self, before: Facts, after: Facts) -> None:
        self._facts = before, after
        self._known: dict[FactReference, tuple[ReportFact | None, ReportFact | None]] = {}

    def moved(self, node: Value | Wordings) -> Moved | None:
        """How the number of a placeholder or condition has moved; None where it reads as before."""
        if isinstance(node, Wordings):
            turned = self._turned(node)
            if turned is not None:
                return turned
            return self._compared(node.condition.reference) if self._is_verdict(node) else None
        return self._compared(node.reference)

    def _compared(self, reference: FactReference) -> Moved | None:
        before, after = self._both(reference)
        known = after or before
        if known is None or reference.kind is FactKind.NAME:
            return None
        kind = _kind(before, after)
        if kind is None:
            return None
        return Moved(
            kind, "", known.title, known.name, known.when, _told(before), _told(after), (), reference
        )

    def _is_verdict(self, node: Wordings) -> bool:
        """Whether the condition's own verdict stands in its wordings."""
        return any("urteil" in getattr(one, "written", "") for one in (*node.then, *node.otherwise))

    def _turned(self, node: Wordings) -> Moved | None:
        """A condition that chooses the other wording."""
        probe = f"{{{{{node.written}}}}}ja{{{{sonst}}}}nein{{{{ende}}}}"
        was, now = (fill(probe, facts).text for facts in self._facts)
        reference = node.condition.reference
        before, after = self._both(reference)
        known = after or before
        if was == now or known is None:
            return None
        kind = MoveKind.VERDICT if _kind(before, after) is MoveKind.VERDICT else MoveKind.WORDING
        return Moved(
            kind, "", known.title, known.name, known.when, _told(before), _told(after), (), reference
        )

    def _both(self, reference: FactReference) -> tuple[ReportFact | None, ReportFact | None]:
        if reference not in self._known:
            was, now = (_fact(facts, reference) for facts in self._facts)
            self._known[reference] = was, now
        return self._known[reference]


def _fact(facts: Facts, reference: FactReference) -> ReportFact | None:
    try:
        return facts.fact(reference)
    except UnknownKey:
        return None


def _kind(before: ReportFact | None, after: ReportFact | None) -> MoveKind | None:
    """How a number has moved; None where it reads as before."""
    if after is None or (after.missing and after.status is not Status.SUPPRESSED):
        return None if before is None or before.missing else MoveKind.LOST
    if before is None:
        return MoveKind.SHOWN
    if before.verdict is not after.verdict:
        return MoveKind.VERDICT
    if (before.text, before.counts) == (after.text, after.counts) and before.when == after.when:
        return None
    if before.missing or after.missing:
        return MoveKind.HIDDEN if after.missing else MoveKind.SHOWN
    return MoveKind.REVISED if before.when == after.when else MoveKind.YEAR


def _told(fact: ReportFact | None) -> str:
    """How a number reads, with the verdict on it and with its year where that is the newest one."""
    if fact is None:
        return "–"
    said = fact.text
    if fact.verdict is not None and fact.asked.kind is not FactKind.VERDICT and not fact.missing:
        said = f"{said}, {verdict_word(fact.verdict, 'de')}"
    return f"{said} ({fact.when})" if fact.asked.year == "neu" and fact.when not in said else said


def _identity(one: Moved) -> tuple[object, ...]:
    return one.kind, one.title, one.name, one.when, one.before, one.after


def placeholders_of(nodes: Sequence[Node]) -> Iterator[Value | Wordings]:
    """Every placeholder and condition, those within wordings, too."""
    for node in nodes:
        if isinstance(node, Value):
            yield node
        elif isinstance(node, Wordings):
            yield node
            yield from placeholders_of(node.then)
            yield from placeholders_of(node.otherwise)


_BRACES = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_BETWEEN = re.compile(r"(?<=[^\d][.!?])\s+(?=[A-ZÄÖÜ„{])")  # not after the day of a date
_BLANKS = re.compile(r"[ \t\n]+")  # those that do not break stay
_FIELD = re.compile(r"\w+: ")


def sentence_at(source: str, line: int, written: str, facts: Facts) -> str:
    """The sentence of a source in which a placeholder stands, with its figures written out."""
    lines = source.split("\n")
    at = min(max(line, 1), len(lines)) - 1
    first, last = at, at
    if not _FIELD.match(lines[at]):
        while first > 0 and _goes_on(lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and _goes_on(lines[last + 1]):
            last += 1
    before, paragraph = (_on_one_line(lines[first:end]) for end in (at, last + 1))
    start = paragraph.find(_on_one_line([written]), len(before))
    if first == last and (field := _FIELD.match(paragraph)):
        found = paragraph[field.end() :].strip("\"'")
    else:
        found = _sentence_around(paragraph, max(start, 0))
    said = _BLANKS.sub(" ", _BRACES.sub(lambda braces: _written_out(braces[1], facts), found)).strip()
    return said if len(said) <= MOST_SENTENCE else f"{said[: MOST_SENTENCE - 1]}…"


def _on_one_line(lines: Sequence[str]) -> str:
    return " ".join(" ".join(lines).split())


def _sentence_around(paragraph: str, at: int) -> str:
    """The sentence of a paragraph in which a sign stands."""
    ends = [*(one.end() for one in _BETWEEN.finditer(paragraph)), len(paragraph)]
    start = max((end for end in ends if end <= at), default=0)
    return paragraph[start : min((end for end in ends if end > at), default=len(paragraph))]


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("#", "```")) and not _FIELD.match(line)


def _written_out(inside: str, facts: Facts) -> str:
    """What a placeholder gives; nothing for the words of a condition."""
    nodes = placeholders.parse(f"{{{{{inside}}}}}").nodes
    if len(nodes) == 1 and isinstance(nodes[0], Value):
        fact = _fact(facts, nodes[0].reference)
        return fact.text if fact is not None else "–"
    return ""


def _figures(before: Sequence[ShownFigure], after: Sequence[ShownFigure], chapter: str) -> Iterator[Moved]:
    was = {_block(one): one for one in before}
    for figure in after:
        old = was.get(_block(figure))
        if old is None:
            continue
        place, title = MovedPlace(0, "", figure.number), figure.title.removesuffix(f", {figure.when}")
        if old.when != figure.when:  # all of it is another year's
            yield Moved(MoveKind.YEAR, chapter, title, "", figure.when, old.when, figure.when, (place,))
            continue
        names = {row.key: row.name for row in (*old.rows, *figure.rows)}
        texts = [{row.key: (row.text, row.status) for row in one.rows} for one in (old, figure)]
        for key in names:
            old_text, new_text = (one.get(key, ("–", Status.NOT_COLLECTED.key)) for one in texts)
            kind = _row_kind(old_text, new_text)
            if kind is not None:
                yield Moved(kind, chapter, title, names[key], figure.when, old_text[0], new_text[0], (place,))


def _block(figure: ShownFigure) -> tuple[object, ...]:
    """What tells a figure from the others, whatever year is the newest."""
    return replace(figure.selection, year=None, version=""), figure.views


def _row_kind(before: tuple[str, str], after: tuple[str, str]) -> MoveKind | None:
    if before == after:
        return None
    was, now = (one[1] for one in (before, after))
    if now == Status.SUPPRESSED.key and was != now:
        return MoveKind.HIDDEN
    if now == Status.NOT_COLLECTED.key and was != now:
        return MoveKind.LOST
    if was in (Status.SUPPRESSED.key, Status.NOT_COLLECTED.key) and was != now:
        return MoveKind.SHOWN
    return MoveKind.REVISED


def _sentences(before: ShownChapter, after: ShownChapter) -> Iterator[Moved]:
    """Computed sentences that read otherwise. They renew themselves; a turned verdict may make the text beside them
    untrue."""
    pairs = zip(_of(before, ShownSentences), _of(after, ShownSentences), strict=False)
    for old, new in pairs:
        was = {one.query: one for one in old.sentences}
        for one in new.sentences:
            known = was.get(one.query)
            if known is not None and known.text != one.text:
                turned = known.verdict is not one.verdict
                kind = MoveKind.VERDICT if turned else MoveKind.REVISED
                yield Moved(kind, after.key, "", "", "", known.text, one.text, (MovedPlace(0, one.text),))


def _watched(before: ShownChapter, after: ShownChapter) -> Iterator[Moved]:
    was = {one.number: one for one in _of(before, ShownRecommendation)}
    for one in _of(after, ShownRecommendation):
        old, new = was[one.number].watched if one.number in was else None, one.watched
        if old is None or new is None or (old.text, old.verdict) == (new.text, new.verdict):
            continue
        kind = MoveKind.VERDICT if old.verdict is not new.verdict else MoveKind.REVISED
        told = [f"{each.text}, {each.word}" for each in (old, new)]
        place = MovedPlace(0, "", one.number)
        yield Moved(kind, after.key, new.title, new.name, str(new.years[-1]), told[0], told[1], (place,))


def _of(chapter: ShownChapter, kind: type[Block]) -> list[Block]:
    return [block for block in chapter.blocks if isinstance(block, kind)]


def by_chapter(found: Sequence[Moved]) -> Mapping[str, int]:
    """How many numbers of each chapter have moved."""
    counted: dict[str, int] = {}
    for one in found:
        counted[one.chapter] = counted.get(one.chapter, 0) + 1
    return counted
