"""Draws requests to every route of the public app: right and wrong paths, queries, methods, headers and bodies,
the same ones for a seed."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from werkzeug.routing import Rule

_PART = re.compile(r"<(?:(\w+)(?:\(([^)]*)\))?:)?(\w+)>")
SLOW = re.compile(
    r"\.(pdf|pptx|docx|xlsx|png|zip|gpkg|parquet|html)|bild|foli|alles|planspiel|erreichbarkeit|bericht"
)
"""Routes that draw, set or compute for long: they are asked a tenth as often."""
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
    """One request: `target` is path and query as bytes of an address allow them."""

    method: str
    target: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def drawn(rules: Sequence[Rule], count: int, seed: int) -> Iterator[DrawnRequest]:
    """`count` requests over all rules, quick ones ten times as often as slow ones."""
    chance = random.Random(seed)
    weights = [0.1 if SLOW.search(one.rule) else 1.0 for one in rules]
    for rule in chance.choices(rules, weights, k=count):
        method = chance.choice(METHODS)
        query = _query(chance)
        target = _path(rule, chance) + (f"?{query}" if query else "")
        sent = chance.choice(BODIES) if method in ("POST", "PUT", "PATCH") else b""
        yield DrawnRequest(method, target, _headers(chance), sent)


def _path(rule: Rule, chance: random.Random) -> str:
    def part(found: re.Match[str]) -> str:
        converter, choices, _name = found.groups()
        if converter == "any" and choices and chance.random() < 0.8:
            return chance.choice([one.strip(" '\"") for one in choices.split(",")])
        if converter == "int":
            return str(chance.choice((0, 1, 7, 10**12)))
        pool = (*KEYS, *PLACES, "2026", "heute", "amt", "karte", "zeitreihe", "x")
        word = chance.choice(pool) if chance.random() < 0.75 else chance.choice(WRONG)
        return quote(word, safe="/" if converter == "path" else "") or "x"

    return _PART.sub(part, rule.rule)


def _query(chance: random.Random) -> str:
    pairs = []
    for name in chance.sample(sorted(PARAMETERS), k=chance.choice((0, 1, 1, 2, 3, 6))):
        value = chance.choice(PARAMETERS[name]) if chance.random() < 0.7 else chance.choice(WRONG)
        pairs += [(name, value)] * chance.choice((1, 1, 1, 1, 2))
    written = urlencode(pairs)
    return written + chance.choice(("", "", "", "", "", "&", "&=", "&%zz=%", "&a[]=1"))


def _headers(chance: random.Random) -> dict[str, str]:
    names = chance.sample(sorted(HEADERS), k=chance.choice((0, 0, 0, 1, 2)))
    return {name: chance.choice(HEADERS[name]) for name in names}
