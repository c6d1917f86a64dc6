"""Makes of a preview what pages show of it: names, rounded numbers, maps with the classes of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from callbacks.staff.preview.maps import map_pair
from callbacks.staff.screens import Staff
from dashboard.domain.indicator import Indicator
from dashboard.formats import bare, number, signed, unit_word
from dashboard.staff.preview.view import ChangedRow, HiddenRow, MainChange, PreviewView
from dashboard.staff.versions.cell_states import CellState, ChangeKind
from dashboard.staff.versions.differences import Difference
from dashboard.staff.versions.preview import Preview
from dashboard.staff.versions.touched_text import sentence_lines, touched_lines
from dashboard.texts import say
from data.definitions.stored import definitions_of
from data.stores import raw_store

_MOST_ROWS = 13
_MOST_HIDDEN = 40
_MOST_OTHERS = 12
_MOST_WARNINGS = 8
_NUMBERS = (ChangeKind.REVISED, ChangeKind.NEW, ChangeKind.VANISHED, ChangeKind.SHOWN, ChangeKind.HIDDEN)


@dataclass(frozen=True, slots=True)
class _Named:
    """What names places and indicators."""

    places: dict[str, str]
    indicators: dict[str, Indicator]
    drafted: Mapping[str, Indicator]
    lang: str

    def indicator(self, key: str) -> str:
        """The name of an indicator, of those that the draft brings, too; its key where it is not known."""
        found = self.indicators.get(key) or self.drafted.get(key)
        return found.name[self.lang] if found else key


def view_of(staff: Staff, preview: Preview, lang: str) -> PreviewView:
    """Everything that the pages say of a preview."""
    repository = staff.answers.repository
    register = repository.register()
    named = _Named(
        {key: area.name for key, area in register.areas.items()},
        dict(repository.catalogue().indicators),
        _drafted(staff, preview.subject),
        lang,
    )
    counts = preview.differences.counts()
    main = _main(staff, preview, named)
    key = main[0] if main else ""
    share = next((one for one in preview.shares if one.indicator == key), None)
    hidden = [
        HiddenRow(
            named.places.get(one.area, one.area),
            f"{named.indicator(one.indicator)} {one.year}",
            one.reason.words(lang, named.places),
        )
        for one in preview.hidden[:_MOST_HIDDEN]
    ]
    return PreviewView(
        public=preview.public,
        new=counts[ChangeKind.NEW] + counts[ChangeKind.SHOWN],
        changed=counts[ChangeKind.REVISED],
        vanished=counts[ChangeKind.VANISHED],
        new_years=_years(preview, ChangeKind.NEW, ChangeKind.SHOWN),
        changed_years=_years(preview, ChangeKind.REVISED),
        vanished_years=_years(preview, ChangeKind.VANISHED),
        hidden=hidden,
        hidden_more=max(0, counts[ChangeKind.HIDDEN] - len(hidden)),
        hidden_of=f"{named.indicator(share.indicator)} {share.year}" if share else "",
        hidden_now=share.after if share else None,
        hidden_before=share.before if share else None,
        places=share.places if share else 0,
        main=main[1] if main else None,
        others=_others(preview, named),
        folders=say(
            lang,
            "preview_folders_withdrawn" if preview.withdrawal else "preview_folders",
            version=preview.subject,
        ),
        sentences=None if preview.sentences is None else sentence_lines(preview, named.indicator, lang),
        warnings=preview.warnings[:_MOST_WARNINGS],
        refused=preview.refused,
        empty=preview.empty,
    )


def _drafted(staff: Staff, version: str) -> Mapping[str, Indicator]:
    """The indicators that a version states, by key; none where it is not in the store."""
    with staff.store.reading() as raw:
        release = next((one for one in raw_store.releases(raw) if one.version == version), None)
        stated = definitions_of(raw, release.id).indicators if release else ()
    return {one.key: one for one in stated}


def _main(staff: Staff, preview: Preview, named: _Named) -> tuple[str, MainChange] | None:
    """The indicator and year with most changed numbers in the district; where none has changed, with most new ones."""
    differences = preview.differences
    district = staff.district
    at = differences.where(_NUMBERS, today=True)
    counted: dict[tuple[str, int], tuple[int, int]] = {}
    for one in differences.rows(at):
        if _is_here(one, district) and not one.series.breakdown and one.series.indicator in named.indicators:
            key = (one.series.indicator, one.year)
            revised, all_of_them = counted.get(key, (0, 0))
            new = one.kind is not ChangeKind.VANISHED
            counted[key] = (revised + (one.kind is ChangeKind.REVISED), all_of_them + new)
    if not counted:
        return None
    indicator, year = max(counted, key=lambda key: (*counted[key], key[1]))
    rows = [
        one
        for one in differences.rows(differences.where(_NUMBERS, indicator=indicator, today=True))
        if one.year == year and not one.series.breakdown and _is_here(one, district)
    ]
    rows.sort(
        key=lambda one: (
            one.series.level != "kreis",
            -abs(one.by or 0.0),
            named.places.get(one.area, one.area),
        )
    )
    about = named.indicators[indicator]
    shown = [*(one for one in rows if one.series.level == "kreis")]
    shown += [one for one in rows if one.series.level == "gemeinde"][: _MOST_ROWS - len(shown)]
    changed = {one.area: one for one in rows if one.series.level == "gemeinde"}
    return indicator, MainChange(
        named.indicator(indicator),
        year,
        unit_word(about.unit, named.lang),
        _changed_rows(shown, about, named),
        max(0, len(rows) - len(shown)),
        map_pair(staff, about, year, changed, named.lang) if changed else None,
    )


def _is_here(one: Difference, district: str) -> bool:
    return one.area.startswith(district) and one.series.level in ("gemeinde", "kreis")


def _years(preview: Preview, *kinds: ChangeKind) -> str:
    """The years of some kinds of changes, as few words: `2024 bis 2025`."""
    differences = preview.differences
    found = sorted({int(one) for one in differences.year[differences.where(kinds)]})
    return "" if not found else str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"


def _changed_rows(rows: Sequence[Difference], about: Indicator, named: _Named) -> list[ChangedRow]:
    places = [abs(one.by) for one in rows if one.by is not None and one.series.level != "kreis"]
    largest = max(places, default=0.0)
    return [
        ChangedRow(
            named.places.get(one.area, one.area),
            *_said(one.old, about, named.lang),
            *_said(one.new, about, named.lang),
            "" if one.by is None else signed(one.by, about.decimals, named.lang),
            None if one.by is None or not largest or abs(one.by) > largest else one.by / largest,
            one.series.level == "kreis",
        )
        for one in rows
    ]


def _said(state: CellState, about: Indicator, lang: str) -> tuple[str, str]:
    """A number and the counts that it is made of; of a hidden cell neither."""
    if state.value is None or np.isnan(state.value):
        return say(lang, "preview_hidden" if state.hidden else "preview_none"), ""
    counts = ""
    if state.numerator is not None and state.denominator is not None and about.is_share:
        of = (number(one, 0, lang) for one in (state.numerator, state.denominator))
        counts = say(lang, "preview_of", part=next(of), whole=next(of))
    return bare(state.value, about.unit, about.decimals, lang), counts


def _others(preview: Preview, named: _Named) -> list[tuple[str, str]]:
    lang = named.lang
    listed = []
    for key, counts in list(preview.differences.by_indicator().items())[:_MOST_OTHERS]:
        words = [
            say(lang, f"preview_count_{kind.key}", count=number(counts[kind], 0, lang))
            for kind in (*_NUMBERS, ChangeKind.PROVENANCE)
            if counts[kind]
        ]
        listed.append((named.indicator(key), ", ".join(words) or say(lang, "preview_count_status")))
    listed += touched_lines(preview, {**named.indicators, **named.drafted}, named.indicator, lang)
    if preview.institutions_change:
        listed.append((say(lang, "preview_institutions"), say(lang, "preview_change")))
    if preview.courses_change:
        listed.append((say(lang, "preview_courses"), say(lang, "preview_change")))
    return listed
