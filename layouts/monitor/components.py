"""The Dash components of the Monitor that are not plain elements. `assets/monitor/components/` draws them: what
the Monitor needs of Dash's own is a hundredth of the scripts that these would bring along."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from layouts.markup import markup
from layouts.options import OptionProps


class _Part(Component):
    """A component that Dash looks for in the browser's object `layouts`, which bears the package's name."""

    _namespace = "layouts"

    def __init__(self, **properties: Any) -> None:
        self._prop_names = list(properties)
        self._valid_wildcard_attributes: list[str] = []
        super().__init__(**properties)  # type: ignore[no-untyped-call]  # Dash's own has no types


class Still(_Part):
    """A part of the page that no callback reads or writes, as one component, whatever stands in it: Dash asks
    each component at each answer. Scripts own the inside. Raises ValueError for a part that holds anything but plain
    elements of `dash.html`."""

    _type = "Still"

    def __init__(self, part: Component) -> None:
        plain = part.to_plotly_json()
        written = markup(plain["props"].pop("children", None))
        super().__init__(tag=str(plain["type"]).lower(), attributes=plain["props"], html=written)


class Store(_Part):
    """Holds `data` in the browser; callbacks and scripts read and write it."""

    _type = "Store"

    def __init__(self, id: str, data: Any = None) -> None:
        super().__init__(id=id, data=data)


class Location(_Part):
    """The address of the page. Callbacks read its query as `search`, with the question mark, and as `visit` how often
    the reader has gone elsewhere by the history. They write another query as `answer`, and as `answered` the visit
    for which they were asked: the answer to an earlier one is dropped."""

    _type = "Location"

    def __init__(self, id: str) -> None:
        super().__init__(id=id)


class Select(_Part):
    """A list that opens, of which one option is chosen."""

    _type = "Select"

    def __init__(self, id: str, options: list[OptionProps], value: str, *, small: bool = False) -> None:
        super().__init__(id=id, options=options, value=value, small=small)


class Segments(_Part):
    """Buttons side by side, one of which is chosen."""

    _type = "Segments"

    def __init__(self, id: str, options: list[OptionProps], value: str, class_name: str) -> None:
        super().__init__(id=id, options=options, value=value, class_name=class_name)


class Chips(_Part):
    """Buttons of which any number is chosen."""

    _type = "Chips"

    def __init__(self, id: str, options: list[OptionProps], value: list[str], class_name: str) -> None:
        super().__init__(id=id, options=options, value=value, class_name=class_name)


class Switches(_Part):
    """A switch for each option."""

    _type = "Switches"

    def __init__(self, id: str, options: list[OptionProps], value: list[str], class_name: str) -> None:
        super().__init__(id=id, options=options, value=value, class_name=class_name)


class TextField(_Part):
    """A line of text, which callbacks hear of when it is left or at Enter."""

    _type = "TextField"

    def __init__(self, id: str, value: str) -> None:
        super().__init__(id=id, value=value)


class YearSlider(_Part):
    """A slider over whole numbers."""

    _type = "YearSlider"

    def __init__(self, id: str, min: int, max: int, value: int) -> None:
        super().__init__(id=id, min=min, max=max, value=value)


class Drawer(_Part):
    """A drawer over the page at the edge of the window; callbacks open it with `is_open` and fill its
    `children`."""

    _type = "Drawer"

    def __init__(self, id: str, title: str, close: str) -> None:
        super().__init__(id=id, title=title, close=close, is_open=False, children=[])
