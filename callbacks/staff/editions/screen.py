"""Bericht: the list of editions, one of them, and its way to readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from werkzeug.wrappers import Response

from callbacks.staff.editions.comparing import ComparingScreen
from callbacks.staff.editions.editions_desk import EditionsDesk
from callbacks.staff.editions.editor import EditorScreen
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.domain.plain_text import clean, line
from dashboard.domain.report.edition import ChapterText, EditionState, ReportEdition, ReviewState
from dashboard.domain.report.written import EditionRecord
from dashboard.errors import MonitorError, UnknownKey
from dashboard.report.chapters import anchor
from dashboard.staff.overview.rows import DraftRow
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.report.editions import begin_edition, change_edition, edition_record, editions, set_state
from data.report.pictures import MOST_BYTES, picture_of, pictures_of, place_picture
from data.report.publication import publish_edition, withdraw_edition
from data.staff.editions.chapters import add_chapter, keep_picture, remove_picture
from data.staff.editions.comments import open_comments
from data.staff.store import StaffConnection
from data.stores.database import opened
from layouts.staff.editions.edition_page import EditionParts, edition_page
from layouts.staff.editions.list_page import editions_page
from layouts.staff.editions.words import chapter_address, edition_address
from layouts.staff.screens import EDITIONS

ROOM = "staff-editions"


def register(staff: Staff) -> None:
    """Adds the screens and their acts."""
    desk = EditionsDesk(staff)
    own = EditionsScreen(staff, desk)
    here = f"{EDITIONS}/<edition>"
    staff.page(EDITIONS, right=Right.SEE)(own.listed)
    staff.action(f"{EDITIONS}/neu", right=Right.EDIT)(own.begin)
    staff.page(here, right=Right.SEE)(own.show)
    staff.action(f"{here}/angaben", right=Right.EDIT)(own.change)
    staff.action(f"{here}/zahlen", right=Right.EDIT)(own.renew)
    staff.action(f"{here}/abstimmung", right=Right.EDIT)(own.submit)
    staff.action(f"{here}/zurueckholen", right=Right.EDIT)(own.take_back)
    staff.action(f"{here}/veroeffentlichen", right=Right.RELEASE)(own.publish)
    staff.action(f"{here}/zurueckziehen", right=Right.RELEASE)(own.withdraw)
    staff.action(f"{here}/kapitel/neu", right=Right.EDIT)(own.add_chapter)
    staff.action(f"{here}/bilder", right=Right.EDIT, largest=MOST_BYTES + 100_000)(own.add_picture)
    staff.action(f"{here}/bilder/<picture>/entfernen", right=Right.EDIT)(own.remove_picture)
    staff.file(f"{here}/bild/<picture>", right=Right.SEE)(own.picture)
    EditorScreen(staff, desk).register()
    ComparingScreen(staff, desk).register()
    staff.waiting[EDITIONS] = own.waiting
    staff.drafts.append(own.open_rows)


class EditionsScreen:
    """Editions and what is done with them as a whole."""

    def __init__(self, staff: Staff, desk: EditionsDesk) -> None:
        self.staff, self.desk = staff, desk

    def listed(self, visit: Visit) -> StaffPage:
        """All editions."""
        with self.staff.store.reading() as connection:
            found = editions(connection)
        content = editions_page(visit, found, may_edit=visit.may(Right.EDIT))
        return StaffPage(content, say(visit.lang, "staff_editions"), room=ROOM)

    def show(self, visit: Visit, edition: str) -> StaffPage:
        """One edition."""
        with self.staff.store.reading() as connection:
            record = edition_record(connection, edition)
            comments = open_comments(connection, edition)
            pictures = pictures_of(connection, edition)
        found = record.edition
        fault, problems = "", list[tuple[str, str, str]]()
        try:
            problems = [
                (
                    say(
                        visit.lang,
                        "staff_editions_problem",
                        number=one.number,
                        title=one.title,
                        line=one.line,
                    ),
                    chapter_address(edition, one.chapter),
                    one.sentence,
                )
                for one in self.desk.problems(found)
            ]
        except UnknownKey as error:
            fault = error.sentence(visit.lang)
        shown = self.staff.shown_version()
        before = self._title(found.before) if found.before else ""
        parts = EditionParts(
            record,
            problems,
            self.desk.moved(found) if before and found.state is not EditionState.PUBLISHED else (),
            comments,
            pictures,
            may_edit=visit.may(Right.EDIT),
            may_release=visit.may(Right.RELEASE),
            hindrance=self.desk.hindrance(visit, record),
            before=before if found.state is not EditionState.PUBLISHED else "",
            newest=shown if shown != found.version else "",
            fault=fault,
        )
        return StaffPage(edition_page(visit, parts, visit.now), found.title, room=ROOM)

    def begin(self, visit: Visit) -> Redirect:
        """A new edition: empty, or with the texts of another on the newest data version."""
        key, source = visit.text("kuerzel", 60), visit.text("aus", 60)
        title = line(visit.text("titel", 200)) or key

        def begin(connection: StaffConnection) -> None:
            version = self.staff.shown_version()
            made = ReportEdition(key, title, "", version, EditionState.DRAFT, None, None, "", ())
            if source:
                before = edition_record(connection, source).edition
                chapters = tuple(replace(one, review=ReviewState.OPEN) for one in before.chapters)
                made = replace(
                    made,
                    subtitle="" if before.example else before.subtitle,
                    imprint="" if before.example else before.imprint,
                    chapters=chapters,
                    before=source,
                )
            begin_edition(connection, made, visit.account.name, visit.now)
            for one in pictures_of(connection, source) if source else ():
                place_picture(connection, key, one, visit.account.name, visit.now)

        return self.desk.done(visit, EDITIONS, "begun", begin, edition_address(key))

    def change(self, visit: Visit, edition: str) -> Redirect:
        """Title, closing day, imprint."""
        day = visit.text("redaktionsschluss", 10)
        try:
            closing = date.fromisoformat(day) if day else None
        except ValueError:
            closing = None

        def change(connection: StaffConnection) -> None:
            now = edition_record(connection, edition).edition
            change_edition(
                connection,
                edition,
                visit.account.name,
                visit.now,
                title=line(visit.text("titel", 200)) or now.title,
                subtitle=line(visit.text("untertitel", 300)),
                closing=closing,
                imprint=clean(visit.text("impressum", 5_000)),
                version=now.version,
            )

        return self.desk.done(visit, edition_address(edition), "saved", change)

    def renew(self, visit: Visit, edition: str) -> Redirect:
        """Puts a draft on the newest data version."""

        def renew(connection: StaffConnection) -> None:
            now = edition_record(connection, edition).edition
            change_edition(
                connection,
                edition,
                visit.account.name,
                visit.now,
                title=now.title,
                subtitle=now.subtitle,
                closing=now.closing,
                imprint=now.imprint,
                version=self.staff.shown_version(),
            )

        return self.desk.done(visit, edition_address(edition), "saved", renew)

    def submit(self, visit: Visit, edition: str) -> Redirect:
        """Puts a draft to the vote, unless something stops it."""

        def submit(connection: StaffConnection) -> None:
            self.desk.checks.require_publishable(edition_record(connection, edition).edition)
            set_state(connection, edition, EditionState.VOTE, visit.account.name, visit.now)

        return self.desk.done(visit, edition_address(edition), "vote", submit)

    def take_back(self, visit: Visit, edition: str) -> Redirect:
        """Makes an edition that is voted on a draft again."""

        def take_back(connection: StaffConnection) -> None:
            set_state(connection, edition, EditionState.DRAFT, visit.account.name, visit.now)

        return self.desk.done(visit, edition_address(edition), "back", take_back)

    def publish(self, visit: Visit, edition: str) -> Redirect:
        """Freezes an edition and gives it to readers."""
        stores = self.staff.settings.stores
        try:
            record = self.desk.record(edition)
            back = edition_address(record.edition.key)
            hindrance = self.desk.hindrance(visit, record)
            if hindrance:
                return Redirect(back, hindrance, problem=True)
            self.desk.checks.require_publishable(record.edition)
            numbers = self.desk.checks.numbers(record.edition)
            with opened(stores.raw_database_url, stores.database_url) as (raw, published):
                publish_edition(
                    raw, published, record, numbers, visit.account.name, visit.now, self.staff.district
                )
        except MonitorError as error:
            return Redirect(EDITIONS, error.sentence(visit.lang), problem=True)
        said = say(visit.lang, "staff_editions_said_published", title=record.edition.title)
        return Redirect(back, said)

    def withdraw(self, visit: Visit, edition: str) -> Redirect:
        """Takes a published edition back."""
        stores, reason = self.staff.settings.stores, line(visit.text("grund", 1_000))
        try:
            record = self.desk.record(edition)
            with opened(stores.raw_database_url, stores.database_url) as (raw, published):
                withdraw_edition(raw, published, edition, reason, visit.account.name, visit.now)
        except MonitorError as error:
            return Redirect(EDITIONS, error.sentence(visit.lang), problem=True)
        said = say(visit.lang, "staff_editions_said_withdrawn", title=record.edition.title)
        return Redirect(edition_address(record.edition.key), said)

    def add_chapter(self, visit: Visit, edition: str) -> Redirect:
        """A new chapter at the end."""
        title = line(visit.text("ueberschrift", 200))

        def add(connection: StaffConnection) -> None:
            chapter = ChapterText(anchor(title), title, "", "")
            add_chapter(connection, edition, chapter, visit.account.name, visit.now)

        return self.desk.done(visit, edition_address(edition), "chapter", add)

    def add_picture(self, visit: Visit, edition: str) -> Redirect:
        """A picture of good practice."""
        back, given = edition_address(edition), visit.files.get("bild")
        if given is None or not given.filename:
            return Redirect(back, say(visit.lang, "staff_editions_no_picture"), problem=True)
        try:
            picture = picture_of(
                visit.text("bildkuerzel", 60), given.stream.read(MOST_BYTES + 1), visit.text("bildtext", 500)
            )
            with self.staff.store.writing() as connection:
                keep_picture(connection, edition, picture, visit.account.name, visit.now)
        except MonitorError as error:
            return Redirect(back, error.sentence(visit.lang), problem=True)
        return Redirect(back, say(visit.lang, "staff_editions_said_picture", name=picture.key))

    def remove_picture(self, visit: Visit, edition: str, picture: str) -> Redirect:
        """Takes a picture out of a draft."""
        return self.desk.done(
            visit,
            edition_address(edition),
            "removed",
            lambda connection: remove_picture(connection, edition, picture, visit.account.name, visit.now),
        )

    def picture(self, visit: Visit, edition: str, picture: str) -> Response:
        """A picture as it is kept. Raises UnknownKey where there is none."""
        with self.staff.store.reading() as connection:
            found = next((one for one in pictures_of(connection, edition) if one.key == picture), None)
        if found is None:
            raise UnknownKey(f"Ein Bild „{picture[:60]}“ gibt es nicht.", english="There is no such picture.")
        return Response(found.content, mimetype=found.media_type)

    def waiting(self, visit: Visit) -> int:
        """How many editions this account may publish now."""
        return sum(
            1
            for one in self._open()
            if one.edition.state is EditionState.VOTE and not self.desk.hindrance(visit, one)
        )

    def open_rows(self, visit: Visit) -> list[DraftRow]:
        """Editions that somebody works on, for the first screen."""
        return [
            DraftRow(
                one.edition.title,
                "",
                "staff_kind_edition",
                f"staff_editions_state_{one.edition.state.value}",
                max(one.newest, key=lambda each: each.at).by if one.newest else one.made_by,
                max((each.at for each in one.newest), default=one.made_at),
                self.staff.open_path(visit.account, EDITIONS, f"/{one.edition.key}"),
            )
            for one in self._open()
        ]

    def _open(self) -> Sequence[EditionRecord]:
        with self.staff.store.reading() as connection:
            found = editions(connection)
        return [one for one in found if one.edition.state is not EditionState.PUBLISHED]

    def _title(self, key: str) -> str:
        try:
            return self.desk.record(key).edition.title
        except UnknownKey:
            return key
