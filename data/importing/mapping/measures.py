"""Which measure a head means, and which breakdown: known words for certain, similar ones as a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure

MOST_PROPOSED = 4
_WORTH_ASKING = 52.0
_OTHER_NUMBER = 30.0
"""What a number of the head that the measure's name lacks costs: "unter 3" is not "von 6 bis unter 11"."""
_MORE_NUMBERS = 12.0
_BESIDE = re.compile(
    r"\b(?:[0-9]{1,2}\.[0-9]{1,2}\.)?(?:19|20)[0-9]{2}(?: ?[/–-] ?[0-9]{2,4})?\b"
    r"|\b(?:vorläufig\w*|vorl\.|endgültig\w*|stand|stichtag|schuljahr|kitajahr|jahr|anzahl|zahl der|am)\b"
)
"""Words that say when or how sure, and nothing of what is counted."""
_SMALL = frozenset(("in", "im", "an", "der", "die", "das", "den", "von", "und", "mit", "für", "nach"))
_DIGITS = re.compile(r"\b[0-9]+\b")
_SHARE = re.compile(r"(?:quote|anteil|prozent|in ?%|\bje 1\.?0+|rate|durchschnitt|mittelwert)", re.IGNORECASE)
_SYNONYMS = (
    (re.compile(r"\bu ?3\b|\bunter drei\b|\b0 ?(?:-|–|bis(?: unter)?) ?3\b|\bkrippe\w*"), "unter 3 jahren"),
    (
        re.compile(r"\b3 ?(?:-|–|bis(?: unter)?) ?6\b(?: jahren?)?|\bkindergartenkinder\b"),
        "von 3 bis unter 6 jahren",
    ),
    (re.compile(r"\b(?:kitas?|kindertageseinrichtung\w*|kindertagesstätten?)\b"), "tageseinrichtungen"),
    (re.compile(r"\bbetreute?n?\b"), "tageseinrichtungen"),
    (
        re.compile(r"\bsus\b|\bschüler\*innen\b|\bschüler/-?innen\b|\bschülerzahl\w*\b"),
        "schülerinnen und schüler",
    ),
    (re.compile(r"\bew\b|\beinwohner(?:\*innen|zahl)?\b"), "einwohnerinnen und einwohner bevölkerung"),
    (re.compile(r"\bo\. ?abschl\w*\.?|\bohne abschl\."), "ohne abschluss"),
)
_CATEGORY_WORDS = {
    "geschlecht:w": (
        "w",
        "weibl",
        "weibl.",
        "weiblich",
        "mädchen",
        "frauen",
        "schülerinnen",
        "davon weiblich",
    ),
    "geschlecht:m": ("m", "männl", "männl.", "männlich", "jungen", "männer", "davon männlich"),
    "nationalitaet:auslaendisch": ("ausländisch", "ausländer", "nichtdeutsch", "ausländische"),
    "nationalitaet:deutsch": ("deutsch", "deutsche"),
}
_WHOLE = frozenset(("insgesamt", "gesamt", "zusammen", "summe", "alle", "ges."))


@dataclass(frozen=True, slots=True)
class MeasureGuess:
    """What a head may mean. `key` is the likeliest measure or empty; `certain` only where its name is written.

    `share` says that the head speaks of a share or a rate: it is computed from counts, so none is proposed.
    """

    key: str
    certain: bool
    candidates: tuple[str, ...]
    breakdown: str = ""
    share: bool = False


def guess(parts: Iterable[str], title: str, catalogue: Catalogue, own: Mapping[str, Measure]) -> MeasureGuess:
    """The measure that a column's head names; `title` stands above the table and helps where the head says
    little. `own` are measures of the same delivery."""
    listed = list(parts)
    breakdown = _breakdown(listed, catalogue)
    words = " ".join(one for one in listed if _category(one) is None)
    measures = {**catalogue.measures, **own}
    named = _plain(words)
    exact = [
        key
        for key, one in measures.items()
        if named and named in (_plain(one.name["de"]), key.replace("_", " "))
    ]
    exact += [key for key in measures if words.strip() == key and key not in exact]
    share = bool(_SHARE.search(words))
    narrower = _narrower(named, title, measures) if exact else []
    if narrower:
        return MeasureGuess(narrower[0], False, (*narrower, exact[0])[:MOST_PROPOSED], breakdown, share)
    if exact:
        return MeasureGuess(exact[0], True, tuple(exact[:1]), breakdown, share)
    scored = sorted(
        (
            (_score(words, title, one), key)
            for key, one in measures.items()
            if not share and one.kind != "ratio"
        ),
        key=lambda pair: (-pair[0], pair[1]),
    )
    found = tuple(key for score, key in scored[:MOST_PROPOSED] if score >= _WORTH_ASKING)
    return MeasureGuess(found[0] if found else "", False, found, breakdown, share)


def _narrower(head: str, title: str, measures: Mapping[str, Measure]) -> list[str]:
    """Measures whose names are the head and words that stand above the table: below "Kinder in Tageseinrichtungen" the
    head "Kinder unter 3 Jahren" does not mean all children. The longest name first."""
    said, above = set(head.split()), set(_plain(title).split())
    found = [
        (len(more), key)
        for key, one in measures.items()
        if (more := set(_plain(one.name["de"]).split()) - said - _SMALL)
        and more <= above
        and said <= set(_plain(one.name["de"]).split())
    ]
    return [key for _, key in sorted(found, key=lambda pair: (-pair[0], pair[1]))]


def counts_something(parts: Iterable[str]) -> bool:
    """Whether a head says what is counted, and not only of which year or category."""
    return any(_category(part) is None and _plain(part) for part in parts)


def _score(words: str, title: str, measure: Measure) -> float:
    name = _plain(measure.name["de"])
    alone = fuzz.token_set_ratio(_plain(words), name)
    together = fuzz.token_sort_ratio(_plain(f"{words} {title}"), name)
    said, named = set(_DIGITS.findall(_plain(words))), set(_DIGITS.findall(name))
    missing, unsaid = said - named, (named - said if said else set())
    return 0.7 * alone + 0.3 * together - _OTHER_NUMBER * len(missing) - _MORE_NUMBERS * len(unsaid)


def _plain(text: str) -> str:
    bare = " ".join(text.casefold().split())
    for pattern, long in _SYNONYMS:
        bare = pattern.sub(long, bare)
    bare = _BESIDE.sub(" ", bare)
    return " ".join(dict.fromkeys(re.sub(r"[^\w]+", " ", bare).split()))


def _breakdown(parts: Iterable[str], catalogue: Catalogue) -> str:
    for part in parts:
        found = _category(part)
        if found:
            return found
        bare = part.strip().casefold()
        for dimension in catalogue.breakdowns.values():
            for category, name in dimension.categories.items():
                if bare in (name["de"].casefold(), f"{dimension.key}:{category}"):
                    return f"{dimension.key}:{category}"
    return ""


def _category(part: str) -> str | None:
    """The breakdown a part of a head names by a usual word, "" for the total, None for any other part."""
    bare = " ".join(part.casefold().replace("davon", "").strip(" :").split())
    if bare in _WHOLE:
        return ""
    return next((key for key, words in _CATEGORY_WORDS.items() if bare in words), None)
