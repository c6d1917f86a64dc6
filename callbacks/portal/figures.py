"""What the doors of the portal say: institutions counted, courses that begin, or the newest figure of an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, Published
from callbacks.portal.addresses import led_to
from callbacks.portal.news import counted
from dashboard import formats
from dashboard.domain.courses.course import Course
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES
from dashboard.indicators.wording.figures import value_texts
from dashboard.institutions.words import is_example
from dashboard.portal.model import Door
from dashboard.portal.stages import CHILDREN, NEW, SCHOOL, STAGES, WORK, LifeStage
from dashboard.texts import LANGUAGES, say

_LEVEL = "kreis"
_MAP, _TRANSITION = "/bildungslandkarte", "/uebergang"
_SCHOOL_IN_CHARGE = f"{_MAP}?ansicht=schule"
_NEW_ARRIVALS = "/integration?ansicht=einfach"
_EXAMPLE = PROVENANCES.index("example")


@dataclass(frozen=True, slots=True)
class DoorGround:
    """What doors are made of; `suffix` is what their links take along."""

    answer: Answer
    published: Published
    courses: tuple[Course, ...]
    today: date
    suffix: str


class DoorFigures:
    """Makes the doors of a district; one behind which there is nothing is left out."""

    def __init__(self, institutions: InstitutionData) -> None:
        self.institutions = institutions
        self.answers: Answers = institutions.answers

    def doors(self, ground: DoorGround) -> tuple[Door, ...]:
        """In the order of life."""
        return tuple(door for stage in STAGES if (door := self._door(stage, ground)))

    def _door(self, stage: LifeStage, ground: DoorGround) -> Door | None:
        if stage.key == NEW:
            return self._new(stage, ground)
        return self._counted(stage, ground) or self._figure(stage, ground)

    def _counted(self, stage: LifeStage, ground: DoorGround) -> Door | None:
        """A door to the map with the institutions of its kinds."""
        lang, there = ground.answer.selection.language, ground.published.kinds
        kinds = [kind for kind in stage.kinds if kind in there]
        counts = list(self._counts(stage, ground))
        if not kinds or not counts:
            return None
        address, said = f"{_MAP}?art={','.join(kinds)}", f"portal_door_{stage.key}"
        if stage.key == SCHOOL and ground.published.catchments:
            address, said = _SCHOOL_IN_CHARGE, f"{said}_in_charge"
        return Door(
            stage.key,
            stage.icon,
            led_to(address, ground.suffix),
            say(lang, said),
            tuple(text for text, _ in counts),
            any(example for _, example in counts),
        )

    def _counts(self, stage: LifeStage, ground: DoorGround) -> Iterator[tuple[str, bool]]:
        """Each number in words, and whether some of it are examples."""
        lang, district = ground.answer.selection.language, self.answers.district
        for text, kinds in stage.counted:
            found = [
                one
                for one in ground.published.institutions
                if one.kind in kinds and one.municipality.startswith(district)
            ]
            if found:
                yield counted(lang, text, len(found)), any(map(is_example, found))
        if stage.key == CHILDREN:
            version, official = ground.answer.version, ground.answer.selection.official
            known = self.institutions.childminders(version, official=official)
            if number := sum(known.count.values()):
                yield counted(lang, "portal_count_childminder", number), known.example

    def _new(self, stage: LifeStage, ground: DoorGround) -> Door | None:
        """Courses that are yet to begin; nothing where there is neither one nor who advises."""
        lang = ground.answer.selection.language
        begin = [
            one
            for one in ground.courses
            if one.start > ground.today and one.status_on(ground.today) != "cancelled"
        ]
        if not ground.courses:
            return None
        figures = (counted(lang, "portal_count_course", len(begin)),) if begin else ()
        return Door(
            stage.key,
            stage.icon,
            led_to(_NEW_ARRIVALS, ground.suffix),
            say(lang, "portal_door_new"),
            figures,
            bool(begin) and any(one.example for one in begin),
        )

    def _figure(self, stage: LifeStage, ground: DoorGround) -> Door | None:
        """The newest figure of the first indicator that has one: to the page of transition, else to the Monitor."""
        for key in stage.indicators:
            found = self._newest(key, ground.answer)
            if found is None:
                continue
            text, example = found
            view = Selection(indicator=key, level=_LEVEL).to_query()
            address = _TRANSITION if stage.key == WORK else f"/?{view}"
            lang = ground.answer.selection.language
            said = say(lang, f"portal_door_{stage.key}{'' if stage.key == WORK else '_figure'}")
            return Door(stage.key, stage.icon, led_to(address, ground.suffix), said, (text,), example)
        return None

    def _newest(self, key: str, answer: Answer) -> tuple[str, bool] | None:
        entry = answer.possible.catalogue.indicators.get(key)
        if entry is None:
            return None
        cells = self.answers.repository.cells(
            key,
            _LEVEL,
            places=(self.answers.district,),
            version=answer.version,
            official=answer.selection.official,
        )
        known: Iterable[int] = np.flatnonzero(~np.isnan(cells.value[:, 0])).tolist() if cells.years else ()
        rows = list(known)
        if not rows:
            return None
        at, lang = rows[-1], answer.selection.language
        value = value_texts(cells, entry, lang)[at][0]
        short = f"portal_figure_{key}"
        number = formats.number(float(cells.value[at, 0]), 0, lang)
        if short in LANGUAGES[lang]:
            text = say(lang, short, value=number, year=cells.years[at])
        else:
            text = say(lang, "portal_figure", name=entry.name[lang], value=value, year=cells.years[at])
        return text, bool(cells.provenance[at, 0] == _EXAMPLE)
