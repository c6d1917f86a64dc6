"""Serves the application with waitress so that slow and idle connections never keep a new reader waiting."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import MultiSocketServer, TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from callbacks.server.export_queue import HELD
from callbacks.server.refusals import Refusal
from dashboard.errors import SettingsError
from dashboard.settings import Settings

LOG = logging.getLogger("bildungslupe")
LARGEST_HEAD, LARGEST_BODY = 65_536, 2_000_000
"""Bytes of all headers and of a body; Flask's own limit is half the latter and answers with a sentence."""
_IN_MEMORY = 262_144  # bytes of one answer or body that are not written to a file while its reader is slow
_ACCEPTED = 64  # connections taken at once, before anybody is answered
_GRACE = 0.25  # seconds that newcomers have to ask something, however full it is
_SILENCE = 60  # seconds between two words about it in the log
_OTHER_FILES = 256  # databases, fonts, the process that draws pictures, log
_FILES_PER_CONNECTION = 3  # the socket, a body and an answer on disk


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds after which a connection is closed.

    `idle`: no request since the last answer; more than the 60 s that proxies keep their connections, which
    else would send a request into one that is just being closed. `head`, `body`: since the first byte of a
    request, or since connecting. `stalled`: since the reader last took a byte of the answer.
    """

    idle: float = 75
    head: float = 20
    body: float = 120
    stalled: float = 60


class Channel(HTTPChannel):
    """One connection, with the times that waitress does not keep: every byte of a slow request is activity to
    it."""

    error_task_class = Refusal
    patience = Patience()
    answered: float | None = None  # when its last answer was ready
    begun: float | None = None  # when its request began to arrive

    def readable(self) -> bool:
        """A connection closed for want of room must not be polled: a newcomer may already have its file
        number."""
        return bool(self.connected and super().readable())

    def writable(self) -> bool:
        """As `readable`."""
        return bool(self.connected and super().writable())

    def received(self, data: bytes) -> bool:
        """Notes when a request begins to arrive; whether waitress took the bytes."""
        before = self.request
        took = bool(super().received(data))
        if self.request is None:
            self.begun = None
        elif self.request is not before:
            self.begun = time.time()
        return took

    def send_continue(self) -> None:
        """Nothing is asked for where nothing more comes: waitress would wait for a body that was never
        announced."""
        if self.request is not None and self.request.completed:
            self.request.expect_continue = False
        else:
            super().send_continue()

    def service(self) -> None:
        """Answers as waitress does, and notes when that was done."""
        super().service()
        self.answered = time.time()

    @property
    def rank(self) -> int | None:
        """What is closed first where there are too many: idle 0, a request arriving 1, an answer leaving 2.

        None while the program works on a request.
        """
        if self.requests:
            return None
        return 2 if self.total_outbufs_len else 1 if self.request is not None else 0

    @property
    def since(self) -> float:
        """When this connection last did what it shall do: began a request, got an answer, took a byte."""
        if self.total_outbufs_len:
            return float(self.last_activity)
        if self.request is not None and self.begun is not None:
            return self.begun
        return self.answered or self.creation_time

    def overdue(self, now: float) -> bool:
        """Whether the connection has let the time pass that Patience allows for what it does."""
        waited = now - self.since
        if self.total_outbufs_len:  # also while a thread waits for the reader to take more of a large answer
            return waited > self.patience.stalled
        if self.requests:
            return False
        if self.request is not None:
            return waited > (self.patience.body if self.request.headers_finished else self.patience.head)
        return waited > (self.patience.head if self.answered is None else self.patience.idle)


class Listener(TcpWSGIServer):
    """Accepts connections; at the limit it closes those that ask for nothing instead of keeping newcomers
    waiting.

    waitress stops accepting at the limit, and closes a connection whose reader takes nothing only once he
    takes something. First goes whoever is idle, among those whoever holds the most connections, then the
    oldest. All readers behind a proxy share an address: among them only age counts.
    """

    channel_class = Channel
    next_word = 0.0
    _map: dict[int, Any]  # what the loop watches by file number; waitress's types do not name it
    active_channels: dict[int, Channel]  # type: ignore[assignment]  # waitress's types give that of one value

    def readable(self) -> bool:
        """Asked a few times a second, and whenever anything happens: all upkeep hangs on it, as in
        waitress."""
        now = time.time()
        if now >= self.next_channel_cleanup:
            self.next_channel_cleanup = int(now) + self.adj.cleanup_interval
            self.maintenance(now)
        if len(self._map) >= self.adj.connection_limit:
            self._make_room(now)
        return bool(self.accepting) and len(self._map) < self.adj.connection_limit

    def handle_accept(self) -> None:
        """Accepts several newcomers at once, up to the limit."""
        for _ in range(_ACCEPTED):
            before = len(self._map)
            super().handle_accept()
            if not before < len(self._map) < self.adj.connection_limit:
                return

    def maintenance(self, now: float) -> None:
        """Closes what is overdue; waitress asks for it once a second."""
        for channel in list(self.active_channels.values()):
            if channel.overdue(now):
                channel.handle_close()

    def _make_room(self, now: float) -> None:
        spare = max(1, self.adj.connection_limit // 20)
        wanted = len(self._map) - self.adj.connection_limit + spare
        found = spared_last(self._map.values(), now)[:wanted]
        for channel in found:
            channel.handle_close()
        if found and now >= self.next_word:
            self.next_word = now + _SILENCE
            LOG.warning(
                "Alle %d Verbindungen waren belegt: untätige wurden geschlossen.", self.adj.connection_limit
            )


def spared_last(connections: Iterable[Any], now: float) -> list[Channel]:
    """The connections that may be closed, in the order in which they are."""
    channels = [one for one in connections if isinstance(one, Channel)]
    held = Counter(one.addr[0] for one in channels)
    closable = [
        (rank, -held[one.addr[0]], one.since, one)
        for one in channels
        if (rank := one.rank) is not None and (one.answered is not None or now - one.since > _GRACE)
    ]
    return [one for *_, one in sorted(closable, key=lambda entry: entry[:3])]


def server(
    application: Callable[..., Iterable[bytes]],
    settings: Settings,
    patience: Patience | None = None,
    largest_body: int = LARGEST_BODY,
) -> MultiSocketServer:
    """A server that already listens: `run` answers until interrupted, `effective_listen` says where. `largest_body` are
    the bytes that a request may bring.

    Raises SettingsError where HOST and PORT cannot be listened on.
    """
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits a moment is no news
    adjustments = _adjusted(settings, largest_body)
    adjustments.asyncore_loop_timeout = _GRACE  # type: ignore[assignment]  # whole seconds there, poll takes parts
    channel = type("PatientChannel", (Channel,), {"patience": patience or Patience()})
    listener = type("PatientListener", (Listener,), {"channel_class": channel})
    sockets: dict[int, Any] = {}
    dispatcher = ThreadedTaskDispatcher()
    try:
        made = [
            listener(application, sockets, dispatcher=dispatcher, adj=adjustments, sockinfo=one)
            for one in adjustments.listen
        ]
    except OSError as error:
        close(sockets)
        raise _unheard(settings, error.strerror or str(error)) from error
    dispatcher.set_thread_count(adjustments.threads)
    places = [(one.effective_host, one.effective_port) for one in made]
    return MultiSocketServer(sockets, adjustments, places, dispatcher, LOG.info)


def close(sockets: dict[int, Any]) -> None:
    """Closes everything that listens or is connected, and what waitress leaves open beside it."""
    for one in list(sockets.values()):
        held = one.socket
        one.close()
        if held is not None:  # closed meanwhile
            held.close()


def _unheard(settings: Settings, cause: str) -> SettingsError:
    return SettingsError(
        f"Unter HOST={settings.host} und PORT={settings.port} kann die Anwendung nicht lauschen: {cause}.",
        setting="PORT",
        found=settings.port,
    )


def _adjusted(settings: Settings, largest_body: int) -> Adjustments:
    try:
        return Adjustments(
            host=settings.host,
            port=settings.port,
            threads=settings.threads + HELD,
            ident="Bildungslupe",
            connection_limit=_possible(settings.connections),
            cleanup_interval=1,  # overdue connections are looked for each second
            asyncore_use_poll=True,  # `select` fails with the 1025th file
            log_socket_errors=False,  # a line that breaks is no fault of ours
            max_request_header_size=LARGEST_HEAD,
            max_request_body_size=largest_body,
            clear_untrusted_proxy_headers=False,  # read with care by callbacks.institutions.reports.limits alone
            outbuf_overflow=_IN_MEMORY,
            inbuf_overflow=_IN_MEMORY,
        )
    except ValueError as error:
        raise _unheard(settings, "die Adresse ist nicht zu finden") from error


def _possible(connections: int) -> int:
    """As many connections as there may be open files for; asks the system for more of them where it allows
    few."""
    try:
        import resource  # noqa: PLC0415 - Windows has no such thing, and no such limit
    except ModuleNotFoundError:
        return connections

    wanted = connections * _FILES_PER_CONNECTION + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return connections
    possible = max((soft - _OTHER_FILES) // _FILES_PER_CONNECTION, 20)
    LOG.warning(
        "CONNECTIONS: höchstens %d statt %d, mehr Dateien erlaubt das System nicht.", possible, connections
    )
    return possible
