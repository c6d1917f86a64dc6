"""The courses that the plain page finds, and what follows on the first of them."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.courses.course import Course
from dashboard.integration.plain.view import PlainView
from dashboard.texts.languages.sentences import KINDS
from layouts.integration.plain.course_card import course_card
from layouts.integration.plain.parts import PlainParts
from layouts.integration.plain.words import german, number, shown
from layouts.shell import icon


def results(parts: PlainParts) -> list[Component]:
    """The courses that suit, what follows on the first of them, and those that suit in part."""
    words, found = parts.words, parts.offers
    heading, said = _found(parts)
    shown_first = [
        course_card(
            words,
            one,
            parts.day,
            first=at == 0 and bool(parts.view.home),
            at_home=_at_home(parts, one.course),
        )
        for at, one in enumerate(found.fitting)
    ]
    near = [
        course_card(words, one, parts.day, first=False, at_home=_at_home(parts, one.course))
        for one in found.near
    ]
    after = [_after(parts, found.fitting[0].course)] if found.fitting and parts.view.home else []
    return [
        html.H2(heading, id="kurse", tabIndex="-1"),
        *said,
        *shown_first,
        *after,
        *([html.H2(shown(words.say("Diese Kurse passen nicht ganz"))), *near] if near else []),
    ]


def _at_home(parts: PlainParts, course: Course) -> bool:
    return bool(parts.municipality) and course.municipality == parts.municipality


def _found(parts: PlainParts) -> tuple[Component, list[Component]]:
    """The heading above the courses, and what is said below it."""
    words, view, found = parts.words, parts.view, parts.offers
    ask = html.P(shown(words.say("Fragen Sie die Beratung. Sie hilft Ihnen, einen Platz zu finden.")))
    amount = len(found.fitting)
    if not amount and not found.near and view == PlainView(view.language):
        return shown(words.say("Gerade kennen wir keine Kurse, die noch beginnen.")), [ask]
    if not amount:
        return shown(words.say("Gerade gibt es keinen Kurs, der zu Ihnen passt.")), [ask]
    if not view.home and not view.level and not view.child_care:
        counted = words.count("{count} Kurs", "{count} Kurse", amount)
        near = "Hier sind alle Kurse. Sagen Sie uns, wo Sie wohnen: Dann zeigen wir, was in der Nähe ist."
        return shown(counted, count=words.number(amount)), [html.P(shown(words.say(near)))]
    counted = words.count("{count} Kurs passt zu Ihnen", "{count} Kurse passen zu Ihnen", amount)
    return shown(counted, count=words.number(amount)), []


def _after(parts: PlainParts, course: Course) -> html.Section:
    """What follows on the course that fits best."""
    words = parts.words
    if not course.level_to:
        return html.Section(hidden=True)
    level = number(course.level_to)
    following = parts.after
    if following is None:
        said = "Wann es nach {level} weitergeht, steht noch nicht fest. Fragen Sie vor dem Ende des Kurses danach."
        text = shown(words.say(said), level=level)
    else:
        text = shown(
            words.say("Nach {level} geht es weiter: {course} in {place}, Beginn am {date}."),
            level=level,
            course=shown(words.say(KINDS[following.kind])),
            place=german(following.place),
            date=words.date(following.start),
        )
    return html.Section(
        [html.H2([icon("onward"), shown(words.say("Nach diesem Kurs"))]), html.P(text)],
        className="bl-card bl-plain-card",
    )
