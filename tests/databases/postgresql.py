"""A PostgreSQL server that the tests start themselves: Debian's, else that of the package pgserver."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest


class PostgreSQL:
    """A server of our own, on a socket in its own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[LiteralString] = set()

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def empty(self, name: LiteralString) -> str:
        """The URL of an empty database. It is made once and swept for every test: one for each would fill the
        disk."""
        if name not in self._made:
            self._run("postgres", f"create database {name}")
            self._made.add(name)
        self._run(name, "drop schema public cascade")
        self._run(name, "create schema public")
        return self.url(name)

    def copy(self, name: LiteralString, to: LiteralString) -> None:
        """Makes `to` what `name` is; whoever is still connected to one of them is thrown out.

        Files are copied as they are, which costs a third of writing them through the log; servers before 15
        know nothing else.
        """
        with self._connected("postgres") as connection:
            how: LiteralString = " strategy file_copy" if connection.info.server_version >= 150000 else ""
            connection.execute(f"drop database if exists {to} with (force)")
            connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
            )
            connection.execute(f"create database {to} template {name}{how}")
        self._made.add(to)

    def _run(self, database: str, statement: LiteralString) -> None:
        with self._connected(database) as connection:
            connection.execute(statement)

    @contextmanager
    def _connected(self, database: str) -> Iterator[psycopg.Connection]:
        with psycopg.connect(
            f"host={self.folder} user=postgres dbname={database}", autocommit=True
        ) as connection:
            connection.execute("set lock_timeout = '10s'")
            yield connection


def _debian_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def postgresql_server() -> Iterator[PostgreSQL]:
    """Debian's server where it is installed, else that of the package pgserver. PostgreSQL refuses to run as
    root."""
    binaries = _debian_binaries()
    folder = Path(tempfile.mkdtemp(prefix="bildungslupe-pg-"))
    try:
        if binaries is not None:
            yield from _debian(binaries, folder)
        else:
            pgserver = pytest.importorskip(
                "pgserver", reason="weder Debians postgresql noch das Paket pgserver ist da"
            )
            server = pgserver.get_server(folder, cleanup_mode="stop")
            yield PostgreSQL(Path(server.get_postmaster_info().socket_dir))
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _debian(binaries: Path, folder: Path) -> Iterator[PostgreSQL]:
    user = "postgres" if os.geteuid() == 0 else None
    if user is not None:
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)
    cluster = folder / "cluster"

    def run(*command: str) -> None:
        done = subprocess.run(command, user=user, cwd=folder, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr

    initdb = (str(binaries / "initdb"), "-D", str(cluster), "-U", "postgres", "-A", "trust")
    run(*initdb, "-E", "UTF8", "--locale", "C", "--no-sync")
    options = f"-F -c listen_addresses='' -c unix_socket_directories={folder}"
    control = str(binaries / "pg_ctl")
    # -l keeps the server from holding our pipe open.
    run(control, "-D", str(cluster), "-l", str(folder / "log"), "-o", options, "-w", "start")
    try:
        yield PostgreSQL(folder)
    finally:
        run(control, "-D", str(cluster), "-m", "immediate", "-w", "stop")
