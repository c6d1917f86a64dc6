"""What was decided about an unknown table, in the words of the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.domain.observation import Status
from dashboard.indicators.wording.statuses import status_word
from dashboard.staff.intake.intake import TableMapped
from dashboard.staff.intake.mapping_form import read_column
from dashboard.texts import say

_LEFT_OUT, _TOTAL = "weglassen", "summe"
_STATUSES = {one.key: status_word(one, "de") for one in Status}


def decision_words(
    mapped: TableMapped,
    places: Mapping[str, str],
    measures: Mapping[str, str],
    breakdowns: Mapping[str, str],
) -> str:
    """German: places, measures and breakdowns by their names, which are given by key; keys that have none stand as
    they are."""

    def columns() -> Iterator[str]:
        for at, said in mapped.columns.items():
            role, measure, year, breakdown = read_column(said)
            parts = [measures.get(measure, measure), str(year or ""), breakdowns.get(breakdown, breakdown)]
            named = ", ".join(filter(None, parts)) or say("de", f"intake_role_{role}")
            yield say("de", "intake_log_column", column=_name(at), said=named)

    def names() -> Iterator[str]:
        for at, key in mapped.places.items():
            meant = f"{places[key]} ({key})" if key in places else key
            if key in (_LEFT_OUT, _TOTAL):
                meant = say("de", f"intake_log_{key}")
            yield say("de", "intake_log_text", text=_name(at), said=meant)

    def placeholders() -> Iterator[str]:
        for at, status in mapped.placeholders.items():
            meant = (
                say("de", "intake_log_weglassen") if status == _LEFT_OUT else _STATUSES.get(status, status)
            )
            yield say("de", "intake_log_text", text=_name(at), said=meant)

    return "; ".join((*columns(), *names(), *placeholders()))


def _name(at: str) -> str:
    """What stands behind the sheet."""
    return at.partition("\t")[2]
