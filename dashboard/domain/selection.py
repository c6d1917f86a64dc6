"""What the reader looks at, as a value and as a URL query: two forms of the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, quote

from dashboard.domain.area import EXTENTS
from dashboard.domain.own_words import MOST_TARGETS, READABLE, Notes, read_notes, write_notes
from dashboard.domain.query_parameters import Parameter, matching, one_of, whole

MOST_PLACES = 8
"""Places that colour and marker shape can tell apart. A query may name more: programs ask for lists of
places."""
COMPARISONS = ("amt", "kreis", "land", "bund", "aehnliche", "ziel")
CLASS_METHODS = ("quantile", "gleich", "natuerlich", "eigene", "stufenlos")
DISPLAYS = ("wert", "abstand", "veraenderung")
PALETTES = ("see", "heide", "wald")
VIEWS = ("rangfolge", "verteilung", "zusammensetzung", "trichter", "tabelle")
"""Names of the tabs beside the map, in order."""
ALL_FIGURES, OFFICIAL = "alle", "amtlich"
"""Which figures are shown: all, or none but those of offices and of the district's own records."""
ARRANGEMENT = ("orte", "zahlen", "spannen")
"""How a composition is shown: over places instead of years, in counts instead of shares, with limits."""
NONE = "keine"
_KEY = re.compile(r"[a-z][a-z0-9_]{0,79}")
_PLACE = re.compile(r"\d{2}|\d{5}|\d{8}|\d{9}|DG")
_BREAKDOWN = re.compile(r"[a-z][a-z0-9_]{0,39}:[a-z0-9_]{1,39}")
_GROUP = re.compile(r"klasse:[0-6]|zeichen:[1-8]|wenige")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,39}")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader looks at: every view derives from this, and it lives in the URL.

    Empty text and None mean "not said": `dashboard.indicators.resolve` finds what is possible. `population`
    is an inclusive range of inhabitants with None for an open end; `comparison` is ordered, its first entry
    is the reference of the difference. `extent` is empty for that of the level (see `area.extents_of`). With
    `figures` at `amtlich` example data are left out everywhere.
    `composition` are words of ARRANGEMENT and, where an indicator belongs to several wholes, the key of one.
    `group` is what the legend makes stand out; `cutout` is the part of the map that is seen: its middle as
    shares of the map's width and height, and how many times larger than the whole it is. `notes` and
    `own_targets` (key of an indicator, value in its unit) are the reader's own words: see `own_words`.
    """

    theme: str = ""
    indicator: str = ""
    year: int | None = None
    level: str = ""
    places: tuple[str, ...] = ()
    breakdown: str = ""
    amt: str = ""
    comparison: tuple[str, ...] = ("kreis", "land")
    population: tuple[int | None, int | None] | None = None
    pooled_years: int = 1
    extent: str = ""
    palette: str = "see"
    second_indicator: str = ""
    weights: tuple[tuple[str, float], ...] = ()
    similar_in: str = "land"
    confidence: str = "95"
    width: int | None = None
    light: str = ""
    display: str = "wert"
    base_year: int | None = None
    class_method: str = "quantile"
    class_count: int = 5
    class_breaks: tuple[float, ...] = ()
    territory: str = "heute"
    figures: str = ALL_FIGURES
    version: str = ""
    language: str = "de"
    view: str = "rangfolge"
    composition: tuple[str, ...] = ()
    group: str = ""
    cutout: tuple[float, ...] = ()
    notes: Notes = ()
    own_targets: tuple[tuple[str, float], ...] = ()

    @property
    def official(self) -> bool:
        """Whether example data are left out."""
        return self.figures == OFFICIAL

    def to_query(self, *, without: Iterable[str] = ()) -> str:
        """The canonical query without a question mark.

        Fixed order, defaults left out, `without` names URL parameters to omit.
        """
        omitted = set(without)
        pairs = [
            (parameter.name, parameter.write(getattr(self, parameter.field)))
            for parameter in PARAMETERS
            if parameter.name not in omitted and getattr(self, parameter.field) != _DEFAULTS[parameter.field]
        ]
        return "&".join(f"{name}={quote(value, safe=READABLE)}" for name, value in pairs)

    @classmethod
    def from_query(cls, query: str) -> Selection:
        """The selection that a query stands for. Never raises: `rejected` names what could not be read."""
        return parse(query)[0]


def parse(query: str) -> tuple[Selection, tuple[str, ...]]:
    """The selection of a query and the names of parameters whose value was unreadable and fell back to the
    default.

    Parameters that are not ours are passed over: they may belong to another program (`utm_…`). Of a repeated
    parameter the last one counts.
    """
    found: dict[str, Any] = {}
    rejected: list[str] = []
    for name, text in _pairs(query):
        parameter = _BY_NAME.get(name)
        if parameter is None:
            continue
        try:
            found[parameter.field] = parameter.read(text)
        except ValueError:
            rejected.append(name)
    return Selection(**found), tuple(dict.fromkeys(rejected))


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query.lstrip("?"), keep_blank_values=False, max_num_fields=100)
    except ValueError:
        return []


def _pooled(text: str) -> int:
    return int(one_of("1", "3", "5")(text))


def _places(text: str) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(text.split(",")))
    if not all(_PLACE.fullmatch(key) for key in keys):
        raise ValueError(text)
    return keys


def _comparison(text: str) -> tuple[str, ...]:
    if text == NONE:
        return ()
    named = tuple(dict.fromkeys(text.split(",")))
    if not set(named) <= set(COMPARISONS):
        raise ValueError(text)
    return named


def _write_comparison(named: tuple[str, ...]) -> str:
    return ",".join(named) or NONE


def _population(text: str) -> tuple[int | None, int | None]:
    matched = re.fullmatch(r"(\d{0,8})-(\d{0,8})", text, flags=re.ASCII)
    if matched is None or text == "-":
        raise ValueError(text)
    low, high = (int(part) if part else None for part in matched.groups())
    if low is not None and high is not None and low > high:
        raise ValueError(text)
    return low, high


def _write_population(bounds: tuple[int | None, int | None]) -> str:
    return "-".join("" if bound is None else str(bound) for bound in bounds)


def _decimal(text: str) -> float:
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text, flags=re.ASCII):
        raise ValueError(text)
    return float(text) + 0.0  # no minus zero, which would be written differently


def _write_decimal(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _breaks(text: str) -> tuple[float, ...]:
    numbers = tuple(_decimal(part) for part in text.split(","))
    if len(numbers) > 6 or any(low >= high for low, high in pairwise(numbers)):
        raise ValueError(text)
    return numbers


def _write_breaks(numbers: tuple[float, ...]) -> str:
    return ",".join(_write_decimal(number) for number in numbers)


def _cutout(text: str) -> tuple[float, ...]:
    numbers = tuple(_decimal(part) for part in text.split(","))
    if len(numbers) != 3 or not (0 <= numbers[0] <= 1 and 0 <= numbers[1] <= 1 and 1 < numbers[2] <= 24):
        raise ValueError(text)
    return numbers


def _composition(text: str) -> tuple[str, ...]:
    """In the order of ARRANGEMENT, behind them the key of the whole."""
    words = [matching(_KEY)(word) for word in text.split(",")]
    keys = [word for word in dict.fromkeys(words) if word not in ARRANGEMENT]
    if len(keys) > 1:
        raise ValueError(text)
    return (*(word for word in ARRANGEMENT if word in words), *keys)


def _numbers(most: int) -> Callable[[str], tuple[tuple[str, float], ...]]:
    """Keys, each with a number."""

    def read(text: str) -> tuple[tuple[str, float], ...]:
        pairs = [part.partition(":") for part in text.split(",")]
        if len(pairs) > most or len({name for name, _, _ in pairs}) < len(pairs):
            raise ValueError(text)
        return tuple((matching(_KEY)(name), _decimal(number)) for name, _, number in pairs)

    return read


def _write_numbers(pairs: tuple[tuple[str, float], ...]) -> str:
    return ",".join(f"{name}:{_write_decimal(number)}" for name, number in pairs)


def _territory(text: str) -> str:
    return text if text in ("heute", "berichtsjahr") else matching(_DATE)(text)


_YEAR = whole(1900, 2100)
PARAMETERS: tuple[Parameter, ...] = (
    Parameter("thema", "theme", matching(_KEY)),
    Parameter("indikator", "indicator", matching(_KEY)),
    Parameter("jahr", "year", _YEAR),
    Parameter("ebene", "level", one_of("gemeinde", "amt", "kreis")),
    Parameter("gebiete", "places", _places, ",".join),
    Parameter("gliederung", "breakdown", matching(_BREAKDOWN)),
    Parameter("amt", "amt", matching(re.compile(r"\d{9}"))),
    Parameter("vergleich", "comparison", _comparison, _write_comparison),
    Parameter("groesse", "population", _population, _write_population),
    Parameter("jahre", "pooled_years", _pooled),
    Parameter("raum", "extent", one_of(*EXTENTS)),
    Parameter("farben", "palette", one_of(*PALETTES)),
    Parameter("indikator2", "second_indicator", matching(_KEY)),
    Parameter("gewichte", "weights", _numbers(12), _write_numbers),
    Parameter("aehnlich_in", "similar_in", one_of("kreis", "land", "bund")),
    Parameter("niveau", "confidence", one_of("95", "99.8")),
    Parameter("breite", "width", whole(320, 7680)),
    Parameter("hell", "light", one_of("ja", "nein")),
    Parameter("darstellung", "display", one_of(*DISPLAYS)),
    Parameter("basisjahr", "base_year", _YEAR),
    Parameter("klassen", "class_method", one_of(*CLASS_METHODS)),
    Parameter("anzahl", "class_count", whole(3, 7)),
    Parameter("grenzen", "class_breaks", _breaks, _write_breaks),
    Parameter("gebietsstand", "territory", _territory),
    Parameter("herkunft", "figures", one_of(ALL_FIGURES, OFFICIAL)),
    Parameter("stand", "version", matching(_VERSION)),
    Parameter("sprache", "language", one_of("de", "en")),
    Parameter("ansicht", "view", one_of(*VIEWS)),
    Parameter("zusammensetzung", "composition", _composition, ",".join),
    Parameter("gruppe", "group", matching(_GROUP)),
    Parameter("ausschnitt", "cutout", _cutout, _write_breaks),
    Parameter("ziel", "own_targets", _numbers(MOST_TARGETS), _write_numbers),
    Parameter("notiz", "notes", read_notes, write_notes),
)
_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Selection)}
