"""Killed at random moments and started again, the watch loses nothing and does nothing twice."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from scanner.model.record import CardState, PhotoState
from scanner.outputs.vcard import contact_uid
from scanner.store.store import open_store
from tests.actions.watching.lives import ACME, Home, Paper, ended, papers

SAMPLES = Path(__file__).parents[3] / "samples" / "photos"
REAL = ("on-its-side.jpg", "two.jpg")
KILLS = int(os.environ.get("CARDSCAN_KILLS", "12"))
"""`make crash` runs many more."""
LONGEST_LIFE = 150
"""Steps outside that a life takes before it dies; dealing with a photo takes some twenty."""


@pytest.mark.parametrize("at_once", [1, 2])
def test_whatever_kills_the_watch_each_photo_ends_in_one_place_with_its_contacts(
    tmp_path: Path,
    place: Path | str,
    at_once: int,
) -> None:
    chance = random.Random(f"{KILLS} {at_once}")
    home = Home(tmp_path, place)
    home.inbox.mkdir()
    open_store(place).close()
    dropped: list[Paper] = []
    kills = 0
    while kills < KILLS:
        for _ in range(chance.randrange(4)):
            _drop(home, chance, dropped)
        lives = [home.start(dies_before=_step(chance)) for _ in range(at_once)]
        if chance.random() < 0.5:
            time.sleep(chance.random() * 0.1)
            os.kill(lives[0], signal.SIGKILL)
        codes = [ended(life) for life in lives]
        assert all(code in (0, -signal.SIGKILL) for code in codes)
        kills += codes.count(-signal.SIGKILL)
    assert ended(home.start()) == 0
    check(home, dropped)


@pytest.mark.thorough
def test_whatever_kills_the_real_watch_it_ends_where_one_does_that_nobody_disturbs(tmp_path: Path) -> None:
    """The same command, workers and readers as a user has; the same photos give the same files."""
    chance = random.Random(KILLS)
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    for folder in (undisturbed, killed):
        (folder / "in").mkdir(parents=True)
        for name in REAL:
            shutil.copy2(SAMPLES / name, folder / "in")
    longest = _watched(undisturbed)
    for _ in range(max(2, KILLS // 20)):
        _watched(killed, dies_after=chance.uniform(0.0, longest))
        again = chance.choice(REAL)
        if not (killed / "in" / again).exists():
            shutil.copy2(SAMPLES / again, killed / "in" / again)
    _watched(killed)
    assert _files(killed / "out") == _files(undisturbed / "out") != {}
    assert {path.split("/")[0] for path in _files(killed / "in")} == {"done"}
    assert set(_files(killed / "in").values()) == {(SAMPLES / name).read_bytes() for name in REAL}
    assert _kept(killed) == _kept(undisturbed)


def _watched(folder: Path, *, dies_after: float | None = None) -> float:
    """Watch until all is done, or until the watch is killed; return the seconds."""
    command = [sys.executable, "-m", "scanner", "watch", "--once", str(folder / "in")]
    told = {
        **os.environ,
        "HOME": str(folder),
        "XDG_STATE_HOME": str(folder / "state"),
        "CARDSCAN_DATABASE_URL": f"sqlite:///{folder / 'records.db'}",
        "CARDSCAN_TO": str(folder / "out"),
        "CARDSCAN_WORKERS": "0",
    }
    began = time.monotonic()
    with subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as watch:
        try:
            _, errors = watch.communicate(timeout=dies_after)
            assert watch.returncode == 0, errors.decode()
        except subprocess.TimeoutExpired:
            watch.kill()
    return time.monotonic() - began


def _files(folder: Path) -> dict[str, bytes]:
    """Return what is in a folder; a file that is not whole yet is hidden and no part of it."""
    found = (path for path in folder.rglob("[!.]*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def _kept(folder: Path) -> tuple[object, ...]:
    with open_store(folder / "records.db") as store, store.read() as records:
        photos = {p.digest: (p.state, p.claimed_by, Path(p.path).exists()) for p in records.photos.all()}
        return photos, records.photos.cards(), dict(records.contacts.all())


def _step(chance: random.Random) -> int | None:
    return chance.randrange(1, LONGEST_LIFE) if chance.random() < 0.8 else None


def _drop(home: Home, chance: random.Random, dropped: list[Paper]) -> None:
    """Drop a photo, now and then one that was dropped before, in a folder of an interview or not."""
    is_copy = bool(dropped) and chance.random() < 0.1
    paper = chance.choice(dropped) if is_copy else papers(chance, len(dropped))
    name = f"{len(dropped)}.jpg" if chance.random() < 0.7 else f"IMG{len(dropped) % 3}.jpg"
    under = chance.choice(["", "", ACME])
    if not (home.inbox / under / name).exists():
        home.drop(paper, under=under, name=name)
        dropped.append(paper)


def check(home: Home, dropped: list[Paper]) -> None:
    """Count: every file is there once and unchanged, every photo has one end, every contact one vCard."""
    by_digest = {paper.digest: paper for paper in dropped}
    done, failed = (_photos(home.inbox / name) for name in ("done", "failed"))
    assert _photos(home.inbox) == done + failed, "nothing is left in the inbox"
    assert done + failed == Counter(paper.digest for paper in dropped)
    assert {by_digest[digest].error is None for digest in done} <= {True}
    assert {by_digest[digest].error is None for digest in failed} <= {False}
    with open_store(home.place) as store, store.read() as records:
        seen = {photo.digest: photo for photo in records.photos.all()}
        cards = records.photos.cards()
        contacts = dict(records.contacts.all())
        interviews = records.interviews.all()
        written = {w.contact: w for uid in contacts for w in records.vcards.of(uid)}
    assert seen.keys() == by_digest.keys()
    for digest, photo in seen.items():
        assert photo.claimed_by == ""
        assert photo.state is (PhotoState.FAILED if by_digest[digest].error else PhotoState.DONE)
        assert hashlib.sha256(Path(photo.path).read_bytes()).hexdigest() == digest
    expected = {
        (paper.digest, position): (name, is_sure)
        for paper in by_digest.values()
        for position, (name, is_sure) in enumerate(paper.people)
    }
    sure = {contact_uid(*card): name for card, (name, is_sure) in expected.items() if is_sure}
    assert {(card.photo, card.position) for card in cards} == expected.keys()
    for card in cards:
        _, is_sure = expected[card.photo, card.position]
        assert card.state is (CardState.KEPT if is_sure else CardState.WAITING)
    assert {uid: contact.label for uid, contact in contacts.items()} == sure
    files = {path.stem: path.read_bytes() for path in home.contacts.glob("[!.]*")}
    assert files.keys() == sure.keys() == written.keys()
    for uid, item in files.items():
        assert item.startswith(b"BEGIN:VCARD\r\n")
        assert item.endswith(b"END:VCARD\r\n")
        assert f"FN:{sure[uid]}".encode() in item
        assert hashlib.sha256(item).hexdigest() in (written[uid].digest, written[uid].intended)
    assert len(interviews) <= 1
    reasons = {path: path.read_text(encoding="utf-8") for path in (home.inbox / "failed").rglob("[!.]*.txt")}
    assert reasons.keys() == {p.with_name(f"{p.name}.txt") for p in (home.inbox / "failed").rglob("*.jpg")}
    assert all("too dark" in reason for reason in reasons.values())


def _photos(folder: Path) -> Counter[str]:
    return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("[!.]*.jpg"))
