"""Who works with whom: bodies, the organisations in them, their meetings, agreements and conferences. No persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.domain.measure import Text

ORGANISATION_KINDS = (
    *("kreis", "kommune", "land", "bund", "schule", "hochschule", "traeger", "kammer"),
    *("wirtschaft", "verein", "sonstige"),
)
BODY_KINDS = ("lenkungsausschuss", "steuerungsgremium", "netzwerk", "arbeitsgruppe", "beirat", "sonstiges")
"""In the order in which bodies are named."""
SECTIONS: Mapping[str, str] = {
    "organisation": "organisations",
    "body": "bodies",
    "meeting": "meetings",
    "agreement": "agreements",
    "conference": "conferences",
}
"""The section of a definition file, and the field of what is stated, for each kind."""


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """What a link says, as the district wrote it, and where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One item of a programme; `begins` is a time as `09:30`, empty where none is said."""

    title: Text
    begins: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that sits in bodies. Wherever a text has no English wording, the German one stands for it.
    `example` is the key of the district whose page it is an example for, empty for what a district has stated."""

    key: str
    name: Text
    kind: str
    web: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class NetworkBody:
    """A body: `tasks` a line each, `parent` the key of the body that it reports to, `members` keys of organisations.

    It works from `begins` until `ends`, None where nothing is said; `basis` is what it rests on, `agreement` the key
    of one that does.
    """

    key: str
    name: Text
    kind: str
    tasks: tuple[Text, ...] = ()
    parent: str = ""
    members: tuple[str, ...] = ()
    begins: date | None = None
    ends: date | None = None
    basis: Text | None = None
    agreement: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class NetworkMeeting:
    """A meeting of a body: times as `14:00`, empty where none is said; `oparl` is its address in the council
    information system of the district."""

    key: str
    body: str
    name: Text
    day: date
    begins: str = ""
    ends: str = ""
    place: str = ""
    public: bool = False
    agenda: tuple[Text, ...] = ()
    papers: tuple[NetworkLink, ...] = ()
    oparl: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement of organisations (`parties`, keys), made on `day`, valid until `ends`; None: no end is set."""

    key: str
    name: Text
    parties: tuple[str, ...]
    day: date
    ends: date | None = None
    text: Text | None = None
    link: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Conference:
    """A conference for everybody: `registration` is a mail address, `results` a text for the time after it."""

    key: str
    name: Text
    day: date
    begins: str = ""
    ends: str = ""
    place: str = ""
    text: Text | None = None
    programme: tuple[ProgrammeItem, ...] = ()
    registration: str = ""
    papers: tuple[NetworkLink, ...] = ()
    results: Text | None = None
    example: str = ""


NetworkPart = Organisation | NetworkBody | NetworkMeeting | Agreement | Conference


@dataclass(frozen=True, slots=True)
class StatedNetwork:
    """All of it: bodies and organisations in the order of pages, meetings, agreements and conferences by day."""

    organisations: tuple[Organisation, ...] = ()
    bodies: tuple[NetworkBody, ...] = ()
    meetings: tuple[NetworkMeeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    conferences: tuple[Conference, ...] = ()

    def __bool__(self) -> bool:
        return any((self.organisations, self.bodies, self.meetings, self.agreements, self.conferences))


def wording(text: Text, lang: str) -> tuple[str, str]:
    """The text in a language with the language that it is really in: German where there is no other."""
    found = text.get(lang, "")
    return (found, lang) if found else (text["de"], "de")
