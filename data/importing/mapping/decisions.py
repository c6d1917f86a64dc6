"""What a person decides about a proposal, and the mapping that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from dashboard.texts import both
from data.importing.mapping.grid import column_of
from data.importing.mapping.propose import Proposal
from data.importing.mapping.questions import ColumnQuestion, column_words, place_words, placeholder_words
from data.importing.mapping.sheet_mapping import LEFT_OUT, SheetMapping, ValueColumn


@dataclass(frozen=True, slots=True)
class ColumnDecision:
    """What a column of figures is: a measure, or LEFT_OUT. `year` None leaves it to the head, the title or the column
    of years."""

    measure: str
    year: int | None = None
    breakdown: str = ""


@dataclass(frozen=True, slots=True)
class SheetDecisions:
    """`roles` is what somebody holds columns to be, by letter (see `propose`), `columns` what those of figures count;
    `places` gives a key, LEFT_OUT or TOTAL by `place_key`, `placeholders` the key of a status or LEFT_OUT by sign."""

    roles: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, ColumnDecision] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    placeholders: Mapping[str, str] = field(default_factory=dict)


def decided(
    proposal: Proposal, decisions: SheetDecisions, catalogue: Catalogue, own: Mapping[str, Measure]
) -> SheetMapping:
    """The mapping of a proposal with the decisions; what is left open is asked in `open`, and the sheet is not read."""
    mapping = proposal.mapping
    proposed = {one.column: one for one in mapping.values}
    values = []
    for at, letters in sorted((column_of(one), one) for one in {*proposed, *decisions.columns}):
        said = decisions.columns.get(letters)
        if said is None:
            values.append(proposed[letters])
        elif said.measure and said.measure != LEFT_OUT and at < len(proposal.heads):
            values.append(_column(letters, said, proposed.get(letters), proposal))
    asked = [one for one in proposal.columns if not _is_answered(one, decisions, bool(mapping.year))]
    placeholders = {
        **mapping.placeholders,
        **{key: one for key, one in decisions.placeholders.items() if one},
    }
    places = {**mapping.places, **{key: one for key, one in decisions.places.items() if one}}
    questions = (
        *(column_words(one, catalogue, own) for one in asked),
        *(place_words(one) for one in proposal.places if one.text not in places),
        *(placeholder_words(one) for one in proposal.placeholders if one.text not in placeholders),
        *(() if values or asked else (both("finding_part_no_figures"),)),
    )
    return replace(
        mapping,
        values=tuple(values),
        places=places,
        placeholders=placeholders,
        open=tuple(german for german, _ in questions),
        open_english=tuple(english for _, english in questions),
    )


def _column(
    letters: str, said: ColumnDecision, before: ValueColumn | None, proposal: Proposal
) -> ValueColumn:
    year = said.year
    if year is None and before is not None:
        year = before.year
    return ValueColumn(
        letters, said.measure, year, said.breakdown, proposal.heads[column_of(letters)].signature
    )


def _is_answered(question: ColumnQuestion, decisions: SheetDecisions, has_years: bool) -> bool:
    """Whether each column of a question has a measure and a year, or is left out."""
    for letters, year in zip(question.columns, question.years, strict=True):
        said = decisions.columns.get(letters)
        if said is None or not said.measure:
            return False
        if said.measure != LEFT_OUT and said.year is None and year is None and not has_years:
            return False
    return True
