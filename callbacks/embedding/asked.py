"""What the address of a frame asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, quote

from callbacks.server.pages import Brightness
from dashboard.domain.selection import VIEWS, parse
from layouts.shell import MONITOR

EMBED, VIEW, THEME = "einbetten", "ansicht", "hell"
_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class AskedFrame:
    """`query` is the state without `einbetten`, `view` its `ansicht`, `theme` what `hell` says. `whole` is the address
    of the whole page, which no frame needs to know of."""

    path: str
    query: str
    view: str
    theme: Brightness
    lang: str

    @property
    def plain(self) -> str:
        """The state without what only frames know."""
        without = {THEME} if self.view in ("", *VIEWS) else {THEME, VIEW}
        return query_of([one for one in pairs_of(self.query) if one[0] not in without])

    @property
    def whole(self) -> str:
        """The address of the whole page; that of the Monitor wherever it stands."""
        path = MONITOR if self.path == "/" else quote(self.path)
        return f"{path}?{self.plain}" if self.plain else path

    def value(self, name: str) -> str:
        """The last value of a parameter, empty without one."""
        return dict(pairs_of(self.query)).get(name, "")


def is_embedded(query: str) -> bool:
    """Whether a query asks for a view in a frame."""
    return f"{EMBED}=1" in query.split("&")


def asked_frame(path: str, query: str) -> AskedFrame:
    """Never raises for what an address can hold."""
    pairs = [one for one in pairs_of(query) if one[0] != EMBED]
    given = dict(pairs)
    themes: dict[str, Literal["light", "dark"]] = {"ja": "light", "nein": "dark"}
    return AskedFrame(
        path=path,
        query=query_of(pairs),
        view=given.get(VIEW, "")[:20],
        theme=themes.get(given.get(THEME, ""), "system"),
        lang=parse(query)[0].language,
    )


def pairs_of(query: str) -> list[tuple[str, str]]:
    """Names and values; none of a query with too many."""
    try:
        return parse_qsl(query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return []


def query_of(pairs: list[tuple[str, str]]) -> str:
    """As addresses write it; commas and colons stay readable."""
    return "&".join(f"{quote(name, safe='')}={quote(value, safe=',:')}" for name, value in pairs)
