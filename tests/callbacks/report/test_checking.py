"""An edition before it is published: what stops it, what is frozen, and what moved since the edition before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from callbacks.answers import Answers
from callbacks.commands.editions import acts
from callbacks.exports.contents import Exporting
from callbacks.report.checking import EditionChecks
from dashboard.domain.report.edition import EditionState
from dashboard.errors import ReleaseError, UnknownKey
from dashboard.report.moved import MoveKind
from data.importing.knowledge import knowledge_of
from data.importing.read import Delivered, read_files
from data.importing.write import import_deliveries
from data.report.editions import begin_edition, edition_record, editions
from data.stores.audit import audit_log
from tests.data.report.made_editions import chapter, edition
from tests.databases.worlds import TODAY

pytestmark = pytest.mark.one_database
NOW = datetime(2026, 11, 28, 8, 30, tzinfo=UTC)
RATE = "betreuungsquote_u3"
TEXT = f"""## Wie viele?

Ein Satz, den jemand geschrieben hat. Im Jahr 2023 waren es {{{{{RATE}:13076004:2023}}}} in Parchim.
Im Norden waren es {{{{{RATE}:130760001:2023}}}}.

{{{{wenn {RATE}:13076004:2023 > 50}}}}
Mehr als die Hälfte.
{{{{sonst}}}}
Weniger als die Hälfte.
{{{{ende}}}}

```abbildung
indikator: {RATE}
ebene: amt
jahr: 2023
ansichten: [karte]
```
"""


@pytest.fixture
def ready(stores, world):
    for measure, year, counts in (
        ("kinder_betreut_u3", 2023, (60, 70, 90, 400)),
        ("kinder_u3", 2022, (120, 130, 200, 900)),
    ):
        texts = {area: str(one) for area, one in zip(TODAY, counts, strict=True)}
        world.counts(measure, year, texts, "landkreis")
    stores.prepare_alike(world)
    return stores


def checks(ready) -> EditionChecks:
    return EditionChecks(Exporting(Answers(ready.repository(), "13076")))


def revised(ready, value: str) -> str:
    text = f"merkmal;gebiet;jahr;gliederung;wert\nkinder_betreut_u3;13076004;2023;;{value}\n"
    knowledge = knowledge_of(ready.settings)
    found = read_files(
        [Delivered("neu.csv", text.encode())], knowledge.catalogue, knowledge.known, defined=knowledge.defined
    )
    assert not [one for delivery in found for one in delivery.of_level("error")]
    import_deliveries(ready.raw, ready.published, found, "K. Lange", "", False, accept_narrow=True)
    return ready.repository().version()


def test_a_revised_table_and_the_next_edition_list_exactly_what_moved(ready, tmp_path, capsys):
    first = edition("2026", ready.repository().version(), chapter("kita", TEXT))
    with ready.raw.begin() as raw:
        begin_edition(raw, first, "K. Lange", NOW)
    assert acts.publish(ready.settings, "2026")
    version = revised(ready, "500")
    assert version != first.version
    following = replace(first, key="2027", version=version, before="2026")
    frozen = ready.repository().published_edition("2026")
    moved = checks(ready).moved(following, frozen.edition, frozen)
    told = [(one.kind, one.name, one.when, one.before, one.after) for one in moved]
    assert told == [
        (MoveKind.WORDING, "Parchim", "2023", "44,4\xa0%", "55,6\xa0%"),
        (MoveKind.REVISED, "Parchim", "2023", "44,4\xa0%", "55,6\xa0%"),
        (MoveKind.REVISED, "Süd", "2023", "44,5\xa0%", "53,6\xa0%"),
    ]
    assert [place.sentence for place in moved[1].places] == ["Im Jahr 2023 waren es 55,6\xa0% in Parchim."]
    assert [place.figure for place in moved[2].places] == ["1.1"]
    assert not moved[2].in_text and moved[1].in_text
    assert following.chapters == frozen.edition.chapters, "every human sentence stays"
    assert frozen.edition.version == first.version
    assert {one.text for one in frozen.numbers.values()} >= {"44,4\xa0%"}, "as it was when it was published"
    capsys.readouterr()
    with ready.raw.begin() as raw:
        begin_edition(raw, following, "K. Lange", NOW)
    assert acts.check_edition(ready.settings, "2027")
    said = capsys.readouterr().out
    assert "revidiert · kita · Betreuungsquote unter 3 Jahren, Parchim, 2023 · 44,4\xa0% -> 55,6\xa0%" in said
    assert "nichts hält die Ausgabe an, 3 Zahlen haben sich bewegt" in said


def test_nothing_moved_where_the_version_is_the_same(ready):
    first = edition("2026", ready.repository().version(), chapter("kita", TEXT))
    assert checks(ready).moved(first, first, None) == ()


def test_a_hidden_missing_or_unreadable_figure_stops_the_edition_with_chapter_and_line(ready, tmp_path):
    revised(ready, "2")
    version = ready.repository().version()
    text = (
        f"A.\n\n{{{{{RATE}:13076004:2023}}}}\n{{{{{RATE}:13076004:2024}}}}\n{{{{nichts:kreis:2023}}}}\n{{{{"
    )
    wrong = edition("2027", version, chapter("rahmen"), chapter("kita", text))
    with ready.raw.begin() as raw:
        begin_edition(raw, wrong, "K. Lange", NOW)
    with pytest.raises(ReleaseError) as raised:
        acts.publish(ready.settings, "2027")
    said = raised.value.message.split("\n")
    assert said[0] == "Die Ausgabe lässt sich so nicht veröffentlichen."
    assert [line.partition(": ")[0] for line in said[1:]] == [
        f"Kapitel 2, Über kita, Zeile {number}" for number in (3, 4, 5, 6)
    ]
    assert "geschützt" in said[1] and "nichts" in said[3] and "nicht geschlossen" in said[4]
    assert not acts.check_edition(ready.settings, "2027")
    with ready.raw.connect() as raw:
        assert edition_record(raw, "2027").edition.state is EditionState.DRAFT
    assert ready.repository().published_editions() == ()


def test_an_edition_without_chapters_or_of_an_unknown_version_is_refused(ready):
    with pytest.raises(ReleaseError, match="noch kein Kapitel"):
        checks(ready).require_publishable(replace(edition("2027", ready.repository().version()), chapters=()))
    with pytest.raises(ReleaseError, match=r"Fassung 1999\.1"):
        checks(ready).require_publishable(edition("2027", "1999.1"))


def test_texts_go_out_as_files_and_come_back_as_versions(ready, tmp_path, capsys):
    with ready.raw.begin() as raw:
        begin_edition(
            raw, edition("2027", ready.repository().version(), chapter("kita", TEXT)), "K. Lange", NOW
        )
    assert acts.export_texts(ready.settings, "2027", tmp_path)
    file = tmp_path / "2027" / "01-kita.md"
    assert acts.import_texts(ready.settings, tmp_path / "2027")
    assert "0 Kapitel übernommen" in capsys.readouterr().out, "nothing was changed"
    file.write_text(file.read_text("utf-8").replace("Ein Satz", "Ein besserer Satz"), "utf-8")
    (tmp_path / "2027" / "02-neu.md").write_text("---\ntitle: Neu\n---\nText\n", "utf-8")
    assert acts.import_texts(ready.settings, tmp_path / "2027")
    with ready.raw.connect() as raw:
        record = edition_record(raw, "2027")
        assert [(one.text.key, one.revision) for one in record.newest] == [("kita", 2), ("neu", 1)]
        assert "Ein besserer Satz" in record.newest[0].text.source
    (tmp_path / "2027").rename(tmp_path / "2028")
    assert acts.import_texts(ready.settings, tmp_path / "2028")
    with ready.raw.connect() as raw:
        assert [one.edition.key for one in editions(raw)] == ["2028", "2027"]
    assert acts.list_editions(ready.settings)
    assert "2028 · Bildungsbericht 2027 · Entwurf" in capsys.readouterr().out


def test_a_published_edition_is_withdrawn_and_takes_no_more_texts(ready, tmp_path):
    with ready.raw.begin() as raw:
        begin_edition(
            raw, edition("2027", ready.repository().version(), chapter("kita", TEXT)), "K. Lange", NOW
        )
    assert acts.export_texts(ready.settings, "2027", tmp_path)
    assert acts.publish(ready.settings, "2027")
    file = tmp_path / "2027" / "01-kita.md"
    file.write_text(file.read_text("utf-8") + "Noch etwas.", "utf-8")
    with pytest.raises(ReleaseError, match="ändert sich nicht mehr"):
        acts.import_texts(ready.settings, tmp_path / "2027")
    with pytest.raises(ReleaseError, match="schon veröffentlicht"):
        acts.publish(ready.settings, "2027")
    assert acts.withdraw(ready.settings, "2027", "Falsche Tabelle")
    assert ready.repository().published_edition("2027").reason == "Falsche Tabelle"
    with ready.raw.connect() as raw:
        kinds = [act.kind.value for _, act in audit_log.acts(raw, limit=3)]
    assert kinds == ["edition_withdrawn", "edition_published", "edition_begun"]
    with pytest.raises(UnknownKey, match="gibt es nicht"):
        acts.publish(ready.settings, "2099")
