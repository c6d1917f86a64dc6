"""Numbers and dates as Germans (or the English) write them."""

from __future__ import annotations

import math
from datetime import date

MINUS = "\u2212"
SPACE = "\u00a0"
DASH = "\u2013"
_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_SUFFIX = {"percent": f"{SPACE}%"}


def number(value: float, decimals: int = 0, lang: str = "de") -> str:
    """`1234.5` with one decimal is `1.234,5` in German and `1,234.5` in English; the minus is U+2212. NaN is a dash."""
    if math.isnan(value):
        return DASH
    text = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and any(digit in "123456789" for digit in text)
    if lang == "de":
        text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return f"{MINUS}{text}" if negative else text


def signed(value: float, decimals: int = 0, lang: str = "de") -> str:
    """A difference: `+0,8`, `−1,2`, and `±0,0` where nothing is left after rounding."""
    if math.isnan(value):
        return ""
    text = number(abs(value), decimals, lang)
    if not any(digit in "123456789" for digit in text):
        return f"±{text}"
    return f"{'+' if value > 0 else MINUS}{text}"


def with_unit(value: float, unit: str, decimals: int = 0, lang: str = "de") -> str:
    """A value as it stands in text: only a percent sign is glued on, other units stand in the subtitle."""
    text = number(value, decimals, lang)
    return text if text == DASH else text + _SUFFIX.get(unit, "")


def day(value: date, lang: str = "de") -> str:
    """`31. Dezember 2024` or `31 December 2024`."""
    month = _MONTHS[lang][value.month - 1]
    return f"{value.day}.{SPACE}{month} {value.year}" if lang == "de" else f"{value.day}{SPACE}{month} {value.year}"


def counted(count: int, one: str, many: str, lang: str = "de") -> str:
    """`1 Gemeinde`, `1.142 Gemeinden`."""
    return f"{number(count, 0, lang)}{SPACE}{one if count == 1 else many}"


def listed(words: list[str], conjunction: str) -> str:
    """`a, b und c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
