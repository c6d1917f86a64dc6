"""What the pages of institutions hand their scripts: state, addresses and words, as attributes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from dashboard.institutions.view import InstitutionView
from dashboard.texts.institutions.page import INSTITUTIONS
from dashboard.texts.institutions.reachability import REACHABILITY

_PREFIX = "institutions_"


def script_data(view: InstitutionView, suffix: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """`suffix` is the query of links to entries, `addresses` are what scripts fetch."""
    return {
        "data-view": json.dumps(asdict(view), ensure_ascii=False),
        "data-words": json.dumps(_said(view.language), ensure_ascii=False),
        "data-suffix": suffix,
        "data-tab": view.tab,
        **{f"data-{name}": one for name, one in addresses.items()},
    }


def _said(lang: str) -> dict[str, str]:
    """What the scripts say, with the places of names and numbers in braces; filters and the entry's page are
    written by the server."""
    return {
        key.removeprefix(_PREFIX): text
        for key, text in INSTITUTIONS[lang].items()
        if key.removeprefix(_PREFIX) in SPOKEN
    } | {key: REACHABILITY[lang][key] for key in WAYS_SPOKEN}


SPOKEN = frozenset(
    (
        "cluster", "hit", "hits", "around", "within", "more", "unknown_hours", "unknown_access", "nothing",
        "nearest", "widen", "show_nearest", "nothing_hint", "whole_entry", "route", "example", "approximate",
        "more_here", "map_list", "search_places", "search_institutions", "school_choose_kind", "school_choose_place",
        "school_one", "school_several", "school_parts", "school_middle", "school_unnamed", "school_none",
        "school_unknown", "part_about", "parts_unplaced", "school_past", "school_part", "school_ask", "office",
        "copied", "not_copied",
    )
)  # fmt: skip
"""Keys, without their beginning, of the wording that the scripts take."""
WAYS_SPOKEN = (
    "reachability_failed", "reachability_few", "reachability_nowhere", "reachability_tip_minuten",
    "reachability_tip_km", "reachability_tip_after", "reachability_tip_area_minuten", "reachability_tip_area_km",
)  # fmt: skip
"""Those of ways, as they are called."""
