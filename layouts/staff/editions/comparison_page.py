"""Versions of a chapter, and two editions, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.domain.report.written import ChapterVersion, EditionRecord
from dashboard.report.differences import TextPart
from dashboard.report.moved import Moved
from dashboard.staff.moments import moment
from dashboard.texts import say
from layouts.staff.editions.words import chapter_address, difference, edition_address, moved_list
from layouts.staff.forms import choice_field
from layouts.staff.screens import EDITIONS
from layouts.staff.shell import card, heading, table


@dataclass(frozen=True, slots=True)
class ChapterDifference:
    """A chapter of two editions: its title, and its text with what changed; `only` names the edition that has it
    where one alone does."""

    title: str
    parts: Sequence[TextPart]
    only: str = ""


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """A recommendation in two editions: its title, and owner, term and state in each; a dash where it is not there."""

    title: str
    before: str
    after: str


def versions_page(
    lang: str,
    record: EditionRecord,
    versions: Sequence[ChapterVersion],
    chosen: tuple[int, int],
    parts: Sequence[TextPart],
    now: datetime,
) -> html.Div:
    """The versions of a chapter, two of them compared."""
    chapter = versions[0].text
    options = [
        (
            str(one.revision),
            f"{say(lang, 'staff_editions_version_number', revision=one.revision)} · {one.by}, "
            f"{moment(one.at, now, lang)}",
        )
        for one in versions
    ]
    form = _choice(lang, options, (str(chosen[0]), str(chosen[1])))
    back = html.A(
        chapter.title,
        href=chapter_address(record.edition.key, chapter.key),
        className="btn btn-outline-secondary",
    )
    title = say(lang, "staff_editions_versions_of", title=chapter.title)
    return html.Div(
        [
            heading(title, back, sub=record.edition.title),
            card(say(lang, "staff_editions_versions"), form),
            card(
                say(lang, "staff_editions_text"),
                difference(parts, lang),
                note=say(lang, "staff_editions_difference_note"),
            ),
        ],
        className="bl-staff-screen",
    )


def comparison_page(
    lang: str,
    records: Sequence[EditionRecord],
    chosen: tuple[EditionRecord, EditionRecord],
    chapters: Sequence[ChapterDifference],
    moved: Sequence[Moved],
    advice: Sequence[AdviceRow],
) -> html.Div:
    """Two editions: texts, numbers, recommendations."""
    before, after = (one.edition for one in chosen)
    options = [(one.edition.key, one.edition.title) for one in records]
    heads = [say(lang, "staff_editions_compare_advice"), before.title, after.title]
    rows = [[one.title, one.before, one.after] for one in advice]
    label = say(lang, "staff_editions_compare_advice")
    texts = [
        card(
            one.title,
            difference(one.parts, lang, whole=bool(one.only)),
            note=say(lang, "staff_editions_compare_only", title=one.only) if one.only else "",
        )
        for one in chapters
    ]
    content: list[Component] = [
        heading(
            say(lang, "staff_editions_compare"),
            html.A(after.title, href=edition_address(after.key), className="btn btn-outline-secondary"),
            sub=say(lang, "staff_editions_compare_sub"),
        ),
        card(say(lang, "staff_editions_edition"), _choice(lang, options, (before.key, after.key))),
        card(say(lang, "staff_editions_compare_numbers"), *moved_list(moved, lang, after)),
        *([card(label, table(heads, rows, label=label))] if rows else []),
        *texts,
    ]
    return html.Div(content, className="bl-staff-screen")


def nothing_to_compare(lang: str) -> html.Div:
    """Where there are less than two editions."""
    return html.Div(
        [
            heading(say(lang, "staff_editions_compare")),
            card(
                say(lang, "staff_editions"),
                html.P(say(lang, "staff_editions_none"), className="bl-staff-empty"),
            ),
            html.P(html.A(say(lang, "staff_editions"), href=EDITIONS, className="bl-link")),
        ],
        className="bl-staff-screen",
    )


def _choice(lang: str, options: Sequence[tuple[str, str]], chosen: tuple[str, str]) -> html.Form:
    fields = [
        choice_field("a", say(lang, "staff_editions_version_before"), options, chosen[0]),
        choice_field("b", say(lang, "staff_editions_version_after"), options, chosen[1]),
        html.Button(
            say(lang, "staff_editions_version_compare"),
            type="submit",
            className="btn btn-outline-secondary bl-own-width",
        ),
    ]
    return html.Form(fields, method="get", className="bl-edition-row bl-edition-choice")
