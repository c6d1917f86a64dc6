"""Operators in tests: institutions of three spellings, invitations, and how somebody accepts one."""

from __future__ import annotations

import re
from typing import Any

from dashboard.staff.rights import Role
from data.importing.knowledge import knowledge_of
from data.importing.read import Delivered, read_files
from data.importing.write import import_deliveries
from data.stores.database import opened
from data.stores.institutions.published import read_entries
from tests.data.importing.institutions.tables import SOUND, table
from tests.staff.staff_app import StaffClient, StaffWorld

OWN, OTHER = "kita-sonne", "kita-mond"
SUN = {**SOUND, "bestaetigt_am": "01.09.2020", "traeger": "Lebenshilfe e. V.", "telefon": ""}
MOON = {
    **SUN,
    "schluessel": OTHER,
    "name": "Kita Mond",
    "lon": "11,8466",
    "lat": "53,4301",
    "traeger": "AWO Kreisverband",
}
STAR = {
    **SUN,
    "schluessel": "kita-stern",
    "name": "Kita Stern",
    "lon": "11,8486",
    "lat": "53,4321",
    "traeger": "Lebenshilfe",
}
WORDS = "zwölf Boote am See"


def bring_institutions(settings: Any, *rows: dict[str, str], name: str = "houses.csv") -> None:
    """Publishes a table of institutions; without rows those of all three spellings."""
    knowledge = knowledge_of(settings)
    found = read_files(
        [Delivered(name, table(*(rows or (SUN, MOON, STAR))).encode())],
        knowledge.catalogue,
        knowledge.known,
        changes=knowledge.changes,
        reference=knowledge.reference,
        defined=knowledge.defined,
    )
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        outcome = import_deliveries(raw, published, found, "Amt", "", draft=False)
    assert outcome.changed, outcome.message


def invited(client: StaffClient, *keys: str, **more: str) -> str:
    """The path of the link of a new invitation for some institutions."""
    sent = {"name": "Lebenshilfe", "tage": "14", "schluessel": list(keys), **more}
    answer = client.post("/einladungen/neu", sent)
    found = re.search(r"/einladung/[\w-]+\.[0-9a-f]{64}", answer.get_data(as_text=True))
    assert answer.status_code == 200 and found, answer.get_data(as_text=True)
    return found[0]


def outside_token(client: StaffClient, path: str) -> str:
    """The token of a form for whoever is not signed in."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).get_data(as_text=True))
    return found[1] if found else ""


def accepts(client: StaffClient, path: str, name: str, password: str = WORDS) -> Any:
    """Sends the form for a new account; the answer."""
    fields = {"name": name, "password": password, "again": password}
    return client.post(f"{path}/konto", fields, csrf=outside_token(client, path))


def joins(client: StaffClient, path: str, name: str, password: str = WORDS) -> Any:
    """Sends the form for an account that there is; the answer."""
    fields = {"konto": name, "kennwort": password}
    return client.post(f"{path}/anmelden", fields, csrf=outside_token(client, path))


def operator(office: StaffWorld, *keys: str, name: str = "Lebenshilfe Parchim") -> StaffClient:
    """A browser of an operator that has accepted an invitation for some institutions."""
    link = invited(office.signed_in(Role.EDITOR), *(keys or (OWN,)))
    client = office.nobody()
    assert accepts(client, link, name).status_code == 303
    return client


def sent_along(client: StaffClient, path: str) -> dict[str, str]:
    """What a page sends along: of which draft and version it was drawn."""
    text = client.get(path).get_data(as_text=True)
    return {
        name: found[1]
        for name in ("draft", "revision", "version")
        if (found := re.search(f'name="{name}" value="([^"]*)"', text))
    }


def published_institutions(office: StaffWorld) -> dict[str, Any]:
    """By key what readers see."""
    with office.staff.store.reading_published() as connection:
        return {one.key: one for one in read_entries(connection, office.staff.shown_version()).institutions}
