"""The courses as a table, and those that are over."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.indicators.courses.sites import CourseSite
from dashboard.integration.words import kind_name, levels_words, state_words, taken_words
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.integration.parts import IntegrationParts

COLUMNS = (
    "kind",
    "level",
    "town",
    "provider",
    "start",
    "end",
    "state",
    "people",
    "minimum",
    "deadline",
    "care",
    "form",
    "note",
)


def course_table(parts: IntegrationParts, sites: Sequence[CourseSite], caption: str) -> html.Div:
    """Every course with all that is stated; what nobody states stays empty."""
    lang = parts.lang
    head = html.Tr(
        [html.Th(say(lang, f"integration_column_{one}"), **attributes({"scope": "col"})) for one in COLUMNS]
    )
    numbers = {key: at for at, one in enumerate(parts.choice.overlaps, 1) for key in one.keys}
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(head),
                html.Tbody([_row(one, numbers.get(one.course.key, 0), parts) for one in sites]),
            ],
            className="bl-table bl-int-table",
        ),
        className="bl-int-scroll",
        tabIndex=0,
        role="region",
        **attributes({"aria-label": caption}),
    )


def _row(site: CourseSite, overlap: int, parts: IntegrationParts) -> html.Tr:
    one, lang, today = site.course, parts.lang, parts.today
    status = one.status_on(today)
    state = say(lang, f"courses_status_{status}")
    if one.reason and status == "cancelled":
        state = f"{state}: {one.reason}"
    more = state_words(one, today, lang) if status not in ("ended", "cancelled") else ""
    care = "" if one.child_care is None else say(lang, f"courses_{'yes' if one.child_care else 'no'}")
    note = [say(lang, "integration_overlap_id", number=overlap)] if overlap else []
    marked: list[Component] = (
        [html.B(say(lang, "institutions_example"), className="bl-example-word")] if one.example else []
    )
    people = taken_words(one, lang) if one.taken is not None or one.taken_hidden else ""
    cells: list[Component | str | list[Component | str]] = [
        levels_words(one),
        site.town or (say(lang, "courses_online") if one.form == "online" else ""),
        one.provider,
        formats.day(one.start, lang),
        formats.day(one.end, lang) if one.end else "",
        state,
        ", ".join(part for part in (people, more) if part),
        formats.number(one.minimum, 0, lang) if one.minimum is not None else "",
        formats.day(one.deadline, lang) if one.deadline else "",
        care,
        say(lang, f"courses_form_{one.form}") if one.form else "",
        [" ".join(note), " ", *marked],
    ]
    return html.Tr(
        [
            html.Th(kind_name(one.kind, lang), **attributes({"scope": "row"})),
            *(html.Td(cell) for cell in cells),
        ]
    )
