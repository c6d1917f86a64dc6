"""Indicators are found by plain words: names, synonyms, stems and with a slip of the finger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from callbacks.search.entries import indicators
from dashboard.domain.indicator import Indicator
from dashboard.search.index import Index
from dashboard.search.questions import asked, fits, number_question, place_question
from dashboard.search.spelling import spelt
from dashboard.search.words import matter, stem


def text(german):
    return {"de": german, "en": german}


def indicator(key, name, subtitle, unit="percent", synonyms=(), direction="neutral"):
    return Indicator(
        key=key, theme="t", name=text(name), short=text(name), subtitle=text(subtitle), unit=unit, decimals=1,
        direction=direction, reporting_date=text("-"), definition=text("-"), reading_help=text("-"),
        confidentiality="persons", synonyms=tuple(synonyms),
    )  # fmt: skip


POOR = indicator(
    "armut", "Kinderarmut", "Kinder unter 15 Jahren mit Leistungen", synonyms=["arme Kinder", "Hartz IV"]
)
PLACES = indicator(
    "plaetze",
    "Kita-Plätze je 100 Kinder unter 7 Jahren",
    "Genehmigte Plätze ohne Hort",
    "per_100",
    ["Kitaplatz", "Versorgung"],
    "higher_is_better",
)
CARE = indicator(
    "quote", "Betreuungsquote unter 3 Jahren",
    "Anteil der Kinder unter 3 Jahren in Tageseinrichtungen am 1. März, in Prozent",
    synonyms=["Krippe", "Kita", "Kinderbetreuung"],
)  # fmt: skip
YOUNG = indicator(
    "junge", "Junge Arbeitslose je 100 junge Menschen", "Arbeitslose", "per_100", direction="lower_is_better"
)
INDEX = Index(indicators([POOR, PLACES, CARE, YOUNG], "de"))


def found(question):
    return [one.entry.key for one in INDEX.find([spelt(word) for word in matter(question)], ("indicator",))]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Wie viele Kinder sind arm?", "armut"),
        ("Kinderarmut", "armut"),
        ("wo fehlen Kita-Plätze", "plaetze"),
        ("kitaplaetze", "plaetze"),
        ("Krippen", "quote"),
        ("betreungsquote", "quote"),
        ("betreuungsqoute", "quote"),
        ("ARBEITSLOSE JUGENDLICHE", "junge"),
        ("arbeitslose", "junge"),
    ],
)
def test_a_plain_question_finds_its_indicator(question, first):
    assert (found(question) or [None])[0] == first


def test_what_no_catalogue_has_finds_nothing():
    assert found("Atlantis") == [] and found("wie viele sind es") == [] and found("") == []


def test_stems():
    assert {stem(one) for one in ("kind", "kinder", "kindern")} == {"kind"}


def test_questions_are_made_of_the_words_of_the_catalogue():
    assert number_question(PLACES, "in Lübz", "de") == (
        "Wie viele Kita-Plätze je 100 Kinder unter 7 Jahren gibt es in Lübz?"
    )
    assert number_question(CARE, "im Landkreis", "de") == (
        "Wie hoch ist im Landkreis der Anteil der Kinder unter 3 Jahren in Tageseinrichtungen?"
    )
    assert number_question(POOR, "in Lübz", "de") == "Wie hoch ist in Lübz die Kinderarmut?"
    assert place_question(YOUNG, "de", low=False) == (
        "Wo gibt es besonders viele junge Arbeitslose je 100 junge Menschen?"
    )


def test_a_rate_is_high_or_low_and_what_has_a_plural_is_counted():
    jobless = indicator("q", "Arbeitslosenquote", "Arbeitslose an allen zivilen Erwerbspersonen")
    assert number_question(jobless, "in Lübz", "de") == "Wie hoch ist in Lübz die Arbeitslosenquote?"
    assert place_question(jobless, "de", low=True) == "Wo ist die Arbeitslosenquote niedrig?"
    houses = replace(indicator("k", "Kindertageseinrichtungen", "Einrichtungen"), unit="institutions")
    assert number_question(houses, "in Lübz", "de") == "Wie viele Kindertageseinrichtungen gibt es in Lübz?"
    people = replace(indicator("b", "Bevölkerung", "Einwohner"), unit="persons")
    assert number_question(people, "in Lübz", "de") == "Wie groß ist in Lübz die Bevölkerung?"
    assert place_question(people, "de", low=False) == "Wo ist die Bevölkerung groß?"


def test_what_has_no_name_for_a_sentence_is_asked_in_quotation_marks():
    other = indicator("o", "Lage und Umfeld", "Gesamtwert", unit="index")
    assert number_question(other, "in Lübz", "de") == "Welchen Wert hat in Lübz „Lage und Umfeld“?"
    assert place_question(other, "de", low=True) == "Wo hat „Lage und Umfeld“ einen niedrigen Wert?"


@pytest.mark.parametrize(
    ("name", "subtitle", "unit", "number", "where"),
    [
        (
            "Bevölkerungsentwicklung seit 2013", "Bevölkerung, 2013 = 100", "index",
            "Wie hat sich in Lübz die Bevölkerung seit 2013 entwickelt?",
            "Wo ist die Bevölkerung seit 2013 am wenigsten gewachsen?",
        ),
        (
            "Wartezeit auf einen Sprachkurs", "Wochen", "weeks",
            "Wie lang ist in Lübz die Wartezeit auf einen Sprachkurs?",
            "Wo ist die Wartezeit auf einen Sprachkurs kurz?",
        ),
        (
            "Schulbesuch", "Ausländische Kinder je 100 Einwohner, 31. Dezember", "per_100",
            "Wie viele ausländische Kinder je 100 Einwohner gibt es in Lübz?",
            "Wo gibt es besonders wenige ausländische Kinder je 100 Einwohner?",
        ),
        (
            "Ohne Abschluss", "Anteil der Abgehenden ohne Berufsreife an allen Abgehenden, in Prozent", "percent",
            "Wie hoch ist in Lübz der Anteil der Abgehenden ohne Berufsreife?",
            "Wo ist der Anteil der Abgehenden ohne Berufsreife niedrig?",
        ),
        (
            "Verbleib", "Anteil der Abgehenden, die nach der Schule in Arbeit sind, in Prozent", "percent",
            "Wie viele Abgehende sind in Lübz nach der Schule in Arbeit?",
            "Wo sind besonders wenige Abgehende nach der Schule in Arbeit?",
        ),
        (
            "Befund", "Anteil der untersuchten Kinder, die stottern, in Prozent", "percent",
            "Wie hoch ist in Lübz der Anteil der untersuchten Kinder, die stottern?",
            "Wo ist der Anteil der untersuchten Kinder, die stottern, niedrig?",
        ),
    ],
)  # fmt: skip
def test_a_question_is_asked_as_one_would_ask(name, subtitle, unit, number, where):
    one = indicator("k", name, subtitle, unit=unit)
    assert number_question(one, "in Lübz", "de") == number
    assert place_question(one, "de", low=True) == where


def test_english_questions_have_no_units_in_them():
    share = indicator("s", "Care", "Share of children under 3 in day care on 1 March, per cent")
    assert (
        number_question(share, "in Lübz", "en")
        == "What is the share of children under 3 in day care in Lübz?"
    )
    late = indicator("l", "Late", "Share of children who start school late, per cent")
    assert number_question(late, "in Lübz", "en") == "How many children start school late in Lübz?"
    assert place_question(late, "en", low=True) == "Where do particularly few children start school late?"


def test_the_word_for_places_is_no_matter():
    assert matter("Welche Orte haben eine hohe Ganztagsquote?") == ["hohe", "ganztagsquote"]


def test_a_relative_clause_becomes_the_sentence():
    whole_day = indicator("g", "Ganztagsquote", "Anteil der Kinder, die lange betreut werden, in Prozent")
    assert place_question(whole_day, "de", low=True) == "Wo werden besonders wenige Kinder lange betreut?"
    assert number_question(whole_day, "in Lübz", "de") == "Wie viele Kinder werden in Lübz lange betreut?"


def test_who_asks_what_is_lacking_means_the_worse_side():
    wanted = asked("Wo fehlen Kita-Plätze?")
    assert wanted.where and wanted.low and not wanted.high
    assert fits(wanted, PLACES) and not fits(wanted, YOUNG) and not fits(wanted, POOR)
