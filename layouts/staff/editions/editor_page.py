"""The editor of a chapter: a plain field of text with templates to insert, what it reads like beside it, and what
others have said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.domain.report.edition import MOST_CHAPTER_LETTERS, ChapterText, ReviewState
from dashboard.domain.report.fact import FactKind
from dashboard.domain.report.written import ChapterComment, ChapterVersion, EditionRecord
from dashboard.report.differences import TextPart
from dashboard.report.moved import Moved
from dashboard.staff.moments import moment
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.editions.fact_finder import fact_finder
from layouts.staff.editions.preview import ChapterPreview, preview, problems_list
from layouts.staff.editions.preview_forms import form_switch
from layouts.staff.editions.words import (
    about,
    area,
    chapter_address,
    difference,
    edition_address,
    moved_list,
    state_tag,
)
from layouts.staff.forms import FormOwner, choice_field, one_button, staff_form, text_field
from layouts.staff.shell import card, heading, notice

TEMPLATES = {
    "heading": "## Überschrift\n\n",
    "number": "{{kinderarmut:kreis:neu}}",
    "change": "{{aenderung:kinderarmut:kreis:2018-2022}}",
    "when": "{{wenn aenderung:kinderarmut:kreis:2018-2022 ist gestiegen}}\nText\n{{sonst}}\nText\n{{ende}}\n",
    "figure": "\n```abbildung\nindikator: kinderarmut\nebene: amt\njahr: neu\nansichten: [karte, verlauf]\n```\n",
}
"""What the buttons insert; docs/report.md explains each."""


@dataclass(frozen=True, slots=True)
class EditorParts:
    """What the page of a chapter shows. `text` is what stands in the field: the stored text, or one that could not be
    saved. `revision` is the version that it is written on. `conflict` is what somebody else has saved meanwhile, with
    the differences from the text in the field.
    `others` are who else may write (accounts), `forms` what of a figure can be inserted."""

    record: EditionRecord
    text: ChapterText
    revision: int
    shown: ChapterPreview | None
    moved: Sequence[Moved]
    comments: Sequence[ChapterComment]
    others: Sequence[str]
    may_edit: bool
    forms: Sequence[FactKind] = ()
    fault: str = ""
    conflict: ChapterVersion | None = None
    differences: Sequence[TextPart] = ()


def editor_page(owner: FormOwner, parts: EditorParts, now: datetime) -> html.Div:
    """The page."""
    lang, edition = owner.lang, parts.record.edition
    number = next(at for at, one in enumerate(edition.chapters, 1) if one.key == parts.text.key)
    newest = parts.record.newest[number - 1]
    saved = say(lang, "staff_editions_by_at", by=newest.by, at=moment(newest.at, now, lang))
    sub = f"{say(lang, 'staff_editions_saved')}: {saved} · {about(parts.record, lang)}"
    versions = html.A(
        say(lang, "staff_editions_versions"),
        href=chapter_address(edition.key, parts.text.key, "/versionen"),
        className="btn btn-outline-secondary",
    )
    back = html.A(edition.title, href=edition_address(edition.key), className="btn btn-outline-secondary")
    return html.Div(
        [
            heading(f"{number} {newest.text.title}", state_tag(parts.record, lang), versions, back, sub=sub),
            *([notice(parts.fault, problem=True)] if parts.fault else []),
            *_conflict(parts, lang),
            html.Div(
                [
                    html.Div(
                        [
                            _moved(parts, lang),
                            _chapters(parts, lang),
                            _review(owner, parts),
                            _comments(owner, parts, now),
                        ],
                        className="bl-staff-stack",
                    ),
                    _editor(owner, parts),
                    _preview(parts, lang),
                ],
                className="bl-editor",
            ),
        ],
        className="bl-staff-screen",
    )


def preview_parts(parts: ChapterPreview, lang: str) -> list[Component]:
    """What the preview shows: problems first, then the chapter."""
    return [*problems_list(parts.chapter, lang), html.Div(preview(parts, lang), className="bl-edition-page")]


def _conflict(parts: EditorParts, lang: str) -> list[Component]:
    if parts.conflict is None:
        return []
    now = parts.conflict
    title = say(lang, "staff_editions_conflict", revision=now.revision, by=now.by)
    stored = html.Textarea(
        now.text.source,
        id="gespeichert",
        rows=12,
        readOnly="readonly",
        className="form-control bl-edition-source",
    )
    return [
        card(
            title,
            html.Div(
                [
                    html.Label(title, htmlFor="gespeichert", className="visually-hidden"),
                    stored,
                    html.H3(say(lang, "staff_editions_conflict_yours")),
                    difference(parts.differences, lang),
                    html.P(say(lang, "staff_editions_difference_note"), className="bl-field-hint"),
                ],
                className="bl-edition-fields",
            ),
        )
    ]


def _editor(owner: FormOwner, parts: EditorParts) -> html.Section:
    lang, text = owner.lang, parts.text
    here = chapter_address(parts.record.edition.key, text.key)
    if not parts.may_edit:
        source = html.Pre(text.source, className="bl-edition-source", tabIndex=0)
        return card(
            say(lang, "staff_editions_text"),
            html.Div([html.P(say(lang, "staff_editions_read_only")), source], className="bl-staff-card-body"),
        )
    tools = [
        html.Button(
            say(lang, f"staff_editions_tool_{name}"),
            type="button",
            className="btn bl-edition-tool",
            **attributes({"data-template": template}),
        )
        for name, template in TEMPLATES.items()
    ]
    field = html.Textarea(
        text.source,
        id="text",
        rows=24,
        maxLength=MOST_CHAPTER_LETTERS,
        className="form-control bl-edition-source",
        **attributes({"name": "text", "aria-describedby": "text-hint"}),
    )
    written = text.written.isoformat() if text.written else ""
    content = [
        Input(type="hidden", name="version", value=str(parts.revision)),
        html.Div(
            tools,
            role="toolbar",
            className="bl-edition-tools",
            **attributes({"aria-label": say(lang, "staff_editions_tools")}),
        ),
        fact_finder(parts.forms, lang),
        html.Div(
            id="chapter-unsaved",
            hidden=True,
            className="bl-staff-notice",
            **attributes(
                {
                    "data-words": say(lang, "staff_editions_unsaved", at="{at}"),
                    "data-take": say(lang, "staff_editions_unsaved_take"),
                    "data-drop": say(lang, "staff_editions_unsaved_drop"),
                }
            ),
        ),
        html.Div(
            [
                html.Label(say(lang, "staff_editions_text"), htmlFor="text"),
                field,
                html.P(say(lang, "staff_editions_text_hint"), id="text-hint", className="bl-field-hint"),
            ],
            className="bl-form-field",
        ),
        text_field(
            "ueberschrift",
            say(lang, "staff_editions_chapter_title"),
            text.title,
            required=True,
            maxLength=200,
        ),
        area("lead", say(lang, "staff_editions_lead"), text.lead, rows=2, most=1000),
        html.Div(
            [
                text_field("gezeichnet", say(lang, "staff_editions_signed"), text.signed, maxLength=200),
                text_field("geschrieben", say(lang, "staff_editions_written"), written, kind="date"),
            ],
            className="bl-edition-pair",
        ),
        html.Button(
            say(lang, "staff_editions_save"), type="submit", className="btn btn-primary bl-own-width"
        ),
    ]
    form = staff_form(here, content, owner, id="chapter-form", className="bl-edition-fields")
    return card(say(lang, "staff_editions_text"), form)


def _preview(parts: EditorParts, lang: str) -> html.Section:
    shown = preview_parts(parts.shown, lang) if parts.shown is not None else []
    return card(
        say(lang, "staff_editions_preview"),
        html.Div(
            shown,
            id="chapter-preview",
            tabIndex=0,
            role="region",
            **attributes(
                {
                    "aria-label": say(lang, "staff_editions_preview"),
                    "aria-live": "off",
                    "data-wait": say(lang, "staff_editions_preview_wait"),
                    "data-failed": say(lang, "staff_editions_preview_failed"),
                }
            ),
        ),
        note=say(lang, "staff_editions_preview_note"),
        end=form_switch(lang) if parts.may_edit else None,
    )


def _moved(parts: EditorParts, lang: str) -> html.Section | html.Div:
    edition = parts.record.edition
    if not edition.before:
        return html.Div()
    note = say(lang, "staff_editions_moved_note", before=edition.before)
    own = [one for one in parts.moved if one.chapter == parts.text.key]
    return card(say(lang, "staff_editions_moved"), *moved_list(own, lang, edition, named=False), note=note)


def _chapters(parts: EditorParts, lang: str) -> html.Section:
    """All chapters with how far each is, and who writes it."""
    record, items = parts.record, []
    for number, one in enumerate(record.newest, 1):
        here = one.text.key == parts.text.key
        writer = record.writers.get(one.text.key, "")
        state = say(lang, f"staff_editions_review_{one.text.review.value}")
        said = f"{writer} {say(lang, 'staff_editions_writer')}" if writer else state
        link = html.A(
            f"{number} {one.text.title}",
            href=chapter_address(record.edition.key, one.text.key),
            className="bl-link",
            **attributes({"aria-current": "page"} if here else {}),
        )
        items.append(html.Li([link, html.Small(said)]))
    return card(say(lang, "staff_editions_chapters"), html.Ul(items, className="bl-edition-chapters"))


def _review(owner: FormOwner, parts: EditorParts) -> html.Section | html.Div:
    if not parts.may_edit:
        return html.Div()
    lang, record = owner.lang, parts.record
    writer = record.writers.get(parts.text.key, "")
    states = [(one.value, say(lang, f"staff_editions_review_{one.value}")) for one in ReviewState]
    names = [("", say(lang, "staff_editions_nobody"))]
    names += [(one, one) for one in dict.fromkeys((*parts.others, *([writer] if writer else [])))]
    now = next(one.text.review.value for one in record.newest if one.text.key == parts.text.key)
    fields = [
        choice_field("stand", say(lang, "staff_editions_review"), states, now),
        choice_field("schreibt", say(lang, "staff_editions_writer"), names, writer),
        html.Button(
            say(lang, "staff_editions_save"),
            type="submit",
            className="btn btn-outline-secondary bl-own-width",
        ),
    ]
    path = chapter_address(record.edition.key, parts.text.key, "/stand")
    form = staff_form(path, fields, owner, className="bl-edition-fields")
    return card(say(lang, "staff_editions_state"), form)


def _comments(owner: FormOwner, parts: EditorParts, now: datetime) -> html.Section:
    lang, here = owner.lang, chapter_address(parts.record.edition.key, parts.text.key)
    items = []
    for one in parts.comments:
        said: list[Component] = [
            html.Span(one.text),
            html.Small(say(lang, "staff_editions_by_at", by=one.by, at=moment(one.at, now, lang))),
        ]
        if one.done_at is not None:
            done = say(lang, "staff_editions_done_by", by=one.done_by, at=moment(one.done_at, now, lang))
            said.append(html.Small(done))
        else:
            path = f"{here}/anmerkung/{one.number}/erledigt"
            said.append(one_button(path, say(lang, "staff_editions_done"), owner, about=one.text[:60]))
        items.append(html.Li(said, className="is-done" if one.done_at is not None else None))
    fields = [
        area("anmerkung", say(lang, "staff_editions_comment"), rows=2, required=True, most=2000),
        html.Button(
            say(lang, "staff_editions_comment_add"),
            type="submit",
            className="btn btn-outline-secondary bl-own-width",
        ),
    ]
    return card(
        say(lang, "staff_editions_comments"),
        html.Ul(items, className="bl-edition-comments")
        if items
        else html.P(say(lang, "staff_editions_comment_none"), className="bl-staff-empty"),
        staff_form(f"{here}/anmerkung", fields, owner, className="bl-edition-fields"),
        id_="anmerkungen",
    )
