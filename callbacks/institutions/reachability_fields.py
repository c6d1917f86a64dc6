"""The fields of a question about ways: destination, means, norm, assumptions, and what a scenario changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from callbacks.institutions.reachability_frame import TabFrame
from dashboard import formats
from dashboard.domain.institutions.travel import MEASURES, MODES
from dashboard.institutions.reachability.question import BUS_LIMITS, TravelQuestion, bus_numbers
from dashboard.institutions.reachability.result import Reachability
from dashboard.institutions.reachability.scenario import CLOSE, MOVE, OPEN, SiteChange
from dashboard.institutions.reachability.words import (
    change_words,
)
from dashboard.institutions.view import DISPLAYS
from dashboard.texts import say
from layouts.institutions.reachability import AssumptionField, FieldParts
from layouts.institutions.reachability_scenario import LinkedChoice, ScenarioFields, ScenarioRow

NORMS = (20, 30, 40, 50, 60, 90)
"""Minutes that the page offers beside the state's; an address may name others."""
PLACE = "LON,LAT"
"""Stands in an address for the place that the reader chooses."""
_ANYWHERE = (1.2345, 2.3456)
"""A place that no district has: where it stands in an address, PLACE is put."""


def field_parts(found: Reachability, frame: TabFrame) -> FieldParts:
    """The choices; each leads to the same question but for itself."""
    asked, lang = found.question, frame.lang

    def choice(words: str, question: TravelQuestion) -> LinkedChoice:
        return LinkedChoice(words, frame.address(question), question == asked)

    destinations = [
        choice(
            one.title[lang],
            replace(
                asked,
                destination=one,
                scenario=asked.scenario if one.key == asked.destination.key else (),
                norm=asked.norm if asked.own_norm else one.norm,
            ),
        )
        for one in frame.rules.destinations.values()
    ]
    modes = [choice(say(lang, f"reachability_mode_{one}"), replace(asked, mode=one)) for one in MODES]
    measures = [
        choice(say(lang, f"reachability_measure_{one}"), replace(asked, measure=one)) for one in MEASURES
    ]
    source = asked.destination.norm_source
    return FieldParts(
        destinations=destinations,
        modes=modes if asked.measure == "minuten" else [],
        measures=measures,
        norms=_norms(asked, choice, lang) if asked.measure == "minuten" else [],
        norm_note=source[lang] if source else say(lang, "reachability_norm_none"),
        assumptions=_assumptions(asked, frame),
        scenario=_scenario(found, frame) if frame.scenarios else None,
        lang=lang,
        own=_changeable(asked, frame),
        usual=frame.address(replace(asked, bus=frame.rules.bus, own_bus=False)) if asked.own_bus else "",
        places=frame.choices,
        displays=[
            LinkedChoice(
                say(lang, f"reachability_display_{one}"), frame.displayed(asked, one), one == frame.display
            )
            for one in DISPLAYS
        ],
    )


def _changeable(asked: TravelQuestion, frame: TabFrame) -> list[AssumptionField]:
    """All five together, as the address has them; a way by car and one in kilometres know none of them."""
    if asked.measure == "km" or asked.mode == "auto":
        return []
    own, usual = bus_numbers(asked.bus), bus_numbers(frame.rules.bus)
    return [
        AssumptionField(
            key, f"{own[key]:g}", f"{usual[key]:g}", _number(usual[key], frame.lang), *BUS_LIMITS[key]
        )
        for key in BUS_LIMITS
    ]


def _number(value: float, lang: str) -> str:
    """With as many decimals as it has, two at most."""
    return formats.number(value, next((one for one in (0, 1) if value == round(value, one)), 2), lang)


def _norms(
    asked: TravelQuestion, choice: Callable[[str, TravelQuestion], LinkedChoice], lang: str
) -> list[LinkedChoice]:
    known = (one for one in (asked.norm, asked.destination.norm) if one is not None)
    without = say(lang, "reachability_norm_without")
    none = [choice(without, replace(asked, norm=None, own_norm=False))]
    return [
        *(none if asked.destination.norm is None else []),
        *(
            choice(
                formats.with_unit(float(one), "minutes", 0, lang),
                replace(asked, norm=float(one), own_norm=one != asked.destination.norm),
            )
            for one in sorted({*NORMS, *known})
        ),
    ]


def _assumptions(asked: TravelQuestion, frame: TabFrame) -> list[tuple[str, str]]:
    lang, bus = frame.lang, asked.bus

    def number(value: float) -> str:
        return _number(value, lang)

    roads = []
    if frame.roads_day:
        network = say(lang, "reachability_assumption_roads_is", day=frame.roads_day)
        roads = [(say(lang, "reachability_assumption_roads"), network)]
    kmh = f"{formats.SPACE}km/h"
    if asked.measure == "km":
        return roads
    if asked.mode == "auto":
        line = asked.destination.line
        said = say(
            lang,
            "reachability_assumption_car_is",
            minutes=formats.number(line.minutes, 1, lang),
            per_km=formats.number(line.per_km, 2, lang),
        )
        error = formats.number(line.mean_error, 1, lang)
        rows = [
            (say(lang, "reachability_assumption_car"), said),
            (
                say(lang, "reachability_assumption_error"),
                f"{error}{formats.SPACE}{formats.unit_word('minutes', lang)}",
            ),
        ]
        return roads or rows
    detour = say(lang, "reachability_assumption_detour_is", factor=number(bus.detour))
    way = roads or [(say(lang, "reachability_assumption_detour"), detour)]
    if asked.mode == "fuss":
        return [*way, (say(lang, "reachability_assumption_foot"), number(bus.walking_kmh) + kmh)]
    return [
        *way,
        (say(lang, "reachability_assumption_speed"), number(bus.bus_kmh) + kmh),
        (say(lang, "reachability_assumption_stop"), formats.with_unit(bus.to_stop, "minutes", 0, lang)),
        (
            say(lang, "reachability_assumption_walk", km=number(bus.walking_below)),
            say(lang, "reachability_assumption_walk_is", kmh=number(bus.walking_kmh)),
        ),
    ]


def _scenario(found: Reachability, frame: TabFrame) -> ScenarioFields:
    asked, lang = found.question, frame.lang
    changes = asked.scenario
    busy = {one.institution for one in changes}
    municipalities = set(found.ground.cells.municipality.tolist())

    def with_changes(scenario: tuple[SiteChange, ...]) -> str:
        return frame.address(replace(asked, scenario=scenario))

    # Whom nobody reaches first may close or move and nothing changes. First those of the district.
    reached = {found.ground.sites[at] for at in set(found.before.site.tolist()) if at >= 0}
    sites = sorted(reached, key=lambda one: (one.municipality not in municipalities, one.name, one.key))
    free = [one for one in sites if one.key not in busy]

    def listed(key: str, name: str, municipality: str) -> str:
        where = frame.names.get(municipality, "")
        return name if not where or where in name else f"{name}, {where}"

    def somewhere(what: str, key: str = "") -> str:
        """An address whose last change has no place yet."""
        address = with_changes((*changes, SiteChange(what, key, *_ANYWHERE)))
        for comma in (",", "%2C"):
            address = address.replace(comma.join(str(one) for one in _ANYWHERE), PLACE)
        return address

    rows = [change_words(one, found, frame.name, lang) for one in changes]
    return ScenarioFields(
        changes=[
            ScenarioRow(what, whom, with_changes(tuple(one for one in changes if one != change)))
            for change, (what, whom) in zip(changes, rows, strict=True)
        ],
        close=[
            LinkedChoice(
                listed(one.key, one.name, one.municipality),
                with_changes((*changes, SiteChange(CLOSE, one.key))),
            )
            for one in free
        ],
        open_at=somewhere(OPEN),
        move=[
            LinkedChoice(listed(one.key, one.name, one.municipality), somewhere(MOVE, one.key))
            for one in free
        ],
        places=frame.places,
        end=with_changes(()),
        full=len(changes) >= frame.rules.most_changes,
    )
