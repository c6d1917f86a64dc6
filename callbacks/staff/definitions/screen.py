"""Merkmale und Indikatoren, Ziele, Ereignisse, Maßnahmen, and Netzwerk: lists, what each has been, and where they
begin to be worked on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from callbacks.staff.definitions.changes import field_words
from callbacks.staff.definitions.drafting import Drafting, base_of
from callbacks.staff.definitions.reading import SECTION, ReadDefinitions, kind_words
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard import formats
from dashboard.domain.definitions.of_district import is_for
from dashboard.errors import UnknownKey
from dashboard.staff.definitions.draft import DefinitionState
from dashboard.staff.definitions.fields import AIMS as AIM_KINDS
from dashboard.staff.definitions.fields import MAY_BE_EXAMPLE
from dashboard.staff.definitions.fields import NETWORK as NETWORK_KINDS
from dashboard.staff.moments import full_moment, moment
from dashboard.staff.overview.rows import DueRow, expected_figures
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.definitions.history import DefinitionVersion, definition_history, last_stated
from data.definitions.stored import definitions
from data.definitions.together import known_definitions
from data.staff.definitions.draft_store import definition_drafts
from data.staff.release.drafts import discarded, drafts
from layouts.staff.definitions.detail_page import (
    DefinitionDetail,
    VersionLine,
    detail_page,
    entry_words,
    value_words,
)
from layouts.staff.definitions.list_page import (
    AIMS,
    DEFINITIONS,
    NETWORK,
    DefinitionDraftLine,
    DefinitionLine,
    ListAsked,
    aims_page,
    definitions_page,
    network_page,
)

PARTS = {
    "indikator": "indicator",
    "merkmal": "measure",
    "ziel": "target",
    "ereignis": "event",
    "massnahme": "action",
    "leitsatz": "principle",
    "strategieziel": "aim",
    "organisation": "organisation",
    "gremium": "body",
    "sitzung": "meeting",
    "vereinbarung": "agreement",
    "konferenz": "conference",
}
"""The part of an address for each kind."""
_NO_DEFINITION = "Das gibt es nicht."


def register(staff: Staff) -> None:
    """Adds both screens and their acts."""
    own = DefinitionScreens(staff)
    staff.due["staff_definitions"] = own.due
    staff.page(DEFINITIONS, right=Right.SEE)(own.definitions)
    staff.page(AIMS, right=Right.SEE)(own.aims)
    staff.page(NETWORK, right=Right.SEE)(own.network)
    for base in (DEFINITIONS, AIMS, NETWORK):
        drafting = Drafting(staff, base)
        staff.page(f"{base}/<any({', '.join(PARTS)}):part>/<key>", right=Right.SEE)(own.detail)
        staff.action(f"{base}/neu", right=Right.EDIT)(drafting.begin)
        staff.action(f"{base}/entfernen", right=Right.EDIT)(drafting.remove)
        staff.page(f"{base}/entwurf/<int:number>", right=Right.SEE)(drafting.show)
        staff.action(f"{base}/entwurf/<int:number>", right=Right.EDIT, largest=3_000_000)(drafting.act)
        staff.action(f"{base}/entwurf/<int:number>/aufnehmen", right=Right.EDIT)(drafting.reopen)
        staff.action(f"{base}/entwurf/<int:number>/pruefen", right=Right.EDIT, largest=3_000_000)(
            drafting.check
        )
        staff.waiting[base] = drafting.waiting
        staff.drafts.append(drafting.open_rows)


class DefinitionScreens:
    """The lists, and one page for each thing in them."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def due(self, visit: Visit) -> list[DueRow]:
        """Indicators whose next figures are due, or are soon."""
        lang, today = visit.lang, visit.now.astimezone().date()
        catalogue = self.staff.answers.repository.catalogue()
        return [
            DueRow(
                say(lang, "staff_due_figures", name=one.name[lang]),
                "–",
                one.next_delivery,
                say(lang, "staff_due_figures_state"),
                self.staff.open_path(visit.account, DEFINITIONS, f"/indikator/{one.key}"),
                say(lang, "staff_look"),
            )
            for one in expected_figures(catalogue.indicators.values(), today)
        ]

    def definitions(self, visit: Visit) -> StaffPage:
        """Indicators, or measures."""
        part = "merkmale" if visit.query.get("art") == "merkmale" else "indikatoren"
        asked = ListAsked(part, visit.query.get("suche", "").strip()[:100], visit.query.get("eigene") == "ja")
        read, worked_on = self._read(visit, DEFINITIONS)
        kind = "measure" if part == "merkmale" else "indicator"
        last = self._last(kind, read, visit)
        lines = [one for one in self._lines(kind, read, last, visit.lang) if _fits(one, asked, read)]
        content = definitions_page(visit, asked, lines, worked_on)
        return StaffPage(content, say(visit.lang, "staff_definitions"), room="staff-definitions")

    def aims(self, visit: Visit) -> StaffPage:
        """What of targets, events and the strategy is in force."""
        read, worked_on = self._read(visit, AIMS)
        found = [
            (kind, self._aims(kind, read, self._last(kind, read, visit), visit.lang)) for kind in AIM_KINDS
        ]
        content = aims_page(visit, found, worked_on)
        return StaffPage(content, say(visit.lang, "staff_aims"), room="staff-definitions")

    def network(self, visit: Visit) -> StaffPage:
        """What of the network is in force."""
        read, worked_on = self._read(visit, NETWORK)
        found = [
            (kind, self._aims(kind, read, self._last(kind, read, visit), visit.lang))
            for kind in NETWORK_KINDS
        ]
        content = network_page(visit, found, worked_on)
        return StaffPage(content, say(visit.lang, "staff_network"), room="staff-definitions")

    def detail(self, visit: Visit, part: str, key: str) -> StaffPage | Redirect:
        """One thing, and what it has been."""
        kind = PARTS[part]
        base = base_of(kind)
        with self.staff.store.reading() as connection:
            read = ReadDefinitions.of(known_definitions(definitions(connection)), self.staff.district)
            history = definition_history(connection, kind, key)
        entry = read.entry(kind, key)
        if entry is None and not history:
            raise UnknownKey(_NO_DEFINITION, english=say("en", "staff_def_unknown"), key=key)
        entry = entry or next((one.entry for one in history if one.entry is not None), {}) or {}
        origin = read.origin(kind, key)
        uses: list[tuple[str, str]] = []
        if kind == "measure":
            uses = [(one.name[visit.lang], f"{DEFINITIONS}/indikator/{one.key}") for one in read.uses(key)]
        elif kind == "indicator":
            made = [*_list(entry.get("numerator")), *_list(entry.get("denominator"))]
            uses = [(read.name(one, None, visit.lang), f"{DEFINITIONS}/merkmal/{one}") for one in made]
        stated = {one.key for one in getattr(read.known.stated, SECTION[kind])}
        detail = DefinitionDetail(
            f"{kind}:{key}",
            value_words(entry.get("name") or entry.get("label") or key, visit.lang),
            uses,
            [
                VersionLine(
                    one.version,
                    one.made_by,
                    full_moment(one.made_at, visit.lang),
                    one.state,
                    _changes(one, history[number + 1 :], visit.lang),
                )
                for number, one in enumerate(history)
            ],
            is_shipped=origin in ("shipped", "changed_texts"),
            may_remove=key in stated,
            terms=entry_words(kind, entry, visit.lang, lambda one: read.name(one, None, visit.lang)),
        )
        content = detail_page(visit, detail, base, may_edit=visit.may(Right.EDIT))
        return StaffPage(content, detail.title, room="staff-definitions")

    def _read(self, visit: Visit, base: str) -> tuple[ReadDefinitions, list[DefinitionDraftLine]]:
        with self.staff.store.reading() as connection:
            known = known_definitions(definitions(connection))
            found = definition_drafts(connection, None)
            waiting = {one.version: one.state for one in drafts(connection)}
            gone = {one.version for one in discarded(connection)}
        lines = [
            DefinitionDraftLine(
                one,
                moment(one.changed_at, visit.now, visit.lang),
                say(visit.lang, f"staff_draft_state_{waiting[one.release].value}")
                if one.release in waiting
                else "",
                is_discarded=one.state is DefinitionState.DISCARDED or one.release in gone,
            )
            for one in found
            if base_of(one.kind) == base
            and (one.state is not DefinitionState.HANDED_OVER or one.release in {*waiting, *gone})
        ]
        return ReadDefinitions.of(known, self.staff.district), lines

    def _last(self, kind: str, read: ReadDefinitions, visit: Visit) -> Mapping[str, str]:
        """Who has stated each thing last, and when."""
        with self.staff.store.reading() as connection:
            newest = last_stated(connection, kind)
        found = {}
        for one in getattr(read.known.stated, SECTION[kind]):
            last = newest.get(one.key)
            if last is not None:
                at = moment(last.made_at, visit.now, visit.lang)
                by = last.made_by
                found[one.key] = say(visit.lang, "staff_def_by_at", by=by, at=at) if by else at
        return found

    def _lines(
        self, kind: str, read: ReadDefinitions, last: Mapping[str, str], lang: str
    ) -> list[DefinitionLine]:
        catalogue = read.shown.catalogue
        if kind == "indicator":
            return [
                DefinitionLine(
                    one.name[lang],
                    key,
                    f"{DEFINITIONS}/indikator/{key}",
                    catalogue.themes[one.theme].name[lang] if one.theme in catalogue.themes else one.theme,
                    read.counted(one, lang),
                    read.origin(kind, key),
                    last.get(key, ""),
                )
                for key, one in catalogue.indicators.items()
            ]
        lines = []
        for key, measure in catalogue.measures.items():
            uses = len(read.uses(key))
            used = say(lang, "staff_def_use" if uses == 1 else "staff_def_uses", count=uses)
            lines.append(
                DefinitionLine(
                    measure.name[lang],
                    key,
                    f"{DEFINITIONS}/merkmal/{key}",
                    kind_words(measure.kind, lang),
                    used if uses else say(lang, "staff_def_unused"),
                    read.origin(kind, key),
                    last.get(key, ""),
                )
            )
        return lines

    def _aims(
        self, kind: str, read: ReadDefinitions, last: Mapping[str, str], lang: str
    ) -> list[DefinitionLine]:
        part = next(at for at, one in PARTS.items() if one == kind)
        lines = []
        stated = getattr(read.known.stated, SECTION[kind])
        if kind in MAY_BE_EXAMPLE:
            stated = [one for one in stated if is_for(one, self.staff.district)]
        for one in sorted(stated, key=lambda one: (getattr(one, "number", 0), one.key)):
            entry = read.entry(kind, one.key) or {}
            keys = _list(entry.get("indicators")) or (
                [str(entry["indicator"])] if entry.get("indicator") else []
            )
            state = entry.get("state")
            name = value_words(entry.get("name") or entry.get("label") or one.key, lang)
            lines.append(
                DefinitionLine(
                    say(lang, "staff_aim_example", name=name) if entry.get("example") else name,
                    one.key,
                    f"{base_of(kind)}/{part}/{one.key}",
                    *(
                        _network_columns(kind, entry, read, lang)
                        if kind in NETWORK_KINDS
                        else (
                            ", ".join(read.name(key, None, lang) for key in keys),
                            say(lang, f"staff_value_{state}")
                            if state
                            else str(entry.get("source") or entry.get("number", "")),
                        )
                    ),
                    "own",
                    last.get(one.key, ""),
                )
            )
        return lines


def _network_columns(
    kind: str, entry: Mapping[str, object], read: ReadDefinitions, lang: str
) -> tuple[str, str]:
    """The second and third column of a part of the network."""
    names = ", ".join(
        read.network_name(key, lang) for key in _list(entry.get("members") or entry.get("parties"))
    )
    day = str(entry.get("day", ""))
    said = formats.day(date.fromisoformat(day), lang) if day else ""
    match kind:
        case "body":
            return say(lang, f"network_kind_{entry['kind']}"), names
        case "organisation":
            return say(lang, f"network_of_{entry['kind']}"), str(entry.get("web", ""))
        case "meeting":
            return read.network_name(str(entry.get("body", "")), lang), said
        case "agreement":
            return names, said
    return str(entry.get("place", "")), said


def _fits(one: DefinitionLine, asked: ListAsked, read: ReadDefinitions) -> bool:
    if asked.own and one.origin == "shipped":
        return False
    known = read.shown.catalogue.indicators.get(one.key) if asked.part == "indikatoren" else None
    words = " ".join((one.name, one.key, one.what, one.group, *(known.synonyms if known else ()))).casefold()
    return all(word in words for word in asked.words.casefold().split())


def _changes(one: DefinitionVersion, earlier: Sequence[DefinitionVersion], lang: str) -> list[str]:
    """What a version has changed beside the newest earlier one that stated something."""
    if one.entry is None:
        return [say(lang, "staff_def_taken_off")]
    before = next((at.entry for at in earlier if at.entry is not None), None)
    if before is None:
        return [say(lang, "staff_def_first")]
    found = []
    for field in dict.fromkeys((*before, *one.entry)):
        was, now = before.get(field), one.entry.get(field)
        if was != now:
            told = {"before": value_words(was or "", lang), "after": value_words(now or "", lang)}
            found.append(say(lang, "staff_def_before_after", field=field_words(field, lang), **told))
    return found


def _list(given: object) -> list[str]:
    return [str(one) for one in given] if isinstance(given, list) else []
