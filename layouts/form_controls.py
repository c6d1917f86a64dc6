"""Form controls of HTML that Dash has no plain element for, on pages without callbacks."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


class Input(Component):
    """An `<input>` that `layouts.markup` writes; a name that is True stands without a value."""

    _namespace = "dash_html_components"
    _type = "Input"

    def __init__(self, **given: Any) -> None:
        self._prop_names = list(given)
        self._valid_wildcard_attributes: list[str] = ["data-", "aria-"]
        super().__init__(**given)  # type: ignore[no-untyped-call]  # Dash's own has no types
