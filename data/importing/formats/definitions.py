"""Definition files as deliveries: every fault a finding with its line and field."""

from __future__ import annotations

from dashboard.domain.definitions.stated import Definitions
from data.catalogue.documents import Problems
from data.definitions.document import lines_in, sections_of
from data.definitions.read import KnownDefinitions, read_definitions
from data.importing.findings import Findings


def read_stated(text: str, file: str, known: KnownDefinitions, findings: Findings) -> Definitions:
    """What a file states; with an error among the findings it is not to be used."""
    problems = Problems()
    stated = read_definitions(sections_of(text, file, problems), file, known, problems)
    lines = lines_in(text)
    for fault in problems.faults:
        row = lines.get((fault.key, fault.field)) or lines.get((fault.key, fault.field.partition(".")[0]))
        place = f"Schlüssel „{fault.key}“, " if fault.key else ""
        findings.error(
            place + fault.sentence, row=row or lines.get((fault.key, "")), column=fault.field or None
        )
    if not problems.faults and not stated:
        findings.tell("error", "nothing_stated")
    return stated
