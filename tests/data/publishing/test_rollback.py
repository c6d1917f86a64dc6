"""Taking back any import of a chain removes its own figures and no others, in every order, on both
databases."""

from __future__ import annotations

import math
import random

import pytest

from dashboard.domain.measure import Measure
from data.importing.write import import_deliveries
from data.publishing.rollback import rollback
from tests.data.stores.changes import shown, values
from tests.data.stores.deliveries import delivery

pytestmark = pytest.mark.one_database

OWN = "landkreis"
MUSIC = Measure(
    "musikschulen",
    {"de": "Musikschulen", "en": "Music schools"},
    "institutions",
    {"de": "Einrichtungen", "en": "institutions"},
    {"de": "1. Oktober", "en": "1 October"},
)
# Five measures that share no indicator, and a second table of an own measure that only the first one
# explains: measure, indicator, place, source.
CHAIN = {
    "kitas": ("kitas", "kitas", "13076001", "beispieldaten"),
    "places": ("kita_plaetze", "kita_plaetze", "13076002", "beispieldaten"),
    "poverty": ("inkar_q_newfbgu15_bev", "kinderarmut", "13076003", "inkar"),
    "people": ("bevoelkerung", "bevoelkerung", "13076003", "gv_isys"),
    "music": (MUSIC.key, MUSIC.key, "13076004", "landkreis"),
    "more music": (MUSIC.key, MUSIC.key, "13076001", "landkreis"),
}
YEAR = 2021


class Chain:
    """Imports by name, and what must be on show after each step."""

    def __init__(self, stores) -> None:
        self.stores = stores
        self.versions: dict[str, str] = {}
        self.expected: dict[str, float] = {}
        self.files = {
            name: delivery(
                (measure, place, YEAR, 20.0 + number, source),
                measures=(MUSIC,) if name == "music" else (),
                name=f"{name}.csv",
            )
            for number, (name, (measure, _, place, source)) in enumerate(CHAIN.items())
        }
        self.shipped = self._values()

    def may_bring(self, name: str) -> bool:
        return name not in self.versions and (name != "more music" or "music" in self.versions)

    def bring(self, name: str):
        outcome = import_deliveries(self.stores.raw, self.stores.published, [self.files[name]], "test")
        if outcome.changed:
            self.versions[name] = outcome.version
            self.expected[name] = self.files[name].observations[0].value
        return outcome

    def take_back(self, name: str):
        del self.expected[name]
        return rollback(self.stores.raw, self.stores.published, self.versions.pop(name))

    def shown(self) -> dict[str, float]:
        """What imports have brought: other figures of these places are those that ship for all of Germany."""
        return {name: value for name, value in self._values().items() if value != self.shipped.get(name)}

    def _values(self) -> dict[str, float]:
        repository = self.stores.repository()
        found = {}
        for name, (_, indicator, place, _) in CHAIN.items():
            if indicator in repository.catalogue().indicators:
                cells = repository.cells(indicator, "gemeinde", places=[place])
                if YEAR in cells.years:
                    found[name] = float(cells.value[cells.years.index(YEAR), 0])
        return {name: value for name, value in found.items() if not math.isnan(value)}


@pytest.fixture
def chain(stores, world):
    world.counts("kitas", 2020, {"13076001": "4", "13076002": "5"})
    stores.prepare(world)
    return Chain(stores)


def test_each_position_of_a_chain_is_taken_back_with_its_own_values_and_no_others(chain):
    """Five different measures; every value of every level on show is compared, by which version it came or
    went."""
    own = {}

    def bring(name):
        before = values(shown(chain.stores.settings))
        chain.bring(name)
        after = values(shown(chain.stores.settings))
        own[name] = after - before, before - after
        assert own[name][0]

    order = [name for name in CHAIN if name != "more music"]
    for name in order:
        bring(name)
    for position in range(len(order)):
        name = order.pop(position)
        before = values(shown(chain.stores.settings))
        brought, displaced = own[name]
        chain.take_back(name)
        assert values(shown(chain.stores.settings)) == (before - brought) | displaced, (position, name)
        assert chain.shown() == chain.expected
        order.append(name)
        bring(name)


@pytest.mark.parametrize("seed", range(2))
def test_every_import_of_a_chain_takes_its_own_figures_back_and_no_others(chain, seed):
    """Imported in any order, taken back in any order, brought again in between."""
    dice = random.Random(seed)
    for name in [*dice.sample(list(CHAIN), len(CHAIN)), "more music"]:
        if chain.may_bring(name):
            chain.bring(name)
    assert chain.shown() == chain.expected and len(chain.expected) >= 5
    again = 2
    while chain.versions:
        chain.take_back(dice.choice(sorted(chain.versions)))
        assert chain.shown() == chain.expected
        missing = [name for name in CHAIN if chain.may_bring(name)]
        if again and missing and dice.random() < 0.5:
            again -= 1
            assert chain.bring(dice.choice(missing)).changed
            assert chain.shown() == chain.expected


def test_what_is_said_is_true(chain):
    """The first of three is taken back: the other two are there, and brought again they are there already."""
    for name in ("kitas", "places", "poverty"):
        chain.bring(name)
    first = chain.versions["kitas"]
    outcome = chain.take_back("kitas")
    version = chain.stores.repository().version()
    assert outcome.version == version
    assert outcome.message == (
        f"{first} ist zurückgenommen; alle anderen Tabellen bleiben. Es gilt der neue Datenstand {version}."
    )
    for name in ("places", "poverty"):
        again = chain.bring(name)
        assert not again.changed and "schon eingespielt" in again.message
        assert name in chain.shown()
    assert chain.bring("kitas").changed


def test_what_a_table_explained_stays_explained_for_the_figures_of_others(chain):
    chain.bring("music")
    chain.bring("more music")
    chain.take_back("music")
    assert chain.stores.repository().catalogue().measures[MUSIC.key] == MUSIC
    assert chain.shown() == {"more music": 25.0}
    chain.take_back("more music")
    assert MUSIC.key not in chain.stores.repository().catalogue().indicators


def test_later_versions_that_hold_what_was_taken_back_cannot_be_opened(chain):
    for name in ("kitas", "places", "poverty"):
        chain.bring(name)
    held = [chain.versions["kitas"], chain.versions["places"], chain.versions["poverty"]]
    before, now = chain.stores.repository().releases()[-1].version, chain.take_back("kitas").version
    assert [one.version for one in chain.stores.repository().releases()] == [now, before]
    assert not any(chain.stores.repository().resolve_version(one)[1] for one in held)
