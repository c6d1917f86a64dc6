"""Draws requests to every route of the public app, and to every address that its OpenAPI document describes: right and
wrong paths, queries, methods, headers and bodies, the same ones for a seed."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from werkzeug.routing import Rule

_PART = re.compile(r"<(?:(\w+)(?:\(([^)]*)\))?:)?(\w+)>|\{(\w+)\}")
DEAR = re.compile(
    r"\.(pdf|pptx|docx|xlsx|png|zip|gpkg|parquet|html)|[{<]kind|:kind|bild/|foli|alles|planspiel|erreichbarkeit|bericht"
    r"|auffaellig|gemeinde|strategie|catalog|suche|mappe|karte\.svg|tabelle|grenzlinien|integration|vergleich|einbetten|schnittstelle|buehne"
)
"""Addresses that draw, set or compute for long, some of them for all places when they are first asked: they are asked a
tenth as often, and not at all in the sample of every run."""
KEYS = (
    "kinderarmut",
    "betreuungsquote_u3",
    "ohne_berufsreife",
    "bevoelkerung",
    "kitas",
    "verbleib_nach_schule",
)
PLACES = ("13076", "13076108", "13076050", "130765655", "13", "DG", "07232", "13076999", "13072036")
WRONG = (
    "",
    " ",
    "0",
    "-1",
    "1e9",
    "99999999999999999999",
    "null",
    "../../etc/passwd",
    "%00",
    "\0",
    "<script>alert(1)</script>",
    "' or 1=1 --",
    "{{7*7}}",
    "ä" * 300,
    "🙂",
    "\u202e",
    "a,b,,c",
    "2022-02-30",
    "٣",
    "NaN",
)
PARAMETERS: dict[str, Sequence[str]] = {
    "indikator": KEYS,
    "indikator2": KEYS,
    "jahr": ("2022", "2016", "1900", "2050"),
    "jahre": ("1", "3", "5", "2"),
    "ebene": ("gemeinde", "amt", "kreis", "land"),
    "raum": ("kreis", "land", "bund"),
    "gebiete": (*PLACES, ",".join(PLACES), "13076108,13076050"),
    "gliederung": ("geschlecht:w", "geschlecht:", "alter:u3"),
    "amt": ("130765655", "1307656"),
    "vergleich": ("amt,kreis,land,bund,aehnliche,ziel", "land", "x"),
    "groesse": ("100-999", "999-100", "0-0"),
    "farben": ("see", "moor", "x"),
    "niveau": ("95", "99.8", "1"),
    "breite": ("200", "3840", "0", "99999"),
    "hell": ("ja", "nein"),
    "darstellung": ("wert", "abstand", "veraenderung"),
    "basisjahr": ("2016", "2050"),
    "klassen": ("quantile", "gleich", "natuerlich", "eigene", "stufenlos"),
    "anzahl": ("2", "7", "99"),
    "grenzen": ("1,2,3", "3,2,1", "1;2"),
    "gebietsstand": ("heute", "berichtsjahr", "2019-05-26", "2019-13-01"),
    "stand": ("2026.1", "1999.1"),
    "sprache": ("de", "en", "fr"),
    "ansicht": ("karte", "zeitreihe", "rangfolge", "verteilung", "zusammenhang", "tabelle"),
    "format": ("json", "csv", "geojson", "xml"),
    "art": ("kita", "grundschule", "kita,hort", "x"),
    "ort": PLACES,
    "gemeinde": PLACES,
    "suche": ("Kita Lübz", "19370", "Kitta Lüps", "[", "*"),
    "seite": ("/", "/portal", "profil"),
    "kapitel": ("fruehe_bildung", "anhang", "x"),
    "kursart": ("integrationskurs", "x"),
    "umkreis": ("10", "-5"),
    "ab": ("2026-12-01", "x"),
    "offen": ("07:30", "25:00"),
    "weg": ("10", "2km"),
    "einbetten": ("1", "0"),
    "abbildung": ("3.1", "99"),
    "schuljahr": ("2026/27", "x"),
    "thema": ("fruehe_bildung", "x"),
}
METHODS = ("GET",) * 16 + ("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH")
HEADERS: dict[str, Sequence[str]] = {
    "Accept-Language": ("en", "de;q=x", ""),
    "Accept": ("application/json", "text/html", "image/*;q=abc"),
    "Accept-Encoding": ("br", "gzip;q=0", "x"),
    "If-None-Match": ('"x"', "*", 'W/"', "\x7f"),
    "If-Modified-Since": ("yesterday", "Tue, 01 Dec 2026 00:00:00 GMT"),
    "Range": ("bytes=0-10", "bytes=10-0", "lines=1"),
    "Cookie": ("lupe-hell=dark", "lupe-hell=;;=", "x" * 3000),
    "Referer": ("http://elsewhere.example/", "::"),
    "Content-Type": ("application/json", "multipart/form-data", "text/plain; charset=x"),
    "X-Forwarded-Host": ("elsewhere.example",),
}
BODIES = (
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe\x00",
    b'{"output":"x","inputs":[]}',
    json.dumps(
        {"output": "..a.b..", "inputs": [{"id": "url", "property": "search", "value": {"a": [1]}}]}
    ).encode(),
    b'{"szenen":[1,2,{"a":null}]}',
    b"a=1&b=%zz",
    b"[" * 5000,
)


@dataclass(frozen=True, slots=True)
class DrawnRequest:
    """One request: `target` is path and query as bytes of an address allow them. `types` are the media types that its
    description names, none where it is not described."""

    method: str
    target: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DrawnAddress:
    """What is drawn from: a path with parts as a rule of the map of addresses or as the document writes them, and the
    parameters that the document names for it, with all their values where it lists them."""

    path: str
    parts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    types: frozenset[str] = frozenset()


def of_rules(rules: Iterable[Rule]) -> list[DrawnAddress]:
    """Every rule, in an order that does not change."""
    return [DrawnAddress(one) for one in sorted({rule.rule for rule in rules})]


def of_document(document: Mapping[str, Any]) -> list[DrawnAddress]:
    """Every address of an OpenAPI document."""
    found = []
    for path, operations in document["paths"].items():
        for operation in operations.values():
            listed = {
                place: {
                    one["name"]: one["schema"].get("enum", ())
                    for one in operation["parameters"]
                    if one["in"] == place
                }
                for place in ("path", "query")
            }
            types = frozenset(operation["responses"]["200"]["content"])
            found.append(DrawnAddress(path, listed["path"], listed["query"], types))
    return found


def drawn(
    addresses: Sequence[DrawnAddress], count: int, seed: int, dear: float = 0.1
) -> Iterator[DrawnRequest]:
    """`count` requests over all addresses; the dear ones come `dear` times as often as the others."""
    chance = random.Random(seed)
    weights = [dear if DEAR.search(one.path) else 1.0 for one in addresses]
    for one in chance.choices(addresses, weights, k=count):
        method = chance.choice(METHODS)
        query = _query(one, chance)
        target = _path(one, chance) + (f"?{query}" if query else "")
        sent = chance.choice(BODIES) if method in ("POST", "PUT", "PATCH") else b""
        yield DrawnRequest(method, target, _headers(chance), sent, one.types)


def _path(address: DrawnAddress, chance: random.Random) -> str:
    def part(found: re.Match[str]) -> str:
        converter, choices, name, braced = found.groups()
        listed = address.parts.get(braced or name) or [
            one.strip(" '\"") for one in (choices or "").split(",")
        ]
        if any(listed) and chance.random() < 0.8:
            return chance.choice(listed)
        if converter == "int":
            return str(chance.choice((0, 1, 7, 10**12)))
        pool = (*KEYS, *PLACES, "2026", "heute", "amt", "karte", "zeitreihe", "x")
        word = chance.choice(pool) if chance.random() < 0.75 else chance.choice(WRONG)
        return quote(word, safe="/" if converter == "path" else "") or "x"

    return _PART.sub(part, address.path)


def _query(address: DrawnAddress, chance: random.Random) -> str:
    """Of parameters that are described for the address, and of all others as well."""
    pairs = []
    many = chance.choice((0, 1, 1, 2, 3, 6))
    own = bool(address.parameters) and chance.random() < 0.8
    names = sorted(address.parameters if own else PARAMETERS)
    for name in chance.sample(names, k=min(many, len(names))):
        right = address.parameters.get(name) or PARAMETERS.get(name) or KEYS
        value = chance.choice(right) if chance.random() < 0.7 else chance.choice(WRONG)
        pairs += [(name, value)] * chance.choice((1, 1, 1, 1, 2))
    written = urlencode(pairs)
    return written + chance.choice(("", "", "", "", "", "&", "&=", "&%zz=%", "&a[]=1"))


def _headers(chance: random.Random) -> dict[str, str]:
    names = chance.sample(sorted(HEADERS), k=chance.choice((0, 0, 0, 1, 2)))
    return {name: chance.choice(HEADERS[name]) for name in names}
