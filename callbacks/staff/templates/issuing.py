"""Plans templates for many at once, and makes their workbooks, now and whenever they are asked for again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from callbacks.profile.exports import plain_name
from dashboard.domain.indicator import Catalogue
from dashboard.domain.templates.template import AMT, Template
from dashboard.exports.templates.workbook import TemplateWords, template_workbook
from dashboard.staff.templates.planning import (
    Addressee,
    CountAt,
    NothingToFillIn,
    PublishedCount,
    TemplateOrder,
    planned,
)
from data.importing.checks.plausible import may_have_decimals
from data.repository import Repository
from data.staff.store import StaffStore
from data.staff.templates.published_counts import published_counts
from data.stores.templates.deliveries import delivered_counts


@dataclass(frozen=True, slots=True)
class PlannedTemplates:
    """What is to be issued, not numbered yet, and an error for each addressee who has nothing to fill in."""

    templates: tuple[Template, ...]
    skipped: tuple[NothingToFillIn, ...]


def plan_templates(
    repository: Repository, store: StaffStore, order: TemplateOrder, addressees: Sequence[Addressee]
) -> PlannedTemplates:
    """Plans a template for each addressee from what is published. What was delivered and is published for larger areas
    only, as the cells of cross tables are, is not asked for again and stands there as a secret count; `store` is
    where deliveries are. Raises MonitorError where none has anything to fill in, or too much is asked for."""
    catalogue = repository.catalogue()
    places = [place.key for one in addressees if one.kind == AMT for place in one.places]
    counts: dict[CountAt, PublishedCount] = {}
    if places:
        with store.reading() as connection:
            delivered = delivered_counts(connection, order.measures, places)
        for place, measure, breakdown, year in delivered:
            counts[measure, breakdown, year, place] = PublishedCount(None)
        counts |= published_counts(repository, order, places)
    found: list[Template] = []
    skipped: list[NothingToFillIn] = []
    for one in addressees:
        try:
            found.append(planned(order, one, catalogue, counts, ""))
        except NothingToFillIn as error:
            skipped.append(error)
    if not found:
        raise skipped[0]
    return PlannedTemplates(tuple(found), tuple(skipped))


def workbook_of(template: Template, catalogue: Catalogue) -> bytes:
    """The workbook of an issued template: the same each time. A measure that is gone is called by its key."""
    decimals = [
        key
        for key in template.measures
        if key in catalogue.measures and may_have_decimals(catalogue.measures[key])
    ]
    return template_workbook(template, TemplateWords(catalogue), decimals)


def file_name(template: Template) -> str:
    """`vorlage-amt-crivitz-v-2026-12.xlsx`"""
    return f"vorlage-{plain_name(template.area_name)[:60]}-{plain_name(template.number)}.xlsx"


def zipped(templates: Sequence[Template], catalogue: Catalogue) -> bytes:
    """All workbooks in one archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for one in templates:
            made.writestr(file_name(one), workbook_of(one, catalogue))
    return buffer.getvalue()
