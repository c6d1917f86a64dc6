"""The actions of the district's education strategy, as data: `/api/v1/massnahmen`."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.answers import Answers
from callbacks.api.routes import as_json, asked_for, frame
from dashboard.domain.definitions.action import StrategyAction
from dashboard.domain.definitions.of_district import strategy_of
from dashboard.domain.selection import OFFICIAL


def register(server: Flask, answers: Answers) -> None:
    """Adds the route."""

    @server.get("/api/v1/massnahmen")
    def massnahmen() -> Response:
        asked = asked_for()
        answer = frame(answers, asked)
        stated = strategy_of(answer.possible.catalogue, answers.district)
        official = answer.selection.official
        found = [_row(one, asked.language) for one in stated.actions if not (official and one.example)]
        head = {"herkunft": OFFICIAL} if official else {}
        return as_json({"stand": answer.version, **head, "massnahmen": found})


def _row(one: StrategyAction, lang: str) -> dict[str, str | None]:
    return {
        "schluessel": one.key,
        "name": one.name[lang],
        "zustaendig": one.owner,
        "beginn": one.begins.isoformat(),
        "ende": None if one.ends is None else one.ends.isoformat(),
        "status": one.state,
        "ziel": one.aim or None,
        "herkunft": "example" if one.example else "district",
        "indikator": one.indicator or None,
        "vorlage": one.paper or None,
        "beschreibung": None if one.note is None else one.note[lang],
    }
