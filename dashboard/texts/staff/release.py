"""Wording of the way from draft to published version."""

from __future__ import annotations

STAFF_RELEASE = {
    "de": {
        "staff_release_own": "Diesen Entwurf haben Sie selbst angelegt oder geändert. Freigeben muss ihn jemand anderes.",
        "staff_release_not_submitted": "Der Entwurf {version} ist nicht zur Freigabe gegeben.",
        "staff_release_changed": "Der Entwurf {version} wurde geändert, seit Sie ihn freigegeben haben. Bitte noch einmal ansehen.",
        "staff_release_no_draft": "Einen Entwurf „{version}“ gibt es nicht mehr. Vielleicht hat ihn inzwischen jemand freigegeben oder verworfen.",
        "staff_release_moved_on": "Der Entwurf {version} ist inzwischen {state}. Bitte die Seite neu laden; es wurde nichts geändert.",
        "staff_release_reason_missing": "Bitte schreiben Sie dazu, was noch fehlt oder falsch ist.",
        "staff_release_reason_long": "Die Begründung ist zu lang: höchstens {most} Zeichen, geschrieben sind {found}.",
        "staff_draft_state_open": "in Arbeit",
        "staff_draft_state_submitted": "wartet auf Freigabe",
        "staff_draft_state_refused": "zurückgegeben",
    },
    "en": {
        "staff_release_own": "You drafted or changed this yourself. Somebody else has to release it.",
        "staff_release_not_submitted": "The draft {version} has not been submitted for release.",
        "staff_release_changed": "The draft {version} was changed after you released it. Please look at it once more.",
        "staff_release_no_draft": "There is no draft “{version}” any more. Perhaps somebody has released or discarded it meanwhile.",
        "staff_release_moved_on": "The draft {version} is now {state}. Please reload the page; nothing was changed.",
        "staff_release_reason_missing": "Please write what is still missing or wrong.",
        "staff_release_reason_long": "The reason is too long: at most {most} characters, you wrote {found}.",
        "staff_draft_state_open": "in progress",
        "staff_draft_state_submitted": "awaiting release",
        "staff_draft_state_refused": "sent back",
    },
}
