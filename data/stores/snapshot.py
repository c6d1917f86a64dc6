"""Writes a catalogue as text into a release and reads it back, so that an old data version explains
itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

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


def dump(catalogue: Catalogue) -> str:
    """JSON in the catalogue's own order; the same catalogue always gives the same text."""
    return json.dumps(_plain(catalogue), ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Catalogue:
    """The catalogue of a release. Raises StoreError when the text is not one."""
    try:
        given: dict[str, Any] = json.loads(text)
        return Catalogue(
            themes={key: Theme(**_known(Theme, one)) for key, one in given["themes"].items()},
            indicators={key: _indicator(one) for key, one in given["indicators"].items()},
            measures={key: Measure(**_known(Measure, one)) for key, one in given["measures"].items()},
            sources={key: _source(one) for key, one in given["sources"].items()},
            breakdowns={key: Breakdown(**_known(Breakdown, one)) for key, one in given["breakdowns"].items()},
            opening=str(given.get("opening", "")),
            sums=tuple(MeasureSum(**_known(MeasureSum, one)) for one in given.get("sums", ())),
            compositions=tuple(_composition(one) for one in given.get("compositions", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            "Der Katalog dieses Datenstands ist beschädigt und lässt sich nicht lesen."
        ) from error


def dump_part(part: Measure | Source) -> str:
    """One measure or source, for the release that brought it along."""
    return json.dumps(_plain(part), ensure_ascii=False, separators=(",", ":"))


def load_measure(text: str) -> Measure:
    """A measure from its JSON; fields that are not known any more are left out."""
    return Measure(**_known(Measure, json.loads(text)))


def load_source(text: str) -> Source:
    """A source from its JSON."""
    return _source(json.loads(text))


def _plain(value: object) -> object:
    """Without `dataclasses.asdict`, which copies every part before it is written."""
    if isinstance(value, str):
        return value
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def _known(kind: type[Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that this version of the code still has: a release made by another version stays
    readable."""
    names = {one.name for one in fields(kind)}
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in given.items()
        if key in names
    }


def _indicator(given: Mapping[str, Any]) -> Indicator:
    arguments = _known(Indicator, given)
    arguments["breaks"] = tuple(Break(**_known(Break, one)) for one in given.get("breaks", ()))
    arguments["events"] = tuple(Event(**_known(Event, one)) for one in given.get("events", ()))
    arguments["targets"] = tuple(Target(**_known(Target, one)) for one in given.get("targets", ()))
    return Indicator(**arguments)


def _composition(given: Mapping[str, Any]) -> Composition:
    arguments = _known(Composition, given)
    arguments["parts"] = tuple(CompositionPart(**_known(CompositionPart, one)) for one in given["parts"])
    return Composition(**arguments)


def _source(given: Mapping[str, Any]) -> Source:
    arguments = _known(Source, given)
    arguments["provenance"] = Provenance(given["provenance"])
    return Source(**arguments)
