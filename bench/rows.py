"""The tables: what was measured beside the goals of the design, and all apps beside each other."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench.apps import App
from bench.busy import Busy
from bench.table import Compared, Goal, Row, Series


@dataclass(slots=True)
class Results:
    """What the parts of a run have found so far; None where one failed or was not asked for."""

    product: App | None = None
    textbook: App | None = None
    floor: App | None = None
    peers: list[App] = field(default_factory=list)
    intervals: tuple[Series, Series] | None = None
    starts: tuple[Series, Series] | None = None
    fresh: dict[str, float] = field(default_factory=dict)
    busy: Busy | None = None
    stage: list[Row] = field(default_factory=list)
    many: list[Row] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)
    profiles: list[Row] = field(default_factory=list)
    reports: list[Row] = field(default_factory=list)
    institutions: list[Row] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def goals(found: Results) -> list[Row]:
    """In the order of the design, figures beside the baseline's."""
    product, textbook = found.product, found.textbook

    def pair(take: Callable[[App], Series | None]) -> tuple[Series | None, Series | None]:
        return (take(product) if product else None, take(textbook) if textbook else None)

    own, others = found.starts or (None, None)
    shares = found.intervals or (None, None)
    steps = pair(lambda app: app.steps)
    return [
        Row("year step, all panels, 142 areas", "ms", Goal("<= 1/30", 1 / 30), *steps),
        Row("the same, a share with intervals", "ms", Goal("<= 1/30", 1 / 30), *shares),
        *_beside_floor(found),
        *_beside_peers(found),
        Row(
            "hover marked in all panels, frame's work",
            "ms",
            Goal("p95 <= 16.7 ms", most=16.7, at_p95=True),
            pair(lambda app: app.hover)[0],
        ),
        Row(
            "the same from the pointer's time stamp",
            "ms",
            Goal("(two frames: 33.3 ms)", most=33.4, at_p95=True),
            pair(lambda app: app.hover_from_pointer)[0],
        ),
        *found.stage,
        Row("bytes over the wire for a year step", "B", Goal("0", most=0), *pair(lambda app: app.wire), 0),
        Row(
            "indicator switch, cold slab",
            "ms",
            Goal("<= 1/10, p95 <= 3 x p50", 1 / 10, spread=3),
            *pair(lambda app: app.cold),
        ),
        Row(
            "indicator switch, cached slab",
            "ms",
            Goal("<= 1/20, p95 <= 3 x p50", 1 / 20, spread=3),
            *pair(lambda app: app.cached),
        ),
        Row("bytes until map, legend, controls work", "MB", Goal("<= 1/5", 1 / 5), *pair(_megabytes), 2),
        Row(
            "time until map, legend, controls work",
            "ms",
            Goal("<= 1/5", 1 / 5),
            *pair(lambda app: app.to_work),
            0,
        ),
        Row(
            "time until all panels are drawn", "ms", Goal("<= 1/5", 1 / 5), *pair(lambda app: app.to_draw), 0
        ),
        Row("start to the first 200", "s", Goal("<= 1.0 s, <= 1/1", 1.0, most=1.0), own, others, 2),
        *_fresh(found.fresh),
        Row(
            "memory of the serving process",
            "MB",
            Goal("<= 120 MB", most=120),
            *pair(lambda app: app.memory),
            0,
        ),
        Row(
            "requests a second, slab / callback",
            "/s",
            Goal(">= 100 x", 1 / 100, inverse=True),
            *pair(_rate),
            0,
        ),
        *_busy(found.busy),
        *found.many,
        *found.institutions,
        *found.files,
        *found.profiles,
        *found.reports,
    ]


def _fresh(found: dict[str, float]) -> list[Row]:
    """An empty store prepared, and the first page: once for each district, since it takes so long."""
    goal = Goal("<= 15 s", most=15)
    rows = [Row(f"fresh start, {what}", "s", goal, Series.of([seconds])) for what, seconds in found.items()]
    return rows or [Row("fresh start", "s", goal, None)]


def _beside_floor(found: Results) -> list[Row]:
    """The floor page stands in the column of the baseline."""
    floor, product = found.floor, found.product
    goal = Goal("<= 3 x the floor's", 3)
    return [
        Row(
            "year step, beside the floor page",
            "ms",
            goal,
            product.steps if product else None,
            floor.steps if floor else None,
        ),
        Row(
            "frame's work of it, beside the floor page",
            "ms",
            goal,
            product.work if product else None,
            floor.work if floor else None,
        ),
    ]


def _beside_peers(found: Results) -> list[Row]:
    """The quicker one of the peers stands in the column of the baseline."""
    best = min(found.peers, key=lambda app: app.steps.p50, default=None)
    what = f"year step, beside the best peer ({best.name})" if best else "year step, beside the best peer"
    product = found.product.steps if found.product else None
    return [Row(what, "ms", Goal("<= 1/2", 1 / 2), product, best.steps if best else None)]


def _busy(found: Busy | None) -> list[Row]:
    """Answers while ten clients ask for pictures; there is nothing like it in the baseline."""
    second = Goal("p95 <= 1 s", most=1.0, at_p95=True)
    pages, health, pictures = (
        (Series.of(found.pages), Series.of(found.health), Series.of(found.pictures)) if found else (None,) * 3
    )
    made = (
        f"these pictures, {len(found.pictures)} made, {found.refused} refused" if found else "these pictures"
    )
    return [
        Row("pages while 10 clients ask for 3,840 px", "s", second, pages, decimals=3),
        Row("/healthz meanwhile", "s", second, health, decimals=3),
        Row(made, "s", Goal(""), pictures, decimals=2),
    ]


def _megabytes(app: App) -> Series:
    return Series.of([value / 1e6 for value in app.bytes_to_work.values])


def _rate(app: App) -> Series | None:
    return Series.of([1 / statistics.fmean(app.latency.values)]) if app.latency else None


def all_apps(found: Results) -> tuple[list[str], list[Compared]]:
    """The names of the apps that were measured, and what was measured in more than one of them."""
    apps = [app for app in (found.product, found.floor, found.textbook, *found.peers) if app]

    def row(what: str, unit: str, take: Callable[[App], Series | None], decimals: int = 1) -> Compared:
        return Compared(what, unit, decimals, tuple(take(app) for app in apps))

    rows: Sequence[Compared] = [
        row("year step, all panels", "ms", lambda app: app.steps),
        row("the same, the frame's work", "ms", lambda app: app.work),
        row("bytes for a year step", "B", lambda app: app.wire, 0),
        row("indicator switch, not seen before", "ms", lambda app: app.cold),
        row("indicator switch, seen before", "ms", lambda app: app.cached),
        row("bytes until it works", "MB", _megabytes, 2),
        row("time until it works", "ms", lambda app: app.to_work, 0),
        row("time until all is drawn", "ms", lambda app: app.to_draw, 0),
        row("memory of the serving process", "MB", lambda app: app.memory, 0),
    ]
    return [app.name for app in apps], list(rows)
