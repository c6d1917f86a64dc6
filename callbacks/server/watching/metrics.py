"""`/metrics`: what Prometheus asks for. No figure is about a reader: routes are counted, not addresses."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable
from time import perf_counter
from urllib.parse import urlsplit

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from werkzeug.exceptions import NotFound

from callbacks.server.export_queue import ExportQueue
from callbacks.server.process.hosting import is_hosted
from dashboard.setting_values import is_loopback

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
_FORWARDED = ("Forwarded", "X-Real-Ip", "Via")
PATH = "/metrics"


class Lanes:
    """How full the lanes of exports are, read when it is asked for."""

    def __init__(self, queue: ExportQueue) -> None:
        self._queue = queue

    def collect(self) -> Iterable[Metric]:
        """One gauge with the label `lane`: `folders` or `files`."""
        held = GaugeMetricFamily(
            "bildungslupe_exports", "Exports being made or waiting for it", labels=["lane"]
        )
        for name, lane in (("folders", self._queue.folders), ("files", self._queue.files)):
            held.add_metric([name], lane.held)
        yield held


class ProcessFigures:
    """The figures of one of several processes, each with the label `process`, its number in the system."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry

    def collect(self) -> Iterable[Metric]:
        """As the registry collects them."""
        process = str(os.getpid())
        for metric in self._registry.collect():
            metric.samples = [
                one._replace(labels={**one.labels, "process": process}) for one in metric.samples
            ]
            yield metric


def register(
    server: Flask, token: str, queue: ExportQueue | None = None, *, behind_proxy: bool = False
) -> None:
    """Adds `/metrics` and counts every request from now on. With a `token` whoever sends it as a bearer token is
    answered, without one whoever asks from this machine, and not through a proxy; with `behind_proxy` only by a name
    that a machine has for itself, as proxies may send no header. Everybody else gets the answer of an address that does
    not exist. Each of several processes counts for itself and says which one it is."""
    registry = CollectorRegistry()
    requests = Counter(
        "bildungslupe_requests", "Requests answered", ["method", "route", "status"], registry=registry
    )
    seconds = Histogram(
        "bildungslupe_request_seconds",
        "Seconds until the head of the answer is ready",
        ["route"],
        buckets=_SECONDS,
        registry=registry,
    )
    ProcessCollector(registry=registry)
    if queue is not None:
        registry.register(Lanes(queue))

    shown = ProcessFigures(registry) if is_hosted(os.environ) else registry

    @server.before_request
    def begin() -> None:
        g.begun = perf_counter()

    @server.after_request
    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "-"
        method = request.method if request.method in _METHODS else "other"  # a sender may invent any
        requests.labels(method, route, response.status_code).inc()
        if "begun" in g:
            seconds.labels(route).observe(perf_counter() - g.begun)
        return response

    @server.get(PATH)
    def metrics() -> Response:
        if not allowed(token, behind_proxy=behind_proxy):
            raise NotFound
        return Response(
            generate_latest(shown), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"}
        )


def allowed(token: str, *, behind_proxy: bool) -> bool:
    """Whether the present request may see the figures."""
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        return hmac.compare_digest(given.encode(), token.encode())
    if not is_loopback(request.remote_addr or "") or _came_through_a_proxy():
        return False
    return not behind_proxy or _is_loopback_name(request.host)


def _came_through_a_proxy() -> bool:
    return any(
        name.title() in _FORWARDED or name.lower().startswith("x-forwarded-") for name, _ in request.headers
    )


def _is_loopback_name(host: str) -> bool:
    try:
        return is_loopback((urlsplit(f"//{host}").hostname or "").lower())
    except ValueError:
        return False
