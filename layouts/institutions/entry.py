"""The page of one institution: everything that is stored, its catchment, what is nearby, its municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.institutions.school_years import year_words
from dashboard.institutions.view import InstitutionView
from dashboard.institutions.words import EntryFact
from dashboard.map.kind_shapes import symbols
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import entry_address, example_word, kind_sign
from layouts.entries.yearly import YearlyLine, yearly_card
from layouts.institutions.filters import PATH
from layouts.institutions.map import map_box
from layouts.institutions.rows import InstitutionRow, about
from layouts.institutions.script_data import script_data
from layouts.markup import InlineMarkup
from layouts.shell import footer, icon, in_language, text_page


@dataclass(frozen=True, slots=True)
class CatchmentLine:
    """One part of a catchment; `municipality` is empty for a polygon."""

    municipality: str
    part: str
    year_from: int | None
    rule: str
    example: bool


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of a municipality, in words; `indicator` is what the Monitor shows of it."""

    label: str
    year: int
    text: str
    example: bool
    indicator: str


@dataclass(frozen=True, slots=True)
class MunicipalFacts:
    """The municipality of the district that it lies in; `institutions` counts those there."""

    key: str
    name: str
    population: int | None
    institutions: int
    figures: Sequence[FigureLine]


@dataclass(frozen=True, slots=True)
class EntryParts:
    """Everything the page says. `geo` is latitude and longitude, empty where the place is not known exactly."""

    view: InstitutionView
    row: InstitutionRow
    fresh: str
    confirmed: str
    carrier: str
    facts: Sequence[EntryFact]
    admission: str
    address: str
    geo: str
    neighbours: Sequence[InstitutionRow]
    catchments: Sequence[CatchmentLine]
    municipality: MunicipalFacts | None
    yearly: Sequence[YearlyLine]
    source: str
    addresses: Mapping[str, str]
    suffix: str
    wrong: Component | None = None


def missing_page(key: str, lang: str) -> html.Main:
    """Where there is no such entry."""
    return text_page(
        say(lang, "institutions_missing"),
        [
            html.P(say(lang, "institutions_missing_text", entry=key)),
            html.P(html.A(say(lang, "institutions_back"), href=in_language(PATH, lang), className="bl-link")),
        ],
        lang,
    )


def entry_page(parts: EntryParts) -> html.Div:
    """The whole page below the head. `parts.wrong` is the form for a wrong entry, where there is one."""
    view = parts.view
    return html.Div(
        [InlineMarkup(symbols()), _main(parts)],
        id="institutions",
        **attributes(script_data(view, parts.suffix, parts.addresses)),
    )


def _main(parts: EntryParts) -> html.Main:
    lang = parts.view.language
    return html.Main(
        [
            html.P(
                html.A(say(lang, "institutions_back"), href=f"{PATH}{_query(parts)}", className="bl-link"),
                className="bl-crumb",
            ),
            _head(parts),
            html.Div(
                [
                    _facts(parts),
                    html.Div([_map(parts), _catchment(parts)], className="bl-card bl-mapcard"),
                    _neighbours(parts),
                    *([_municipality(parts)] if parts.municipality else []),
                    *([yearly_card(parts.yearly, lang)] if parts.yearly else []),
                ],
                className="bl-entry-cards",
            ),
            *([parts.wrong] if parts.wrong else []),
            html.Div(
                [
                    html.P(say(lang, "institutions_source_of", source=parts.source) if parts.source else ""),
                    footer(lang),
                ],
                className="bl-foot",
            ),
        ],
        className="bl-entry",
        id="inhalt",
        tabIndex=-1,
    )


def _query(parts: EntryParts) -> str:
    query = parts.view.to_query()
    return f"?{query}" if query else ""


def _head(parts: EntryParts) -> html.Header:
    lang, row = parts.view.language, parts.row
    copied = {"data-copied": say(lang, "institutions_address_copied"), "data-address-text": parts.address}
    copy = html.Button(
        [icon("note"), html.Span(say(lang, "institutions_copy_address"))],
        type="button",
        id="entry-address",
        className="btn bl-quiet",
        **attributes(copied),
    )
    route = html.A(
        [icon("onward"), html.Span(say(lang, "institutions_route"))],
        href=f"geo:{parts.geo}",
        className="btn bl-quiet",
    )
    return html.Header(
        [
            kind_sign(row.kind, " bl-kind-large"),
            html.Div(
                [
                    html.H1(row.name),
                    html.P(about(row, lang), className="bl-sub"),
                    html.P(
                        html.Span(parts.confirmed, className=f"bl-fresh bl-fresh-{parts.fresh}"),
                        className="bl-confirmed",
                    ),
                ]
            ),
            html.Div(
                [*([route] if parts.geo else []), *([copy] if parts.address else [])], className="bl-actions"
            ),
        ],
        className="bl-entry-head",
    )


def _facts(parts: EntryParts) -> html.Section:
    lang = parts.view.language
    content: list[Component] = [
        html.H2(say(lang, "institutions_glance")),
        html.Dl(
            [_fact(one, parts) for one in (*parts.facts, _number(parts)) if one.text],
            className="bl-entry-facts",
        ),
    ]
    missing = ", ".join(one.label for one in parts.facts if not one.text)
    if missing:
        content.append(html.P(say(lang, "institutions_not_entered", what=missing), className="bl-note"))
    if parts.admission:
        content += [html.H3(say(lang, "institutions_admission")), html.P([parts.admission, *_marked(parts)])]
    return html.Section(content, className="bl-card bl-entry-part")


def _number(parts: EntryParts) -> EntryFact:
    return EntryFact(say(parts.view.language, "institutions_number"), parts.row.key)


def _marked(parts: EntryParts) -> list[Component | str]:
    return [" ", example_word(parts.view.language)] if parts.row.example else []


def _fact(fact: EntryFact, parts: EntryParts) -> html.Div:
    text = html.A(fact.text, href=fact.link, className="bl-link") if fact.link else fact.text
    return html.Div([html.Dt(fact.label), html.Dd([text, *_marked(parts)])])


def _map(parts: EntryParts) -> html.Div:
    return map_box("institutions-map", parts.view.language)


def _catchment(parts: EntryParts) -> html.Div:
    """The municipalities and parts of a catchment with its school year; nothing for kinds that have none."""
    lang = parts.view.language
    if not parts.row.kind.catchments:
        return html.Div()
    if not parts.catchments:
        return html.Div(
            [
                html.H2(say(lang, "institutions_catchment_of")),
                html.P(say(lang, "institutions_catchment_none"), className="bl-note"),
            ],
            className="bl-entry-catchment",
        )
    named: dict[str, list[str]] = {}
    for one in parts.catchments:
        if one.municipality:
            named.setdefault(one.municipality, []).extend([one.part] if one.part else [])
    said = "; ".join(f"{name} ({', '.join(inside)})" if inside else name for name, inside in named.items())
    years = [one.year_from for one in parts.catchments if one.year_from is not None]
    head: list[Component | str] = [say(lang, "institutions_catchment_of")]
    if years:
        head += [" ", html.Small(say(lang, "institutions_school_year_from", year=year_words(max(years))))]
    if any(one.example for one in parts.catchments):
        head += [" ", example_word(lang)]
    rules = list(dict.fromkeys(one.rule for one in parts.catchments if one.rule))
    return html.Div(
        [
            html.H2(head),
            html.P(said or say(lang, "institutions_catchment_polygon")),
            *(html.P(rule) for rule in rules),
            html.P(say(lang, "institutions_catchment_advice"), className="bl-note"),
        ],
        className="bl-entry-catchment",
    )


def _neighbours(parts: EntryParts) -> html.Section:
    lang = parts.view.language
    listed = html.Ul([_neighbour(one, parts) for one in parts.neighbours], className="bl-entry-near")
    none = html.P(say(lang, "institutions_no_neighbours"))
    return html.Section(
        [html.H2(say(lang, "institutions_neighbours")), listed if parts.neighbours else none],
        className="bl-card bl-entry-part",
    )


def _neighbour(one: InstitutionRow, parts: EntryParts) -> html.Li:
    lang = parts.view.language
    return html.Li(
        [
            kind_sign(one.kind),
            html.Span(
                [
                    html.A(one.name, href=entry_address(one.key, parts.suffix), className="bl-link"),
                    html.Small([" ", *about(one, lang)]),
                ]
            ),
            html.Span(one.km),
        ]
    )


def _municipality(parts: EntryParts) -> html.Section:
    lang, one = parts.view.language, parts.municipality
    assert one is not None
    rows = [
        (
            say(lang, "institutions_inhabitants"),
            formats.number(one.population, 0, lang) if one.population else "",
        ),
        (say(lang, "institutions_in_municipality"), formats.number(one.institutions, 0, lang)),
    ]
    return html.Section(
        [
            html.H2(say(lang, "institutions_municipality", name=one.name)),
            html.Dl(
                [
                    *(html.Div([html.Dt(label), html.Dd(text)]) for label, text in rows if text),
                    *(_figure(figure, one.key, lang) for figure in one.figures),
                ],
                className="bl-entry-lines",
            ),
            html.P(
                html.A(
                    say(lang, "institutions_profile"),
                    href=in_language(f"/gemeinde/{one.key}", lang),
                    className="bl-link",
                )
            ),
        ],
        className="bl-card bl-entry-part",
    )


def _figure(figure: FigureLine, municipality: str, lang: str) -> html.Div:
    """A figure with its year, which leads to the Monitor."""
    query = f"indikator={figure.indicator}&gebiete={municipality}{'' if lang == 'de' else '&sprache=' + lang}"
    marked: list[Component | str] = [" ", example_word(lang)] if figure.example else []
    label: list[Component | str] = [html.A(figure.label, href=f"/?{query}"), f" {figure.year}", *marked]
    return html.Div([html.Dt(label), html.Dd(figure.text)])
