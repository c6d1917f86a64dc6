"""The list of what has moved under the texts of an edition."""

from __future__ import annotations

from dataclasses import replace

from dashboard.report.moved import Moved, MovedPlace, MoveKind
from layouts.markup import markup
from layouts.staff.editions.words import moved_list
from tests.callbacks.report.made_edition import made_edition

PLACES = (MovedPlace(3, "Das sind 57,2 %."),)


def test_it_names_chapters_by_number_and_title_and_leads_to_them():
    edition = replace(made_edition(), key="2027")
    chapter = edition.chapters[1]
    moved = Moved(MoveKind.REVISED, chapter.key, "Betreuungsquote", "Kreis", "2024", "57,2", "58,5", PLACES)
    shown = "".join(markup(one) for one in moved_list([moved], "de", edition))
    assert f'href="/bericht/2027/kapitel/{chapter.key}">2 {chapter.title}</a>' in shown
    alone = "".join(markup(one) for one in moved_list([moved], "de", edition, named=False))
    assert "/kapitel/" not in alone
    gone = "".join(markup(one) for one in moved_list([replace(moved, chapter="fort")], "de", edition))
    assert "/kapitel/" not in gone and "58,5" in gone
