"""A preview: four figures, the largest changes, both maps, what becomes hidden and why, what else changes."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.formats import number, signed
from dashboard.staff.preview.view import ChangedRow, MainChange, PreviewView
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.staff.preview.map import map_card
from layouts.staff.shell import card, notice, table


def preview_cards(view: PreviewView, lang: str) -> list[Component]:
    """Everything about a preview but what can be done with it."""
    if view.refused:
        return [
            notice(view.refused, problem=True),
            *([_warnings(view.warnings, lang)] if view.warnings else []),
        ]
    shown: list[Component] = [_figures(view, lang)]
    if view.empty:
        shown.append(notice(say(lang, "preview_empty")))
    if view.main is not None:
        parts: list[Component] = [_largest(view.main, lang)]
        if view.main.maps is not None:
            parts.append(map_card(view.main, view.main.maps, view.public, lang))
        shown.append(html.Div(parts, className="bl-preview-two"))
    lost = say(lang, "preview_vanished_note", count=number(view.vanished, 0, lang)) if view.vanished else ""
    if lost or view.warnings:
        shown.append(_warnings([*filter(None, (lost,)), *view.warnings], lang))
    shown.append(_sentences(view, lang))
    shown.append(html.Div([_hidden(view, lang), _others(view, lang)], className="bl-preview-two"))
    return shown


def _figures(view: PreviewView, lang: str) -> html.Dl:
    hidden = say(lang, "preview_hidden_none")
    if view.hidden_now is not None and view.hidden_before is not None:
        more = view.hidden_now - view.hidden_before
        hidden = (
            say(lang, "preview_hidden_more", more=signed(more, 0, lang))
            if more
            else say(lang, "preview_hidden_same")
        )
        hidden = f"{view.hidden_of}: {hidden}"
    return html.Dl(
        [
            _figure(say(lang, "preview_new"), number(view.new, 0, lang), "", view.new_years),
            _figure(say(lang, "preview_changed"), number(view.changed, 0, lang), "", view.changed_years),
            _figure(say(lang, "preview_vanished"), number(view.vanished, 0, lang), "", view.vanished_years),
            _figure(
                say(lang, "preview_becomes_hidden"),
                "–" if view.hidden_now is None else number(view.hidden_now, 0, lang),
                say(lang, "preview_of_places", places=view.places) if view.hidden_now is not None else "",
                hidden,
            ),
        ],
        className="bl-preview-figures bl-card",
    )


def _figure(name: str, value: str, beside: str, second: str) -> html.Div:
    big = [html.B(value), *([html.Span(beside)] if beside else [])]
    said = [html.Div(big, className="bl-preview-big"), *([html.Small(second)] if second else [])]
    return html.Div([html.Dt(name), html.Dd(said)])


def _largest(main: MainChange, lang: str) -> html.Section:
    unit = f", {main.unit}" if main.unit else ""
    heads = [
        say(lang, "preview_place"),
        say(lang, "preview_old") + unit,
        say(lang, "preview_draft") + unit,
        say(lang, "preview_by"),
        "",
    ]
    rows = [_row(one) for one in main.rows]
    more = _more(main.more, lang)
    title = say(lang, "preview_largest")
    return card(title, table(heads, rows, label=title), *more, note=f"{main.name}, {main.year}")


def _more(count: int, lang: str) -> list[Component]:
    if not count:
        return []
    return [html.P(say(lang, "preview_more", count=number(count, 0, lang)), className="bl-preview-more")]


def _row(one: ChangedRow) -> Sequence[Component | str]:
    bar: Component | str = ""
    if one.share is not None:
        side = "is-up" if one.share > 0 else "is-down"
        bar = html.Span(
            _bar(one.share),
            className=f"bl-preview-bar {side}",
            **attributes({"aria-hidden": "true"}),
        )
    return [
        html.B(one.place) if one.whole else one.place,
        _number(one.old, one.old_counts),
        _number(one.new, one.new_counts),
        one.by,
        bar,
    ]


def _bar(share: float) -> html.Progress:
    """A bar without inline style, which the page's policy refuses."""
    return html.Progress(value=str(round(abs(share) * 100)), max="100")


def _number(value: str, counts: str) -> html.Span:
    return html.Span(
        [html.B(value), *([html.Small(f" {counts}")] if counts else [])], className="bl-preview-number"
    )


def _warnings(warnings: Sequence[str], lang: str) -> html.Section:
    items = html.Ul([html.Li(one) for one in warnings], className="bl-preview-warnings")
    return card(say(lang, "preview_warnings"), items)


def _hidden(view: PreviewView, lang: str) -> html.Section:
    title = say(lang, "preview_newly_hidden")
    if not view.hidden:
        return card(title, html.P(say(lang, "preview_newly_hidden_none"), className="bl-staff-empty"))
    heads = [say(lang, f"preview_{one}") for one in ("place", "what", "why")]
    rows = [[one.place, one.of, one.why] for one in view.hidden]
    more = _more(view.hidden_more, lang)
    return card(title, table(heads, rows, label=title), *more, note=say(lang, "preview_newly_hidden_note"))


def _sentences(view: PreviewView, lang: str) -> html.Section:
    title = say(lang, "preview_sentences")
    if not view.sentences:
        said = "preview_sentences_unknown" if view.sentences is None else "preview_sentences_none"
        return card(title, html.P(say(lang, said), className="bl-staff-empty"))
    heads = [say(lang, f"preview_{one}") for one in ("where", "what", "reads", "would_read")]
    none = say(lang, "preview_no_sentence")
    rows = [[place, what, old or none, new or none] for place, what, old, new in view.sentences]
    shown = table(heads, rows, label=title)
    return card(title, shown, note=say(lang, "preview_sentences_note"))


def _others(view: PreviewView, lang: str) -> html.Section:
    items = [html.Li([html.Span(name), html.Span(words, className="bl-end")]) for name, words in view.others]
    listed = html.Ul(items, className="bl-staff-list")
    return card(say(lang, "preview_else"), listed, html.P(view.folders, className="bl-preview-more"))
