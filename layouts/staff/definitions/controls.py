"""Fields of the forms of definitions, drawn after their kind, each with its fault below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.staff.definitions.fields import BOTH, Control, FormField
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input

LANGUAGES = ("de", "en")
DAYS = {"min": "1900-01-01", "max": "2100-12-31"}
"""The first and the last day that can be chosen."""
Choice = tuple[str, str]
"""Value and words."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """What a form is drawn with: `choices` by what they are of (themes, measures, …), `fault` the sentence of a field
    of an entry, `name_of` the name of a measure or indicator by key."""

    lang: str
    choices: Mapping[str, Sequence[Choice]]
    fault: Callable[[str], str]
    name_of: Callable[[str], str]


def drawn_field(one: FormField, entry: Mapping[str, Any], prefix: str, words: FormWords) -> Component:
    """A field with label, value and fault. Fields of both languages stand side by side."""
    name, value = f"{prefix}.{one.name}", entry.get(one.name)
    if one.control in BOTH:
        return _both(one, name, value, words)
    label = _label(one, words.lang)
    match one.control:
        case Control.CHOICE:
            control: Component = _select(name, _choices(one, words), "" if value is None else str(value))
        case Control.CHECKS:
            return _checks(one, name, value or (), words)
        case Control.FLAG:
            return _flag(one, name, bool(value), words)
        case Control.KEYS:
            return _keys(one, name, value or (), words)
        case Control.KEY:
            control = _line(name, str(value or ""), words, one.name, list_=one.of)
        case Control.LINKS:
            control = _area(name, _link_lines(value), words, one.name)
        case Control.CLOCK:
            control = _line(name, str(value or ""), words, one.name, inputMode="numeric", placeholder="14:00")
        case Control.DAY:
            control = _line(name, str(value or ""), words, one.name, kind="date", **DAYS)
        case Control.WORDS:
            given = value if isinstance(value, list) else []
            control = _line(name, ", ".join(map(str, given)), words, one.name)
        case Control.WHOLE | Control.DECIMAL:
            control = _line(name, _number(value), words, one.name, inputMode="decimal")
        case _:
            control = _line(name, str(value or ""), words, one.name)
    return html.Div(
        [html.Label(label, htmlFor=name), control, *_fault(name, words.fault(one.name))],
        className="bl-form-field",
    )


def datalists(words: FormWords) -> list[Component]:
    """The lists that lines with a name or key offer."""
    return [
        html.Datalist([html.Option(value=key, label=said) for key, said in given], id=f"liste-{of}")
        for of, given in words.choices.items()
        if of in ("measures", "indicators", "ratios")
    ]


def _label(one: FormField, lang: str, language: str = "") -> list[Component | str]:
    said: list[Component | str] = [say(lang, f"staff_field_{one.name}")]
    if language:
        said.append(html.Small(f" {say(lang, f'staff_lang_{language}')}"))
    if one.needed:
        said.append(html.Small(f" · {say(lang, 'staff_needed')}"))
    return said


def _both(one: FormField, name: str, value: Any, words: FormWords) -> html.Div:
    parts = []
    for language in LANGUAGES:
        at = f"{name}.{language}"
        if one.control is Control.PROGRAMME:
            text = "\n".join(_item_line(each, language) for each in value or () if isinstance(each, Mapping))
        elif one.control is Control.BOTH_LISTS:
            text = "\n".join(str(each.get(language, "")) for each in value or () if isinstance(each, Mapping))
        else:
            text = str(value.get(language, "")) if isinstance(value, Mapping) else ""
        said = words.fault(f"{one.name}.{language}") or (words.fault(one.name) if language == "de" else "")
        control: Component
        if one.control is Control.BOTH_LINES:
            control = _line(at, text, words, f"{one.name}.{language}", lang=language)
        else:
            control = html.Textarea(
                text,
                id=at,
                className="form-control",
                rows="3",
                lang=language,
                **_named(at, said),
            )
        parts.append(
            html.Div(
                [html.Label(_label(one, words.lang, language), htmlFor=at), control, *_fault(at, said)],
                className="bl-form-field",
            )
        )
    return html.Div(parts, className="bl-def-pair")


def _named(name: str, said: str) -> dict[str, Any]:
    given = {"name": name}
    if said:
        given |= {"aria-invalid": "true", "aria-describedby": f"{name}-problem"}
    return attributes(given)


def _area(name: str, text: str, words: FormWords, field: str) -> html.Textarea:
    return html.Textarea(
        text, id=name, className="form-control", rows="3", **_named(name, words.fault(field))
    )


def _link_lines(value: Any) -> str:
    given = [one for one in value or () if isinstance(one, Mapping)]
    return "\n".join(f"{one.get('label', '')} {one.get('url', '')}".strip() for one in given)


def _item_line(item: Mapping[str, Any], language: str) -> str:
    """An item of a programme in a language; its time stands before the German title alone."""
    title = item.get("title")
    said = str(title.get(language, "")) if isinstance(title, Mapping) else ""
    return f"{item.get('begins', '')} {said}".strip() if language == "de" else said


def _line(
    name: str, value: str, words: FormWords, field: str, *, kind: str = "text", list_: str = "", **more: Any
) -> Input:
    said = words.fault(field)
    if list_:
        more["list"] = f"liste-{list_}"
    return Input(
        id=name,
        type=kind,
        value=value,
        className=f"form-control{' is-invalid' if said else ''}",
        autoComplete="off",
        **_named(name, said),
        **more,
    )


def _select(name: str, choices: Sequence[Choice], chosen: str) -> html.Select:
    return html.Select(
        [html.Option(words, value=value, selected=value == chosen) for value, words in choices],
        id=name,
        className="form-select",
        **attributes({"name": name}),
    )


def _choices(one: FormField, words: FormWords) -> Sequence[Choice]:
    if one.of:
        return words.choices[one.of]
    if one.name == "decimals":
        return [(value, value) for value in one.choices]
    if one.name == "unit":
        return [(value, say(words.lang, f"staff_unit_{value}")) for value in one.choices]
    return [(value, say(words.lang, f"staff_value_{value or 'none'}")) for value in one.choices]


def _checks(one: FormField, name: str, chosen: Sequence[str], words: FormWords) -> html.Fieldset:
    boxes = [
        html.Label(
            [Input(type="checkbox", name=name, value=value, checked=value in chosen), html.Span(said)],
            className="bl-def-check",
        )
        for value, said in _choices(one, words)
    ]
    return html.Fieldset(
        [
            html.Legend(_label(one, words.lang)),
            html.Div(boxes, className="bl-def-checks"),
            *_fault(name, words.fault(one.name)),
        ],
        className="bl-form-field",
    )


def _flag(one: FormField, name: str, checked: bool, words: FormWords) -> html.Div:
    box = Input(type="checkbox", id=name, name=name, value="ja", checked=checked)
    label = html.Label([box, html.Span(_label(one, words.lang))], className="bl-def-check")
    return html.Div([label, *_fault(name, words.fault(one.name))], className="bl-form-field")


def _keys(one: FormField, name: str, chosen: Sequence[str], words: FormWords) -> html.Div:
    """What was chosen, each with a button that takes it out, and a line that puts one more in."""
    lang = words.lang
    label = say(lang, f"staff_field_{one.name}")
    chips = [
        html.Li(
            [
                Input(type="hidden", name=name, value=key),
                html.Span([html.Strong(words.name_of(key)), html.Small(key)]),
                html.Button(
                    "×",
                    type="submit",
                    className="bl-def-out",
                    title=say(lang, "staff_def_take_out"),
                    **attributes(
                        {
                            "name": "do",
                            "value": f"remove.{one.name}:{key}",
                            "aria-label": f"{say(lang, 'staff_def_take_out')}: {words.name_of(key)}",
                        }
                    ),
                ),
            ],
            className="bl-def-chip",
        )
        for key in chosen
    ]
    add = html.Div(
        [
            _line(f"{name}.add", "", words, one.name, list_=one.of, placeholder=say(lang, "staff_def_pick")),
            html.Button(
                say(lang, "staff_def_insert"),
                type="submit",
                className="btn btn-outline-secondary",
                **attributes(
                    {"name": "do", "value": "save", "aria-label": f"{say(lang, 'staff_def_insert')}: {label}"}
                ),
            ),
        ],
        className="bl-def-add",
    )
    return html.Div(
        [
            html.Label(_label(one, lang), htmlFor=f"{name}.add"),
            *([html.Ul(chips, className="bl-def-chips")] if chips else []),
            add,
            *_fault(f"{name}.add", words.fault(one.name)),
        ],
        className="bl-form-field bl-def-slot",
    )


def _fault(name: str, said: str) -> list[Component]:
    return [html.P(said, id=f"{name}-problem", className="bl-field-problem")] if said else []


def _number(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)
