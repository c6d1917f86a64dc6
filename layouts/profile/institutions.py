"""The part of a profile about institutions: what there is by kind, what is nearest, and the ways to school."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.map.kind_shapes import symbols
from dashboard.profile.institutions import (
    KindOfPlace,
    NamedInstitution,
    NearestOfKind,
    PlaceInstitutions,
    WayToSchool,
)
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import entry_address, example_word, kind_sign
from layouts.markup import InlineMarkup

MAP = "/bildungslandkarte"
_SHOWN = 6
"""Names of a kind that stand there at once; the others open."""


def institutions_section(place: PlaceInstitutions, lang: str) -> html.Section:
    """The whole part; it is never empty."""
    title: list[Component | str] = [place.title]
    if place.examples:
        key = "badge_all" if place.all_examples else "badge_some"
        title += [" ", html.Small(say(lang, key), className="bl-example")]
    query = f"?{place.query}" if place.query else ""
    there = html.A(say(lang, "profile_institutions_map"), href=f"{MAP}{query}", className="bl-link")
    beside = [
        *([_nearest(place, lang)] if place.nearest else []),
        *([_ways(place.ways, lang)] if place.ways else []),
    ]
    return html.Section(
        [
            InlineMarkup(symbols()),
            html.Div([html.H2(title), *([there] if place.is_linked else [])], className="bl-place-head"),
            *([html.P(place.none)] if place.none else []),
            *([html.Div([_kind(one, place, lang) for one in place.kinds], className="bl-place-kinds")]
              if place.kinds else []),
            *([html.P(place.childminders)] if place.childminders else []),
            *([html.Div(beside, className="bl-place-beside")] if beside else []),
            html.P(place.credits, className="bl-note"),
        ],
        id="profile-institutions",
        className="bl-card bl-place-institutions",
        **attributes({"aria-label": say(lang, "profile_institutions")}),
    )  # fmt: skip


def _kind(one: KindOfPlace, place: PlaceInstitutions, lang: str) -> html.Div:
    head = html.H3([kind_sign(one.kind), html.Span(one.words)])
    if not one.members:
        words = one.examples_words(lang)
        return html.Div(
            [head, *([html.P(words, className="bl-place-examples bl-example-word")] if words else [])]
        )
    most = _SHOWN if len(one.members) > _SHOWN + 1 else len(one.members)
    rest = one.members[most:]
    more = html.Details(
        [
            html.Summary(say(lang, "profile_institutions_more", count=len(rest))),
            html.Ul([html.Li(_named(each, place, lang)) for each in rest]),
        ]
    )
    listed = html.Ul([html.Li(_named(each, place, lang)) for each in one.members[:most]])
    return html.Div([head, listed, *([more] if rest else [])])


def _named(one: NamedInstitution, place: PlaceInstitutions, lang: str) -> list[Component | str]:
    """The name, linked to its entry, with all that is to be said of it in a line."""
    suffix = f"?{place.query}" if place.query else ""
    name = html.A(one.name, href=entry_address(one.key, suffix)) if place.is_linked else one.name
    parts: list[Component | str] = [name]
    said = " · ".join(part for part in (one.place, one.paused) if part)
    if said:
        parts += [" ", html.Small(said)]
    if one.example:
        parts += [" ", example_word(lang)]
    return parts


def _nearest(place: PlaceInstitutions, lang: str) -> html.Div:
    return html.Div(
        [
            html.H3(say(lang, "profile_institutions_nearest")),
            html.Ul([_near(one, place, lang) for one in place.nearest], className="bl-place-near"),
        ]
    )


def _near(one: NearestOfKind, place: PlaceInstitutions, lang: str) -> html.Li:
    return html.Li(
        [
            kind_sign(one.kind),
            html.Span([html.B(one.asked.name[lang]), html.Span(_named(one.institution, place, lang))]),
            html.Span(one.distance),
        ]
    )


def _ways(ways: tuple[WayToSchool, ...], lang: str) -> html.Div:
    heads = ("profile_ways_to", "profile_ways_official", "profile_ways_model")
    rows = [
        html.Tr(
            [
                html.Th(one.title, scope="row"),
                html.Td(_two(one.official, one.source, lang)),
                html.Td(_two(one.model, " · ".join(part for part in (one.longest, one.norm) if part), lang)),
            ]
        )
        for one in ways
    ]
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(say(lang, key), scope="col") for key in heads])),
            html.Tbody(rows),
        ],
        className="bl-place-ways",
    )
    note = html.P(say(lang, "profile_ways_note"), className="bl-note")
    return html.Div([html.H3(say(lang, "profile_ways")), table, note])


def _two(words: str, below: str, lang: str) -> list[Component | str]:
    """A figure and what is to be known of it."""
    if not words:
        return [html.Span(say(lang, "profile_way_none"), className="bl-profile-none")]
    return [html.Span(words), *([html.Small(below)] if below else [])]
