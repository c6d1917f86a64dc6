"""Numbers and dates as Germans (or the English) write them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

Number = float | Fraction | Decimal
"""What can be written. A float stands for the shortest decimal that reads back as it: 0.285 is 0.285, not
0.28499…."""
MINUS = "\u2212"
SPACE = "\u00a0"
DASH = "\u2013"
_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_UNITS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "percent": {"de": ("%", "%"), "en": ("%", "%")},
    "per_100": {"de": (f"je{SPACE}100", f"je{SPACE}100"), "en": (f"per{SPACE}100", f"per{SPACE}100")},
    "per_1000": {
        "de": (f"je{SPACE}1.000", f"je{SPACE}1.000"),
        "en": (f"per{SPACE}1,000", f"per{SPACE}1,000"),
    },
    "per_10000": {
        "de": (f"je{SPACE}10.000", f"je{SPACE}10.000"),
        "en": (f"per{SPACE}10,000", f"per{SPACE}10,000"),
    },
    "per_km2": {"de": (f"je{SPACE}km²", f"je{SPACE}km²"), "en": (f"per{SPACE}km²", f"per{SPACE}km²")},
    "persons": {"de": ("Person", "Personen"), "en": ("person", "people")},
    "institutions": {"de": ("Einrichtung", "Einrichtungen"), "en": ("institution", "institutions")},
    "places": {"de": ("Platz", "Plätze"), "en": ("place", "places")},
    "weeks": {"de": ("Woche", "Wochen"), "en": ("week", "weeks")},
    "days": {"de": ("Tag", "Tage"), "en": ("day", "days")},
    "minutes": {"de": ("Minute", "Minuten"), "en": ("minute", "minutes")},
    "euro": {"de": ("Euro", "Euro"), "en": ("euro", "euros")},
}
"""What stands behind one and behind many; an index and a ratio have no unit."""
_DATIVE = {"Tage": "Tagen", "Plätze": "Plätzen"}
"""German words behind a number that are others after `mit` and `von … bis`."""
_POINTS = {"de": ("Punkte", "Punkte"), "en": ("points", "points")}
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_TIE = 1e-6  # how near to the middle between two written numbers a float is looked at as a decimal


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """Half up, away from zero, in decimal: 12.35 with one decimal is 12.4, where binary rounding gives 12.3.

    A count divided by a count goes in as a Fraction, or as the float nearest to it: floats are fine enough
    that a quotient which ends in a five reads back as such.
    """
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**decimals
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(whole if value >= 0 else -whole).scaleb(-decimals, _WIDE)
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)


def dative(text: str) -> str:
    """A number with its unit as it stands after `mit` and `von … bis`: `41 Tagen`. English has no such form."""
    number, space, unit = text.rpartition(SPACE)
    return f"{number}{space}{_DATIVE.get(unit, unit)}"


def year_label(year: int, span: int) -> str:
    """`2024`, or with three years taken together `2022–2024`."""
    return str(year) if span == 1 else f"{year - span + 1}{DASH}{year}"


def number(value: Number, decimals: int = 0, lang: str = "de") -> str:
    """`1234.5` with one decimal is `1.234,5` in German and `1,234.5` in English; the minus is U+2212. NaN is
    a dash.

    Rounded as by `rounded`.
    """
    if math.isnan(value):
        return DASH
    text = _written(value, decimals)
    negative = value < 0 and any(digit in "123456789" for digit in text)
    if lang == "de":
        text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return f"{MINUS}{text}" if negative else text


def _written(value: Number, decimals: int) -> str:
    """Without a sign, as English writes it. Rounding in binary gives the same unless the value lies near a
    middle."""
    if isinstance(value, float):
        scaled = abs(value) * 10.0**decimals
        if scaled < 1e9 and abs(scaled % 1.0 - 0.5) > _TIE:
            return f"{abs(value):,.{decimals}f}"
    return f"{abs(rounded(value, decimals)):,.{decimals}f}"


def signed(value: Number, decimals: int = 0, lang: str = "de") -> str:
    """A difference: `+0,8`, `−1,2`, and `±0,0` where nothing is left after rounding."""
    if math.isnan(value):
        return ""
    text = number(value if value >= 0 else -value, decimals, lang)
    if not any(digit in "123456789" for digit in text):
        return f"±{text}"
    return f"{'+' if value > 0 else MINUS}{text}"


def with_unit(value: Number, unit: str, decimals: int = 0, lang: str = "de") -> str:
    """A value as it stands in text: `60,9 %`, `8,4 je 1.000`, `1 Platz`, `12,5 Wochen`."""
    text = number(value, decimals, lang)
    return text if text == DASH else _united(text, _UNITS.get(unit, {}).get(lang))


def unit_word(unit: str, lang: str = "de") -> str:
    """What stands behind many of a unit, for a head over bare numbers: `je 1.000`, `Plätze`; empty without a
    unit."""
    words = _UNITS.get(unit, {}).get(lang)
    return words[1] if words else ""


def bare(value: Number, unit: str, decimals: int = 0, lang: str = "de") -> str:
    """A value in a table whose row names the unit; the percent sign is short enough to stay: `60,9 %`,
    `8,4`."""
    return with_unit(value, unit if unit == "percent" else "", decimals, lang)


def apart(value: Number, unit: str, decimals: int = 0, lang: str = "de") -> str:
    """A difference with its unit: `+0,8 Punkte` between percentages, `−3 Plätze`. Empty for NaN."""
    text = signed(value, decimals, lang)
    return text and _united(text, _POINTS[lang] if unit == "percent" else _UNITS.get(unit, {}).get(lang))


def _united(text: str, words: tuple[str, str] | None) -> str:
    if words is None:
        return text
    return f"{text}{SPACE}{words[0] if text.lstrip(f'+{MINUS}') == '1' else words[1]}"


def day(value: date, lang: str = "de") -> str:
    """`31. Dezember 2024` or `31 December 2024`."""
    month = _MONTHS[lang][value.month - 1]
    return (
        f"{value.day}.{SPACE}{month} {value.year}"
        if lang == "de"
        else f"{value.day}{SPACE}{month} {value.year}"
    )


def month(value: date, lang: str = "de") -> str:
    """`Juni 2027` or `June 2027`."""
    return f"{_MONTHS[lang][value.month - 1]} {value.year}"


def counted(count: int, one: str, many: str, lang: str = "de") -> str:
    """`1 Gemeinde`, `1.142 Gemeinden`."""
    return f"{number(count, 0, lang)}{SPACE}{one if count == 1 else many}"


def listed(words: list[str], conjunction: str) -> str:
    """`a, b und c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
