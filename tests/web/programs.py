"""The page as a program of its own, and a browser that it lets in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx

IN_A_NETWORK = "import scanner.web.serve as serve; serve._lan_address = lambda: '127.0.0.2'"
"""Makes the program believe that another of this machine's own addresses is its address in the network."""
BEGIN = "from scanner.cli import cardscan; cardscan()"


@contextmanager
def running(folder: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Run `cardscan web` over the records in a folder."""
    named = {"TO": f"{folder}/contacts", "INBOX": f"{folder}/inbox", "ZONE": "Europe/Berlin"}
    named["DATABASE_URL"] = f"sqlite:///{folder}/records.db"
    ours = os.environ | {f"CARDSCAN_{name}": value for name, value in named.items()}
    program = f"{IN_A_NETWORK}; {BEGIN}"
    command = [sys.executable, "-u", "-c", program, "web", "--no-browser", "--port", "0", *words]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=ours
    ) as page:
        try:
            yield page
        finally:
            page.kill()


def address(page: subprocess.Popen[str]) -> str:
    """Return the next address that the program tells."""
    assert page.stdout
    for line in page.stdout:
        if "/enter?token=" in line:
            return line.split()[-1]
    raise AssertionError("no address was told")


@contextmanager
def let_in(entrance: str) -> Iterator[httpx.Client]:
    """Give a browser that came in by an address."""
    with httpx.Client(base_url=entrance.partition("/enter")[0]) as client:
        assert client.get(entrance).status_code == 200
        yield client
