"""Former keys: what was delivered of an entry hangs on the institution that it was merged into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dashboard.domain.courses.course import Course
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.observation import Provenance

FigureKey = tuple[str, str, int, str]
"""Institution, measure, year and breakdown."""


@dataclass(slots=True)
class FormerKeys:
    """By each former key the key that it has become, from deliveries in order. A former key leads to a living one at
    once, however often institutions were merged."""

    now: dict[str, str] = field(default_factory=dict)

    def key(self, key: str) -> str:
        """The key that a key has become; itself where it is none of old."""
        return self.now.get(key, key)

    def merge(self, institutions: Iterable[Institution]) -> Mapping[str, str]:
        """Takes what a delivery merges; what has become of which key by it."""
        new: dict[str, str] = {}
        for one in institutions:
            stays = self.key(one.key)
            for old in one.former:
                if old != stays and self.now.get(old) != stays:
                    new[old] = stays
                    self.now = {key: stays if at == old else at for key, at in self.now.items()}
                    self.now[old] = stays
        return new

    def forget(self, institutions: Mapping[str, Institution]) -> None:
        """Former keys of institutions that are gone are nobody's any more."""
        self.now = {old: at for old, at in self.now.items() if at in institutions}

    def institutions(self, delivered: Iterable[Institution]) -> dict[str, Institution]:
        """Delivered institutions by the keys that they have now; of two the one that is delivered under it."""
        every = list(delivered)
        old = {self.key(one.key): one for one in every if one.key in self.now}
        return {
            key: replace(one, key=key, former=())
            for key, one in (old | {one.key: one for one in every if one.key not in self.now}).items()
        }

    def with_former(self, institution: Institution) -> Institution:
        """The institution with all keys that have become its own."""
        own = tuple(sorted(old for old, at in self.now.items() if at == institution.key))
        return replace(institution, former=own)

    def catchments(self, delivered: Iterable[Catchment]) -> list[Catchment]:
        """Catchments under the keys of now, each once."""
        if not self.now:
            return list(delivered)
        return list(
            dict.fromkeys(
                replace(one, institution=self.now[one.institution]) if one.institution in self.now else one
                for one in delivered
            )
        )

    def figures(self, delivered: Iterable[InstitutionFigure]) -> dict[FigureKey, InstitutionFigure]:
        """Figures under the keys of now. Where several have one, that of the key which stays; a real one before an
        example."""
        every = list(delivered)
        moved = [
            replace(one, institution=self.now[one.institution])
            for one in every
            if one.institution in self.now
        ]
        found = {_place(one): one for one in every if one.institution not in self.now}
        for one in moved:
            there = found.setdefault(_place(one), one)
            if there.provenance is Provenance.EXAMPLE and one.provenance is not Provenance.EXAMPLE:
                found[_place(one)] = one
        return found

    def courses(self, delivered: Iterable[Course]) -> tuple[Course, ...]:
        """Courses with the keys of now for whoever holds them and where."""
        return tuple(
            replace(one, provider_key=self.key(one.provider_key), place_key=self.key(one.place_key))
            if one.provider_key in self.now or one.place_key in self.now
            else one
            for one in delivered
        )


def _place(one: InstitutionFigure) -> FigureKey:
    return one.institution, one.measure, one.year, one.breakdown
