"""The page `/strategie`: principles, aims with what shows them and what is done, and what is worse and gets worse;
complete as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from dashboard.texts.meeting import script_texts
from layouts import ids
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.shell import footer, icon
from layouts.strategy.aims import action_list, aims_card, example_mark
from layouts.strategy.parts import StrategyParts
from layouts.strategy.worse import worse_card

_LEGEND = {
    "own": '<svg width="34" height="10" aria-hidden="true"><path d="M1 5H28" class="bl-line-own"/><circle cx="29" '
    'cy="5" r="3.2" class="bl-dot-own"/></svg>',
    "larger": '<svg width="34" height="10" aria-hidden="true"><path d="M1 5H33" class="bl-line-larger"/></svg>',
    "goal": '<svg width="34" height="10" aria-hidden="true"><path d="M1 5H33" class="bl-line-goal"/></svg>',
}


def strategy_page(parts: StrategyParts, notices: Sequence[Component]) -> html.Main:
    """The whole page below the head."""
    lang, state = parts.lang, parts.state
    content: list[Component] = []
    if state.principles:
        content.append(_principles(parts))
    if state.aims or state.actions:
        content.append(_summary(parts))
    if state.aims:
        content.append(aims_card(parts))
    if state.loose:
        content.append(
            html.Section(
                [html.H2(say(lang, "strategy_loose")), action_list(state.loose, state.today, lang)],
                className="bl-card bl-strategy-loose",
            )
        )
    return html.Main(
        [
            html.Div(list(notices), role="status"),
            _title(parts),
            *(content or [_empty(parts)]),
            worse_card(parts),
            html.Div(
                [
                    html.P([parts.sources, *([" "] if parts.sources else []), _last(parts)]),
                    footer(lang),
                ],
                className="bl-foot",
            ),
        ],
        className="bl-strategy",
        id="inhalt",
        tabIndex=-1,
    )


def _last(parts: StrategyParts) -> str:
    said = [say(parts.lang, "strategy_examples_said")] if parts.examples else []
    return " ".join((*said, say(parts.lang, "strategy_version", version=parts.version)))


def _title(parts: StrategyParts) -> html.Div:
    lang = parts.lang
    badge = [html.Span(say(lang, "strategy_badge_some"), className="bl-example")] if parts.examples else []
    lead = parts.words.say(lang, "strategy_lead")
    return html.Div(
        [
            html.Div(
                [
                    html.H1(say(lang, "strategy_title")),
                    html.Div([html.Span(lead), *badge], className="bl-sub"),
                ]
            ),
            html.Div(list(_actions(parts)), className="bl-actions"),
        ],
        className="bl-title bl-strategy-title",
    )


def _actions(parts: StrategyParts) -> list[Component]:
    lang = parts.lang
    keep: list[Component] = []
    if parts.scenes:
        said = {"one": "strategy_kept_one", "many": "strategy_kept", "there": "strategy_kept_there"}
        keep = [
            html.Button(
                [icon("keep"), html.Span(say(lang, "strategy_keep"))],
                id=ids.STRATEGY_KEEP,
                type="button",
                className="btn btn-primary",
                title=say(lang, "strategy_keep_title"),
                **attributes(
                    {
                        "data-words": script_texts(lang),
                        "data-scenes": parts.scenes,
                        **{f"data-said-{name}": say(lang, key, n="{n}") for name, key in said.items()},
                    }
                ),
            )
        ]
    return [
        html.Button(
            [icon("link"), html.Span(say(lang, "link"))],
            id=ids.STRATEGY_LINK,
            type="button",
            className="btn bl-quiet",
            **attributes(
                {"data-copied": say(lang, "link_copied"), "data-not-copied": say(lang, "link_failed")}
            ),
        ),
        html.Button(
            [icon("print"), html.Span(say(lang, "strategy_print"))],
            id=ids.STRATEGY_PRINT,
            type="button",
            className="btn bl-quiet",
        ),
        *keep,
    ]


def _empty(parts: StrategyParts) -> html.Section:
    """What staff do to fill the page."""
    lang = parts.lang
    return html.Section(
        [
            html.H2(say(lang, "strategy_empty", name=parts.name)),
            html.P(say(lang, "strategy_empty_how")),
            html.P(say(lang, "strategy_empty_file")),
        ],
        className="bl-card bl-strategy-empty",
    )


def _principles(parts: StrategyParts) -> html.Section:
    lang, state = parts.lang, parts.state
    examples = any(one.example for one in state.principles)
    items = []
    for one in state.principles:
        of = [aim for aim in state.aims if aim.principle is not None and aim.principle.key == one.key]
        links: list[Component | str] = [say(lang, "strategy_no_aims_of")]
        if of:
            links = [say(lang, "strategy_aim_of" if len(of) == 1 else "strategy_aims_of", numbers="")]
            for at, aim in enumerate(of):
                number = str(aim.aim.number)
                label = f"{say(lang, 'strategy_head_aim')} {number}"
                links += [", "] if at else []
                links.append(
                    html.A(
                        number,
                        href=f"#ziel-{number}",
                        className="bl-link",
                        **attributes({"aria-label": label}),
                    )
                )
        text = [html.P(one.text[lang], className="bl-principle-text")] if one.text else []
        items.append(
            html.Li(
                [
                    html.Span(str(one.number), className="bl-principle-number"),
                    html.Div([html.H3(one.name[lang]), *text, html.P(links, className="bl-principle-aims")]),
                ]
            )
        )
    note = [example_mark(say(lang, "strategy_principles_example"))] if examples else []
    return html.Section(
        [
            html.H2([say(lang, "strategy_principles"), " ", *note]),
            html.Ol(items),
            *(
                [html.P(say(lang, "strategy_principles_rest"), className="bl-principles-rest")]
                if examples
                else []
            ),
        ],
        className="bl-card bl-principles",
    )


def _summary(parts: StrategyParts) -> html.Section:
    lang = parts.lang
    named = {
        "own": parts.words.say(lang, "strategy_line_own"),
        "larger": parts.larger,
        "goal": say(lang, "strategy_line_goal"),
    }
    drawn = ["own", "larger"] if parts.lines else []
    drawn += ["goal"] if any(one.goal for one in parts.state.indicators) else []
    legend = html.Div(
        [html.Span([InlineMarkup(_LEGEND[name]), named[name]]) for name in drawn],
        className="bl-strategy-legend",
        role="group",
        **attributes({"aria-label": say(lang, "strategy_legend")}),
    )
    return html.Section(
        [
            html.P([html.B(parts.first), *(f" {one}" for one in parts.others)]),
            *([legend] if drawn else []),
        ],
        className="bl-card bl-strategy-summary",
    )
