"""Institutions of education: their kinds, and what is stored and shown of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.measure import Text
from dashboard.domain.observation import Provenance, Status

GROUPS = ("early", "school", "work", "culture", "advice", "administration")
"""Early education, schools, vocational training, culture and adult education, advice, public offices: the
order of filter and legend. A group has a colour."""
SHAPES = (
    *("disc", "ring", "square", "open_square", "diamond", "open_diamond", "star", "triangle"),
    *("pentagon", "open_pentagon", "plus", "book", "cross", "triangle_down", "open_triangle_down", "bar"),
    "none",
)
"""What a kind's mark looks like; `star` is square and diamond on top of each other, `none` has no mark."""
STAGES = ("primary", "lower_secondary", "upper_secondary")
CARRIER_KINDS = ("oeffentlich", "kirchlich", "frei", "privat")
STATUSES = ("open", "paused", "closed")
BARRIER_FREE = ("yes", "partly", "no", "unknown")
POSITIONS = ("exact", "approximate", "none")
"""`approximate`: the coordinates are those of the place or municipality, or rounded to about 100 m."""
HOLIDAYS = ("open", "closed", "")
"""What opening hours say of public holidays; empty where they say nothing."""

WeekMinutes = tuple[tuple[tuple[int, int], ...], ...]
"""Seven days, Monday first; each the spans in which it is open, in minutes since midnight of that day. A span
over midnight ends after 1,440 and is not repeated on the next day."""


@dataclass(frozen=True, slots=True)
class InstitutionKind:
    """One kind of institution (`art`).

    `group` is one of GROUPS, `shape` one of SHAPES; no two groups share a shape. `located` kinds have a point
    on the map; of the others (childminders) only a number by municipality is shown, never an address. `stages`
    are the school stages that it leads through, `catchments` whether it can have catchment areas. `words` are
    other German names that tables call it by, lower case. `tags` are OpenStreetMap's, each `key=value`, all of
    one alternative joined by `&`. `count` is the measure that counts such institutions by municipality, empty
    where there is none; `counted_on` month and day for which a year of it stands. `places` are the measures that
    add up the places of such institutions by municipality.
    """

    key: str
    group: str
    shape: str
    name: Text
    plural: Text
    located: bool = True
    stages: tuple[str, ...] = ()
    catchments: bool = False
    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    count: str = ""
    counted_on: tuple[int, int] = (1, 1)
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution, as it is published.

    `key` is stable: the state's school number where there is one. `municipality` is the AGS (8 digits) of the
    municipality that it lies in, on the newest territory; also of those outside the district. Longitude and
    latitude are degrees of WGS84, both None exactly when `position` is `none`. `opening_hours` is
    OpenStreetMap's syntax; `open_minutes` is what it means in an ordinary week, None where unknown;
    `hours_vary` where seasons or certain days have other hours. `age_from` and `age_to` are years and may be
    fractional; `languages` are ISO 639-1 codes. `source` is a key of the catalogue's sources, or the words
    that a delivery gives. `confirmed_by` is a role, never a person. `former` are the keys of entries that were
    merged into this one: none of them is the key of another institution. Texts are empty and numbers None where
    nothing is known.
    """

    key: str
    kind: str
    name: str
    municipality: str
    carrier: str = ""
    carrier_kind: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    part: str = ""
    longitude: float | None = None
    latitude: float | None = None
    position: str = "none"
    phone: str = ""
    email: str = ""
    web: str = ""
    opening_hours: str = ""
    open_minutes: WeekMinutes | None = None
    hours_vary: bool = False
    holidays: str = ""
    status: str = "open"
    barrier_free: str = "unknown"
    languages: tuple[str, ...] = ()
    age_from: float | None = None
    age_to: float | None = None
    focus: tuple[str, ...] = ()
    admission: str = ""
    places: int | None = None
    source: str = ""
    licence: str = ""
    confirmed_on: date | None = None
    confirmed_by: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    provenance: Provenance = Provenance.DISTRICT
    former: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError where position and coordinates contradict each other, a word is none of its list, or
        an institution is called a former one of itself."""
        if self.key in self.former:
            raise ValueError(f"{self.key} is its own former key")
        located = self.longitude is not None and self.latitude is not None
        if located == (self.position == "none") or (self.longitude is None) != (self.latitude is None):
            raise ValueError(f"{self.key}: position {self.position} with {self.longitude}, {self.latitude}")
        for value, allowed in (
            (self.position, POSITIONS),
            (self.status, STATUSES),
            (self.barrier_free, BARRIER_FREE),
            (self.carrier_kind, (*CARRIER_KINDS, "")),
            (self.holidays, HOLIDAYS),
        ):
            if value not in allowed:
                raise ValueError(f"{self.key}: {value!r} is none of {allowed}")

    def is_shown_on(self, day: date) -> bool:
        """Whether its entry is valid on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, slots=True)
class InstitutionFigure:
    """One yearly figure of an institution, as it is delivered or, protected, as it is published.

    `year` is that of the measure's reporting date, `breakdown` empty for the total, else
    `dimension:category`. `value` is None where `status` has no number; `marks` as in `Observation`.
    """

    institution: str
    measure: str
    year: int
    breakdown: str
    value: float | None
    status: Status
    source: str
    marks: str = ""
    provenance: Provenance = Provenance.DISTRICT
