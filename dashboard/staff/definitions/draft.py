"""A definition that somebody works on: the sections of a definition file, with or without faults."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dashboard.domain.definitions.network import SECTIONS

Sections = Mapping[str, Mapping[str, object]]
"""The sections of a definition file: section, key, entry."""
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_KEY = 60


class DefinitionState(StrEnum):
    """Whether a definition is worked on, has become a draft release, or was thrown away."""

    OPEN = "open"
    HANDED_OVER = "handed_over"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class DefinitionDraft:
    """`subject` is what is worked on, as `indicator:<key>`, `measure:<key>`, `target:<key>`, `event:<key>`,
    `action:<key>`, `principle:<key>`, `aim:<key>` or a kind of the network with its key; the key is empty for a new
    one. `release` is the draft release that it has become. `figures` is a plain table that comes along
    (`figures_name`), empty without one. `worked` says who has changed it, and when last. Times know their zone."""

    number: int
    subject: str
    made_by: str
    made_at: datetime
    changed_by: str
    changed_at: datetime
    revision: int = 0
    state: DefinitionState = DefinitionState.OPEN
    release: str = ""
    sections: Sections = field(default_factory=dict)
    figures_name: str = ""
    figures: bytes = field(default=b"", repr=False)
    worked: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """`indicator`, `measure`, `target`, `event`, `action`, `principle`, `aim`, or a kind of the network."""
        return self.subject.partition(":")[0]

    @property
    def key(self) -> str:
        """The key of what is worked on; empty for a new one that nothing was filled in for."""
        if known := self.subject.partition(":")[2]:
            return known
        return next(iter(self.sections.get(section_of(self.kind), {})), "")

    @property
    def is_new(self) -> bool:
        """Whether it is not a change of something that is known."""
        return not self.subject.partition(":")[2]

    def entry(self) -> Mapping[str, object]:
        """The entry of what is worked on; empty where there is none yet."""
        found = self.sections.get(section_of(self.kind), {}).get(self.key)
        return found if isinstance(found, Mapping) else {}

    def title(self, lang: str) -> str:
        """Its name or what it says, in a language, else in the other; empty where there is none yet."""
        for words in ("name", "label"):
            given = self.entry().get(words)
            if isinstance(given, Mapping):
                return str(given.get(lang) or given.get("de") or given.get("en") or "")
        return ""


def section_of(kind: str) -> str:
    """The section of a definition file that holds a kind."""
    return SECTIONS.get(kind, f"{kind}s")


def key_of(name: str) -> str:
    """A key made of a German name: "Lesepaten je 100 Kinder" is `lesepaten_je_100_kinder`; empty for no letters."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_SPELT)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return re.sub(r"^[^a-z]+", "", words)[:_LONGEST_KEY].strip("_")
