"""Chapters of a draft on both databases: versions, conflicts, comments, and nothing written where it may not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.report.edition import MOST_CHAPTER_LETTERS, EditionState, ReviewState
from dashboard.errors import ReleaseError, UnknownKey
from data.report.editions import begin_edition, change_edition, edition_record, editions, set_state
from data.report.pictures import picture_of, pictures_of
from data.staff.editions.chapters import (
    ChapterConflict,
    add_chapter,
    chapter_versions,
    keep_picture,
    move_chapter,
    remove_chapter,
    remove_picture,
    save_chapter,
    set_review,
)
from data.staff.editions.comments import (
    LONGEST_COMMENT,
    add_comment,
    comments_of,
    finish_comment,
    open_comments,
)
from data.stores.audit import audit_log
from tests.data.report.made_editions import NOW, chapter, edition, picture


@pytest.fixture
def raw(stores):
    with stores.raw.begin() as connection:
        begin_edition(connection, edition(), "A", NOW)
    with stores.raw.begin() as connection:
        yield connection


def test_a_save_is_a_version_and_a_late_one_a_conflict(raw):
    assert save_chapter(raw, "2027", chapter("kita", "Neu."), 1, "A", NOW) == 2
    with pytest.raises(ChapterConflict, match="A hat dieses Kapitel um") as raised:
        save_chapter(raw, "2027", chapter("kita", "Anders."), 1, "B", NOW)
    assert raised.value.now.text.source == "Neu."
    assert save_chapter(raw, "2027", chapter("kita", "Neu."), 1, "B", NOW) == 2, (
        "the same text is no conflict"
    )
    assert [one.text.source for one in chapter_versions(raw, "2027", "kita")] == ["Neu.", "Ein Satz.\n"]
    record = edition_record(raw, "2027")
    assert (record.revision("kita"), record.revision("rahmen"), record.revision("x")) == (2, 1, 0)
    assert record.newest[1].text.review is ReviewState.WRITING
    assert record.authors == ("A",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (replace(chapter("kita"), title=" \n"), "braucht eine Überschrift"),
        (chapter("kita", "x" * (MOST_CHAPTER_LETTERS + 1)), "höchstens 200.000 Zeichen, dieses hat 200.001"),
    ],
)
def test_a_chapter_that_is_none_is_refused(raw, text, said):
    with pytest.raises(ReleaseError, match=said):
        save_chapter(raw, "2027", text, 1, "A", NOW)
    with pytest.raises(UnknownKey, match="hat diese Ausgabe nicht"):
        save_chapter(raw, "2027", chapter("fehlt"), 1, "A", NOW)
    with pytest.raises(UnknownKey, match="gibt es nicht"):
        save_chapter(raw, "1999", chapter("kita"), 1, "A", NOW)


def test_nothing_of_an_edition_changes_while_it_is_voted_on(raw):
    set_state(raw, "2027", EditionState.VOTE, "A", NOW)
    shown = picture_of("wald", picture(), "Kinder")
    for act in (
        lambda: save_chapter(raw, "2027", chapter("kita", "Neu."), 1, "A", NOW),
        lambda: add_chapter(raw, "2027", chapter("neu"), "A", NOW),
        lambda: remove_chapter(raw, "2027", "kita", "A", NOW),
        lambda: move_chapter(raw, "2027", "kita", "A", NOW),
        lambda: set_review(raw, "2027", "kita", ReviewState.DONE, "", "A", NOW),
        lambda: keep_picture(raw, "2027", shown, "A", NOW),
        lambda: change_edition(
            raw, "2027", "A", NOW, title="x", subtitle="", closing=None, imprint="", version="2026.2"
        ),
    ):
        with pytest.raises(ReleaseError, match="zur Abstimmung gegeben"):
            act()
    with pytest.raises(ReleaseError, match="in einem anderen Zustand"):
        set_state(raw, "2027", EditionState.VOTE, "A", NOW)
    set_state(raw, "2027", EditionState.DRAFT, "A", NOW)
    keep_picture(raw, "2027", shown, "A", NOW)
    assert [one.key for one in pictures_of(raw, "2027")] == ["wald"]
    remove_picture(raw, "2027", "wald", "A", NOW)
    with pytest.raises(UnknownKey):
        remove_picture(raw, "2027", "wald", "A", NOW)


def test_chapters_move_and_go_with_all_that_belongs_to_them(raw):
    add_chapter(raw, "2027", chapter("schule"), "B", NOW)
    move_chapter(raw, "2027", "schule", "A", NOW)
    move_chapter(raw, "2027", "rahmen", "A", NOW)
    assert [one.text.key for one in edition_record(raw, "2027").newest] == ["rahmen", "schule", "kita"]
    add_comment(raw, "2027", "schule", "Bitte kürzen", "A", NOW)
    assert open_comments(raw, "2027") == {"schule": 1}
    remove_chapter(raw, "2027", "schule", "A", NOW)
    assert open_comments(raw, "2027") == {} and chapter_versions(raw, "2027", "schule") == ()
    for taken in (chapter("kita"), chapter("Groß"), replace(chapter("neu"), title="")):
        with pytest.raises(ReleaseError):
            add_chapter(raw, "2027", taken, "A", NOW)


def test_comments_stay_until_somebody_has_dealt_with_them(raw):
    for text in ("", " \n", "x" * (LONGEST_COMMENT + 1)):
        with pytest.raises(ReleaseError):
            add_comment(raw, "2027", "kita", text, "A", NOW)
    add_comment(raw, "2027", "kita", "Erste", "A", NOW)
    add_comment(raw, "2027", "kita", "Zweite", "B", NOW)
    first = comments_of(raw, "2027", "kita")[0].number
    finish_comment(raw, "2027", "kita", first, "B", NOW)
    assert [(one.text, one.done_by) for one in comments_of(raw, "2027", "kita")] == [
        ("Zweite", ""),
        ("Erste", "B"),
    ]
    with pytest.raises(UnknownKey):
        finish_comment(raw, "2027", "kita", first, "B", NOW)
    with pytest.raises(UnknownKey):
        add_comment(raw, "2027", "fehlt", "x", "A", NOW)


def test_every_act_is_in_the_log(raw):
    change_edition(
        raw, "2027", "A", NOW, title="Neu", subtitle="", closing=None, imprint="Amt", version="2026.2"
    )
    (_, act), *_ = audit_log.acts(raw, limit=1)
    assert (act.kind.value, act.subject) == ("edition_changed", "2027")
    assert "title: Bildungsbericht 2027" in act.before and "version: 2026.2" in act.after
    assert [one.edition.title for one in editions(raw)] == ["Neu"]
