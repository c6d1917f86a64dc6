"""Ways in words, in both languages, and as the map's scripts hold them."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.indicators.ways.summary import way_classes
from dashboard.institutions.reachability.document import document, shown_sites
from dashboard.institutions.reachability.question import TravelQuestion
from dashboard.institutions.reachability.result import reachability
from dashboard.institutions.reachability.scenario import CLOSE, MOVE, OPEN, Rejected, SiteChange
from dashboard.institutions.reachability.words import (
    change_words,
    children_words,
    class_words,
    difference,
    length_words,
    question_words,
    rejected_words,
    site_name,
)
from tests.dashboard.institutions.reachability.grounds import (
    BUS,
    KEYS,
    PRIMARY,
    RULES,
    SOUTH,
    WEST,
    ground,
    site,
)

NAMES = dict(zip(KEYS, ("Aburg", "Bstadt", "Cdorf"), strict=True))
CHANGES = (
    SiteChange(CLOSE, "a"),
    SiteChange(MOVE, "b", WEST + 0.2, SOUTH + 0.1),
    SiteChange(OPEN, "", WEST, SOUTH),
)


def asked(*changes):
    of = ground(
        site("a", WEST, SOUTH), site("b", WEST + 0.1, SOUTH + 0.1), site("c", WEST + 0.25, SOUTH + 0.15)
    )
    return reachability(of, TravelQuestion(PRIMARY, "bus", "minuten", 40.0, BUS, changes), RULES)


@pytest.mark.parametrize(
    ("children", "german", "english"),
    [
        (0, "0 Kinder", "0 children"), (0.2, "unter 3 Kinder", "fewer than 3 children"),
        (2.7, "3 Kinder", "3 children"), (1234.4, "1.234 Kinder", "1,234 children"),
    ],
)  # fmt: skip
def test_children_are_whole_and_few_are_no_number(children, german, english):
    assert children_words(children, "de").replace("\u00a0", " ") == german
    assert children_words(children, "en").replace("\u00a0", " ") == english


def test_lengths_are_minutes_or_kilometres():
    assert length_words(17.4, "minuten", "de") == "17\u00a0Minuten"
    assert length_words(3.44, "km", "de") == "3,4\u00a0km"
    assert length_words(None, "minuten", "de") == "kein Weg zu einem Standort"


def test_a_difference_is_that_of_the_numbers_as_they_are_written():
    assert difference(19.6, 41.4, "minuten", "de") == "+21"
    assert difference(3.0, 1.5, "km", "de") == "−1,5"
    assert difference(None, 3, "minuten", "de") == ""


def test_classes_are_said_as_in_the_legend():
    assert class_words(way_classes((10, 20, 30), 40), "de") == (
        "unter 10", "10 bis unter 20", "20 bis unter 30", "30 bis 40", "über 40"
    )  # fmt: skip
    assert class_words(way_classes((2, 5), None), "de") == ("unter 2", "2 bis unter 5", "ab 5")
    assert class_words(way_classes((10,), 5), "de") == ("unter 5", "über 5")


@pytest.mark.parametrize("breaks", [(10.0, 20.0, 30.0), (10.0,), ()])
@pytest.mark.parametrize("norm", [None, 5.0, 40.0])
def test_there_are_as_many_words_as_classes(breaks, norm):
    within = way_classes(breaks, norm)
    if breaks or norm:
        assert len(class_words(within, "en")) == within.count


def test_changes_say_what_and_where():
    found = asked(*CHANGES)
    assert change_words(CHANGES[0], found, NAMES.__getitem__, "de") == ("schließt", "Schule a")
    assert change_words(CHANGES[1], found, NAMES.__getitem__, "de") == ("zieht um", "Schule b in Bstadt")
    assert change_words(CHANGES[2], found, NAMES.__getitem__, "de") == ("öffnet", "neuer Standort in Aburg")
    assert question_words(found, NAMES.__getitem__, "de") == "Was wäre, wenn sich 3 Standorte ändern?"
    assert question_words(asked(CHANGES[0]), NAMES.__getitem__, "de") == "Was wäre, wenn „Schule a“ schließt?"
    assert question_words(asked(), NAMES.__getitem__, "de") == ""


def test_sites_of_a_scenario_have_a_place_in_their_name():
    found = asked(*CHANGES)
    names = [site_name(one, found, NAMES.__getitem__, "de") for one in found.sites_after]
    assert names == ["Schule b in Bstadt", "Schule c", "neuer Standort in Aburg"]


def test_every_reason_has_a_sentence():
    reasons = ("unreadable", "twice", "many", "long", "unknown", "outside", "off")
    for lang in ("de", "en"):
        said = rejected_words([Rejected("zu:x", one) for one in reasons], 8, lang)
        assert len(set(said)) == len(reasons)


def test_the_document_holds_cells_with_children_and_what_changes():
    found = asked(*CHANGES)
    count = len(found.ground.cells)
    sites = shown_sites(found)
    assert [state for _, state in sites] == ["moved", "stays", "opened", "closed"]
    made = document(
        found,
        units=[(float(at), 0.0) for at in range(count)],
        site_units=[(0.0, 0.0)] * len(sites),
        site_names=[one.name for one, _ in sites],
        unit_m=100,
    )
    cells, after = made["cells"], made["after"]
    shown = np.flatnonzero(found.ground.children > 0)
    assert cells["x"] == shown.tolist() and {len(one) for one in cells.values()} == {len(shown)}
    assert all(kids == -1 or kids >= 3 for kids in cells["kids"])
    assert made["norm_class"] == made["classes"] - 1 == 4
    changed = shown[after["cell"]]
    assert found.effect.affected[changed].all()
    assert np.allclose(after["length"], found.after.length[changed], atol=0.051)
    assert [made["sites"][at]["key"] for at in cells["site"]] == [
        found.ground.sites[at].key for at in found.before.site[shown]
    ]
    assert [made["sites"][at]["key"] for at in after["site"]] == [
        found.sites_after[at].key for at in found.after.site[changed]
    ]
