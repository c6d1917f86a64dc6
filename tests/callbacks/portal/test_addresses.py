"""What an address without a path asks for, and what links take along."""

from __future__ import annotations

import pytest

from callbacks.portal.addresses import asks_for_monitor, led_to, taken_along
from dashboard.domain.selection import PARAMETERS, Selection


@pytest.mark.parametrize(
    "query", ["", "sprache=en", "utm_source=x", "suche=Kita", "indikator=", "x&&=&", "&" * 200]
)
def test_what_names_no_view_is_the_portal(query):
    assert not asks_for_monitor(query)


@pytest.mark.parametrize("name", [one.name for one in PARAMETERS if one.name != "sprache"])
def test_every_part_of_a_view_is_the_monitor(name):
    assert asks_for_monitor(f"sprache=en&{name}=x")


def test_language_version_and_provenance_go_along():
    chosen = Selection(language="en", version="2025.1", figures="amtlich", indicator="kinderarmut")
    suffix = taken_along(chosen)
    assert suffix == "?herkunft=amtlich&stand=2025.1&sprache=en" and taken_along(Selection()) == ""
    assert led_to("/bildungslandkarte?art=kita", suffix) == f"/bildungslandkarte?art=kita&{suffix[1:]}"
    assert led_to("/uebergang#oben", suffix) == f"/uebergang{suffix}#oben"
    assert led_to("/uebergang", "") == "/uebergang"
