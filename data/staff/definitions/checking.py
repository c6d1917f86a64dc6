"""What is wrong with a definition that somebody works on, and what has to be asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.definitions.stated import Definitions
from dashboard.domain.indicator import Catalogue
from dashboard.staff.definitions.draft import DefinitionDraft, Sections
from data.catalogue.documents import Fault, Problems
from data.definitions.disclosure import open_pairs
from data.definitions.document import checked_sections
from data.definitions.read import KnownDefinitions, read_definitions
from data.definitions.written import text_of
from data.importing.findings import Delivery
from data.importing.knowledge import ImportKnowledge
from data.importing.read import Delivered, read_files
from data.own_tables import extended


@dataclass(frozen=True, slots=True)
class CheckedDefinition:
    """`faults` by key and field, without those of relations that nobody has answered yet: `pairs` are all that have
    to be answered, each in the order of keys. `whole` is the catalogue with what is stated, as far as it can be."""

    stated: Definitions
    faults: tuple[Fault, ...]
    pairs: tuple[tuple[str, str], ...]
    whole: Catalogue

    def of(self, key: str, field: str) -> str:
        """The sentences of a field, and of its parts where it has none of its own."""
        said = [one.sentence for one in self.faults if (one.key, one.field) == (key, field)]
        return " ".join(dict.fromkeys(said))


def checked(sections: Sections, known: KnownDefinitions) -> CheckedDefinition:
    """Every fault of the sections, as the command line finds them."""
    problems = Problems()
    name = "Entwurf"
    given = checked_sections(sections, name, problems)
    stated = read_definitions(given, name, known, problems)
    asked = replace(stated, sums=(), apart=())
    pairs = open_pairs(extended(known.catalogue, (), (), asked), asked, known)
    return CheckedDefinition(
        stated,
        tuple(problems.faults),
        tuple((min(pair), max(pair)) for pair in pairs),
        extended(known.catalogue, (), (), stated),
    )


def definition_deliveries(draft: DefinitionDraft, knowledge: ImportKnowledge) -> Sequence[Delivery]:
    """The draft as the files that the command line would import: its definition file, and figures that come along."""
    name = f"{draft.key or draft.kind}.yaml"
    files = [Delivered(name, text_of(draft.sections).encode())]
    if draft.figures:
        files.append(Delivered(draft.figures_name, draft.figures))
    return read_files(
        files,
        knowledge.catalogue,
        knowledge.known,
        changes=knowledge.changes,
        reference=knowledge.reference,
        defined=knowledge.defined,
    )
