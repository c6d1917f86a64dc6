"""What is worse than in the larger area and gets worse, and what is nearly so, as tables."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.strategy.sentences import why_not
from dashboard.strategy.worse import Worse
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.strategy.aims import example_mark
from layouts.strategy.parts import StrategyParts
from layouts.words import verdict_button


def worse_card(parts: StrategyParts) -> html.Section:
    """The list with what was tested for it, and below it what is nearly on it."""
    lang, found = parts.lang, parts.worse
    content: list[Component] = [html.P(parts.worse_said, className="bl-worse-lead")]
    if found.found:
        content.append(_table(found.found, parts, label=say(lang, "worse_title")))
    if found.nearly:
        content.append(html.H3(say(lang, "worse_nearly")))
        content.append(_table(found.nearly, parts, label=say(lang, "worse_nearly")))
    content.append(
        html.Details(
            [html.Summary(say(lang, "worse_method")), html.P(say(lang, "worse_method_said"))],
            className="bl-worse-method",
        )
    )
    return html.Section(
        [html.H2(say(lang, "worse_title")), *content], className="bl-card bl-worse", id="schlechter"
    )


def _table(lines: Sequence[Worse], parts: StrategyParts, *, label: str) -> html.Div:
    lang = parts.lang
    last = "worse_why" if lines[0].reason is not None else "worse_chance"
    heads = [
        html.Th(say(lang, "worse_indicator"), scope="col"),
        html.Th(parts.words.say(lang, "strategy_line_own"), scope="col", className="bl-number"),
        html.Th(parts.larger, scope="col", className="bl-number"),
        html.Th(say(lang, "worse_since"), scope="col", className="bl-number"),
        html.Th(say(lang, last), scope="col"),
        html.Th(say(lang, "worse_better_year"), scope="col"),
    ]
    table = html.Table(
        [
            html.Caption(label, className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(one, parts) for one in lines]),
        ],
        className="bl-worse-table",
    )
    frame = {"role": "region", "aria-label": label}
    return html.Div(table, className="bl-worse-frame", tabIndex=0, **attributes(frame))


def _row(one: Worse, parts: StrategyParts) -> html.Tr:
    lang, row = parts.lang, one.row
    named = {
        "own": parts.words.say(lang, "strategy_line_own"),
        "larger": parts.larger,
        **{name: say(lang, f"worse_{name}") for name in ("since", "chance", "why", "better_year")},
    }
    mark: list[Component | str] = [" · ", example_mark(say(lang, "strategy_example"))] if one.example else []
    tested: Component | str = (
        verdict_button(one.verdict, verdict_word(one.verdict, lang))
        if one.reason is None
        else why_not(one, lang)
    )
    return html.Tr(
        [
            html.Th(
                [html.A(row.name, href=f"/?{row.query}"), html.Span([row.when, *mark])],
                scope="row",
            ),
            _cell(named["own"], row.own.text, number=True),
            _cell(named["larger"], one.larger.text, number=True),
            _cell(
                named["since"],
                say(lang, "worse_since_year", change=one.change, since=one.since),
                number=True,
            ),
            _cell(named["chance" if one.reason is None else "why"], tested),
            _cell(named["better_year"], _better(one, lang)),
        ],
        **attributes({"data-indicator": row.indicator}),
    )


def _cell(label: str, content: Component | str | list[Component | str], *, number: bool = False) -> html.Td:
    """A cell with the words of its head, which a phone writes in front of it."""
    return html.Td(content, className="bl-number" if number else "", **attributes({"data-label": label}))


def _better(one: Worse, lang: str) -> list[Component | str]:
    if not one.better:
        return [say(lang, "worse_better_none" if one.has_peers else "worse_better_nobody")]
    parts: list[Component | str] = []
    for at, peer in enumerate(one.better):
        parts += [" · "] if at else []
        parts.append(say(lang, "worse_peer", name=peer.name, value=peer.text))
        parts += [" ", example_mark(say(lang, "strategy_example"))] if peer.example else []
    if not one.among_similar:
        parts.append(html.Span(say(lang, "worse_among_state"), className="bl-worse-among"))
    return parts
