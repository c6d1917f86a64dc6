"""The chosen data set: what it is, the district's figure, a preview, files, sources and citation."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.open_data.catalogue import PANEL
from layouts.open_data.parts import DatasetPanel, ListedFile, ListedVersion, OpenDataParts, PreviewRows
from layouts.shell import icon

ICONS = {
    "csv": "file-csv", "xlsx": "file-table", "json": "file-json", "parquet": "file-binary", "gpkg": "map",
    "geojson": "map", "ics": "calendar",
}  # fmt: skip
"""Of each kind of file."""


def panel(parts: OpenDataParts, shown: DatasetPanel) -> html.Section:
    """Everything that is said of the data set."""
    lang = parts.lang
    content: list[Component] = [
        html.H2([html.Span(shown.title), " ", html.Span(shown.status, className="bl-data-status")]),
        html.P(shown.definition, className="bl-data-text"),
    ]
    if shown.own is not None:
        own = shown.own
        content.append(
            html.P(
                [
                    html.Span(parts.words.say(lang, "open_data_own", year=own.year)),
                    html.B(own.value),
                    html.Span(own.said),
                    *([html.Span(say(lang, "badge_all"), className="bl-example")] if own.example else []),
                ],
                className="bl-data-own",
            )
        )
    if shown.preview is not None:
        content += _preview(shown.preview, lang)
    content += [
        html.H3(say(lang, "open_data_files")),
        html.Ul([_file(one) for one in shown.files], className="bl-data-files"),
        _citation(shown, lang),
        html.H3(say(lang, "open_data_known")),
        html.Dl(
            [part for label, text in shown.facts for part in (html.Dt(label), html.Dd(text))],
            className="bl-data-facts",
        ),
        html.P(
            html.A(
                say(lang, "open_data_to_page" if shown.dataset.indicator else "open_data_to_other"),
                href=shown.page,
                className="bl-link",
            ),
            className="bl-data-onward",
        ),
    ]
    return html.Section(content, className="bl-card bl-data-panel", id=PANEL, tabIndex=-1)


def _preview(preview: PreviewRows, lang: str) -> list[Component]:
    years = [html.Th(str(year), scope="col", className="n") for year in preview.years]
    head = html.Thead(
        html.Tr(
            [
                html.Th(say(lang, "open_data_key"), scope="col"),
                html.Th(preview.level, scope="col"),
                *years,
            ]
        )
    )
    body = html.Tbody(
        [
            html.Tr([html.Td(key), html.Td(name), *(html.Td(text, className="n") for text in texts)])
            for key, name, texts in preview.rows
        ]
    )
    return [
        html.Table([head, body], className="bl-table bl-data-preview"),
        html.P(preview.said, className="bl-data-quiet"),
    ]


def _file(one: ListedFile) -> html.Li:
    return html.Li(
        [
            icon(ICONS[one.file.kind]),
            html.A(one.file.name, href=one.address),
            html.Span(one.said),
            html.Em(one.size),
        ]
    )


def _citation(shown: DatasetPanel, lang: str) -> html.P:
    """The sentence, and a button that copies it, which needs scripts."""
    return html.P(
        [
            icon("quote"),
            " ",
            html.Span(shown.citation, id=ids.OPEN_DATA_CITATION),
            " ",
            copy_button(ids.OPEN_DATA_CITATION, say(lang, "open_data_copy_citation"), lang, plain=True),
        ],
        className="bl-data-citation",
    )


def copy_button(target: str, text: str, lang: str, *, plain: bool = False) -> html.Button:
    """Copies the text of an element; hidden until the page's script has come."""
    look = "bl-link bl-plain" if plain else "btn bl-quiet"
    return html.Button(
        text if plain else [icon("copy"), text],
        type="button",
        className=look,
        hidden=True,
        **attributes(
            {
                "data-copy": target,
                "data-copied": say(lang, "open_data_copied"),
                "data-not-copied": say(lang, "open_data_not_copied"),
            }
        ),
    )


def versions(parts: OpenDataParts) -> html.Section:
    """All data versions that can be shown, each with what it changed and an address that stays."""
    lang = parts.lang
    return html.Section(
        [
            html.H2(say(lang, "open_data_versions")),
            html.P(say(lang, "open_data_versions_said"), className="bl-data-quiet"),
            html.Ul([_version(one, lang) for one in parts.versions], className="bl-data-versions"),
        ],
        className="bl-card bl-data-version",
    )


def _version(one: ListedVersion, lang: str) -> html.Li:
    said = {"aria-current": "true"} if one.shown else {}
    mark = [html.Em(one.mark)] if one.mark else []
    return html.Li(
        [
            html.A(one.version, href=one.address, className="bl-link", **attributes(said)),
            html.Time(formats.day(one.day, lang), dateTime=one.day.isoformat()),
            html.Span(one.said),
            *mark,
        ]
    )
