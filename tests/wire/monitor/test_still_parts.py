"""Parts of the Monitor that are one component for Dash hold nothing that a callback names."""

from __future__ import annotations

import re

import pytest

from tests.wire.everything import components
from tests.wire.monitor_layout import layout_of

QUERIES = ("", "indikator=betreuungsquote_u3&gebiete=13076108&sprache=en&notiz=13076108:Neubau")


@pytest.mark.parametrize("query", QUERIES)
def test_every_component_of_a_callback_is_one_that_dash_finds(client, query):
    held = {one["id"] for one in components(layout_of(client, query))}
    named = set()
    for one in client.get("/_dash-dependencies").json:
        named |= {entry["id"] for entry in [*one["inputs"], *one["state"]]}
        named |= {text.rpartition(".")[0] for text in one["output"].strip(".").split("...")}
    assert named - held == set()
    assert len(named) > 50


def test_most_of_the_page_is_still(client):
    """Dash asks each component at each answer: 359 when every element was one."""
    text = str(layout_of(client, ""))
    assert len(re.findall("'namespace'", text)) < 150
    assert text.count("'type': 'Still'") > 10
