"""Writes a catalogue as text into a release and reads it back, so that an old data version explains
itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from dashboard.domain.definitions.action import StrategyAction
from dashboard.domain.definitions.network import SECTIONS
from dashboard.domain.definitions.stated import Apart, StatedEvent, StatedTarget
from dashboard.domain.definitions.strategy import Aim, Principle
from dashboard.domain.indicator import (
    Break,
    Breakdown,
    Catalogue,
    Composition,
    CompositionPart,
    Event,
    Indicator,
    MeasureSum,
    Target,
    Theme,
)
from dashboard.domain.measure import Measure, Source
from dashboard.domain.observation import Provenance
from dashboard.errors import StoreError
from data.stores.parts import network as network_parts
from data.stores.parts.known_fields import known_fields

_LEFT_OUT_EMPTY = frozenset({"actions", "principles", "aims", "next_delivery", *SECTIONS.values()})
"""Fields that catalogues of earlier versions do not have: those without any stay the same text."""


def dump(catalogue: Catalogue) -> str:
    """JSON in the catalogue's own order; the same catalogue always gives the same text."""
    return json.dumps(_plain(catalogue), ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Catalogue:
    """The catalogue of a release. Raises StoreError when the text is not one."""
    try:
        given: dict[str, Any] = json.loads(text)
        return Catalogue(
            themes={key: Theme(**known_fields(Theme, one)) for key, one in given["themes"].items()},
            indicators={key: _indicator(one) for key, one in given["indicators"].items()},
            measures={key: Measure(**known_fields(Measure, one)) for key, one in given["measures"].items()},
            sources={key: _source(one) for key, one in given["sources"].items()},
            breakdowns={
                key: Breakdown(**known_fields(Breakdown, one)) for key, one in given["breakdowns"].items()
            },
            opening=str(given.get("opening", "")),
            sums=tuple(MeasureSum(**known_fields(MeasureSum, one)) for one in given.get("sums", ())),
            compositions=tuple(_composition(one) for one in given.get("compositions", ())),
            actions=tuple(_action(one) for one in given.get("actions", ())),
            principles=tuple(
                Principle(**known_fields(Principle, one)) for one in given.get("principles", ())
            ),
            aims=tuple(Aim(**known_fields(Aim, one)) for one in given.get("aims", ())),
            organisations=tuple(map(network_parts.organisation, given.get("organisations", ()))),
            bodies=tuple(map(network_parts.body, given.get("bodies", ()))),
            meetings=tuple(map(network_parts.meeting, given.get("meetings", ()))),
            agreements=tuple(map(network_parts.agreement, given.get("agreements", ()))),
            conferences=tuple(map(network_parts.conference, given.get("conferences", ()))),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            "Der Katalog dieses Datenstands ist beschädigt und lässt sich nicht lesen."
        ) from error


def dump_part(part: object) -> str:
    """One measure, source, indicator or other dataclass of the domain, for the release that brought it along."""
    return json.dumps(_plain(part), ensure_ascii=False, separators=(",", ":"))


def load_measure(text: str) -> Measure:
    """A measure from its JSON; fields that are not known any more are left out."""
    return Measure(**known_fields(Measure, json.loads(text)))


def load_source(text: str) -> Source:
    """A source from its JSON."""
    return _source(json.loads(text))


def load_indicator(text: str) -> Indicator:
    """An indicator from its JSON."""
    return _indicator(json.loads(text))


def load_sum(text: str) -> MeasureSum:
    """A stated sum from its JSON."""
    return MeasureSum(**known_fields(MeasureSum, json.loads(text)))


def load_apart(text: str) -> Apart:
    """Two measures that are said to be no part and whole, from their JSON."""
    return Apart(**known_fields(Apart, json.loads(text)))


def load_target(text: str) -> StatedTarget:
    """A target with its key from its JSON."""
    given = json.loads(text)
    arguments = known_fields(StatedTarget, given)
    arguments["target"] = Target(**known_fields(Target, given["target"]))
    arguments["resolved_on"] = date.fromisoformat(given["resolved_on"])
    return StatedTarget(**arguments)


def load_event(text: str) -> StatedEvent:
    """An event with its key from its JSON."""
    given = json.loads(text)
    return StatedEvent(
        **{**known_fields(StatedEvent, given), "event": Event(**known_fields(Event, given["event"]))}
    )


def load_action(text: str) -> StrategyAction:
    """An action of the strategy from its JSON."""
    return _action(json.loads(text))


def load_principle(text: str) -> Principle:
    """A guiding principle from its JSON."""
    return Principle(**known_fields(Principle, json.loads(text)))


def load_aim(text: str) -> Aim:
    """An aim of the strategy from its JSON."""
    return Aim(**known_fields(Aim, json.loads(text)))


def _action(given: Mapping[str, Any]) -> StrategyAction:
    ends = given.get("ends")
    days = {
        "begins": date.fromisoformat(given["begins"]),
        "ends": None if ends is None else date.fromisoformat(ends),
    }
    return StrategyAction(**{**known_fields(StrategyAction, given), **days})


def _plain(value: object) -> object:
    """Without `dataclasses.asdict`, which copies every part before it is written."""
    if isinstance(value, str):
        return value
    if is_dataclass(value):
        return {
            one.name: _plain(getattr(value, one.name))
            for one in fields(value)
            if one.name not in _LEFT_OUT_EMPTY or getattr(value, one.name)
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def _indicator(given: Mapping[str, Any]) -> Indicator:
    arguments = known_fields(Indicator, given)
    arguments["breaks"] = tuple(Break(**known_fields(Break, one)) for one in given.get("breaks", ()))
    arguments["events"] = tuple(Event(**known_fields(Event, one)) for one in given.get("events", ()))
    arguments["targets"] = tuple(Target(**known_fields(Target, one)) for one in given.get("targets", ()))
    if (expected := given.get("next_delivery")) is not None:
        arguments["next_delivery"] = date.fromisoformat(expected)
    return Indicator(**arguments)


def _composition(given: Mapping[str, Any]) -> Composition:
    arguments = known_fields(Composition, given)
    arguments["parts"] = tuple(
        CompositionPart(**known_fields(CompositionPart, one)) for one in given["parts"]
    )
    return Composition(**arguments)


def _source(given: Mapping[str, Any]) -> Source:
    arguments = known_fields(Source, given)
    arguments["provenance"] = Provenance(given["provenance"])
    return Source(**arguments)
