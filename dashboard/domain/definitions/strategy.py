"""What the education strategy of a district wants: guiding principles (the Leitbild), and aims below them."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.measure import Text

HIGHEST_NUMBER = 99


@dataclass(frozen=True, slots=True)
class Principle:
    """One guiding principle, in the order of `number`.

    `text` is what stands below its name, None where there is nothing yet. `example` is the key of the district whose
    page it is an example for, empty for what a district has stated itself.
    """

    key: str
    number: int
    name: Text
    text: Text | None = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim of the strategy, in the order of `number`: `name` is a whole sentence, `theme` a key of the catalogue.

    `principle` is the key of the one that it stands below, empty for none. `indicators` are keys of those that show
    whether it is reached. `example` as with a principle.
    """

    key: str
    number: int
    name: Text
    theme: str
    principle: str = ""
    indicators: tuple[str, ...] = ()
    example: str = ""
