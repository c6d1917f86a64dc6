"""What a control offers and shows, and the component properties that say so to Dash."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen; `disabled` where it would show nothing."""

    value: str
    label: str
    disabled: bool = False


class OptionProps(TypedDict):
    """An option as the components of layouts/monitor/components.py read it."""

    value: str
    label: str
    disabled: bool


class SelectProps(TypedDict):
    """Properties of a control of which one option is chosen."""

    options: list[OptionProps]
    value: str


class ChecklistProps(TypedDict):
    """Properties of a control of which several options are chosen."""

    options: list[OptionProps]
    value: list[str]


class SliderProps(TypedDict):
    """Properties of a slider."""

    min: int
    max: int
    value: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """A control of which one option is chosen; `value` is empty where there is none."""

    options: tuple[Option, ...] = ()
    value: str = ""

    @property
    def label(self) -> str:
        """Of the chosen option; empty where it is not offered."""
        return next((one.label for one in self.options if one.value == self.value), "")

    def props(self) -> SelectProps:
        """For `Select` and `Segments`."""
        return {"options": option_props(self.options), "value": self.value}


@dataclass(frozen=True, slots=True)
class SomeOf:
    """A control of which any number of options is chosen."""

    options: tuple[Option, ...] = ()
    value: tuple[str, ...] = ()

    @property
    def labels(self) -> list[str]:
        """Of the chosen options, in the order in which they are offered."""
        return [one.label for one in self.options if one.value in self.value]

    def props(self) -> ChecklistProps:
        """For `Chips` and `Switches`."""
        return {"options": option_props(self.options), "value": list(self.value)}


@dataclass(frozen=True, slots=True)
class Slider:
    """A position among the years that can be shown, counted from 0."""

    min: int = 0
    max: int = 0
    value: int = 0

    def props(self) -> SliderProps:
        """For `YearSlider`."""
        return {"min": self.min, "max": self.max, "value": self.value}


def option_props(options: Iterable[Option]) -> list[OptionProps]:
    """Options as components read them."""
    return [{"value": one.value, "label": one.label, "disabled": one.disabled} for one in options]


def one_of(pairs: Sequence[tuple[str, str]], value: str, disabled: Collection[str] = ()) -> OneOf:
    """`pairs` of value and label; those in `disabled` are offered and cannot be chosen."""
    return OneOf(tuple(Option(key, label, key in disabled) for key, label in pairs), value)
