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
_DATES = re.compile(
    r"(,| am| on) \d{1,2}\.? ?\w+$|, in Prozent$|, in per ?cent$|, Jahresdurchschnitt$|, annual mean$"
)
_RATES = {"de": ("quote", "rate", "dichte"), "en": (" rate", " density")}
_SHARE = {"de": "Anteil ", "en": "Share "}
_JOINING = ("und", "von", "in", "je", "mit", "ohne", "and", "of", "per", "with", "without", "aged", "under")


@dataclass(frozen=True, slots=True)
class WishedFor:
    """What a question wants: places (`where`) or a number, and whether low or high ones."""

    where: bool
    low: bool
    high: bool


def asked(text: str) -> WishedFor:
    """Of what was typed."""
    stems = {stem(word) for word in words_of(text)}
    return WishedFor(bool(stems & _WHERE), bool(stems & _LOW), bool(stems & _HIGH))


def fits(wanted: WishedFor, indicator: Indicator) -> bool:
    """Whether what is asked about, low or high, is the worse side of the indicator."""
    worse = {"higher_is_better": wanted.low, "lower_is_better": wanted.high}
    return worse.get(indicator.direction, False)


def without_direction(words: list[str]) -> list[str]:
    """The words that are not only about low and high."""
    return [word for word in words if stem(word) not in _LOW | _HIGH]


def number_question(indicator: Indicator, place: str, lang: str) -> str:
    """ "Wie viele Kita-Plätze je 100 Kinder unter 7 Jahren gibt es in Lübz?"; `place` is "in Lübz"."""
    counted = _counted(indicator, lang)
    if counted:
        return say(lang, "question_many", name=counted, place=place)
    share = _share(indicator, lang)
    if share:
        return say(lang, "question_share", share=share, place=place)
    kind = "rate" if _is_rate(indicator, lang) else "other"
    return say(lang, f"question_{kind}", name=_inside(indicator, kind, lang), place=place)


def place_question(indicator: Indicator, lang: str, *, low: bool) -> str:
    """ "Wo ist der Anteil der Kinder … niedrig?", "Wo gibt es besonders wenige …?"."""
    end = "low" if low else "high"
    counted, share = _counted(indicator, lang), _share(indicator, lang)
    if counted:
        return say(lang, f"question_where_many_{end}", name=counted)
    if share:
        closed = f"{share}," if "," in share else share  # a relative clause ends before the sentence goes on
        return say(lang, f"question_where_share_{end}", share=closed)
    kind = "rate" if _is_rate(indicator, lang) else "other"
    return say(lang, f"question_where_{kind}_{end}", name=_inside(indicator, kind, lang))


def _is_rate(indicator: Indicator, lang: str) -> bool:
    """Whether the name is one word for a rate or density, of which it is asked how high it is: all of these
    words are feminine in German."""
    name = indicator.name[lang]
    return name.endswith(_RATES[lang]) and (lang == "en" or " " not in name)


def _inside(indicator: Indicator, kind: str, lang: str) -> str:
    """The name within a sentence: a rate's is a word of the sentence, any other stands in quotation marks."""
    name = indicator.name[lang]
    return _lowered(name) if kind == "rate" and lang == "en" else name


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
    return text[0].lower() + text[1:] if lang == "en" else text


def _counted(indicator: Indicator, lang: str) -> str:
    """The name of what is counted per so many, or alone: an adjective at its beginning without its
    capital."""
    name = indicator.name[lang]
    rate = " je " in name or " per " in name
    several = " " in name or name.endswith(("en", "s"))
    plural = rate or (indicator.unit in ("institutions", "places", "persons") and several)
    if not plural or indicator.unit in ("percent", "index", "weeks", "per_km2"):
        return ""
    if lang == "en":
        return _lowered(name)
    first, _, rest = name.partition(" ")
    adjective = rest[:1].isupper() and first not in _JOINING and first.endswith("e") and "-" not in first
    return name[0].lower() + name[1:] if adjective else name
