"""What people ask, and the filters that answer it: "Was finde ich wo?"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.institutions.view import TABS, InstitutionView


@dataclass(frozen=True, slots=True)
class ReaderQuestion:
    """The key of a question's wording, and what it asks for: kinds, an age, and a kind of school in charge."""

    key: str
    kinds: tuple[str, ...]
    age: float | None = None
    school_kind: str = ""


QUESTIONS = (
    ReaderQuestion("three", ("kita", "kindertagespflege"), age=3),
    ReaderQuestion("school", ("grundschule", "freie_schule", "hort"), school_kind="grundschule"),
    ReaderQuestion("training", ("berufliche_schule", "produktionsschule", "bildungstraeger", "beratung")),
    ReaderQuestion("german", ("sprachkurstraeger", "volkshochschule", "beratung", "bibliothek")),
    ReaderQuestion("support", ("foerderschule", "beratung")),
)


def answered(question: ReaderQuestion, view: InstitutionView) -> InstitutionView:
    """The page that answers a question: the reader's place and radius stay, other filters go."""
    return replace(
        view,
        kinds=question.kinds,
        age=question.age,
        school_kind=question.school_kind,
        tab=TABS[1] if question.school_kind else TABS[0],
        open_at=None,
        accessible=False,
        carrier="",
        languages=(),
        institution="",
    )


def asked(view: InstitutionView) -> str:
    """The key of the question that the filters answer, empty where they are others."""
    for one in QUESTIONS:
        if view.kinds == one.kinds and view.age == one.age and view.school_kind == one.school_kind:
            return one.key
    return ""
