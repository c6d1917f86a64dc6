"""Forms of the staff app: each carries the token by which the server knows that a page of its own has sent it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input

CSRF_FIELD = "csrf"


class FormOwner(Protocol):
    """Whoever fills a form in: `csrf` is the token of the session."""

    @property
    def csrf(self) -> str:
        """The token that a form sends along."""

    @property
    def lang(self) -> str:
        """`de` or `en`."""


def staff_form(
    action: str, children: Sequence[Component | str], owner: FormOwner, *, files: bool = False, **more: Any
) -> html.Form:
    """A form that is posted to `action`; with `files` it may hold some."""
    if files:
        more["encType"] = "multipart/form-data"
    return html.Form(
        [Input(type="hidden", name=CSRF_FIELD, value=owner.csrf), *children],
        action=action,
        method="post",
        **more,
    )


def one_button(
    action: str,
    label: str,
    owner: FormOwner,
    *,
    class_name: str = "btn btn-outline-secondary",
    about: str = "",
    **fields: str,
) -> html.Form:
    """A form that is nothing but a button; `fields` are sent along. `about` says to those who hear the page what the
    button acts on, where several have one label."""
    hidden = [Input(type="hidden", name=name, value=value) for name, value in fields.items()]
    named = {"aria-label": f"{label}: {about}"} if about else {}
    button = html.Button(label, type="submit", className=class_name, **attributes(named))
    return staff_form(action, [*hidden, button], owner, className="bl-one-button")


def asked_first(
    label: str,
    act: Component,
    lang: str,
    *,
    class_name: str = "btn btn-outline-secondary",
    about: str = "",
) -> html.Details:
    """What cannot be taken back: `label` looks like a button and opens the sentence that says so, with the button
    (`act`) that does it. `about` as with `one_button`."""
    named = attributes({"aria-label": f"{label}: {about}"} if about else {})
    return html.Details(
        [
            html.Summary(label, className=class_name, **named),
            html.Div([html.P(say(lang, "staff_for_good")), act], className="bl-asked-first-box"),
        ],
        className="bl-asked-first",
    )


def offering(name: str, words: Sequence[str]) -> dict[str, Any]:
    """What makes a line of text offer the words of `suggestions`; nothing where there are none."""
    return {"list": _list_id(name), "autoComplete": "off"} if words else {}


def suggestions(name: str, words: Sequence[str]) -> list[Component]:
    """The words that a line of text offers while somebody writes in it; any other may be written, too."""
    return [html.Datalist([html.Option(value=one) for one in words], id=_list_id(name))] if words else []


def _list_id(name: str) -> str:
    return f"vorschlag-{name}"


def text_field(
    id_: str,
    label: str,
    value: str = "",
    *,
    kind: str = "text",
    hint: str = "",
    problem: str = "",
    **more: Any,
) -> html.Div:
    """A labelled line of text whose name in the form is its id. `hint` and `problem` are said with the field."""
    said = [one for one, text in ((f"{id_}-problem", problem), (f"{id_}-hint", hint)) if text]
    named: dict[str, str] = {"aria-describedby": " ".join(said)} if said else {}
    if problem:
        named["aria-invalid"] = "true"
    return html.Div(
        [
            html.Label(label, htmlFor=id_),
            Input(
                id=id_,
                name=id_,
                type=kind,
                value=value,
                className=f"form-control{' is-invalid' if problem else ''}",
                **attributes(named),
                **more,
            ),
            *([html.P(problem, id=f"{id_}-problem", className="bl-field-problem")] if problem else []),
            *([html.P(hint, id=f"{id_}-hint", className="bl-field-hint")] if hint else []),
        ],
        className="bl-form-field",
    )


def choice_field(
    id_: str,
    label: str,
    options: Sequence[tuple[str, str]],
    chosen: str = "",
    *,
    problem: str = "",
    **more: Any,
) -> html.Div:
    """A labelled list of choices (value and words) whose name in the form is its id. `problem` is said with it."""
    named = {"name": id_}
    if problem:
        named |= {"aria-describedby": f"{id_}-problem", "aria-invalid": "true"}
    return html.Div(
        [
            html.Label(label, htmlFor=id_),
            html.Select(
                [html.Option(words, value=value, selected=value == chosen) for value, words in options],
                id=id_,
                className=f"form-select{' is-invalid' if problem else ''}",
                **attributes(named),
                **more,
            ),
            *([html.P(problem, id=f"{id_}-problem", className="bl-field-problem")] if problem else []),
        ],
        className="bl-form-field",
    )
