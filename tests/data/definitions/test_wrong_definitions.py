"""Whatever is wrong with a definition is said in a sentence at its field, and nothing of it counts."""

from __future__ import annotations

from typing import Any

import pytest

from data.catalogue.documents import Problems
from data.catalogue.loader import load
from data.definitions.document import sections_of
from data.definitions.read import KnownDefinitions, read_definitions
from tests.data.definitions.files import LESEPATEN, changed, faults

M, I = "measures/lesepaten", "indicators/lesepaten_je_100"  # noqa: E741 - stand in forty lines
ONE = "lesepaten_je_100"


def two(path: str, value: object, other: str, also: object) -> dict[str, Any]:
    return changed(other, also, changed(path, value))


TARGET = {
    "indicator": "kinderarmut",
    "year_from": 2027,
    "value": 5,
    "label": {"de": "unter 5", "en": "below 5"},
    "source": "Kreistag, 12. März 2026",
    "levels": ["kreis"],
    "resolved_on": "2026-03-12",
}
ACTION = {
    "name": {"de": "Lesepaten gewinnen", "en": "Find reading mentors"},
    "owner": "FD Bildung",
    "begins": "2026-01-01",
    "state": "laufend",
}
EVENT = {
    "indicators": ["kinderarmut"],
    "year": 2020,
    "label": {"de": "Corona", "en": "Corona"},
    "source": "Landkreis",
}
SECOND = {"de": "Vorlesende je 100 Kinder", "en": "People who read aloud per 100 children"}


def second_indicator(**other: object) -> dict[str, Any]:
    """A second measure and an indicator that adds it to the first."""
    measure = {
        **LESEPATEN["measures"]["lesepaten"],
        "name": {"de": "Vorlesende", "en": "Readers"},
        "unit": {"de": "Vorlesende", "en": "readers"},
    }
    document = changed("measures/vorlesende", measure)
    added = {
        **LESEPATEN["indicators"][ONE],
        "name": SECOND,
        "numerator": ["lesepaten", "vorlesende"],
        **other,
    }
    document = changed("indicators/vorlesende_je_100", added, document)
    return changed("apart/paten_und_kinder/some", ["lesepaten", "vorlesende"], document)


WRONG: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "no name": (changed(f"{I}/name", None), ONE, "name", "Das Feld „name“ fehlt"),
    "no English": (changed(f"{I}/name/en", " "), ONE, "name.en", "fehlt der englische Text"),
    "a third language": (changed(f"{I}/name/fr", "x"), ONE, "name", "Sprache „fr“ ist nicht vorgesehen|„fr“"),
    "open brace": (changed(f"{I}/definition/de", "je {100"), ONE, "definition.de", "geschweifte Klammer"),
    "unknown place": (
        changed(f"{I}/definition/de", "{kreis}"),
        ONE,
        "definition.de",
        "Platzhalter „{kreis}“",
    ),
    "unknown theme": (changed(f"{I}/theme", "lesen"), ONE, "theme", "möglich sind fruehe_bildung"),
    "unknown unit": (changed(f"{I}/unit", "prozent"), ONE, "unit", "„prozent“ ist bei „unit“"),
    "factor of another unit": (changed(f"{I}/factor", 1000), ONE, "factor", "gehört der Faktor 100"),
    "unknown direction": (changed(f"{I}/direction", "up"), ONE, "direction", "möglich sind higher_is_better"),
    "four decimals": (changed(f"{I}/decimals", 4), ONE, "decimals", "ganze Zahl von 0 bis 3"),
    "unknown field": (changed(f"{I}/farbe", "rot"), ONE, "farbe", "„farbe“ ist nicht bekannt"),
    "unknown measure": (changed(f"{I}/numerator", ["paten"]), ONE, "numerator", "als Merkmal nicht bekannt"),
    "a measure twice": (
        changed(f"{I}/numerator", ["lesepaten", "lesepaten"]),
        ONE,
        "numerator",
        "steht bei „numerator“ zweimal",
    ),
    "a ratio divided": (
        changed(f"{I}/numerator", ["inkar_q_bs"]),
        ONE,
        "numerator",
        "Quoten werden nicht addiert",
    ),
    "no formula": (two(f"{I}/numerator", [], f"{I}/denominator", []), ONE, "numerator", "weder einen Zähler"),
    "no denominator": (changed(f"{I}/denominator", []), ONE, "unit", "verlangt einen Nenner"),
    "divided by itself": (changed(f"{I}/denominator", ["lesepaten"]), ONE, "denominator", "sind dasselbe"),
    "a share of others": (changed(f"{I}/unit", "percent"), "lesepaten", "relations", "apart“ widerspricht"),
    "a share of institutions": (
        two(f"{I}/unit", "percent", f"{I}/denominator", ["kitas"]),
        ONE,
        "unit",
        "Gemeint ist wohl „je 100“",
    ),
    "lag of ten years": (changed(f"{I}/denominator_lag", -10), ONE, "denominator_lag", "von -5 bis 5"),
    "persons unprotected": (
        changed(f"{I}/confidentiality", "institutions"),
        ONE,
        "confidentiality",
        "zählt Personen",
    ),
    "persons called institutions": (
        two(f"{M}/kind", "institutions", f"{M}/unit/de", "Kinder"),
        "lesepaten",
        "kind",
        "sind Personen",
    ),
    "protected by an office": (
        changed(f"{M}/kind", "published"),
        "lesepaten",
        "kind",
        "ein Amt selbst geschützt",
    ),
    "a known measure unprotected": (
        changed(
            "measures/kinder_u7",
            {
                "name": {"de": "Kinder unter 7 Jahren", "en": "Children under 7"},
                "kind": "institutions",
                "unit": {"de": "Kinder", "en": "children"},
                "reporting_date": {"de": "31. Dezember", "en": "31 December"},
            },
        ),
        "kinder_u7",
        "kind",
        "bleibt, wie sie war (persons)",
    ),
    "a shipped formula": (
        changed("indicators/kitas", {**LESEPATEN["indicators"][ONE]}),
        "kitas",
        "denominator",
        "eigenem Schlüssel",
    ),
    "a name that is taken": (
        changed(f"{I}/name/de", "Kinderarmut"),
        ONE,
        "name.de",
        "So heißt schon der Indikator „kinderarmut“",
    ),
    "the name of a measure": (
        changed(f"{M}/name/de", "Kinder unter 7 Jahren"),
        "lesepaten",
        "name.de",
        "schon das Merkmal „kinder_u7“",
    ),
    "a bad key": (
        changed("indicators/Lese", LESEPATEN["indicators"][ONE]),
        "Lese",
        "key",
        "Ein Schlüssel besteht",
    ),
    "a hidden sign": (changed(f"{I}/short/de", "Lese\u202epaten"), ONE, "short.de", "Steuerzeichen"),
    "a long name": (changed(f"{I}/name/de", "Lese" * 60), ONE, "name.de", "240 Zeichen; höchstens 160"),
    "a wrong encoding": (
        changed(f"{I}/name/de", "LesepatInnen fÃ¼r"),
        ONE,
        "name.de",
        "falscher Zeichenkodierung",
    ),
    "nothing said of a pair": (
        changed("apart", None),
        "lesepaten",
        "relations",
        "sehen aus wie Teil und Ganzes",
    ),
    "a pair without reason": (
        changed("apart/paten_und_kinder/because", ""),
        "paten_und_kinder",
        "because",
        "kein Text oder leer",
    ),
    "a shipped pair": (
        changed("apart/zwei", {"some": ["kinder_u3"], "others": ["kinder_u7"], "because": "so"}),
        "zwei",
        "others",
        "sind beide mitgeliefert",
    ),
    "a sum of nothing known": (
        changed("sums/kinder_u7", {"parts": ["paten"]}),
        "kinder_u7",
        "parts",
        "nicht bekannt",
    ),
    "a part of itself": (
        changed("sums/lesepaten", {"parts": ["lesepaten"], "exact": False}),
        "lesepaten",
        "parts",
        "Teil von sich",
    ),
    "a sum that gives the rest away": (
        second_indicator(),
        "vorlesende_je_100",
        "numerator",
        "ließe sich „Vorlesende“ ausrechnen",
    ),
    "many categories": (changed(f"{I}/breakdowns", ["alter"]), ONE, "small_areas", "fehlt „small_areas“"),
    "within and a formula": (changed(f"{I}/within", "kinderarmut"), ONE, "within", "hier sagt es die Formel"),
    "an official source": (
        changed(
            "sources/meine",
            {
                "name": {"de": "Meine", "en": "Mine"},
                "publisher": "wir",
                "licence": "frei",
                "provenance": "official",
            },
        ),
        "meine",
        "provenance",
        "Amtliche Quellen nennt der mitgelieferte Katalog",
    ),
    "removed, what nobody states": (
        changed("removed/indicators", ["kinderarmut"]),
        "removed",
        "indicators",
        "steht in keiner Definition",
    ),
    "unknown section": (changed("farben/x", {}), "farben", "", "Diesen Abschnitt gibt es nicht"),
    "a target above all": (
        changed("targets/t", {**TARGET, "value": 130, "indicator": "betreuungsquote_u3"}),
        "t",
        "value",
        "von 0 bis 100",
    ),
    "a target of nothing": (
        changed("targets/t", {**TARGET, "indicator": "x"}),
        "t",
        "indicator",
        "gibt es nicht",
    ),
    "a target of no day": (
        changed("targets/t", {**TARGET, "resolved_on": "12.3.2026"}),
        "t",
        "resolved_on",
        "ist kein Tag",
    ),
    "two targets at once": (
        two("targets/t", TARGET, "targets/u", {**TARGET, "value": 6}),
        "u",
        "year_from",
        "zwei Zielwerte zugleich",
    ),
    "an event of nothing": (
        changed("events/e", {**EVENT, "indicators": []}),
        "e",
        "indicators",
        "braucht einen",
    ),
    "an event of no place": (changed("events/e", {**EVENT, "levels": ["dorf"]}), "e", "levels", "„dorf“"),
    "an action that ends first": (
        changed("actions/a", {**ACTION, "ends": "2025-01-01"}),
        "a",
        "ends",
        "liegt vor dem Beginn",
    ),
    "an action in no state": (
        changed("actions/a", {**ACTION, "state": "offen"}),
        "a",
        "state",
        "möglich sind geplant",
    ),
    "a paper without address": (
        changed("actions/a", {**ACTION, "paper": "javascript:alert(1)"}),
        "a",
        "paper",
        "mit https:// beginnt",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_definition_is_refused_at_its_field(name):
    document, key, field, sentence = WRONG[name]
    found = faults(document)
    assert any(
        (key, field) == (at, part) and any(words in said for words in sentence.split("|"))
        for at, part, said in found
    ), found


def test_what_is_right_has_no_fault():
    right = changed("targets/t", TARGET)
    right = changed(
        "actions/a", {**ACTION, "ends": "2027-12-31", "paper": "https://sitzung.example/1"}, right
    )
    right = changed("events/e", EVENT, right)
    assert faults(right) == []


def test_a_sum_is_shown_where_each_of_its_measures_is():
    """Then protection knows all of them: the sum, its parts, and what they leave of each other."""
    document = second_indicator()
    alone = {
        **LESEPATEN["indicators"][ONE],
        "name": {"de": "Vorlesende", "en": "Readers"},
        "numerator": ["vorlesende"],
    }
    assert faults(changed("indicators/vorlesende_allein", alone, document)) == []


@pytest.mark.parametrize(
    "text",
    [
        "indicators: [",
        "measures:\n  a: {x: 1\n",
        "- 1\n- 2\n",
        "x: " + "[" * 5000,
        "a: &a [*a]",
        "\x00",
        "indicators:\n  a: 1\n",
    ],
)
def test_a_text_that_is_no_definition_file_gets_a_sentence(text):
    problems = Problems()
    sections = sections_of(text, "kaputt.yaml", problems)
    shipped = load()
    read_definitions(sections, "kaputt.yaml", KnownDefinitions(shipped, shipped), problems)
    assert problems.found
