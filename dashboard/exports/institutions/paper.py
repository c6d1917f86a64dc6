"""A list of institutions on paper: A4 as PDF/UA, by Amt and municipality, each Amt on a page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from dashboard.exports.institutions.list_export import ListEntry, ListExport, example_mark
from dashboard.exports.institutions.table import definitions
from dashboard.exports.paper.parts import document_frame
from dashboard.exports.paper.scenes import typeset
from dashboard.formats import DASH
from dashboard.institutions.matching import german_order
from dashboard.institutions.words import address, opening
from dashboard.texts import say

_NARROW = 24
"""Letters that a column has room for."""


def list_report(made: ListExport) -> bytes:
    """The PDF."""
    return typeset(("paper.typ", "institutions.typ"), _content(made))


def _content(made: ListExport) -> Mapping[str, object]:
    said, lang = made.caption, made.lang
    columns = (
        "institutions_fact_address",
        "list_head_contact",
        "institutions_fact_opening",
        "list_head_confirmed",
    )
    return {
        **document_frame(said, said.title, definitions(lang) if made.entries else []),
        "columns": [say(lang, key) for key in columns],
        "none": "" if made.entries else say(lang, "list_none"),
        "unions": [
            {
                "name": name,
                "count": _counted(len(entries), lang),
                "municipalities": [
                    {"name": municipality, "rows": [_row(made, one) for one in inside]}
                    for municipality, inside in grouped(entries)
                ],
            }
            for name, entries in divided(made.entries, lang)
        ],
    }


def _counted(count: int, lang: str) -> str:
    return say(lang, "list_count_one" if count == 1 else "list_count", count=count)


def divided(entries: Sequence[ListEntry], lang: str) -> list[tuple[str, list[ListEntry]]]:
    """Ämter in German order with their entries; what lies outside the district comes last."""
    ordered = sorted(entries, key=lambda one: (not one.amt, german_order(one.amt)))
    return [
        (name or say(lang, "list_nearby"), list(found))
        for name, found in groupby(ordered, lambda one: one.amt)
    ]


def grouped(entries: Iterable[ListEntry]) -> list[tuple[str, list[ListEntry]]]:
    """Municipalities in German order with their entries, which keep theirs."""
    ordered = sorted(entries, key=lambda one: (german_order(one.municipality), one.institution.municipality))
    return [
        (found[0].municipality, found)
        for _, group in groupby(ordered, lambda one: one.institution.municipality)
        for found in [list(group)]
    ]


def _row(made: ListExport, entry: ListEntry) -> Mapping[str, object]:
    one, lang = entry.institution, made.lang
    return {
        "name": one.name,
        "kind": entry.kind.name[lang],
        "example": example_mark(entry, lang),
        "address": [part for part in address(one).split(", ") if part] or [DASH],
        "contact": [_fitting(part) for part in (one.phone, one.email, _bare(one.web)) if part] or [DASH],
        "opening": [part.strip() for part in opening(one, lang).split(";") if part] or [DASH],
        "confirmed": made.fresh(entry),
        "paused": one.status == "paused",
    }


def _bare(web: str) -> str:
    return web.removeprefix("https://").removeprefix("http://").strip("/")


def _fitting(contact: str) -> str:
    """A long address may be broken before its @ and behind its signs; what says so is not seen."""
    if len(contact) <= _NARROW:
        return contact
    return re.sub(r"(?=@)|(?<=[./_-])", "\u200b", contact)
