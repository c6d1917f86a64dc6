"""Wording of the staff app, a file for each subject. Whoever imports this room can say it: the process that serves readers
does not."""

from dashboard.texts import join
from dashboard.texts.staff.acts import ACTS
from dashboard.texts.staff.definitions.fields import DEFINITION_FIELDS
from dashboard.texts.staff.definitions.network import NETWORK_SCREENS
from dashboard.texts.staff.definitions.page import DEFINITIONS
from dashboard.texts.staff.editions import EDITIONS
from dashboard.texts.staff.entries.catchments import CATCHMENT_SHEET
from dashboard.texts.staff.entries.courses import COURSE_SHEETS
from dashboard.texts.staff.entries.merging import MERGING
from dashboard.texts.staff.entries.page import ENTRIES
from dashboard.texts.staff.entries.sheets import SHEETS
from dashboard.texts.staff.findings import FINDINGS as INTAKE_FINDINGS
from dashboard.texts.staff.found.official import OFFICIAL_FINDINGS
from dashboard.texts.staff.found.own import OWN_TABLE_FINDINGS
from dashboard.texts.staff.found.tables import TABLE_FINDINGS
from dashboard.texts.staff.found.templates import TEMPLATE_FINDINGS
from dashboard.texts.staff.found.values import VALUE_FINDINGS
from dashboard.texts.staff.frame import STAFF
from dashboard.texts.staff.help import HELP
from dashboard.texts.staff.intake import INTAKE
from dashboard.texts.staff.intake_mapping import INTAKE_MAPPING
from dashboard.texts.staff.intake_page import INTAKE_PAGE
from dashboard.texts.staff.invitations.own import OWN_ENTRIES
from dashboard.texts.staff.invitations.page import INVITATIONS
from dashboard.texts.staff.jobs import STAFF_JOBS
from dashboard.texts.staff.overview import OVERVIEW
from dashboard.texts.staff.preview import PREVIEW
from dashboard.texts.staff.release import STAFF_RELEASE
from dashboard.texts.staff.template_files import TEMPLATE_FILES
from dashboard.texts.staff.templates import TEMPLATES
from dashboard.texts.staff.versions import VERSIONS

SUBJECTS = (
    ACTS,
    EDITIONS,
    DEFINITIONS,
    NETWORK_SCREENS,
    DEFINITION_FIELDS,
    ENTRIES,
    SHEETS,
    COURSE_SHEETS,
    CATCHMENT_SHEET,
    MERGING,
    INTAKE_FINDINGS,
    STAFF,
    INVITATIONS,
    OWN_ENTRIES,
    HELP,
    INTAKE,
    INTAKE_MAPPING,
    INTAKE_PAGE,
    STAFF_JOBS,
    TABLE_FINDINGS,
    OWN_TABLE_FINDINGS,
    OFFICIAL_FINDINGS,
    TEMPLATE_FINDINGS,
    VALUE_FINDINGS,
    OVERVIEW,
    PREVIEW,
    STAFF_RELEASE,
    TEMPLATE_FILES,
    TEMPLATES,
    VERSIONS,
)
join(*SUBJECTS)
