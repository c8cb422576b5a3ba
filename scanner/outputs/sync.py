"""The configuration of vdirsyncer, which carries the folders to a server and so to phones, and back.

https://vdirsyncer.pimutils.org/en/stable/config.html. Where both sides changed a contact, neither is thrown
away: vdirsyncer names it, and the person decides.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scanner.errors import UsageError

SERVERS = {
    "icloud": "https://contacts.icloud.com/",
    "fastmail": "https://carddav.fastmail.com/",
}
"""Servers whose address nobody has to look up."""


@dataclass(frozen=True, slots=True)
class Sync:
    """Which folder goes where: `url` of a CardDAV server, `user` there, what command prints the password.

    Without a command vdirsyncer asks for the password each time. `status` is where it keeps what it knows,
    `book` the address book there, which is made where it is missing.
    """

    contacts: Path
    url: str
    user: str
    status: Path
    password: tuple[str, ...] = ()
    book: str = "cardscan"

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("https", "http") or not parts.hostname:
            raise UsageError(f"a server's address begins with https://, not {self.url!r}")
        if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise UsageError(f"{self.url} would send your password and contacts in the open; use https://")
        if parts.password or parts.username:
            raise UsageError("leave name and password out of the address")


class Keep(StrEnum):
    """Whose contact stays, where both sides changed one."""

    HERE = "here"
    PHONE = "phone"


WINS = {Keep.HERE: "a wins", Keep.PHONE: "b wins"}
"""What vdirsyncer calls that: `a` is the folder, `b` the server, which the phone has its contacts from."""
PAIR = "[pair contacts]"


def deciding(text: str, keep: Keep) -> str:
    """Return a configuration in which one side wins. Raises UsageError for one that is not as we wrote it."""
    lines = [line for line in text.splitlines() if not line.startswith("conflict_resolution")]
    if PAIR not in lines:
        raise UsageError(f"the configuration has no {PAIR}; say there yourself which side wins")
    lines.insert(lines.index(PAIR) + 1, f"conflict_resolution = {json.dumps(WINS[keep])}")
    return "\n".join(lines) + "\n"


def server(text: str) -> str:
    """Return the address of a server that is known by name, else the address itself."""
    return SERVERS.get(text.casefold(), text)


def configuration(sync: Sync) -> bytes:
    """Return vdirsyncer's configuration."""
    password = ["fetch", ["command", *sync.password]] if sync.password else ["fetch", ["prompt", "Password"]]
    parts: dict[str, dict[str, Any]] = {
        "general": {"status_path": f"{sync.status}/"},
        PAIR.strip("[]"): {
            "a": "here",
            "b": "server",
            "collections": [["cardscan", sync.contacts.name, sync.book]],
        },
        "storage here": {"type": "filesystem", "path": f"{sync.contacts.parent}/", "fileext": ".vcf"},
        "storage server": {
            "type": "carddav",
            "url": sync.url,
            "username": sync.user,
            f"password.{password[0]}": password[1],
        },
    }
    lines = ["# Written by cardscan sync --init; change it as you like."]
    for name, values in parts.items():
        lines += ["", f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in values.items())]
    return ("\n".join(lines) + "\n").encode()
