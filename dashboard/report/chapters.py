"""Reads the source of a chapter: Markdown, in which `##` begins a section and fenced blocks hold what is more
than text.

```berechnet
indikator: betreuungsquote_u3
ebene: amt
orte: [130760090, 130765659]
```

Keys and values of each block: docs/report.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import yaml
from markdown_it.token import Token

from dashboard.domain.area import LEVELS
from dashboard.domain.plain_text import line as on_one_line
from dashboard.domain.report.edition import ChapterText
from dashboard.domain.report.fact import ReportFact
from dashboard.domain.selection import COMPARISONS, MOST_PLACES, Selection
from dashboard.report import rich_text
from dashboard.report.blocks import (
    RECOMMENDATION_STATES,
    VIEWS,
    Aside,
    Block,
    Chapter,
    Computed,
    DataGap,
    GapSign,
    KeyMessage,
    Practice,
    Prose,
    Recommendation,
    ReportFigure,
    Section,
)
from dashboard.report.filling import Facts, Filled, fill
from dashboard.report.placeholders import Problem
from dashboard.report.rich_text import MARKDOWN, TextRuns

MOST_VIEWS, MOST_YAML = 2, 20_000
_PLACE = re.compile(r"DG|\d{2}|\d{5}|\d{8}|\d{9}")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,79}")
_BREAKDOWN = re.compile(r"[a-z][a-z0-9_]{0,39}:[a-z0-9_]{1,39}")
_NEWEST = "neu"
_UMLAUTS = {ord(sign): text for sign, text in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))}


def read_chapter(text: ChapterText, number: int, facts: Facts, here: str) -> Chapter:
    """The chapter as it stands with figures; `here` is the key of the place that the report is of, which the word
    `ort` means.

    Never raises for what authors write: what cannot be read is among the chapter's problems.
    """
    filled = fill(text.source, facts)
    reader = _BlockReader(filled, here)
    blocks = reader.whole()
    problems = sorted([*filled.problems, *reader.problems], key=lambda one: one.line)
    return Chapter(
        key=text.key,
        number=number,
        title=on_one_line(text.title),
        lead=on_one_line(text.lead),
        signed=on_one_line(text.signed),
        written=text.written,
        blocks=blocks,
        facts=tuple(filled.facts),
        asked=tuple(filled.asked),
        problems=tuple(problems),
    )


@dataclass(slots=True)
class _Fields:
    """A block's keys and values, each of which is taken once; what is left over was misspelt."""

    kind: str
    line: int
    given: dict[str, object]
    problems: list[Problem]
    facts: list[ReportFact] = field(default_factory=list)

    def text(self, name: str, *, needed: bool = True) -> str:
        """A text on one line, empty where it is not given."""
        given = self.given.pop(name, None)
        if given is None:
            if needed:
                self.problem(f"Im Block „{self.kind}“ fehlt „{name}“.")
            return ""
        if isinstance(given, (str, int, float)) and not isinstance(given, bool):
            return on_one_line(str(given))
        self.problem(f"„{name}“ im Block „{self.kind}“ muss ein Text sein.")
        return ""

    def runs(self, name: str, *, needed: bool = True) -> TextRuns:
        return rich_text.inline(self.text(name, needed=needed), self.facts)

    def words(self, name: str) -> str:
        """A text without figures: signs of figures in it are written out."""
        return rich_text.plain(self.runs(name, needed=False))

    def listed(self, name: str) -> tuple[str, ...]:
        """Entries of a list, or of words with commas between."""
        given = self.given.pop(name, ())
        if isinstance(given, str):
            given = [one.strip() for one in given.split(",")]
        if isinstance(given, (int, float)):
            given = [given]
        if not isinstance(given, (list, tuple)) or not all(isinstance(one, (str, int)) for one in given):
            self.problem(f"„{name}“ im Block „{self.kind}“ muss eine Liste sein, etwa [13076090, 13076108].")
            return ()
        return tuple(str(one) for one in given if str(one))

    def choice(self, name: str, among: Sequence[str], otherwise: str) -> str:
        given = self.text(name, needed=False) or otherwise
        if given in among:
            return given
        self.problem(f"„{name}: {given}“ im Block „{self.kind}“: Möglich sind {', '.join(among)}.")
        return otherwise

    def problem(self, sentence: str) -> None:
        self.problems.append(Problem(self.line, sentence))

    def close(self) -> None:
        for name in self.given:
            self.problem(f"Der Block „{self.kind}“ kennt „{str(name)[:40]}“ nicht.")


class _BlockReader:
    """Takes the tokens of Markdown apart at headings of sections and at blocks."""

    def __init__(self, filled: Filled, here: str) -> None:
        self.problems: list[Problem] = []
        self._filled, self._here = filled, here
        self._found: list[Block] = []
        self._prose: list[Token] = []
        self._anchors: set[str] = set()

    def whole(self) -> tuple[Block, ...]:
        tokens, at = MARKDOWN.parse(self._filled.text), 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "heading_open" and token.tag in ("h1", "h2") and token.level == 0:
                self._end_prose()
                self._section(tokens[at + 1])
                at += 3
            elif token.type == "fence" and token.level == 0:
                self._end_prose()
                self._block(token)
                at += 1
            else:
                self._prose.append(token)
                at += 1
        self._end_prose()
        return tuple(self._found)

    def _end_prose(self) -> None:
        parts = rich_text.blocks(self._prose, self._filled.facts)
        if parts:
            self._found.append(Prose(parts))
        self._prose = []

    def _section(self, token: Token) -> None:
        runs = rich_text.inline(token.content, self._filled.facts)
        self._found.append(Section(self._anchor(rich_text.plain(runs)), runs))

    def _anchor(self, title: str) -> str:
        key = base = anchor(title)
        count = 1
        while key in self._anchors:
            count += 1
            key = f"{base}-{count}"
        self._anchors.add(key)
        return key

    def _block(self, token: Token) -> None:
        line = self._filled.line((token.map or [0])[0] + 1)
        kind = token.info.strip().split(" ")[0]
        read = _KINDS.get(kind)
        if read is None:
            known = ", ".join(_KINDS)
            self.problems.append(
                Problem(line, f"Einen Block „{kind[:40]}“ gibt es nicht. Möglich sind {known}.")
            )
            return
        fields = _Fields(kind, line, self._yaml(token.content, kind, line), self.problems, self._filled.facts)
        self._found.append(read(fields, self._here))
        fields.close()

    def _yaml(self, content: str, kind: str, line: int) -> dict[str, object]:
        if len(content) > MOST_YAML:
            self.problems.append(Problem(line, f"Der Block „{kind}“ ist zu lang."))
            return {}
        try:
            given = yaml.safe_load(content)
        except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a date that there is not
            mark = getattr(error, "problem_mark", None)
            inside = self._filled.line(line + 1 + mark.line) if mark is not None else line
            self.problems.append(
                Problem(
                    inside,
                    f"Der Block „{kind}“ ist nicht zu lesen. Erwartet wird in jeder Zeile „Name: Text“; "
                    "ein Text mit Doppelpunkt steht in Anführungszeichen.",
                )
            )
            return {}
        if given is None:
            return {}
        if not isinstance(given, dict):
            self.problems.append(
                Problem(line, f"Im Block „{kind}“ wird in jeder Zeile „Name: Text“ erwartet.")
            )
            return {}
        return {str(name): value for name, value in given.items()}


def anchor(title: str) -> str:
    """A title as part of an address: `Wie viele Kinder?` as `wie-viele-kinder`."""
    german = title.lower().translate(_UMLAUTS)
    plain = unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "abschnitt"


def _selection(fields: _Fields, here: str) -> Selection:
    """What a block shows, from its keys `indikator`, `aufgliederung`, `ebene`, `jahr`, `orte`, `vergleich`."""
    indicator = fields.text("indikator")
    if indicator and not _KEY.fullmatch(indicator):
        fields.problem(f"„{indicator[:40]}“ ist keine Kennzahl.")
        indicator = ""
    breakdown = fields.text("aufgliederung", needed=False)
    if breakdown and not _BREAKDOWN.fullmatch(breakdown):
        fields.problem(f"„{breakdown[:40]}“ ist keine Aufgliederung; erwartet wird etwas wie geschlecht:w.")
        breakdown = ""
    year = fields.text("jahr", needed=False)
    if year and year != _NEWEST and not re.fullmatch(r"\d{4}", year):
        fields.problem(f"„jahr: {year[:20]}“: Erwartet wird ein Jahr oder „neu“.")
        year = ""
    places = tuple(here if one == "ort" else one for one in fields.listed("orte"))
    wrong = [one for one in places if not _PLACE.fullmatch(one)]
    if wrong:
        fields.problem(f"„{wrong[0][:20]}“ ist kein Schlüssel eines Ortes.")
    if len(places) > MOST_PLACES:
        fields.problem(f"Mehr als {MOST_PLACES} Orte zeigt eine Abbildung nicht.")
    compared = fields.listed("vergleich") or ("kreis", "land")
    if any(one not in COMPARISONS for one in compared):
        fields.problem(f"„vergleich“: Möglich sind {', '.join(COMPARISONS)}.")
        compared = ("kreis", "land")
    return Selection(
        indicator=indicator,
        breakdown=breakdown,
        level=fields.choice("ebene", ("", *LEVELS), ""),
        year=int(year) if year.isdigit() else None,
        places=tuple(one for one in places if _PLACE.fullmatch(one))[:MOST_PLACES],
        comparison=compared,
    )


def _everywhere(fields: _Fields, otherwise: str) -> bool:
    return fields.choice("gilt", ("kreis", "alle"), otherwise) == "alle"


def _message(fields: _Fields, here: str) -> Block:
    verdict = next(rich_text.facts_of(fields.runs("urteil", needed=False)), None)
    return KeyMessage(fields.runs("zahl"), fields.runs("titel"), fields.runs("text", needed=False), verdict)


def _figure(fields: _Fields, here: str) -> Block:
    views = fields.listed("ansichten") or ("karte", "verlauf")
    if any(one not in VIEWS for one in views) or len(views) > MOST_VIEWS:
        fields.problem(f"„ansichten“: höchstens {MOST_VIEWS} von {', '.join(VIEWS)}.")
        views = ("karte", "verlauf")
    title = fields.runs("titel", needed=False)
    return ReportFigure(_selection(fields, here), views, title, fields.line, _everywhere(fields, "alle"))


def _computed(fields: _Fields, here: str) -> Block:
    return Computed(_selection(fields, here), fields.line, _everywhere(fields, "alle"))


def _practice(fields: _Fields, here: str) -> Block:
    given = fields.given.pop("angaben", {})
    details: tuple[tuple[str, str], ...] = ()
    if isinstance(given, Mapping) and all(isinstance(one, (str, int, float)) for one in given.values()):
        details = tuple(
            (rich_text.plain(rich_text.inline(str(name), fields.facts)), _plain(value, fields))
            for name, value in given.items()
        )
    else:
        fields.problem("„angaben“ im Block „praxis“ braucht Paare wie „Ort: Witzin“.")
    return Practice(
        fields.runs("titel"),
        (rich_text.Paragraph(fields.runs("text")),),
        details,
        fields.text("bild", needed=False),
        fields.words("bildtext"),
    )


def _plain(value: object, fields: _Fields) -> str:
    return rich_text.plain(rich_text.inline(str(value), fields.facts))


def _recommendation(fields: _Fields, here: str) -> Block:
    watched = fields.given.pop("beobachten", None)
    selection = None
    if isinstance(watched, Mapping):
        inner = _Fields(
            fields.kind, fields.line, {str(k): v for k, v in watched.items()}, fields.problems, fields.facts
        )
        selection = _selection(inner, here)
        inner.close()
    elif watched is not None:
        fields.problem("„beobachten“ im Block „empfehlung“ braucht „indikator“ und „orte“.")
    return Recommendation(
        fields.runs("titel"),
        fields.runs("text", needed=False),
        fields.words("verantwortlich"),
        fields.words("bis"),
        fields.choice("stand", RECOMMENDATION_STATES, RECOMMENDATION_STATES[0]),
        fields.words("vorlage"),
        selection,
        fields.line,
    )


def _gap(fields: _Fields, here: str) -> Block:
    sign = fields.choice("zeichen", tuple(GapSign), GapSign.NOT_COLLECTED)
    return DataGap(fields.runs("titel"), fields.runs("text"), GapSign(sign), _everywhere(fields, "kreis"))


def _aside(fields: _Fields, here: str) -> Block:
    return Aside(fields.runs("titel"), fields.runs("text"))


def _own_text(fields: _Fields, here: str) -> Block:
    given = fields.given.pop("text", "")
    if not isinstance(given, str) or not given.strip():
        fields.problem("Im Block „text“ fehlt „text“.")
        given = ""
    parts = rich_text.blocks(MARKDOWN.parse(given), fields.facts)
    return Prose(parts, _everywhere(fields, "alle"))


_KINDS: Mapping[str, Callable[[_Fields, str], Block]] = {
    "botschaft": _message,
    "abbildung": _figure,
    "berechnet": _computed,
    "praxis": _practice,
    "empfehlung": _recommendation,
    "luecke": _gap,
    "hinweis": _aside,
    "text": _own_text,
}
