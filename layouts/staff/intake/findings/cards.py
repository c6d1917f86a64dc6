"""The list of findings beside the table: what, where, and what can be done about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.domain.deliveries.amendments import CellChange, RowLeftOut
from dashboard.staff.intake.conflict import clock
from dashboard.staff.intake.findings.views import FindingView, FoundTable
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.shell import icon
from layouts.staff.forms import FormOwner, one_button, staff_form, text_field
from layouts.staff.intake.findings.addresses import CellAddress, act_address, findings_address

MOST_REASON = 600


def finding_list(
    number: int, revision: int, table: FoundTable, asked: str, owner: FormOwner
) -> list[Component]:
    """Open errors and hints, what was changed, and at the end what is only good to know. `asked` is the finding whose
    reason is being written."""
    lang = owner.lang
    shown = [one for one in table.findings if one.wants_answer]
    notes = [one for one in table.findings if not one.wants_answer]
    cards: list[Component] = [
        _finding(number, revision, table, one, asked, owner)
        for one in sorted(shown, key=lambda one: not one.is_open)
    ]
    cards += [_change(number, revision, table, one, owner) for one in table.changes]
    cards += [_row_out(number, revision, table, one, owner) for one in table.rows_out]
    if notes:
        items = [html.Li(_note(one, lang), lang="de" if one.is_foreign(lang) else None) for one in notes]
        cards.append(
            html.Details(
                [html.Summary(f"{say(lang, 'found_good_to_know')} ({len(notes)})"), html.Ul(items)],
                className="bl-found-notes",
            )
        )
    return cards


def counted(table: FoundTable, lang: str) -> str:
    """`1 Fehler, 2 Hinweise`."""
    errors = len(table.of_level("error"))
    hints = sum(one.wants_answer and one.level != "error" for one in table.findings)
    words = [
        say(lang, f"found_{name}_one") if count == 1 else say(lang, f"found_{name}", count=count)
        for name, count in (("errors", errors), ("hints", hints))
        if count
    ]
    return ", ".join(words) or say(lang, "found_nothing")


def _note(one: FindingView, lang: str) -> str:
    where, title, text = one.words(lang)
    return " ".join(filter(None, (f"{where}:" if where else "", ". ".join(filter(None, (title, text))))))


def _finding(
    number: int, revision: int, table: FoundTable, one: FindingView, asked: str, owner: FormOwner
) -> html.Div:
    lang, error = owner.lang, one.level == "error"
    where, name, text = one.words(lang)
    title = ": ".join(filter(None, (where, name)))
    word = "found_error" if error else "found_left" if one.answer else "found_hint"
    kind = "is-bad" if error else "is-done" if one.answer else ""
    said = [text] if text else []
    if one.answer is not None:
        key = "found_answered_why" if one.answer.reason else "found_answered"
        said.append(
            say(lang, key, by=one.answer.by or "–", at=_at(one.answer.at, lang), reason=one.answer.reason)
        )
    acts = _acts(number, revision, table, one, asked, owner)
    return _card(
        f"befund-{one.identity}", "alert" if error else "check" if one.answer else "info", kind, title, say(lang, word),
        said, acts, {title, text} if one.is_foreign(lang) else (),
    )  # fmt: skip


def _acts(
    number: int, revision: int, table: FoundTable, one: FindingView, asked: str, owner: FormOwner
) -> Sequence[Component]:
    lang = owner.lang
    common = {"stand": str(revision), "tabelle": table.key, "befund": one.identity}
    if one.answer is not None:
        return [_button(number, "antwort", "found_undo", owner, one, was="zurueck", **common)]
    acts: list[Component] = []
    cell = next(((row, column) for row, column in one.cells if column), None)
    if cell is not None and table.editable:
        at = CellAddress(table.key, one.sheet, *cell)
        acts.append(html.A(say(lang, "found_change"), href=findings_address(number, at), className="bl-link"))
    if one.level == "error":
        rows = {row for row, _ in one.cells}
        if len(rows) == 1 and table.editable:
            place = {
                "tabelle": table.key,
                "blatt": str(one.sheet),
                "zeile": str(min(rows)),
                "stand": str(revision),
            }
            acts.append(_button(number, "zeile", "found_leave_row", owner, one, was="weg", **place))
        return acts
    if one.level == "note":
        return [*acts, _button(number, "antwort", "found_understood", owner, one, was="so", **common)]
    acts.append(_button(number, "antwort", "found_stays", owner, one, was="so", **common))
    if asked == one.identity:
        acts.append(
            staff_form(
                act_address(number, "antwort"),
                [
                    *[Input(type="hidden", name=name, value=value) for name, value in common.items()],
                    Input(type="hidden", name="was", value="grund"),
                    text_field(
                        "grund",
                        say(lang, "found_reason"),
                        required=True,
                        maxLength=MOST_REASON,
                        autoFocus=True,
                    ),
                    html.Button(
                        say(lang, "found_keep"), type="submit", className="btn btn-primary bl-small-button"
                    ),
                ],
                owner,
                className="bl-found-reason",
            )
        )
    else:
        address = findings_address(number, reason=one.identity)
        acts.append(html.A(say(lang, "found_stays_why"), href=address, className="bl-link"))
    return acts


def _change(number: int, revision: int, table: FoundTable, one: CellChange, owner: FormOwner) -> html.Div:
    lang = owner.lang
    where = f"{one.column}{one.row}" + (f", {one.sheet}" if one.sheet else "")
    empty = say(lang, "found_empty")
    title = say(lang, "found_changed", where=where, old=one.old or empty, new=one.new or empty)
    said = [say(lang, "found_changed_by", by=one.by or "–", at=_at(one.at, lang))]
    place = {"blattname": one.sheet, "zeile": str(one.row), "spalte": one.column}
    undo = one_button(
        act_address(number, "zelle"), say(lang, "found_undo"), owner, class_name="bl-found-act", about=title,
        stand=str(revision), tabelle=table.key, was="zurueck", **place,
    )  # fmt: skip
    return _card("", "check", "is-done", title, say(lang, "found_mended"), said, [undo])


def _row_out(number: int, revision: int, table: FoundTable, one: RowLeftOut, owner: FormOwner) -> html.Div:
    lang = owner.lang
    title = say(lang, "found_row_gone", row=one.row) + (f" ({one.sheet})" if one.sheet else "")
    said = [one.old, say(lang, "found_row_gone_by", by=one.by or "–", at=_at(one.at, lang))]
    undo = one_button(
        act_address(number, "zeile"), say(lang, "found_undo"), owner, class_name="bl-found-act", about=title,
        stand=str(revision), tabelle=table.key, was="zurueck", blattname=one.sheet, zeile=str(one.row),
    )  # fmt: skip
    return _card("", "check", "is-done", title, say(lang, "found_mended"), said, [undo])


def _button(
    number: int, act: str, label: str, owner: FormOwner, one: FindingView, **fields: str
) -> html.Form:
    return one_button(
        act_address(number, act),
        say(owner.lang, label),
        owner,
        class_name="bl-found-act",
        about=": ".join(filter(None, one.words(owner.lang)[:2])),
        **fields,
    )


def _card(
    id_: str,
    sign: str,
    kind: str,
    title: str,
    word: str,
    said: Sequence[str],
    acts: Sequence[Component],
    german: Collection[str] = (),
) -> html.Div:
    """`german` are those of its sentences that are German whatever the page is."""
    named = attributes({"id": id_} if id_ else {})
    return html.Div(
        [
            icon(sign),
            html.Div(
                [
                    html.Div(
                        [
                            html.H3(title, lang="de" if title in german else None),
                            html.Span(word, className="bl-found-word"),
                        ],
                        className="bl-found-title",
                    ),
                    *[html.P(one, lang="de" if one in german else None) for one in said],
                    *([html.Div(list(acts), className="bl-found-acts")] if acts else []),
                ]
            ),
        ],
        className=f"bl-found-card {kind}".rstrip(),
        **named,
    )


def _at(text: str, lang: str) -> str:
    try:
        return clock(datetime.fromisoformat(text), lang)
    except ValueError:
        return text or "–"
