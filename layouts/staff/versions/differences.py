"""Two versions beside each other: how much differs, what can be filtered, and each difference in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.formats import number
from dashboard.staff.versions.address import AskedCell, VersionsAddress
from dashboard.staff.versions.cell_states import ChangeKind
from dashboard.staff.versions.difference_text import DifferenceWords
from dashboard.staff.versions.differences import Difference
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.forms import choice_field
from layouts.staff.screens import VERSIONS
from layouts.staff.shell import card

AT_ONCE = 25
_FILTERS = (
    *(ChangeKind.REVISED, ChangeKind.HIDDEN, ChangeKind.VANISHED, ChangeKind.NEW, ChangeKind.SHOWN),
    *(ChangeKind.PROVENANCE, ChangeKind.STATUS),
)
_ALWAYS = frozenset(_FILTERS[:4])


@dataclass(frozen=True, slots=True)
class DifferencesParts:
    """What is shown of two versions, `old` and `new`. `rows` are the differences of the page, `total` how many fit the
    filter, `counts` those of all; `by_indicator` and `areas` are what the filter offers. `visible` of the revised
    read otherwise on pages."""

    address: VersionsAddress
    old: str
    new: str
    rows: Sequence[Difference]
    total: int
    counts: Mapping[ChangeKind, int]
    by_indicator: Mapping[str, int]
    areas: Sequence[str]
    visible: int
    words: DifferenceWords


def figures(counts: Mapping[ChangeKind, int], visible: int, lang: str) -> html.Dl:
    """The four numbers above: new, changed, vanished, newly hidden."""
    changed = counts[ChangeKind.REVISED] + counts[ChangeKind.PROVENANCE] + counts[ChangeKind.STATUS]
    told = (
        ("staff_count_new_head", counts[ChangeKind.NEW], _second(lang, "shown", counts[ChangeKind.SHOWN])),
        ("staff_count_changed_head", changed, _second(lang, "visible", visible)),
        ("staff_count_vanished_head", counts[ChangeKind.VANISHED], ""),
        ("staff_count_hidden_head", counts[ChangeKind.HIDDEN], ""),
    )
    return html.Dl(
        [
            html.Div(
                [
                    html.Dt(say(lang, head)),
                    html.Dd(
                        [
                            html.Div(html.B(number(count, 0, lang)), className="bl-big"),
                            html.Div(second, className="bl-second"),
                        ]
                    ),
                ],
                className="bl-figure",
            )
            for head, count, second in told
        ],
        className="bl-version-figures bl-card",
    )


def _second(lang: str, what: str, count: int) -> str:
    return say(lang, f"staff_count_{what}_second", count=number(count, 0, lang)) if count else ""


def comparison(parts: DifferencesParts) -> list[Component]:
    """Heading with downloads, figures, and the card of differences."""
    lang = parts.words.lang
    title = html.Div(
        [
            html.H2(say(lang, "staff_compared", old=parts.old, new=parts.new)),
            html.Div([_download(parts, "xlsx"), _download(parts, "csv")], className="bl-staff-acts"),
        ],
        className="bl-staff-title bl-version-heading",
    )
    if not sum(parts.counts.values()):
        empty = html.P(say(lang, "staff_compared_same"), className="bl-staff-empty")
        return [title, card(say(lang, "staff_differences"), empty)]
    return [title, figures(parts.counts, parts.visible, lang), _differences(parts)]


def _download(parts: DifferencesParts, suffix: str) -> html.A:
    query = parts.address.with_page(1).query()
    return html.A(
        say(parts.words.lang, f"staff_differences_{suffix}"),
        href=f"{VERSIONS}/unterschiede.{suffix}?{query}",
        className="btn btn-outline-secondary bl-small-button",
        download="",
    )


def _differences(parts: DifferencesParts) -> html.Section:
    lang = parts.words.lang
    return card(
        say(lang, "staff_differences"),
        _filter(parts),
        differences_table(parts.rows, parts.old, parts.new, parts.words, parts.address),
        *_pages(parts),
        note=say(lang, "staff_differences_order"),
        end=html.Nav(
            _chips(parts), className="bl-chips", **attributes({"aria-label": say(lang, "staff_chips")})
        ),
    )


def _chips(parts: DifferencesParts) -> list[Component]:
    lang, address = parts.words.lang, parts.address
    every = sum(parts.counts.values())
    chips: list[Component] = [
        _chip(say(lang, "staff_chip_all", count=number(every, 0, lang)), address.with_kind(None), parts)
    ]
    for kind in _FILTERS:
        if kind in _ALWAYS or parts.counts[kind]:
            words = say(lang, f"staff_chip_{kind.key}")
            chips.append(
                _chip(f"{words} {number(parts.counts[kind], 0, lang)}", address.with_kind(kind), parts)
            )
    return chips


def _chip(words: str, address: VersionsAddress, parts: DifferencesParts) -> html.A:
    current = {"aria-current": "true"} if address.kind is parts.address.kind else {}
    return html.A(words, href=f"{VERSIONS}?{address.query()}", className="bl-chip", **attributes(current))


def _filter(parts: DifferencesParts) -> html.Form:
    lang, address, words = parts.words.lang, parts.address, parts.words
    named = sorted(
        (
            (key, f"{words.indicator(key)} ({number(count, 0, lang)})")
            for key, count in parts.by_indicator.items()
        ),
        key=lambda one: one[1],
    )
    places = sorted(((key, words.place(key)) for key in parts.areas), key=lambda one: (len(one[0]), one[1]))
    hidden = [("v", one) for one in (parts.old, parts.new)]
    hidden += [("art", address.kind.key)] if address.kind is not None else []
    return html.Form(
        [
            *[Input(type="hidden", name=name, value=value) for name, value in hidden],
            choice_field(
                "indikator",
                say(lang, "staff_difference_indicator"),
                [("", say(lang, "staff_every_indicator")), *named],
                address.indicator,
            ),
            choice_field(
                "gebiet",
                say(lang, "staff_difference_name"),
                [("", say(lang, "staff_every_place")), *places],
                address.area,
            ),
            html.Button(say(lang, "staff_log_show"), type="submit", className="btn btn-outline-secondary"),
        ],
        action=VERSIONS,
        method="get",
        className="bl-version-filter",
    )


def differences_table(
    rows: Sequence[Difference],
    old: str,
    new: str,
    words: DifferenceWords,
    address: VersionsAddress | None = None,
) -> Component:
    """A row for each difference; with an `address` each leads to where its number comes from."""
    lang = words.lang
    if not rows:
        return html.P(say(lang, "staff_differences_none"), className="bl-staff-empty")
    named = [
        *(say(lang, f"staff_difference_{one}") for one in ("indicator", "what", "where")),
        *(old, new, say(lang, "staff_difference_by"), say(lang, "staff_difference_source")),
    ]
    heads = [html.Th(one, scope="col", className="n" if one in named[3:6] else None) for one in named]
    return html.Div(
        html.Table(
            [html.Thead(html.Tr(heads)), html.Tbody([_row(one, words, address, named) for one in rows])],
            className="bl-table bl-table-stacks bl-version-table",
        ),
        className="bl-staff-table",
        role="region",
        tabIndex=0,
        **attributes({"aria-label": say(lang, "staff_differences")}),
    )


def _row(
    one: Difference, words: DifferenceWords, address: VersionsAddress | None, heads: Sequence[str]
) -> html.Tr:
    series = one.series
    named: list[Component | str] = [words.indicator(series.indicator)]
    if series.breakdown:
        named += [" ", html.Small(words.breakdown(series.breakdown))]
    if series.status is not None:
        named += [" ", html.Small(say(words.lang, "staff_former_territory"))]
    cells: list[tuple[str | list[Component | str], str | None]] = [
        (named, None),
        (words.what(one), None),
        (f"{words.place(one.area)}, {one.year}", None),
        (_state(words, one, new=False), "n"),
        (_state(words, one, new=True), "n"),
        (words.by(one), "n"),
        ([words.source(one), *_origin_link(one, words, address)], None),
    ]
    return html.Tr(
        [
            html.Td(cell, className=kind, **attributes({"data-head": head}))
            for head, (cell, kind) in zip(heads, cells, strict=True)
        ]
    )


def _state(words: DifferenceWords, one: Difference, *, new: bool) -> list[Component | str]:
    state = one.new if new else one.old
    text = words.state(state, one.series.indicator)
    if state.value is None:
        return [html.Span(text, className="bl-version-muted")]
    beside = words.beside(state)
    number_ = html.B(text) if new else text
    return [number_, " ", html.Small(beside)] if beside else [number_]


def _origin_link(
    one: Difference, words: DifferenceWords, address: VersionsAddress | None
) -> list[Component | str]:
    """On today's territory alone: of former ones nobody has asked yet."""
    if address is None or one.series.status is not None:
        return []
    cell = AskedCell(one.series.indicator, one.area, one.year, one.series.breakdown)
    about = f"{words.indicator(cell.indicator)}, {words.place(cell.area)}, {cell.year}"
    return [
        " ",
        html.A(
            say(words.lang, "staff_origin_short"),
            href=f"{VERSIONS}?{address.with_cell(cell).query()}#woher",
            className="bl-link",
            **attributes({"aria-label": f"{say(words.lang, 'staff_origin')} {about}"}),
        ),
    ]


def _pages(parts: DifferencesParts) -> list[Component]:
    lang, address = parts.words.lang, parts.address
    last = max(1, -(-parts.total // AT_ONCE))
    if last == 1:
        return []
    links: list[Component | str] = []
    if address.page > 1:
        links.append(_page(say(lang, "staff_page_before"), address.with_page(address.page - 1)))
    links.append(html.Span(say(lang, "staff_page_of", page=address.page, last=number(last, 0, lang))))
    if address.page < last:
        links.append(_page(say(lang, "staff_page_next"), address.with_page(address.page + 1)))
    return [
        html.Nav(
            links,
            className="bl-staff-pages",
            **attributes({"aria-label": say(lang, "staff_difference_pages")}),
        )
    ]


def _page(words: str, address: VersionsAddress) -> html.A:
    return html.A(words, href=f"{VERSIONS}?{address.query()}", className="bl-link")
