"""The catalogue that ships can be loaded, and one that could not be shown is refused with every reason
named."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.indicator import Catalogue, Event
from dashboard.domain.observation import Provenance
from dashboard.errors import CatalogueError
from data.catalogue.loader import FOLDER, load, load_states, localise

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


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path


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
    for indicator in catalogue.of_theme("fruehe_bildung"):
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
        for key in (*one.numerator, *one.denominator, *((one.ratio,) if one.ratio else ()))
    }
    shipped = {row["merkmal"] for file in FIGURES.glob("*.csv") for row in _rows(file)}
    assert used - shipped == set()


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
    assert examples == {"beispieldaten"}


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


def _replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _append(file: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return change


def _write(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: _ignore((folder / file).write_bytes(content))


def _remove(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def _ignore(_: object) -> None:
    return None


BROKEN: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "unknown field": (
        _replace("uebergang.yaml", "    decimals: 1", "    decimals: 1\n    kommastellen: 1"),
        ("uebergang.yaml", "„ohne_abschluss“", "„kommastellen“ ist nicht bekannt"),
    ),
    "unknown measure": (
        _replace("uebergang.yaml", "[abgaenge_ohne_berufsreife]", "[abgaenge_ohne_alles]"),
        (
            "uebergang.yaml",
            "„ohne_abschluss“",
            "„abgaenge_ohne_alles“ bei „numerator“ ist als Merkmal nicht bekannt",
        ),
    ),
    "unknown ratio": (
        _replace("uebergang.yaml", "ratio: inkar_q_bs", "ratio: inkar_q_bsx"),
        ("uebergang.yaml", "„berufsschueler_je_1000“", "„inkar_q_bsx“ bei „ratio“"),
    ),
    "missing English text": (
        _replace("fruehe_bildung.yaml", '{de: "Kitas", en: "Day-care centres"}', '{de: "Kitas"}'),
        ("fruehe_bildung.yaml", "„kitas“", "Bei „short“ fehlt der englische Text (en)"),
    ),
    "empty German text": (
        _replace("measures.yaml", 'de: "Bevölkerung"', 'de: " "'),
        ("measures.yaml", "„bevoelkerung“", "Bei „name“ fehlt der deutsche Text (de)"),
    ),
    "missing field": (
        _replace("sources.yaml", "  publisher:", "  herausgeber:"),
        ("sources.yaml", "„inkar“", "Das Feld „publisher“ fehlt", "„herausgeber“ ist nicht bekannt"),
    ),
    "ratio in a sum": (
        _replace("integration.yaml", "numerator: [schueler_auslaendisch]", "numerator: [inkar_a_sch_a]"),
        ("integration.yaml", "„auslaendische_schueler“", "„inkar_a_sch_a“ bei „numerator“ ist eine Quote"),
    ),
    "count as a published ratio": (
        _replace("integration.yaml", "ratio: inkar_a_bs_a", "ratio: schueler"),
        (
            "integration.yaml",
            "„auslaendische_berufsschueler“",
            "„schueler“ bei „ratio“ ist keine veröffentlichte Quote",
        ),
    ),
    "no formula": (
        _replace("integration.yaml", "    ratio: inkar_a_bs_a\n", ""),
        ("integration.yaml", "„auslaendische_berufsschueler“", "weder einen Zähler (numerator) noch eine"),
    ),
    "denominator without numerator": (
        _replace("integration.yaml", "    numerator: [schueler_auslaendisch]\n", ""),
        ("integration.yaml", "„auslaendische_schueler“", "ohne Zähler"),
    ),
    "wrong factor": (
        _replace("integration.yaml", "    factor: 100", "    factor: 1000"),
        ("integration.yaml", "„auslaendische_schueler“", "gehört der Faktor 100, nicht 1000"),
    ),
    "share without denominator": (
        _replace("integration.yaml", "    denominator: [schueler]\n", ""),
        ("integration.yaml", "„auslaendische_schueler“", "„percent“ verlangt einen Nenner"),
    ),
    "persons taken for institutions": (
        _replace("integration.yaml", "confidentiality: persons", "confidentiality: institutions"),
        ("integration.yaml", "„auslaendische_schueler“", "„schueler_auslaendisch“ zählt Personen"),
    ),
    "shift of no denominator": (
        _replace(
            "fruehe_bildung.yaml", "    numerator: [kitas]", "    numerator: [kitas]\n    denominator_lag: -1"
        ),
        ("fruehe_bildung.yaml", "„kitas“", "„denominator_lag“ verschiebt einen Nenner"),
    ),
    "unknown theme in a file": (
        _replace("integration.yaml", "theme: integration", "theme: integrazion"),
        ("integration.yaml", "„integrazion“ ist bei „theme“ nicht vorgesehen"),
    ),
    "theme without a file": (
        _replace("themes.yaml", "  integration:", "  inklusion:"),
        ("inklusion.yaml", "Die Datei fehlt"),
    ),
    "unknown breakdown": (
        _replace("integration.yaml", "breakdowns: [foerderort]", "breakdowns: [schulform]"),
        (
            "integration.yaml",
            "„foerderquote“",
            "„schulform“ bei „breakdowns“ ist als Gliederung nicht bekannt",
        ),
    ),
    "share of a breakdown that the indicator lacks": (
        _replace("integration.yaml", "share_of_total: [foerderort]", "share_of_total: [geschlecht]"),
        ("integration.yaml", "„foerderquote“", "„geschlecht“ bei „share_of_total“"),
    ),
    "unknown unit": (
        _replace("integration.yaml", "unit: weeks", "unit: wochen"),
        ("integration.yaml", "„sprachkurs_wartezeit“", "„wochen“ ist bei „unit“ nicht vorgesehen"),
    ),
    "unknown direction": (
        _replace("integration.yaml", "direction: lower_is_better", "direction: down"),
        ("integration.yaml", "„sprachkurs_wartezeit“", "„down“ ist bei „direction“ nicht vorgesehen"),
    ),
    "unknown level": (
        _replace("fruehe_bildung.yaml", "no_ranking_at: [gemeinde]", "no_ranking_at: [dorf]"),
        (
            "fruehe_bildung.yaml",
            "„kinderaerzte_je_10000“",
            "„dorf“ bei „no_ranking_at“ ist als Ebene nicht bekannt",
        ),
    ),
    "decimals in words": (
        _replace("integration.yaml", "decimals: 1", "decimals: eine"),
        ("integration.yaml", "„auslaendische_schueler“", "„decimals“ muss eine ganze Zahl"),
    ),
    "unknown placeholder": (
        _replace("uebergang.yaml", 'de: "Abgehende {ohne_erster}"', 'de: "Abgehende {ohne_abitur}"'),
        ("uebergang.yaml", "„ohne_abschluss“", "der Platzhalter „{ohne_abitur}“ nicht bekannt"),
    ),
    "open brace": (
        _replace("uebergang.yaml", 'de: "Abgehende {ohne_erster}"', 'de: "Abgehende {ohne_erster"'),
        ("uebergang.yaml", "„ohne_abschluss“", "geschweifte Klammer nicht geschlossen"),
    ),
    "placeholder where none is filled": (
        _replace("sources.yaml", 'de: "INKAR,', 'de: "{land} INKAR,'),
        ("sources.yaml", "„inkar“", "„{land}“ nicht bekannt"),
    ),
    "duplicate key": (
        _append("measures.yaml", '\nkitas:\n  name: {de: "x", en: "x"}\n'),
        ("measures.yaml", "„kitas“", "mehrfach, zuletzt in Zeile"),
    ),
    "indicator in two themes": (
        _append("rahmenbedingungen.yaml", "  kitas: {}\n"),
        ("rahmenbedingungen.yaml", "„kitas“", "gibt es schon in fruehe_bildung.yaml"),
    ),
    "YAML syntax": (
        _append("measures.yaml", "\nkaputt: [1, 2\n"),
        ("measures.yaml", "kein gültiges YAML", "in Zeile"),
    ),
    "object construction": (
        _write("breakdowns.yaml", b"geschlecht: !!python/object/apply:os.getcwd []\n"),
        ("breakdowns.yaml", "kein gültiges YAML"),
    ),
    "not a mapping": (
        _write("sources.yaml", b"- inkar\n- regionalstatistik\n"),
        ("sources.yaml", "Zuordnung aus Schlüsseln und Werten"),
    ),
    "wrong encoding": (
        _write("sources.yaml", "inkar: {name: {de: Größe, en: size}}".encode("cp1252")),
        ("sources.yaml", "nicht in UTF-8"),
    ),
    "missing file": (_remove("breakdowns.yaml"), ("breakdowns.yaml", "Die Datei fehlt")),
    "number as key": (
        _append("measures.yaml", "\n4711: {}\n"),
        ("measures.yaml", "nicht „4711“"),
    ),
    "unknown opening": (
        _replace("themes.yaml", "opening: kinderarmut", "opening: kinderreichtum"),
        ("themes.yaml", "„opening“", "„kinderreichtum“ ist als Indikator nicht bekannt"),
    ),
    "unknown provenance": (
        _replace("sources.yaml", "provenance: official", "provenance: amtlich"),
        ("sources.yaml", "„inkar“", "„amtlich“ ist bei „provenance“ nicht vorgesehen"),
    ),
    "event without source": (
        _replace("uebergang.yaml", "        source:", "        quelle:"),
        ("uebergang.yaml", "„ohne_abschluss“", "Das Feld „source“ fehlt"),
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_catalogue_is_refused_with_file_key_and_cause(copy: Path, fault: str) -> None:
    change, expected = BROKEN[fault]
    change(copy)
    with pytest.raises(CatalogueError) as refused:
        load(copy)
    for words in expected:
        assert words in refused.value.message


def test_all_problems_are_listed_not_only_the_first(copy: Path) -> None:
    _replace("sources.yaml", "provenance: official", "provenance: amtlich")(copy)
    _replace("integration.yaml", "unit: weeks", "unit: wochen")(copy)
    with pytest.raises(CatalogueError) as refused:
        load(copy)
    assert refused.value.message.startswith("Der Katalog hat 2 Fehler:")
    problems = refused.value.facts["problems"]
    assert isinstance(problems, list | tuple)
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"13":', '"17":', "kein Landesschlüssel von 01 bis 16"),
        ("    mit_erster:", "    mit_erstem:", "Bei „certificates“ fehlt „mit_erster“"),
        (
            'middle_level: {de: "Amt", en: "Amt"}',
            'middle_level: "Amt"',
            "Text auf Deutsch (de) und auf Englisch (en)",
        ),
    ],
)
def test_a_broken_wording_of_a_state_is_refused(copy: Path, old: str, new: str, expected: str) -> None:
    _replace("states.yaml", old, new)(copy)
    with pytest.raises(CatalogueError, match=re.escape(expected)):
        load_states(copy)


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
