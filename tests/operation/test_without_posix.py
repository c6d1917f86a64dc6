"""Without what only POSIX has, and with the encodings of Windows, commands and server work all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ABSENT = """
import os, select, signal, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in ("fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "_posixshmem"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
for name in ("resource", "fcntl", "pwd", "grp", "termios"):
    sys.modules.pop(name, None)
for name in ("getuid", "geteuid", "getgid", "getegid", "nice", "fork", "forkpty", "statvfs", "chown", "killpg",
             "getloadavg", "sched_getaffinity", "mkfifo", "setsid"):
    if hasattr(os, name):
        delattr(os, name)
del select.poll, signal.SIGKILL, signal.SIGHUP
"""
SERVE = """
import threading, urllib.request
from callbacks.public_app import made
from callbacks.server.serving import server
from dashboard.settings import Settings

settings = Settings(database_url=os.environ["DATABASE_URL"], secret_key="test", port=18000 + os.getpid() % 40000)
serving = server(made(settings).server, settings)
threading.Thread(target=serving.run, daemon=True).start()
for path in sys.argv[1:]:
    with urllib.request.urlopen(f"http://127.0.0.1:{settings.port}{path}") as answer:
        print(path, answer.status, len(answer.read()) > 0, flush=True)
"""
COMMAND = """
import runpy
runpy.run_module("bildungslupe", run_name="__main__")
"""


def run(program: str, own_copy, *arguments: str, status: int = 0) -> str:
    """What a process prints that has ASCII where nobody names an encoding: whatever is written with one signs only."""
    environment = {
        **{name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))},
        "DATABASE_URL": own_copy.settings.database_url,
        "RAW_DATABASE_URL": own_copy.settings.raw_database_url,
        "USERNAME": "buero",
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "cp1252",
    }
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", ABSENT + program, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=180,
    )
    assert done.returncode == status, (done.stdout + done.stderr).decode("cp1252")
    return (done.stdout + done.stderr).decode("cp1252")


def test_pages_files_and_scripts_are_served(own_copy):
    paths = (
        "/healthz",
        "/",
        "/gemeinde/13076108",
        "/tabelle.csv",
        "/tabelle.xlsx",
        "/bild/karte.png",
        "/portal",
    )
    said = run(SERVE, own_copy, *paths)
    assert [line for line in said.split("\n") if line.startswith("/")] == [
        f"{path} 200 True" for path in paths
    ]


def test_a_table_is_checked_imported_and_listed(own_copy, tmp_path):
    file = tmp_path / "plaetze.csv"
    file.write_text("merkmal;gebiet;jahr;gliederung;wert\nkitas;13076108;2021;;9\n", encoding="utf-8")
    assert "2026.2" in run(COMMAND, own_copy, "import", str(file), "--draft")
    assert "plaetze.csv" in run(COMMAND, own_copy, "releases")
    file.write_text("merkmal;gebiet;jahr;gliederung;wert\nkitas;13076108;2021;;≥ 9 „“\n", encoding="utf-8")
    assert "„? 9 „““" in run(COMMAND, own_copy, "check", str(file), status=1)
