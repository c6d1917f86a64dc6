"""What the reader of the Bildungslandkarte looks at, as a value and as a URL query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import parse_qsl, quote

from dashboard.domain.institutions.institution import CARRIER_KINDS
from dashboard.domain.own_words import READABLE
from dashboard.domain.query_parameters import Parameter, matching, one_of, whole
from dashboard.domain.selection import ALL_FIGURES, OFFICIAL

NO_KIND = "keine"
TABS = ("einrichtungen", "schule", "erreichbarkeit")
TRAVEL = ("minuten", "km")
GRID, BY_MUNICIPALITY = DISPLAYS = ("raster", "gemeinde")
ORDERS = ("entfernung", "name")
RADII = (5, 10, 15)
"""Kilometres that the page offers; an address may name any whole number up to 100."""
MOST_RADIUS, MOST_AGE = 100, 99
_DAY = 24 * 60
_KEY = re.compile(r"[a-z][a-z0-9_]{0,79}")
_ID = re.compile(r"[0-9A-Za-zÄÖÜäöüß][0-9A-Za-zÄÖÜäöüß_.:\-]{0,119}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SCENARIO = re.compile(r"[0-9A-Za-zÄÖÜäöüß_.:,;+~@|\- ]{1,2000}")
_PLAIN_NUMBER = re.compile(r"\d{1,3}(\.\d{1,2})?", re.ASCII)
_NUMBERS = re.compile(r"[0-9.,]{1,60}", re.ASCII)
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,39}")


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """The state of the page, which lives in its address.

    `kinds` are keys of kinds, empty for all, `("keine",)` for none. `place` is the key of a municipality or a
    locality, empty where no place is chosen; `radius_km` asks for one. `open_at` are minutes after midnight.
    `age` is in years. `languages` are those spoken there (ISO 639-1). `institution` is the chosen one, whose catchment
    is shown. `school_kind` is what the tab of schools in charge answers for. `scenario` is the text
    of a scenario of reachability, unread here, as are `mode`, `norm` and `assumptions` of its ways
    (see `reachability.question`); `display` is what its map colours. `cutout` is the part of the map that is seen,
    as in `Selection`.
    """

    kinds: tuple[str, ...] = ()
    place: str = ""
    radius_km: int | None = None
    open_at: int | None = None
    accessible: bool = False
    carrier: str = ""
    age: float | None = None
    languages: tuple[str, ...] = ()
    institution: str = ""
    tab: str = TABS[0]
    school_kind: str = ""
    travel: str = TRAVEL[0]
    scenario: str = ""
    mode: str = ""
    norm: str = ""
    assumptions: str = ""
    display: str = GRID
    order: str = ORDERS[0]
    indicator: str = ""
    year: int | None = None
    figures: str = ALL_FIGURES
    version: str = ""
    language: str = "de"
    cutout: tuple[float, ...] = ()

    @property
    def official(self) -> bool:
        """Whether example data are left out."""
        return self.figures == OFFICIAL

    def shows(self, kind: str) -> bool:
        """Whether institutions of a kind are asked for."""
        return not self.kinds or kind in self.kinds

    def to_query(self, *, without: Iterable[str] = ()) -> str:
        """The canonical query without a question mark: fixed order, defaults left out."""
        omitted = set(without)
        return "&".join(
            f"{one.name}={quote(one.write(getattr(self, one.field)), safe=READABLE)}"
            for one in PARAMETERS
            if one.name not in omitted and getattr(self, one.field) != _DEFAULTS[one.field]
        )


def parse(query: str) -> tuple[InstitutionView, tuple[str, ...]]:
    """The state of a query and the names of parameters whose value was unreadable and fell back. Never raises.

    Parameters of others are passed over; of a repeated one the last counts, but `art` and `sprachen_vor_ort` of a
    form without scripts are gathered.
    """
    found: dict[str, Any] = {}
    rejected: list[str] = []
    for name, text in _gathered(query):
        parameter = _BY_NAME.get(name)
        if parameter is None or not text:
            continue
        try:
            found[parameter.field] = parameter.read(text)
        except ValueError:
            rejected.append(name)
    return InstitutionView(**found), tuple(dict.fromkeys(rejected))


def _gathered(query: str) -> list[tuple[str, str]]:
    """Pairs of the query, each name once; what a form sends once for each tick becomes one list."""
    try:
        pairs = parse_qsl((query if isinstance(query, str) else "").lstrip("?"), max_num_fields=100)
    except ValueError:
        return []
    lists: dict[str, list[str]] = {}
    for name, text in pairs:
        lists.setdefault(name, []).append(text)
    return [(name, ",".join(texts) if name in _LISTS else texts[-1]) for name, texts in lists.items()]


def _list_of(pattern: re.Pattern[str]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        named = tuple(dict.fromkeys(part for part in text.split(",") if part))
        if len(named) > 40 or not all(pattern.fullmatch(one) for one in named):
            raise ValueError(text)
        return named

    return read


def _minutes(text: str) -> int:
    matched = re.fullmatch(r"(\d{1,2}):(\d{2})", text, flags=re.ASCII)
    if matched is None:
        raise ValueError(text)
    hours, minutes = (int(part) for part in matched.groups())
    if hours * 60 + minutes >= _DAY or minutes > 59:
        raise ValueError(text)
    return hours * 60 + minutes


def clock(minutes: int) -> str:
    """Minutes after midnight as a clock shows them: `06:30`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _age(text: str) -> float:
    if not re.fullmatch(r"\d{1,2}([.,]\d)?", text, flags=re.ASCII):
        raise ValueError(text)
    return float(text.replace(",", "."))


def _cutout(text: str) -> tuple[float, ...]:
    numbers = tuple(float(part) for part in text.split(",") if re.fullmatch(r"\d{1,2}(\.\d{1,4})?", part))
    if (
        len(numbers) != 3
        or text.count(",") != 2
        or not (0 <= numbers[0] <= 1 and 0 <= numbers[1] <= 1 and 1 < numbers[2] <= 24)
    ):
        raise ValueError(text)
    return numbers


def _short(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")


_LISTS = ("art", "sprachen_vor_ort")
PARAMETERS: tuple[Parameter, ...] = (
    Parameter("ansicht", "tab", one_of(*TABS)),
    Parameter("art", "kinds", _list_of(_KEY), ",".join),
    Parameter("ort", "place", matching(_ID)),
    Parameter("umkreis", "radius_km", whole(1, MOST_RADIUS)),
    Parameter("offen", "open_at", _minutes, clock),
    Parameter("barrierefrei", "accessible", lambda text: one_of("ja", "nein")(text) == "ja", lambda _: "ja"),
    Parameter("traeger", "carrier", one_of(*CARRIER_KINDS)),
    Parameter("alter", "age", _age, _short),
    Parameter("sprachen_vor_ort", "languages", _list_of(_LANGUAGE), ",".join),
    Parameter("einzug", "institution", matching(_ID)),
    Parameter("schulart", "school_kind", matching(_KEY)),
    Parameter("weg", "travel", one_of(*TRAVEL)),
    Parameter("szenario", "scenario", matching(_SCENARIO)),
    Parameter("verkehr", "mode", matching(_KEY)),
    Parameter("richtwert", "norm", matching(_PLAIN_NUMBER)),
    Parameter("annahmen", "assumptions", matching(_NUMBERS)),
    Parameter("darstellung", "display", one_of(*DISPLAYS)),
    Parameter("folge", "order", one_of(*ORDERS)),
    Parameter("indikator", "indicator", matching(_KEY)),
    Parameter("jahr", "year", whole(1900, 2100)),
    Parameter("herkunft", "figures", one_of(ALL_FIGURES, OFFICIAL)),
    Parameter("stand", "version", matching(_VERSION)),
    Parameter("sprache", "language", one_of("de", "en")),
    Parameter("ausschnitt", "cutout", _cutout, lambda numbers: ",".join(_short(one) for one in numbers)),
)
_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(InstitutionView)}
