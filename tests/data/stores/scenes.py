"""What is killed: each command that writes, on stores made ready for it, and the commands that can follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.settings import RawSettings
from data import migrations
from data.stores.database import opened

COMMANDS = (
    "import",
    "import what is there",
    "publish",
    "rollback of the newest",
    "rollback of an older one",
    "prepare",
    "prepare --republish",
    "roads",
    "releases",
    "report",
)
READING = ("import what is there", "releases", "report")


@dataclass(frozen=True)
class Scene:
    """A command on stores that were made ready for it; `shipped` is the folder of what ships in this
    checkout.

    `may_refuse`: until the command has ended there may be nothing to read, and other commands may refuse.
    """

    command: str
    ready: Callable[[RawSettings], None]
    name: str = ""
    shipped: str = "world"
    may_refuse: bool = False

    @property
    def migrates_first(self) -> bool:
        """Whether the command ends twice: first the migration, then what is newer."""
        return self.may_refuse and self.shipped == "later"

    @property
    def changes_form(self) -> bool:
        """Whether the command migrates a store that it publishes again afterwards, under newer rules."""
        return "migration of" in self.name

    @property
    def title(self) -> str:
        return self.name or self.command


def _as_it_is(_settings: RawSettings) -> None:
    pass


def _downgraded(settings: RawSettings, **revisions: str) -> None:
    urls = {"raw": settings.raw_database_url, "published": settings.database_url}
    for store, revision in revisions.items():
        with opened(urls[store]) as (engine,), engine.begin() as connection:
            migrations.downgrade(connection, store, revision)


def _under_older_rules(settings: RawSettings) -> None:
    with opened(settings.database_url) as (engine,), engine.begin() as connection:
        connection.exec_driver_sql("update published_release set protection = 1")


def _emptied(settings: RawSettings, *urls: str) -> None:
    for url in urls or (settings.raw_database_url, settings.database_url):
        if url.startswith("sqlite"):
            for file in Path(url.removeprefix("sqlite:///")).parent.glob(f"*{Path(url).name}*"):
                file.unlink()
        else:
            with opened(url) as (engine,), engine.begin() as connection:
                connection.exec_driver_sql("drop schema public cascade")
                connection.exec_driver_sql("create schema public")


SCENES = (
    Scene("import", _as_it_is),
    Scene("publish", _as_it_is),
    Scene("rollback of the newest", _as_it_is),
    Scene("rollback of an older one", _as_it_is),
    Scene("roads", _as_it_is),
    Scene("prepare", _as_it_is, "prepare (newer data ship)", shipped="later"),
    Scene("prepare", _under_older_rules, "prepare (newer rules of protection)", may_refuse=True),
    Scene("prepare", _emptied, "prepare (first time)", may_refuse=True),
    Scene("prepare --republish", lambda settings: _emptied(settings, settings.database_url), may_refuse=True),
    Scene(
        "prepare",
        lambda settings: _downgraded(settings, raw="raw_0001"),
        "prepare (migration of the raw store)",
        may_refuse=True,
    ),
    Scene(
        "prepare",
        lambda settings: _downgraded(settings, published="published_0001"),
        "prepare (migration of the published store)",
        may_refuse=True,
    ),
    Scene(
        "prepare",
        lambda settings: _downgraded(settings, raw="raw_0002", published="published_0002"),
        "prepare (migration of both, newer data ship)",
        shipped="later",
        may_refuse=True,
    ),
)
