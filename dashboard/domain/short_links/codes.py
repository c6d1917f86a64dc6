"""The code of a view, as in `/l/<code>`: page and parameters, and both back from it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from dashboard.domain.selection import PARAMETERS
from dashboard.domain.short_links.digits import MOST, DigitReader, DigitWriter, NoCode
from dashboard.domain.short_links.values import read_text, read_value, write_text, write_value
from dashboard.domain.short_links.vocabulary import (
    INSTITUTION_PARAMETERS,
    INSTITUTIONS,
    INTEGRATION,
    INTEGRATION_PARAMETERS,
    PAGES,
    PROFILE,
    RARE,
    REPORT,
    REPORT_PARAMETERS,
)

PATH = "/l"
"""The address that short links begin with."""
_EDITION, _EDITIONS = 1, 8
"""How digits are arranged. Codes of every edition are read for ever."""
_FREQUENT = ("indikator", "jahr", "ebene", "gebiete", "stand")
_PAGES = 16
_STAGE = ("ansicht", "bild")
_NAMES = 64
_ORDERS = {
    INSTITUTIONS: INSTITUTION_PARAMETERS,
    INTEGRATION: INTEGRATION_PARAMETERS,
    REPORT: REPORT_PARAMETERS,
}
"""Parameters of pages that have their own."""
_PLACES = {PROFILE: "ort", REPORT: "ausgabe"}
"""What stands after the slash in addresses of pages that have something there."""
_ORDER = (*(one.name for one in PARAMETERS), "bild")
"""Parameters that a short link keeps, in the order of its long form: the state, and what fills the stage. What
a reader typed is not among them, nor what belongs to another program."""


@dataclass(frozen=True, slots=True)
class ShortLink:
    """What a code stands for: a page's address after the slash, `gemeinde/13076108`, and its query."""

    page: str
    query: str

    @property
    def address(self) -> str:
        """The long form, relative to the server."""
        return f"/{self.page}?{self.query}" if self.query else f"/{self.page}"


def code_of(page: str, query: str) -> str | None:
    """The code of a page with a query, None where that would be longer than codes may be.

    Of a repeated parameter the last one counts; those that are not of the state are left out. Raises
    ValueError for a page that has no short links.
    """
    path, _, place = page.partition("/")
    order = _order_of(path)
    found = {name: value for name, value in _pairs(query) if name in order and value}
    written = DigitWriter()
    written.add(_EDITION, _EDITIONS)
    for name in _FREQUENT:
        write_value(name, found.pop(name, ""), written)
    written.add(PAGES.index(path), _PAGES)
    if path in _PLACES:
        write_value(_PLACES[path], place, written)
    elif place:
        raise ValueError(page)
    for name in _STAGE:
        write_value(name, found.pop(name, ""), written)
    for name in sorted(found, key=order.index):
        _write_named(name, found[name], written)
    code = written.code()
    return code if len(code) <= MOST else None


def _write_named(name: str, value: str, written: DigitWriter) -> None:
    """0 is the end, 1 is followed by a name that has no place in the list, and the text after it."""
    if name in RARE:
        written.add(RARE.index(name) + 2, _NAMES)
        return write_value(name, value, written)
    written.add(1, _NAMES)
    write_text(name, written)
    return write_text(value, written)


def view_of(code: str) -> ShortLink:
    """What a code stands for. Raises NoCode for a text that is not exactly the code of a view."""
    unread = DigitReader(code)
    if unread.next(_EDITIONS) != _EDITION:
        raise NoCode(code)
    found = {name: read_value(name, unread) for name in _FREQUENT}
    page = unread.next(_PAGES)
    if page >= len(PAGES):
        raise NoCode(code)
    place = read_value(_PLACES[PAGES[page]], unread) if PAGES[page] in _PLACES else ""
    found |= {name: read_value(name, unread) for name in _STAGE}
    while at := unread.next(_NAMES):
        if at - 2 >= len(RARE):
            raise NoCode(code)
        name = RARE[at - 2] if at > 1 else read_text(unread)
        found[name] = read_value(name, unread) if at > 1 else read_text(unread)
    if not unread.empty:
        raise NoCode(code)
    order = _order_of(PAGES[page])
    named = sorted((name for name in found if name in order and found[name]), key=order.index)
    query = "&".join(f"{name}={quote(found[name], safe=',:.-')}" for name in named)
    return ShortLink(f"{PAGES[page]}/{quote(place)}" if place else PAGES[page], query)


def short_address(page: str, query: str) -> str:
    """The shorter of both forms, relative to the server; either opens the same view."""
    code, long = code_of(page, query), ShortLink(page, query).address
    return long if code is None or len(long) <= len(f"{PATH}/{code}") else f"{PATH}/{code}"


def _order_of(page: str) -> tuple[str, ...]:
    """The parameters of a page, in the order of its addresses."""
    return _ORDERS.get(page, _ORDER)


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query.lstrip("?"), max_num_fields=100)
    except ValueError:
        return []
