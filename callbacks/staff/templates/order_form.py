"""The form of a new request: what was filled in, and what is asked of whom by it."""

from __future__ import annotations

from datetime import date

from callbacks.staff.screens import Visit
from dashboard.staff.templates.planning import Addressee, TemplateOrder, ordered, refusal
from data.repository import Repository
from data.staff.templates.addressees import chosen_offices, chosen_operator
from layouts.staff.templates.new_template import OPERATOR_START, SOME, NewTemplate


def filled_in(visit: Visit) -> NewTemplate:
    """What a form says, cut where it is longer than anybody writes."""
    form = visit.form
    return NewTemplate(
        measures=tuple(dict.fromkeys(form.getlist("merkmal")))[:200],
        title=visit.text("titel", 200),
        years=visit.text("jahre", 20),
        until=visit.text("bis", 20),
        breakdowns="gliederung" in form,
        whom=visit.text("fuer", 300),
        amts=tuple(dict.fromkeys(form.getlist("amt")))[:200],
        deadline=visit.text("frist", 20),
        return_to=visit.text("zurueck", 200),
    )


def order_of(filled: NewTemplate, repository: Repository, today: date) -> TemplateOrder:
    """What is asked for. Raises MonitorError with the sentence for what was filled in wrongly."""
    return ordered(
        repository.catalogue(),
        tuple(filled.measures),
        _number(filled.years),
        today=today,
        until=_number(filled.until) if filled.until else None,
        title=filled.title,
        breakdowns=filled.breakdowns,
        deadline=_day(filled.deadline),
        return_to=filled.return_to,
    )


def addressees_of(filled: NewTemplate, repository: Repository) -> tuple[Addressee, ...]:
    """Whom it is asked of. Raises MonitorError where nobody was chosen."""
    if filled.whom.startswith(OPERATOR_START):
        return (chosen_operator(repository, filled.whom.removeprefix(OPERATOR_START)),)
    if filled.whom == SOME and not filled.amts:
        raise refusal("templates_wrong_some")
    return chosen_offices(repository, tuple(filled.amts) if filled.whom == SOME else ())


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise refusal("templates_wrong_number", text=text)
    return int(text)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal("templates_wrong_day", text=text) from None
