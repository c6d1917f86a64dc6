"""Bootstrap's style sheet without the rules that concern nothing on our pages: a tenth of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLASSES = frozenset(
    {
        *("active", "btn", "btn-check", "btn-close", "btn-outline-secondary", "btn-primary"),
        *("form-check", "form-check-inline", "form-check-input", "form-check-label", "form-control"),
        *("form-range", "form-select", "form-select-sm", "form-switch", "is-invalid"),
        *("table", "table-sm", "visually-hidden"),
        PLOTLYS := "user-select-none",
    }
)
"""Those of Bootstrap's classes that elements bear, ours and Plotly's. A rule that names another is left out."""
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_SIGN = re.compile(r'"[^"]*"|[{};]')
_COMMA = re.compile(r",(?![^(]*\))")


def needed_rules(sheet: str) -> str:
    """The rules of a style sheet that can concern an element with no other classes than `CLASSES`."""
    return "".join(_needed(_COMMENT.sub("", sheet)))


def _needed(sheet: str) -> Iterator[str]:
    for head, body in _blocks(sheet):
        if head.startswith("@media"):
            inner = "".join(_needed(body))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@charset"):
            yield f"{head};"
        elif not head.startswith("@"):  # frames of spinners and placeholders, which we have not
            selectors = [one for one in _COMMA.split(head) if CLASSES.issuperset(_CLASS.findall(one))]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each pair of outer braces, and in them; nothing stands in those of `@charset`."""
    depth = start = begin = 0
    for sign in _SIGN.finditer(sheet):
        if sign[0] == "{":
            depth += 1
            if depth == 1:
                begin = sign.end()
        elif sign[0] == "}":
            depth -= 1
            if not depth:
                yield sheet[start : begin - 1].strip(), sheet[begin : sign.start()]
                start = sign.end()
        elif sign[0] == ";" and not depth:
            yield sheet[start : sign.start()].strip(), ""
            start = sign.end()
