"""Aims as rows: what is wanted, what shows it, and what is done for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.strategy.model import ActionLine, ActionState, AimState, Beside, IndicatorState, MovedWay
from dashboard.strategy.sentences import term
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.strategy.parts import StrategyParts
from layouts.words import verdict_button


def example_mark(words: str) -> html.B:
    """The mark of what is made up."""
    return html.B(words, className="bl-example-mark")


def aims_card(parts: StrategyParts) -> html.Section:
    """All aims below one head, in the order of their numbers."""
    lang, state = parts.lang, parts.state
    heads = [
        html.Span(say(lang, "strategy_head_aim")),
        html.Span(say(lang, "strategy_head_indicators")),
        html.Span(say(lang, "strategy_head_chance"), className="bl-aims-chance"),
        html.Span(say(lang, "strategy_head_actions")),
    ]
    return html.Section(
        [
            html.Div(heads, className="bl-aims-head", **attributes({"aria-hidden": "true"})),
            *(_aim(one, parts) for one in state.aims),
        ],
        className="bl-card bl-aims",
        **attributes({"aria-label": say(lang, "strategy_aims")}),
    )


def _aim(one: AimState, parts: StrategyParts) -> html.Section:
    lang, number = parts.lang, one.aim.number
    below = [say(lang, "strategy_below", number=one.principle.number)] if one.principle else []
    about = " · ".join(part for part in (one.theme, *below) if part)
    mark: list[Component | str] = (
        [" ", example_mark(say(lang, "strategy_example"))] if one.aim.example else []
    )
    title = f"ziel-{number}-name"
    indicators: list[Component] = [_indicator(state, parts) for state in one.indicators]
    actions: Component = action_list(one.actions, parts.state.today, lang)
    return html.Section(
        [
            html.Div(
                [
                    html.Span(str(number), className="bl-aim-number"),
                    html.Div([html.P([about, *mark]), html.H3(one.aim.name[lang], id=title)]),
                ],
                className="bl-aim-name",
            ),
            html.Div(
                indicators or [html.P(say(lang, "strategy_no_indicator"), className="bl-aim-none")],
                className="bl-aim-indicators",
            ),
            html.Div(
                actions if one.actions else html.P(say(lang, "strategy_no_action"), className="bl-aim-none"),
                className="bl-aim-actions",
            ),
        ],
        className="bl-aim",
        id=f"ziel-{number}",
        **attributes({"aria-labelledby": title}),
    )


def _indicator(one: IndicatorState, parts: StrategyParts) -> html.Div:
    lang, row = parts.lang, one.row
    drawing, said = parts.lines.get(row.indicator, ("", ""))
    source: list[Component | str] = [row.when or ""]
    if row.own.example:
        source += [" · ", example_mark(say(lang, "strategy_example"))]
    elif row.provenance:
        source.append(f" · {row.provenance}" if row.when else row.provenance)
    spark = html.Div(
        InlineMarkup(drawing), className="bl-aim-line", role="img", **attributes({"aria-label": said})
    )
    return html.Div(
        [
            html.Div([html.A(row.name, href=f"/?{row.query}"), html.Span(source)], className="bl-aim-what"),
            html.Div([html.B(row.own.text), *_compared(one, parts)], className="bl-aim-value"),
            spark if drawing else html.Div(className="bl-aim-line"),
            html.Div(_movement(one, parts), className="bl-aim-chance"),
        ],
        className="bl-aim-indicator",
        **attributes({"data-indicator": row.indicator}),
    )


def _compared(one: IndicatorState, parts: StrategyParts) -> list[Component]:
    lang = parts.lang
    if one.goal is not None:
        later = one.row.year is not None and one.goal.since > one.row.year
        key = "strategy_goal_from" if later else "strategy_goal"
        title = say(lang, "strategy_goal_title", label=one.goal.label, source=one.goal.source)
        return [html.Span(say(lang, key, value=one.goal.text, year=one.goal.since), title=title)]
    if one.larger is not None:
        return [html.Span(say(lang, "strategy_larger", name=parts.larger, value=one.larger.text))]
    return [html.Span(one.row.own.counts or say(lang, "strategy_no_larger"))]


def _movement(one: IndicatorState, parts: StrategyParts) -> list[Component]:
    """The verdict, and below it a way, or where nothing is said of one where the figure stands; nothing at all
    without a number."""
    lang, moved = parts.lang, one.movement
    if not one.has_number:
        return []
    said = ""
    if moved.way is not MovedWay.NONE:
        said = say(lang, f"strategy_way_{moved.way.value}", since=moved.since)
    elif one.reached is not None:
        said = say(lang, "strategy_is_reached" if one.reached else "strategy_is_missed")
    elif one.beside is not Beside.NONE:
        said = say(lang, f"strategy_beside_{one.beside.value}_{parts.words.compared_in}")
    word = verdict_button(moved.verdict, verdict_word(moved.verdict, lang))
    return [word, *([html.Span(said)] if said else [])]


def action_list(lines: Sequence[ActionLine], today: date, lang: str) -> html.Ul:
    """Actions with owner, term and state."""
    return html.Ul([_action(one, today, lang) for one in lines], className="bl-actions-of-aim")


def _action(one: ActionLine, today: date, lang: str) -> html.Li:
    action = one.action
    about = formats.SPACE.join((action.owner, "·")) + f" {term(action.begins, action.ends, today, lang)}"
    mark: list[Component | str] = (
        [" · ", example_mark(say(lang, "strategy_example"))] if action.example else []
    )
    name: Component | str = action.name[lang]
    if action.paper:
        name = html.A(action.name[lang], href=action.paper, title=say(lang, "strategy_paper"))
    note = [html.P(action.note[lang], className="bl-action-note")] if action.note else []
    late = [html.P(say(lang, "strategy_overdue"), className="bl-action-late")] if one.is_overdue else []
    state = say(lang, f"strategy_state_{one.state.value}")
    strong = " is-late" if one.state is ActionState.LATE else ""
    return html.Li(
        [
            html.Span(name, className="bl-action-name"),
            html.Span(state, className=f"bl-action-state is-{one.state.value}{strong}"),
            html.P([about, *mark], className="bl-action-about"),
            *late,
            *note,
        ],
        **attributes({"data-state": one.state.value}),
    )
