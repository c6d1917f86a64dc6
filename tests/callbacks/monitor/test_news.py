"""What the owner callback leaves out because the page holds it."""

from __future__ import annotations

import pytest
from dash import NoUpdate

from callbacks.monitor.news import news
from callbacks.monitor.page import MonitorPage
from layouts import ids

CARE = "indikator=betreuungsquote_u3&ebene=gemeinde"


@pytest.fixture(scope="module")
def page(answers):
    return MonitorPage(answers)


def written(news: dict) -> set[str]:
    """Names of outputs, and ids where there is one for each control."""
    found = set()
    for name, value in news.items():
        parts = (
            value.items() if name in ("values", "options", "hidden", "stores", "year") else [(name, value)]
        )
        found |= {f"{name} {part}" for part, one in parts if not isinstance(one, NoUpdate)}
    return found


ALWAYS = {
    f"{name} {name}" for name in ("search", "visit", "query", "slab", "series", "map", "notice", "asked_year")
}


def test_the_same_answer_writes_what_the_scripts_are_called_with_and_no_more(page, answers):
    """Components are made anew for each answer, and are the same all the same."""
    update, held = (
        page.update(answers.read(f"{CARE}&vergleich=aehnliche&gebiete=13076108"), 2022) for _ in "ab"
    )
    assert update["similar"]
    assert update["similar"] is not held["similar"]
    assert written(news(update, held)) == ALWAYS


def test_another_tab_is_written_alone(page, answers):
    held, update = (
        page.update(answers.read(f"{CARE}&ansicht={tab}"), 2022) for tab in ("rangfolge", "tabelle")
    )
    assert written(news(update, held)) == ALWAYS | {f"stores {ids.MONITOR_VIEW}"}


def test_what_the_reader_has_chosen_and_the_answer_does_not_give_is_taken_back(page, answers):
    update = held = page.update(answers.read(CARE), 2022)
    chosen = {**held, "values": {**held["values"], ids.MONITOR_PALETTE: "wald"}}
    assert written(news(update, chosen)) == ALWAYS | {f"values {ids.MONITOR_PALETTE}"}
    assert news(update, chosen)["values"][ids.MONITOR_PALETTE] == "see"


def test_another_indicator_brings_its_years_levels_and_classes(page, answers):
    held, update = (
        page.update(answers.read(one), 2022) for one in ("indikator=kinderarmut&ebene=gemeinde", CARE)
    )
    told = written(news(update, held))
    assert {f"stores {ids.MONITOR_INDICATOR}", "year max", "ticks ticks", "shown_year shown_year"} <= told
    assert f"options {ids.MONITOR_PALETTE}" not in told
    assert f"options {ids.MONITOR_SIZE}" not in told
