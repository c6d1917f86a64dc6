"""What the log says of an act: who, when, what, on what, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ActKind(StrEnum):
    """What was done; the wording of each stands in dashboard/texts/staff/acts.py as `staff_act_<value>`."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGN_IN_BLOCKED = "sign_in_blocked"
    ACCOUNT_ADDED = "account_added"
    ROLE_CHANGED = "role_changed"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_UNLOCKED = "account_unlocked"
    PASSWORD_LINK = "password_link"  # noqa: S105 - no password
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - no password
    SESSIONS_ENDED = "sessions_ended"
    LOG_EXPORTED = "log_exported"
    DRAFTED = "drafted"
    DRAFT_CHANGED = "draft_changed"
    SUBMITTED = "submitted"
    TAKEN_BACK = "taken_back"
    REFUSED = "refused"
    RELEASED = "released"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    CHANGE_UNDONE = "change_undone"
    PREPARED = "prepared"
    BACKUP_RESTORED = "backup_restored"
    JOB_CANCELLED = "job_cancelled"
    ROADS_IMPORTED = "roads_imported"
    INTAKE_CREATED = "intake_created"
    INTAKE_FILES_ADDED = "intake_files_added"
    INTAKE_FILE_REMOVED = "intake_file_removed"
    INTAKE_RECOGNISED = "intake_recognised"
    INTAKE_DECIDED = "intake_decided"
    INTAKE_SETTLED = "intake_settled"
    INTAKE_LEFT_OUT = "intake_left_out"
    INTAKE_STEP_BACK = "intake_step_back"
    INTAKE_RENAMED = "intake_renamed"
    INTAKE_HANDED_OVER = "intake_handed_over"
    INTAKE_DISCARDED = "intake_discarded"
    INTAKE_REOPENED = "intake_reopened"
    REPORT_CLOSED = "report_closed"
    REPORT_REMOVED = "report_removed"
    CELL_CHANGED = "cell_changed"
    ROW_LEFT_OUT = "row_left_out"
    FINDING_ANSWERED = "finding_answered"
    AMENDMENT_UNDONE = "amendment_undone"
    FILE_REPLACED = "file_replaced"
    TEMPLATES_ISSUED = "templates_issued"
    TEMPLATES_RETURNED = "templates_returned"
    TEMPLATES_REMINDED = "templates_reminded"
    DEFINITION_CHANGED = "definition_changed"
    DEFINITION_HANDED_OVER = "definition_handed_over"
    DEFINITION_DISCARDED = "definition_discarded"
    DEFINITION_REOPENED = "definition_reopened"
    ENTRY_CHANGED = "entry_changed"
    ENTRIES_MERGED = "entries_merged"
    ENTRIES_HANDED_OVER = "entries_handed_over"
    ENTRIES_DISCARDED = "entries_discarded"
    ENTRIES_REOPENED = "entries_reopened"
    OPERATOR_INVITED = "operator_invited"
    INVITATION_RENEWED = "invitation_renewed"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    INVITATION_ACCEPTED = "invitation_accepted"
    INSTITUTIONS_GRANTED = "institutions_granted"
    INSTITUTION_TAKEN_AWAY = "institution_taken_away"
    ENTRY_RETURNED = "entry_returned"
    STEP_DONE = "step_done"
    EDITION_BEGUN = "edition_begun"
    EDITION_CHANGED = "edition_changed"
    EDITION_SUBMITTED = "edition_submitted"
    EDITION_TAKEN_BACK = "edition_taken_back"
    EDITION_PUBLISHED = "edition_published"
    EDITION_WITHDRAWN = "edition_withdrawn"
    CHAPTER_SAVED = "chapter_saved"
    CHAPTER_COMMENTED = "chapter_commented"


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the log. `account` is the name at that time, `subject` what was acted on; `before` and `after` are
    texts, empty where there is nothing to say. `at` knows its zone."""

    account: str
    at: datetime
    kind: ActKind
    subject: str = ""
    before: str = ""
    after: str = ""
