"""Our folder goes by CardDAV to a server and to another device, with the programs that people use for it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import vobject

from scanner.actions.interviews.adding import add as add_interview
from scanner.actions.interviews.adding import announced
from scanner.actions.interviews.meeting import link
from scanner.actions.people.editing import add, edit
from scanner.actions.people.finding import find
from scanner.actions.people.removing import remove, restore
from scanner.model.contact import Contact, Name
from scanner.model.interview import Part
from scanner.outputs import vdir
from tests.actions.desks import desk_at
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


PEOPLE = (("Ann Lee", "ann@acme.example"), ("Bo Ek", "bo@acme.example"))


def khard(tmp_path: Path, *command: str, answers: str = "") -> str:
    config = tmp_path / "khard.conf"
    config.write_text(KHARD.format(tmp=tmp_path), encoding="utf-8")
    return subprocess.check_output(
        [BIN / "khard", "--config", config, *command], text=True, input=answers, timeout=60
    )


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


def test_a_correction_and_a_deletion_on_the_phone_are_true_here_and_ours_there(
    tmp_path: Path, server: int
) -> None:
    at = replace(desk_at(tmp_path / "records.db", tmp_path), contacts=tmp_path / "here" / "contacts")
    phone = tmp_path / "phone" / "contacts"
    with at.open() as store, store.write() as records:
        ann, bo = (add(records, Contact(Name(name), emails=(mail,)), at=at) for name, mail in PEOPLE)
    sync(tmp_path, server)

    card = phone / f"{ann}.vcf"
    told = card.read_bytes().decode().replace("ann@acme.example", "a.lee@acme.example")
    card.write_bytes(told.replace("END:VCARD", "BDAY:1980-02-03\r\nEND:VCARD").encode())
    (phone / f"{bo}.vcf").unlink()
    for _ in ("to the server", "from there to us"):
        sync(tmp_path, server)
    with at.open() as store, store.write() as records:
        assert [(p.uid, p.contact.emails) for p in find(records)] == [(ann, ("a.lee@acme.example",))]
        assert [p.uid for p in find(records, away=True)] == [bo]
        corrected = replace(records.contacts.of([ann])[ann], title="CTO")
        edit(records, ann, corrected, at=at)
        held = add_interview(records, announced("Acme", when="2026-11-20", at=at), at=at).interview
        link(records, held.id, ann, part=Part.INTERVIEWER, at=at, talk="sauna")
    sync(tmp_path, server)
    (there,) = phone.iterdir()
    kept = there.read_bytes().decode().replace("\r\n ", "")
    for said_there in ("a.lee@acme.example", "TITLE:CTO", "BDAY:1980-02-03", "We talked about sauna."):
        assert said_there in kept, said_there

    with at.open() as store, store.write() as records:
        restore(records, bo, at=at)
    with at.open() as store, store.write() as records:
        remove(records, ann, at=at)
    sync(tmp_path, server)
    assert [path.stem for path in phone.iterdir()] == [bo]


def test_what_khard_changes_is_read_back(tmp_path: Path) -> None:
    at = replace(desk_at(tmp_path / "records.db", tmp_path), contacts=tmp_path / "phone" / "contacts")
    with at.open() as store, store.write() as records:
        uid = add(records, Contact(Name("Ann Lee", "Ann", None, "Lee"), note="one, two", title="CEO"), at=at)
    text = khard(tmp_path, "show", "--format=yaml", "Ann")
    (tmp_path / "ann.yaml").write_text(
        re.sub(r"Title *:.*", "Title : CTO", re.sub("Last name *: Lee", "Last name : Leeson", text)),
        encoding="utf-8",
    )
    khard(tmp_path, "edit", "--input-file", str(tmp_path / "ann.yaml"), "Ann", answers="y\ny\n")
    with at.open() as store, store.read() as records:
        now = records.contacts.of([uid])[uid]
    assert (now.title, now.note) == ("CTO", "one, two")
    assert now.name == Name("Ann Leeson", "Ann", None, "Leeson")
