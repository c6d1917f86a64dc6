"""Settings are read from the environment; nonsense is refused in a sentence that names the variable."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.errors import SettingsError
from dashboard.setting_table import SETTINGS
from dashboard.settings import LOCAL, RawSettings, Settings


def test_nothing_set_serves_the_own_district_from_files_beside_the_code():
    settings = Settings.from_environment({})
    assert (settings.host, settings.port, settings.district) == ("127.0.0.1", 8050, "13076")
    assert settings.database_url == f"sqlite:///{LOCAL / 'published.sqlite'}"
    assert RawSettings.from_environment({}).raw_database_url == f"sqlite:///{LOCAL / 'raw.sqlite'}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PORT", "abc"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "８０５０"),
        ("DISTRICT", "xyz"),
        ("DISTRICT", "1307"),
        ("DISTRICT", "13076001"),
        ("THREADS", "0"),
        ("THREADS", "viele"),
        ("CONNECTIONS", "49"),
        ("CONNECTIONS", "viele"),
        ("LOG_LEVEL", "laut"),
        ("TEXTS_DIR", "/gibt/es/nicht"),
        ("BASE_PATH", "bildung"),
        ("BASE_PATH", "/../x"),
        ("BASE_PATH", '/"onload='),
        ("PROXY_HOPS", "viele"),
        ("START", "startseite"),
        ("EMBED_ORIGINS", "*"),
        ("EMBED_ORIGINS", "www.kreis.example"),
        ("EMBED_ORIGINS", "https://kreis.example/seite"),
        ("EMBED_ORIGINS", "https://kreis.example; script-src *"),
        ("EMBED_ORIGINS", "javascript:alert(1)"),
        ("DATABASE_URL", "published.sqlite"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "mysql://nutzer@rechner/daten"),
        ("DATABASE_URL", "postgresql://rechner:port/daten"),
        ("DATABASE_URL", "postgresql://rechner"),
        ("RAW_DATABASE_URL", "http://[kaputt"),
        ("REPORTS", "vielleicht"),
        ("REPORTS_DATABASE_URL", "reports.sqlite"),
        ("REPORTS_DATABASE_URL", f"sqlite:///{LOCAL / 'published.sqlite'}"),
        ("REPORTS_DATABASE_URL", f"sqlite:///{LOCAL / 'raw.sqlite'}"),
        ("OFFICE_CONTACT", "zwei\nZeilen"),
        ("OFFICE_CONTACT", "x" * 201),
    ],
)
def test_nonsense_is_named_with_its_variable(name, text):
    with pytest.raises(SettingsError, match=name) as caught:
        Settings.from_environment({name: text})
    assert caught.value.facts["setting"] == name


def test_websites_that_may_embed_are_a_list():
    given = "https://www.kreis.example, https://*.amt.example:8443 http://localhost:3000 https://www.kreis.example"
    found = Settings.from_environment({"EMBED_ORIGINS": given}).embed_origins
    assert found == ("https://www.kreis.example", "https://*.amt.example:8443", "http://localhost:3000")
    assert Settings.from_environment({}).embed_origins == ()


def test_a_blank_variable_counts_as_not_set():
    assert Settings.from_environment({"PORT": " ", "DISTRICT": ""}).port == 8050


def test_a_password_in_an_address_is_not_repeated():
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({"DATABASE_URL": "mysql://monitor:geheim123@rechner/daten"})
    assert "geheim123" not in str(caught.value.facts) + caught.value.message


def test_the_raw_file_lies_beside_the_published_one():
    raw = RawSettings.from_environment({"DATABASE_URL": "sqlite:////srv/monitor/zahlen.sqlite"})
    assert raw.raw_database_url == "sqlite:////srv/monitor/raw.sqlite"


def test_postgresql_is_reached_through_psycopg_3():
    settings = Settings.from_environment({"DATABASE_URL": "postgres://monitor@rechner/daten"})
    assert settings.database_url == "postgresql+psycopg://monitor@rechner/daten"


def test_a_server_needs_an_own_address_for_raw_figures():
    with pytest.raises(SettingsError, match="RAW_DATABASE_URL fehlt"):
        RawSettings.from_environment({"DATABASE_URL": "postgresql://monitor@rechner/daten"})


def test_raw_and_published_figures_are_two_databases():
    same = "sqlite:////srv/monitor/raw.sqlite"
    with pytest.raises(SettingsError, match="dieselbe Datenbank"):
        RawSettings.from_environment({"DATABASE_URL": same, "RAW_DATABASE_URL": same})
    with pytest.raises(SettingsError, match="dieselbe Datenbank"):
        RawSettings.from_environment({"DATABASE_URL": same})


def test_the_public_app_does_not_know_the_raw_store():
    """What it cannot open it cannot leak."""
    settings = Settings.from_environment({"RAW_DATABASE_URL": "sqlite:////srv/geheim/roh.sqlite"})
    assert "roh.sqlite" not in repr(dataclasses.asdict(settings))


def test_the_secret_key_is_random_but_for_a_set_one_and_never_printed():
    one, other = Settings.from_environment({}), Settings.from_environment({})
    assert one.secret_key != other.secret_key
    assert one.secret_key not in repr(one)
    assert Settings.from_environment({"SECRET_KEY": "fest"}).secret_key == "fest"


def test_the_table_has_a_row_for_every_field():
    names = [one.name for one in SETTINGS]
    known = {field.name.upper() for field in dataclasses.fields(Settings)}
    of_staff = {
        f"STAFF_{one}" for one in "HOST PORT URL BASE_PATH FOUR_EYES TIMEOUT SSO_HEADER SSO_PROXY".split()
    }
    assert known | of_staff | {"RAW_DATABASE_URL", "REPORTS", "PUBLIC_URL"} == set(names)
    assert all(one.description.endswith(".") for one in SETTINGS)


def test_reports_lie_beside_the_published_file_and_nowhere_where_they_are_off():
    beside = {"DATABASE_URL": "sqlite:////srv/monitor/zahlen.sqlite"}
    found = "sqlite:////srv/monitor/reports.sqlite"
    for one in (Settings, RawSettings):
        assert one.from_environment({}).reports_database_url == f"sqlite:///{LOCAL / 'reports.sqlite'}"
        assert one.from_environment(beside).reports_database_url == found
        assert one.from_environment(beside | {"REPORTS": "off"}).reports_database_url == ""


def test_on_a_server_reports_need_an_address_of_their_own():
    server = {"DATABASE_URL": "postgresql://a@b/zahlen", "RAW_DATABASE_URL": "postgresql://a@b/roh"}
    assert Settings.from_environment(server).reports_database_url == ""
    given = server | {"REPORTS_DATABASE_URL": "postgresql://a@b/hinweise"}
    assert RawSettings.from_environment(given).reports_database_url == "postgresql+psycopg://a@b/hinweise"
