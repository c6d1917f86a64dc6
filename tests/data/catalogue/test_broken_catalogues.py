"""A catalogue that contradicts itself is refused with file, key and cause."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import CatalogueError
from data.catalogue.loader import FOLDER, load, load_states


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path


def _replace(file: str, old: str, new: str, after: str = "") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        before, found, rest = text.partition(after) if after else ("", "", text)
        assert old in rest, f"{file} no longer holds {old}"
        path.write_text(before + found + rest.replace(old, new, 1), encoding="utf-8")

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
        _replace(
            "uebergang.yaml", "    decimals: 1", "    decimals: 1\n    kommastellen: 1", "  ohne_abschluss:"
        ),
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
        _replace("integration.yaml", "    factor: 100", "    factor: 1000", "  auslaendische_schueler:"),
        ("integration.yaml", "„auslaendische_schueler“", "gehört der Faktor 100, nicht 1000"),
    ),
    "share without denominator": (
        _replace("integration.yaml", "    denominator: [schueler]\n", ""),
        ("integration.yaml", "„auslaendische_schueler“", "„percent“ verlangt einen Nenner"),
    ),
    "persons taken for institutions": (
        _replace(
            "integration.yaml",
            "confidentiality: persons",
            "confidentiality: institutions",
            "  auslaendische_schueler:",
        ),
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
        _replace("integration.yaml", "decimals: 1", "decimals: eine", "  auslaendische_schueler:"),
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
