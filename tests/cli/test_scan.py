"""The main job as a user runs it: real photos in, real vCards out, twice the same."""

from __future__ import annotations

import csv
import json
import os
import signal
import stat
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
import vobject

from tests.ocr.drawing import photograph

SAMPLES = Path(__file__).parents[2] / "samples" / "photos"
PHOTOS = [SAMPLES / name for name in ("desk-plain.jpg", "on-its-side.jpg")]
"""Some that cost little, and that are read surely."""


def cardscan(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scanner", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("scan") / "new"  # all of it is made
    run = cardscan(
        *("scan", *map(str, PHOTOS), "--to", str(folder / "contacts"), "--workers", "2"),
        *("--csv", str(folder / "all.csv"), "--all-in-one", str(folder / "all.vcf")),
    )
    assert run.returncode == 0, run.stderr
    return folder, run


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_contact_is_a_private_vcard_named_by_its_uid(
    scanned: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = scanned
    cards = list((folder / "contacts").iterdir())
    assert cards
    for path in cards:
        card = vobject.readOne(path.read_text(encoding="utf-8"))
        assert path.name == f"{card.uid.value}.vcf"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_table_and_the_one_file_hold_the_same_contacts(
    scanned: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, run = scanned
    uids = {path.stem for path in (folder / "contacts").iterdir()}
    with (folder / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    together = list(vobject.readComponents((folder / "all.vcf").read_text(encoding="utf-8")))
    assert {row["uid"] for row in rows} == uids == {card.uid.value for card in together}
    for row in rows:
        assert (row["name"] or row["company"]) in run.stdout
    where = f"Contacts are in {folder / 'contacts'}, all in one file in {folder / 'all.vcf'}"
    assert run.stdout.splitlines()[-1] == where


def test_scanning_again_changes_nothing_and_keeps_what_the_user_changed(
    scanned: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = scanned
    before = files(folder / "contacts")
    changed = next(iter(sorted(before)))
    mine = before[changed].replace(b"END:VCARD", b"NICKNAME:Mine\r\nEND:VCARD")
    (folder / "contacts" / changed).write_bytes(mine)
    run = cardscan("scan", *map(str, PHOTOS), "--to", str(folder / "contacts"))
    assert f"{len(PHOTOS)} known already" in run.stdout
    assert files(folder / "contacts") == {**before, changed: mine}
    anew = ("--overwrite", "--again", "--workers", "1")
    run = cardscan("scan", *map(str, PHOTOS), "--to", str(folder / "contacts"), *anew)
    assert "known already" not in run.stdout
    assert files(folder / "contacts") == before


def test_reading_writes_nothing_and_one_worker_reads_what_two_read(tmp_path: Path) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for given in ("Anna", "Laura"):
        photograph(few / f"{given}.jpg", given)
    before = files(few)
    alone, together = (
        cardscan("read", "--json", "--workers", count, str(few)).stdout.splitlines() for count in "12"
    )
    assert len(alone) == 2
    for a, b in zip(alone, together, strict=True):
        first, second = json.loads(a), json.loads(b)
        assert first["photo"] == second["photo"]
        assert first["cards"] == second["cards"] != []
    assert [*tmp_path.iterdir()] == [few]
    assert files(few) == before


def test_an_interrupt_ends_the_workers_and_leaves_no_half_file(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    photograph(tmp_path / "card.jpg")
    for number in range(40):  # each a photo of its own, since its bytes differ
        (many / f"{number}.jpg").write_bytes((tmp_path / "card.jpg").read_bytes() + bytes([number]))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "scanner", "scan", str(many), "--to", str(out), "--workers", "2"]
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may ignore it
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=heeding
    ) as process:
        while not (out.exists() and any(out.glob("*.vcf"))):
            time.sleep(0.05)
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "run it again" in errors
    for path in out.iterdir():
        assert path.suffix == ".vcf"
        assert path.read_bytes().endswith(b"END:VCARD\r\n")
