"""A vdir folder: what is written, what is left alone."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from scanner.errors import OutputError
from scanner.model.contact import Contact
from scanner.outputs import vdir
from scanner.outputs.vcard import serialize
from scanner.outputs.vdir import Outcome

UID = "6f1c9a52-3f0e-4c7e-9a52-0d7b5a1b7f3a"


def card(org: str = "Acme", day: int = 1) -> bytes:
    return serialize(Contact(org=org), uid=UID, revised=dt.datetime(2026, 11, day, tzinfo=dt.UTC))


def test_a_card_is_a_file_of_its_uid_in_a_folder_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "contacts"
    assert vdir.write(folder, UID, card()) is Outcome.WRITTEN
    assert list(folder.iterdir()) == [folder / f"{UID}.vcf"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_says_the_same_at_another_time_is_not_written_again(tmp_path: Path) -> None:
    vdir.write(tmp_path, UID, card(day=1))
    assert vdir.write(tmp_path, UID, card(day=2), replace=True) is Outcome.UNCHANGED
    assert (tmp_path / f"{UID}.vcf").read_bytes() == card(day=1)


def test_what_the_user_corrected_is_kept_unless_replacing_is_asked_for(tmp_path: Path) -> None:
    vdir.write(tmp_path, UID, card("Acme corrected"))
    assert vdir.write(tmp_path, UID, card()) is Outcome.KEPT
    assert (tmp_path / f"{UID}.vcf").read_bytes() == card("Acme corrected")
    assert vdir.write(tmp_path, UID, card(), replace=True) is Outcome.WRITTEN
    assert (tmp_path / f"{UID}.vcf").read_bytes() == card()


def test_only_a_uuid_names_a_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="UUID"):
        vdir.write(tmp_path, "../../etc/cron.d/x", card())


def test_a_file_where_the_folder_should_be_is_explained(tmp_path: Path) -> None:
    (tmp_path / "contacts").touch()
    with pytest.raises(OutputError, match="a file stands"):
        vdir.write(tmp_path / "contacts", UID, card())


def test_all_cards_go_into_one_file_one_after_the_other(tmp_path: Path) -> None:
    vdir.write_all(tmp_path / "all.vcf", [card("Acme"), card("Bolt")])
    assert (tmp_path / "all.vcf").read_bytes() == card("Acme") + card("Bolt")


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("is_there", [False, True])
def test_a_link_is_somebodys_own_and_where_it_leads_nothing_is_written(
    tmp_path: Path, replace: bool, is_there: bool
) -> None:
    folder, other = tmp_path / "contacts", tmp_path / "other"
    folder.mkdir()
    if is_there:
        other.write_bytes(b"precious")
    link = folder / f"{UID}.vcf"
    link.symlink_to(other)
    assert vdir.write(folder, UID, card(), replace=replace) is (Outcome.WRITTEN if replace else Outcome.KEPT)
    assert link.is_symlink() is not replace
    assert (other.read_bytes() if other.exists() else None) == (b"precious" if is_there else None)


def test_a_pipe_among_the_contacts_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / f"{UID}.vcf")
    with pytest.raises(OutputError, match="no file"):
        vdir.write(tmp_path, UID, card())
