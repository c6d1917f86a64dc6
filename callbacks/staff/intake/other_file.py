"""Another file in the place of one with faults."""

from __future__ import annotations

import hashlib
from functools import partial

from callbacks.staff.intake.amending import Amending
from callbacks.staff.screens import Redirect, Visit
from dashboard.errors import MonitorError
from dashboard.staff.audit import ActKind
from dashboard.staff.intake.findings.other_file import with_other_file
from dashboard.staff.intake.intake import IntakeAct, IntakeFile, TableKind
from dashboard.texts import say
from data.importing.files.limits import Limits
from data.importing.knowledge import knowledge_of
from data.importing.uploads.kinds import sent_file
from data.staff.intake.recognising import recognised
from data.stores.origins import originals
from layouts.staff.intake.findings.addresses import findings_address

_LIMITS = Limits()


def replace_file(amending: Amending, visit: Visit, number: int) -> Redirect:
    """Puts the sent file in the place of a table. A file that cannot be read, or that holds several tables, is a
    sentence and no change."""
    intake = amending.intake(number, visit)
    table = amending.table(intake, visit.text("tabelle", 40))
    upload = visit.files.get("datei")
    if upload is None or not upload.filename:
        return Redirect(findings_address(number), say(visit.lang, "found_file_missing"), problem=True)
    try:
        sent = sent_file(upload.filename, upload.stream.read(), _LIMITS)
    except MonitorError as error:
        return Redirect(findings_address(number), error.sentence(visit.lang), problem=True)
    used = [one.name for one in intake.tables if one.key != table.key]
    tables = recognised(sent, knowledge_of(amending.staff.settings.stores), (), used).tables
    if len(tables) != 1 or tables[0].kind is TableKind.REFUSED:
        german = tables[0].sentence[0] if len(tables) == 1 else ""
        said = german or say(visit.lang, "found_file_several")
        return Redirect(findings_address(number), said, problem=True)
    file = IntakeFile(
        *(hashlib.sha256(sent.content).hexdigest(), sent.name, len(sent.content), sent.kind, 1, ""),
        *(visit.account.name, visit.now),
    )
    return amending.done(
        visit,
        with_other_file(intake, table.key, file, tables[0]),
        (IntakeAct.FILES_ADDED, ActKind.FILE_REPLACED),
        sent.name,
        say(visit.lang, "found_saved_file", name=sent.name),
        before=table.name,
        after=sent.name,
        also=partial(originals.keep, content=sent.content),
    )
