"""What moves under a text: every number that reads otherwise, with the sentence it stands in, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.observation import Status
from dashboard.domain.report.edition import ChapterText
from dashboard.domain.report.fact import FactKind, FactReference, ReportFact
from dashboard.domain.verdict import Verdict
from dashboard.errors import UnknownKey
from dashboard.report.moved import MoveKind, loudest_first, moved_in_text
from tests.dashboard.report.made_facts import MadeFacts

TEXT = """## Überschrift

Am 1. März waren es {{quote:kreis:2024}} der Kinder. Davon kamen
{{anteil:kreis:2024}} aus anderen Orten. Noch einmal {{quote:kreis:2024}}, also viele.

{{wenn aenderung:quote:kreis:2020-2024 ist gestiegen}}
Die Quote steigt, {{urteil}}.
{{sonst}}
Die Quote steigt nicht.
{{ende}}

```botschaft
zahl: "{{anteil:kreis:2024}}"
titel: "Ein Achtel"
```
"""


class Otherwise(MadeFacts):
    """As MadeFacts, but for what `now` says of an indicator."""

    def __init__(self, **now: ReportFact | str | None) -> None:
        super().__init__()
        self.now = now

    def fact(self, asked: FactReference) -> ReportFact:
        found = super().fact(asked)
        now = self.now.get("aenderung" if asked.since else asked.indicator, found)
        if now is None:
            raise UnknownKey("weg")
        if isinstance(now, str):
            return replace(found, text=now)
        return replace(now, asked=asked, title=found.title) if now is not found else found


def chapter(text: str = TEXT) -> ChapterText:
    return ChapterText("kita", "Kita", "", text)


def hidden(text: str, status: Status) -> ReportFact:
    found = MadeFacts().fact(FactReference(FactKind.VALUE, "kreis", "quote", "", "2024"))
    return replace(found, text=text, value=None, status=status)


def test_nothing_moves_where_nothing_has_moved():
    assert moved_in_text(chapter(), MadeFacts(), MadeFacts()) == ()


def test_a_revised_number_is_listed_once_with_each_sentence():
    (one,) = moved_in_text(chapter(), MadeFacts(), Otherwise(anteil="13,0 %"))
    assert (one.kind, one.before, one.after, one.chapter) == (MoveKind.REVISED, "12,5 %", "13,0 %", "kita")
    assert [(place.line, place.sentence) for place in one.places] == [
        (4, "Davon kamen 13,0 % aus anderen Orten."),
        (13, "13,0 %"),
    ]


def test_a_date_does_not_end_a_sentence():
    (one,) = moved_in_text(chapter(), MadeFacts(), Otherwise(quote="58,0 %"))
    assert [place.sentence for place in one.places] == [
        "Am 1. März waren es 58,0 % der Kinder.",
        "Noch einmal 58,0 %, also viele.",
    ]


def test_a_turned_verdict_is_the_loudest():
    chance = replace(
        MadeFacts().fact(FactReference(FactKind.CHANGE, "kreis", "quote", "", "2024", "2020")),
        verdict=Verdict.CHANCE,
    )
    found = moved_in_text(chapter(), MadeFacts(), Otherwise(aenderung=chance, quote="58,0 %"))
    assert [one.kind for one in found] == [MoveKind.VERDICT, MoveKind.REVISED]
    assert found[0].before == "+1,4 Punkte, deutlich" and "im Rahmen des Zufalls" in found[0].after
    assert {place.line for place in found[0].places} == {6}


@pytest.mark.parametrize(
    ("now", "kind", "after"),
    [
        (hidden("geschützt", Status.SUPPRESSED), MoveKind.HIDDEN, "geschützt"),
        (hidden("nicht gemeldet", Status.NOT_COLLECTED), MoveKind.LOST, "nicht gemeldet"),
        (None, MoveKind.LOST, "–"),
    ],
)
def test_a_number_that_is_gone_says_how(now, kind, after):
    (one,) = moved_in_text(chapter(), MadeFacts(), Otherwise(anteil=now))
    assert (one.kind, one.before, one.after) == (kind, "12,5 %", after)
    (back,) = moved_in_text(chapter(), Otherwise(anteil=now), MadeFacts())
    assert (back.kind, back.after) == (MoveKind.SHOWN, "12,5 %")


def test_another_newest_year_is_no_revision():
    text = "Zuletzt {{quote:kreis:neu}}."
    before = MadeFacts().fact(FactReference(FactKind.VALUE, "kreis", "quote", "", "neu"))
    was, now = (
        Otherwise(quote=replace(before, when=when, text=value))
        for when, value in (("2023", "57,2 %"), ("2024", "57,9 %"))
    )
    (one,) = moved_in_text(chapter(text), was, now)
    assert (one.kind, one.before, one.after) == (MoveKind.YEAR, "57,2 % (2023)", "57,9 % (2024)")


def test_a_condition_that_chooses_the_other_wording_is_listed():
    text = "{{wenn anteil:kreis:2024 > 12}}Mehr als zwölf.{{sonst}}Höchstens zwölf.{{ende}}"
    fact = MadeFacts().fact(FactReference(FactKind.VALUE, "kreis", "anteil", "", "2024"))
    (one,) = moved_in_text(
        chapter(text), MadeFacts(), Otherwise(anteil=replace(fact, value=11.9, text="11,9 %"))
    )
    assert (one.kind, one.before, one.after) == (MoveKind.WORDING, "12,5 %", "11,9 %")
    assert (
        moved_in_text(chapter(text), MadeFacts(), Otherwise(anteil=replace(fact, value=12.4, text="12,4 %")))
        == ()
    )


def test_the_order_is_that_of_the_kinds():
    one = moved_in_text(chapter(), MadeFacts(), Otherwise(anteil="13,0 %"))[0]
    given = [replace(one, kind=kind) for kind in reversed(MoveKind)]
    assert [each.kind for each in loudest_first(given)] == list(MoveKind)


def test_no_text_of_an_author_breaks_the_list():
    for text in (
        "{{",
        "{{wenn quote:kreis:2024 > 1}}",
        "```abbildung\n{{quote:kreis:2024}}",
        "}}{{sonst}}",
        "\x00",
    ):
        moved_in_text(chapter(text), MadeFacts(), Otherwise(quote="1 %"))
