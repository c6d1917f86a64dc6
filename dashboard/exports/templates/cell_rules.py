"""What a cell of a template accepts, and what is marked in it: formulas of spreadsheets, as Excel and LibreOffice
both read them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.templates.template import ALLOWED_SIGNS, CellLimit
from dashboard.formats import number
from dashboard.texts import say

_LONGEST_MESSAGE = 255
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


def check_formula(cells: Sequence[str], wrong: Sequence[str], high: Sequence[str], lang: str) -> str:
    """The formula of the last column: empty, too high, wrong, incomplete or complete."""
    empty = "+".join(f'({cell}="")' for cell in cells)
    said = {one: say(lang, f"template_check_{one}") for one in ("empty", "wrong", "high", "missing", "done")}
    formula = f'IF({empty}>0,"{said["missing"]}","{said["done"]}")'
    if high:
        formula = f'IF(OR({",".join(high)}),"{said["high"]}",{formula})'
    formula = f'IF(OR({",".join(wrong)}),"{said["wrong"]}",{formula})'
    return f'=IF({empty}={len(cells)},"{said["empty"]}",{formula})'
