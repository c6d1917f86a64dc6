"""Computes what a definition would show, as readers would see it: the pages' own code on stores in which it is
published on trial."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import OrderedDict
from dataclasses import replace
from threading import Lock

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.exports.pictures import drawing
from dashboard import formats
from dashboard.domain.observation import Status
from dashboard.domain.slab import Cells
from dashboard.exports.caption import KARTE
from dashboard.settings import RawSettings
from dashboard.staff.definitions.draft import DefinitionDraft
from dashboard.staff.versions.hiding import RULES
from dashboard.texts import say
from data.importing.knowledge import knowledge_of
from data.staff.definitions.checking import definition_deliveries
from data.staff.definitions.trial import HiddenPlaces, TrialLook, try_definitions
from layouts.staff.definitions.preview import ComputedPreview, PreviewPlace

_HELD = 24
_WIDTH = 960


class Previews:
    """Computed previews of one process by what they were computed of; safe to share between threads."""

    def __init__(self, settings: RawSettings, root: str) -> None:
        self._settings, self._root = settings, root
        self._held: OrderedDict[str, ComputedPreview] = OrderedDict()
        self._lock = Lock()

    def known(self, draft: DefinitionDraft, version: str, lang: str) -> ComputedPreview | None:
        """What was computed of the same definition and the same public version; None where nothing was."""
        with self._lock:
            return self._held.get(_digest(draft, version, lang))

    def compute(self, draft: DefinitionDraft, version: str, lang: str) -> ComputedPreview:
        """As long as publishing takes. Raises StoreError."""
        if (found := self.known(draft, version, lang)) is not None:
            return found
        deliveries = definition_deliveries(draft, knowledge_of(self._settings))
        errors = [one.message for delivery in deliveries for one in delivery.of_level("error")]
        if errors:
            return ComputedPreview(refused=errors)
        key = draft.key
        tried = try_definitions(
            self._settings, deliveries, lambda look: _computed(look, key, lang, self._root)
        )
        looked = tried.looked or ComputedPreview()
        found = replace(looked, warnings=tried.warnings, refused=tried.refused)
        with self._lock:
            self._held[_digest(draft, version, lang)] = found
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return found


def _digest(draft: DefinitionDraft, version: str, lang: str) -> str:
    told = json.dumps([draft.sections, version, lang, draft.number], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode() + draft.figures).hexdigest()


def _computed(look: TrialLook, key: str, lang: str, root: str) -> ComputedPreview:
    answers = Answers(look.repository, look.district)
    offers = look.repository.offers().get(key)
    if offers is None or not offers.years:
        return ComputedPreview(notes=(say(lang, "staff_def_preview_no_figures"),))
    answer = answers.read(f"indikator={key}&sprache={lang}&breite={_WIDTH}")
    chosen = answer.selection
    svg = drawing(Exporting(answers), answer, KARTE, root)
    level = answer.possible.level_word(chosen.level, lang)
    return ComputedPreview(
        title=say(lang, "staff_def_preview_map", year=chosen.year, level=level),
        picture=f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}",
        places=tuple(_places(answers, answer, lang)),
        worked=_worked(answers, answer, lang),
        notes=_notes(look.hidden_places(key, chosen.year or 0), level, lang),
    )


def _places(answers: Answers, answer: Answer, lang: str) -> list[PreviewPlace]:
    """The district, and the largest and a middle one of the municipalities that have a figure."""
    register = answers.repository.register()
    district = register.areas[answers.district]
    people = sorted(
        (one for one in register.of_level("gemeinde") if one.kreis == answers.district),
        key=lambda one: -(one.population or 0),
    )
    wanted = [district, *([people[0], people[len(people) // 2]] if people else [])]
    found = []
    for area in wanted:
        cells = answers.repository.cells(answer.selection.indicator, area.level, "", places=[area.key])
        found.append(_place(area.name, cells, answer, lang))
    return found


def _place(name: str, cells: Cells, answer: Answer, lang: str) -> PreviewPlace:
    row, indicator = cells.row(answer.selection.year or 0), answer.indicator
    if row is None or (np.isnan(cells.value[row, 0]) and cells.status[row, 0] != Status.SUPPRESSED):
        return PreviewPlace(name, "–")
    if cells.status[row, 0] == Status.SUPPRESSED:
        return PreviewPlace(name, say(lang, "staff_def_preview_hidden_word"))
    value = formats.with_unit(float(cells.value[row, 0]), indicator.unit, indicator.decimals, lang)
    numerator, denominator = cells.numerator[row, 0], cells.denominator[row, 0]
    if np.isnan(numerator) or np.isnan(denominator):
        return PreviewPlace(name, value)
    of = say(lang, "of")
    counts = f"{formats.number(numerator, 0, lang)} {of} {formats.number(denominator, 0, lang)}"
    return PreviewPlace(name, value, counts)


def _worked(answers: Answers, answer: Answer, lang: str) -> str:
    indicator, district = answer.indicator, answers.district
    cells = answers.repository.cells(answer.selection.indicator, "kreis", "", places=[district])
    row = cells.row(answer.selection.year or 0)
    if row is None or np.isnan(cells.numerator[row, 0]) or np.isnan(cells.denominator[row, 0]):
        return ""
    factor = f" × {formats.number(indicator.factor, 0, lang)}" if indicator.factor != 1 else ""
    return say(
        lang,
        "staff_def_preview_worked",
        name=answers.repository.register().areas[district].name,
        year=answer.selection.year,
        numerator=formats.number(cells.numerator[row, 0], 0, lang),
        denominator=formats.number(cells.denominator[row, 0], 0, lang),
        factor=factor,
        value=formats.with_unit(float(cells.value[row, 0]), indicator.unit, indicator.decimals, lang),
    )


def _notes(found: HiddenPlaces, level: str, lang: str) -> tuple[str, ...]:
    if not found.places:
        return (say(lang, "staff_def_preview_opens", level=level),)
    if not found.hidden:
        said = say(lang, "staff_def_preview_none_hidden", year=found.year)
    else:
        said = say(
            lang, "staff_def_preview_hidden", year=found.year, hidden=found.hidden, places=found.places
        )
    reasons = [
        say(
            lang,
            "staff_def_preview_rule",
            count=count,
            rule=say(lang, f"staff_rule_{rule if rule in RULES else 'other'}"),
        )
        for rule, count in found.rules
    ]
    return (said, *reasons, say(lang, "staff_def_preview_opens", level=level))
