"""The card of the Sitzungsmappe that keeps it, the Monitor and the profiles for when there is no network."""

from __future__ import annotations

import json
from dataclasses import dataclass

from dash import html

from dashboard.texts import say
from dashboard.texts.scenes.offline import OFFLINE
from layouts import ids
from layouts.attributes import attributes


@dataclass(frozen=True, slots=True)
class OfflineOffer:
    """What can be kept now, and in which state it is. `bytes` is an estimate; `list` is the address of all of
    it."""

    version: str
    fresh: str
    list: str
    indicators: int
    levels: int
    profiles: int
    bytes: int


def offline_card(offered: OfflineOffer, lang: str) -> html.Section:
    """Hidden until its script has found out what this browser keeps."""
    words = {key.removeprefix("offline_"): text for key, text in OFFLINE[lang].items()}
    facts = {
        "data-words": json.dumps(words, ensure_ascii=False),
        "data-version": offered.version,
        "data-fresh": offered.fresh,
        "data-list": offered.list,
        "data-indicators": str(offered.indicators),
        "data-levels": str(offered.levels),
        "data-profiles": str(offered.profiles),
        "data-bytes": str(offered.bytes),
    }
    return html.Section(
        [html.H2(say(lang, "offline_title")), html.P(say(lang, "offline_lead"))],
        id=ids.MEETING_OFFLINE,
        className="bl-card bl-offline",
        hidden=True,
        **attributes(facts),
    )
