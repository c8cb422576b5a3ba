"""Serve the pages until somebody ends it: on this machine only, unless phones are let in."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import uvicorn

from scanner.actions.desk import Clock, Tell, desk_of
from scanner.actions.keeping.readers import reader_of
from scanner.errors import UsageError
from scanner.settings import Settings
from scanner.web.app import app_of
from scanner.web.door import Door
from scanner.web.office import Office
from scanner.web.pictures import Pictures
from scanner.web.reading import ReadingRoom

HERE = "127.0.0.1"
NAMES = (HERE, "localhost")
AT_ONCE = 64
"""Requests that are answered at the same time; others wait."""


@dataclass(frozen=True, slots=True)
class Served:
    """Where the pages are: `here` for this machine's browser, `phone` for one in the network, empty for none.

    Both addresses let in a browser, once.
    """

    here: str
    phone: str


def serve(
    chosen: Settings, *, clock: Clock, port: int, lan: bool, inbox: Path, contacts: Path, tell: Tell,
    ready: Callable[[Served], None],
) -> None:  # fmt: skip
    """Answer until interrupted; `ready` is told where, as soon as there is somebody to answer."""
    host = _lan_address() if lan else ""
    at = desk_of(chosen, clock=clock, tell=tell)
    with at.open() as store, _listening("0.0.0.0" if lan else HERE, port) as listener:  # noqa: S104
        port = listener.getsockname()[1]
        reading = ReadingRoom(
            store,
            partial(desk_of, chosen, clock=clock),
            partial(reader_of, chosen, tell=tell),
            inbox,
            contacts,
        )
        door = Door()
        base = f"http://{host}:{port}" if host else ""
        office = Office(chosen, store, clock, door, inbox, contacts, reading, Pictures(), base)
        hosts = (f"{name}:{port}" for name in (*NAMES, host) if name)
        config = uvicorn.Config(
            app_of(office, hosts=hosts),
            access_log=False,  # addresses hold tokens and ids
            log_level="warning",
            server_header=False,
            limit_concurrency=AT_ONCE,
            timeout_keep_alive=10,
            timeout_graceful_shutdown=3,
            ws="none",
            lifespan="off",
        )
        ready(Served(_enter(f"http://{HERE}:{port}", door), _enter(base, door) if base else ""))
        try:
            uvicorn.Server(config).run(sockets=[listener])
        finally:
            reading.end()


def _enter(base: str, door: Door) -> str:
    return f"{base}/enter?token={door.invite()}"


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Give a socket that listens. Raises UsageError where another program does already."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"port {port} cannot be had: {error.strerror}; is the page open already? Else --port"
            ) from error
        listener.listen(128)
        yield listener


def _lan_address() -> str:
    """Return this machine's address in its network. Raises UsageError where it is in none.

    Connecting a datagram socket sends nothing: it only has the system choose the way. 192.0.2.1 is nobody's
    (RFC 5737).
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))
        except OSError as error:
            raise UsageError("this computer is in no network that a phone could reach it by") from error
        address: str = way.getsockname()[0]
    if ipaddress.ip_address(address).is_loopback:
        raise UsageError("this computer is in no network that a phone could reach it by")
    return address
