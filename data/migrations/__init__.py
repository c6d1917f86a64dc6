"""Brings any store up to the level the code needs, or back down."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from data.report import tables as editions
from data.staff.tables import accounts, definition_drafts, entry_drafts, intakes, invitations, previews
from data.stores import road_ways
from data.stores.audit import schema as audit
from data.stores.institutions import schema as institutions
from data.stores.origins import schema as origins
from data.stores.protection import schema as protection
from data.stores.releases.steps import release_step
from data.stores.schema import PUBLISHED, RAW, REPORTS
from data.stores.templates import schema as templates

_FOLDER = Path(__file__).parent
METADATA = {"raw": RAW, "published": PUBLISHED, "reports": REPORTS}
# The tables of institutions, origins, roads and staff join the two when their modules are read.
assert institutions.complete_kind.metadata is RAW and institutions.entry_manifest.metadata is PUBLISHED
assert origins.original.metadata is RAW and protection.hidden_reason.metadata is RAW
assert release_step.metadata is RAW and templates.template_issue.metadata is RAW
assert road_ways.road_way.metadata is PUBLISHED
assert accounts.staff_account.metadata is RAW and audit.audit_entry.metadata is RAW
assert definition_drafts.definition_draft.metadata is RAW and entry_drafts.entry_draft.metadata is RAW
assert invitations.operator_change.metadata is RAW
assert editions.report_edition.metadata is RAW and editions.published_edition.metadata is PUBLISHED
assert intakes.intake.metadata is RAW and previews.stored_preview.metadata is RAW


def levels(store: str) -> frozenset[str]:
    """Every migration level that this code knows of a store."""
    return frozenset(one.revision for one in ScriptDirectory.from_config(_folders(store)).walk_revisions())


def _folders(store: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("version_locations", str(_FOLDER / store))
    config.set_main_option("recursive_version_locations", "true")  # steps of staff have a room of their own
    config.set_main_option("path_separator", "os")
    return config


def configuration(connection: Connection, store: str) -> Config:
    """What Alembic needs to know to work inside the caller's open transaction; `store` is `raw`,
    `published` or `reports`."""
    config = _folders(store)
    config.attributes["connection"] = connection
    config.attributes["metadata"] = METADATA[store]
    return config


def upgrade(connection: Connection, store: str, revision: str = "head") -> None:
    """All missing steps in the caller's transaction."""
    command.upgrade(configuration(connection, store), revision)


def downgrade(connection: Connection, store: str, revision: str = "base") -> None:
    """Steps back, down to an empty database by default."""
    command.downgrade(configuration(connection, store), revision)
