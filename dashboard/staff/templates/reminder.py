"""What is written to those who report: the covering letter, a reminder, a question about findings. Nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dashboard.domain.templates.template import Template
from dashboard.formats import day
from dashboard.staff.templates.board import BoardCell, TemplateState
from dashboard.texts import say

_LONGEST_LINK = 1_800
"""Characters of a `mailto:` link that e-mail programs open; a longer text is to be copied."""


@dataclass(frozen=True, slots=True)
class MailText:
    """An e-mail to copy: for whom, its subject and its text."""

    name: str
    subject: str
    text: str

    @property
    def link(self) -> str:
        """A `mailto:` link without an address; empty where the text is too long for one."""
        made = f"mailto:?subject={quote(self.subject)}&body={quote(self.text.replace(chr(10), chr(13) + chr(10)))}"
        return made if len(made) <= _LONGEST_LINK else ""


def covering_letter(template: Template, lang: str) -> MailText:
    """What goes out with a template."""
    title = template.title
    if template.deadline is None:
        subject = say(lang, "templates_letter_subject_open", title=title)
        until = say(lang, "templates_letter_whenever")
    else:
        deadline = day(template.deadline, lang)
        subject = say(lang, "templates_letter_subject", title=title, deadline=deadline)
        until = say(lang, "templates_letter_until", deadline=deadline)
    to = (
        say(lang, "templates_letter_to", address=template.return_to)
        if template.return_to
        else say(lang, "templates_letter_end")
    )
    text = say(lang, "templates_letter_text", title=title, until=until, return_to=to)
    return MailText(template.area_name, subject, text)


def reminder(template: Template, cell: BoardCell, lang: str) -> MailText:
    """What is missing, and since when."""
    late = ""
    if template.deadline is not None:
        key = "templates_reminder_late" if cell.late_days else "templates_reminder_soon"
        late = say(lang, key, deadline=day(template.deadline, lang))
    filled = cell.cells - cell.missing
    missing = (
        say(lang, "templates_reminder_some", filled=filled, cells=cell.cells, missing=cell.missing)
        if filled and cell.state is not TemplateState.FAULTY
        else say(lang, "templates_reminder_all")
    )
    text = say(
        lang,
        "templates_reminder_text",
        name=template.area_name,
        title=template.title,
        late=late,
        missing=missing,
        number=template.number,
        return_to=_return(template, lang),
    )
    return MailText(template.area_name, say(lang, "templates_reminder_subject", title=template.title), text)


def question(template: Template, findings: Sequence[str], lang: str) -> MailText:
    """What cannot be taken over, finding by finding."""
    text = say(
        lang,
        "templates_question_text",
        name=template.area_name,
        title=template.title,
        findings="\n".join(f"– {one}" for one in findings),
        return_to=_return(template, lang),
    )
    return MailText(template.area_name, say(lang, "templates_question_subject", title=template.title), text)


def _return(template: Template, lang: str) -> str:
    """A further sentence, empty where no address is known."""
    return f" {say(lang, 'templates_reminder_to', address=template.return_to)}" if template.return_to else ""
