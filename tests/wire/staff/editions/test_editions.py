"""Editions of the report in the staff app: written by several people, checked, published by somebody else."""

from __future__ import annotations

import io
import json
import re

import pytest

from callbacks.server.export_queue import Lane
from dashboard.errors import Busy
from dashboard.staff.rights import Role
from data.report.editions import edition_record, editions
from data.repository import Repository
from data.staff.editions.chapters import chapter_versions
from data.stores.audit import audit_log
from tests.dashboard.report.test_filling import generated
from tests.data.report.made_editions import picture
from tests.pdf_texts import page_texts
from tests.staff.staff_app import StaffClient, StaffWorld, staff_world

pytestmark = pytest.mark.one_database
CHAPTER = "/bericht/2027/kapitel/kita"


@pytest.fixture
def editor(staff) -> StaffClient:
    """Somebody who has begun an edition with a chapter."""
    client = staff.signed_in(Role.EDITOR)
    assert "Die Ausgabe ist begonnen." in client.act(
        "/bericht/neu", {"kuerzel": "2027", "titel": "Bericht 2027"}
    )
    assert "angelegt" in client.act("/bericht/2027/kapitel/neu", {"ueberschrift": "Kita"})
    return client


def saved(client: StaffClient, text: str, version: int, **more: str) -> int:
    fields = {"text": text, "version": str(version), "ueberschrift": "Kita", **more}
    return client.post(CHAPTER, fields).status_code


def record(staff: StaffWorld, key: str = "2027"):
    with staff.staff.store.reading() as connection:
        return edition_record(connection, key)


def test_every_save_is_a_version_with_its_author(staff, editor):
    assert (
        saved(editor, "Erster Satz.", 1, lead="Worum es geht", gezeichnet="Amt", geschrieben="2026-11-30")
        == 303
    )
    other = staff.signed_in(Role.RELEASER)
    assert saved(other, "Erster Satz.\r\nZweiter Satz.", 2) == 303
    assert saved(other, "Erster Satz.\nZweiter Satz.", 3) == 303, "the same text makes no version"
    with staff.staff.store.reading() as connection:
        found = chapter_versions(connection, "2027", "kita")
    assert [(one.revision, one.by, one.text.source) for one in found] == [
        (3, "J. Brandt", "Erster Satz.\nZweiter Satz."),
        (2, "K. Lange", "Erster Satz."),
        (1, "K. Lange", ""),
    ]
    page = editor.get(f"{CHAPTER}/versionen?a=2&b=3").get_data(as_text=True)
    assert "<ins>\nZweiter Satz.</ins>" in page or ("<ins>" in page and "Zweiter Satz." in page)
    assert "Version 2 · K. Lange" in page


def test_two_who_write_one_chapter_never_overwrite_each_other(staff, editor):
    """Whoever is second gets both texts and saves on the other's version."""
    assert saved(editor, "Text von Lange.", 1) == 303
    other = staff.signed_in(Role.RELEASER)
    answer = other.post(CHAPTER, {"text": "Text von Brandt.", "version": "1", "ueberschrift": "Kita"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "K. Lange hat dieses Kapitel um" in page
    assert ">Text von Brandt.</textarea>" in page and ">Text von Lange.</textarea>" in page
    assert record(staff).newest[0].text.source == "Text von Lange.", "nothing is written"
    assert 'name="version" value="2"' in page
    assert saved(other, "Beide Texte.", 2) == 303
    assert record(staff).newest[0].text.source == "Beide Texte."


def test_two_who_write_different_chapters_do_not_meet(staff, editor):
    editor.act("/bericht/2027/kapitel/neu", {"ueberschrift": "Schule"})
    other = staff.signed_in(Role.RELEASER)
    assert saved(editor, "Kita.", 1) == 303
    assert (
        other.post(
            "/bericht/2027/kapitel/schule", {"text": "Schule.", "version": "1", "ueberschrift": "Schule"}
        )
    ).status_code == 303
    assert [one.text.source for one in record(staff).newest] == ["Kita.", "Schule."]


def test_what_stops_an_edition_is_said_with_chapter_and_line(staff, editor):
    saved(editor, "Ein Satz.\n\n{{nichts:kreis:2023}}\n{{", 1)
    page = editor.get("/bericht/2027").get_data(as_text=True)
    assert "Kapitel 1, Kita, Zeile 3" in page and "Kapitel 1, Kita, Zeile 4" in page
    said = editor.act("/bericht/2027/abstimmung")
    assert "Die Ausgabe lässt sich so nicht veröffentlichen." in said and "Zeile 3" in said
    assert record(staff).edition.state == "entwurf"


def test_whoever_has_written_does_not_publish(staff, editor):
    saved(editor, "Ein Satz.", 1)
    lead, releaser = staff.signed_in(Role.LEAD), staff.signed_in(Role.RELEASER)
    assert saved(lead, "Ein anderer Satz.", 2) == 303
    assert "Veröffentlicht wird, was zur Abstimmung gegeben ist" in releaser.act(
        "/bericht/2027/veroeffentlichen"
    )
    assert "ist zur Abstimmung gegeben" in editor.act("/bericht/2027/abstimmung")
    assert saved(editor, "Noch etwas.", 3) == 400, "nobody writes in what is voted on"
    assert editor.post("/bericht/2027/veroeffentlichen").status_code == 403
    assert "Sie haben an dieser Ausgabe geschrieben" in lead.act("/bericht/2027/veroeffentlichen")
    assert record(staff).edition.state == "abstimmung"
    assert "„Bericht 2027“ ist veröffentlicht." in releaser.act("/bericht/2027/veroeffentlichen")
    found = readers(staff).published_edition("2027")
    assert found.edition.chapters[0].source == "Ein anderer Satz."
    assert saved(editor, "Zu spät.", 3) == 400
    assert "Die Ausgabe „Bericht 2027“ ist inzwischen" in editor.act("/bericht/2027/zurueckholen")
    with staff.staff.store.reading() as connection:
        lines = [(act.account, act.kind.value) for _, act in audit_log.acts(connection, limit=3)]
    assert lines == [
        ("J. Brandt", "edition_published"),
        ("K. Lange", "edition_submitted"),
        ("S. Wolter", "chapter_saved"),
    ]


def readers(staff: StaffWorld) -> Repository:
    return Repository(staff.staff.store.published, "13076")


def test_one_person_may_do_both_where_the_setting_allows_it(stores, world):
    stores.prepare_alike(world)
    alone = staff_world(stores.settings, four_eyes=False)
    try:
        lead = alone.signed_in(Role.LEAD)
        lead.act("/bericht/neu", {"kuerzel": "2027", "titel": "Bericht 2027"})
        lead.act("/bericht/2027/kapitel/neu", {"ueberschrift": "Kita"})
        lead.act("/bericht/2027/abstimmung")
        assert "ist veröffentlicht" in lead.act("/bericht/2027/veroeffentlichen")
    finally:
        alone.staff.close()


def test_a_published_edition_is_withdrawn_with_its_reason(staff, editor):
    releaser = staff.signed_in(Role.RELEASER)
    editor.act("/bericht/2027/abstimmung")
    releaser.act("/bericht/2027/veroeffentlichen")
    assert "Bitte nennen Sie den Grund" in releaser.act("/bericht/2027/zurueckziehen", {"grund": " "})
    assert "ist zurückgezogen" in releaser.act("/bericht/2027/zurueckziehen", {"grund": "Falsche Tabelle"})
    assert "Falsche Tabelle" in editor.get("/bericht/2027").get_data(as_text=True)
    assert readers(staff).published_edition("2027").reason == "Falsche Tabelle"


def test_the_next_edition_begins_with_the_same_texts_and_pictures(staff, editor):
    saved(editor, "Ein Satz.", 1)
    editor.act(
        "/bericht/2027/bilder",
        {"bild": (io.BytesIO(picture()), "a.png"), "bildkuerzel": "wald", "bildtext": "Kinder im Wald"},
    )
    editor.act("/bericht/neu", {"kuerzel": "2028", "titel": "Bericht 2028", "aus": "2027"})
    found = record(staff, "2028")
    assert [(one.text.key, one.text.source, one.revision) for one in found.newest] == [
        ("kita", "Ein Satz.", 1)
    ]
    assert (found.edition.before, found.edition.state) == ("2027", "entwurf")
    assert editor.get("/bericht/2028/bild/wald").data.startswith(b"\x89PNG")
    assert "Keine Zahl hat sich bewegt." in editor.get("/bericht/2028").get_data(as_text=True)
    editor.post(
        "/bericht/2028/kapitel/kita", {"text": "Ein neuer Satz.", "version": "1", "ueberschrift": "Kita"}
    )
    page = editor.get("/bericht/vergleich?a=2027&b=2028").get_data(as_text=True)
    assert "<ins>neuer </ins>" in page or "<ins> neuer</ins>" in page
    with staff.staff.store.reading() as connection:
        assert [one.edition.key for one in editions(connection)] == ["2028", "2027"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kuerzel": "Zu groß", "titel": "x"}, "taugt nicht als Kürzel"),
        ({"kuerzel": "2027", "titel": "x"}, "gibt es schon"),
        ({"kuerzel": "2028", "titel": "x", "aus": "1999"}, "gibt es nicht"),
    ],
)
def test_an_edition_that_cannot_be_begun_says_why(editor, fields, said):
    assert said in editor.act("/bericht/neu", fields)


def test_review_writer_comments_and_places(staff, editor):
    editor.act("/bericht/2027/kapitel/neu", {"ueberschrift": "Über Größe & Maß"})
    editor.act(f"{CHAPTER}/stand", {"stand": "fertig", "schreibt": "J. Brandt"})
    found = record(staff)
    assert (found.newest[0].text.review, found.writers["kita"]) == ("fertig", "J. Brandt")
    editor.act(f"{CHAPTER}/stand", {"stand": "fertig", "schreibt": "Niemand, den es gibt"})
    assert record(staff).writers["kita"] == ""
    said = editor.act(f"{CHAPTER}/anmerkung", {"anmerkung": "Bitte <b>kürzen</b>"})
    assert "Bitte &lt;b&gt;kürzen&lt;/b&gt;" in said
    assert "1 offen" in editor.get("/bericht/2027").get_data(as_text=True)
    number = re.search(r"/anmerkung/(\d+)/erledigt", said)
    assert number and "erledigt von K. Lange" in editor.act(f"{CHAPTER}/anmerkung/{number[1]}/erledigt")
    assert "gibt es nicht" in editor.act(f"{CHAPTER}/anmerkung/{number[1]}/erledigt")
    editor.act("/bericht/2027/kapitel/ueber-groesse-mass/hoch")
    assert [one.text.key for one in record(staff).newest] == ["ueber-groesse-mass", "kita"]
    editor.act("/bericht/2027/kapitel/ueber-groesse-mass/entfernen")
    assert [one.text.key for one in record(staff).newest] == ["kita"]


def test_a_picture_needs_words_and_has_to_be_one(editor):
    for content, alt, said in (
        (picture(), "", "was auf dem Bild zu sehen ist"),
        (b"<svg onload=alert(1)>", "Kinder", "kein lesbares Bild"),
    ):
        fields = {"bild": (io.BytesIO(content), "a.png"), "bildkuerzel": "wald", "bildtext": alt}
        assert said in editor.act("/bericht/2027/bilder", fields)
    assert "wählen Sie eine Bilddatei" in editor.act("/bericht/2027/bilder", {"bildkuerzel": "wald"})
    assert editor.get("/bericht/2027/bild/wald").status_code == 404


def test_nothing_that_an_author_writes_breaks_the_editor_or_becomes_html(staff, editor):
    """200 texts: each is previewed and saved, and comes back as it was written."""
    for at, text in enumerate(generated(200), 1):
        answer = editor.post(f"{CHAPTER}/vorschau", {"text": text, "version": "1", "ueberschrift": "Kita"})
        assert answer.status_code == 200
        harmless(json.loads(answer.get_data(as_text=True))["preview"])
        if at % 10 == 0:
            assert saved(editor, text, record(staff).newest[0].revision) == 303
            harmless(editor.get(CHAPTER).get_data(as_text=True))
            harmless(editor.get("/bericht/2027").get_data(as_text=True))
            harmless(editor.get(f"{CHAPTER}/versionen").get_data(as_text=True))


def harmless(page: str) -> None:
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert not re.search(r'(href|src)="(javascript|http://x)', page)


def test_operators_see_nothing_of_it(staff, editor):
    operator = staff.signed_in(Role.OPERATOR)
    for path in ("/bericht", "/bericht/2027", CHAPTER, f"{CHAPTER}/versionen"):
        assert operator.get(path).status_code == 403


def test_numbers_are_searched_for_the_text_and_what_is_typed_stays_text(staff, editor):
    found = json.loads(editor.get(f"{CHAPTER}/zahlen?suche=tagespflege&form=wert").get_data(as_text=True))[
        "found"
    ]
    assert 'data-template="{{betreuungsquote_mit_tagespflege_u3:kreis:neu}}"' in found
    for odd in ("<script>alert(1)</script>", "x" * 3_000, "%00", ""):
        answer = editor.get(f"{CHAPTER}/zahlen", query_string={"suche": odd, "form": odd})
        assert answer.status_code == 200
        harmless(json.loads(answer.get_data(as_text=True))["found"])
    assert editor.get("/bericht/2027/kapitel/fort/zahlen?suche=x").status_code == 404
    assert staff.signed_in(Role.OPERATOR).get(f"{CHAPTER}/zahlen?suche=x").status_code == 403


def test_a_draft_is_previewed_as_paper_and_taken_along_as_a_file(editor):
    fields = {"text": "## Abschnitt\n\nEin Satz.\n", "version": "1", "ueberschrift": "Kita"}
    paper = editor.post(f"{CHAPTER}/vorschau", {**fields, "als": "pdf"}).get_data(as_text=True)
    assert "data:image/png;base64," in paper and "Seite 1 von " in paper
    word = editor.post(f"{CHAPTER}/vorschau", {**fields, "als": "word"}).get_data(as_text=True)
    assert "/bericht/2027/entwurf.docx" in word
    assert "Ein Satz." in editor.post(f"{CHAPTER}/vorschau", {**fields, "als": "x"}).get_data(as_text=True)
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = editor.get(f"/bericht/2027/entwurf.{kind}")
        assert answer.status_code == 200 and answer.data.startswith(begins)
        assert f"bericht-2027-entwurf.{kind}" in answer.headers["Content-Disposition"]
    assert editor.get("/bericht/2099/entwurf.pdf").status_code == 404
    assert editor.get("/bericht/2027/entwurf.exe").status_code == 404


def test_files_of_what_was_withdrawn_say_so_and_are_no_drafts(staff, editor):
    saved(editor, "Ein Satz.", 1)
    releaser = staff.signed_in(Role.RELEASER)
    editor.act("/bericht/2027/abstimmung")
    releaser.act("/bericht/2027/veroeffentlichen")
    releaser.act("/bericht/2027/zurueckziehen", {"grund": "Falsch geliefert."})
    answer = editor.get("/bericht/2027/entwurf.pdf")
    assert "bericht-2027.pdf" in answer.headers["Content-Disposition"]
    assert all("zurückgezogen" in one for one in page_texts(answer.data))


def test_only_some_wait_for_files_and_others_are_asked_to_come_again(editor, monkeypatch):
    def full(self):
        raise Busy("Bitte gleich noch einmal.")

    monkeypatch.setattr(Lane, "place", full)
    assert editor.get("/bericht/2027/entwurf.pdf").status_code == 503
    fields = {"text": "Ein Satz.", "version": "1", "ueberschrift": "Kita", "als": "pdf"}
    assert editor.post(f"{CHAPTER}/vorschau", fields).status_code == 503
