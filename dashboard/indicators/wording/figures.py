"""What a slab says in words: numbers with their units, headings, summaries, and the wording of the
scripts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.domain.area import Area
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import AT_LEAST, NOT_CONVERTIBLE, PROVENANCES, Cells, Floats
from dashboard.domain.verdict import Verdict
from dashboard.indicators.slab.model import Headings, Words
from dashboard.indicators.source_ends import beyond_source
from dashboard.indicators.trend import SPAN
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.statuses import status_of, status_sentence
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.statistics.exact import is_quotient
from dashboard.statistics.few_cases import FEW
from dashboard.texts import LANGUAGES, say

_SAARLAND = "Saarland"  # the only state with an article
_EXAMPLE = PROVENANCES.index("example")
Flags = npt.NDArray[np.bool_]


def value_texts(cells: Cells, indicator: Indicator, lang: str) -> list[list[str]]:
    """Each value as it stands in text, "mind." before a lower bound, or the word of its status; where the source ends,
    until when it goes."""
    beyond = beyond_source(cells, lang)
    status_words = [status_of(status, indicator, lang) for status in Status]
    inconvertible, unit, decimals = say(lang, "not_convertible"), indicator.unit, indicator.decimals

    def text(value: float, status: int, mark: int) -> str:
        if value == value:
            written = formats.with_unit(value, unit, decimals, lang)
            return say(lang, "value_at_least", value=written) if mark == AT_LEAST else written
        return (
            inconvertible
            if mark == NOT_CONVERTIBLE and status == Status.NOT_APPLICABLE
            else status_words[status]
        )

    rows = zip(cells.value.tolist(), cells.status.tolist(), cells.mark.tolist(), strict=True)
    texts = [list(map(text, values, statuses, marks)) for values, statuses, marks in rows]
    for (row, column), words_of_source in beyond.items():
        texts[row][column] = words_of_source
    return texts


def count_texts(cells: Cells, indicator: Indicator, lang: str) -> list[list[str]]:
    """`263 von 432` of a part, `120 auf 140` of places and children.

    Empty where either count is not known, and everywhere where the value is not their quotient (see `exact`).
    """
    if not is_quotient(indicator):
        return [[""] * len(cells.places) for _ in cells.years]
    of = say(lang, "of" if indicator.is_share or indicator.confidentiality == "persons" else "counts_per")

    def text(numerator: float, denominator: float) -> str:
        if numerator != numerator or denominator != denominator:
            return ""
        return f"{formats.number(numerator, 0, lang)} {of} {formats.number(denominator, 0, lang)}"

    return [
        [text(above, below) for above, below in zip(numerators, denominators, strict=True)]
        for numerators, denominators in zip(cells.numerator.tolist(), cells.denominator.tolist(), strict=True)
    ]


def signed_texts(values: Floats, indicator: Indicator, lang: str) -> list[list[str]]:
    """Differences with their unit, as `formats.apart` writes them."""
    return [
        [formats.apart(value, indicator.unit, indicator.decimals, lang) for value in row]
        for row in values.tolist()
    ]


def titled(indicator: Indicator, breakdown: str, catalogue: Catalogue, lang: str) -> str:
    """The indicator's name and, of a breakdown, whom it is about: `Arbeitslosenquote, weiblich`."""
    return (
        f"{indicator.name[lang]}, {category(breakdown, catalogue, lang)}"
        if breakdown
        else indicator.name[lang]
    )


def category(breakdown: str, catalogue: Catalogue, lang: str) -> str:
    """What a breakdown such as `geschlecht:w` is called; its key where the catalogue has no words for it."""
    dimension, _, key = breakdown.partition(":")
    entry = catalogue.breakdowns.get(dimension)
    wording = entry.categories.get(key) if entry else None
    return wording[lang] if wording else breakdown


def second_line(area: Area, parent: str, lang: str) -> str:
    """ "Amt Grabow · 2.967 Einwohner": what is said of a place below its name."""
    people = (
        f"{formats.number(area.population, 0, lang)} {say(lang, 'inhabitants')}" if area.population else ""
    )
    return " · ".join(part for part in (parent, people) if part)


def level_name(level: str, lang: str, words: DistrictWords) -> str:
    """The plural of a level; the middle one is called differently in each state."""
    return words.middle_plural[lang] if level == "amt" else say(lang, f"places_{level}")


def of_region(plural: str, count: int, region: str, lang: str) -> str:
    """ "726 Gemeinden in Mecklenburg-Vorpommern"."""
    return f"{formats.number(count, 0, lang)} {_in_region(plural, region, lang)}"


def all_of_region(plural: str, region: str, lang: str) -> str:
    """ "alle Gemeinden in Mecklenburg-Vorpommern"."""
    return say(lang, "places_all", places=_in_region(plural, region, lang))


def _in_region(plural: str, region: str, lang: str) -> str:
    key = "places_in_saarland" if region == _SAARLAND else "places_in_region"
    return say(lang, key, places=plural, region=region)


def place_name(level: str, lang: str, words: DistrictWords) -> str:
    """The singular of a level."""
    return words.middle[lang] if level == "amt" else say(lang, f"table_name_{level}")


def summaries(counting: Flags, inside: Flags, one: str, several: str, lang: str) -> list[str]:
    """For each year how many places have a value and how many none; `one` and `several` name a place of the
    level."""
    total = int(inside.sum())
    summaries = []
    for with_value in counting.sum(axis=1).tolist():
        key = "summary" if with_value < total else "summary_all" if total > 1 else f"summary_{total}"
        who = formats.counted(with_value, one, several, lang)
        summaries.append(say(lang, key, with_value=who, without=formats.number(total - with_value, 0, lang)))
    return summaries


def badges(cells: Cells, lang: str) -> list[str]:
    """For each year whether all, some ("teils Beispieldaten") or none ("") of the numbers are examples."""
    example = cells.provenance == _EXAMPLE
    other = (cells.provenance >= 0) & ~example & ~np.isnan(cells.value)
    return [
        "" if not some else say(lang, "badge_some" if mixed else "badge_all")
        for some, mixed in zip(
            example.any(axis=1).tolist(), (example.any(axis=1) & other.any(axis=1)).tolist(), strict=True
        )
    ]


def headings(
    cells: Cells,
    reference: str,
    places: str,
    local: DistrictWords,
    *,
    few: bool,
    span: int,
    lang: str,
    since: int | None = None,
    beyond: bool = False,
) -> Headings:
    """Headings of the key figures; `reference` is the kind of the comparison or empty, `places` the level's
    plural, or of places `beyond` the own district who they all are."""
    rank = "heading_rank_few" if few else "heading_rank_beyond" if beyond else "heading_rank"
    if since is None:
        change = [
            say(lang, "heading_change", year=formats.year_label(year - span, span)) for year in cells.years
        ]
    else:
        change = [say(lang, "since", year=formats.year_label(since, span))] * len(cells.years)
    return Headings(
        change=change,
        trend=[say(lang, "trend_heading", first=year - SPAN + 1, last=year) for year in cells.years],
        rank=say(lang, rank, places=places, least=FEW),
        difference=local.say(lang, f"heading_difference_{reference}") if reference else "",
    )


def interval_name(confidence: str, lang: str) -> str:
    """`95-%-Spanne`."""
    return say(lang, "interval_name", level=confidence.replace(".", ",") if lang == "de" else confidence)


def words(
    lang: str,
    level: str,
    local: DistrictWords,
    indicator: Indicator,
    confidence: str = "95",
    *,
    beyond: bool = False,
) -> Words:
    """All wording that scripts put on the page, so that no script holds a sentence of its own. Of places
    `beyond` the own district the table names the district."""
    named = {
        "few": "few", "fewSentence": "few_sentence", "example": "example", "of": "of",
        "rank": "rank", "noRank": "no_rank",
        "noSelection": "no_selection", "noSelectionText": "no_selection_text", "noChange": "no_change",
        "noChangeWhy": "no_change_why",
        "noCounts": "no_counts", "differenceOwn": "difference_own", "differenceNone": "difference_none",
        "differenceReference": "difference_reference", "differenceSources": "difference_sources",
        "differenceEither": "difference_either",
        "parent": f"table_parent_{level}" if level != "amt" else "",
        "counts": "table_counts", "tableCaption": "table_caption", "tableFilter": "table_filter",
        "findPlace": "place", "noPlaces": "summary_0", "noPlacesNext": "no_places_next",
        "noValues": "no_values", "noValuesNext": "no_values_next", "close": "close", "and": "and",
        "noGroup": "group_none", "chosen": "chosen_places", "chosenAll": "chosen_all",
        "full": "selection_full", "fullMany": "selection_full_many",
        "lightMore": "light_more", "darkMore": "dark_more", "printedColours": "printed_colours",
        "funnelNote": "funnel_note", "trendNone": "trend_none", "trendFive": "trend_five",
    }  # fmt: skip
    texts: dict[str, str | list[str]] = {
        name: LANGUAGES[lang][key] if key else "" for name, key in named.items()
    }
    texts["district"] = local.say(lang, "own_district")
    texts["status"] = [status_of(status, indicator, lang) for status in Status]
    texts["sentence"] = [status_sentence(status, indicator, lang) for status in Status]
    interval = interval_name(confidence, lang)
    texts["interval"] = interval
    texts["verdicts"] = [verdict_word(one, lang) for one in Verdict]
    texts["trendSentences"] = [
        say(lang, f"trend_sentence_{one.key}") if one.tested else say(lang, f"verdict_sentence_{one.key}")
        for one in Verdict
    ]
    texts["verdictSentences"] = [say(lang, f"verdict_sentence_{one.key}") for one in Verdict]
    texts["unrounded"] = say(lang, "unrounded")
    texts["curve"] = [LANGUAGES[lang][f"curve_{one}"] for one in ("half", "quarter", "three_quarters")]
    texts["whisker"] = say(lang, "whisker", interval=interval)
    texts["legendHint"] = say(lang, "legend_count", places=level_name(level, lang, local))
    texts["level"] = level_name(level, lang, local)
    texts["name"] = place_name(level, lang, local)
    if beyond:
        texts["parent"] = say(lang, "table_parent_beyond")
    elif level == "gemeinde":
        texts["parent"] = local.middle[lang]
    return texts
