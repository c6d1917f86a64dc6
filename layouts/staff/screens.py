"""The screens of the staff app, in the order of the column at the left: address, key of the name, icon."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """One entry of the column. It is shown to whoever may open its address, once a screen is registered there."""

    path: str
    name: str
    icon: str


OVERVIEW, ACCOUNTS, LOG, HELP, OWN_ACCOUNT = "/", "/konten", "/protokoll", "/hilfe", "/konto"
RELEASES, VERSIONS, JOBS = "/freigaben", "/fassungen", "/auftraege"
TEMPLATES = "/vorlagen"
REPORTS = "/meldungen"
EDITIONS = "/bericht"
INVITATIONS, OWN_ENTRIES, INVITED = "/einladungen", "/meine-einrichtungen", "/einladung"
COURSES_AT = "/einrichtungen/blatt/kurse"
OWN_COURSES, NEW_OWN_COURSE = "/meine-kurse", "/kurs-melden"
SIGN_IN, SIGN_OUT, LINK = "/anmelden", "/abmelden", "/zugang"
WORK = (
    Screen(OVERVIEW, "staff_overview", "house"),
    Screen(OWN_ENTRIES, "staff_own_entries", "pin"),
    Screen(OWN_COURSES, "staff_own_courses", "book"),
    Screen("/einspielen", "staff_intake", "box-in"),
    Screen(TEMPLATES, "staff_templates", "table"),
    Screen("/merkmale", "staff_definitions", "sums"),
    Screen("/ziele", "staff_aims", "flag"),
    Screen("/netzwerk", "staff_network", "people"),
    Screen("/einrichtungen", "staff_entries", "pin"),
    Screen(INVITATIONS, "staff_invitations", "people"),
    Screen(COURSES_AT, "staff_courses", "book"),
    Screen(EDITIONS, "staff_editions", "report"),
    Screen(REPORTS, "staff_reports", "envelope"),
    Screen(RELEASES, "staff_release", "check"),
    Screen(VERSIONS, "staff_versions", "clock"),
    Screen(JOBS, "staff_jobs", "gear"),
)
FOOT = (
    Screen(ACCOUNTS, "staff_accounts", "people"),
    Screen(LOG, "staff_log", "list"),
    Screen(HELP, "staff_help", "question"),
)


def screen_of(path: str) -> Screen | None:
    """The entry that an address belongs to: its own, or the one that it lies below."""
    fitting = [
        one
        for one in (*WORK, *FOOT)
        if path == one.path or (one.path != "/" and path.startswith(f"{one.path}/"))
    ]
    return max(fitting, key=lambda one: len(one.path), default=None)
