"""One edition: its chapters with who writes them, what stops it, what has moved, and its way to readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.domain.report.edition import EditionState
from dashboard.domain.report.written import ChapterVersion, EditionPicture, EditionRecord
from dashboard.report.moved import Moved
from dashboard.staff.moments import moment
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.editions.preview_forms import draft_links
from layouts.staff.editions.words import (
    about,
    area,
    chapter_address,
    day_words,
    edition_address,
    moved_list,
    state_tag,
)
from layouts.staff.forms import FormOwner, asked_first, one_button, staff_form, text_field
from layouts.staff.shell import card, heading, notice, table

_SMALL = "btn btn-outline-secondary bl-small-button"


@dataclass(frozen=True, slots=True)
class EditionParts:
    """What the page of an edition shows. `problems` are sentences by place (chapter, its title, line); `hindrance` says
    why this account may not publish it, empty where it may. `before` is the title of the edition it was begun from,
    `newest` a data version newer than its own, both empty for none."""

    record: EditionRecord
    problems: Sequence[tuple[str, str, str]]
    moved: Sequence[Moved]
    comments: Mapping[str, int]
    pictures: Sequence[EditionPicture]
    may_edit: bool
    may_release: bool
    hindrance: str = ""
    before: str = ""
    newest: str = ""
    fault: str = field(default="")


def edition_page(owner: FormOwner, parts: EditionParts, now: datetime) -> html.Div:
    """The page."""
    lang, record = owner.lang, parts.record
    left = [_chapters(owner, parts, now), _pictures(owner, parts)]
    right = [_next(owner, parts), _problems(parts, lang), _moved(parts, lang)]
    if parts.may_edit and record.edition.state is EditionState.DRAFT:
        right.append(_details(owner, parts))
    return html.Div(
        [
            heading(
                record.edition.title,
                state_tag(record, lang),
                *(draft_links(record.edition.key, lang) if _is_draft(parts) else []),
                sub=about(record, lang),
            ),
            html.Div(
                [html.Div(left, className="bl-staff-stack"), html.Div(right, className="bl-staff-stack")],
                className="bl-edition-columns",
            ),
        ],
        className="bl-staff-screen",
    )


def _is_draft(parts: EditionParts) -> bool:
    """Whether readers have no files of it yet, and there are figures to make some of."""
    return parts.record.edition.state is not EditionState.PUBLISHED and not parts.fault


def _is_open(parts: EditionParts) -> bool:
    return parts.may_edit and parts.record.edition.state is EditionState.DRAFT


def _chapters(owner: FormOwner, parts: EditionParts, now: datetime) -> html.Section:
    lang, title = owner.lang, say(owner.lang, "staff_editions_chapters")
    heads = [
        title,
        *(say(lang, f"staff_editions_{one}") for one in ("review", "writer", "comments")),
        "",
    ]
    rows = [_chapter(owner, parts, number, one, now) for number, one in enumerate(parts.record.newest, 1)]
    content: list[Component] = [table(heads, rows, label=title)]
    if _is_open(parts):
        fields = [
            text_field(
                "ueberschrift", say(lang, "staff_editions_chapter_title"), required=True, maxLength=200
            ),
            html.Button(
                say(lang, "staff_editions_add_chapter"),
                type="submit",
                className="btn btn-outline-secondary bl-own-width",
            ),
        ]
        form = staff_form(
            edition_address(parts.record.edition.key, "/kapitel/neu"),
            fields,
            owner,
            className="bl-edition-row",
        )
        content.append(html.Div(form, className="bl-staff-card-body"))
    return card(title, *content)


def _chapter(
    owner: FormOwner, parts: EditionParts, number: int, one: ChapterVersion, now: datetime
) -> list[Component | str | list[Component]]:
    lang, record = owner.lang, parts.record
    here, name = chapter_address(record.edition.key, one.text.key), f"{number} {one.text.title}"
    acts: list[Component] = []
    if _is_open(parts):
        sure = one_button(f"{here}/entfernen", say(lang, "staff_editions_remove_sure"), owner, about=name)
        acts = [
            one_button(f"{here}/hoch", say(lang, "staff_editions_up"), owner, class_name=_SMALL, about=name),
            asked_first(say(lang, "staff_editions_remove"), sure, lang, class_name=_SMALL, about=name),
        ]
    comments = parts.comments.get(one.text.key, 0)
    saved = say(lang, "staff_editions_by_at", by=one.by, at=moment(one.at, now, lang))
    return [
        [html.A(name, href=here, className="bl-link"), html.Br(), html.Small(saved)],
        say(lang, f"staff_editions_review_{one.text.review.value}"),
        record.writers.get(one.text.key, "") or "–",
        say(lang, "staff_editions_comments_open", count=comments) if comments else "–",
        html.Div(acts, className="bl-row-acts"),
    ]


def _problems(parts: EditionParts, lang: str) -> html.Section:
    shown: list[Component] = []
    if parts.fault:
        shown.append(notice(parts.fault, problem=True))
    elif not parts.problems:
        shown.append(html.P(say(lang, "staff_editions_problems_none"), className="bl-staff-empty"))
    else:
        items = [
            html.Li([html.A(where, href=href, className="bl-link"), html.Span(sentence)])
            for where, href, sentence in parts.problems
        ]
        shown.append(html.Ul(items, className="bl-edition-problems"))
    return card(say(lang, "staff_editions_problems"), *shown, id_="pruefung")


def _moved(parts: EditionParts, lang: str) -> html.Section | html.Div:
    if not parts.before:
        return html.Div()
    note = say(lang, "staff_editions_moved_note", before=parts.before)
    shown = moved_list(parts.moved, lang, parts.record.edition)
    return card(say(lang, "staff_editions_moved"), *shown, note=note, id_="bewegt")


def _next(owner: FormOwner, parts: EditionParts) -> html.Section:
    """What may be done with the edition, each act with what it means."""
    lang, record = owner.lang, parts.record
    edition, acts = record.edition, list[Component]()
    if record.withdrawn:
        said = say(
            lang, "staff_editions_was_withdrawn", day=day_words(record.withdrawn, lang), reason=record.reason
        )
        acts.append(notice(said))
    elif edition.state is EditionState.PUBLISHED:
        acts += [
            html.P(
                say(
                    lang,
                    "staff_editions_was_published",
                    day=day_words(edition.published, lang),
                    by=record.published_by,
                )
            ),
            *([_withdraw(owner, parts)] if parts.may_release else []),
        ]
    elif edition.state is EditionState.VOTE:
        acts += [
            *(
                [notice(parts.hindrance)]
                if parts.hindrance
                else [_act(owner, parts, "publish", "veroeffentlichen")]
            ),
            *([_act(owner, parts, "take_back", "zurueckholen")] if parts.may_edit else []),
        ]
    elif parts.problems or parts.fault:
        acts.append(notice(say(lang, "staff_editions_stopped", count=len(parts.problems) or 1)))
    elif parts.may_edit:
        acts.append(_act(owner, parts, "to_vote", "abstimmung"))
    if _is_open(parts) and parts.newest:
        acts.append(
            one_button(
                edition_address(edition.key, "/zahlen"),
                say(lang, "staff_editions_newest", version=parts.newest),
                owner,
            )
        )
    return card(
        say(lang, "staff_editions_next"),
        html.Div(acts, className="bl-staff-card-body"),
        end=state_tag(record, lang),
    )


def _act(owner: FormOwner, parts: EditionParts, name: str, path: str) -> html.Div:
    lang = owner.lang
    look = "btn btn-outline-secondary" if name == "take_back" else "btn btn-primary"
    button = one_button(
        edition_address(parts.record.edition.key, f"/{path}"),
        say(lang, f"staff_editions_{name}"),
        owner,
        class_name=look,
    )
    return html.Div([html.P(say(lang, f"staff_editions_{name}_means")), button], className="bl-release-act")


def _withdraw(owner: FormOwner, parts: EditionParts) -> html.Div:
    lang = owner.lang
    fields = [
        area("grund", say(lang, "staff_editions_reason"), rows=2, required=True, most=1000),
        html.Button(
            say(lang, "staff_editions_withdraw"), type="submit", className="btn btn-outline-secondary"
        ),
    ]
    path = edition_address(parts.record.edition.key, "/zurueckziehen")
    form = staff_form(path, fields, owner, className="bl-release-form")
    return html.Div([html.P(say(lang, "staff_editions_withdraw_means")), form], className="bl-release-act")


def _details(owner: FormOwner, parts: EditionParts) -> html.Section:
    lang, edition = owner.lang, parts.record.edition
    closing = edition.closing.isoformat() if edition.closing else ""
    fields = [
        text_field("titel", say(lang, "staff_editions_title"), edition.title, required=True, maxLength=200),
        text_field("untertitel", say(lang, "staff_editions_subtitle"), edition.subtitle, maxLength=300),
        text_field("redaktionsschluss", say(lang, "staff_editions_closing"), closing, kind="date"),
        area("impressum", say(lang, "staff_editions_imprint"), edition.imprint, most=5000),
        html.Button(
            say(lang, "staff_editions_save"),
            type="submit",
            className="btn btn-outline-secondary bl-own-width",
        ),
    ]
    form = staff_form(edition_address(edition.key, "/angaben"), fields, owner, className="bl-edition-fields")
    return card(say(lang, "staff_editions_details"), html.Div(form, className="bl-staff-card-body"))


def _pictures(owner: FormOwner, parts: EditionParts) -> html.Section:
    lang, edition = owner.lang, parts.record.edition
    items = [
        html.Li(
            [
                html.Img(src=edition_address(edition.key, f"/bild/{one.key}"), alt=one.alt),
                html.Span([html.Code(one.key), html.Br(), html.Small(one.alt)]),
                *(
                    [
                        one_button(
                            edition_address(edition.key, f"/bilder/{one.key}/entfernen"),
                            say(lang, "staff_editions_remove"),
                            owner,
                            about=one.key,
                        )
                    ]
                    if _is_open(parts)
                    else []
                ),
            ]
        )
        for one in parts.pictures
    ]
    shown: list[Component] = [
        html.Ul(items, className="bl-edition-pictures")
        if items
        else html.P(say(lang, "staff_editions_picture_none"), className="bl-staff-empty")
    ]
    if _is_open(parts):
        choose = Input(
            type="file",
            id="bild",
            name="bild",
            accept="image/png,image/jpeg",
            required=True,
            className="form-control",
        )
        fields = [
            html.Div(
                [html.Label(say(lang, "staff_editions_picture_file"), htmlFor="bild"), choose],
                className="bl-form-field",
            ),
            text_field("bildkuerzel", say(lang, "staff_editions_picture_key"), required=True, maxLength=60),
            text_field("bildtext", say(lang, "staff_editions_picture_alt"), required=True, maxLength=500),
            html.Button(
                say(lang, "staff_editions_picture_add"),
                type="submit",
                className="btn btn-outline-secondary bl-own-width",
            ),
        ]
        form = staff_form(
            edition_address(edition.key, "/bilder"),
            fields,
            owner,
            files=True,
            className="bl-edition-fields",
            **attributes({"aria-label": say(lang, "staff_editions_picture_add")}),
        )
        shown.append(html.Div(form, className="bl-staff-card-body"))
    return card(say(lang, "staff_editions_pictures"), *shown)
