"""The description of the interface for programs as an OpenAPI 3.1 document, made from what the page shows, too."""

from __future__ import annotations

from typing import Any, TypeAlias

from dashboard.exports.rows import COLUMNS
from dashboard.open_data.interface.parameters import PARAMETERS
from dashboard.open_data.interface.routes import JSON, ROUTES, MachineRoute
from dashboard.open_data.interface.statuses import PROBLEM, STATUSES
from dashboard.texts import say

Entry: TypeAlias = dict[str, Any]
_NUMBERS = ("wert", "untergrenze", "obergrenze", "zaehler", "nenner")
_WITH_CONTENT = (200, 206)
"""Statuses whose answers hold what was asked for."""
_FREE: Entry = {}
"""A body whose inside the document does not describe."""


def document(root: str, lang: str, owner: str) -> Entry:
    """The whole document in a language; `root` is the address of this server, with or without a slash at its end."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Bildungslupe: {say(lang, 'interface_title')}, {owner}",
            "version": "1",
            "description": f"{say(lang, 'interface_lead')} {say(lang, 'interface_rule_licence')}",
        },
        "servers": [{"url": root.rstrip("/") or "/"}],
        "security": [],
        "tags": [
            {"name": one, "description": say(lang, f"interface_group_{one}")}
            for one in dict.fromkeys(route.group for route in ROUTES)
        ],
        "paths": {one.path: {"post" if one.body else "get": _operation(one, lang)} for one in ROUTES},
        "components": {
            "schemas": {"Problem": _problem(), "Zeile": _row()},
            "responses": {
                str(status): {"description": say(lang, f"interface_status_{status}"), **_content(status)}
                for status in STATUSES
                if status not in _WITH_CONTENT
            },
        },
    }


def _operation(route: MachineRoute, lang: str) -> Entry:
    read = [_part(route, name, lang) for name in route.parts]
    read += [{**_parameter(key, lang), "required": key in route.needed} for key in route.query]
    said: Entry = {
        "operationId": route.key,
        "summary": say(lang, f"interface_route_{route.key}"),
        **({"description": say(lang, f"interface_nearest_{route.nearest}")} if route.nearest else {}),
        "tags": [route.group],
        "parameters": read,
        "responses": {
            str(one): {
                "description": say(lang, f"interface_status_{one}"),
                "content": {kind: _answer(route, kind) for kind in route.types},
            }
            if one in _WITH_CONTENT
            else {"$ref": f"#/components/responses/{one}"}
            for one in route.statuses
        },
    }
    if route.body:
        said["requestBody"] = {"required": True, "content": {route.body: _FREE}}
    return said


def _part(route: MachineRoute, name: str, lang: str) -> Entry:
    """A part of the path."""
    schema: Entry = {"type": "string"}
    if route.choices.get(name):
        schema["enum"] = list(route.choices[name])
    described = say(lang, f"parameter_{name}")
    return {"name": name, "in": "path", "required": True, "description": described, "schema": schema}


def _parameter(key: str, lang: str) -> Entry:
    facts = PARAMETERS[key]
    schema: Entry = {"type": "integer" if facts.whole else "number" if facts.number else "string"}
    if facts.values:
        schema["enum"] = list(facts.values)
    return {"name": facts.name, "in": "query", "description": say(lang, f"parameter_{key}"), "schema": schema}


def _answer(route: MachineRoute, media_type: str) -> Entry:
    """What is known of the inside of an answer: that of the values, row by row."""
    if route.key == "werte" and media_type == JSON:
        rows = {"type": "array", "items": {"$ref": "#/components/schemas/Zeile"}}
        return {
            "schema": {
                "type": "object",
                "required": ["stand", "zeilen", "quellen", "hinweise"],
                "properties": {
                    "stand": {"type": "string"},
                    "gebietsstand": {"type": "string"},
                    "hinweise": {"type": "array", "items": {"type": "string"}},
                    "quellen": {"type": "array", "items": {"type": "object"}},
                    "zeilen": rows,
                },
            }
        }
    return {"schema": {"type": "object"}} if media_type.endswith("json") else _FREE


def _content(status: int) -> Entry:
    return (
        {"content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}} if status >= 400 else {}
    )


def _problem() -> Entry:
    """RFC 9457."""
    return {
        "type": "object",
        "required": ["title", "status"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
    }


def _row() -> Entry:
    """A value: numbers are null where `status` says that none is given."""
    kinds: Entry = {name: {"type": ["number", "null"]} for name in _NUMBERS}
    kinds |= {"jahr": {"type": "integer"}, "status": {"type": "string"}, "gebiet": {"type": "string"}}
    return {
        "type": "object",
        "required": list(COLUMNS),
        "properties": {name: kinds.get(name, {"type": ["string", "null"]}) for name in COLUMNS},
    }
