"""Ways in words: lengths, children, classes, changes and what a question rejects."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard import formats
from dashboard.indicators.ways.sites import Site
from dashboard.indicators.ways.summary import WayClasses, is_few
from dashboard.institutions.reachability.result import Reachability, place_of
from dashboard.institutions.reachability.scenario import CLOSE, OPEN, Rejected, SiteChange
from dashboard.texts import say

PlaceNames = Callable[[str], str]
"""The name of a municipality by its AGS."""


def children_count(children: float, lang: str) -> str:
    """`147`, or `unter 3` where there are some, but fewer."""
    return say(lang, "reachability_few") if is_few(children) else formats.number(round(children), 0, lang)


def children_words(children: float, lang: str) -> str:
    """`147 Kinder`, `unter 3 Kinder`."""
    word = "child_one" if not is_few(children) and round(children) == 1 else "child_many"
    return f"{children_count(children, lang)}{formats.SPACE}{say(lang, f'reachability_{word}')}"


def decimals(measure: str) -> int:
    """Kilometres have a decimal, minutes none."""
    return 1 if measure == "km" else 0


def length(value: float | None, measure: str, lang: str) -> str:
    """The bare number; a dash where there is no way."""
    return formats.DASH if value is None else formats.number(value, decimals(measure), lang)


def length_words(value: float | None, measure: str, lang: str) -> str:
    """`17 Minuten`, `3,4 km`."""
    if value is None:
        return say(lang, "reachability_nowhere")
    text = length(value, measure, lang)
    if measure == "km":
        return f"{text}{formats.SPACE}km"
    return formats.with_unit(float(round(value)), "minutes", 0, lang)


def difference(before: float | None, after: float | None, measure: str, lang: str) -> str:
    """`+21`, of the numbers as they are written; empty where one is none."""
    if before is None or after is None:
        return ""
    places = decimals(measure)
    apart = formats.rounded(after, places) - formats.rounded(before, places)
    return formats.signed(apart, places, lang)


def class_words(within: WayClasses, lang: str) -> tuple[str, ...]:
    """What each class holds: `unter 10`, `10 bis unter 20`, `30 bis 40`, `über 40`."""

    def number(value: float) -> str:
        return formats.number(value, 0, lang)

    breaks = within.breaks
    words = [say(lang, "reachability_below", to=number(breaks[0]))] if breaks else []
    for low, high in zip(breaks, (*breaks[1:], None), strict=False):  # none where there are no breaks
        if high is not None:
            between = {"from": number(low), "to": number(high)}
            words.append(say(lang, "reachability_between", **between))
        elif within.norm is None:
            words.append(say(lang, "reachability_from", **{"from": number(low)}))
        else:
            up_to = {"from": number(low), "to": number(within.norm)}
            words.append(say(lang, "reachability_up_to_norm", **up_to))
    if within.norm is not None:
        if not breaks:
            words.append(say(lang, "reachability_below", to=number(within.norm)))
        words.append(say(lang, "reachability_over", **{"from": number(within.norm)}))
    return tuple(words)


def site_name(site: Site | None, found: Reachability, names: PlaceNames, lang: str) -> str:
    """A site's name; of a new or moved one with the municipality it would lie in."""
    if site is None:
        return say(lang, "reachability_nowhere")
    if not site.new:
        return site.name
    place = names(place_of(site, found.ground.cells))
    if site.name:
        return say(lang, "reachability_moved_site", name=site.name, place=place)
    return say(lang, "reachability_new_site", place=place)


def change_words(change: SiteChange, found: Reachability, names: PlaceNames, lang: str) -> tuple[str, str]:
    """What happens, and to what: `schließt`, `Grundschule Goldberg`."""
    name = next((one.name for one in found.ground.sites if one.key == change.institution), "")
    if change.what == CLOSE:
        return say(lang, "reachability_closes"), name
    place = _place(change, found, names)
    if change.what == OPEN:
        return say(lang, "reachability_opens"), say(lang, "reachability_new_site", place=place)
    return say(lang, "reachability_moves"), say(lang, "reachability_moved_site", name=name, place=place)


def question_words(found: Reachability, names: PlaceNames, lang: str) -> str:
    """`Was wäre, wenn „Grundschule Goldberg“ schließt?`; empty without a scenario."""
    changes = found.question.scenario
    if not changes:
        return ""
    if len(changes) > 1:
        return say(lang, "reachability_title_many", count=len(changes))
    change = changes[0]
    name = next((one.name for one in found.ground.sites if one.key == change.institution), "")
    if change.what == CLOSE:
        return say(lang, "reachability_title_close", name=name)
    key = "reachability_title_open" if change.what == OPEN else "reachability_title_move"
    return say(lang, key, name=name, place=_place(change, found, names))


def rejected_words(rejected: Sequence[Rejected], most: int, lang: str) -> tuple[str, ...]:
    """A sentence for everything that is left out."""
    return tuple(say(lang, f"reachability_rejected_{one.why}", text=one.text, most=most) for one in rejected)


def _place(change: SiteChange, found: Reachability, names: PlaceNames) -> str:
    at = Site("", "", "", "", change.longitude or 0.0, change.latitude or 0.0)
    return names(place_of(at, found.ground.cells))
