"""Which entries become one, and from which of them each field and each yearly figure is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.observation import Provenance
from dashboard.staff.entries.draft import FIGURE, MERGED_INTO, DraftPart, EntryChange, FieldChanges
from dashboard.staff.entries.rows import FORMER
from dashboard.texts import both

MOST = 5
"""How many entries one page compares."""
GROUPS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "traeger": ("traeger", "traegerart"),
    "anschrift": ("gemeinde", "ortsteil", "strasse", "hausnummer", "plz", "ort"),
    "lage": ("lon", "lat", "lage"),
    **{one: (one,) for one in ("telefon", "email", "web", "oeffnungszeiten", "status", "barrierefrei")},
    "sprachen": ("sprachen",),
    "alter": ("alter_von", "alter_bis"),
    **{one: (one,) for one in ("plaetze", "schwerpunkt", "aufnahme")},
    "bestaetigt": ("bestaetigt_am", "bestaetigt_von"),
    "gueltig": ("gueltig_von", "gueltig_bis"),
    "quelle": ("quelle",),
}
"""Columns that are kept from one entry together: half an address is none."""
Row = Mapping[str, str]
FigureId = tuple[str, int, str]
"""Measure, year and breakdown."""


@dataclass(frozen=True, slots=True)
class Merge:
    """What somebody decides: the key that stays, those that go, and by group and by figure the key whose is kept; what
    is not named is kept of the entry that stays."""

    stays: str
    goes: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[FigureId, str] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys, the one that stays first."""
        return (self.stays, *self.goes)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each key that goes, with the one that stays."""
        return tuple((one, self.stays) for one in self.goes)


def merge_problem(entries: Sequence[Institution], own: Mapping[str, Institution]) -> tuple[str, str] | None:
    """Why entries cannot become one, in German and English; None where they can. `own` are those that an import of the
    district takes, by key."""
    if len(entries) < 2:
        return both("merge_too_few")
    if len(entries) > MOST:
        return both("merge_too_many", most=MOST)
    for one in entries:
        if one.provenance is Provenance.EXAMPLE:
            return both("merge_example", name=one.name)
        if one.key not in own:
            return both("merge_foreign", name=one.name)
    kinds = {one.kind for one in entries}
    if len(kinds) > 1:
        return both("merge_kinds", kinds=", ".join(sorted(kinds)))
    return None


def proposed_fields(stays: str, rows: Mapping[str, Row]) -> dict[str, str]:
    """By group the key whose texts are proposed: those of the entry that stays, of the first other where it says
    nothing, and of confirmations the newest."""
    order = {stays: rows[stays], **rows}
    found = {}
    for group, columns in GROUPS.items():
        said = (key for key, row in order.items() if any(row[name] for name in columns))
        found[group] = next(said, stays)
    found["bestaetigt"] = max(order, key=lambda key: order[key]["bestaetigt_am"])
    return found


def figure_text(figure_id: FigureId) -> str:
    """A figure as fields of changes and forms call it."""
    return FIGURE + ":".join(str(part) for part in figure_id)


def figure_read(text: str) -> FigureId | None:
    """The figure that a text calls; None where it calls none."""
    parts = text.removeprefix(FIGURE).split(":", 2)
    if not text.startswith(FIGURE) or len(parts) != 3 or not parts[1].isascii() or not parts[1].isdigit():
        return None
    return parts[0], int(parts[1]), parts[2]


def figures_of(
    keys: Iterable[str], figures: Iterable[InstitutionFigure]
) -> dict[FigureId, dict[str, InstitutionFigure]]:
    """Yearly figures of some institutions by what they count and whose they are; an example gives way to a real one of
    another entry."""
    wanted, found = set(keys), dict[FigureId, dict[str, InstitutionFigure]]()
    for one in figures:
        if one.institution in wanted:
            found.setdefault((one.measure, one.year, one.breakdown), {})[one.institution] = one
    for of in found.values():
        if any(one.provenance is not Provenance.EXAMPLE for one in of.values()):
            for key in [key for key, one in of.items() if one.provenance is Provenance.EXAMPLE]:
                del of[key]
    return found


def conflicts(
    figures: Mapping[FigureId, Mapping[str, InstitutionFigure]],
) -> dict[FigureId, Mapping[str, InstitutionFigure]]:
    """Figures that several entries have and that are not the same: somebody has to say which counts, for nobody knows
    whether a sum would count children twice. Examples are none."""
    return {
        name: of
        for name, of in sorted(figures.items())
        if len({(one.value, one.status) for one in of.values()}) > 1
        and all(one.provenance is not Provenance.EXAMPLE for one in of.values())
    }


def undecided(merge: Merge, figures: Mapping[FigureId, Mapping[str, InstitutionFigure]]) -> list[FigureId]:
    """Conflicts of which nobody has said which figure counts, or of an entry that has none."""
    return [name for name, of in conflicts(figures).items() if merge.figures.get(name) not in of]


def merge_changes(merge: Merge, rows: Mapping[str, Row]) -> dict[str, FieldChanges]:
    """The changes that a draft collects, by key of the draft: of each entry that goes what becomes of it, and which
    fields and figures of it the entry that stays gets."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for old in merge.goes:
        fields = {MERGED_INTO: ("", merge.stays)}
        for group, key in merge.fields.items():
            if key == old:
                for column in GROUPS[group]:
                    before, after = rows[merge.stays][column], rows[old][column]
                    if before != after:
                        fields[column] = (before, after)
        found[DraftPart.MERGES.key_of(old)] = fields
    for name, key in merge.figures.items():
        at = DraftPart.MERGES.key_of(key if key in merge.goes else merge.goes[0])
        found[at][figure_text(name)] = ("", key)
    return dict(found)


def merges_of(changes: Iterable[EntryChange]) -> list[Merge]:
    """What collected changes merge, by the key that stays."""
    goes: dict[str, list[str]] = {}
    figures: dict[str, dict[FigureId, str]] = {}
    for one in changes:
        stays = one.fields[MERGED_INTO][1]
        goes.setdefault(stays, []).append(DraftPart.MERGES.own_key(one.key))
        for name, (_, key) in one.fields.items():
            if (found := figure_read(name)) is not None:
                figures.setdefault(stays, {})[found] = key
    return [Merge(key, tuple(old), {}, figures.get(key, {})) for key, old in goes.items()]


def merged_row(stays: Row, gone: Sequence[Row], changes: Iterable[FieldChanges]) -> dict[str, str]:
    """The row of the entry that stays: its own texts, those that are kept of others, and all keys that go."""
    row = dict(stays)
    for fields in changes:
        row |= {name: now for name, (_, now) in fields.items() if name in row}
    former = [stays[FORMER], *(part for one in gone for part in (one["schluessel"], one[FORMER]))]
    row[FORMER] = ", ".join(dict.fromkeys(key for text in former for key in text.split(", ") if key))
    return row
