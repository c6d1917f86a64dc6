"""The page of an edition: contents at the left, and the overview, a chapter or the annex beside it. Complete as HTML;
assets/report/ folds the contents on a phone and marks the section that is read."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.domain.report.edition import EditionState
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.report.annex import annex_headings, annex_page
from layouts.report.chapter import ContentsEntry, chapter_page, headings, pager
from layouts.report.overview import all_editions, overview_page
from layouts.report.parts import ANNEX, PATH, ReportParts, chapter_name, german, place_name
from layouts.shell import footer, icon


def report_page(parts: ReportParts) -> html.Div:
    """Everything below the head."""
    return html.Div(
        [
            html.Aside(
                [_edition(parts), _fold(parts)],
                className="bl-report-side",
                **attributes({"aria-label": say(parts.lang, "report_contents")}),
            ),
            html.Main(
                [
                    html.Div(list(parts.notices), role="status", className="bl-report-notices"),
                    *([_german_note(parts)] if parts.lang != "de" and parts.report.whole else []),
                    *_shown(parts),
                    pager(parts, _around(parts), parts.lang),
                    footer(parts.lang),
                ],
                className="bl-report-main",
                id="inhalt",
                tabIndex=-1,
            ),
        ],
        className="bl-report",
        id=ids.REPORT,
        **attributes(
            {
                "data-copied": say(parts.lang, "link_copied"),
                "data-not-copied": say(parts.lang, "link_failed"),
            }
        ),
    )


def _shown(parts: ReportParts) -> list[Component]:
    if parts.chapter is not None:
        return chapter_page(parts.chapter, parts)
    return annex_page(parts) if parts.is_annex else overview_page(parts)


def _german_note(parts: ReportParts) -> html.P:
    return html.P(say(parts.lang, "report_text_german"), className="bl-report-german")


def _edition(parts: ReportParts) -> html.Div:
    """What edition this is: of what, with which figures, in which state."""
    report, lang = parts.report, parts.lang
    state = say(lang, f"report_state_{report.state.value}")
    if report.state is EditionState.PUBLISHED and report.published:
        state = say(lang, "report_published", day=formats.day(report.published, lang))
    closing = say(lang, "report_closing", day=formats.day(report.closing, lang)) if report.closing else ""
    example = html.Span(say(lang, "report_example"), className="bl-example")
    return html.Div(
        [
            html.P(html.B(report.title, **german(parts))),
            html.P(place_name(parts)),
            html.P(say(lang, "report_version", version=report.version)),
            *([html.P(closing)] if closing else []),
            html.P([icon("check"), html.Span(state)], className="bl-report-state"),
            *([html.P(example)] if report.example else []),
        ],
        className="bl-report-edition",
    )


def _fold(parts: ReportParts) -> html.Details:
    """Contents, place and files: beside the page; on a phone folded above it, open where no script can fold it."""
    lang = parts.lang
    return html.Details(
        [
            html.Summary([icon("list"), html.Span(say(lang, "report_contents_at", chapter=_at(parts)))]),
            html.Div([_contents(parts), _scope(parts), _files(parts)], className="bl-report-folded"),
        ],
        className="bl-report-fold",
        open=True,
        id=ids.REPORT_FOLD,
    )


def _at(parts: ReportParts) -> str:
    if parts.chapter is not None:
        return chapter_name(parts.chapter)
    return say(parts.lang, "report_annex" if parts.is_annex else "report_overview")


def _contents(parts: ReportParts) -> html.Nav:
    """Overview, chapters and annex; below the present one its sections."""
    lang, at = parts.lang, parts.address.chapter
    entries = [("", "", say(lang, "report_overview"), "")]
    entries += [(one.key, str(one.number), one.title, "de") for one in parts.chapters]
    entries.append((ANNEX, "A", say(lang, "report_annex"), ""))
    return html.Nav(
        html.Ul(
            [
                html.Li([_entry(parts, *one), *(_within(parts) if one[0] == at and at else [])])
                for one in entries
            ]
        ),
        className="bl-report-contents",
        **attributes({"aria-label": say(lang, "report_contents")}),
    )


def _entry(parts: ReportParts, key: str, number: str, title: str, tongue: str) -> html.A:
    present = {"aria-current": "page"} if key == parts.address.chapter else {}
    own = german(parts) if tongue else {}
    return html.A(
        [html.Span(number), html.Span(title, **own)], href=parts.address.to(key), **attributes(present)
    )


def _within(parts: ReportParts) -> list[Component]:
    found: Sequence[ContentsEntry] = ()
    if parts.chapter is not None:
        found = headings(parts.chapter, parts.lang)
    elif parts.is_annex:
        found = annex_headings(parts.lang)
    links = [html.Li(_section(one, parts)) for one in found]
    return [html.Ol(links)] if links else []


def _section(one: ContentsEntry, parts: ReportParts) -> html.A:
    title = html.Span(one.title, **german(parts)) if one.written else one.title
    return html.A([*([f"{one.number} "] if one.number else []), title], href=f"#{one.anchor}")


def _scope(parts: ReportParts) -> html.Form:
    """Whose report is read; a form that works without scripts."""
    lang, place = parts.lang, parts.address.place
    return html.Form(
        [
            *(Input(type="hidden", name=name, value=value) for name, value in parts.address.carried()),
            html.Label(say(lang, "report_scope"), htmlFor=ids.REPORT_PLACE, className="bl-lab"),
            html.Div(
                [
                    html.Select(
                        [
                            html.Optgroup(
                                [html.Option(name, value=key, selected=key == place) for key, name in places],
                                label=level,
                            )
                            for level, places in parts.places
                        ],
                        id=ids.REPORT_PLACE,
                        name="ort",
                        className="form-select",
                    ),
                    html.Button(
                        say(lang, "report_scope_show"), type="submit", className="btn btn-outline-secondary"
                    ),
                ]
            ),
        ],
        action=f"{PATH}/{parts.address.edition}",
        method="get",
        className="bl-report-scope",
    )


def _files(parts: ReportParts) -> html.Div:
    lang, title = parts.lang, parts.report.title
    return html.Div(
        [
            *(_file(kind, parts, title) for kind in parts.files),
            html.Button(
                [icon("link"), html.Span(say(lang, "link"))],
                id=ids.REPORT_LINK,
                type="button",
                className="btn btn-outline-secondary",
            ),
            html.P(all_editions(lang)),
        ],
        className="bl-report-files",
        role="group",
        **attributes({"aria-label": say(lang, "report_files")}),
    )


def _file(kind: str, parts: ReportParts, title: str) -> html.A:
    name = say(parts.lang, f"report_file_{kind}")
    return html.A(
        name,
        href=parts.address.file(kind),
        className="btn btn-outline-secondary",
        download="",
        **attributes({"aria-label": say(parts.lang, "report_file_named", title=title, kind=name)}),
    )


def _around(parts: ReportParts) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The pages before and after the present one, in the order of the contents."""
    lang = parts.lang
    every = [
        ("", say(lang, "report_overview")),
        *((one.key, chapter_name(one)) for one in parts.chapters),
        (ANNEX, say(lang, "report_annex")),
    ]
    keys = [key for key, _ in every]
    at = keys.index(parts.address.chapter) if parts.address.chapter in keys else 0
    return every[at - 1] if at else None, every[at + 1] if at + 1 < len(every) else None
