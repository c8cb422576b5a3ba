"""What vdirsyncer is told of where contacts lie and go."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import UsageError
from scanner.outputs.sync import Sync, configuration, server

config = pytest.importorskip("vdirsyncer.cli.config")


def sync(url: str = "https://dav.example/", **more: object) -> Sync:
    return Sync(Path("/home/kim/Contacts"), url, "kim", Path("/home/kim/.data/sync"), **more)


def test_vdirsyncer_reads_it_as_it_is_meant(tmp_path: Path) -> None:
    file = tmp_path / "conf"
    file.write_bytes(configuration(sync(password=("pass", 'a "b"'), book="work")))
    read = config.load_config(str(file))
    assert read.storages["here"]["path"] == "/home/kim/"
    assert read.storages["server"]["password.fetch"] == ["command", "pass", 'a "b"']
    assert read.pairs["contacts"].collections == [["cardscan", "Contacts", "work"]]


@pytest.mark.parametrize(
    "url", ["http://dav.example/", "dav.example", "https://kim:secret@dav.example/", "file:///etc", ""]
)
def test_no_address_is_taken_that_would_give_the_password_away_or_is_none(url: str) -> None:
    with pytest.raises(UsageError):
        sync(url)


def test_a_server_may_be_called_by_its_name() -> None:
    assert server("iCloud") == "https://contacts.icloud.com/"
    assert server("https://dav.example/") == "https://dav.example/"


def test_no_name_can_add_a_line(tmp_path: Path) -> None:
    text = configuration(
        Sync(Path("/a\n[x]"), "https://dav.example/", 'k"\n[storage y]', Path("/s"))
    ).decode()
    assert "\n[x]" not in text
    assert "\n[storage y]" not in text
