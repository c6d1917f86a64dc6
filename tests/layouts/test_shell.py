"""The frame of every page and the ids that scripts and callbacks rely on."""

import json
import re
from collections import Counter
from pathlib import Path

import plotly.utils
import pytest

from callbacks.application import page
from layouts import ids
from layouts.shell import FOOTER_PAGES, shell, text_page
from tests.dashboard.indicators.wording.made_district import LANDKREIS
from tests.layouts.opened import opened

ROOT = Path(__file__).resolve().parents[2]


def props(component):
    """Every component's properties, depth first."""
    if isinstance(component, list):
        for one in component:
            yield from props(one)
    elif isinstance(component, dict) and "props" in component:
        yield component["props"]
        yield from props(component["props"].get("children"))


@pytest.fixture(scope="module")
def monitor(client):
    return opened(client.get("/_dash-layout").json)


def test_no_id_stands_twice(monitor):
    counted = Counter(one["id"] for one in props(monitor) if "id" in one)
    assert [id_ for id_, times in counted.items() if times > 1] == []


def test_every_label_belongs_to_something_on_the_page(monitor):
    made = {"monitor-indicator-input", "monitor-place-input", "shell-find-input"}  # by search/combobox.js
    known = {one["id"] for one in props(monitor) if "id" in one} | made
    for one in props(monitor):
        for attribute in ("htmlFor", "aria-labelledby", "aria-controls"):
            assert one.get(attribute) is None or set(one[attribute].split()) <= known, one[attribute]


def test_every_id_that_scripts_ask_for_is_on_the_page(monitor):
    known = {one["id"] for one in props(monitor) if "id" in one}
    for script in (ROOT / "assets").glob("[!dt]*/*.js"):
        for id_ in re.findall(
            r"""getElementById\("((?:monitor|shell)-[a-z-]+)"\)""", script.read_text("utf-8")
        ):
            assert id_ in known or "input" in id_ or "list" in id_, f"{script.name}: {id_}"


def words(component):
    """What stands inside a component as text."""
    if isinstance(component, str):
        return component.strip()
    if isinstance(component, list):
        return "".join(words(one) for one in component)
    return words(component["props"].get("children")) if isinstance(component, dict) else ""


def test_every_button_has_a_name(monitor):
    """In words or as a label. The next step of an empty view stays hidden until a script writes its words."""
    buttons = [one for one in props(monitor) if one.get("type") == "button"]
    assert len(buttons) > 15
    nameless = [one for one in buttons if not one.get("aria-label") and not words(one.get("children"))]
    assert [one["className"] for one in nameless] == ["btn btn-primary"] * len(nameless)


def test_the_footer_leads_to_the_legal_texts(monitor):
    targets = {one.get("href") for one in props(monitor)}
    assert {f"/{name}" for name in FOOTER_PAGES} <= targets


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_text_page_has_one_heading_and_a_way_back(lang):
    made = shell(text_page("Titel", [], lang), path="/impressum", words=LANDKREIS, lang=lang, theme="dark")
    plain = json.loads(json.dumps(made, cls=plotly.utils.PlotlyJSONEncoder))
    assert sum(one.get("children") == "Titel" for one in props(plain)) == 1
    assert any(one.get("href", "").startswith("/monitor") for one in props(plain))
    pressed = [
        one["data-brightness"]
        for one in props(plain)
        if one.get("aria-pressed") == "true" and "data-brightness" in one
    ]
    assert pressed == ["dark", "dark"], "in the head, and in its menu for small screens"
    assert any(one.get("href") == "#inhalt" for one in props(plain))
    assert any(one.get("id") == "inhalt" for one in props(plain))


def test_ids_name_their_page_and_differ(monitor):
    values = [value for name, value in vars(ids).items() if name.isupper()]
    assert len(set(values)) == len(values)
    assert all(
        re.fullmatch(
            r"url|page|stage|presenter|"
            r"(shell|monitor|meeting|comparison|highlights|integration|network|open-data|portal|report|stage|"
            r"strategy|transition)"
            r"-[a-z-]+",
            one,
        )
        for one in values
    )


def test_a_page_can_be_built_without_a_request(app_of):
    """So that the validation layout and tools do not need a browser."""
    app = app_of()
    assert page(app.answers) is not None
