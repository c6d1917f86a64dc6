"""The plain page for new arrivals: three questions, the courses that suit, the next step. It needs no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard.domain.courses.course import Course
from dashboard.integration.plain.matching import DISTANCES, Suitable
from dashboard.integration.plain.view import LEVELS, PATH, PLAIN, PlainView
from dashboard.texts.languages.language import LANGUAGES
from dashboard.texts.languages.sentences import KINDS
from dashboard.texts.languages.words import Words
from layouts.attributes import attributes
from layouts.integration.plain.course_card import course_card
from layouts.integration.plain.words import Part, german, number, shown
from layouts.markup import InlineMarkup
from layouts.shell import FOOTER_PAGES, icon

PHRASE = "Ich möchte mich zum Deutschkurs anmelden."
"""What to say at the counter; it is German in every language."""
PAPER = "Berechtigungsschein"
_LEVEL_WORDS = dict(
    zip(
        ("", *LEVELS),
        (
            "Ich weiß es nicht.",
            "Ich kann die lateinische Schrift noch nicht lesen.",
            "Ich fange an.",
            "Ich verstehe ein wenig.",
            "Ich spreche gut.",
        ),
        strict=True,
    )
)
_FOOTER = {"impressum": "Impressum", "datenschutz": "Datenschutz", "barrierefreiheit": "Barrierefreiheit"}


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """An advice centre: its name and what its entry says, in German; empty where nothing is said. `languages` are
    their codes."""

    key: str
    name: str
    telephone: str
    mail: str
    languages: Sequence[str]
    example: bool


@dataclass(frozen=True, slots=True)
class PlainParts:
    """All that the page says. `homes` are names of places by key, in German order, `municipality` is that of
    the chosen one. `after` is what follows on the
    first course, None where that is not known, and `map` an SVG, empty without a place to show."""

    words: Words
    view: PlainView
    homes: Mapping[str, str]
    municipality: str
    offers: Suitable
    day: date
    after: Course | None
    advice: Sequence[AdviceLine]
    map: str
    detailed: str


def plain_page(parts: PlainParts) -> html.Div:
    """The whole page below the document's body."""
    words = parts.words
    return html.Div(
        [
            html.A(shown(words.say("Zum Inhalt springen")), href="#inhalt", className="bl-skip"),
            _head(parts),
            _languages(parts),
            html.Main(
                [
                    _title(parts),
                    _questions(parts),
                    html.Div(
                        [html.Div([*_results(parts)]), html.Div([*_beside(parts)])],
                        className="bl-plain-columns",
                    ),
                ],
                id="inhalt",
                className="bl-plain-main",
            ),
            _footer(words),
        ],
        lang=words.language.tag,
        dir=words.language.direction,
        className="bl-plain-page",
    )


def _head(parts: PlainParts) -> html.Header:
    return html.Header(
        [
            html.A(
                [html.Span(className="bl-logo", **attributes({"aria-hidden": "true"})), "Bildungslupe"],
                href=parts.view.address(home="", level="", child_care=False),
                className="bl-brand",
                dir="ltr",
            ),
            html.A(
                shown(parts.words.say("Ausführliche Seite auf Deutsch")),
                href=parts.detailed,
                className="bl-link",
                hrefLang="de",
            ),
        ],
        className="bl-plain-head",
    )


def _languages(parts: PlainParts) -> html.Nav:
    """Each language in its own words."""
    return html.Nav(
        [
            icon("translation"),
            html.Ul(
                [
                    html.Li(
                        html.A(
                            html.Span(one.name, lang=one.tag, dir=one.direction),
                            href=parts.view.address(language=one),
                            className="bl-plain-choice",
                            hrefLang=one.tag,
                            **attributes({"aria-current": "true"} if one == parts.words.language else {}),
                        )
                    )
                    for one in LANGUAGES
                ]
            ),
        ],
        className="bl-plain-languages",
        **attributes({"aria-label": _text(parts.words, "Sprache")}),
    )


def _title(parts: PlainParts) -> html.Header:
    words = parts.words
    made = words.translations
    notes: list[Component] = []
    if any(one.course.example for one in (*parts.offers.fitting, *parts.offers.near)):
        badge = html.Span(shown(words.say("Beispiele")), className="bl-example")
        invented = "Diese Kurse sind erfunden. Sie zeigen nur, wie die Seite aussieht."
        notes.append(html.P([badge, " ", shown(words.say(invented))], className="bl-plain-note"))
    if made.unchecked:
        notes.append(
            html.P(shown(words.say("Diese Übersetzung hat noch niemand geprüft.")), className="bl-plain-note")
        )
    if made.missing:
        rest = "Was noch nicht übersetzt ist, steht hier auf Deutsch."
        notes.append(html.P(shown(words.say(rest)), className="bl-plain-note"))
    lead = "Beantworten Sie drei Fragen. Wir zeigen Ihnen den nächsten Kurs und was Sie tun können."
    return html.Header(
        [
            html.H1(shown(words.say("Deutschkurse in Ihrer Nähe"))),
            html.P(shown(words.say(lead)), className="bl-plain-lead"),
            *notes,
        ]
    )


def _questions(parts: PlainParts) -> html.Form:
    words, view = parts.words, parts.view
    home = html.Div(
        [
            html.Label(_question(words, 1, "Wo wohnen Sie?"), htmlFor="ort"),
            InlineMarkup(_select(words, parts.homes, view.home)),
            _choices(
                "umkreis",
                html.Span(shown(words.say("Wie weit können Sie fahren?"))),
                [
                    (str(one), shown(words.say("bis {distance}"), distance=words.kilometres(one)))
                    for one in DISTANCES
                ],
                str(view.kilometres),
            ),
        ]
    )
    level = _choices(
        "niveau",
        _question(words, 2, "Wie gut können Sie Deutsch?"),
        [(key, shown(words.say(_LEVEL_WORDS[key]))) for key in (*LEVELS, "")],
        view.level,
    )
    care = _choices(
        "kinderbetreuung",
        _question(words, 3, "Brauchen Sie Betreuung für Ihre Kinder?"),
        [("ja", shown(words.say("Ja"))), ("", shown(words.say("Nein")))],
        "ja" if view.child_care else "",
    )
    asked = [("sprache", words.language.code)] + ([PLAIN] if words.language.code in ("de", "en") else [])
    hidden = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in asked)
    return html.Form(
        [
            InlineMarkup(hidden),
            html.Div([home, level, care], className="bl-plain-questions"),
            html.Button(
                shown(words.say("Kurse zeigen")), type="submit", className="btn btn-primary bl-plain-show"
            ),
        ],
        action=f"{PATH}#kurse",
        method="get",
        className="bl-card bl-plain-ask",
    )


def _question(words: Words, at: int, german_words: str) -> html.Span:
    return html.Span(
        [html.Span(str(at), className="bl-plain-step"), shown(words.say(german_words))],
        className="bl-plain-question",
    )


def _choices(
    name: str, legend: Component, options: Sequence[tuple[str, Component]], chosen: str
) -> Component:
    """Radio buttons with the looks of chips."""
    return html.Fieldset(
        [
            html.Legend(legend),
            html.Div(
                [
                    html.Label(
                        [
                            InlineMarkup(
                                f'<input type="radio" name="{name}" value="{value}"'
                                f"{' checked' if value == chosen else ''}>"
                            ),
                            said,
                        ],
                        className="bl-plain-choice",
                    )
                    for value, said in options
                ],
                className="bl-plain-choices",
            ),
        ]
    )


def _select(words: Words, homes: Mapping[str, str], chosen: str) -> str:
    """The names of places are German in every language."""
    first = f'<option value="" lang="{words.language.tag}">{escape(_text(words, "Ort wählen"))}</option>'
    rest = "".join(
        f'<option value="{escape(key)}"{" selected" if key == chosen else ""}>{escape(name)}</option>'
        for key, name in homes.items()
    )
    return f'<select id="ort" name="ort" class="form-select" lang="de" dir="ltr">{first}{rest}</select>'


def _results(parts: PlainParts) -> list[Component]:
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


def _beside(parts: PlainParts) -> list[Component]:
    words = parts.words
    quoted: list[Part] = [german(f"„{PHRASE}“")]
    steps = html.Ol(
        [
            html.Li(
                shown(
                    words.say("Rufen Sie an oder schreiben Sie. Sie können sagen: {phrase}"),
                    phrase=html.Span(quoted),
                )
            ),
            html.Li(
                shown(
                    words.say(
                        "Bringen Sie Ihren Pass oder Ausweis mit und den Brief, mit dem Sie den Kurs besuchen dürfen "
                        "({paper})."
                    ),
                    paper=german(PAPER),
                )
            ),
            html.Li(
                shown(words.say("Sie haben diesen Brief nicht? Die Beratung hilft Ihnen. Das kostet nichts."))
            ),
        ],
        className="bl-plain-steps",
    )
    picture = (
        [
            html.Section(
                [html.H2([icon("pin"), shown(words.say("Auf der Karte"))]), InlineMarkup(parts.map)],
                className="bl-card bl-plain-card",
            )
        ]
        if parts.map
        else []
    )
    return [
        html.Section(
            [html.H2(shown(words.say("Ihre nächsten Schritte"))), steps], className="bl-card bl-plain-card"
        ),
        *picture,
        _help(parts),
    ]


def _help(parts: PlainParts) -> html.Section:
    words = parts.words
    if parts.advice:
        lines: list[Component] = [
            html.Div([*_advice(words, one)], className="bl-plain-advice") for one in parts.advice
        ]
    else:
        ask = "Fragen Sie im Rathaus Ihrer Gemeinde oder beim Landkreis nach der Beratung für Zugewanderte."
        lines = [html.P(shown(words.say(ask)))]
    return html.Section(
        [html.H2([icon("question"), shown(words.say("Brauchen Sie Hilfe?"))]), *lines],
        className="bl-card bl-plain-card",
    )


def _advice(words: Words, one: AdviceLine) -> list[Component]:
    badge: list[Part] = (
        [" ", html.Span(shown(words.say("Beispiele")), className="bl-example")] if one.example else []
    )
    spoken = words.listed([words.language_name(code) for code in one.languages])
    facts: list[tuple[str, Part]] = [
        ("Telefon", html.A(number(one.telephone), href=f"tel:{one.telephone}") if one.telephone else ""),
        ("E-Mail schreiben", html.A(german(one.mail), href=f"mailto:{one.mail}") if one.mail else ""),
        ("Sprachen", spoken),
    ]
    return [
        html.P(
            [
                html.A(german(one.name), href=f"/einrichtung/{one.key}", hrefLang="de"),
                *badge,
            ]
        ),
        *[html.P([shown(words.say(name)), ": ", said], className="bl-2") for name, said in facts if said],
    ]


def _footer(words: Words) -> html.Footer:
    return html.Footer(
        html.Nav(
            [html.A(shown(words.say(_FOOTER[one])), href=f"/{one}", hrefLang="de") for one in FOOTER_PAGES],
            **attributes({"aria-label": _text(words, "Über diese Seite")}),
        ),
        className="bl-plain-footer",
    )


def _text(words: Words, german_words: str) -> str:
    """A sentence without values, for an attribute."""
    return words.say(german_words).filled({})
