"""Who is forgotten is in no file of ours, whatever was done with them; what others were given is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scanner.actions.keeping.recorder import Recorder
from scanner.actions.keeping.task import Task
from scanner.inbox.found import look
from scanner.model.page import Page
from scanner.model.reading import ReadCard, Reading
from scanner.store.store import open_store
from tests.actions.desks import desk_at
from tests.actions.people.test_forgetting import read
from tests.cli.clocks import Clock, Run
from tests.fields.cards import page

MAILS = ("ann.lee@kestrel.example", "a.lee@kestrel.example", "ann@lee.example")
"""As the card says, as it was corrected, and as it was typed beside."""


def test_nothing_that_a_command_wrote_holds_who_is_forgotten(
    run: Run, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        (tmp_path / name.lower()).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("CARDSCAN_TO", str(tmp_path / "contacts"))
    scanned(tmp_path, page("Ann Lee", "Kestrel GmbH", MAILS[0]))
    run("people", "edit", "Ann Lee", "--email", MAILS[1])
    run("people", "edit", "Ann Lee", "--email", MAILS[0])
    run("people", "add", "--name", "Ann Lee", "--email", MAILS[0], "--email", MAILS[2])
    both = {path.stem for path in (tmp_path / "contacts").glob("*.vcf")}
    run("merge", *both)
    run("interview", "add", "Kestrel", "--on", "2026-11-16", "--met", f"Ann Lee <{MAILS[0]}>")
    run("link", "kestrel", "Ann Lee", "--talk", f"write to {MAILS[2]}")
    run("interview", "note", "kestrel", f"she is {MAILS[0]} now", "--about", "Ann")
    run("thank", "kestrel", "--eml", "drafts")
    run("done", "kestrel")
    run("calendar", "--to", "vdir")
    run("calendar", "--file", "all.ics")
    run("export", "everything")
    run("backup", "b.db")
    run("undo")
    run("people", "list", "--json")
    told = run("forget", "Ann Lee", "--calendar", "vdir", "--photos", "--yes").output
    named = {line.partition(": ")[2].partition(";")[0] for line in told.splitlines() if "still holds" in line}
    holding = {
        str(path)
        for path in tmp_path.rglob("*")
        if path.is_file() and any(mail.encode() in path.read_bytes().lower() for mail in MAILS)
    }
    assert holding <= named
    given = ("b.db", "everything/cardscan.json", "everything/contacts.csv", "everything/interviews.csv")
    assert {str(tmp_path / name) for name in given} <= named
    assert (tmp_path / "records.db").exists()
    assert not (tmp_path / "card.jpg").exists()


def scanned(folder: Path, card: Page) -> None:
    """Keep what was read on a photo of Ann's card, as a scan does."""
    photo = folder / "card.jpg"
    photo.write_bytes(b"a photo")
    proposal = read("Ann Lee", MAILS[0]).proposal
    with open_store(folder / "records.db") as store:
        at = replace(desk_at(store.place, folder), contacts=folder / "contacts")
        task = Task(folder / "contacts")
        task.folder.mkdir()
        recorder, found = Recorder(store, at, task), look(str(photo))
        assert recorder.take(found) is None
        recorder.keep(found, Reading(str(photo), found.digest, 0.1, (ReadCard(None, card, proposal),)))
