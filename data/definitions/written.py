"""Writes definitions as the file that states them, so that nobody has to write YAML by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import yaml

from dashboard.domain.definitions.network import SECTIONS as NETWORK
from dashboard.domain.definitions.stated import Definitions
from dashboard.domain.indicator import Indicator
from data.definitions.document import SECTIONS

_NOT_WRITTEN = frozenset({"key", "base_name", "as_published"})
"""Keys stand before the entry; the others follow from the formula."""
_REMOVED = {
    "indicator": "indicators",
    "target": "targets",
    "event": "events",
    "action": "actions",
    "principle": "principles",
    "aim": "aims",
    **NETWORK,
}
_WIDTH = 110
_HEAD = (
    "# Definitionen der Bildungslupe: neue Merkmale und Indikatoren, Texte, Zielwerte, Ereignisse, Strategie, "
    "Netzwerk.\n"
)


def sections_from(stated: Definitions) -> dict[str, dict[str, object]]:
    """The sections of a definition file that states the same; what is empty is left out of each entry."""
    sums: dict[str, list[object]] = {}
    for one in stated.sums:
        sums.setdefault(one.whole, []).append(_entry(one, {"whole"}))
    removed: dict[str, list[object]] = {}
    for name in stated.removed:
        kind, _, key = name.partition(":")
        removed.setdefault(_REMOVED[kind], []).append(key)
    sections: dict[str, dict[str, object]] = {
        "measures": {one.key: _entry(one) for one in stated.measures},
        "sources": {one.key: _entry(one) for one in stated.sources},
        "indicators": {one.key: indicator_entry(one) for one in stated.indicators},
        "sums": {whole: of if len(of) > 1 else of[0] for whole, of in sums.items()},
        "apart": {
            f"paar_{number}": {"some": [one.one], "others": [one.other], "because": one.because}
            for number, one in enumerate(stated.apart, start=1)
        },
        "targets": {
            one.key: {
                "indicator": one.indicator,
                **_entry(one.target),
                "resolved_on": one.resolved_on.isoformat(),
            }
            for one in stated.targets
        },
        "events": {
            one.key: {"indicators": list(one.indicators), **_entry(one.event)} for one in stated.events
        },
        "actions": {one.key: _entry(one) for one in stated.actions},
        "principles": {one.key: _entry(one) for one in stated.principles},
        "aims": {one.key: _entry(one) for one in stated.aims},
        **{
            section: {one.key: _entry(one) for one in getattr(stated, section)}
            for section in NETWORK.values()
        },
        "removed": dict(removed),
    }
    return {name: sections[name] for name in SECTIONS}


def indicator_entry(one: Indicator) -> dict[str, object]:
    """An indicator as the fields of its entry; the theme stands first."""
    return {"theme": one.theme, **_entry(one, {"theme"})}


def text_of(sections: Mapping[str, Mapping[str, object]]) -> str:
    """The text of a definition file; the same sections always give the same text."""
    given = {name: dict(content) for name, content in sections.items() if content}
    body = yaml.dump(
        given, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
    )
    return _HEAD + (body if given else "")


class _Dumper(yaml.SafeDumper):
    """Writes no anchors: one text that stands twice is written twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _entry(one: Any, without: set[str] | frozenset[str] = frozenset()) -> dict[str, object]:
    found: dict[str, object] = {}
    for field in fields(one):
        value = getattr(one, field.name)
        has_default = field.default == value and type(field.default) is type(value)
        if field.name in without or field.name in _NOT_WRITTEN or has_default:
            continue
        found[field.name] = _plain(value)
    return found


def _plain(value: object) -> object:
    if is_dataclass(value):
        return _entry(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    return value
