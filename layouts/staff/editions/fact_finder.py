"""The list beside the text of a chapter from which figures are inserted: found by words, each as it reads now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.domain.report.fact import FactKind
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A figure that can be inserted: its placeholder, how it reads now, of what, where and when it is. `missing` where
    there is a word in the place of a number."""

    placeholder: str
    text: str
    title: str
    name: str
    when: str
    source: str
    example: bool
    missing: bool


def fact_finder(forms: Sequence[FactKind], lang: str) -> html.Details:
    """Closed at first; it works with scripts alone, which show it."""
    options = [html.Option(say(lang, f"staff_facts_form_{one.value}"), value=one.value) for one in forms]
    return html.Details(
        [
            html.Summary(say(lang, "staff_facts")),
            html.Div(
                [
                    html.Div(
                        [
                            html.Label(say(lang, "staff_facts_search"), htmlFor="fact-search"),
                            Input(
                                type="search",
                                id="fact-search",
                                maxLength=120,
                                autoComplete="off",
                                className="form-control",
                                placeholder=say(lang, "staff_facts_example"),
                                **attributes({"aria-describedby": "fact-hint"}),
                            ),
                        ],
                        className="bl-form-field",
                    ),
                    html.Div(
                        [
                            html.Label(say(lang, "staff_facts_form"), htmlFor="fact-form"),
                            html.Select(options, id="fact-form", className="form-select"),
                        ],
                        className="bl-form-field",
                    ),
                ],
                className="bl-edition-row",
            ),
            html.P(say(lang, "staff_facts_hint"), id="fact-hint", className="bl-field-hint"),
            html.Div(id="fact-results", role="status"),
        ],
        id="fact-finder",
        className="bl-fact-finder",
        hidden=True,
    )


def found_facts(found: Sequence[FoundFact], question: str, lang: str) -> list[Component]:
    """What a question has found, each with a button that inserts it."""
    if not question.strip():
        return []
    if not found:
        return [html.P(say(lang, "staff_facts_none", question=question), className="bl-staff-empty")]
    return [html.Ul([html.Li(_fact(one, lang)) for one in found], className="bl-found-facts")]


def _fact(one: FoundFact, lang: str) -> list[Component]:
    subject = ", ".join(part for part in (one.title, one.name, one.when) if part)
    mark: list[Component | str] = (
        [" ", html.Span(say(lang, "example"), className="bl-example")] if one.example else []
    )
    note = [html.Small(say(lang, "staff_facts_missing"))] if one.missing else []
    return [
        html.Div(
            [
                html.Strong(one.text),
                html.Span([subject, *mark]),
                html.Code(one.placeholder),
                *note,
            ]
        ),
        html.Button(
            [
                say(lang, "staff_facts_insert"),
                html.Span(f": {subject}, {one.text}", className="visually-hidden"),
            ],
            type="button",
            className="btn btn-outline-secondary bl-small-button",
            **attributes({"data-template": one.placeholder}),
        ),
    ]
