"""Childminders are a number of their municipality, never an entry with an address: the number in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class Childminders:
    """How many there are by municipality (AGS); one that is missing is not known. `year` is that of a figure of the
    Monitor, None for what a register of institutions says. `example`: the numbers are made up."""

    count: Mapping[str, int]
    year: int | None = None
    example: bool = False


def childminder_notes(
    known: Childminders, names: Mapping[str, str], words: DistrictWords, lang: str
) -> dict[str, str]:
    """A sentence for each municipality by its key, and for the district under the empty one; nothing where no
    number is known. `names` are those of municipalities."""
    if not known.count:
        return {}
    when = "" if known.year is None else f", {say(lang, 'institutions_childminders_year', year=known.year)}"

    def sentence(count: int, **place: str) -> str:
        key = "institutions_childminders" if place else "institutions_childminders_district"
        one = {0: "_none" if place else "", 1: "_one"}.get(count, "")
        return f"{words.say(lang, f'{key}{one}', count=count, **place)}{when}"

    return {
        "": sentence(sum(known.count.values())),
        **{key: sentence(count, place=names.get(key, key)) for key, count in known.count.items()},
    }
