"""What stands out: overlaps with their proposals, gaps, and the slide of each overlap."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.integration.gaps import CourseGap
from dashboard.integration.overlaps import Overlap
from dashboard.integration.view import IntegrationView
from dashboard.integration.words import gap_sentences, gap_title, overlap_sentences, overlap_title
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.integration.parts import PATH, IntegrationParts
from layouts.shell import icon

SLIDE = f"{PATH}/folie.pptx"


def findings_card(parts: IntegrationParts) -> html.Section:
    """Numbers as in the timeline and on the map."""
    lang, choice = parts.lang, parts.choice
    found: list[Component] = [_overlap(one, at, parts) for at, one in enumerate(choice.overlaps, 1)]
    found += [_gap(one, at, parts) for at, one in enumerate(choice.gaps, 1)]
    shown: Component = (
        html.Ol(found) if found else html.P(say(lang, "integration_findings_none"), className="bl-int-none")
    )
    return html.Section(
        [
            html.Div(
                [html.H2(say(lang, "integration_findings")), html.P(say(lang, "integration_findings_rule"))],
                className="bl-cap",
            ),
            shown,
            html.P(say(lang, "integration_findings_note"), className="bl-int-rule"),
        ],
        className="bl-card bl-int-findings",
        **attributes({"aria-label": say(lang, "integration_findings")}),
    )


def kept_query(parts: IntegrationParts, overlap: int | None = None) -> str:
    """What a scene of the Sitzungsmappe keeps: the courses as they are filtered, or one overlap among them, on the data
    version that is shown."""
    view = parts.view
    scene = IntegrationView(
        kinds=view.kinds,
        level=view.level,
        place=view.place,
        radius_km=view.radius_km,
        since=view.since,
        care=view.care,
        free=view.free,
        online=view.online,
        overlap=overlap,
        figures=view.figures,
        version=parts.version,
        language=view.language,
    )
    return scene.to_query()


def _overlap(one: Overlap, number: int, parts: IntegrationParts) -> html.Li:
    lang = parts.lang
    first, gain, *others = overlap_sentences(one, lang)
    query = replace(parts.view, overlap=number, version=parts.version).to_query()
    named = say(lang, "integration_overlap_id", number=number)
    return html.Li(
        [
            html.Span(named, className="bl-id"),
            html.Div(
                [
                    html.H3(overlap_title(one, lang)),
                    html.P([first, " ", html.B(gain), " ", " ".join(others)]),
                    html.Div(
                        [
                            html.A(
                                [icon("slides"), html.Span(say(lang, "integration_slide"))],
                                href=f"{SLIDE}?{query}",
                                className="btn bl-quiet bl-int-slide",
                                download="",
                                **attributes(
                                    {"aria-label": say(lang, "integration_slide_title", number=named)}
                                ),
                            ),
                            html.Button(
                                [icon("keep"), html.Span(say(lang, "meeting_keep"))],
                                type="button",
                                className="btn bl-quiet bl-int-slide",
                                **attributes(
                                    {
                                        "data-keep": "",
                                        "data-query": kept_query(parts, number),
                                        "aria-label": say(lang, "integration_keep_title", number=named),
                                    }
                                ),
                            ),
                        ],
                        className="bl-int-take",
                    ),
                ]
            ),
        ],
        className="bl-todo",
        id=f"integration-overlap-{number}",
    )


def _gap(one: CourseGap, number: int, parts: IntegrationParts) -> html.Li:
    lang = parts.lang
    return html.Li(
        [
            html.Span(say(lang, "integration_gap_id", number=number), className="bl-id gap"),
            html.Div(
                [html.H3(gap_title(one, lang)), html.P(" ".join(gap_sentences(one, parts.today, lang)))]
            ),
        ],
        className="bl-todo",
        id=f"integration-gap-{number}",
    )
