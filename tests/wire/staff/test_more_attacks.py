"""What colleagues, uploads and foreign pages try on the screens of staff: each try fails, and the app goes on."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest

from callbacks.staff.entrance.attempts import MOST
from callbacks.staff.entrance.tokens import token_of
from callbacks.staff.intake.finding_list import listed_csv
from dashboard.domain.releases.step import StepKind
from dashboard.staff.intake.changes import named
from dashboard.staff.intake.intake import IntakeAct, Step
from dashboard.staff.jobs.job import JobKind, JobState
from dashboard.staff.release.flow import release_problem
from dashboard.staff.rights import Role
from data.importing.uploads.kinds import LARGEST, plain_name
from data.staff import accounts
from data.staff.definitions.draft_store import definition_draft_of, definition_drafts
from data.staff.intake.drafting import hand_over
from data.staff.intake_store import Doing, begin_intake, change_intake, intake_of, intakes
from data.staff.jobs.worker import work
from data.staff.release.drafts import drafts
from data.staff.templates import returning
from data.stores.audit import audit_log
from data.stores.origins import originals
from tests.data.importing.uploads.old_workbook import old_workbook
from tests.data.importing.uploads.test_uploads import zipped
from tests.data.stores.changes import EXAMPLE
from tests.data.stores.deliveries import delivery
from tests.staff.staff_app import HOST, NAMES
from tests.wire.staff.intake.test_intake_page import PLAIN, sent
from tests.wire.staff.test_attacks import SCRIPTS
from tests.wire.staff.test_definitions import FORM, begun, revision

pytestmark = pytest.mark.one_database
ODD = ("²", "-1", "9" * 5_000, "\x00", "", "1;drop table intake")
TAGS = ("<script>alert", "<img src=x", "<svg/onload")


@pytest.fixture
def editor(staff):
    return staff.signed_in(Role.EDITOR)


def steps_of_only_draft(staff):
    with staff.staff.store.reading() as connection:
        (draft,) = drafts(connection)
    return draft.steps


# Four eyes: whoever has worked on something does not release it, by whichever way it became a draft.


def test_whoever_worked_on_a_definition_cannot_release_what_another_handed_over(staff, editor):
    """And nobody is forgotten for a third one who comes in between."""
    address = begun(staff.signed_in(Role.RELEASER))
    for role in (Role.LEAD, Role.EDITOR):
        client = staff.signed_in(role)
        client.post(address, {**FORM, "do": "save", "revision": revision(client, address)})
    editor.post(address, {**FORM, "do": "hand_over", "revision": revision(editor, address)})
    steps = steps_of_only_draft(staff)
    assert steps[0].kind is StepKind.DRAFTED and steps[-1].kind is StepKind.SUBMITTED
    for role in (Role.RELEASER, Role.LEAD, Role.EDITOR):
        assert release_problem(steps, NAMES[role], four_eyes=True) == "staff_release_own", role
    assert release_problem(steps, "Z. Zweite", four_eyes=True) == ""


def test_whoever_worked_on_an_intake_cannot_release_what_another_handed_over(staff, world):
    lead, author, at = NAMES[Role.LEAD], NAMES[Role.EDITOR], staff.clock()
    with staff.staff.store.writing() as connection:
        intake = begin_intake(connection, "Belegung", lead, at)
        intake = change_intake(connection, intake, Doing("M. Koch", at, IntakeAct.DECIDED))
        renamed = named(intake, "Kita-Belegung")
        intake = change_intake(connection, renamed, Doing("Z. Zweite", at, IntakeAct.RENAMED))
    given = [delivery(("kitas", "13076001", 2022, 11.0, EXAMPLE), name="a.csv")]
    hand_over(staff.staff.settings.stores, replace(intake, step=Step.PREVIEW), given, author, at)
    steps = steps_of_only_draft(staff)
    for name in (lead, author, "M. Koch"):
        assert release_problem(steps, name, four_eyes=True) == "staff_release_own", name
    assert release_problem(steps, "Z. Zweite", four_eyes=True) == "", "another name changes no figure"


def test_handing_over_a_definition_is_whole_or_not_at_all(staff, editor, monkeypatch):
    """A fault on the last line leaves no draft that waits for release while its definition is edited on."""
    address = begun(editor)
    stand = revision(editor, address)

    def fails(*_args):
        raise OSError("no space")

    monkeypatch.setattr("callbacks.staff.definitions.drafting.submit", fails)
    assert editor.post(address, {**FORM, "do": "hand_over", "revision": stand}).status_code == 500
    with staff.staff.store.reading() as connection:
        assert drafts(connection) == () and definition_drafts(connection)[0].release == ""


def test_taking_back_and_giving_again_makes_nobody_a_second_person(staff, editor):
    address = begun(staff.signed_in(Role.LEAD))
    lead = staff.signed_in(Role.LEAD)
    lead.post(address, {**FORM, "do": "hand_over", "revision": revision(lead, address)})
    version = drafted_version(staff)
    for path in ("zurueckholen", "zur-freigabe"):
        editor.post(f"/freigaben/{version}/{path}")
    assert "jemand anderes" in lead.act(f"/freigaben/{version}/freigeben")
    assert staff.staff.jobs.newest() == ()


def drafted_version(staff):
    with staff.staff.store.reading() as connection:
        return drafts(connection)[0].version


def test_a_job_of_somebody_who_was_locked_while_it_waited_changes_nothing(staff):
    before = staff.staff.shown_version()
    jobs = staff.staff.jobs
    monkey = jobs._start_worker
    jobs._start_worker = lambda _settings: None
    for act in ("lock", "role"):
        name = f"Q. {act}"
        account = staff.add(name, Role.RELEASER)
        number = jobs.start(JobKind.WITHDRAW, f"{before}-{act}", name)
        with staff.staff.store.writing() as connection:
            if act == "lock":
                accounts.set_locked(connection, account, True, by="Test", at=staff.clock())
            else:
                accounts.change_role(connection, account, Role.EDITOR, by="Test", at=staff.clock())
        work(staff.staff.settings.stores)
        job = jobs.of(number)
        assert job.state is JobState.FAILED and "gesperrt" in job.message
    jobs._start_worker = monkey
    assert staff.staff.shown_version() == before


def test_a_job_is_not_cancelled_by_a_colleague_who_may_not_release(staff, editor, monkeypatch):
    monkeypatch.setattr(staff.staff.jobs, "_start_worker", lambda _settings: None)
    number = staff.staff.jobs.start(JobKind.WITHDRAW, "2026.9", NAMES[Role.RELEASER])
    assert editor.post(f"/auftraege/{number}/abbrechen").status_code == 403
    assert staff.staff.jobs.of(number).state is JobState.WAITS
    staff.signed_in(Role.RELEASER).post(f"/auftraege/{number}/abbrechen")
    assert staff.staff.jobs.of(number).state is JobState.CANCELLED


def test_an_editor_releases_withdraws_and_restores_nothing(staff, editor):
    for path in ("/freigaben/2026.1/freigeben", "/freigaben/2026.1/zurueckgeben", "/fassungen/wieder"):
        assert editor.post(path, {"fassung": "2026.1", "grund": "x"}).status_code == 403, path
    assert editor.post("/fassungen/zuruecknehmen", {"fassung": "x", "grund": "x"}).status_code == 403
    assert staff.staff.jobs.newest() == ()


# Foreign pages


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://boese.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:8050"},
        {"Origin": "", "Sec-Fetch-Site": "", "Referer": "http://127.0.0.1:8051.boese.example/"},
        {"Origin": "", "Sec-Fetch-Site": "", "Referer": ""},
    ],
)
def test_a_foreign_page_sends_no_files_even_with_the_right_token(staff, editor, headers):
    """The public pages are another port of the same host."""
    answer = editor.post("/einspielen/neu", sent(a=("a.csv", PLAIN.encode())), headers=headers)
    assert answer.status_code == 403
    with staff.staff.store.reading() as connection:
        assert intakes(connection) == ()


def test_a_token_in_the_address_or_of_another_session_sends_no_files(staff, editor):
    other = staff.signed_in(Role.EDITOR).csrf
    for path, csrf in (
        (f"/einspielen/neu?csrf={editor.csrf}", ""),
        ("/einspielen/neu", other),
        ("/einspielen/neu", editor.csrf[:-1]),
        ("/einspielen/neu", editor.csrf.upper()),
    ):
        assert editor.post(path, sent(a=("a.csv", PLAIN.encode())), csrf=csrf).status_code == 403
    body = {"csrf": editor.csrf, "subject": "indicator:"}
    said = {"Origin": HOST, "Sec-Fetch-Site": "same-origin"}
    for given in ({"json": body}, {"data": "csrf=" + editor.csrf, "content_type": "text/plain"}):
        assert editor.client.post("/merkmale/neu", base_url=HOST, headers=said, **given).status_code == 403
    with staff.staff.store.reading() as connection:
        assert intakes(connection) == () and definition_drafts(connection) == ()


def test_reading_a_page_changes_nothing(staff):
    """Every address that can be opened is opened by whoever may do everything: the stores stay as they are."""
    lead = staff.signed_in(Role.LEAD)
    begun(lead)
    lead.post("/einspielen/neu", sent(a=("a.csv", PLAIN.encode())))

    def state():
        with staff.staff.store.reading() as connection:
            number = audit_log.count(connection)
            return number, intakes(connection), definition_drafts(connection, None), drafts(connection)

    before = state()
    for route in staff.staff.routes:
        if "GET" in route.methods and route.right is not None:
            path = re.sub(r"<any\((\w+)[^>]*>", r"\1", route.path)
            path = re.sub(r"<\w+>", "x", re.sub(r"<int:\w+>", "1", path))
            assert lead.get(f"{path}?do=discard&weg=ja&stand=2").status_code < 500, path
    assert state() == before and staff.staff.jobs.newest() == ()


# Numbers, names and texts that no form sends


def test_numbers_that_no_database_takes_are_not_found(staff):
    lead, found = staff.signed_in(Role.LEAD), {}
    for route in staff.staff.routes:
        if "<int:" in route.path:
            path = re.sub(r"<\w+>", "x", re.sub(r"<int:\w+>", "9" * 30, route.path))
            answer = lead.get(path) if "GET" in route.methods else lead.post(path)
            found[path] = answer.status_code
    assert len(found) > 20 and set(found.values()) <= {403, 404}, found


def test_fields_that_no_form_sends_change_nothing_and_break_nothing(staff):
    lead = staff.signed_in(Role.LEAD)
    address = begun(lead)
    lead.post("/einspielen/neu", sent(a=("a.csv", PLAIN.encode())))
    with staff.staff.store.reading() as connection:
        number, stand = intakes(connection)[0].number, intakes(connection)[0].revision
    one = f"/einspielen/{number}"
    for odd in ODD:
        for path, fields in (
            (f"{one}/umbenennen", {"stand": odd, "name": "x"}),
            (f"{one}/entfernen", {"stand": odd, "datei": odd}),
            (f"{one}/weglassen", {"stand": str(stand), "tabelle": odd}),
            (f"{one}/befunde/zelle", {"stand": str(stand), "zelle": f"x.{odd}.1.A", "tabelle": odd}),
            (f"{one}/vorschau/abgeben", {"stand": odd}),
            ("/vorlagen/ausgeben", dict.fromkeys(("jahre", "bis", "frist", "merkmal", "fuer"), odd)),
            ("/fassungen/wieder", {"fassung": odd}),
            ("/merkmale/neu", {"subject": odd}),
            ("/merkmale/entfernen", {"subject": odd}),
            (address, {"revision": odd or "x", "do": "drop.figures"}),
        ):
            assert lead.post(path, fields).status_code < 500, (path, odd[:9])
        for query in ("zelle=x.", "zeilen=", "grund="):
            assert lead.get(f"{one}?{query}{odd}.1.A").status_code < 500, (query, odd[:9])
        assert lead.get(f"/fassungen?seite={odd[:9]}&zelle={odd[:9]}").status_code < 500
    with staff.staff.store.reading() as connection:
        assert intake_of(connection, number).revision == stand


def test_a_script_in_any_field_of_a_definition_stays_text(staff, editor):
    """In the form, the check for scripts, the lists, the log and the first page; both languages."""
    address = begun(editor)
    for script in SCRIPTS:
        given = {**dict.fromkeys(FORM, script), **{name: FORM[name] for name in ("m0.old", "e.unit")}}
        given |= {"revision": revision(editor, address), "do": "save"}
        pages = [editor.post(f"{address}/pruefen", given).get_data(as_text=True), editor.act(address, given)]
        pages += [editor.get(path).get_data(as_text=True) for path in ("/merkmale", "/protokoll", "/")]
        for page in pages:
            assert not any(tag in page for tag in TAGS)


def test_a_script_or_line_in_a_reason_or_number_stays_text(staff):
    lead = staff.signed_in(Role.LEAD)
    for script in SCRIPTS:
        for path, fields in (
            ("/freigaben/x/zurueckgeben", {"grund": script}),
            ("/fassungen/zuruecknehmen", {"fassung": script, "grund": script}),
            ("/vorlagen/erinnert", {"nr": script}),
            ("/vorlagen/ausgeben", {"titel": script, "zurueck": script, "fuer": script}),
        ):
            assert not any(tag in lead.act(path, fields) for tag in TAGS), path
        for path in ("/protokoll", f"/vorlagen?nr={script}&satz={script}", f"/fassungen?alt={script}"):
            assert not any(tag in lead.get(path).get_data(as_text=True) for tag in TAGS), path


def test_nothing_that_was_asked_for_writes_a_line_of_the_log_or_a_secret_into_it(staff, caplog, monkeypatch):
    def fails(*_args):
        raise OSError("no space")

    monkeypatch.setattr(originals, "read", fails)
    monkeypatch.setattr(accounts, "account_of_link", fails)
    lead = staff.signed_in(Role.LEAD)
    assert lead.get("/fassungen/original/x%0aERROR%20falsch%1b[31m").status_code == 500
    assert staff.nobody().get("/zugang/GEHEIMNIS").status_code == 500
    assert len(caplog.messages) == 2
    assert not any(word in line for line in caplog.messages for word in ("\n", "\x1b", "GEHEIMNIS"))


def test_no_address_adds_a_header_or_leads_away(staff):
    lead = staff.signed_in(Role.LEAD)
    for version in ("x%0d%0aSet-Cookie:%20a=b", "%2f%2fboese.example", "..%2f..%2f", "%5cboese.example"):
        for act in ("zur-freigabe", "verwerfen", "freigeben"):
            answer = lead.post(f"/freigaben/{version}/{act}")
            place = answer.headers.get("Location", "/")
            assert answer.status_code in (303, 403, 404, 308) and "a=b" not in str(
                answer.headers.getlist("Set-Cookie")
            )
            assert place.startswith("/") and not place.startswith(("//", "/\\"))


def test_a_header_that_names_another_address_neither_frees_nor_blocks_one(staff):
    """Without a machine in front nobody may name the address that tries are counted of."""
    statuses = []
    for number in range(MOST + 1):
        client = staff.nobody()
        client.get("/anmelden")
        token = token_of(
            client.client.get_cookie("lupe-anmeldung", domain="127.0.0.1").value,
            staff.staff.settings.secret_key,
        )
        given = {"name": f"Name {number}", "password": "falsch"}
        named = {"X-Forwarded-For": f"203.0.113.{number}"}
        statuses.append(client.post("/anmelden", given, csrf=token, headers=named).status_code)
    assert statuses == [403] * MOST + [429]


def test_a_form_that_names_no_revision_overwrites_nobody(staff, editor):
    address = begun(editor)
    for odd in ("", "x", "²", "-1", "0", "99"):
        late = editor.post(address, {**FORM, "e.name.de": "Fremd", "do": "save", "revision": odd})
        assert late.status_code == 409, odd
    assert "Fremd" not in editor.get(address).get_data(as_text=True)


def test_no_list_of_findings_begins_a_cell_as_a_formula_does(staff):
    with staff.staff.server.test_request_context():
        text = listed_csv(1, [[f"{sign}1+1"] for sign in ("=", "+", "-", "@", "\t", "\r", "\n")]).get_data(
            as_text=True
        )
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert len(rows) == 7 and all(row[0].startswith("'") for row in rows)


# Uploads


@pytest.mark.parametrize(
    "name",
    [
        'a"; x="b.csv',
        "a%0d%0aSet-Cookie: a=b.csv",
        "../../etc/passwd",
        "\u202egpj.exe",
        "a\x00b.csv",
        "=1+1.csv",
    ],
)
def test_the_name_of_a_file_makes_no_header_and_no_path(staff, editor, name):
    shown = plain_name(name)
    assert shown.isprintable() and not set('/\\"\r\n\x00') & set(shown)
    editor.post("/einspielen/neu", sent(a=(name, PLAIN.encode())))
    with staff.staff.store.reading() as connection:
        intake = intakes(connection)[0]
    file = intake.files[0]
    answer = editor.get(f"/einspielen/{intake.number}/original/{file.sha256}")
    assert answer.headers["Content-Disposition"].startswith(
        "attachment"
    ) and "a=b" not in answer.headers.getlist("Set-Cookie")
    assert (
        answer.mimetype == "application/octet-stream"
        and "sandbox" in answer.headers["Content-Security-Policy"]
    )
    address = begun(editor)
    given = {
        **FORM,
        "do": "save",
        "revision": revision(editor, address),
        "figures": (io.BytesIO(b"a;b"), name),
    }
    assert editor.post(address, given, content_type="multipart/form-data").status_code == 303
    with staff.staff.store.reading() as connection:
        stored = definition_draft_of(connection, int(address.rpartition("/")[2])).figures_name
    assert stored.isprintable() and not set('/\\"\r\n\x00') & set(stored)


def linked() -> bytes:
    """An archive with a symbolic link."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("zahlen.csv")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return stream.getvalue()


def calc(body: str, before: str = "") -> bytes:
    """A table of LibreOffice."""
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    text = (
        f'<?xml version="1.0"?>{before}<office:document-content {names}><office:body><office:spreadsheet>{body}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": text.encode(),
            "META-INF/manifest.xml": b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        }
    )


CELL = '<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'
ROW = '<table:table table:name="A"><table:table-row {more}>{cell}</table:table-row></table:table>'
WIDE = CELL.format(more='table:number-columns-repeated="16384"', text="x")
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
TRICKS = {
    "link.zip": linked(),
    "absolut.zip": zipped({"/etc/a.csv": b"a;b\n1;2\n"}),
    "laufwerk.zip": zipped({"C:\\a.csv": b"a;b\n1;2\n"}),
    "verschachtelt.zip": zipped({"innen.zip": zipped({"a.csv": b"a;b\n1;2\n"})}),
    "viele.zip": zipped({f"{at}.csv": b"a;%d\n" % at for at in range(120)}),
    "bombe.zip": zipped({"a.csv": b"0" * 40_000_000}),
    "riesig.ods": calc(ROW.format(more='table:number-rows-repeated="1048576"', cell=WIDE)),
    "weit.xls": old_workbook(65_535, 65_534),
    "entitaet.ods": calc(ROW.format(more="", cell=CELL.format(more="", text="&a;&f;")), ENTITIES),
    "bild.csv": b"\x89PNG\r\n\x1a\n" + bytes(60),
    "seite.csv": b"<html><script>alert(1)</script></html>",
    "tief.geojson": b'{"type":"FeatureCollection","features":' + b"[" * 200_000,
    "programm.xlsx": b"MZ" + bytes(80),
}


@pytest.mark.parametrize("name", TRICKS)
def test_a_file_that_means_harm_is_refused_with_a_sentence(staff, editor, name):
    page = editor.act("/einspielen/neu", sent(a=(name, TRICKS[name])))
    with staff.staff.store.reading() as connection:
        found = intakes(connection)
    if found:
        page = editor.get(f"/einspielen/{found[0].number}").get_data(as_text=True)
        assert found[0].read == (), "nothing of it would be published"
    assert name.partition(".")[0] in page and "root:" not in page and not any(tag in page for tag in TAGS)


def test_workbooks_that_come_back_are_no_more_than_offices_have(staff, editor, monkeypatch):
    """Many small archives, each of which unpacks to as much as one may hold."""
    monkeypatch.setattr(returning, "_MOST_FILES", 3)
    files = [(io.BytesIO(b"a;%d\n1;2\n" % at), f"{at}.csv") for at in range(5)]
    assert "höchstens 3 Mappen" in editor.act("/vorlagen/einlesen", {"dateien": files})
    monkeypatch.setattr(returning, "_MOST_FILES", 300)
    monkeypatch.setattr(returning, "LARGEST", 10)
    files = [(io.BytesIO(b"a;%d\n1;2\n3;4\n" % at), f"{at}.csv") for at in range(3)]
    assert "höchstens" in editor.act("/vorlagen/einlesen", {"dateien": files})
    assert LARGEST > 10


# What belongs to somebody or something else


def test_an_original_is_given_out_for_its_own_intake_alone(staff, editor):
    for at in range(2):
        editor.post("/einspielen/neu", sent(a=(f"{at}.csv", PLAIN.encode() + b"\n" * at)))
    with staff.staff.store.reading() as connection:
        one, other = intakes(connection)
    digest = other.files[0].sha256
    assert editor.get(f"/einspielen/{one.number}/original/{digest}").status_code == 404
    assert editor.get(f"/einspielen/{other.number}/original/{digest}").status_code == 200
    assert (
        staff.signed_in(Role.OPERATOR).get(f"/einspielen/{other.number}/original/{digest}").status_code == 403
    )
    for odd in ("..%2f..%2fetc%2fpasswd", "%00", "x" * 500, digest.upper()):
        for base in (f"/einspielen/{one.number}", "/fassungen"):
            assert editor.get(f"{base}/original/{odd}").status_code == 404, odd


def test_what_is_private_is_kept_by_no_cache(staff, editor):
    editor.post("/einspielen/neu", sent(a=("a.csv", PLAIN.encode())))
    with staff.staff.store.reading() as connection:
        intake = intakes(connection)[0]
    one = f"/einspielen/{intake.number}"
    for path in (
        one,
        f"{one}/original/{intake.files[0].sha256}",
        f"{one}/befunde.csv",
        "/vorlagen/stand.csv",
    ):
        answer = editor.get(path)
        assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store", path


def test_every_act_on_an_intake_and_a_definition_stands_in_the_log(staff, editor):
    def lines():
        with staff.staff.store.reading() as connection:
            return audit_log.count(connection)

    address, before = begun(editor), lines()
    editor.post("/einspielen/neu", sent(a=("a.csv", PLAIN.encode())))
    with staff.staff.store.reading() as connection:
        intake = intakes(connection)[0]
    one, stand = f"/einspielen/{intake.number}", intake.revision
    key = intake.tables[0].key
    acts = (
        (f"{one}/umbenennen", {"name": "Neu"}),
        (f"{one}/weglassen", {"tabelle": key, "weg": "ja"}),
        (f"{one}/erkennen", {}),
        (f"{one}/zuruecknehmen", {"schritt": "3"}),
        (f"{one}/verwerfen", {}),
        (f"{one}/aufnehmen", {}),
        (f"{one}/entfernen", {"datei": intake.files[0].sha256}),
    )
    before = lines()
    for at, (path, fields) in enumerate(acts):
        editor.post(path, {"stand": str(stand + at), **fields})
        assert lines() == before + at + 1, path
    editor.post(address, {"do": "discard", "revision": revision(editor, address)})
    assert lines() == before + len(acts) + 1
