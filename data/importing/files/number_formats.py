"""What a cell shows of the number it stores: Excel's number formats, read as far as they change what people
see."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

GENERAL = "General"
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '#,##0 "€"', 6: '#,##0 "€"', 7: '#,##0.00 "€"',
    8: '#,##0.00 "€"', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd.mm.yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 42: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', 44: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that a workbook names by number alone (ECMA-376, part 1, 18.8.30)."""
_PIECES = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(General|Standard)|([#0?]+|[.,%/@]|E[+-]|.)', re.IGNORECASE
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9.]+)")
_TIMES = frozenset("ymdhs")
_SCALE_WORDS = re.compile(r"tsd|tausend|mio|million|mrd|milliard|\bk\b", re.IGNORECASE)
_HARMLESS = re.compile(r"[^\W\d_]*[.²³]?|[€$£+]|", re.IGNORECASE)
_MARKS = ("p", "r", "s", "e")
_DAY_ZERO = date(1899, 12, 30)
_DAY_ZERO_1904 = date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """The text that stands for a number: German notation, or in brackets what keeps it from being one.

    `rounded` is what the sheet shows where it shows fewer digits than are stored, else empty.
    """

    text: str
    rounded: str = ""


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a format: `condition` as written, and what stands around and inside the digits."""

    condition: tuple[str, float] | None
    literal_before: str = ""
    literal_after: str = ""
    inside: str = ""
    places: str = ""
    decimals: int = 0
    percent: int = 0
    thousandths: int = 0
    is_date: bool = False
    is_fraction: bool = False
    exponent: bool = False
    general: bool = False
    is_negative: bool = False


def shown(value: float, code: str, *, from_1904: bool = False) -> Shown:
    """What a cell of this format shows of a stored number."""
    if not math.isfinite(value):
        return Shown("[Fehlerwert]")
    # Excel shows 15 digits; what lies behind is noise of binary fractions
    stored = Decimal(format(value, ".15g"))
    section = _section_for(value, _sections(code))
    if section is None or section.general or code == "@":
        return Shown(german(stored))
    if section.is_date:
        return Shown(_day(value, from_1904))
    if section.is_fraction:
        return Shown(f"[zeigt einen Bruch, gespeichert ist {german(stored)}]")
    if not section.places:
        return _literal_only(section, stored)
    number = stored * (Decimal(100) ** section.percent)
    digits = section.decimals - (max(number.adjusted(), 0) if section.exponent and number else 0)
    visible = number.scaleb(-3 * section.thousandths).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    hides_sign = number < 0 and section.is_negative and not set("-−(") & set(section.literal_before)
    if section.inside:
        return Shown(f"[zeigt andere Zeichen zwischen den Ziffern, gespeichert ist {german(stored)}]")
    if section.thousandths or hides_sign or not _is_harmless(section):
        words = f"{section.literal_before}{german(visible)}{section.literal_after}"
        return Shown(f"[zeigt {' '.join(words.split())}, gespeichert ist {german(stored)}]")
    fewer = abs(visible - number) > abs(number) * Decimal("1e-12")
    rounded = german(visible) + (" " + "%" * section.percent if section.percent else "") if fewer else ""
    return Shown(_with_plus_or_minus(section, number), rounded)


def german(number: Decimal) -> str:
    """The number in German notation without thousands separators and without zeros at its end."""
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain.replace(".", ",")


def _with_plus_or_minus(section: _Section, number: Decimal) -> str:
    before, after = section.literal_before.strip(), section.literal_after.strip()
    integer = section.places.partition(".")[0]
    text = german(number)
    if (
        integer == "0" * len(integer)
        and len(integer) > 1
        and number >= 0
        and number == number.to_integral_value()
    ):
        text = text.zfill(len(integer))
    if section.percent or after == "%":
        return f"{text} {'%' * max(section.percent, 1)}"
    if "‰" in before + after:
        return f"{text} ‰"
    if (before, after) == ("(", ")") and number > 0:
        return f"({text})"
    return text + after if after in _MARKS and not before else text


def _is_harmless(section: _Section) -> bool:
    """Whether what stands beside the digits does not change what they say: a unit or a currency, no 'Tsd.',
    no '<'."""
    before, after = section.literal_before.strip(), section.literal_after.strip()
    if _SCALE_WORDS.search(before) or _SCALE_WORDS.search(after):
        return False
    if (before, after) in (("(", ")"), ("-(", ")"), ("", "%")):
        return True
    return all(
        _HARMLESS.fullmatch(word) for word in (*before.lstrip("-−").split(), *after.rstrip("-").split("‰"))
    )


def _literal_only(section: _Section, stored: Decimal) -> Shown:
    words = " ".join(f"{section.literal_before}{section.literal_after}".split())
    if stored == 0 and words in ("-", "–", "—"):
        return Shown("-")
    return Shown(f"[zeigt {'„' + words + '“' if words else 'nichts'}, gespeichert ist {german(stored)}]")


def _day(value: float, from_1904: bool) -> str:
    if 0 <= value < 1:
        return f"[Uhrzeit {timedelta(seconds=round(value * 86400))}]"
    try:
        return f"[Datum {(_DAY_ZERO_1904 if from_1904 else _DAY_ZERO) + timedelta(days=int(value)):%d.%m.%Y}]"
    except OverflowError:
        return "[Datum außerhalb des Kalenders]"


def _section_for(value: float, sections: tuple[_Section, ...]) -> _Section | None:
    """The section that applies: by its condition, or positive; negative; zero."""
    numeric = sections[:3]
    if any(one.condition for one in numeric):
        for one in numeric:
            if one.condition is None or _holds(value, one.condition):
                return one
        return numeric[-1]
    if len(numeric) >= 3 and value == 0:
        return numeric[2]
    if len(numeric) >= 2 and value < 0:
        return numeric[1]
    return numeric[0] if numeric else None


def _holds(value: float, condition: tuple[str, float]) -> bool:
    sign, limit = condition
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    parts = _split(code[:1000])
    return tuple(
        replace(_section(part), is_negative=at == 1 and len(parts) > 1) for at, part in enumerate(parts)
    )


def _split(code: str) -> list[str]:
    """At the semicolons outside quotes, brackets and escapes."""
    parts, start = [], 0
    for found in _PIECES.finditer(code):
        if found[0] == ";":
            parts.append(code[start : found.start()])
            start = found.end()
    return [*parts, code[start:]]


def _section(code: str) -> _Section:
    condition = None
    before = after = inside = pending = places = ""
    percent = 0
    is_date = is_fraction = exponent = general = False
    for found in _PIECES.finditer(code):
        quoted, escaped, bracket, word, other = found.groups()
        literal = quoted if quoted is not None else escaped
        if bracket is not None:
            limit = _CONDITION.fullmatch(bracket)
            if limit:
                condition = (limit[1], float(limit[2]))
            is_date = is_date or (bool(bracket) and set(bracket.lower()) <= _TIMES)
            literal = bracket[1:].partition("-")[0] if bracket.startswith("$") else None
        elif word:
            general = True
        elif other and other[0] in "#0?":
            inside, pending, places = (inside + pending if places else inside), "", places + other
        elif other in (".", ",") and places:
            places += other
        elif other == "%":
            percent += 1
        elif other == "/":
            is_fraction = True
        elif other and other[0] in "Ee" and len(other) == 2:
            exponent = True
            break
        elif other and other.lower() in _TIMES:
            is_date = True
        elif other and other != "@":
            literal = other
        if literal and places:
            after, pending = after + literal, pending + literal
        elif literal:
            before += literal
    core = places.rstrip(",")
    return _Section(
        condition=condition,
        literal_before=before,
        literal_after=after,
        inside=inside.strip() if places else "",
        places=core.replace(",", ""),
        decimals=len(core.replace(",", "").partition(".")[2]),
        percent=percent,
        thousandths=len(places) - len(core),
        is_date=is_date,
        is_fraction=is_fraction and not is_date,
        exponent=exponent,
        general=general and not places,
    )
