"""The table of a profile: its key, its rows, and what opens under a row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.charts.profile.spine import key_signs, sparkline, sparkline_words, spine, spine_words
from dashboard.domain.area import level_of
from dashboard.domain.figure import Figure, TestedDifference
from dashboard.domain.observation import Status
from dashboard.domain.word import Word
from dashboard.indicators.targets import highest_target
from dashboard.profile.frame import AREA_NAMES, reference_level
from dashboard.profile.model import Profile, ProfileRow
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.cards import series_card
from layouts.markup import InlineMarkup
from layouts.own_words import target_button
from layouts.words import verdict_button, word_button

_SIGN_OF = {
    Status.SUPPRESSED: "hidden-value", Status.UNRELIABLE: "missing", Status.NOT_COLLECTED: "missing",
    Status.LATER: "missing", Status.BASE_MISSING: "missing",
}  # fmt: skip
_HIDDEN = {"aria-hidden": "true"}


def profile_table(profile: Profile) -> html.Table:
    """A group of rows for each theme; scripts sort them by `data-distance` and `data-movement`."""
    lang, larger = profile.lang, _larger(profile)
    headings = [
        _heading(say(lang, "profile_indicator"), "name"),
        _heading(profile.name if profile.level == "gemeinde" else say(lang, f"profile_own_{profile.level}"), "own n"),
        *(_heading(_level_word(level, profile), f"larger n bl-at-{level}") for level in larger),
        html.Th(_axis(lang), scope="col", className="bl-col-spine", role="columnheader"),
        _heading(say(lang, "profile_rank"), "rank n"),
        _heading(say(lang, "profile_course"), "course"),
        _heading(say(lang, "profile_more_than_chance"), "word"),
        html.Th(
            html.Span(say(lang, "page_monitor"), className="visually-hidden"),
            scope="col", className="bl-col-link", role="columnheader",
        ),
    ]  # fmt: skip
    groups = [_theme(key, name, profile, larger) for key, name in profile.themes]
    caption = html.Caption(say(lang, "profile_caption", name=profile.name), className="visually-hidden")
    return html.Table(
        [caption, html.Thead(html.Tr(headings, role="row"), role="rowgroup"), *groups],
        className="bl-profile-table",
        role="table",
    )


def key(profile: Profile) -> list[Component]:
    """What the signs of the spine mean; a sign that no row can have is left out."""
    lang = profile.lang
    words: dict[str, str | Component] = {
        "own": profile.name,
        "few": word_button(say(lang, "profile_key_few"), Word.FEW),
        "amt": profile.words.middle[lang] if "amt" in _larger(profile) else "",
        "reference": profile.reference,
        "target": say(lang, "own_target") if any(row.target for row in profile.rows) else "",
        "similar": _similar_word(profile),
        "everyone": profile.words.say(lang, f"profile_key_everyone_{profile.level}"),
    }
    return [
        html.Span([html.Span(InlineMarkup(drawing), **attributes(_HIDDEN)), words[name]])
        for name, drawing in key_signs().items()
        if words[name]
    ]


def _similar_word(profile: Profile) -> str:
    """What the box of the spine stands for; empty where nobody is similar."""
    key = "profile_key_similar_kreis" if profile.level == "kreis" else "profile_key_similar"
    return say(profile.lang, key) if profile.similar else ""


def series_frame(lang: str) -> html.Div:
    """The time series that the opened row takes in: there is one, as on the Monitor."""
    return html.Div(series_card(lang), id="profile-series", hidden=True)


def _theme(theme: str, name: str, profile: Profile, larger: Sequence[str]) -> html.Tbody:
    title = html.Th(name, colSpan=7 + len(larger), scope="rowgroup", role="rowheader")
    rows: list[Component] = [html.Tr(title, className="bl-profile-theme", role="row")]
    for row in profile.of_theme(theme):
        rows += [_row(row, profile, name, larger), _more(row, profile, 7 + len(larger))]
    return html.Tbody(rows, role="rowgroup")


def _row(row: ProfileRow, profile: Profile, theme: str, larger: Sequence[str]) -> html.Tr:
    lang = profile.lang
    around = {level_of(one.key): one for one in row.surroundings}
    order = {f"data-{name}": "" if value is None else f"{value:.6f}" for name, value in _orders(row)}
    return html.Tr(
        [
            html.Th(list(_name(row, theme)), scope="row", role="rowheader", className="bl-col-name"),
            html.Td(list(_own(row.own, lang)), role="cell", className="bl-col-own n"),
            *(_beside(level, around, row, lang) for level in larger),
            html.Td(
                [_drawing(spine(row), spine_words(row, lang)), *_aimed(row, lang)],
                role="cell",
                className="bl-col-spine",
            ),
            html.Td(list(_rank(row, lang)), role="cell", className="bl-col-rank n"),
            html.Td(
                _drawing(sparkline(row), sparkline_words(row, lang)), role="cell", className="bl-col-course"
            ),
            html.Td(_words(row), role="cell", className="bl-col-word"),
            html.Td(_link(row, profile), role="cell", className="bl-col-link"),
        ],
        role="row",
        id=f"profile-{row.indicator}",
        className="bl-profile-row",
        **attributes(order),
    )


def _aimed(row: ProfileRow, lang: str) -> list[Component]:
    """The reader's target in words, below its mark."""
    if row.target is None:
        return []
    said = [html.B(f"{say(lang, 'own_target')} {row.target.text}")]
    return [
        html.Small([*said, f" · {row.from_target}" if row.from_target else ""], className="bl-profile-aimed")
    ]


def _beside(level: str, around: Mapping[str | None, Figure], row: ProfileRow, lang: str) -> html.Td:
    """A larger area's figure; that of the state stands below that of the district."""
    shown = _larger_figure(around.get(level), row.own, lang)
    state = around.get("land")
    if level == "kreis" and state is not None and state.value is not None:
        shown.append(html.Small([f"{say(lang, 'state')} {state.text}"], className="bl-profile-state"))
    return html.Td(shown, role="cell", className=f"bl-col-larger n bl-at-{level}")


def _orders(row: ProfileRow) -> Iterator[tuple[str, float | None]]:
    yield "distance", row.distance
    yield "movement", row.movement


def _name(row: ProfileRow, theme: str) -> Iterator[Component]:
    yield html.Button(
        [html.Span(className="bl-profile-arrow", **attributes(_HIDDEN)), html.Span(row.name)],
        type="button",
        className="bl-profile-open",
        **attributes({"aria-expanded": "false", "aria-controls": f"profile-more-{row.indicator}"}),
    )
    example = row.own.example or (row.year is None and any(one.example for one in row.surroundings))
    mark = "bl-profile-example" if example else ""
    when = [f"{row.when} · "] if row.when else []
    yield html.Small([*when, html.Span(row.provenance, className=mark)])
    if row.alone:
        yield html.Small(row.alone, className="bl-profile-alone")
    yield html.Small(theme, className="bl-profile-of")


def _own(own: Figure, lang: str) -> Iterator[Component]:
    if own.value is None:
        sign = (
            [html.I(className=f"bl-sign {_SIGN_OF[own.status]}", **attributes(_HIDDEN))]
            if own.status in _SIGN_OF
            else []
        )
        yield html.Span([*sign, _status(own)], className="bl-profile-none")
        return
    yield html.B(own.text)
    said = " · ".join(part for part in (own.counts, own.interval) if part)
    if own.few:
        yield html.Small(
            [html.I(className="bl-sign few", **attributes(_HIDDEN)), word_button(say(lang, "few"), Word.FEW)],
            className="bl-profile-few",
        )
    if said:
        yield html.Small(said, title=say(lang, "profile_interval") if own.interval else None)


def _status(one: Figure) -> Component | str:
    """What stands in place of a number."""
    return word_button(one.text, Word.PROTECTED) if one.status is Status.SUPPRESSED else one.text


def _larger_figure(one: Figure | None, own: Figure, lang: str) -> list[Component]:
    if one is None or (one.value is None and one.status is not Status.SUPPRESSED):
        word = say(lang, "profile_no_value") if one is None else one.text
        return [html.Span(formats.DASH, **attributes(_HIDDEN)), html.Span(word, className="visually-hidden")]
    if one.value is None:
        return [html.Span(_status(one), className="bl-profile-none")]
    number, _, unit = one.text.partition(formats.SPACE)
    # A word has no room beside the number; where the place's own number names the unit, once is enough for
    # the eye.
    named = "visually-hidden" if own.value is not None else ""
    below = [html.Small(unit, className=named)] if unit not in ("", "%") else []
    return [html.Span(number if below else one.text), *below, *_mark(one, own, lang)]


def _mark(one: Figure, own: Figure, lang: str) -> list[Component]:
    """Whose figure it is where the line below the indicator's name says something else."""
    if one.example == own.example or own.status is Status.NOT_APPLICABLE:
        return []
    if one.example:
        return [html.Small(say(lang, "profile_example"), className="bl-profile-example")]
    return [html.Small(say(lang, "profile_official"))]


def _rank(row: ProfileRow, lang: str) -> Iterator[Component]:
    if row.rank is None:
        yield html.Span(formats.DASH, **attributes(_HIDDEN))
        yield html.Span(say(lang, "no_rank"), className="visually-hidden")
    else:
        yield html.Span(formats.number(row.rank, 0, lang))
        yield html.Small(f"{say(lang, 'of')} {formats.number(row.ranked, 0, lang)}")


def _words(row: ProfileRow) -> list[Component]:
    """The verdict of the difference; sorted by trend, that of the trend. Sorted by either, how much it is."""
    return [
        html.Div([*_word(row.difference), html.Small(row.difference.text, className="bl-profile-by")],
                 className="bl-profile-difference"),
        html.Div([*_word(row.five_years), html.Small(row.five_years.text)], className="bl-profile-change"),
    ]  # fmt: skip


def _word(compared: TestedDifference) -> list[Component]:
    word = verdict_button(compared.verdict, compared.word, compared.sentence)
    return [word, html.Span(f" {compared.sentence}", className="visually-hidden")]


def _link(row: ProfileRow, profile: Profile) -> html.A:
    lang = profile.lang
    return html.A(
        html.I(className="bl-icon bl-icon-onward", **attributes(_HIDDEN)),
        href=f"/?{profile.monitor(row.query)}",
        className="btn bl-quiet",
        title=say(lang, "profile_to_monitor"),
        **attributes({"aria-label": say(lang, "profile_to_monitor_of", name=row.name)}),
    )


def _drawing(svg: str, words: str) -> Component:
    if not svg:
        return html.Span(formats.DASH, className="bl-profile-none", **attributes(_HIDDEN))
    return html.Span(InlineMarkup(svg), role="img", **attributes({"aria-label": words}))


def _more(row: ProfileRow, profile: Profile, columns: int) -> html.Tr:
    """What opens under a row: a place for the series, and all that is said of it."""
    lang, reference = profile.lang, reference_level(profile.level, profile.words)
    facts = [
        (profile.words.say(lang, f"heading_difference_{reference}"), row.difference),
        (say(lang, "trend_five"), row.five_years),
    ]
    said: list[Component] = []
    for label, compared in facts:
        said += [html.Dt(label), html.Dd([*_compared(compared), html.P(compared.sentence)])]
    moved = [html.B(row.change.text)] if row.change.text else []
    said += [html.Dt(say(lang, "profile_change")), html.Dd([*moved, html.P(row.change.sentence)])]
    link = html.A(
        say(lang, "profile_to_monitor"), href=f"/?{profile.monitor(row.query)}", className="bl-link"
    )
    highest = highest_target(row.unit)
    own = target_button(lang, f"profile-target-{row.indicator}", row.indicator, row.name, highest)
    because = [html.P(row.because)] if row.because else []
    inside = [
        html.Div(className="bl-profile-slot", **attributes({"data-series": row.query} | _target(row, lang))),
        html.Div([*because, html.Dl(said), html.P([link, " ", own])], className="bl-profile-said"),
    ]
    cell = html.Td(html.Div(inside, className="bl-profile-inside"), colSpan=columns, role="cell")
    return html.Tr(
        cell, id=f"profile-more-{row.indicator}", className="bl-profile-more", hidden=True, role="row"
    )


def _target(row: ProfileRow, lang: str) -> dict[str, str]:
    """What the script draws of the reader's target in the series."""
    if row.target is None:
        return {}
    told = {"name": say(lang, "own_target"), "value": row.target.value, "text": row.target.text}
    return {"data-target": json.dumps(told, ensure_ascii=False)}


def _compared(compared: TestedDifference) -> list[Component | str]:
    word = verdict_button(compared.verdict, compared.word)
    return [html.B(compared.text), " ", word] if compared.text else [word]


def _larger(profile: Profile) -> list[str]:
    """Levels of the columns: those of which any row has a figure."""
    found = {level_of(one.key) for row in profile.rows for one in row.surroundings}
    return [level for level in ("amt", "kreis") if level in found] or [
        reference_level(profile.level, profile.words)
    ]


def _level_word(level: str, profile: Profile) -> str:
    words, lang = profile.words, profile.lang
    return words.middle[lang] if level == "amt" else words.say(lang, AREA_NAMES[level])


def _heading(text: str, name: str) -> html.Th:
    return html.Th(text, scope="col", role="columnheader", className=f"bl-col-{name}")


def _axis(lang: str) -> html.Span:
    sides = [html.Span(say(lang, f"profile_{side}_side")) for side in ("lower", "higher")]
    return html.Span([sides[0], " ", sides[1]], className="bl-profile-axis")
