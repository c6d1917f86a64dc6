"""Buttons that take a view away: each leads to a route that exists."""

import pytest

from dashboard.exports.caption import PICTURES
from layouts.monitor.exports import export_actions


def addresses(component):
    found = [getattr(component, name, None) for name in ("href", "data-copy")]
    children = getattr(component, "children", None) or []
    for child in children if isinstance(children, list) else [children]:
        found += addresses(child) if not isinstance(child, str) else []
    return [one for one in found if one]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_address_is_answered(client, lang):
    named = {address for action in export_actions(lang) for address in addresses(action)}
    assert (
        len(named) == 2 + 2 * len(PICTURES) + 1
    )  # table and slides, each picture twice, the code for frames
    for address in sorted(named):
        assert client.get(f"{address}?breite=640").status_code == 200
