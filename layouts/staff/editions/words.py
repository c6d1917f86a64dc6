"""Words and small parts that the pages of editions share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.report.written import EditionRecord
from dashboard.formats import day
from dashboard.report.differences import TextPart
from dashboard.report.moved import Moved, MovedPlace
from dashboard.texts import say
from layouts.attributes import attributes

MOST_MOVED = 60
_LINES = 4
"""Kept on either side of a change where the rest is left out."""


def edition_address(key: str, more: str = "") -> str:
    """The address of an edition's page, with `more` behind it."""
    return f"/bericht/{key}{more}"


def chapter_address(edition: str, chapter: str, more: str = "") -> str:
    """The address of a chapter, with `more` behind it."""
    return edition_address(edition, f"/kapitel/{chapter}{more}")


def state_tag(record: EditionRecord, lang: str) -> html.Span:
    """How far an edition is."""
    state = "withdrawn" if record.withdrawn else record.edition.state.value
    return html.Span(say(lang, f"staff_editions_state_{state}"), className=f"bl-edition-tag is-{state}")


def about(record: EditionRecord, lang: str) -> str:
    """Data version and closing day, and what the edition was begun from."""
    edition = record.edition
    closing = say(lang, "staff_editions_no_closing")
    if edition.closing:
        closing = say(lang, "staff_editions_closing_on", day=day(edition.closing, lang))
    said = say(lang, "staff_editions_about", version=edition.version, closing=closing)
    begun = say(lang, "staff_editions_begun_from", before=edition.before) if edition.before else ""
    return " · ".join(one for one in (said, begun) if one)


def day_words(given: date | None, lang: str) -> str:
    """A day, a dash for none."""
    return day(given, lang) if given else "–"


def area(
    name: str, label: str, value: str = "", *, most: int, rows: int = 3, required: bool = False
) -> html.Div:
    """A labelled field of several lines that takes `most` characters."""
    field = html.Textarea(
        value,
        id=name,
        rows=rows,
        maxLength=most,
        required=required,
        className="form-control",
        **attributes({"name": name}),
    )
    return html.Div([html.Label(label, htmlFor=name), field], className="bl-form-field")


def difference(parts: Sequence[TextPart], lang: str, *, whole: bool = True) -> Component:
    """A text with what was taken out and put in; without `whole` only the lines around each change."""
    if all(one.kind == "same" for one in parts):
        return html.P(say(lang, "staff_editions_difference_none"), className="bl-staff-empty")
    tags = {"gone": html.Del, "new": html.Ins}
    last = len(parts) - 1
    shown = [
        tags[one.kind](one.text)
        if one.kind in tags
        else one.text
        if whole
        else _around(one.text, before=at < last, after=at > 0)
        for at, one in enumerate(parts)
    ]
    named = attributes({"aria-label": say(lang, "staff_editions_text")})
    text = html.Pre(shown, className="bl-edition-diff", tabIndex=0, role="region", **named)
    return html.Div(text, className="bl-edition-diff-box")


def _around(text: str, *, before: bool, after: bool) -> str:
    """Of a text that is the same the lines that stand after a change and before the next."""
    lines = text.split("\n")
    kept_after, kept_before = _LINES if after else 0, _LINES if before else 0
    if len(lines) <= kept_after + kept_before + 1:
        return text
    return "\n".join((*lines[:kept_after], "…", *lines[len(lines) - kept_before :]))


def moved_list(
    moved: Sequence[Moved], lang: str, edition: ReportEdition, *, named: bool = True
) -> list[Component]:
    """The numbers that have moved, those in sentences first; what stands in tables alone is counted where it is much.
    `named` where each says its chapter of the edition."""
    if not moved:
        return [html.P(say(lang, "staff_editions_moved_none"), className="bl-staff-empty")]
    shown = [one for one in moved if any(place.sentence for place in one.places)]
    tables = [one for one in moved if one not in shown]
    room = max(0, MOST_MOVED - len(shown))
    links = _chapter_links(edition) if named else {}
    items = [_moved(one, lang, links.get(one.chapter)) for one in (*shown, *tables[:room])]
    found: list[Component] = [html.Ul(items, className="bl-edition-moved")]
    if len(tables) > room:
        more = say(lang, "staff_editions_moved_more", count=len(tables) - room)
        found.append(html.P(more, className="bl-staff-empty"))
    return found


def _chapter_links(edition: ReportEdition) -> dict[str, html.A]:
    """The way to each chapter, by its key."""
    return {
        one.key: html.A(
            f"{number} {one.title}",
            href=chapter_address(edition.key, one.key),
            className="bl-link bl-edition-in",
        )
        for number, one in enumerate(edition.chapters, 1)
    }


def _moved(one: Moved, lang: str, link: html.A | None) -> html.Li:
    subject = ", ".join(part for part in (one.title, one.name, one.when) if part)
    words: list[Component | str] = [
        html.Strong(subject or say(lang, "staff_editions_computed")),
        html.Span(
            [
                html.Span(one.before, className="bl-edition-was"),
                html.Span(" → ", **attributes({"aria-hidden": "true"})),
                html.Strong(one.after),
                html.Span(say(lang, f"staff_editions_move_{one.kind.value}"), className="bl-edition-tag"),
            ],
            className="bl-edition-turn",
        ),
        *(html.Small(_place(place, lang)) for place in one.places[:3]),
    ]
    if link is not None:
        words.append(link)
    return html.Li(words, className=f"is-{one.kind.value}")


def _place(place: MovedPlace, lang: str) -> str:
    if place.figure:
        return say(lang, "staff_editions_in_figure", number=place.figure)
    line = f"{say(lang, 'staff_editions_line', line=place.line)}: " if place.line else ""
    return f"{line}{place.sentence}"
