"""What the reader of `/integration` looks at, as a value and as a URL query."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote

from dashboard.domain.courses.kinds import LEVELS
from dashboard.domain.own_words import READABLE
from dashboard.domain.query_parameters import Parameter, matching, one_of, whole
from dashboard.domain.selection import ALL_FIGURES, OFFICIAL
from dashboard.indicators.courses.sites import NEAR_KM

TABS = COURSES, FIGURES, INCLUSION = ("kurse", "kennzahlen", "inklusion")
DISPLAYS = TIMELINE, TABLE = ("zeitleiste", "tabelle")
RADII = (10, 15, 25, 40)
"""Kilometres that the page offers; an address may name any whole number up to 100."""
MOST_RADIUS = 100
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_KEYS = re.compile(r"[a-z][a-z0-9_]{0,39}(,[a-z][a-z0-9_]{0,39}){0,29}")
_ID = re.compile(r"[0-9A-Za-zÄÖÜäöüß][0-9A-Za-zÄÖÜäöüß_.:\-]{0,119}")
_WORDS = re.compile(r"[^\x00-\x1f<>]{1,80}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,39}")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class IntegrationView:
    """The state of the page, which lives in its address.

    `kinds` are codes of kinds, empty for all; `level` a word of LEVELS that courses lead through. `place` is
    the key of a municipality or locality; `radius_km` limits what is shown to its surroundings and asks for
    one. `since` is the first day of the month in which the timeline begins, None for the present one. `care`,
    `free` and `online` are filters of courses. `focus` is the focus that the places of the tab of inclusion
    are to have. `overlap` counts the overlap that a slide shows, from 1.
    """

    tab: str = COURSES
    kinds: tuple[str, ...] = ()
    level: str = ""
    place: str = ""
    radius_km: int | None = None
    since: date | None = None
    care: bool = False
    free: bool = False
    online: bool = False
    display: str = TIMELINE
    focus: str = ""
    overlap: int | None = None
    figures: str = ALL_FIGURES
    version: str = ""
    language: str = "de"

    @property
    def official(self) -> bool:
        """Whether example data are left out."""
        return self.figures == OFFICIAL

    @property
    def near_km(self) -> int:
        """How far from the place something counts as near."""
        return self.radius_km or NEAR_KM

    def to_query(self, *, without: Iterable[str] = ()) -> str:
        """The canonical query without a question mark: fixed order, defaults left out."""
        omitted = set(without)
        return "&".join(
            f"{one.name}={quote(one.write(getattr(self, one.field)), safe=READABLE)}"
            for one in PARAMETERS
            if one.name not in omitted and getattr(self, one.field) != _DEFAULTS[one.field]
        )


def parse(query: str) -> tuple[IntegrationView, tuple[str, ...]]:
    """The state of a query and the names of parameters whose value was unreadable and fell back. Never
    raises.

    Parameters of others are passed over; of a repeated one the last counts, but `kursart` of a form without
    scripts is gathered.
    """
    try:
        pairs = parse_qsl(query.lstrip("?"), max_num_fields=100)
    except ValueError:
        return IntegrationView(), ()
    texts: dict[str, str] = {}
    for name, text in pairs:
        before = texts.get(name, "")
        texts[name] = f"{before},{text}" if name == "kursart" and before else text
    found: dict[str, Any] = {}
    rejected: list[str] = []
    for name, text in texts.items():
        parameter = _BY_NAME.get(name)
        if parameter is None or not text:
            continue
        try:
            found[parameter.field] = parameter.read(text)
        except ValueError:
            rejected.append(name)
    return IntegrationView(**found), tuple(rejected)


def _kinds(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(matching(_KEYS)(text).split(",")))


def _month(text: str) -> date:
    matched = _MONTH.fullmatch(text)
    if matched is None:
        raise ValueError(text)
    if not 2000 <= int(matched[1]) <= 2100:
        raise ValueError(text)
    return date(int(matched[1]), int(matched[2]), 1)


def _yes(text: str) -> bool:
    return one_of("ja", "nein")(text) == "ja"


def _write_yes(_: bool) -> str:
    return "ja"


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("ansicht", "tab", one_of(*TABS)),
    Parameter("kursart", "kinds", _kinds, ",".join),
    Parameter("niveau", "level", one_of(*LEVELS)),
    Parameter("ort", "place", matching(_ID)),
    Parameter("umkreis", "radius_km", whole(1, MOST_RADIUS)),
    Parameter("ab", "since", _month, lambda day: f"{day:%Y-%m}"),
    Parameter("betreuung", "care", _yes, _write_yes),
    Parameter("frei", "free", _yes, _write_yes),
    Parameter("online", "online", _yes, _write_yes),
    Parameter("darstellung", "display", one_of(*DISPLAYS)),
    Parameter("schwerpunkt", "focus", matching(_WORDS)),
    Parameter("ueberschneidung", "overlap", whole(1, 99)),
    Parameter("herkunft", "figures", one_of(ALL_FIGURES, OFFICIAL)),
    Parameter("stand", "version", matching(_VERSION)),
    Parameter("sprache", "language", one_of("de", "en")),
)
_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(IntegrationView)}
