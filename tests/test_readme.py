"""The README typed from top to bottom, as somebody would who looks for work in November 2026."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import cardscan
from scanner.model.contact import Contact, Name
from scanner.model.proposal import Guess, Proposal
from scanner.model.record import CardState, KeptCard
from scanner.store.store import open_store
from tests.cli.test_interviews import INVITATION
from tests.ocr.drawing import photograph

ROOT = Path(__file__).parents[1]
NOW = dt.datetime(2026, 11, 27, 10, tzinfo=dt.UTC)
UNTYPED = {
    "make": "sets up, tests or measures",
    "pip": "installs",
    "pipx": "installs",
    "dask": "runs until it is stopped",
    "--cluster": "needs a cluster; tests/workers has one",
    "--install": "is the system's: tests/actions/watching/test_service.py",
    "web": "runs until it is stopped; tests/web opens it",
    "sync": "needs a server; tests/outputs/test_sync.py has one",
}
"""What is not typed here, and why."""
ANSWERS = {"setup": "\n" * 6, "review": "s\n"}
"""What is typed after a command that asks for more than yes."""
WAITING = "3fa9c1d2"


def lines() -> list[list[str]]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [
        words
        for block in blocks
        for line in block.splitlines()
        if (words := shlex.split(line, comments=True))
    ]


def typed() -> Iterator[list[str]]:
    for words in lines():
        endless = words[:2] == ["cardscan", "watch"] and "--once" not in words
        if not endless and not UNTYPED.keys() & set(words):
            yield words


def expanded(word: str) -> str:
    """Return a word as the shell hands it on."""
    return str(Path(word).expanduser()) if word.startswith("~/") else word


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the home of somebody who has used cardscan, with photos where the README has them."""
    for name, value in {
        "HOME": str(tmp_path),
        "CARDSCAN_ZONE": "Europe/Berlin",
        "CARDSCAN_INBOX": "Cards",
        "CARDSCAN_READER": "ppocr",  # what is read does not matter here, and one reader takes half the time
    }.items():
        monkeypatch.setenv(name, value)
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.delenv("CARDSCAN_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    for folder in ("Pictures/cards", "fair", "cards", "Cards"):
        (tmp_path / folder).mkdir(parents=True)
        photograph(tmp_path / folder / "card.jpg")
    photograph(tmp_path / "card.jpg")
    (tmp_path / "invitation.ics").write_text(
        INVITATION.replace("acme.example", "initech.example").replace("Ann Lee", "Cy Moss"), encoding="utf-8"
    )
    with open_store(tmp_path / "data" / "cardscan" / "records.db") as store, store.write() as records:
        records.contacts.save("11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa", Contact(Name("Bob Ray")), at=NOW)
        records.contacts.save("5f0d1a4e-bbbb-4bbb-8bbb-bbbbbbbbbbbb", Contact(Name("Robert Ray")), at=NOW)
        digest = WAITING + hashlib.sha256(b"").hexdigest()[len(WAITING) :]
        records.photos.claim(digest, name="b.jpg", path=str(tmp_path / "b.jpg"), by="me", at=NOW)
        proposal = Proposal(name=Guess(Name("Dora Quinn"), 0.8))
        records.photos.finish(digest, [KeptCard(digest, 0, None, proposal, CardState.WAITING)], taken=None)
    return tmp_path


@pytest.mark.slow
def test_the_readme_can_be_typed_from_top_to_bottom(home: Path) -> None:
    for words in typed():
        done = CliRunner().invoke(
            cardscan,
            [expanded(word) for word in words[1:]],
            obj=NOW.astimezone,
            input=ANSWERS.get(words[1], "y\n"),
        )
        assert done.exit_code == 0, f"{shlex.join(words)}\n{done.output}\n{done.exception!r}"
    assert list((home / "Contacts").glob("*.vcf"))
    assert list((home / "drafts").glob("*.eml"))
    assert not (home / "Cards" / "card.jpg").exists()


def test_what_is_not_typed_stands_in_the_readme() -> None:
    every = {word for words in lines() for word in words}
    assert UNTYPED.keys() <= every
