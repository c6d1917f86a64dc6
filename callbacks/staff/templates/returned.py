"""What comes back: files are read, the good ones become a draft, and one sentence says what became of each."""

from __future__ import annotations

from urllib.parse import urlencode

from callbacks.staff.screens import Redirect, Visit
from dashboard.errors import MonitorError
from dashboard.texts import say
from data.importing.findings import Delivery
from data.staff.templates.returning import TakenTemplates, take_returned
from layouts.staff.screens import TEMPLATES


def take(visit: Visit) -> Redirect:
    """Takes the files of a form: the good ones become a draft, what is wrong with the others is kept."""
    sent = [
        (one.filename or "", one.read()) for one in visit.files.getlist("dateien") if one and one.filename
    ]
    if not sent:
        return Redirect(TEMPLATES, say(visit.lang, "templates_upload_nothing"), problem=True)
    try:
        taken = take_returned(visit.staff.store, sent, visit.account.name, visit.now)
    except MonitorError as error:
        return Redirect(TEMPLATES, error.sentence(visit.lang), problem=True)
    if taken.foreign or not taken.read:
        foreign = taken.foreign[0] if taken.foreign else sent[0][0]
        said = say(visit.lang, "templates_upload_foreign", file=foreign)
        return Redirect(TEMPLATES, said, problem=True)
    faulty = [one for one in taken.read if not one.ok]
    query = {"nr": faulty[0].table} if faulty and faulty[0].returned else {}
    where = f"{TEMPLATES}?{urlencode(query)}#vorlage" if query else TEMPLATES
    return Redirect(where, taken_words(taken, visit.lang), problem=bool(faulty))


def taken_words(taken: TakenTemplates, lang: str) -> str:
    """How many were read, how each is, and what became of them."""
    count = len(taken.read)
    read = (
        say(lang, "templates_upload_read_one")
        if count == 1
        else say(lang, "templates_upload_read_many", count=count)
    )
    if taken.draft:
        draft = say(lang, "templates_upload_draft", version=taken.draft)
    else:
        some = any(one.ok for one in taken.read)
        draft = say(lang, "templates_upload_known" if some else "templates_upload_none")
    details = ", ".join(_one_words(one, lang) for one in taken.read)
    return say(
        lang, "templates_upload_done", read=read, details=f"{details}.".replace("..", "."), draft=draft
    )


def _one_words(one: Delivery, lang: str) -> str:
    returned, errors = one.returned, len(one.of_level("error"))
    if returned is None:
        return one.of_level("error")[0].message
    name = returned.template.area_name
    if errors:
        word = (
            say(lang, "templates_state_faulty_one")
            if errors == 1
            else say(lang, "templates_state_faulty_many", count=errors)
        )
        return say(lang, "templates_upload_faulty", name=name, errors=word)
    if returned.complete:
        return say(lang, "templates_upload_complete", name=name)
    cells, missing = len(returned.template.open_cells()), len(returned.missing)
    return say(lang, "templates_upload_partial", name=name, missing=missing, cells=cells)
