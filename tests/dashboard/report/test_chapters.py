"""A chapter's source becomes blocks; whatever is wrong in it is said with its line."""

from __future__ import annotations

import pytest

from dashboard.domain.report.edition import ChapterText
from dashboard.report.blocks import (
    Aside,
    Chapter,
    Computed,
    DataGap,
    GapSign,
    KeyMessage,
    Practice,
    Prose,
    Recommendation,
    ReportFigure,
    Section,
)
from dashboard.report.chapters import anchor, read_chapter
from dashboard.report.rich_text import Listing, Paragraph, Subheading, TextRun, facts_of, plain
from tests.dashboard.report.made_facts import MadeFacts
from tests.dashboard.report.test_filling import generated

SOURCE = """```botschaft
zahl: "{{quote:kreis:2024}}"
titel: Mehr als die Hälfte
text: "Das ist **viel**: mehr als früher."
urteil: "{{urteil:quote:kreis:2020-2024}}"
```

## Wie viele Kinder?

Am Anfang {{quote:kreis:2024}} und *dann* [mehr](https://example.org/a).

- eins {{anteil:ort:2024}}
- zwei

### Darunter

> Zitat

```abbildung
indikator: quote
ebene: gemeinde
jahr: 2024
orte: [13076001, ort]
ansichten: karte, verlauf
titel: Quote
```

```berechnet
indikator: quote
orte: 13076001, 13076002
gilt: kreis
```

```praxis
titel: Krippe
text: Drei Gemeinden teilen sich eine Krippe.
angaben: {Ort: Witzin, Plätze: 12}
```

```empfehlung
titel: Plätze bauen
text: Bis dahin.
verantwortlich: Fachdienst Jugend
bis: Dezember 2027
stand: laufend
vorlage: BV 2026/117
beobachten: {indikator: quote, ebene: amt, orte: 130760001}
```

```luecke
titel: Wartelisten gibt es nicht
text: Niemand zählt sie.
zeichen: nicht_erhoben
```

```hinweis
titel: Tagespflege fehlt
text: Etwa 190 Kinder.
```

```text
gilt: alle
text: |
  Für alle.

  Zweiter Absatz.
```
"""


def read(source: str) -> Chapter:
    return read_chapter(ChapterText("frueh", "Frühe Bildung", "", source), 3, MadeFacts(), "13076009")


def test_each_block_becomes_what_it_says():
    chapter = read(SOURCE)
    assert chapter.problems == ()
    message, section, prose, figure, computed, practice, recommendation, gap, aside, own = chapter.blocks
    assert isinstance(message, KeyMessage) and plain(message.number) == "57,2 %"
    assert message.verdict is not None and message.verdict.text == "deutlich"
    assert TextRun("viel", strong=True) in message.text
    assert isinstance(section, Section) and section.key == "wie-viele-kinder"
    assert isinstance(prose, Prose) and not prose.everywhere
    first, entries, heading, quoted = prose.parts
    assert isinstance(first, Paragraph) and TextRun("mehr", link="https://example.org/a") in first.runs
    assert [fact.text for fact in facts_of(first.runs)] == ["57,2 %"]
    assert isinstance(entries, Listing) and [plain(one) for one in entries.items] == ["eins 12,5 %", "zwei"]
    assert isinstance(heading, Subheading) and isinstance(quoted, Paragraph) and quoted.quoted
    assert isinstance(figure, ReportFigure) and figure.views == ("karte", "verlauf")
    assert (figure.selection.indicator, figure.selection.year) == ("quote", 2024)
    assert figure.selection.places == ("13076001", "13076009")
    assert isinstance(computed, Computed) and not computed.everywhere
    assert computed.selection.places == ("13076001", "13076002")
    assert isinstance(practice, Practice) and practice.details == (("Ort", "Witzin"), ("Plätze", "12"))
    assert isinstance(recommendation, Recommendation) and recommendation.state == "laufend"
    assert recommendation.watched is not None and recommendation.watched.places == ("130760001",)
    assert isinstance(gap, DataGap) and gap.sign is GapSign.NOT_COLLECTED
    assert isinstance(aside, Aside) and plain(aside.title) == "Tagespflege fehlt"
    assert isinstance(own, Prose) and own.everywhere and len(own.parts) == 2


@pytest.mark.parametrize(
    ("source", "line", "part"),
    [
        ("\n\n```unbekannt\na: b\n```", 3, "Einen Block „unbekannt“ gibt es nicht"),
        ("```abbildung\nindikator: [\n```", 3, "ist nicht zu lesen"),
        ("```abbildung\n- a\n```", 1, "„Name: Text“"),
        ("```abbildung\nebene: gemeinde\n```", 1, "fehlt „indikator“"),
        ("```abbildung\nindikator: quote\nebene: stadt\n```", 1, "Möglich sind"),
        ("```abbildung\nindikator: quote\njahr: bald\n```", 1, "Erwartet wird ein Jahr"),
        ("```abbildung\nindikator: quote\norte: [x]\n```", 1, "kein Schlüssel"),
        ("```abbildung\nindikator: quote\nfarbe: rot\n```", 1, "kennt „farbe“ nicht"),
        ("```abbildung\nindikator: quote\nansichten: torte\n```", 1, "ansichten"),
        ("```empfehlung\ntitel: a\nstand: egal\n```", 1, "Möglich sind"),
        ("```empfehlung\ntitel: a\nbeobachten: quote\n```", 1, "beobachten"),
        ("```praxis\ntitel: a\ntext: b\nangaben: [1]\n```", 1, "Paare"),
        ("```botschaft\nzahl: {a: b}\ntitel: c\n```", 1, "muss ein Text sein"),
        ("Text\n\n{{geheim_x:ort:2024}}", 3, "geschützt"),
        ("```hinweis\ntitel: a\ntext: 2024-13-45\n```", 1, "nicht zu lesen"),
        ("```text\n```", 1, "fehlt „text“"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(source, line, part):
    found = [(one.line, one.sentence) for one in read(source).problems]
    assert [one for one in found if one[0] == line and part in one[1]], found


def test_links_lead_to_the_web_to_mail_and_within_the_product_only():
    source = (
        "[a](javascript:alert(1)) [b](//evil.example) [c](/bericht) [d](mailto:a@b.de) [e](data:text/html,x)"
    )
    (prose,) = read(source).blocks
    assert isinstance(prose, Prose) and isinstance(prose.parts[0], Paragraph)
    assert {run.link for run in prose.parts[0].runs} <= {"", "/bericht", "mailto:a@b.de"}


def test_html_stays_text_and_pictures_are_no_requests():
    (prose,) = read("<script>alert(1)</script> ![x](https://evil.example/a.png)").blocks
    assert isinstance(prose, Prose) and isinstance(prose.parts[0], Paragraph)
    assert "<script>alert(1)</script>" in plain(prose.parts[0].runs)


@pytest.mark.parametrize("source", generated(60, seed=18))
def test_no_chapter_raises(source):
    chapter = read(f"```botschaft\nzahl: {source}\n```\n{source}\n\n## {source}")
    assert all(one.sentence for one in chapter.problems)


def test_anchors_are_addresses_and_each_is_there_once():
    assert anchor("Wie gut sprechen Kinder – vor der Schule?") == "wie-gut-sprechen-kinder-vor-der-schule"
    assert anchor("💡") == "abschnitt"
    keys = [block.key for block in read("## Größe\n\n## Größe").blocks if isinstance(block, Section)]
    assert keys == ["groesse", "groesse-2"]
