"""The list of institutions with its filter, and above it what is changed and not public yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.formats import number
from dashboard.staff.entries.draft import EntryChange, EntryDraft, part_of
from dashboard.staff.entries.words import field_name, field_text, place_of_change
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.staff.forms import FormOwner, choice_field, one_button, staff_form, text_field
from layouts.staff.shell import card, heading, table

ENTRIES = "/einrichtungen"
SHEET = f"{ENTRIES}/blatt/einrichtungen"
"""Where the same is edited as a sheet."""
MERGING = f"{ENTRIES}/zusammenfuehren"
"""Where entries become one."""
PAGE = 50
_SMALL = "btn btn-outline-secondary bl-small-button"
_TICKS = "entries-confirm"


@dataclass(frozen=True, slots=True)
class EntriesAsked:
    """What the list shows: kind and municipality by key, words, those that nobody has confirmed for a year alone, and
    the page, counted from 0. Empty asks nothing."""

    kind: str = ""
    municipality: str = ""
    words: str = ""
    late: bool = False
    at: int = 0

    def query(self, at: int | None = None) -> dict[str, str]:
        """The fields of the address, of another page with `at`."""
        shown = self.at if at is None else at
        given = {
            "art": self.kind,
            "gemeinde": self.municipality,
            "suche": self.words,
            "unbestaetigt": "ja" if self.late else "",
            "ab": str(shown) if shown else "",
        }
        return {name: value for name, value in given.items() if value}

    def address(self, at: int | None = None) -> str:
        """The address of this list."""
        query = urlencode(self.query(at))
        return f"{ENTRIES}?{query}" if query else ENTRIES


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One institution in words. `mark` says what is not public yet of it, else empty; `may_confirm` where it can be
    ticked."""

    key: str
    name: str
    kind: str
    carrier: str
    place: str
    confirmed: str
    source: str
    mark: str = ""
    may_confirm: bool = False


@dataclass(frozen=True, slots=True)
class EntriesParts:
    """What the page shows: `lines` of one page out of `total`, `draft` what is collected (None: nothing) and when it
    was changed last, `waiting` what waits for release, choices as key and name.
    `sent` names by key the account of an operator that has sent something, `place_name` a municipality by its key.
    `discarded` is what was thrown away last and can be taken up again."""

    owner: FormOwner
    asked: EntriesAsked
    lines: Sequence[EntryLine]
    total: int
    kinds: Sequence[tuple[str, str]]
    municipalities: Sequence[tuple[str, str]]
    draft: EntryDraft | None
    changed: str
    waiting: Sequence[EntryDraft]
    may_edit: bool
    sent: Mapping[str, str] = field(default_factory=dict)
    place_name: Callable[[str], str] = str
    discarded: EntryDraft | None = None


def entries_page(parts: EntriesParts) -> html.Div:
    """The screen."""
    lang = parts.owner.lang
    return html.Div(
        [
            heading(
                say(lang, "staff_entries"),
                html.A(say(lang, "merge_open"), href=MERGING, className="btn btn-outline-secondary"),
                html.A(say(lang, "sheet_open"), href=SHEET, className="btn btn-outline-secondary"),
                sub=say(lang, "staff_entries_lead"),
            ),
            *_changes(parts),
            *_waiting(parts),
            _filter(parts),
            _list(parts),
        ],
        className="bl-staff-screen",
    )


def entry_address(key: str) -> str:
    """The address of the form of an institution."""
    return f"{ENTRIES}/{quote(key, safe='')}"


def draft_fields(draft: EntryDraft | None) -> dict[str, str]:
    """By what an act knows which draft its page has shown."""
    return {
        "draft": str(draft.number if draft else 0),
        "revision": str(draft.revision if draft else 0),
    }


def _counted(count: int, name: str, lang: str) -> str:
    return say(lang, f"{name}_one" if count == 1 else f"{name}_many", count=number(count, 0, lang))


def _changes(parts: EntriesParts) -> list[Component]:
    draft, owner, lang = parts.draft, parts.owner, parts.owner.lang
    if draft is None or not draft.changes:
        return _restore(parts)
    rows: list[list[Component | str]] = []
    for one in draft.changes.values():
        back = one_button(
            f"{entry_address(one.key)}/zuruecknehmen",
            say(lang, "staff_return" if one.key in parts.sent else "staff_entries_take_back"),
            owner,
            class_name=_SMALL,
            about=one.name,
            **draft_fields(draft),
        )
        for at, (name, (before, after)) in enumerate(one.fields.items()):
            rows.append(
                [
                    html.A(one.name, href=place_of_change(one.key), className="bl-link") if at == 0 else "",
                    field_name(part_of(one.key), name, lang),
                    *(
                        field_text(part_of(one.key), name, one_text, lang, parts.place_name)
                        or html.Em(say(lang, "staff_entries_empty"))
                        for one_text in (before, after)
                    ),
                    _who(one, parts) if at == 0 else "",
                    html.Div(back, className="bl-row-acts") if at == 0 and parts.may_edit else "",
                ]
            )
    heads = [say(lang, "staff_entry_name")]
    heads += [say(lang, f"staff_entries_{name}") for name in ("column", "before", "after", "who")]
    title = _counted(len(draft.changes), "staff_entries_change", lang)
    acts = [
        one_button(
            f"{ENTRIES}/entwurf/freigabe",
            say(lang, "staff_entries_hand_over"),
            owner,
            class_name="btn btn-primary",
            **draft_fields(draft),
        ),
        one_button(
            f"{ENTRIES}/entwurf/verwerfen",
            say(lang, "staff_entries_discard"),
            owner,
            **draft_fields(draft),
        ),
    ]
    return [
        card(
            title,
            html.Div(table([*heads, ""], rows, label=title), className="bl-entries-changes"),
            *([html.Div(acts, className="bl-entries-acts")] if parts.may_edit else []),
            note=say(lang, "staff_entries_changes_by", by=draft.changed_by, at=parts.changed),
            id_="aenderungen",
        )
    ]


def _restore(parts: EntriesParts) -> list[Component]:
    """What was thrown away last, with the button that takes it up again."""
    one, lang = parts.discarded, parts.owner.lang
    if one is None or not parts.may_edit:
        return []
    again = one_button(
        f"{ENTRIES}/entwurf/{one.number}/aufnehmen", say(lang, "staff_entries_restore"), parts.owner
    )
    said = _counted(len(one.changes), "staff_entries_discarded", lang)
    note = say(
        lang, "staff_entries_changes_by", by=one.changed_by, at=f"{one.changed_at.astimezone():%d.%m.%Y}"
    )
    return [card(said, html.Div(again, className="bl-entries-acts"), note=note)]


def _who(one: EntryChange, parts: EntriesParts) -> str:
    """Who has changed it last, and the operator that has sent something of it."""
    account = parts.sent.get(one.key, "")
    operator = [say(parts.owner.lang, "staff_sent_by", name=account)] if account else []
    return ", ".join([*([one.by] if one.by != account else []), *operator])


def _waiting(parts: EntriesParts) -> list[Component]:
    if not parts.waiting:
        return []
    lang = parts.owner.lang
    rows: list[list[Component | str]] = []
    for one in parts.waiting:
        again = one_button(
            f"{ENTRIES}/entwurf/{one.number}/aufnehmen",
            say(lang, "staff_entries_reopen"),
            parts.owner,
            class_name=_SMALL,
            about=one.release,
        )
        rows.append(
            [
                html.A(one.release, href=f"/freigaben/{one.release}", className="bl-link"),
                _counted(len(one.changes), "staff_entries_waiting", lang),
                one.changed_by,
                html.Div(again, className="bl-row-acts") if parts.may_edit else "",
            ]
        )
    heads = [say(lang, "staff_release"), say(lang, "staff_entries"), say(lang, "staff_entries_who"), ""]
    title = say(lang, "staff_entries_waiting")
    return [card(title, table(heads, rows, label=title))]


def _filter(parts: EntriesParts) -> html.Form:
    lang, asked = parts.owner.lang, parts.asked
    kinds = [("", say(lang, "staff_entries_all_kinds")), *parts.kinds]
    places = [("", say(lang, "staff_entries_all_places")), *parts.municipalities]
    return html.Form(
        [
            choice_field("art", say(lang, "staff_entry_art"), kinds, asked.kind),
            choice_field("gemeinde", say(lang, "level_gemeinde"), places, asked.municipality),
            text_field("suche", say(lang, "staff_entries_words"), asked.words, kind="search", maxLength=100),
            html.Label(
                [
                    Input(type="checkbox", name="unbestaetigt", value="ja", checked=asked.late),
                    html.Span(say(lang, "staff_entries_late")),
                ],
                className="bl-entries-check",
            ),
            html.Button(
                say(lang, "staff_entries_show"), type="submit", className="btn btn-outline-secondary"
            ),
        ],
        action=ENTRIES,
        method="get",
        role="search",
        className="bl-card bl-entries-filter",
    )


def _list(parts: EntriesParts) -> Component:
    lang = parts.owner.lang
    title = (
        say(lang, "staff_entries_one")
        if parts.total == 1
        else f"{number(parts.total, 0, lang)} {say(lang, 'staff_entries_many')}"
    )
    if not parts.lines:
        return card(title, html.P(say(lang, "staff_entries_none"), className="bl-staff-empty"))
    ticks = parts.may_edit
    heads = [say(lang, f"staff_entry_{one}") for one in ("name", "art", "traeger")]
    heads += [
        say(lang, "level_gemeinde"),
        say(lang, "staff_entry_bestaetigt_am"),
        say(lang, "staff_entry_quelle"),
    ]
    rows = [_row(one, lang, ticks=ticks) for one in parts.lines]
    shown = table(["", *heads] if ticks else heads, rows, label=title)
    if not ticks:
        return card(title, shown, *_pages(parts))
    hidden = {**parts.asked.query(), **draft_fields(parts.draft)}
    form = staff_form(
        f"{ENTRIES}/bestaetigen",
        [
            *[Input(type="hidden", name=name, value=value) for name, value in hidden.items()],
            shown,
            html.Div(
                [
                    html.Button(
                        say(lang, "staff_entries_confirm"), type="submit", className="btn btn-primary"
                    ),
                    html.P(say(lang, "staff_entries_confirm_note"), className="bl-field-hint"),
                ],
                className="bl-entries-acts",
            ),
        ],
        parts.owner,
        id=_TICKS,
    )
    return card(title, form, *_pages(parts))


def _row(one: EntryLine, lang: str, *, ticks: bool) -> list[Component | str]:
    tick: list[Component | str] = []
    if ticks:
        named = attributes({"aria-label": say(lang, "staff_entries_tick", name=one.name)})
        box = Input(type="checkbox", name="schluessel", value=one.key, className="bl-entries-tick", **named)
        tick = [box if one.may_confirm else ""]
    name: list[Component | str] = [html.A(one.name, href=entry_address(one.key), className="bl-link")]
    if one.mark:
        name += [html.Br(), html.Small(one.mark)]
    return [
        *tick,
        html.Div(name, className="bl-entries-name"),
        one.kind,
        one.carrier or "–",
        one.place,
        one.confirmed,
        html.Div(one.source, className="bl-entries-source"),
    ]


def _pages(parts: EntriesParts) -> list[Component]:
    lang, asked = parts.owner.lang, parts.asked
    last = max(0, (parts.total - 1) // PAGE)
    if not last:
        return []
    links: list[Component] = []
    if asked.at > 0:
        links.append(
            html.A(say(lang, "staff_entries_earlier"), href=asked.address(asked.at - 1), className="bl-link")
        )
    links.append(html.Span(say(lang, "staff_page_of", page=asked.at + 1, last=last + 1)))
    if asked.at < last:
        links.append(
            html.A(say(lang, "staff_entries_later"), href=asked.address(asked.at + 1), className="bl-link")
        )
    named = attributes({"aria-label": say(lang, "staff_entries_pages")})
    return [html.Nav(links, className="bl-staff-pages", **named)]


def query_read(given: Mapping[str, str]) -> EntriesAsked:
    """What an address asks for; what is no number of a page is the first."""
    at = given.get("ab", "")
    return EntriesAsked(
        given.get("art", "")[:80],
        given.get("gemeinde", "")[:12],
        given.get("suche", "").replace("\0", "").strip()[:100],
        given.get("unbestaetigt") == "ja",
        int(at) if at.isascii() and at.isdigit() and len(at) < 6 else 0,
    )
