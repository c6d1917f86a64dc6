"""Where a number comes from: four boxes for the main file, and below them every measure with its rows."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.staff.versions.provenance import CellProvenance, DeliveredFigure, MeasureOrigin
from dashboard.staff.versions.provenance_text import MOST_PLACES, ProvenanceWords
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.staff.screens import VERSIONS
from layouts.staff.shell import card

_KINDS = (
    ("ffcsv", "office"),
    ("regionalstatistik", "office"),
    ("statbericht", "report"),
    ("plain", "plain"),
    ("mapped", "mapped"),
    ("institutions", "institutions"),
    ("template", "template"),
)
"""How the names of formats begin, and how the texts of their kinds end."""


def origin_card(found: CellProvenance, words: ProvenanceWords) -> html.Section:
    """The card; what it is about stands beside its title."""
    lang = words.lang
    measures = [_measure(one, found, words) for one in found.measures]
    return card(
        say(lang, "staff_origin"),
        html.Dl(_boxes(found, words), className="bl-origin"),
        html.Div(measures, className="bl-origin-measures"),
        note=words.head(found),
        id_="woher",
    )


def unknown_origin(sentence: str, lang: str) -> html.Section:
    """The card where there is no such cell."""
    return card(say(lang, "staff_origin"), html.P(sentence, className="bl-staff-empty"), id_="woher")


def _boxes(found: CellProvenance, words: ProvenanceWords) -> list[Component]:
    lang, main = words.lang, found.main
    entry = words.catalogue.indicators[found.indicator]
    none = say(lang, "staff_origin_none")
    file, where = words.place(main.place) if main and main.place else (_shipped(main, words), "")
    boxes: list[Component] = [
        _box(say(lang, "staff_origin_file"), file, [where, *_fingerprint(main)], _original(main, lang)),
        _box(
            say(lang, "staff_origin_by"),
            (main.made_by if main else "") or none,
            [words.moment(main.made_at) if main and not main.embedded else "", *_recognised(main, words)],
        ),
        _box(
            say(lang, "staff_origin_releaser"),
            (main.released_by if main else "") or none,
            [
                words.moment(main.released_at) if main and main.released_at else "",
                (main.note if main else "") or say(lang, "staff_origin_without_note"),
            ],
        ),
    ]
    before = found.before
    if before is None:
        boxes.append(_box(say(lang, "staff_origin_earlier"), say(lang, "staff_origin_nothing_before"), []))
    else:
        value = words.value(before.state, entry)
        told = say(lang, "staff_origin_value_in", value=value, version=before.version)
        place = before.figure.place if before.figure else None
        lines = list(words.place(place)) if place else [_shipped(before.figure, words)]
        boxes.append(_box(say(lang, "staff_origin_earlier"), told, lines))
    return boxes


def _shipped(figure: DeliveredFigure | None, words: ProvenanceWords) -> str:
    if figure is None:
        return say(words.lang, "staff_origin_counted_short")
    return f"{say(words.lang, 'staff_origin_shipped')}, {words.source(figure.source)}"


def _fingerprint(main: DeliveredFigure | None) -> list[str]:
    whole = main.place.original if main and main.place else ""
    return [f"SHA-256 {whole[:4]}…{whole[-4:]}"] if whole else []


def _recognised(main: DeliveredFigure | None, words: ProvenanceWords) -> list[str]:
    """As which table the file was read."""
    if main is None or not main.format:
        return []
    kind = file_kind(main.format, main.table, words.lang)
    return [say(words.lang, "staff_origin_read_as", table=kind)]


def file_kind(format_: str, table: str, lang: str) -> str:
    """What a file was recognised as, in words: the table of an office by its code, other kinds by their name."""
    name = next((name for begin, name in _KINDS if format_.startswith(begin)), "")
    if not name:
        return table or format_
    return " ".join(filter(None, (say(lang, f"staff_file_{name}"), table)))


def _original(main: DeliveredFigure | None, lang: str) -> list[Component]:
    if main is None or main.place is None or not main.place.original:
        return []
    return [original_link(main.place.original, main.place.name, lang)]


def original_link(sha256: str, name: str, lang: str) -> html.A:
    """A download of a file as it came."""
    about = {"aria-label": f"{say(lang, 'staff_original')}: {name}"}
    return html.A(
        say(lang, "staff_original"),
        href=f"{VERSIONS}/original/{sha256}",
        className="bl-link",
        download="",
        **attributes(about),
    )


def _box(label: str, strong: str, lines: Sequence[str], links: Sequence[Component] = ()) -> html.Div:
    more = [html.Small(line) for line in lines if line]
    return html.Div([html.Dt(label), html.Dd([html.B(strong), *more, *links])])


def _measure(one: MeasureOrigin, found: CellProvenance, words: ProvenanceWords) -> html.Details:
    lang = words.lang
    summary = words.measure(one)
    if one.summed:
        summary = f"{summary}: {say(lang, 'staff_origin_summed', count=len(one.figures))}"
    rows = [
        html.Li([html.Span(_place_of(figure, found, words)), html.Span(words.figure(figure))])
        for figure in one.figures[: MOST_PLACES * 12]
    ]
    if not rows:
        rows = [html.Li(html.Span(say(lang, "staff_origin_counted")))]
    return html.Details([html.Summary(summary), html.Ul(rows)], open=not one.summed)


def _place_of(figure: DeliveredFigure, found: CellProvenance, words: ProvenanceWords) -> str:
    return words.names.get(figure.area, figure.area)
