"""What a cell of a template accepts, and what is marked in it: formulas of spreadsheets, as Excel and LibreOffice
both read them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.templates.template import ALLOWED_SIGNS, CellLimit
from dashboard.formats import number
from dashboard.texts import say

_LONGEST_MESSAGE = 255
_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*|[0-9]+", re.ASCII)
_LEAST_JUMP = 20
"""Cases more than in the year before from which on a number that has more than doubled is marked."""


def is_sign(cell: str) -> str:
    """A formula: whether the cell holds one of the signs that may stand instead of a number."""
    tests = (f'{cell}="{sign}"' for sign in ALLOWED_SIGNS)
    return f"OR({','.join(tests)})"


def accepted(cell: str, limit: CellLimit | None, *, whole: bool) -> str:
    """The formula of the validation. Only what is certain forbids a number: an estimate only marks it."""
    parts = [f"{cell}>=0"]
    if whole:
        parts.append(f"{cell}=INT({cell})")
    if limit is not None and limit.certain:
        parts.append(f"{cell}<={limit.highest}")
    return f"=IF(ISNUMBER({cell}),AND({','.join(parts)}),{is_sign(cell)})"


def validation(
    cell: str, heading: str, limit: CellLimit | None, lang: str, *, whole: bool
) -> dict[str, object]:
    """The validation of one cell as XlsxWriter takes it, with what is said when the cell is chosen and when
    something else is entered."""
    kind = "whole" if whole else "decimal"
    told = [say(lang, f"template_input_{kind}")]
    refused = say(lang, f"template_error_{kind}")
    if limit is not None:
        highest = number(limit.highest, 0, lang)
        told.append(say(lang, f"template_input_{'highest' if limit.certain else 'guess'}", highest=highest))
        if limit.certain:
            refused = say(lang, "template_error_highest", highest=highest)
    return {
        "validate": "custom",
        "value": accepted(cell, limit, whole=whole),
        "ignore_blank": True,
        "input_title": heading[:32],
        "input_message": " ".join(told)[:_LONGEST_MESSAGE],
        "error_title": say(lang, "template_error_title"),
        "error_message": refused[:_LONGEST_MESSAGE],
        "error_type": "stop",
    }


def is_wrong(cell: str, *, whole: bool) -> str:
    """A formula: whether a filled cell holds neither a possible number nor a sign."""
    parts = [f"{cell}<0"] + ([f"{cell}<>INT({cell})"] if whole else [])
    return f'IF({cell}="",FALSE,IF(ISNUMBER({cell}),OR({",".join(parts)}),NOT({is_sign(cell)})))'


def is_high(cell: str, limit: CellLimit) -> str:
    """A formula: whether the number is above what can be, or hardly can."""
    return f"IF(ISNUMBER({cell}),{cell}>{limit.highest},FALSE)"


def is_jump(cell: str, before: int) -> str:
    """A formula: whether the number is far from that of the year before."""
    far = f"AND({cell}>{2 * before},{cell}>{before + _LEAST_JUMP})"
    fell = f"AND({cell}*2<{before},{cell}<{before - _LEAST_JUMP})"
    return f"IF(ISNUMBER({cell}),OR({far},{fell}),FALSE)"


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What the last column of a row looks at: `span` are all cells from the first open one to the last, among them
    `known` ones with what is published (their texts); `whole` of the open ones take whole numbers alone, `highest` is
    what can be, by cell."""

    span: str
    open: int
    known: Sequence[str]
    whole: Sequence[str]
    highest: Mapping[str, int]


def check_formula(row: CheckedRow, lang: str) -> str:
    """The formula of the last column: empty, too high, wrong, incomplete or complete.

    It counts in the whole span and takes off what is known there, so that it stays far below the 8,192 characters that
    Excel takes, whatever is asked.
    """
    known = [one.strip() for one in row.known]
    filled = [one for one in known if one]
    allowed = sum(one.casefold() in {sign.casefold() for sign in ALLOWED_SIGNS} for one in filled)
    empty = f"(COUNTBLANK({row.span})-{len(known) - len(filled)})"
    fitting = "+".join([f"COUNT({row.span})", *(f'COUNTIF({row.span},"={sign}")' for sign in ALLOWED_SIGNS)])
    # all that are neither empty nor a number nor a sign, known ones taken off, and numbers that cannot be
    other = len(filled) - allowed - sum(is_number(one) for one in filled)
    count = row.open + len(known)
    wrong = f'{count}-COUNTBLANK({row.span})-({fitting})-{other}+COUNTIF({row.span},"<0")'
    wrong += "".join(f"+(N({cell})<>INT(N({cell})))" for cell in row.whole)
    high = "+".join(f"(N({cell})>{most})" for cell, most in row.highest.items())
    said = {one: say(lang, f"template_check_{one}") for one in ("empty", "wrong", "high", "missing", "done")}
    formula = f'IF({empty}>0,"{said["missing"]}","{said["done"]}")'
    if high:
        formula = f'IF({high}>0,"{said["high"]}",{formula})'
    formula = f'IF({wrong}>0,"{said["wrong"]}",{formula})'
    return f'=IF({empty}={row.open},"{said["empty"]}",{formula})'


def is_number(text: str) -> bool:
    """Whether a published figure stands in its cell as a number; anything else stands there as text."""
    return bool(_WHOLE.fullmatch(text))
