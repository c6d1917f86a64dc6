"""One course in plain words: when, where, for whom, and how to get in."""

from __future__ import annotations

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.domain.courses.course import Course
from dashboard.integration.plain.contact import reachable
from dashboard.integration.plain.matching import Lack, SuitableCourse
from dashboard.texts.languages.sentences import KINDS
from dashboard.texts.languages.words import Words
from layouts.attributes import attributes
from layouts.integration.plain.words import Part, german, number, shown
from layouts.shell import icon

_DAYS_SOON = 14
"""Up to here a beginning is counted in days."""


def course_card(
    words: Words, offer: SuitableCourse, day: date, *, first: bool, at_home: bool
) -> html.Article:
    """`first` is the one that fits best; `at_home` says whether it is held in the municipality that was chosen."""
    course = offer.course
    title = f"kurs-{course.key}"
    return html.Article(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H3([*course_name(words, course)], id=title),
                            html.P(_beginning(words, course, day), className="bl-plain-when"),
                            *_short_of_people(words, course),
                        ]
                    ),
                    _places(words, course),
                ],
                className="bl-plain-course-head",
            ),
            *[
                html.P(_lack(words, one, course), className="bl-plain-lack")
                for one in Lack
                if one in offer.lacks
            ],
            html.Ul([*_facts(words, offer, at_home)], className="bl-plain-facts"),
            html.Div([*_actions(words, course)], className="bl-plain-actions"),
        ],
        className=f"bl-card bl-plain-course{' bl-plain-first' if first else ''}",
        **attributes({"aria-labelledby": title}),
    )


def course_name(words: Words, course: Course) -> list[Part]:
    """What the course is called, its levels, and its German name where the provider gave it one."""
    parts: list[Part] = [shown(words.say(KINDS[course.kind]))]
    if course.level_from:
        levels = words.say("Von {from} bis {to}")
        parts += [" · ", shown(levels, **{"from": number(course.level_from), "to": number(course.level_to)})]
    if course.title:
        parts.append(html.Span(german(course.title), className="bl-plain-german-name"))
    return parts


def _beginning(words: Words, course: Course, day: date) -> list[Part]:
    if course.start == day:
        return [shown(words.say("Beginnt heute"))]
    days = (course.start - day).days
    if days <= _DAYS_SOON:
        away = words.count("in {count} Tag", "in {count} Tagen", days)
    else:
        days = round(days / 7)
        away = words.count("in {count} Woche", "in {count} Wochen", days)
    return [
        shown(words.say("Beginnt am {date}"), date=words.date(course.start)),
        html.Span(shown(away, count=words.number(days)), className="bl-plain-away"),
    ]


def _short_of_people(words: Words, course: Course) -> list[Component]:
    """How many are missing, where that is public; that some are, where it is not."""
    if course.is_below_minimum is not True:
        return []
    if course.minimum is None or course.taken is None:
        said = shown(
            words.say(
                "Noch sind zu wenige angemeldet. Der Kurs beginnt nur, wenn sich mehr Menschen anmelden."
            )
        )
        return [html.P(said, className="bl-2")]
    missing = course.minimum - course.taken
    one, many = (
        "Es fehlt noch {count} Person, damit der Kurs beginnt.",
        "Es fehlen noch {count} Personen, damit der Kurs beginnt.",
    )
    return [html.P(shown(words.count(one, many, missing), count=words.number(missing)), className="bl-2")]


def _places(words: Words, course: Course) -> html.P:
    """Seats that are free, in the size of a number that is looked for."""
    if course.free is None or course.seats is None:
        return html.P(shown(words.say("Freie Plätze: bitte fragen")), className="bl-plain-free bl-2")
    if course.free == 0:
        return html.P(shown(words.say("Keine freien Plätze")), className="bl-plain-free bl-2")
    said = words.count("{count} freier Platz von {seats}", "{count} freie Plätze von {seats}", course.free)
    filled = shown(said, count=words.number(course.free), seats=words.number(course.seats))
    return html.P(filled, className="bl-plain-free")


def _lack(words: Words, lack: Lack, course: Course) -> Component:
    if lack is Lack.CHILD_CARE:
        return _child_care(words, course)
    return shown(
        words.say(
            {
                Lack.FULL: "Der Kurs ist voll. Fragen Sie nach der Warteliste.",
                Lack.LEVEL: "Der Kurs ist für Menschen, die mehr oder weniger Deutsch können.",
                Lack.FAR: "Der Kurs ist weiter weg.",
            }[lack]
        )
    )


def _facts(words: Words, offer: SuitableCourse, at_home: bool) -> list[Component]:
    course = offer.course
    facts: list[tuple[str, Part]] = []
    if course.form == "online":
        facts.append(("screen", shown(words.say("Der Kurs ist im Internet. Sie lernen zu Hause."))))
    elif course.place:
        facts.append(("pin", _place(words, offer, at_home)))
    if course.form == "mixed":
        facts.append(("screen", shown(words.say("Der Kurs ist zum Teil im Internet."))))
    facts.append(("clock", _times(words, course)))
    if Lack.CHILD_CARE not in offer.lacks:
        facts.append(("people", _child_care(words, course)))
    facts.append(("euro", _costs(words, course)))
    if course.deadline is not None:
        said = shown(words.say("Anmelden bis {date}"), date=words.date(course.deadline))
        facts.append(("calendar", said))
    facts.append(("check", _confirmed(words, course)))
    return [html.Li([icon(name), html.Span(said)]) for name, said in facts]


def _place(words: Words, offer: SuitableCourse, at_home: bool) -> Component:
    place = german(offer.course.place)
    if at_home:
        return shown(words.say("{place}, in Ihrem Ort"), place=place)
    if offer.kilometres is None:
        return place
    distance = words.kilometres(offer.kilometres)
    return shown(words.say("{place}, {distance} von Ihnen"), place=place, distance=distance)


def _times(words: Words, course: Course) -> Component:
    span = words.say("{from} bis {until} Uhr")
    spans = words.listed(
        [span.filled({"from": _clock(begin), "until": _clock(end)}) for begin, end in course.times]
    )
    days = words.listed([words.weekday(one) for one in course.days])
    note: list[Part] = [" ", german(course.times_note)] if course.times_note else []
    if not spans and not days:
        return html.Span(note) if note else shown(words.say("Zeiten: bitte fragen"))
    said: Part = spans if span.translated or not spans else german(spans)
    if not spans or not days:
        return html.Span([said or days, *note])
    return html.Span([shown(words.say("{days}, {times}"), days=days, times=said), *note])


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def _child_care(words: Words, course: Course) -> Component:
    if course.child_care is None:
        return shown(words.say("Betreuung für Kinder: bitte fragen"))
    there = "Ihre Kinder werden betreut." if course.child_care else "Es gibt keine Betreuung für Kinder."
    return shown(words.say(there))


def _costs(words: Words, course: Course) -> Component:
    if not course.costs:
        return shown(words.say("Kosten: bitte fragen"))
    return shown(words.say("Kosten: {costs}"), costs=german(course.costs))


def _confirmed(words: Words, course: Course) -> Component:
    if course.confirmed_on is None:
        return shown(words.say("Niemand hat diese Angaben bestätigt. Bitte fragen Sie."))
    return shown(words.say("Diese Angaben stimmten am {date}"), date=words.date(course.confirmed_on))


def _actions(words: Words, course: Course) -> list[Component]:
    """Telephone, mail, calendar and website, as far as they are known."""
    found = reachable(course)
    links: list[tuple[str, str, str]] = []
    if found.telephone:
        links.append(("telephone", found.telephone, "Anrufen"))
    if found.mail:
        links.append(("envelope", found.mail, "E-Mail schreiben"))
    links.append(("calendar", f"/kurse.ics?kurs={course.key}", "Termin speichern"))
    if found.web:
        links.append(("link", found.web, "Zur Internetseite"))
    return [
        html.A(
            [icon(sign), shown(words.say(said))],
            href=address,
            className=f"btn {'btn-primary' if at == 0 and sign in ('telephone', 'envelope') else 'bl-plain-action'}",
        )
        for at, (sign, address, said) in enumerate(links)
    ]
