"""Our folder goes by CardDAV to a server and to another device, with the programs that people use for it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import vobject

from scanner.outputs import vdir
from tests.outputs.sample_cards import SAMPLES

for package in ("radicale", "vdirsyncer", "khard"):
    pytest.importorskip(package)

BIN = Path(sys.executable).parent

SYNC = """
[general]
status_path = "{tmp}/status/"

[pair here_server]
a = "here"
b = "server"
collections = ["contacts"]

[pair server_phone]
a = "server"
b = "phone"
collections = ["contacts"]

[storage here]
type = "filesystem"
path = "{tmp}/here/"
fileext = ".vcf"

[storage phone]
type = "filesystem"
path = "{tmp}/phone/"
fileext = ".vcf"

[storage server]
type = "carddav"
url = "http://127.0.0.1:{port}/"
username = "ann"
password = "secret"
"""

KHARD = """
[addressbooks]
[[phone]]
path = {tmp}/phone/contacts
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[int]:
    """Run Radicale on a free port of this machine, with its records in the test's folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    options = {"server-hosts": f"127.0.0.1:{port}", "storage-filesystem-folder": f"{tmp_path}/server"}
    arguments = [f"--{name}={value}" for name, value in (options | {"auth-type": "none"}).items()]
    with subprocess.Popen([sys.executable, "-m", "radicale", "--config=", *arguments]) as radicale:
        try:
            _await(port)
            yield port
        finally:
            radicale.terminate()


def _await(port: int) -> None:
    for _ in range(200):
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server does not answer")


def sync(tmp_path: Path, port: int) -> None:
    config = tmp_path / "vdirsyncer.conf"
    config.write_text(SYNC.format(tmp=tmp_path, port=port), encoding="utf-8")
    for step in (["discover"], ["sync", "here_server"], ["sync", "server_phone"]):
        vdirsyncer = [BIN / "vdirsyncer", "--config", config, *step]
        subprocess.run(vdirsyncer, input=b"y\n" * 8, check=True, timeout=60)


def khard(tmp_path: Path, *command: str) -> str:
    config = tmp_path / "khard.conf"
    config.write_text(KHARD.format(tmp=tmp_path), encoding="utf-8")
    return subprocess.check_output([BIN / "khard", "--config", config, *command], text=True, timeout=60)


def said(card: bytes) -> list[str]:
    """Return all that a card says, sorted: a server writes the lines in an order of its own."""
    lines = vobject.readOne(card.decode()).getChildren()
    return sorted(f"{line.group} {line.name} {sorted(line.params.items())} {value(line)}" for line in lines)


def value(line: vobject.base.ContentLine) -> str:
    """Return a name's or an address's parts too: as text they are joined."""
    return f"{line.value} {getattr(line.value, '__dict__', '')}"


def test_contacts_reach_another_device_and_a_change_updates_them(tmp_path: Path, server: int) -> None:
    here, phone = tmp_path / "here" / "contacts", tmp_path / "phone" / "contacts"
    for sample in SAMPLES:
        vdir.write(here, sample.uid, sample.card())
    sync(tmp_path, server)
    arrived = {path.name: path.read_bytes() for path in phone.iterdir()}
    assert {name: said(card) for name, card in arrived.items()} == {
        f"{sample.uid}.vcf": said(sample.card()) for sample in SAMPLES
    }

    promoted = replace(SAMPLES[0], contact=replace(SAMPLES[0].contact, title="Managing Director"))
    vdir.write(here, promoted.uid, promoted.card(), replace=True)
    sync(tmp_path, server)
    assert len(list(phone.iterdir())) == len(SAMPLES)
    assert said((phone / f"{promoted.uid}.vcf").read_bytes()) == said(promoted.card())
    assert "Zoë Anna Þóra Müller-Łuczak" in khard(tmp_path, "list", "--parsable", "Müller-Łuczak")
    assert "+4915123125002" in khard(tmp_path, "phone", "--parsable", "Zoë")
