"""`python -m tests.wire.fuzzing.fuzz [COUNT] [SEED]`: so many requests to the app of the environment, and what was
wrong with the answers. Needs a prepared store (DATABASE_URL)."""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections import Counter

import click
import psutil
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from dashboard.settings import Settings
from tests.wire.fuzzing.drawn_requests import DrawnAddress, DrawnRequest, drawn, of_document, of_rules

COUNT = 20_000


def addresses(server: Flask) -> list[DrawnAddress]:
    """Every rule of an app, and every address that it describes."""
    described = server.test_client().get("/api/v1/openapi.json").get_json()
    return [*of_rules(server.url_map.iter_rules()), *of_document(described)]


def fault(client: FlaskClient, one: DrawnRequest) -> str:
    """What is wrong with the answer to a request, empty where nothing is."""
    try:
        answer = client.open(one.target, method=one.method, headers=one.headers, data=one.body)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    try:
        if answer.status_code >= 500 and not (
            answer.status_code == 503 and answer.headers.get("Retry-After")
        ):
            return f"Status {answer.status_code}"
        if (
            one.types
            and one.method == "GET"
            and answer.status_code == 200
            and answer.mimetype not in one.types
        ):
            return f"{answer.mimetype} is not described"
        plain = "Content-Encoding" not in answer.headers
        if (
            plain
            and answer.mimetype in ("application/json", "application/problem+json")
            and one.method == "GET"
        ):
            body = answer.get_data()
            if body and answer.status_code not in (304,):
                json.loads(body)
        if b"Traceback (most recent call last)" in answer.get_data():
            return "a traceback"
    except ValueError as error:
        return f"no JSON: {error}"
    finally:
        answer.close()
    return ""


def main(count: int, seed: int) -> int:
    """Prints each fault with its request; 1 where there is any."""
    logging.disable(logging.CRITICAL)
    server = create_app(Settings.from_environment(os.environ)).server
    client, faults, begun = server.test_client(), Counter[str](), time.monotonic()
    memory: list[float] = []
    for number, one in enumerate(drawn(addresses(server), count, seed), 1):
        found = fault(client, one)
        if found:
            faults[found] += 1
            if faults[found] <= 5:
                click.echo(f"{found}: {one.method} {one.target[:300]} {one.headers} {one.body[:80]!r}")
        if number % 1_000 == 0:
            memory.append(psutil.Process().memory_info().rss / 2**20)
            click.echo(f"{number}: {sum(faults.values())} faults, {memory[-1]:.0f} MiB")
    click.echo(
        f"{count} requests in {time.monotonic() - begun:.0f} s, {sum(faults.values())} faults: {dict(faults)}"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(given[0] if given else COUNT, given[1] if len(given) > 1 else 1))
