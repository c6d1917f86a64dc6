"""Plain questions: what is asked for, and the question that an indicator answers, in the words of the
catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.domain.indicator import Indicator
from dashboard.search.words import stem, words_of
from dashboard.texts import say

_WHERE = frozenset(stem(word) for word in ("wo", "welche", "welcher", "where", "which"))
_LOW = frozenset(
    stem(word)
    for word in (
        *("fehlen", "fehlt", "wenig", "wenige", "wenigsten", "niedrig", "niedrigsten", "knapp", "mangel"),
        *("lacking", "missing", "few", "fewest", "low", "lowest", "short"),
    )
)
_HIGH = frozenset(
    stem(word) for word in ("hoch", "hohe", "höchsten", "hoechsten", "meisten", "high", "highest", "most")
)
_NUMBER = frozenset(
    stem(word)
    for word in (
        *(
            "viele",
            "wieviel",
            "wieviele",
            "anteil",
            "quote",
            "prozent",
            "anzahl",
            "zahl",
            "zahlen",
            "statistik",
        ),
        *("many", "share", "rate", "percent", "number", "figures", "statistics"),
    )
)
_DATES = re.compile(
    r"(,| am| on) \d{1,2}\.? ?\w+$|, in Prozent$|,( in)? per ?cent$|, Jahresdurchschnitt$|, annual mean$"
)
_OF_ALL = {"de": re.compile(r" an allen? .*$"), "en": re.compile(r" among all .*$")}
_RATES = {"de": ("quote", "rate", "dichte"), "en": (" rate", " density")}
_CONDITIONS = {"de": ("armut",), "en": (" poverty",)}
_TIMES = {"de": ("zeit", "dauer"), "en": ("waiting", "time", "duration")}
_COURSES = {
    "de": re.compile(r"(?P<what>\w+)entwicklung seit (?P<year>\d{4})"),
    "en": re.compile(r"(?P<what>.+) change since (?P<year>\d{4})"),
}
_DOING = {
    "de": re.compile(r"Anteil der (?P<who>[^,]+), die (?P<what>.+) (?P<verb>\w+)"),
    "en": re.compile(r"share of (?P<who>.+?) (?:who|that) (?P<verb>\w+) (?P<what>.+)"),
}
_PLURALS = ("innen", "ungen", "schaften")
_PER = re.compile(r" (je|per) ")
_SHARE = {"de": "Anteil ", "en": "Share "}
_JOINING = ("und", "von", "in", "je", "mit", "ohne", "and", "of", "per", "with", "without", "aged", "under")


@dataclass(frozen=True, slots=True)
class WishedFor:
    """What a question wants: places (`where`) or a number, whether low or high ones, and whether it says that it wants
    a `number`."""

    where: bool
    low: bool
    high: bool
    number: bool = False


def asked(text: str) -> WishedFor:
    """Of what was typed."""
    stems = {stem(word) for word in words_of(text)}
    return WishedFor(bool(stems & _WHERE), bool(stems & _LOW), bool(stems & _HIGH), bool(stems & _NUMBER))


def fits(wanted: WishedFor, indicator: Indicator) -> bool:
    """Whether what is asked about, low or high, is the worse side of the indicator."""
    worse = {"higher_is_better": wanted.low, "lower_is_better": wanted.high}
    return worse.get(indicator.direction, False)


def without_direction(words: list[str]) -> list[str]:
    """The words that are not only about low and high."""
    return [word for word in words if stem(word) not in _LOW | _HIGH]


def number_question(indicator: Indicator, place: str, lang: str) -> str:
    """ "Wie viele Kita-Plätze je 100 Kinder unter 7 Jahren gibt es in Lübz?"; `place` is "in Lübz"."""
    kind, words = _form(indicator, lang)
    return say(lang, f"question_{kind}", place=place, **words)


def place_question(indicator: Indicator, lang: str, *, low: bool) -> str:
    """ "Wo ist der Anteil der Kinder … niedrig?", "Wo gibt es besonders wenige …?"."""
    kind, words = _form(indicator, lang)
    if "," in words.get("share", ""):  # a relative clause ends before the sentence goes on
        words["share"] += ","
    return say(lang, f"question_where_{kind}_{'low' if low else 'high'}", **words)


def _form(indicator: Indicator, lang: str) -> tuple[str, dict[str, str]]:
    """How it is asked about an indicator, and the words of its own that stand in the question."""
    name = indicator.name[lang]
    if counted := _counted(indicator, lang):
        return "many", {"name": counted}
    share = _share(indicator, lang)
    if done := _doing(share, lang):
        return "do", done
    if share:
        return "share", {"share": share}
    if course := _COURSES[lang].fullmatch(name):
        what = course["what"].removesuffix("s") if lang == "de" else _lowered(course["what"])
        return "course", {"name": what, "year": course["year"]}
    if kind := _one_word(indicator, lang):
        return kind, {"name": _lowered(name) if lang == "en" else name}
    return "other", {"name": name}


def _one_word(indicator: Indicator, lang: str) -> str:
    """How it is asked about a name that is one word of the sentence: how high a rate is, how large a number
    of persons, how long a time. All such words are feminine in German."""
    name = indicator.name[lang]
    whole = lang == "en" or " " not in name
    if indicator.unit == "weeks" and name.partition(" ")[0].lower().endswith(_TIMES[lang]):
        return "long"
    if indicator.unit == "persons" and whole:
        return "size"
    if name.endswith(_CONDITIONS[lang]) and whole:
        return "condition"
    return "rate" if name.endswith(_RATES[lang]) and whole else ""


def _doing(share: str, lang: str) -> dict[str, str]:
    """The parts of a share of those who do something: "Anteil der Kinder, die ein Jahr später eingeschult
    werden". Adjectives, whose endings another case would change, are none of them."""
    found = _DOING[lang].fullmatch(share)
    if found is None:
        return {}
    parts = found.groupdict()
    first, rest = parts["who"].partition(" ")[0], parts["who"].partition(" ")[1:]
    if lang == "de" and first.endswith("enden"):  # "der Abgehenden", but "wie viele Abgehende"
        parts["who"] = first.removesuffix("n") + "".join(rest)
    elif lang == "de" and not (first[0].isupper() and (not first.endswith("en") or first.endswith(_PLURALS))):
        return {}
    return parts


def _lowered(name: str) -> str:
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def _share(indicator: Indicator, lang: str) -> str:
    """What is measured, where it is a share: "Anteil der Kinder unter 3 Jahren in Tageseinrichtungen"."""
    text = indicator.subtitle[lang]
    if not indicator.is_share or not text.startswith(_SHARE[lang]):
        return ""
    before = ""
    while text != before:
        before, text = text, _DATES.sub("", text)
    text = _OF_ALL[lang].sub("", text)
    return text[0].lower() + text[1:] if lang == "en" else text


def _counted(indicator: Indicator, lang: str) -> str:
    """The name of what is counted per so many, or alone: an adjective at its beginning without its
    capital. Where the name does not say what is counted, the subtitle does."""
    name = indicator.name[lang]
    if indicator.unit.startswith("per_1") and not _PER.search(name) and _PER.search(indicator.subtitle[lang]):
        name = _DATES.sub("", indicator.subtitle[lang])
    rate = " je " in name or " per " in name
    several = " " in name or name.endswith(("en", "s"))
    plural = rate or (indicator.unit in ("institutions", "places", "persons") and several)
    if not plural or indicator.unit in ("percent", "index", "weeks", "days", "minutes", "euro", "per_km2"):
        return ""
    if lang == "en":
        return _lowered(name)
    first, _, rest = name.partition(" ")
    adjective = rest[:1].isupper() and first not in _JOINING and first.endswith("e") and "-" not in first
    return name[0].lower() + name[1:] if adjective else name
