"""The HTML document that every page is: its head, its body, and the files it asks for, each under an own
address."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a page before its body: language, brightness, its name, and what its scripts will fetch
    first.

    `theme` is `light`, `dark` or `system`; `printed_colours` keeps the map's colours as in print while the page
    is dark. `name` is empty where the page has none beside the monitor's. `tag` (BCP 47) and `direction` are those of
    pages in languages that the rest of the interface does not speak; `lang` is then that of the frame around. `feed` is
    the address of what is new as an Atom feed, empty where there is none.
    """

    lang: str
    theme: str
    name: str = ""
    fetched_first: Sequence[str] = ()
    printed_colours: bool = False
    tag: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    feed: str = ""


FOLLOW_SYSTEM = (
    "const page = document.documentElement;"
    'if (page.dataset.brightness === "system" && matchMedia("(prefers-color-scheme: dark)").matches)'
    ' page.dataset.bsTheme = "dark";'
)
"""Runs before anything is drawn, so that no dark page begins with a flash of light."""
FOLLOW_SYSTEM_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(FOLLOW_SYSTEM.encode()).digest()).decode()}'"
"""By which the policy allows that script."""


def document(head: Head, body: str, *, links: str, scripts: str) -> str:
    """`body`, `links` (tags of icon, style sheets and typefaces) and `scripts` (tags at the end) are HTML
    already."""
    brand = say(head.lang, "brand")
    title = f"{head.name} · {brand}" if head.name else brand
    ahead = "".join(
        f'<link rel="preload" as="fetch" crossorigin href="{escape(address)}">'
        for address in head.fetched_first
    )
    feed = (
        f'<link rel="alternate" type="application/atom+xml" title="{escape(say(head.lang, "feed_link"))}"'
        f' href="{escape(head.feed)}">'
        if head.feed
        else ""
    )
    return (
        f'<!doctype html><html lang="{head.tag or head.lang}"{" dir=rtl" if head.direction == "rtl" else ""}'
        f' data-bs-theme="{"dark" if head.theme == "dark" else "light"}"'
        f' data-brightness="{head.theme}"{" data-map-colours=print" if head.printed_colours else ""}>'
        f'<head><meta charset="utf-8"><script>{FOLLOW_SYSTEM}</script>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"{links}{feed}{ahead}</head>"
        f"<body>{body}{scripts}</body></html>"
    )


def embedded(id_: str, json: str) -> str:
    """Data that a page brings along for its scripts; no text in it can end the element."""
    written = json.replace("<", r"\u003c")
    return f'<script type="application/json" id="{id_}">{written}</script>'


def linked_data(json: str) -> str:
    """What machines read of a page (JSON-LD); no text in it can end the element."""
    written = json.replace("<", r"\u003c")
    return f'<script type="application/ld+json">{written}</script>'
