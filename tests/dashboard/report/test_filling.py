"""Placeholders and conditions: what they say, and that nothing an author writes breaks anything."""

from __future__ import annotations

import random

import pytest

from dashboard.report.filling import fact_at, fill
from dashboard.report.placeholders import DEEPEST, MOST_INSIDE, MOST_PLACEHOLDERS
from tests.dashboard.report.made_facts import MadeFacts


def said(source: str) -> str:
    """The text with its figures written out."""
    found = fill(source, MadeFacts())
    assert found.problems == []
    return "".join(getattr(fact_at(sign, found.facts), "text", sign) for sign in found.text)


def problems(source: str) -> list[tuple[int, str]]:
    return [(one.line, one.sentence) for one in fill(source, MadeFacts()).problems]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Es sind {{quote:kreis:2024}}.", "Es sind 57,2 %."),
        ("{{ quote : kreis : neu }}", "57,2 %"),
        ("{{name:ort}}: {{wert:quote[geschlecht:w]:13076001:2024}}", "Brenz: 57,2 %"),
        ("{{aenderung:quote:kreis:2020-2024}} seit 2020", "+1,4 Punkte seit 2020"),
        ("{{abstand:quote:ort:2024:land}}", "−0,3 Punkte"),
        ("{{geheim_x:ort:2024|geheim}}", "geschützt"),
        ("{{wenn quote:kreis:2024 > 50}}mehr{{sonst}}weniger{{ende}} als die Hälfte", "mehr als die Hälfte"),
        ("{{wenn quote:kreis:2024 >= 57,3}}mehr{{sonst}}weniger{{ende}}", "weniger"),
        ("{{wenn aenderung:quote:kreis:2020-2024 ist gestiegen}}mehr{{ende}}", "mehr"),
        ("{{wenn aenderung:quote:kreis:2020-2024 ist gesunken}}weniger{{ende}}", ""),
        ("{{wenn abstand:quote:ort:2024:land ist niedriger}}darunter{{sonst}}wie{{ende}}", "wie"),
        ("{{wenn abstand:quote:ort:2024:land ist im Zufall}}wie{{ende}}", "wie"),
        ("{{wenn abstand:quote:ort:2024:land ist nicht deutlich}}wie das Land{{ende}}", "wie das Land"),
        (
            "{{wenn aenderung:quote:kreis:2020-2024 ist Zufall}}a{{sonst}}{{urteil}} mehr{{ende}}",
            "deutlich mehr",
        ),
        ("{{wenn geheim_x:ort:2024 ist geheim}}darf niemand wissen{{ende}}", "darf niemand wissen"),
        ("{{wenn quote:ort:2024 ist vorhanden}}{{wenn anteil:ort:2024 < 20}}b{{ende}}{{ende}}", "b"),
        ("{{urteil:quote:kreis:2020-2024}}", "deutlich"),
        ("{{anzahl:quote:gemeinde:2024 > 50}} liegen darüber", "3 von 20 Gemeinden liegen darüber"),
        ("{{ anzahl : quote[geschlecht:w] : amt : neu >= 12,5 }}", "3 von 20 Gemeinden"),
        ("{{anzahl:geheim_x:gemeinde:2024 < 3|geheim}}", "geschützt"),
        ("Klammern { und } bleiben", "Klammern { und } bleiben"),
    ],
)
def test_a_placeholder_becomes_its_figure_and_a_condition_the_wording_it_chooses(source, text):
    assert said(source) == text


@pytest.mark.parametrize(
    ("source", "line", "part"),
    [
        ("a\n\nb {{quote:kreis:2024", 3, "nicht geschlossen"),
        ("{{quote {{anteil:kreis:2024}}", 1, "nicht geschlossen"),
        ("a }} b", 1, "ohne öffnende"),
        ("{{}}", 1, "steht nichts"),
        ("{{quote}}", 1, "ist kein Platzhalter"),
        ("{{quote:kreis:24}}", 1, "ist kein Platzhalter"),
        ("{{wenn quote:kreis:2024}}x{{ende}}", 1, "Bedingung"),
        ("{{wenn quote:kreis:2024 > 1}}x", 1, "hat kein {{ende}}"),
        ("x\n{{sonst}}", 2, "ohne {{wenn"),
        ("{{ende}}", 1, "ohne {{wenn"),
        ("{{wenn quote:kreis:2024 > 1}}{{sonst}}{{sonst}}{{ende}}", 1, "schon ein {{sonst}}"),
        ("{{wenn quote:kreis:2024 ist deutlich}}x{{ende}}", 1, "passt nur zu"),
        ("{{urteil}}", 1, "nur in einer Bedingung"),
        ("{{unbekannt:kreis:2024}}", 1, "„unbekannt“ gibt es nicht"),
        ("{{geheim_x:ort:2024}}", 1, "keine Zahl, sondern „geschützt“"),
        ("\n\n\n{{fehlt_x:ort:2024}}", 4, "keine Zahl, sondern „nicht gemeldet“"),
        ("{{anzahl:geheim_x:gemeinde:2024 < 3}}", 1, "diese Angabe mit {{anzahl:geheim_x"),
        ("{{anzahl:quote:gemeinde:2024}}", 1, "ist kein Platzhalter"),
        ("{{anzahl:quote:ort:2024 > 3}}", 1, "ist kein Platzhalter"),
        ("{{wenn anzahl:quote:gemeinde:2024 > 50 > 3}}x{{ende}}", 1, "Bedingung"),
        ("{{wenn geheim_x:ort:2024 > 3}}x{{ende}}", 1, "nicht mit einer Zahl vergleichen"),
        ("{{" + "a" * (MOST_INSIDE + 1) + "}}", 1, "ist zu lang"),
        ("{{wenn quote:kreis:2024 > 1}}" * (DEEPEST + 1) + "{{ende}}" * (DEEPEST + 1), 1, "ineinander"),
        ("{{quote:kreis:2024}}" * (MOST_PLACEHOLDERS + 1), 1, "fasst ein Kapitel nicht"),
    ],
)
def test_what_cannot_be_read_or_has_no_figure_is_said_with_its_line(source, line, part):
    found = problems(source)
    assert [one for one in found if one[0] == line and part in one[1]], found


def test_a_figure_that_only_a_condition_asks_for_is_known_too():
    found = fill("{{wenn quote:kreis:2024 > 1}}ja{{ende}}", MadeFacts())
    assert [(line, fact.asked.indicator) for line, fact in found.asked] == [(1, "quote")]
    assert found.facts == []


def test_a_line_of_the_filled_text_knows_its_line_in_the_source():
    source = "eins\n{{wenn quote:kreis:2024 < 1}}\nzwei\ndrei\n{{sonst}}\nvier\n{{ende}}\nfünf"
    found = fill(source, MadeFacts())
    lines = found.text.split("\n")
    assert [(found.line(at + 1), line) for at, line in enumerate(lines) if line] == [
        (1, "eins"),
        (6, "vier"),
        (8, "fünf"),
    ]


PIECES = (
    *(
        "{{",
        "}}",
        "{",
        "}",
        "wenn ",
        "sonst",
        "ende",
        "urteil",
        "anzahl:",
        "gemeinde",
        "quote",
        ":",
        "kreis",
        "2024",
        "neu",
        "[",
        "]",
    ),
    *(
        "geschlecht:w",
        "|geheim",
        "aenderung:",
        "2020-2024",
        " ist ",
        "deutlich",
        ">",
        "12,5",
        "\n",
        "```",
        "<b>",
    ),
    *(
        "<script>alert(1)</script>",
        "#import",
        '"',
        "'",
        "\\",
        "\x00",
        "\ue000",
        "\u202e",
        "💡",
        "𝒳",
        "x" * 500,
    ),
    *("$", "@", "*", "_", "`", "[a](javascript:alert(1))", "![](http://x/y.png)", "&lt;", "%s", "{0}", "\t"),
)


def generated(count: int, seed: int = 17) -> list[str]:
    """Texts made of what authors and attackers write, put together at random."""
    draw = random.Random(seed)  # texts for a test, no secrets
    return ["".join(draw.choices(PIECES, k=draw.randint(1, 60))) for _ in range(count)]


@pytest.mark.parametrize("source", generated(200))
def test_whatever_is_written_gives_sentences_and_no_error(source):
    found = fill(source, MadeFacts())
    assert all(one.sentence and one.line >= 1 for one in found.problems)
    signs = [sign for sign in found.text if "\ue000" <= sign <= "\uf8ff"]
    assert len(signs) == len(found.facts)
    assert all(fact_at(sign, found.facts) is not None for sign in signs)
