"""Targets in the catalogue: read, kept with a data version, and refused where they contradict each other."""

import shutil
from dataclasses import replace

import pytest
import yaml

from callbacks.answers import Answers
from callbacks.monitor.definition import definition_parts
from callbacks.monitor.page import MonitorPage
from callbacks.monitor.series import lines, series
from dashboard.domain.indicator import Target
from dashboard.domain.selection import Selection
from dashboard.errors import CatalogueError
from dashboard.indicators.resolve import resolve
from data.catalogue.loader import FOLDER, load, load_states, localise
from data.stores import snapshot
from tests.slab_document import slab_document

THEME = "rahmenbedingungen.yaml"
LABEL = {"de": "Ziel in {land}", "en": "Target in {land}"}


def target(**changed):
    return {"year_from": 2021, "value": 5, "label": LABEL, "source": "Beschluss 1", **changed}


@pytest.fixture
def with_targets(tmp_path):
    """The catalogue that ships, with targets for child poverty."""
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path / file.name)

    def write(*targets):
        document = yaml.safe_load((tmp_path / THEME).read_text("utf-8"))
        document["indicators"]["kinderarmut"]["targets"] = list(targets)
        (tmp_path / THEME).write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), "utf-8")
        return load(tmp_path)

    return write


def test_nothing_ships_with_a_target():
    """No source that ships resolves one, and inventing one would be an opinion."""
    assert [one.key for one in load().indicators.values() if one.targets] == []


def test_targets_are_read_earliest_first_and_their_words_localised(with_targets):
    catalogue = with_targets(target(year_from=2025, value=0), target(levels=["gemeinde"]))
    assert [one.year_from for one in catalogue.indicators["kinderarmut"].targets] == [2021, 2025]
    local = localise(catalogue, load_states()["13"]).indicators["kinderarmut"].targets[0]
    assert local.label["de"] == "Ziel in Mecklenburg-Vorpommern"
    assert (local.value, local.levels) == (5.0, ("gemeinde",))


def test_a_data_version_keeps_its_targets(with_targets):
    catalogue = with_targets(target())
    kept = snapshot.load(snapshot.dump(catalogue)).indicators["kinderarmut"].targets
    assert kept == catalogue.indicators["kinderarmut"].targets
    assert isinstance(kept[0], Target)


@pytest.mark.parametrize(
    ("targets", "word"),
    [
        ([target(value=101)], "0 bis 100"),
        ([target(value=-1)], "0 bis 100"),
        ([target(value="5")], "value"),
        ([target(year_from=21)], "year_from"),
        ([target(source="")], "source"),
        ([target(levels=["dorf"])], "dorf"),
        ([target(colour="rot")], "colour"),
        ([target(), target(value=6)], "zwei Zielwerte"),
        ([target(levels=["amt"]), target(value=6)], "zwei Zielwerte"),
    ],
)
def test_a_target_that_cannot_be_meant_is_refused_by_name(with_targets, targets, word):
    with pytest.raises(CatalogueError) as refused:
        with_targets(*targets)
    assert word in refused.value.message
    assert "kinderarmut" in refused.value.message


def test_two_levels_may_have_their_own_targets_in_one_year(with_targets):
    catalogue = with_targets(target(levels=["amt"]), target(levels=["kreis"], value=6))
    assert len(catalogue.indicators["kinderarmut"].targets) == 2


@pytest.fixture
def aimed(answers, with_targets):
    """The app's answers with a target for municipalities from 2022 on."""
    own = Answers(answers.repository, answers.district)
    possible = own.possible(answers.repository.version())
    catalogue = localise(with_targets(target(year_from=2022, value=4.5, levels=["gemeinde"])), own.wording)
    frame = replace(possible, catalogue=catalogue)
    own.possible = lambda *_, **__: frame
    return own


def test_a_target_is_a_line_a_chip_and_a_reference(aimed):
    answer = aimed.read("indikator=kinderarmut&vergleich=ziel&darstellung=abstand&gebiete=13076108")
    assert answer.notices == ()
    page = MonitorPage(aimed)
    line = next(one for one in lines(aimed, answer) if one.role == "ziel")
    assert [line.values[i] for i in line.known()] == [4.5]
    parts, caption = series(aimed, answer)
    assert any(name.key == "ziel" for name in parts.names)
    assert "Ziel" in caption
    chips = [one.value for one in page.controls(answer).comparison.options]
    assert chips[-1] == "ziel"
    slab = slab_document(aimed, answer)
    at = slab["places"].index("13076108")
    assert slab["shown"]["value"][-1][at] == pytest.approx(slab["value"][-1][at] - 4.5)
    assert slab["shown"]["value"][0][at] is None, "before 2022 nothing was resolved"
    assert slab["heading"]["difference"] == "Abstand zum Ziel"
    drawer = str(definition_parts(aimed, answer, 2022))
    assert "ab 2022: 4,5" in drawer
    assert "Beschluss 1" in drawer


def test_where_no_target_holds_there_is_no_chip_and_a_link_is_told_so(aimed):
    answer = aimed.read("indikator=kinderarmut&ebene=kreis&vergleich=kreis,ziel")
    assert answer.selection.comparison == ("kreis",)
    assert any("kein Zielwert" in notice for notice in answer.notices)
    chips = [one.value for one in MonitorPage(aimed).controls(answer).comparison.options]
    assert "ziel" not in chips
    asked = Selection(indicator="kinderarmut", level="kreis", comparison=("ziel",))
    assert resolve(asked, aimed.possible(""))[0].comparison == ()
