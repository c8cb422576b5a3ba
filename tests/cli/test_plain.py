"""What is said reads well: on narrow terminals, without colours, where nothing was found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.actions.keeping.photos import why_none
from scanner.actions.keeping.task import Result, Way
from scanner.actions.people.finding import Person
from scanner.cli import cardscan
from scanner.cli.scan import _outcome
from scanner.cli.terminal.console import console
from scanner.cli.terminal.person import people_table
from scanner.cli.terminal.summary import _contacts
from scanner.model.contact import Contact, Name, Phone
from scanner.outputs.table import Row

LONG = Row(
    Contact(
        Name("Maximilian Hohenfels"),
        "Ångström Messgeräte und Anlagenbau",
        emails=("maximilian.hohenfels@angstroem-messgeraete.example", "m@x.example"),
        phones=(Phone("+493023125000", "x"), Phone("+493023125001", "x")),
    ),
    ("phone",),
    "a.jpg",
    "uid",
)


def printed(width: int) -> str:
    out = console()
    out.width = width
    with out.capture() as captured:
        out.print(_contacts([LONG], width))
    return captured.get()


@pytest.mark.parametrize("width", [80, 200])
def test_no_address_is_broken_and_numbers_are_grouped(width: int) -> None:
    text = printed(width)
    assert "maximilian.hohenfels@angstroem-messgeraete.example and 1 more" in text
    assert "+49 30 23125000 and 1 more ?" in text
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 200])
def test_people_are_listed_so_that_no_address_is_broken(width: int) -> None:
    out = console()
    out.width = width
    with out.capture() as captured:
        out.print(people_table([Person("uid", LONG.contact, ("phone",), (), None)], width=width))
    text = captured.get()
    assert "maximilian.hohenfels@angstroem-messgeraete.example and 1 more" in text
    assert "+49 30 23125000 and 1 more" in text
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize(("key", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_are_left_out_where_nobody_wants_them(
    key: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv(key, value)
    out = console()
    with out.capture() as captured:
        out.print("red", style="bold red")
    assert captured.get() == "red\n"


def test_a_folder_without_photos_says_why(tmp_path: Path) -> None:
    assert why_none(str(tmp_path)) == f"{tmp_path} is empty"
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.docx").touch()
    assert (
        why_none(str(tmp_path))
        == f"{tmp_path} holds 2 files and folders (.docx, .txt), and none of them is a photo"
    )
    for command in ("read", "scan"):
        done = CliRunner().invoke(cardscan, [command, str(tmp_path)])
        assert done.exit_code == 1
        assert "none of them is a photo" in done.output


def test_a_backup_is_looked_at_before_anybody_is_asked(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as raw, raw:
        raw.execute("CREATE TABLE t (x)")
    for name in ("nosuch.db", "other.db"):
        done = CliRunner().invoke(cardscan, ["restore", str(tmp_path / name)])
        assert done.exit_code == 5
        assert "Replace" not in done.output


@pytest.mark.parametrize(("given", "meant"), [("german", "deu"), ("fr", "fra"), ("日本語", "jpn")])
def test_a_language_that_tesseract_calls_otherwise_is_named(given: str, meant: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cardscan, ["read", "--language", given, str(tmp_path)])
    assert done.exit_code == 2
    assert f"--language {meant}" in done.output


def test_a_photo_without_a_contact_says_why() -> None:
    assert "no card found" in _outcome(Result("a.jpg", Way.KNOWN))
    assert "its card was rejected" in _outcome(Result("a.jpg", Way.KNOWN, refused=1))
    assert "you deleted its contact" in _outcome(Result("a.jpg", Way.KNOWN, away=("Ann Lee",)))
