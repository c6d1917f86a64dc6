"""A first day in the staff app: sign in, look around, make a colleague's account, sign out."""

import re

from flask import Flask
from playwright.sync_api import Page, expect

from callbacks.commands.command_line import register_commands
from dashboard.staff.rights import Role
from tests.browser.every_page.test_accessibility import findings
from tests.browser.staff.looks import faults_of
from tests.staff.staff_app import NAMES, PASSWORD

SCREENS = ("/", "/meldungen", "/konten", "/protokoll", "/konto", "/hilfe?seite=/konten")


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Kennwort").fill(password)
    page.get_by_role("button", name="Anmelden").click()


def test_the_first_account_comes_from_the_command_line(office, monkeypatch):
    """Its link sets the password, and the first screen tells what is public."""
    stores = office.world.staff.settings.stores
    monkeypatch.setenv("DATABASE_URL", stores.database_url)
    monkeypatch.setenv("RAW_DATABASE_URL", stores.raw_database_url)
    server = Flask("test")
    register_commands(server)
    made = server.test_cli_runner().invoke(args=["staff", "add", "E. Erste", "--role", "leitung"])
    page = office.page(None, re.search(r"/zugang/[\w-]+", made.output)[0])
    expect(page.get_by_text("Für das Konto „E. Erste“.")).to_be_visible()
    page.get_by_label("Neues Kennwort", exact=True).fill("kurz")
    page.get_by_label("Neues Kennwort wiederholen").fill("kurz")
    office.watch.expect("400")
    page.get_by_role("button", name="Kennwort festlegen").click()
    expect(page.get_by_role("alert")).to_contain_text("mindestens 12 Zeichen")
    page.get_by_label("Neues Kennwort", exact=True).fill("sieben Schwäne im Schilf")
    page.get_by_label("Neues Kennwort wiederholen").fill("sieben Schwäne im Schilf")
    page.get_by_role("button", name="Kennwort festlegen").click()
    sign_in(page, "e. erste", "sieben Schwäne im Schilf")
    expect(page.get_by_role("heading", level=1)).to_contain_text("E. Erste")
    expect(page.locator(".bl-staff-figures dd").first).to_contain_text(
        office.world.staff.answers.repository.version()
    )
    expect(page.get_by_text("Befehlszeile hat ein Konto angelegt: E. Erste")).to_be_visible()


def test_lead_signs_in_makes_an_account_and_the_colleague_sets_the_password(office):
    lead = office.page(None, "/konten")
    expect(lead.get_by_role("heading", name="Anmelden")).to_be_visible()
    sign_in(lead, NAMES[Role.LEAD], PASSWORD)
    expect(lead.get_by_role("heading", name="Konten und Rechte", level=1)).to_be_visible()
    lead.get_by_label("Name", exact=True).fill("M. Koch")
    lead.get_by_role("button", name="Konto anlegen").click()
    link = lead.get_by_label("Link für ein Kennwort").input_value()
    colleague = office.page(None, link.replace(office.url, ""))
    colleague.get_by_label("Neues Kennwort", exact=True).fill("zwölf Boote am See")
    colleague.get_by_label("Neues Kennwort wiederholen").fill("zwölf Boote am See")
    colleague.get_by_role("button", name="Kennwort festlegen").click()
    expect(colleague.get_by_text("Das Kennwort ist festgelegt")).to_be_visible()
    sign_in(colleague, "M. Koch", "zwölf Boote am See")
    expect(colleague).to_have_url(re.compile(r"/$"))
    colleague.get_by_role("button", name="Abmelden").click()
    expect(colleague.get_by_role("heading", name="Anmelden")).to_be_visible()
    lead.goto("/protokoll")
    for words in ("hat ein Konto angelegt", "hat ein Kennwort geändert", "hat sich abgemeldet"):
        expect(lead.locator("td", has_text=words).first).to_be_visible()


def test_screens_are_clean_and_fit_at_every_size_in_both_themes(office):
    office.world.staff.waiting["/meldungen"] = lambda visit: 12
    faults = []
    page = office.page(Role.LEAD)
    for path in SCREENS:
        page.goto(path)
        faults += faults_of(page, path.strip("/").partition("?")[0] or "uebersicht")
    page = office.page(None, "/anmelden")
    faults += [f"sign-in: {one}" for one in findings(page)]
    assert faults == []


def test_everything_is_reached_by_keyboard(office):
    """The skip link, the column, the menu of the account, which Escape closes."""
    page = office.page(Role.LEAD, "/protokoll")
    page.keyboard.press("Tab")
    expect(page.locator(".bl-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#inhalt")).to_be_focused()
    menu = page.locator(".bl-band-who > summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Mein Konto")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.get_by_role("link", name="Mein Konto")).to_be_hidden()
