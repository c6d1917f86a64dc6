"""Which place of the district a written name means: for certain, by a known spelling, or as one of several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from dashboard.domain.area import Area
from dashboard.domain.territory import Change
from dashboard.texts import both
from data.importing.tables.areas import key_of

MOST_CANDIDATES = 4
_LONGEST_NAME = 120
"""Characters of a name that is remembered: longer ones are none."""
_MOST_REMEMBERED = 20_000
"""Names whose likeness to places is remembered."""
_ALIKE = 78.0
"""Score of rapidfuzz (0 to 100) from which a name is worth asking about."""
_SURE_ALIKE = 90.0
_BEFORE = re.compile(
    r"^(?:gemeinde|gem\.|stadt|hansestadt|landeshauptstadt|einheitsgemeinde|amtsfreie (?:stadt|gemeinde)) +"
)
_BEHIND = re.compile(
    r"(?: *\((?:amtsfrei|(?:hanse)?stadt|st\.|gemeinde|mv|m-v|meckl?\.?|mecklenburg)\)"
    r"|, *(?:hansestadt|stadt|st\.|gemeinde|m\.))+$"
)
_ABBREVIATED = (
    (re.compile(r"\bb\. ?|\bb/ ?"), "bei "),
    (re.compile(r"\bi\. ?(?:m\.|meckl?\.?)"), "in mecklenburg"),
    (re.compile(r"\bi\. ?"), "in "),
    (re.compile(r"\ba\. ?(?=see)"), "am "),
    (re.compile(r"\bst\. ?"), "sankt "),
    (re.compile(r"\bgr\. ?"), "groß "),
    (re.compile(r"\bkl\. ?"), "klein "),
    (re.compile(r"\balt-"), "alt "),
    (re.compile(r"\bneu-"), "neu "),
)
_KEYED = re.compile(r"([0-9](?: ?[0-9]){7,11})(?:[ ,:;/–-]+(\D.*))?", re.ASCII)
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e"})
_DISTRICT = re.compile(r"^(?:landkreis|lk|kreis) +")
_AMT = re.compile(r"^(?:amt|vg|vgem|verbandsgemeinde|samtgemeinde|verwaltungsgemeinschaft)\.? +")


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """A place that a name may mean. `reasons` is what speaks for it: half sentences in German and in English."""

    key: str
    name: str
    amt: str
    reasons: tuple[str, str]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What a written name means.

    `key` is set where it is certain; `spelled` says that it is written otherwise than in the register.
    `candidates` are given, the likeliest first, where somebody has to decide; both are empty for a name that
    nothing resembles.
    """

    text: str
    key: str = ""
    spelled: bool = False
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Former:
    """A municipality that has ended, and where its people count today."""

    name: str
    new: str
    on: date | None


@dataclass(slots=True)
class PlaceNames:
    """The names of one district: its municipalities, its Ämter, itself, and municipalities that have ended.

    `elsewhere` are municipalities of other districts by `plain` name, with their official one: a short name
    that one of them bears is asked about.
    """

    areas: Mapping[str, Area]
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    _by_name: dict[str, list[str]] = field(default_factory=dict)
    _former: dict[str, list[_Former]] = field(default_factory=dict)
    _alike: dict[tuple[str, str, str], NameMatch] = field(default_factory=dict)
    _by_level: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _offices: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        areas: Iterable[Area],
        changes: Iterable[Change],
        district: str,
        others: Iterable[Area] = (),
    ) -> PlaceNames:
        """`areas` of the register, `changes` with what has ended, `others` all municipalities of the state."""
        valid = {
            one.key: one
            for one in areas
            if one.valid_until is None and (one.kreis == district or one.key == district)
        }
        beyond = {
            plain(one.name): one.official_name or one.name
            for one in others
            if one.level == "gemeinde" and one.kreis != district
        }
        names = cls(valid, beyond)
        for area in valid.values():
            spellings = {area.name, area.official_name, area.official_name.partition(",")[0]} - {""}
            for spelling in {plain(one) for one in spellings}:
                names._by_name.setdefault(spelling, []).append(area.key)
        for change in changes:
            if change.new in valid and plain(change.old_name) not in names._by_name:
                former = _Former(change.old_name, change.new, change.on)
                listed = names._former.setdefault(plain(change.old_name), [])
                if former not in listed:
                    listed.append(former)
        return names

    def of_level(self, level: str) -> Sequence[Area]:
        """Places of a level, in the register's order."""
        return [one for one in self.areas.values() if one.level == level]

    def match(self, text: str, amt: str = "", level: str = "gemeinde") -> NameMatch:
        """What a name means among the places of a level; `amt` is what the row says of its Amt, if it does.

        A municipality and the Amt of the same name are told apart by the level alone.
        """
        keyed = _KEYED.fullmatch(text.strip())
        if keyed and (match := self._by_key(text, keyed[1], keyed[2] or "")) is not None:
            return match
        if len(text) > _LONGEST_NAME or not any(letter.isalpha() for letter in text):
            return NameMatch(text)
        wanted = plain(text)
        exact = self._of_level(self._by_name.get(wanted, ()), level)
        if len(exact) == 1:
            area = self.areas[exact[0]]
            literal = text.strip() in (area.name, area.official_name)
            if self._contradicts(area, amt):
                return NameMatch(text, candidates=(self._candidate(area.key, amt, "name_fits"),))
            return NameMatch(text, area.key, spelled=not literal)
        if exact:
            agreeing = [key for key in exact if self._agrees(self.areas[key], amt)]
            if len(agreeing) == 1:
                return NameMatch(text, agreeing[0], spelled=True)
            return NameMatch(text, candidates=tuple(self._candidate(key, amt, "name_fits") for key in exact))
        if level == "gemeinde" and wanted in self._former:
            return NameMatch(text, candidates=tuple(map(self._former_candidate, self._former[wanted])))
        asked = (wanted, amt, level)
        if asked not in self._alike:
            if len(self._alike) >= _MOST_REMEMBERED:
                self._alike.clear()
            self._alike[asked] = self._inexact(text, wanted, amt, level)
        return replace(self._alike[asked], text=text)

    def _by_key(self, text: str, digits: str, name: str) -> NameMatch | None:
        """A key in front of a name; one that contradicts the name has to be decided."""
        key = key_of(digits.replace(" ", ""), self.areas)
        if key is None:
            return None
        level = self.areas[key].level
        named = self.match(name, level=level) if name else NameMatch("", key)
        if named.key == key or any(one.key == key for one in named.candidates):
            return NameMatch(text, key, spelled=True)
        other = [self._candidate(named.key, "", "name_fits")] if named.key else []
        return NameMatch(text, candidates=(self._candidate(key, "", "key_fits"), *other))

    def is_former(self, text: str) -> bool:
        """Whether a name is that of a municipality that has ended."""
        return plain(text) in self._former

    def is_district(self, text: str) -> bool:
        """Whether a name is that of the district, with or without what it is by law, or its key."""
        wanted = _DISTRICT.sub("", plain(text))
        return any(
            text.strip() == one.key or _DISTRICT.sub("", plain(one.name)) == wanted
            for one in self.of_level("kreis")
        )

    def is_amt(self, text: str) -> str:
        """The key of the Amt that a name means for certain, empty where it means none."""
        if len(text) > _LONGEST_NAME or not any(letter.isalpha() for letter in text):
            return ""
        if not self._offices:
            for one in self.of_level("amt"):
                for spelling in {plain(one.name), _amt_name(one.name)}:
                    self._offices.setdefault(spelling, set()).add(one.key)
        found = self._offices.get(_amt_name(text), set()) | self._offices.get(plain(text), set())
        return next(iter(found)) if len(found) == 1 else ""

    def _of_level(self, keys: Iterable[str], level: str) -> list[str]:
        return [key for key in keys if self.areas[key].level == level]

    def _inexact(self, text: str, wanted: str, amt: str, level: str) -> NameMatch:
        """A short name of one place only is a known spelling; whatever else is alike has to be decided."""
        if not wanted:
            return NameMatch(text)
        spellings = self._spellings(level)
        begun = [
            key
            for spelling, keys in spellings.items()
            if spelling.startswith(f"{wanted} ") or wanted.startswith(f"{spelling} ")
            for key in keys
        ]
        shortened = list(dict.fromkeys(begun))
        if len(shortened) == 1 and wanted not in self.elsewhere:
            area = self.areas[shortened[0]]
            if not self._contradicts(area, amt) and plain(area.name).startswith(f"{wanted} "):
                return NameMatch(text, area.key, spelled=True)
        scored = dict.fromkeys(shortened, (_SURE_ALIKE, "name_begins"))
        for spelling, score, _ in process.extract(
            wanted, list(spellings), scorer=fuzz.ratio, limit=8, score_cutoff=_ALIKE
        ):
            for key in spellings[spelling]:
                scored[key] = max(scored.get(key, (0.0, "")), (score, "spelled_alike"))
        ordered = sorted(
            scored,
            key=lambda key: (not self._agrees(self.areas[key], amt), -scored[key][0], self.areas[key].name),
        )
        found = [self._candidate(key, amt, scored[key][1]) for key in ordered[:MOST_CANDIDATES]]
        if found and wanted in self.elsewhere:
            beside = both("finding_part_elsewhere", place=self.elsewhere[wanted])
            found[0] = replace(found[0], reasons=_joined(found[0].reasons, beside))
        return NameMatch(text, candidates=tuple(found))

    def _spellings(self, level: str) -> dict[str, list[str]]:
        """Spellings of places of a level, each with its keys."""
        if level not in self._by_level:
            self._by_level[level] = {
                spelling: listed
                for spelling, keys in self._by_name.items()
                if (listed := self._of_level(keys, level))
            }
        return self._by_level[level]

    def _candidate(self, key: str, amt: str, code: str) -> PlaceCandidate:
        """`code` names what speaks for the place (`finding_part_<code>`)."""
        area = self.areas[key]
        office = self.areas[area.amt].name if area.amt in self.areas else ""
        reasons = both(f"finding_part_{code}")
        if amt and office:
            words = "finding_part_same_office" if self._agrees(area, amt) else "finding_part_other_office"
            reasons = _joined(reasons, both(words, office=office))
        return PlaceCandidate(key, area.name, office, reasons)

    def _former_candidate(self, one: _Former) -> PlaceCandidate:
        area = self.areas[one.new]
        office = self.areas[area.amt].name if area.amt in self.areas else ""
        words = "finding_part_belongs_since" if one.on else "finding_part_belongs"
        reasons = both(words, name=one.name, day=f"{one.on:%d.%m.%Y}" if one.on else "")
        return PlaceCandidate(one.new, area.name, office, reasons)

    def _agrees(self, area: Area, amt: str) -> bool:
        return bool(amt) and area.amt in self.areas and _amt_name(self.areas[area.amt].name) == _amt_name(amt)

    def _contradicts(self, area: Area, amt: str) -> bool:
        """Whether the row names another Amt than the place's. An Amt that nobody knows says nothing."""
        named = self.is_amt(amt) if amt else ""
        return bool(named) and bool(area.amt) and named != area.amt


def _joined(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    return one[0] + other[0], one[1] + other[1]


def plain(text: str) -> str:
    """A name without what differs between spellings: case, umlauts, abbreviations, "Stadt" and hyphens."""
    return _plain(text) if len(text) <= _LONGEST_NAME else _plain.__wrapped__(text)


@lru_cache(maxsize=8192)  # the same names are asked about for every cell of a table
def _plain(text: str) -> str:
    bare = " ".join(text.casefold().replace("\u00ad", "").replace("–", "-").split())
    bare = _BEFORE.sub("", _BEHIND.sub("", bare)).strip(" .,*")
    for pattern, long in _ABBREVIATED:
        bare = pattern.sub(long, bare)
    bare = bare.replace("(", " ").replace(")", " ").replace("-", " ").replace("/", " ").replace(".", " ")
    return " ".join(bare.translate(_LETTERS).split())


@lru_cache(maxsize=1024)
def _amt_name(text: str) -> str:
    bare = " ".join(text.casefold().split())
    return plain(_AMT.sub("", bare))
