"""The options of single controls, in words: indicators, weights, territories, breakdowns and size classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.selection import Selection
from dashboard.formats import day, number
from dashboard.indicators.possible import Possible
from dashboard.indicators.similarity import weights_of
from dashboard.indicators.territory.status import REPORTING_YEAR, TODAY
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.figures import category
from dashboard.texts import say
from layouts.options import OneOf, one_of

STEPS = (0.0, 0.5, 1.0, 2.0, 4.0)
ALL = "alle"
TOTAL = "insgesamt"
SIZES: tuple[tuple[int | None, int | None], ...] = (
    (None, 499),
    (500, 999),
    (1000, 4999),
    (5000, 9999),
    (10000, None),
)
"""Size classes of the population filter; another range can come by link and is then offered besides."""


@dataclass(frozen=True, slots=True)
class IndicatorOption:
    """One entry of the searchable list; `words` are what it is found by."""

    key: str
    name: str
    theme: str
    words: str


def indicator_options(possible: Possible, selection: Selection) -> list[IndicatorOption]:
    """The searchable list: every indicator with something to draw, its theme, and the words it is found by.

    Without example data only what has figures at the level that is shown: an indicator of others would change
    it.
    """
    lang = selection.language
    return [
        IndicatorOption(
            one.key,
            one.name[lang],
            possible.catalogue.themes[one.theme].name[lang],
            " ".join((one.name["de"], one.name["en"], one.short[lang], *one.synonyms)),
        )
        for one in possible.catalogue.indicators.values()
        if _offered(one.key, possible, selection)
    ]


def official_note(selection: Selection, possible: Possible) -> str:
    """Why indicators are missing in the list; empty while example data are shown."""
    if not selection.official:
        return ""
    lang, keys = selection.language, possible.catalogue.indicators
    missing = sum(not _offered(key, possible, selection) for key in keys)
    said = "official_left_out_one" if missing == 1 else "official_left_out"
    return say(lang, said, count=missing) if missing else say(lang, "official_note")


def _offered(indicator: str, possible: Possible, selection: Selection) -> bool:
    levels = possible.levels(indicator)
    return selection.level in levels if selection.official else bool(levels)


def weights(selection: Selection) -> dict[str, OneOf]:
    """A select for each feature; a weight that came by link is offered besides the usual ones."""
    found = {}
    for feature, weight in weights_of(selection.weights)[0].items():
        steps = sorted({*STEPS, weight})
        lang = selection.language
        words = [
            (f"{one:g}", say(lang, f"weight_{one:g}") if one in STEPS else number(one, 1, lang))
            for one in steps
        ]
        found[feature] = one_of(words, f"{weight:g}")
    return found


def similar_extents(selection: Selection, district: DistrictWords) -> OneOf:
    """Where similar places are looked for: districts not within one."""
    offered = ("land", "bund") if selection.level == "kreis" else ("kreis", "land", "bund")
    words = [(one, district.say(selection.language, f"similar_in_{one}")) for one in offered]
    return one_of(words, selection.similar_in if selection.similar_in in offered else "land")


def territories(selection: Selection) -> list[tuple[str, str]]:
    """Today's and the reporting year's; a day can come by link and is then offered besides."""
    lang = selection.language
    offered = [(key, say(lang, f"territory_{key}")) for key in (TODAY, REPORTING_YEAR)]
    if selection.territory not in (TODAY, REPORTING_YEAR):
        offered.append((selection.territory, day(date.fromisoformat(selection.territory), lang)))
    return offered


def drawn(theme: str, possible: Possible) -> bool:
    """Whether any indicator of a theme can be shown."""
    return any(possible.levels(one.key) for one in possible.catalogue.of_theme(theme))


def breakdowns(selection: Selection, possible: Possible) -> list[tuple[str, str]]:
    """Value and label of the breakdowns that can be chosen."""
    found = possible.breakdowns(selection.indicator, selection.level)
    return [(one, category(one, possible.catalogue, selection.language)) for one in found]


def size_key(bounds: tuple[int | None, int | None] | None) -> str:
    """Smallest and largest number of inhabitants as the address writes it: `100-999`, `-99`, `1000-`."""
    return ALL if bounds is None else "-".join("" if one is None else str(one) for one in bounds)


def size_words(bounds: tuple[int | None, int | None], lang: str) -> str:
    """The same in words."""
    low, high = bounds
    if low is None:
        return say(lang, "size_below", high=number((high or 0) + 1, 0, lang))
    if high is None:
        return say(lang, "size_above", low=number(low, 0, lang))
    return say(lang, "size_between", low=number(low, 0, lang), high=number(high, 0, lang))
