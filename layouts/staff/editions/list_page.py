"""The list of editions, and where another one is begun."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.domain.report.written import EditionRecord
from dashboard.texts import say
from layouts.staff.editions.words import day_words, edition_address, state_tag
from layouts.staff.forms import FormOwner, choice_field, staff_form, text_field
from layouts.staff.screens import EDITIONS
from layouts.staff.shell import card, heading, table


def editions_page(owner: FormOwner, records: Sequence[EditionRecord], *, may_edit: bool) -> html.Div:
    """All editions, the newest first."""
    lang = owner.lang
    heads = [*(say(lang, f"staff_editions_{one}") for one in ("edition", "state", "version", "chapters")), ""]
    rows = [
        [
            [html.Strong(one.edition.title), html.Br(), html.Small(_small(one, lang))],
            state_tag(one, lang),
            one.edition.version,
            str(len(one.newest)),
            html.A(
                [
                    say(lang, "staff_editions_open"),
                    html.Span(f": {one.edition.title}", className="visually-hidden"),
                ],
                href=edition_address(one.edition.key),
                className="btn btn-outline-secondary bl-small-button",
            ),
        ]
        for one in records
    ]
    title = say(lang, "staff_editions")
    shown = (
        table(heads, rows, label=title)
        if rows
        else html.P(say(lang, "staff_editions_none"), className="bl-staff-empty")
    )
    compare = html.A(
        say(lang, "staff_editions_compare"),
        href=f"{EDITIONS}/vergleich",
        className="btn btn-outline-secondary",
    )
    return html.Div(
        [
            heading(title, *([compare] if len(records) > 1 else []), sub=say(lang, "staff_editions_sub")),
            card(say(lang, "staff_editions_edition"), shown),
            *([_new(owner, records)] if may_edit else []),
        ],
        className="bl-staff-screen",
    )


def _small(record: EditionRecord, lang: str) -> str:
    edition = record.edition
    shipped = say(lang, "staff_editions_example") if edition.example else ""
    return " · ".join(one for one in (edition.key, shipped, day_words(edition.published, lang)) if one)


def _new(owner: FormOwner, records: Sequence[EditionRecord]) -> html.Section:
    lang = owner.lang
    sources = [("", say(lang, "staff_editions_empty"))]
    sources += [(one.edition.key, one.edition.title) for one in records]
    fields = [
        text_field(
            "kuerzel",
            say(lang, "staff_editions_key"),
            hint=say(lang, "staff_editions_key_hint"),
            required=True,
            maxLength=60,
        ),
        text_field("titel", say(lang, "staff_editions_title"), required=True, maxLength=200),
        choice_field(
            "aus", say(lang, "staff_editions_from"), sources, records[0].edition.key if records else ""
        ),
        html.Button(
            say(lang, "staff_editions_begin"), type="submit", className="btn btn-primary bl-own-width"
        ),
    ]
    form = staff_form(f"{EDITIONS}/neu", fields, owner, className="bl-edition-fields")
    return card(
        say(lang, "staff_editions_new"),
        html.Div(form, className="bl-staff-card-body"),
        note=say(lang, "staff_editions_new_note"),
    )
