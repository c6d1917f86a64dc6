"""A preview ready to be shown: counts, the largest changes, two maps with the same classes, and what else moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One changed cell. Texts are ready; the small ones are counts such as "20 von 51" or empty. `share` is the change
    beside the largest one, from -1 to 1, None where it is no number."""

    place: str
    old: str
    old_counts: str
    new: str
    new_counts: str
    by: str
    share: float | None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class PlaceFill:
    """How one place looks on a map: its class from 0, or `hidden`, `few` or `none`; `text` is its number or why there
    is none. `changed`: it looks or reads otherwise than before."""

    key: str
    name: str
    fill: str
    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class MapPair:
    """Both maps: paths of the places by key, and how each looks before and after. `labels` are the classes in words."""

    view_box: tuple[float, float, float, float]
    paths: Mapping[str, str]
    outline: str
    before: Sequence[PlaceFill]
    after: Sequence[PlaceFill]
    labels: Sequence[str]
    examples: bool = False

    @property
    def changed(self) -> int:
        """How many places look or read otherwise."""
        return sum(one.changed for one in self.after)


@dataclass(frozen=True, slots=True)
class MainChange:
    """The indicator that changes most: its name and year, rows, and maps where municipalities change."""

    name: str
    year: int
    unit: str
    rows: Sequence[ChangedRow]
    more: int
    maps: MapPair | None


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """A cell that becomes hidden: place, of what, why."""

    place: str
    of: str
    why: str


@dataclass(frozen=True, slots=True)
class PreviewView:
    """Everything of a preview as texts. `public` is the version on show. `hidden_now` and `hidden_before` count places
    of the main indicator, of `places`, None where nothing is known. `sentences` are where, of what, as it
    reads and as it would read, None where nobody has compared them; `folders` is what cannot be known."""

    public: str
    new: int
    changed: int
    vanished: int
    new_years: str
    changed_years: str
    vanished_years: str
    hidden: Sequence[HiddenRow]
    hidden_more: int
    hidden_of: str
    hidden_now: int | None
    hidden_before: int | None
    places: int
    main: MainChange | None
    others: Sequence[tuple[str, str]]
    sentences: Sequence[tuple[str, str, str, str]] | None
    folders: str
    warnings: Sequence[str]
    refused: str
    empty: bool
