"""The command `roads`: takes the roads of an OpenStreetMap extract into the published store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
import numpy as np

from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.indicators.ways.children import cells_of
from dashboard.settings import RawSettings
from dashboard.staff.audit import Act, ActKind
from data.catalogue.travel import travel_rules
from data.importing.roads.importing import import_roads
from data.institutions.shipped.population_cells import cells_around
from data.repository import Repository
from data.stores.audit import audit_log
from data.stores.database import opened, require_current, sentences
from data.stores.two_stores import finish_interrupted


def take_roads(settings: RawSettings, file: Path) -> bool:
    """Measures the ways from all cells of the district on the roads of a file; whether all went well.

    A change that was interrupted is finished or undone first: ways lead to the institutions that stand.
    """
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        require_current(raw, "raw")
        require_current(published, "published")
        finish_interrupted(raw, settings.database_url)
        repository = Repository(published, settings.district)
        areas = repository.register().areas.values()
        own = frozenset(
            one.key for one in areas if one.level == "gemeinde" and one.kreis == settings.district
        )
        cells = cells_of(cells_around(settings.district), own)
        places = [
            (one.longitude, one.latitude)
            for one in repository.entries().institutions
            if one.longitude is not None and one.latitude is not None
        ]
        click.echo(f"{file.name}: Straßen lesen und Wege messen; das dauert einige Minuten.")
        found = import_roads(
            published,
            file,
            settings.district,
            cells,
            np.array(places, dtype=np.float64).reshape(-1, 2),
            travel_rules().roads,
        )
        with sentences(raw), raw.begin() as connection:
            act = Act(COMMAND_LINE, datetime.now(UTC), ActKind.ROADS_IMPORTED, file.name)
            audit_log.record(connection, act)
    click.echo(
        f"Straßennetz eingespielt: {found.nodes} Knoten, {found.edges} Strecken, Wege von {found.cells} Rasterzellen "
        f"zu {found.destinations} Zielen. © OpenStreetMap-Mitwirkende, ODbL."
    )
    if found.without_road:
        click.echo(f"Hinweis: bei {found.without_road} Rasterzellen ist keine Straße in der Nähe.")
    return True
