"""The words of a picture: a long name keeps its year, and no word runs over the map."""

import csv
import os
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.drawing.typeface import width_of
from dashboard.exports.caption import Caption
from dashboard.exports.pictures.side_panel import LEFT, WIDTH, Legend, side_panel

CASES = os.environ.get("BILDUNGSLUPE_CASES", "")
NAMES = [
    "Schülerinnen und Schüler mit Förderbedarf in den Schwerpunkten Lernen, Sprache, emotionale und soziale "
    "Entwicklung, Hören, Sehen und geistige Entwicklung an öffentlichen und freien allgemeinbildenden "
    "Schulen",
    "Schulentwicklungsplanungsfortschreibungsbeteiligungsverfahrensverordnungen",
    "W" * 60,
    "i" * 200,
    "Anteil der " * 20,
    "Kita-Hort-Krippe-Tagespflege-Ganztag-Halbtag-Integration-Sprache-Bewegung-Ernährung",
    "Kinder/Jugendliche/Heranwachsende/Erwachsene/Ältere/Familien/Alleinerziehende/Paare",
    "Schülerbeförderungskostenerstattungsantragsbearbeitungsdauer in Wochen",
    "Plätze je 100 Kinder unter 7 Jahren am 1. März, ohne Tagespflege und ohne Plätze in Nachbarkreisen",
    "Quote\u00a0ohne\u00a0Umbruch\u00a0und\u00a0ohne\u00a0gewöhnliche\u00a0Leerzeichen\u00a0dazwischen",
    "Ausbildungsberufe (MINT, Pflege, Handwerk) & duale Studiengänge <neu> „2023“",
    "Ü" * 45 + " " + "ß" * 45,
]


def set_words(name, when=", 2023"):
    """Each line of the column: its text, and how far to the right it reaches."""
    made = Caption(
        lang="de", kicker="Landkreis", title=f"{name}{when}", subtitle=name, unit="", example="", provenance="",
        sources="", boundaries="", reporting="", territory="", version="", made="", link="", when=when,
    )  # fmt: skip
    svg = fromstring(f"<svg>{side_panel(made, [], Legend(), 'light')}</svg>")
    for node in svg.iter("text"):
        size, weight = float(node.get("font-size")), int(node.get("font-weight") or 400)
        yield node.text or "", float(node.get("x")) + width_of(node.text or "", size, weight)


def long_names():
    found = list(NAMES)
    if CASES:
        with (Path(CASES) / "measures-long-name.csv").open(encoding="utf-8") as table:
            found += [row["name"] for row in csv.DictReader(table, delimiter=";")]
    return found


@pytest.mark.parametrize("name", long_names(), ids=lambda name: name[:24])
def test_a_long_title_keeps_its_year_and_stays_in_its_column(name):
    lines = list(set_words(name))
    assert any("2023" in text for text, _ in lines)
    assert max(right for _, right in lines) <= LEFT + WIDTH * 1.05


def test_a_word_that_fits_is_not_broken_for_the_year_behind_it():
    assert [text for text, _ in set_words("Kindertageseinrichtungen")][1:3] == [
        "Kindertageseinrichtungen,",
        "2023",
    ]
