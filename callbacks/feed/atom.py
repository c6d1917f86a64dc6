"""An Atom feed (RFC 4287) as a value, and as XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no document in XML 1.0 may hold, whether written or named by its number."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One thing that is new. `identity` names it for ever, whatever address the monitor has."""

    identity: str
    title: str
    summary: str
    address: str
    published: datetime
    updated: datetime
    subject: str


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries, the newest first; `address` is the feed's own, `home` the page it belongs to."""

    identity: str
    title: str
    subtitle: str
    author: str
    lang: str
    address: str
    home: str
    entries: Sequence[FeedEntry]


def urn(identity: str) -> str:
    """The same for the same words, in every process and on every server."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'bildungslupe:{identity}')}"


def written(feed: Feed) -> bytes:
    """The document. Without entries its date is the beginning of the calendar of computers."""
    register_namespace("", ATOM)
    root = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": feed.lang})
    _text(root, "id", urn(feed.identity))
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    newest = max((one.updated for one in feed.entries), default=datetime.fromtimestamp(0, UTC))
    _text(root, "updated", _time(newest))
    author = SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", feed.author)
    _link(root, "self", feed.address, MEDIA_TYPE)
    _link(root, "alternate", feed.home, "text/html")
    _text(root, "generator", "Bildungslupe")
    for one in feed.entries:
        entry = SubElement(root, f"{{{ATOM}}}entry")
        _text(entry, "id", urn(one.identity))
        _text(entry, "title", one.title)
        _text(entry, "published", _time(one.published))
        _text(entry, "updated", _time(one.updated))
        SubElement(entry, f"{{{ATOM}}}category", {"term": one.subject})
        _link(entry, "alternate", one.address, "text/html")
        _text(entry, "summary", one.summary)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{ATOM}}}{name}").text = _FORBIDDEN.sub("", text)


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": address, "type": kind})


def _time(moment: datetime) -> str:
    """With its zone; a moment without one is taken for UTC."""
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
