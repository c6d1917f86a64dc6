"""The tab of schools in charge: the answer in a sentence, the school year, the rule, and whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import InstitutionKind
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.responsible import Responsible
from dashboard.institutions.school_years import year_words
from dashboard.institutions.view import InstitutionView
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import entry_address, example_word
from layouts.form_controls import Input


@dataclass(frozen=True, slots=True)
class SchoolParts:
    """`kinds` are those that can have catchments; `answer` is None until place and kind are chosen. `names` are
    those of institutions by key, `office` is whom to ask."""

    kinds: Sequence[InstitutionKind]
    place: ChosenPlace | None
    answer: Responsible | None
    names: Mapping[str, str]
    office: str
    suffix: str


def school_card(parts: SchoolParts, view: InstitutionView) -> html.Section:
    """The question and its answer."""
    lang = view.language
    hidden = [("ort", view.place), ("ansicht", "schule"), ("sprache", "" if lang == "de" else lang)]
    hidden += [("stand", view.version), ("herkunft", view.figures if view.official else "")]
    return html.Section(
        [
            html.Div(html.H2(say(lang, "institutions_school_title")), className="bl-cap"),
            html.Form(
                [
                    html.Label(say(lang, "institutions_school_kind"), htmlFor="institutions-school-kind"),
                    html.Select(
                        [
                            html.Option(say(lang, "institutions_school_choose_kind"), value=""),
                            *(
                                html.Option(
                                    one.name[lang], value=one.key, selected=one.key == view.school_kind
                                )
                                for one in parts.kinds
                            ),
                        ],
                        name="schulart",
                        id="institutions-school-kind",
                        className="form-select",
                    ),
                    *(Input(type="hidden", name=name, value=value) for name, value in hidden if value),
                    html.Noscript(
                        html.Button(
                            say(lang, "institutions_submit"), type="submit", className="btn btn-primary"
                        )
                    ),
                ],
                className="bl-field bl-school-form",
                method="get",
            ),
            html.Div(_answer(parts, view), id="institutions-school-answer", className="bl-school-answer"),
        ],
        className="bl-card bl-school",
        **attributes({"aria-label": say(lang, "institutions_tab_schule")}),
    )


def _answer(parts: SchoolParts, view: InstitutionView) -> list[Component]:
    lang, answer, place = view.language, parts.answer, parts.place
    if place is None or answer is None:
        key = "institutions_school_choose_place" if place is None else "institutions_school_choose_kind"
        return [html.P(say(lang, key))]
    kind = next((one for one in parts.kinds if one.key == view.school_kind), None)
    named = [one for one in answer.catchments if one.institution]
    schools = [parts.names.get(one.institution, one.institution) for one in named]
    facts = {
        "place": place.name,
        "kinds": kind.plural[lang] if kind else "",
        "count": len(schools),
        "school": ", ".join(schools),
        "year": "" if answer.year is None else year_words(answer.year),
        "office": parts.office,
    }
    said: list[Component] = [
        html.P(say(lang, f"institutions_school_{answer.case}", **facts), className="bl-school-sentence")
    ]
    rules = [html.Li(one.rule) for one in answer.catchments if one.rule and not one.institution]
    if named or rules:
        said.append(
            html.Ul(
                [*(_school(of, parts, lang) for of in _by_school(named)), *rules], className="bl-school-list"
            )
        )
    if answer.year is not None and not answer.current:
        said.append(html.P(say(lang, "institutions_school_past", **facts)))
    if schools:
        said.append(html.P(say(lang, "institutions_school_ask", **facts), className="bl-note"))
    return said


def _by_school(named: Sequence[Catchment]) -> list[list[Catchment]]:
    """Catchments of one school with one rule together, in the order of the first of each."""
    found: dict[tuple[str, str, str], list[Catchment]] = {}
    for one in named:
        found.setdefault((one.institution, one.rule, one.provenance), []).append(one)
    return list(found.values())


def _school(of: Sequence[Catchment], parts: SchoolParts, lang: str) -> html.Li:
    one, inside = of[0], [each.part for each in of if each.part]
    name = parts.names.get(one.institution, one.institution)
    content: list[Component | str] = [
        html.A(name, href=entry_address(one.institution, parts.suffix), className="bl-link")
    ]
    if inside:
        content.append(f" {say(lang, 'institutions_school_part', part=', '.join(inside))}")
    if one.provenance == "example":
        content += [" ", example_word(lang)]
    if one.rule:
        content.append(html.P(one.rule))
    return html.Li(content)
