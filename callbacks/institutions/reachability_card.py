"""What legend and card say of an answer about ways: figures, what a scenario changes, areas, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from callbacks.institutions.reachability_frame import TabFrame
from dashboard import formats
from dashboard.indicators.ways.lengths import Ways
from dashboard.indicators.ways.sites import Site
from dashboard.indicators.ways.summary import Summary
from dashboard.institutions.reachability.effects import MunicipalityEffect
from dashboard.institutions.reachability.question import TravelQuestion
from dashboard.institutions.reachability.result import Reachability, nearest_cell
from dashboard.institutions.reachability.words import (
    children_count,
    children_words,
    class_words,
    difference,
    length,
    length_words,
    question_words,
    rejected_words,
    site_name,
)
from dashboard.institutions.view import GRID
from dashboard.texts import say
from layouts.institutions.reachability import LegendClass, LegendParts
from layouts.institutions.reachability_card import (
    CardParts,
    EffectParts,
    EffectRow,
    PlaceInView,
    StackPiece,
    WayFigure,
    WayRow,
)

_COLOURS = 5


def legend_parts(found: Reachability, frame: TabFrame) -> LegendParts:
    """The classes with their children today."""
    asked, lang = found.question, frame.lang
    norm = found.classes.norm
    return LegendParts(
        unit=say(lang, f"reachability_measure_{asked.measure}"),
        children=asked.destination.children[lang],
        norm="" if norm is None else say(lang, "reachability_norm_word", norm=f"{norm:g}"),
        classes=[
            LegendClass(words, children_words(children, lang), *_look(found, index))
            for index, (words, children) in enumerate(
                zip(class_words(found.classes, lang), found.district.by_class, strict=True)
            )
        ],
        note=say(lang, f"reachability_display_note_{asked.measure}") if frame.display != GRID else "",
    )


def _look(found: Reachability, index: int) -> tuple[int, bool]:
    """Colour from 1 to 5 and whether beyond the norm: what is beyond it has the last colour whatever the limits."""
    beyond = found.classes.norm is not None and index == found.classes.count - 1
    return (_COLOURS if beyond else min(index + 1, _COLOURS)), beyond


def card_parts(found: Reachability, frame: TabFrame) -> CardParts:
    """Key figures, the scenario's effect, tables, and how all of it is reckoned."""
    asked, lang = found.question, frame.lang
    subtitle = say(
        lang,
        f"reachability_sub_{asked.measure}",
        display=say(lang, f"reachability_display_said_{frame.display}"),
        nearest=asked.destination.nearest[lang],
        along=say(lang, "reachability_on_roads" if frame.roads_day else "reachability_crow"),
    )
    missing = ""
    if not len(found.ground.cells):
        missing = frame.words.say(lang, "reachability_no_cells")
    elif not found.ground.sites:
        missing = say(lang, "reachability_no_sites")
    municipalities = set(found.ground.cells.municipality.tolist())
    inside = sum(one.municipality in municipalities for one in found.ground.sites)
    norm = found.classes.norm is not None
    official = bool(frame.official) and asked.measure == "minuten"
    heads = (
        "reachability_children",
        "reachability_median",
        "reachability_longest_column",
        *(["reachability_over_norm"] if norm else []),
        *(["reachability_official"] if official else []),
    )
    return CardParts(
        title=asked.destination.title[lang],
        subtitle=subtitle,
        sites=frame.words.say(
            lang, "reachability_sites", inside=inside, outside=len(found.ground.sites) - inside
        ),
        figures=_figures(found, frame),
        effect=_effect(found, frame) if found.effect else None,
        head=[say(lang, key) for key in heads],
        areas=[_area(one, frame, norm, official, asked.measure) for one in found.by_level["gemeinde"]],
        amts=[_area(one, frame, norm, official, asked.measure) for one in found.by_level["amt"]],
        notes=_notes(asked, frame, official, found),
        rejected=rejected_words(found.rejected, frame.rules.most_changes, lang),
        missing=missing,
        examples=any(one.example for one in found.ground.sites),
        place=_place(found, frame),
    )


def _place(found: Reachability, frame: TabFrame) -> PlaceInView | None:
    """The way from the cell nearest to the place in view, and its municipality's."""
    place, lang, asked = frame.place, frame.lang, found.question
    if place is None or not len(found.ground.cells):
        return None
    at = nearest_cell(found.ground.cells, *place.point)

    def way(ways: Ways, sites: Sequence[Site], key: str) -> str:
        site = int(ways.site[at])
        if site < 0:
            return say(lang, "reachability_here_nowhere")
        name = site_name(sites[site], found, frame.name, lang)
        said = length_words(float(ways.length[at]), asked.measure, lang)
        return say(lang, f"reachability_here_{key}", length=said, site=name)

    said = [way(found.before, found.ground.sites, "way")]
    if found.effect is not None and found.effect.affected[at]:
        said.append(way(found.after, found.sites_after, "after"))
    said[-1] = f"{said[-1]}. {say(lang, 'reachability_here_cell')}"
    area = next(one for one in found.by_level["gemeinde"] if one.area == place.municipality)
    key = "reachability_here_municipality" if area.children else "reachability_here_nobody"
    words = say(
        lang,
        key,
        name=frame.name(place.municipality),
        children=children_words(area.children, lang),
        median=length_words(area.median, asked.measure, lang),
    )
    return PlaceInView(place.name, [*said, f"{words}."], frame.no_place(asked))


def _figures(found: Reachability, frame: TabFrame) -> list[WayFigure]:
    asked, lang, now, then = found.question, frame.lang, found.district, found.district_after
    measure = asked.measure
    unit = "km" if measure == "km" else formats.unit_word("minutes", lang)
    children = asked.destination.children[lang]
    estimated = say(lang, "reachability_children_estimated", children=children)
    half = "reachability_half_km" if measure == "km" else "reachability_half"
    figures = [
        WayFigure(
            estimated if asked.destination.ages else children,
            children_count(now.children, lang),
            "",
            frame.words.say(lang, "reachability_in_district"),
        ),
        WayFigure(
            say(lang, half),
            length(now.median, measure, lang),
            unit,
            say(lang, "reachability_longest", value=length_words(now.longest, measure, lang)),
        ),
    ]
    if now.beyond is not None and then.beyond is not None and found.classes.norm is not None:
        below = ""
        if found.effect:
            after = f"{children_words(then.beyond, lang)}{_share(then, lang)}"
            below = say(lang, "reachability_beyond_game", children=after)
        word = children_words(now.beyond, lang).removeprefix(children_count(now.beyond, lang)).strip()
        figures.append(
            WayFigure(
                say(lang, "reachability_beyond", norm=f"{found.classes.norm:g}"),
                children_count(now.beyond, lang),
                f"{word}{_share(now, lang)}",
                below,
            )
        )
    if found.effect:
        before, after_ = found.effect.before, found.effect.after
        said = say(
            lang,
            "reachability_mean_change",
            before=length(before.mean, measure, lang),
            after=length_words(after_.mean, measure, lang),
        )
        figures.append(
            WayFigure(
                say(lang, "reachability_affected"),
                children_count(before.children, lang),
                children_words(before.children, lang)
                .removeprefix(children_count(before.children, lang))
                .strip(),
                said if before.children else "",
            )
        )
    return figures


def _share(of: Summary, lang: str) -> str:
    if not of.children or of.beyond is None:
        return ""
    share = formats.with_unit(of.beyond / of.children * 100, "percent", 1, lang)
    return f", {share}"


def _effect(found: Reachability, frame: TabFrame) -> EffectParts:
    asked, lang = found.question, frame.lang
    made = found.effect
    assert made is not None
    norm = found.classes.norm
    unit = say(lang, f"reachability_measure_{asked.measure}")
    nobody = "" if made.before.children else say(lang, "reachability_nobody")
    return EffectParts(
        title=question_words(found, frame.name, lang),
        nobody=nobody,
        stack_title=say(
            lang, "reachability_stacks", count=children_count(made.before.children, lang), unit=unit
        ),
        stacks=(_stack(made.before, found, lang), _stack(made.after, found, lang)),
        rows=[_effect_row(one, found, frame) for one in made.municipalities],
        then=[
            (site_name(one.site, found, frame.name, lang), children_count(one.children, lang))
            for one in made.then
        ],
        unit="km" if asked.measure == "km" else "Min.",
        norm_head="" if norm is None else formats.with_unit(norm, "minutes", 0, lang),
    )


def _stack(of: Summary, found: Reachability, lang: str) -> list[StackPiece]:
    words = class_words(found.classes, lang)
    return [
        StackPiece(
            colour,
            children / of.children,
            children_count(children, lang),
            beyond,
            f"{words[index]}: {children_words(children, lang)}",
        )
        for index, children in enumerate(of.by_class)
        for colour, beyond in (_look(found, index),)
        if children > 0 and of.children
    ]


def _effect_row(one: MunicipalityEffect, found: Reachability, frame: TabFrame) -> EffectRow:
    lang, measure = frame.lang, found.question.measure
    beyond = one.after.beyond or 0
    exceeded = say(lang, "reachability_exceeded", children=children_words(beyond, lang))
    return EffectRow(
        name=frame.name(one.before.area),
        children=children_count(one.before.children, lang),
        before=length(one.before.mean, measure, lang),
        after=length(one.after.mean, measure, lang),
        difference=difference(one.before.mean, one.after.mean, measure, lang),
        norm=exceeded if beyond else say(lang, "reachability_kept"),
        exceeded=beyond > 0,
    )


def _area(one: Summary, frame: TabFrame, norm: bool, official: bool, measure: str) -> WayRow:
    lang = frame.lang
    minutes = frame.official.get(one.area)
    cells = [
        children_count(one.children, lang),
        length(one.median, measure, lang),
        length(one.longest, measure, lang),
        *([children_count(one.beyond or 0, lang)] if norm else []),
        *([formats.DASH if minutes is None else formats.number(minutes, 0, lang)] if official else []),
    ]
    return WayRow(frame.name(one.area), cells)


def _notes(asked: TravelQuestion, frame: TabFrame, official: bool, found: Reachability) -> list[str]:
    lang, destination = frame.lang, asked.destination
    notes = [say(lang, "reachability_how_children")]
    if frame.roads_day:
        notes.append(say(lang, "reachability_roads_note"))
    if asked.measure == "minuten" and asked.mode == "auto" and not frame.roads_day:
        error = formats.number(destination.line.mean_error, 1, lang)
        notes.append(say(lang, "reachability_how_car", source=frame.rules.line_source[lang], error=error))
    elif asked.measure == "minuten":
        notes.append(say(lang, "reachability_how_bus", source=frame.rules.source[lang]))
    if destination.norm_source:
        notes.append(say(lang, "reachability_how_norm", source=destination.norm_source[lang]))
    if official:
        notes.append(say(lang, "reachability_official_note"))
        apart = _apart(found, frame.official) if asked.mode == "auto" else None
        if apart is not None:
            said = formats.number(apart, 1, lang)
            notes.append(say(lang, "reachability_official_difference", difference=said))
    return [*notes, say(lang, "reachability_how_limits")]


def _apart(found: Reachability, official: Mapping[str, float]) -> float | None:
    """Mean absolute difference to the official minutes over municipalities that have both."""
    gaps = [
        abs(one.mean - official[one.area])
        for one in found.by_level["gemeinde"]
        if one.mean is not None and one.area in official
    ]
    return sum(gaps) / len(gaps) if gaps else None
