"""Principles and aims of the strategy: refused at the field, in force with a release, written as they were read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.definitions.of_district import strategy_of
from dashboard.domain.definitions.stated import Definitions
from dashboard.domain.definitions.strategy import Aim, Principle
from data.catalogue.documents import Problems
from data.catalogue.loader import load
from data.definitions.document import checked_sections, sections_of
from data.definitions.history import definition_history
from data.definitions.read import KnownDefinitions, read_definitions
from data.definitions.stored import add_definitions, definitions, definitions_of
from data.definitions.written import sections_from, text_of
from data.embedded_strategy import example_strategy
from data.own_tables import extended
from data.publishing.rollback import rollback
from data.stores import raw_store, snapshot
from tests.data.definitions.files import text
from tests.data.definitions.test_in_force import published
from tests.data.definitions.test_wrong_definitions import ACTION

PRINCIPLE = {"number": 1, "name": {"de": "Alle lernen", "en": "Everybody learns"}}
AIM = {
    "number": 1,
    "name": {"de": "Kein Kind ist arm.", "en": "No child is poor."},
    "theme": "rahmenbedingungen",
    "principle": "alle",
    "indicators": ["kinderarmut"],
}
STRATEGY: dict[str, Any] = {
    "principles": {"alle": PRINCIPLE},
    "aims": {"armut": AIM},
    "actions": {"lesepaten": {**ACTION, "aim": "armut"}},
}


def _read(document: dict[str, Any], stated: Definitions | None = None) -> tuple[Definitions, list[Any]]:
    problems, shipped = Problems(), load()
    sections = checked_sections(document, "probe.yaml", problems)
    known = KnownDefinitions(shipped, shipped, stated or Definitions())
    return read_definitions(sections, "probe.yaml", known, problems), problems.faults


def _with(section: str, key: str, **changes: Any) -> dict[str, Any]:
    entry = {**STRATEGY[section][key], **changes}
    return {**STRATEGY, section: {key: {name: one for name, one in entry.items() if one is not None}}}


WRONG = {
    "no number": (_with("principles", "alle", number=None), "alle", "number", "ganze Zahl"),
    "a number of zero": (_with("aims", "armut", number=0), "armut", "number", "ganze Zahl von 1 bis 99"),
    "an unknown principle": (_with("aims", "armut", principle="x"), "armut", "principle", "gibt es nicht"),
    "an unknown theme": (_with("aims", "armut", theme="x"), "armut", "theme", "nicht vorgesehen"),
    "an unknown indicator": (
        _with("aims", "armut", indicators=["x"]),
        "armut",
        "indicators",
        "nicht bekannt",
    ),
    "an indicator twice": (
        _with("aims", "armut", indicators=["kinderarmut", "kinderarmut"]),
        "armut",
        "indicators",
        "zweimal",
    ),
    "an unknown aim": (_with("actions", "lesepaten", aim="x"), "lesepaten", "aim", "gibt es nicht"),
    "an example of nowhere": (_with("aims", "armut", example="dort"), "armut", "example", "Kreisschlüssel"),
    "an unknown field": (_with("aims", "armut", wert=1), "armut", "wert", "nicht bekannt"),
    "one language": (_with("principles", "alle", name={"de": "Alle"}), "alle", "name", ""),
    "two of one number": (
        {**STRATEGY, "principles": {"alle": PRINCIPLE, "andere": PRINCIPLE}},
        "andere",
        "number",
        "Die Nummer 1 hat schon „Alle lernen“",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_at_its_field(name):
    document, key, field, sentence = WRONG[name]
    _, faults = _read(document)
    found = [one for one in faults if (one.key, one.field.partition(".")[0]) == (key, field)]
    assert any(sentence in one.sentence for one in found), faults


def test_what_belongs_together_is_read_together():
    found, faults = _read(STRATEGY)
    assert faults == []
    assert (found.aims[0].principle, found.actions[0].aim) == ("alle", "armut")
    assert found.count == 3


def test_two_that_swap_their_numbers_come_in_one_file():
    before, _ = _read({"principles": {"alle": PRINCIPLE, "andere": {**PRINCIPLE, "number": 2}}})
    swapped = {"principles": {"alle": {**PRINCIPLE, "number": 2}, "andere": PRINCIPLE}}
    assert _read(swapped, before)[1] == []
    alone = {"principles": {"alle": {**PRINCIPLE, "number": 2}}}
    assert [one.field for one in _read(alone, before)[1]] == ["number"]


def test_an_example_that_ships_keeps_nobody_from_its_number():
    shipped = example_strategy("13076")
    assert {one.number for one in shipped.aims} == {1, 2, 3, 4, 5}
    assert _read(STRATEGY, shipped)[1] == []


def test_nothing_is_removed_that_others_belong_to():
    before, _ = _read(STRATEGY)
    for section, key, rest in (("principles", "alle", "Ziele: „armut“"), ("aims", "armut", "„lesepaten“")):
        _, faults = _read({"removed": {section: [key]}}, before)
        assert [(one.field, rest in one.sentence) for one in faults] == [(section, True)]
    everything = {"removed": {"principles": ["alle"], "aims": ["armut"], "actions": ["lesepaten"]}}
    assert _read(everything, before)[1] == []
    moved = {"removed": {"principles": ["alle"]}, "aims": {"armut": {**AIM, "principle": ""}}}
    moved["aims"]["armut"].pop("principle")
    assert _read(moved, before)[1] == []


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)
wording = st.fixed_dictionaries({"de": words, "en": words})


@given(
    st.builds(
        Principle, words, st.integers(1, 99), wording, st.none() | wording, st.sampled_from(("", "13076"))
    ),
    st.builds(Aim, words, st.integers(1, 99), wording, words, words, st.tuples(words), st.just("")),
)
def test_the_store_gives_back_what_it_was_given(principle, aim):
    assert snapshot.load_principle(snapshot.dump_part(principle)) == principle
    assert snapshot.load_aim(snapshot.dump_part(aim)) == aim


def test_the_written_file_states_the_same():
    shipped = example_strategy("13076")
    problems, known = Problems(), load()
    written = sections_of(text_of(sections_from(shipped)), "wieder.yaml", problems)
    again = read_definitions(written, "wieder.yaml", KnownDefinitions(known, known), problems)
    assert (problems.found, again) == ([], shipped)


def test_the_example_is_one_district_s_alone_and_says_so():
    found = example_strategy("13076")
    parts = (*found.principles, *found.aims, *found.actions)
    assert {one.example for one in parts} == {"13076"}
    assert not example_strategy("07232")
    aims, principles = {one.key for one in found.aims}, {one.key for one in found.principles}
    assert {one.aim for one in found.actions} == aims
    assert {one.principle for one in found.aims} <= principles


def test_no_other_district_shows_the_example():
    shown = extended(load(), (), (), example_strategy("13076"))
    own = strategy_of(shown, "13076")
    assert [one.number for one in own.aims] == [1, 2, 3, 4, 5]
    assert (len(own.principles), len(own.actions)) == (4, 9)
    assert [one.begins for one in own.actions] == sorted(one.begins for one in own.actions)
    assert not strategy_of(shown, "07232")
    stated, _ = _read(STRATEGY)
    assert strategy_of(extended(load(), (), (), stated), "07232").aims == stated.aims


@pytest.fixture
def ready(stores, world):
    world.counts("kinder_u7", 2023, {"13076001": "60"}, source="landkreis")
    stores.prepare_alike(world)
    return stores


def test_they_come_into_force_with_a_release_and_go_with_it(ready, tmp_path):
    outcome = published(ready, tmp_path, strategie_yaml=text(STRATEGY))
    catalogue = ready.repository().catalogue()
    assert [one.key for one in catalogue.principles] == ["alle"]
    assert [(one.key, one.indicators) for one in catalogue.aims] == [("armut", ("kinderarmut",))]
    assert [one.aim for one in catalogue.actions] == ["armut"]
    with ready.raw.connect() as connection:
        (version,) = definition_history(connection, "aim", "armut")
    assert (version.version, version.entry["number"]) == (outcome.version, 1)
    published(ready, tmp_path, ohne_yaml=text({"removed": {"actions": ["lesepaten"], "aims": ["armut"]}}))
    assert ready.repository().catalogue().aims == ()
    rollback(ready.raw, ready.published, outcome.version)
    catalogue = ready.repository().catalogue()
    assert (catalogue.principles, catalogue.aims, catalogue.actions) == ((), (), ())


def test_the_store_takes_both_kinds(ready):
    stated = example_strategy("13076")
    with ready.raw.begin() as connection:
        release = raw_store.releases(connection)[0].id
        add_definitions(connection, release, stated)
        again = definitions_of(connection, release)
        assert {one.key: one for one in again.aims} == {one.key: one for one in stated.aims}
        in_force = definitions(connection).stated.principles
        assert {one.key: one for one in in_force} == {one.key: one for one in stated.principles}
