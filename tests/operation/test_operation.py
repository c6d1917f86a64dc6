"""What administrators copy (containers, services, compose) names commands and settings that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from callbacks.commands.program import program
from dashboard.setting_table import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
SERVICES = sorted((ROOT / "docs" / "systemd").glob("*.service"))
NAMES = {one.name for one in SETTINGS}
OF_THE_CONTAINER = {"WATCHED_PORT", "PYTHONUNBUFFERED"}
COMMANDS = program(lambda: None, lambda: None).commands


def test_compose_names_settings_commands_and_files_that_there_are():
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    ours = {name: one for name, one in compose["services"].items() if one.get("image") == "bildungslupe"}
    assert set(ours) == {"prepare", "public", "staff"}
    for name, one in ours.items():
        assert set(one["environment"]) <= NAMES | OF_THE_CONTAINER, name
        assert one["command"][0] in COMMANDS, name
        assert one["read_only"], name
    for one in compose["services"].values():
        for volume in one.get("volumes", ()):
            file = volume.partition(":")[0]
            assert not file.startswith("./docs/") or (ROOT / file).is_file(), file


def test_the_image_runs_without_root_and_with_settings_that_there_are():
    text = (ROOT / "Dockerfile").read_text("utf-8")
    given = re.findall(r"(\w+)=", " ".join(re.findall(r"^ENV (.*)$", text, re.MULTILINE)))
    assert given
    assert set(given) <= NAMES | OF_THE_CONTAINER
    assert text.index("USER bildungslupe") < text.index("ENTRYPOINT")
    assert re.search(r'^CMD \["(\w+)"\]$', text, re.MULTILINE)[1] in COMMANDS


@pytest.mark.parametrize("service", SERVICES, ids=lambda one: one.stem)
def test_a_service_starts_a_command_that_there_is(service):
    words = re.search(r"^ExecStart=\S+/bildungslupe (.*)$", service.read_text("utf-8"), re.MULTILINE)[
        1
    ].split()
    parameters = {option for one in COMMANDS[words[0]].params for option in one.opts}
    assert {word for word in words if word.startswith("--")} <= parameters


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_finds_nothing_wrong_with_the_services(tmp_path):
    units = []
    for file in [*SERVICES, *(ROOT / "docs" / "systemd").glob("*.timer")]:
        units.append(tmp_path / file.name)
        units[-1].write_text(
            file.read_text("utf-8").replace("/opt/bildungslupe/bin/bildungslupe", "/bin/true")
        )
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_handbook_of_operation_names_settings_and_commands_that_there_are():
    text = (ROOT / "docs" / "betrieb.md").read_text("utf-8")
    named = set(re.findall(r"`([A-Z][A-Z_]{3,})(?:=\w+)?`", text))
    assert named <= NAMES
    commands = set(re.findall(r"(?:`|bin/)bildungslupe ([a-z]+)", text))
    assert commands <= set(COMMANDS)
    assert len(text) < 6 * 3_600, "six pages"


@pytest.mark.parametrize("file", ["nginx.conf", "compose/nginx.conf"])
def test_the_proxy_keeps_figures_inside_and_gives_long_exports_their_time(file):
    text = (ROOT / "docs" / file).read_text("utf-8")
    servers = text.split("server {\n    listen")[1:]
    assert len(servers) == len(set(re.findall(r"server_name (\S+);", text))) == 2, (
        "the staff app has its own name"
    )
    for one in servers:
        assert re.search(r"location = \S*/metrics \{\s*return 404;", one)
    assert "proxy_read_timeout 180s;" in text


@pytest.mark.parametrize(("file", "base"), [("nginx.conf", "/bildung"), ("compose/nginx.conf", "")])
def test_the_proxy_does_not_keep_what_somebody_types(file, base):
    """Browsers ask these addresses at each keystroke."""
    text = (ROOT / "docs" / file).read_text("utf-8")
    quiet = [
        where
        for where, rules in re.findall(r"location ~ (\S+) \{([^}]*)\}", text)
        if "access_log off;" in rules
    ]
    for path in ("/suche", "/orte"):
        assert any(re.search(one, base + path) for one in quiet), path
