"""The catalogue that ships can be loaded, and one that could not be shown is refused with every reason
named."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.indicator import Catalogue, Event
from dashboard.domain.observation import Provenance
from data.catalogue.loader import load, load_states, localise
from data.catalogue.travel import travel_rules
from data.germany import figures as pack
from data.publishing.courses import starts
from data.publishing.institutions.ways import measures_of_ways

FIGURES = Path(__file__).parents[3] / "data" / "embedded" / "figures"
INDICATORS = {
    "fruehe_bildung": (
        "betreuungsquote_u3 betreuungsquote_3_6 ganztagsquote_u3 ganztagsquote_3_6 "
        "kita_plaetze_je_fachkraft kitas "
        "kita_plaetze tagespflegepersonen versorgungsquote_kita kita_kinder_auslaendische_herkunft "
        "integrative_kitas "
        "sprachauffaelligkeit_einschulung spaet_eingeschult kinderaerzte_je_10000"
    ),
    "uebergang": (
        "ohne_abschluss erster_abschluss mittlerer_abschluss hochschulreife ausbildungsstellen_je_100 "
        "auszubildende_je_1000_sv auszubildende_15_25 berufsschueler_je_1000 jugendarbeitslosenquote "
        "arbeitslose_15_25_je_100 sgb2_u25 unversorgte_bewerber vertragsloesungen verbleib_nach_schule "
        "studierende_18_25"
    ),
    "rahmenbedingungen": (
        "bevoelkerung bevoelkerungsdichte bevoelkerungsentwicklung kinder_u3 kinder_3_6 jugendliche_15_25 "
        "kinderarmut "
        "bg_mit_kindern sgb2_quote arbeitslosenquote"
    ),
    "integration": (
        "auslaendische_schueler auslaendische_berufsschueler schulbesuch_auslaendischer_jugendlicher "
        "asylbewerberleistungen_je_1000 foerderquote sprachkurs_wartezeit"
    ),
}

WAITING: frozenset[str] = frozenset()
"""Indicators of which no figures ship: they wait for an import."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def test_themes_hold_what_was_ordered_in_order_of_display(catalogue: Catalogue) -> None:
    """More may stand between: whoever adds an indicator changes the catalogue alone."""
    for theme, keys in INDICATORS.items():
        ordered = keys.split()
        assert [one.key for one in catalogue.of_theme(theme) if one.key in ordered] == ordered, theme
    assert list(catalogue.themes) == list(INDICATORS)


def test_the_monitor_opens_with_child_poverty(catalogue: Catalogue) -> None:
    assert catalogue.opening == "kinderarmut"
    assert catalogue.indicators["kinderarmut"].ratio == "inkar_q_newfbgu15_bev"


def test_day_care_on_1_march_divides_by_the_population_of_the_december_before(catalogue: Catalogue) -> None:
    ages = {"kinder_u3", "kinder_3_6", "kinder_u7"}
    for indicator in map(catalogue.indicators.__getitem__, INDICATORS["fruehe_bildung"].split()):
        assert indicator.denominator_lag == (-1 if ages & set(indicator.denominator) else 0), indicator.key


def test_every_indicator_can_be_found_by_a_word_that_people_type(catalogue: Catalogue) -> None:
    assert all(indicator.synonyms for indicator in catalogue.indicators.values())
    for word in ("Krippe", "Hort", "Schulabbrecher", "Armut", "Hartz IV", "Azubi", "Lehrstelle"):
        assert any(word in one.synonyms for one in catalogue.indicators.values()), word


def test_every_count_in_a_formula_says_what_it_divides_by(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators.values():
        assert bool(indicator.denominator) == bool(indicator.denominator_unit), indicator.key


def test_no_shipped_text_repeats_itself_as_definition_or_help(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators.values():
        for language in ("de", "en"):
            texts = [
                getattr(indicator, field)[language] for field in ("subtitle", "definition", "reading_help")
            ]
            assert len(set(texts)) == 3, indicator.key
            assert len(texts[1]) > 80, indicator.key


def test_every_measure_in_use_has_figures_or_is_filled_by_an_import(catalogue: Catalogue) -> None:
    used = {
        key
        for one in catalogue.indicators.values()
        if one.key not in WAITING
        for key in (*one.numerator, *one.denominator, *((one.ratio,) if one.ratio else ()))
    }
    shipped = {row["merkmal"] for file in FIGURES.glob("*.csv") for row in _rows(file)}
    packed = {measure for measure, _, _ in pack.shipped().lines}
    assert used - shipped - packed - set(measures_of_ways(travel_rules())) == {starts.MEASURE}


def test_every_shipped_figure_names_a_measure_a_source_and_a_breakdown_of_the_catalogue(
    catalogue: Catalogue,
) -> None:
    known = {""} | {f"{one.key}:{name}" for one in catalogue.breakdowns.values() for name in one.categories}
    for file in FIGURES.glob("*.csv"):
        for row in _rows(file):
            where = f"{file.name}: {row['merkmal']} {row['gebiet']}"
            assert row["merkmal"] in catalogue.measures, where
            assert row["quelle"] in catalogue.sources, where
            assert row["gliederung"] in known, where


def test_example_figures_come_from_the_example_source_alone(catalogue: Catalogue) -> None:
    examples = {key for key, source in catalogue.sources.items() if source.provenance is Provenance.EXAMPLE}
    assert examples == {"beispieldaten", "wegemodell_beispiel", starts.EXAMPLE_SOURCE}


def test_five_destinations_do_not_add_up_to_the_share_that_has_moved_on(catalogue: Catalogue) -> None:
    assert len(catalogue.breakdowns["verbleib"].categories) == 5
    assert not catalogue.breakdowns["verbleib"].adds_up
    assert catalogue.breakdowns["geschlecht"].adds_up


def test_a_state_fills_in_its_own_certificates() -> None:
    states = load_states()
    assert list(states) == [f"{number:02d}" for number in range(1, 17)]
    north, west = localise(load(), states["13"]), localise(load(), states["05"])
    assert north.indicators["ohne_abschluss"].name["de"] == "Abgehende ohne Berufsreife"
    assert west.indicators["ohne_abschluss"].name["de"] == "Abgehende ohne Ersten Schulabschluss"
    assert states["07"].middle_level_plural["de"] == "Verbandsgemeinden"


@pytest.mark.parametrize("state", [f"{number:02d}" for number in range(1, 17)])
def test_no_placeholder_is_left_after_filling_in_a_state(state: str) -> None:
    filled = localise(load(), load_states()[state])
    assert not re.search(r"[{}]", _all_texts(filled))


def test_events_of_one_state_are_not_shown_in_another() -> None:
    states = load_states()
    assert [event.year for event in localise(load(), states["13"]).indicators["hochschulreife"].events] == [
        2001,
        2008,
    ]
    assert localise(load(), states["05"]).indicators["hochschulreife"].events == ()


def test_filling_in_keeps_events_without_a_state() -> None:
    catalogue, event = load(), Event(2015, {"de": "{erster}", "en": "{erster}"}, "Quelle")
    changed = replace(catalogue.indicators["kitas"], events=(event,))
    filled = localise(replace(catalogue, indicators={"kitas": changed}), load_states()["13"])
    assert filled.indicators["kitas"].events[0].label["de"] == "Berufsreife"


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def _all_texts(catalogue: Catalogue) -> str:
    texts = []
    for one in catalogue.indicators.values():
        texts += [one.name, one.short, one.subtitle, one.definition, one.reading_help, *one.notes]
        texts += [event.label for event in one.events] + [one_break.label for one_break in one.breaks]
    texts += [text for measure in catalogue.measures.values() for text in (measure.name, measure.unit)]
    return "\n".join(wording for text in texts for wording in text.values())
