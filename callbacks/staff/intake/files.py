"""Acts on the files of an intake: sent, removed, recognised, and downloaded as they came."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps

from flask import Response, flash, jsonify, request
from werkzeug.datastructures import FileStorage

from callbacks.staff.intake.desk import IntakeDesk, act_of, back_to_intake, revision_of
from callbacks.staff.screens import Redirect, Visit
from dashboard.errors import FileRejected, MonitorError, UnknownKey
from dashboard.formats import day
from dashboard.staff.intake.changes import left_out, with_files, with_tables, without_file
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeFile, IntakeTable
from dashboard.texts import both, say
from data.importing.files.limits import Limits
from data.importing.uploads.kinds import LARGEST, SentFile, sent_file
from data.staff.intake.recognising import recognised
from data.staff.intake_store import Doing, begin_intake, change_intake
from data.staff.known_mappings import known_mappings
from data.stores.audit import audit_log
from data.stores.origins import originals
from layouts.staff.intake.steps import INTAKES, intake_path

LARGEST_FORM = 4 * LARGEST
"""Bytes of all files that are sent at once."""
MOST_FILES = 40
"""In one intake."""
_LIMITS = Limits()
_SAID = 1_500
"""Characters that are said after an act; they travel in a cookie."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Files that came with a form, and sentences about those that were not taken."""

    files: tuple[SentFile, ...]
    refused: tuple[str, ...]


def sent_by_script(handler: Callable[..., Redirect]) -> Callable[..., Redirect | Response]:
    """An act whose form a script may send, to show how far the upload is: it is told where to go as JSON, and the
    sentence stands there."""

    @wraps(handler)
    def answered(*given: object, **parts: object) -> Redirect | Response:
        led = handler(*given, **parts)
        if request.headers.get("X-Upload") != "script":
            return led
        flash(led.said, "problem" if led.problem else "done")
        return jsonify(path=led.path)

    return answered


class IntakeFiles:
    """Acts on files."""

    def __init__(self, desk: IntakeDesk) -> None:
        self.desk = desk

    @sent_by_script
    def begin(self, visit: Visit) -> Redirect:
        """A new intake with the files that came; none where no file can be taken."""
        try:
            arrived = _arrived(visit, ())
        except MonitorError as error:
            return Redirect(INTAKES, error.sentence(visit.lang), problem=True)
        if not arrived.files:
            return Redirect(INTAKES, _sentences(arrived.refused), problem=True)
        name = _name_of(arrived.files) or say(
            visit.lang, "intake_new_name", day=day(visit.now.date(), visit.lang)
        )
        bare = Intake(0, name, visit.account.name, visit.now)
        filled, sentences = self._with(visit, bare, arrived.files)
        with self.desk.staff.store.writing() as connection:
            begun = begin_intake(connection, name, visit.account.name, visit.now)
            audit_log.record(connection, act_of(visit, begun, IntakeAct.CREATED))
            for one in arrived.files:
                originals.keep(connection, one.content)
            listed = _names(arrived.files)
            made = _in_place_of(begun, filled)
            doing = Doing(visit.account.name, visit.now, IntakeAct.FILES_ADDED, listed)
            stored = change_intake(connection, made, doing)
            audit_log.record(connection, act_of(visit, stored, IntakeAct.FILES_ADDED, listed))
        return self._said(visit, stored, len(arrived.files), (*arrived.refused, *sentences))

    @sent_by_script
    @back_to_intake
    def add(self, visit: Visit, number: int) -> Redirect:
        """More files for an intake."""
        intake = _shown(self.desk.intake(number), visit)
        arrived = _arrived(visit, [one.sha256 for one in intake.files])
        if len(intake.files) + len(arrived.files) > MOST_FILES:
            raise _error("intake_too_many", most=MOST_FILES)
        if not arrived.files:
            return Redirect(intake_path(intake), _sentences(arrived.refused), problem=True)
        filled, sentences = self._with(visit, intake, arrived.files)
        listed = _names(arrived.files)
        with self.desk.staff.store.writing() as connection:
            for one in arrived.files:
                originals.keep(connection, one.content)
            doing = Doing(visit.account.name, visit.now, IntakeAct.FILES_ADDED, listed)
            stored = change_intake(connection, filled, doing)
            audit_log.record(connection, act_of(visit, stored, IntakeAct.FILES_ADDED, listed))
        return self._said(visit, stored, len(arrived.files), (*arrived.refused, *sentences))

    @back_to_intake
    def remove(self, visit: Visit, number: int) -> Redirect:
        """A file less, with all that was decided about it."""
        intake = _shown(self.desk.intake(number), visit)
        digest = visit.text("datei", 64)
        found = next((one for one in intake.files if one.sha256 == digest), None)
        if found is None:
            raise _error("intake_no_original")
        self.desk.change(
            visit, without_file(intake, digest), IntakeAct.FILE_REMOVED, found.name, before=found.name
        )
        return Redirect(intake_path(intake), say(visit.lang, "intake_said_removed", file=found.name))

    @back_to_intake
    def recognise(self, visit: Visit, number: int) -> Redirect:
        """Has all files recognised again."""
        intake = _shown(self.desk.intake(number), visit)
        with self.desk.staff.store.reading() as connection:
            contents = [
                (one, found.content)
                for one in intake.files
                if (found := originals.read(connection, one.sha256)) is not None
            ]
        files = [SentFile(one.name, one.kind, content, one.parts, one.detail) for one, content in contents]
        again, sentences = self._recognised(intake, files, ())
        self.desk.change(visit, again, IntakeAct.RECOGNISED)
        said = _sentences((say(visit.lang, "intake_said_recognised"), *sentences))
        return Redirect(f"{intake_path(intake)}#schritt-2", said)

    @back_to_intake
    def leave_out(self, visit: Visit, number: int) -> Redirect:
        """A table that is not read, or is read after all."""
        intake = _shown(self.desk.intake(number), visit)
        table = intake.table(visit.text("tabelle", 64))
        if table is None:
            raise _error("intake_no_table")
        out = visit.text("weg", 4) == "ja"
        self.desk.change(visit, left_out(intake, table.key, out=out), IntakeAct.LEFT_OUT, table.name)
        key = "intake_said_left_out" if out else "intake_said_taken_in"
        return Redirect(f"{intake_path(intake)}#schritt-2", say(visit.lang, key, file=table.name))

    def original(self, visit: Visit, number: int, sha256: str) -> Response:
        """A file as it came. Raises UnknownKey for one that the intake does not have."""
        intake = self.desk.intake(number)
        file = next((one for one in intake.files if one.sha256 == sha256), None)
        with self.desk.staff.store.reading() as connection:
            found = originals.read(connection, sha256) if file is not None else None
        if file is None or found is None:
            raise _error("intake_no_original")
        response = Response(found.content, mimetype="application/octet-stream")
        response.headers.set("Content-Disposition", "attachment", filename=file.name)
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response

    def _with(self, visit: Visit, intake: Intake, sent: Sequence[SentFile]) -> tuple[Intake, tuple[str, ...]]:
        files = [
            IntakeFile(
                hashlib.sha256(one.content).hexdigest(),
                one.name,
                len(one.content),
                one.kind,
                one.parts,
                one.detail,
                visit.account.name,
                visit.now,
            )
            for one in sent
        ]
        return self._recognised(with_files(intake, files), sent, intake.tables)

    def _recognised(
        self, intake: Intake, sent: Sequence[SentFile], before: Sequence[IntakeTable]
    ) -> tuple[Intake, tuple[str, ...]]:
        knowledge = self.desk.knowledge()
        with self.desk.staff.store.reading() as connection:
            known = known_mappings(connection)
        earlier = [mapping for one in known for mapping in one.mappings]
        tables = list(before)
        named = {table.key: table.name for table in intake.tables}
        sentences: list[str] = []
        for one in sent:
            found = recognised(one, knowledge, earlier, [table.name for table in tables], named)
            keys = {table.key for table in tables}
            tables += [table for table in found.tables if table.key not in keys]
            sentences += found.sentences
        return with_tables(intake, tables), tuple(sentences)

    def _said(self, visit: Visit, intake: Intake, count: int, sentences: Sequence[str]) -> Redirect:
        first = say(visit.lang, "intake_said_files", count=count)
        return Redirect(intake_path(intake), _sentences((first, *sentences)), problem=bool(sentences))


def _shown(intake: Intake, visit: Visit) -> Intake:
    """The intake as the form was shown: the store refuses it where somebody has changed it meanwhile."""
    return replace(intake, revision=revision_of(visit))


def _in_place_of(begun: Intake, filled: Intake) -> Intake:
    return replace(begun, files=filled.files, tables=filled.tables, step=filled.step)


def _arrived(visit: Visit, known: Sequence[str]) -> Arrived:
    """The files of the form. Raises FileRejected where there is none, or too many."""
    sent = [one for one in visit.files.getlist("dateien") if one.filename]
    if not sent:
        raise _rejected("intake_said_none")
    if len(sent) > MOST_FILES:
        raise _rejected("intake_said_many", most=MOST_FILES)
    found: dict[str, SentFile] = {}
    refused: list[str] = []
    for one in sent:
        try:
            file = sent_file(one.filename or "", _bytes_of(one), _LIMITS)
        except FileRejected as rejected:
            refused.append(rejected.sentence(visit.lang))
            continue
        digest = hashlib.sha256(file.content).hexdigest()
        if digest in found or digest in known:
            refused.append(say(visit.lang, "intake_said_same", file=file.name))
        else:
            found[digest] = file
    return Arrived(tuple(found.values()), tuple(refused))


def _bytes_of(one: FileStorage) -> bytes:
    """At most a byte more than may be: the rest of a larger file is not read."""
    return one.stream.read(LARGEST + 1)


def _names(files: Sequence[SentFile]) -> str:
    return ", ".join(one.name for one in files)


def _name_of(files: Sequence[SentFile]) -> str:
    """The name of the first file without its ending, as a title."""
    stem = files[0].name.rpartition(".")[0] or files[0].name
    return " ".join(stem.replace("_", " ").split())[:120]


def _sentences(said: Sequence[str]) -> str:
    text = " ".join(said)
    return text if len(text) <= _SAID else text[: _SAID - 1] + "…"


def _error(key: str, **facts: object) -> UnknownKey:
    german, english = both(key, **facts)
    return UnknownKey(german, english=english)


def _rejected(key: str, **facts: object) -> FileRejected:
    german, english = both(key, **facts)
    return FileRejected(german, english=english)
