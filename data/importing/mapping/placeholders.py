"""What stands in the place of a number in tables that people write, and what it usually means."""

from __future__ import annotations

import re

from dashboard.domain.observation import Status
from data.importing.tables.markers import UnknownSign, figure

_NUMBER = re.compile(r"[-−+]?[0-9][0-9.,\u00a0\u2009\u202f ']*\s*(?:%|‰)?", re.ASCII)
_GROUPED = re.compile(r"[-−]?[0-9]{1,3}(?:[ \u00a0\u2009\u202f'][0-9]{3})+(?:,[0-9]+)?")
_FEW = re.compile(
    r"(?:<|unter|weniger als|<=|≤|kleiner(?: als)?) ?(?:[0-9]|10)|[12] ?(?:-|–|bis|oder) ?[1-4]"
)
_STARS = re.compile(r"[*•●✱]{1,3}|[xX]{2,3}|\([*xX.]\)")
_NOT_SAID = frozenset(
    (
        *(
            "ka",
            "k.a",
            "k.a.",
            "k. a.",
            "k.a",
            "k/a",
            "keine angabe",
            "keine angaben",
            "ohne angabe",
            "o.a.",
            "o. a.",
        ),
        *(
            "nv",
            "n.v.",
            "n. v.",
            "nicht verfügbar",
            "n/a",
            "na",
            "n.a.",
            "n. a.",
            "n.b.",
            "n. b.",
            "nicht bekannt",
        ),
        *("?", "??", "fehlt", "offen", "unbekannt", "nicht gemeldet", "keine meldung", "keine daten"),
        *("nicht erhoben", "steht aus", "folgt"),
    )
)
_PROTECTED = frozenset(
    ("geheim", "anonymisiert", "datenschutz", "gesperrt", "geschützt", "vertraulich", "unterdrückt")
)


def is_number(text: str) -> bool:
    """Whether a text is meant as a number, well written or not."""
    return _NUMBER.fullmatch(text.strip()) is not None


def joined(text: str) -> str:
    """A number without spaces or apostrophes between its thousands; any other text as it is."""
    return re.sub(r"[ \u00a0\u2009\u202f']", "", text) if _GROUPED.fullmatch(text.strip()) else text


def usual_status(text: str) -> Status | None:
    """The status a sign usually stands for, None for a text that is no known sign."""
    bare = " ".join(text.split()).casefold()
    if bare in _NOT_SAID:
        return Status.NOT_COLLECTED
    if bare in _PROTECTED or _FEW.fullmatch(bare) or _STARS.fullmatch(text.strip()):
        return Status.SUPPRESSED
    try:
        found = figure(text.strip(), zero_is_exact=True)
    except UnknownSign:
        return None
    return found.status if found.value in (None, 0.0) and not is_number(text) else None


def is_placeholder(text: str) -> bool:
    """Whether a text may stand for a number that is not said: a known sign, or a short text without digits."""
    bare = text.strip()
    return usual_status(bare) is not None or (
        0 < len(bare) <= 24 and not any(sign.isdigit() for sign in bare)
    )
